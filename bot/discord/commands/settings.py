"""/settings: what a server has chosen, for those who may manage it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.curation.corrections import MOST_DAYS
from bot.discord.reply import Reply, respond
from bot.texts import text
from sources.errors import InputError, RefusedError

if TYPE_CHECKING:
    from bot.discord.client import Client

logger = logging.getLogger(__name__)
Chosen = app_commands.AppCommandChannel | app_commands.AppCommandThread


class AnyTextPlace(app_commands.Transformer):
    """A channel, thread or forum where people post."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        """Discord's channel picker."""
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """What the picker offers."""
        kinds = discord.ChannelType
        return [kinds.text, kinds.news, kinds.voice, kinds.forum, kinds.public_thread, kinds.private_thread]

    async def transform(self, interaction: discord.Interaction[Any], value: Any, /) -> Chosen:
        """The channel as Discord describes it in the command."""
        chosen: Chosen = value
        return chosen


Channel = app_commands.Transform[Chosen, AnyTextPlace]

settings = app_commands.Group(
    name="settings",
    description=text("commands.settings.description"),
    guild_only=True,
    allowed_installs=app_commands.AppInstallationType(guild=True),
    default_permissions=discord.Permissions(manage_guild=True),
)
channels = app_commands.Group(name="channel", description=text("commands.settings.channel"), parent=settings)


@channels.command(name="add", description=text("commands.settings.channel_add"))
@app_commands.describe(channel=text("commands.settings.channel_option"))
async def add(interaction: discord.Interaction[Client], channel: Channel) -> None:
    """Make a channel a claims channel."""
    await respond(interaction, _add(interaction, channel), ephemeral=True)


@channels.command(name="remove", description=text("commands.settings.channel_remove"))
@app_commands.describe(channel=text("commands.settings.channel_option"))
async def remove(interaction: discord.Interaction[Client], channel: Channel) -> None:
    """Make it a channel like any other."""
    await respond(interaction, _remove(interaction, channel), ephemeral=True)


@channels.command(name="list", description=text("commands.settings.channel_list"))
async def list_channels(interaction: discord.Interaction[Client]) -> None:
    """List the claims channels of the server."""
    await respond(interaction, _list(interaction), ephemeral=True)


@settings.command(name="curators", description=text("commands.settings.curators"))
@app_commands.describe(role=text("commands.settings.role_option"))
async def curators(interaction: discord.Interaction[Client], role: discord.Role | None = None) -> None:
    """Choose the role whose members curate the server's table; without one, take that back."""
    await respond(interaction, _curators(interaction, role), ephemeral=True)


@settings.command(name="shared", description=text("commands.settings.shared"))
@app_commands.describe(consult=text("commands.settings.consult_option"))
async def shared(interaction: discord.Interaction[Client], consult: bool) -> None:
    """Choose whether the shared table answers in the server, beside its own."""
    await respond(interaction, _shared(interaction, consult), ephemeral=True)


@settings.command(name="wanted", description=text("commands.settings.wanted"))
@app_commands.describe(keep=text("commands.settings.keep_option"))
async def wanted(interaction: discord.Interaction[Client], keep: bool) -> None:
    """Choose whether the server keeps the claims that no notice spoke to."""
    await respond(interaction, _wanted(interaction, keep), ephemeral=True)


@settings.command(name="corrections", description=text("commands.settings.corrections"))
@app_commands.describe(days=text("commands.settings.days_option"))
async def corrections(
    interaction: discord.Interaction[Client], days: app_commands.Range[int, 0, MOST_DAYS]
) -> None:
    """Choose for how many days the bot corrects its earlier answers."""
    await respond(interaction, _corrections(interaction, days), ephemeral=True)


async def _curators(interaction: discord.Interaction[Client], role: discord.Role | None) -> Reply:
    server = _managed_server(interaction)
    if role is not None and role.id == server:
        raise InputError(text("commands.settings.not_everyone"))
    await interaction.client.curating.set_role(server, role.id if role else None)
    if role is None:
        return Reply(text("commands.settings.no_curators"))
    return Reply(text("commands.settings.curators_are", role=role.mention))


async def _shared(interaction: discord.Interaction[Client], consult: bool) -> Reply:
    server = _managed_server(interaction)
    await interaction.client.crosscheck.tables.consult_shared(server, consult)
    return Reply(text(f"commands.settings.shared_{'on' if consult else 'off'}"))


async def _wanted(interaction: discord.Interaction[Client], keep: bool) -> Reply:
    await interaction.client.wanted.switch(_managed_server(interaction), keep)
    return Reply(text(f"commands.settings.wanted_{'on' if keep else 'off'}"))


async def _corrections(interaction: discord.Interaction[Client], days: int) -> Reply:
    await interaction.client.corrections.choose_days(_managed_server(interaction), days)
    if not days:
        return Reply(text("commands.settings.corrections_off"))
    return Reply(text("commands.settings.corrections_on", count=days))


async def _add(interaction: discord.Interaction[Client], channel: Chosen) -> Reply:
    server = _managed_server(interaction)
    added = await interaction.client.claims_channels.add(server, channel.id)
    sentences = [
        text(f"commands.settings.{'added' if added else 'already'}", channel=channel.mention),
        *_hindrances(interaction, channel),
    ]
    return Reply("\n".join(sentences))


async def _remove(interaction: discord.Interaction[Client], channel: Chosen) -> Reply:
    server = _managed_server(interaction)
    removed = await interaction.client.claims_channels.remove(server, channel.id)
    return Reply(text(f"commands.settings.{'removed' if removed else 'was_none'}", channel=channel.mention))


async def _list(interaction: discord.Interaction[Client]) -> Reply:
    chosen = await interaction.client.claims_channels.of(_managed_server(interaction))
    if not chosen:
        return Reply(text("commands.settings.list_empty"))
    # 2000 characters hold 80 mentions; whoever has more sees the first of them.
    mentions = ", ".join(f"<#{channel}>" for channel in chosen[:80])
    sentences = [text("commands.settings.list", channels=mentions), *_hindrances(interaction, None)]
    return Reply("\n".join(sentences))


def _managed_server(interaction: discord.Interaction[Client]) -> int:
    """The server's id, once it is sure that the person may manage it.

    Discord hides the command from others, but a server can open it to any role by its integration settings.

    Raises:
        InputError: it is no server.
        RefusedError: the person may not; the refusal is logged.
    """
    if interaction.guild_id is None:
        raise InputError(text("commands.settings.server_only"))
    if not interaction.permissions.manage_guild:
        extra = {"operation": "settings", "server": interaction.guild_id, "user": interaction.user.id}
        logger.warning("refused", extra=extra)
        raise RefusedError(text("commands.settings.not_allowed"))
    return interaction.guild_id


def _hindrances(interaction: discord.Interaction[Client], channel: Chosen | None) -> list[str]:
    """What still keeps posts from being answered: a missing intent, or missing permissions in the channel."""
    found = []
    if not interaction.client.intents.message_content:
        found.append(text("commands.settings.needs_intent"))
    place = channel.resolve() if channel is not None else None
    if place is not None and place.guild.me is not None:
        missing = [text(f"permission.{name}") for name in _needed(place) if not _may(place, name)]
        if missing:
            found.append(text("commands.settings.needs_permissions", permissions=", ".join(missing)))
    return found


def _needed(place: discord.abc.GuildChannel | discord.Thread) -> tuple[str, ...]:
    in_threads = isinstance(place, discord.ForumChannel | discord.Thread)
    send = "send_messages_in_threads" if in_threads else "send_messages"
    return ("view_channel", "read_message_history", send)


def _may(place: discord.abc.GuildChannel | discord.Thread, permission: str) -> bool:
    return bool(getattr(place.permissions_for(place.guild.me), permission))
