"""Discord's objects as its gateway and its HTTP answers carry them, as far as the client reads them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Any

Payload = dict[str, Any]

APPLICATION = "1000000000000000001"
BOT = "1000000000000000001"
SERVER = "2000000000000000001"
_NOW = "2026-11-24T12:00:00+00:00"
_ids = itertools.count(3_000_000_000_000_000_000)

ADMINISTRATOR = 1 << 3
MANAGE_SERVER = 1 << 5
VIEW_SEND_READ = (1 << 10) | (1 << 11) | (1 << 16)


def new_id() -> str:
    """An id that no other object has."""
    return str(next(_ids))


def user(user_id: str, name: str, bot: bool = False) -> Payload:
    """A user."""
    return {
        "id": user_id,
        "username": name,
        "discriminator": "0",
        "global_name": name.title(),
        "avatar": None,
        "bot": bot,
        "public_flags": 0,
        "flags": 0,
    }


def member(of: Payload, permissions: int = VIEW_SEND_READ) -> Payload:
    """A member of the server with these permissions, as an interaction describes one."""
    return {
        "user": of,
        "roles": [],
        "joined_at": _NOW,
        "deaf": False,
        "mute": False,
        "flags": 0,
        "nick": None,
        "avatar": None,
        "permissions": str(permissions),
    }


def text_channel(channel_id: str, name: str, overwrites: list[Payload] | None = None) -> Payload:
    """A text channel of the server."""
    return {
        "id": channel_id,
        "type": 0,
        "guild_id": SERVER,
        "name": name,
        "position": 0,
        "permission_overwrites": overwrites or [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
    }


def thread(thread_id: str, name: str, parent: Payload) -> Payload:
    """A public thread of a channel, or a post of a forum."""
    state = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": _NOW, "locked": False}
    more = {"owner_id": "1", "message_count": 0, "member_count": 1, "thread_metadata": state}
    return text_channel(thread_id, name) | more | {"type": 11, "parent_id": parent["id"]}


def dm_channel(channel_id: str, with_user: Payload) -> Payload:
    """The direct-message channel of the bot with a user."""
    return {"id": channel_id, "type": 1, "recipients": [with_user], "last_message_id": None, "flags": 0}


def role(role_id: str, name: str) -> Payload:
    """A role of the server."""
    colors = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
    more = {"permissions": "0", "managed": False, "mentionable": False, "flags": 0}
    return {"id": role_id, "name": name, "color": 0, "colors": colors, "hoist": False, "position": 1} | more


def server(channels: list[Payload], bot: Payload, roles: Sequence[Payload] = ()) -> Payload:
    """The one server there is, as GUILD_CREATE brings it."""
    everyone = {
        "id": SERVER,
        "name": "@everyone",
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(VIEW_SEND_READ),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": SERVER,
        "name": "Chips",
        "owner_id": "1",
        "roles": [everyone, *roles],
        "emojis": [],
        "stickers": [],
        "features": [],
        "channels": channels,
        "threads": [],
        "members": [member(bot)],
        "member_count": 3,
        "voice_states": [],
        "presences": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
        "large": False,
        "unavailable": False,
        "joined_at": _NOW,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "preferred_locale": "en-US",
        "system_channel_flags": 0,
        "afk_timeout": 300,
    }


def message(author: Payload, channel: Payload, content: str = "", **more: Any) -> Payload:
    """A message in a channel; `more` overrides any field."""
    made: Payload = {
        "id": new_id(),
        "channel_id": channel["id"],
        "author": author,
        "content": content,
        "timestamp": _NOW,
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0,
        "flags": 0,
    }
    if "guild_id" in channel:
        made["guild_id"] = channel["guild_id"]
        made["member"] = {
            key: value for key, value in member(author).items() if key not in {"user", "permissions"}
        }
    return made | more


def interaction(kind: int, who: Payload, channel: Payload, permissions: int, data: Payload) -> Payload:
    """An interaction: kind 2 is a command, 3 a press of a button."""
    in_server = "guild_id" in channel
    made: Payload = {
        "id": new_id(),
        "application_id": APPLICATION,
        "type": kind,
        "token": f"token-{new_id()}",
        "version": 1,
        "data": data,
        "channel": channel,
        "channel_id": channel["id"],
        "locale": "en-US",
        "app_permissions": str(VIEW_SEND_READ),
        "entitlements": [],
        "authorizing_integration_owners": {"0": SERVER if in_server else "0"},
        "context": 0 if in_server else 1,
        "attachment_size_limit": 10_485_760,
    }
    if in_server:
        made |= {
            "guild_id": SERVER,
            "guild_locale": "en-US",
            "guild": {"id": SERVER, "locale": "en-US", "features": []},
            "member": member(who, permissions),
        }
    else:
        made["user"] = who
    return made
