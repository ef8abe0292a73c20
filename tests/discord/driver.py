"""People on the loopback Discord, and what they do there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.discord import payloads
from tests.discord.payloads import BOT, Payload
from tests.discord.rules import walk
from tests.discord.server import Loopback, Sent

# Text, whole number, yes or no, channel, role, attachment.
_OPTION_TYPES = {3: str, 4: int, 5: bool, 7: dict, 8: dict, 11: dict}
_RESOLVED = {7: "channels", 8: "roles", 11: "attachments"}


class NotOfferedError(Exception):
    """Discord would not let this person do that: there is no such command or button for them."""


@dataclass
class Person:
    """Somebody on Discord with some permissions in the server."""

    discord: Loopback
    user: Payload
    permissions: int = payloads.VIEW_SEND_READ
    roles: tuple[str, ...] = ()
    server: str = payloads.SERVER

    async def posts(
        self, channel: Payload, text: str = "", *, reply_to: Payload | None = None, **more: Any
    ) -> Payload:
        """Write a message; it is passed on to the bot, and not waited for."""
        if f"<@{BOT}>" in text:
            more["mentions"] = [self.discord.bot]
        if reply_to is not None:
            reference = {"message_id": reply_to["id"], "channel_id": channel["id"], "type": 0}
            more |= {"type": 19, "message_reference": reference, "referenced_message": reply_to}
        message = payloads.message(self.user, channel, text, **more)
        self.discord.messages[message["id"]] = message
        await self.discord.gateway.dispatch("MESSAGE_CREATE", self.discord.as_bot_sees(message))
        return message

    async def asks(self, channel: Payload, text: str = "", **more: Any) -> Sent:
        """Write a message, and wait for the bot's reply."""
        return await self.discord.replies_to((await self.posts(channel, text, **more))["id"])

    async def dm(self, text: str, **more: Any) -> Sent:
        """Write to the bot, and wait for its reply."""
        return await self.asks(self.dm_channel(), text, **more)

    def dm_channel(self) -> Payload:
        """The channel between this person and the bot."""
        channel_id = f"4{self.user['id'][1:]}"
        return self.discord.channels.setdefault(channel_id, payloads.dm_channel(channel_id, self.user))

    async def slash(
        self, command: str, where: Payload, /, *, by_override: bool = False, **options: Any
    ) -> Sent:
        """Use a slash command ("settings channel add") in a channel, and wait for its final answer.

        `by_override`: the server opened the command to this person in spite of its default permissions.
        """
        data, level, known = self._command(command, by_override)
        level["options"] = [_option(known, key, value, data) for key, value in options.items()]
        missing = {
            option["name"] for option in known.get("options", []) if option.get("required")
        } - options.keys()
        if missing:
            raise NotOfferedError(f"/{command} wants {sorted(missing)}")
        return await self._interact(2, where, data)

    async def completes(
        self, command: str, where: Payload, /, option: str, typed: str, *, by_override: bool = False
    ) -> dict[str, str]:
        """Type into an option of a slash command: what is offered, value by name."""
        data, level, known = self._command(command, by_override)
        found = next(each for each in known["options"] if each["name"] == option)
        if not found.get("autocomplete"):
            raise NotOfferedError(f"{option} completes nothing")
        level["options"] = [{"name": option, "type": found["type"], "value": typed, "focused": True}]
        sent = await self._interact(4, where, data)
        return {choice["name"]: choice["value"] for choice in sent.message["choices"]}

    async def submits(self, dialog: Sent, where: Payload, /, **fields: str) -> Sent:
        """Send a dialog with some fields, by the beginning of their labels, filled in anew.

        Of a choice the beginning of the option's label is given.
        """
        components = []
        for label in dialog.message["components"]:
            field = label["component"]
            typed = [value for name, value in fields.items() if label["label"].lower().startswith(name)]
            if field["type"] == 3:
                components.append({"type": 18, "id": 1, "component": _chosen(field, typed)})
                continue
            value = typed[0] if typed else field.get("value") or ""
            if len(value) > field["max_length"] or (field.get("required", True) and not value):
                raise NotOfferedError(f"{label['label']} is too long, or empty")
            filled = {"type": 4, "id": 1, "custom_id": field["custom_id"], "value": value}
            components.append({"type": 18, "id": 1, "component": filled})
        data = {"custom_id": dialog.message["custom_id"], "components": components}
        return await self._interact(5, where, data)

    async def menu(self, command: str, message: Payload, channel: Payload) -> Sent:
        """Use a message command on a message."""
        found = self._offered(command, 3, by_override=False)
        resolved = {"messages": {message["id"]: self.discord.as_bot_sees(message, addressed=True)}}
        data = {
            "id": found["id"],
            "name": command,
            "type": 3,
            "target_id": message["id"],
            "resolved": resolved,
        }
        return await self._interact(2, channel, data)

    async def clicks(self, on: Sent, label: str, channel: Payload) -> Sent:
        """Press a button by the beginning of its label."""
        custom_id = next(
            (custom_id for words, custom_id in on.buttons.items() if words.startswith(label)), None
        )
        if custom_id is None:
            raise NotOfferedError(f"no button {label!r}, only {sorted(on.buttons)}")
        return await self._interact(
            3, channel, {"component_type": 2, "custom_id": custom_id}, message=on.message
        )

    async def chooses(self, on: Sent, values: list[str], channel: Payload) -> Sent:
        """Choose in the one menu of a message."""
        (menu,) = (part for part in walk(on.message["components"]) if part["type"] == 3)
        offered = {option["value"] for option in menu["options"]}
        if not set(values) <= offered or not menu["min_values"] <= len(values) <= menu["max_values"]:
            raise NotOfferedError(f"{values} cannot be chosen among {sorted(offered)}")
        data = {"component_type": 3, "custom_id": menu["custom_id"], "values": values}
        return await self._interact(3, channel, data, message=on.message)

    async def _interact(self, kind: int, channel: Payload, data: Payload, **more: Any) -> Sent:
        made = payloads.interaction(kind, self.user, channel, self.permissions, data)
        if "member" in made:
            made["member"]["roles"] = list(self.roles)
            made["guild_id"] = made["guild"]["id"] = self.server
        return await self.discord.interact(made | more)

    def _command(self, command: str, by_override: bool) -> tuple[Payload, Payload, Payload]:
        """An interaction's data, the level of it that holds the options, and how the command was registered."""
        name, *path = command.split()
        found = self._offered(name, 1, by_override)
        data: Payload = {"id": found["id"], "name": name, "type": 1}
        level, known = data, found
        for part in path:
            known = next(option for option in known["options"] if option["name"] == part)
            level["options"] = [{"name": part, "type": known["type"]}]
            level = level["options"][0]
        return data, level, known

    def _offered(self, name: str, kind: int, by_override: bool) -> Payload:
        for command in self.discord.commands:
            if command["name"] == name and command["type"] == kind:
                wanted = int(command["default_member_permissions"] or 0)
                if by_override or self.permissions & (wanted | payloads.ADMINISTRATOR) or not wanted:
                    return command
        raise NotOfferedError(name)


def _chosen(field: Payload, typed: list[str]) -> Payload:
    """A choice as Discord sends it."""
    values = [
        option["value"] for option in field["options"] for words in typed if option["label"].startswith(words)
    ]
    if len(values) != 1:
        raise NotOfferedError(f"one of {[option['label'] for option in field['options']]}, not {typed}")
    return {"type": 3, "id": 1, "custom_id": field["custom_id"], "values": values}


def _option(command: Payload, name: str, value: Any, data: Payload) -> Payload:
    """An option as Discord sends it; a channel goes into `resolved` and leaves its id."""
    known = next((option for option in command["options"] if option["name"] == name), None)
    if known is None or not isinstance(value, _OPTION_TYPES[known["type"]]):
        raise NotOfferedError(f"no option {name!r} of that type")
    if isinstance(value, str) and len(value) > known.get("max_length", 6000):
        raise NotOfferedError(f"{name} is over {known['max_length']} characters")
    if "choices" in known and value not in [choice["value"] for choice in known["choices"]]:
        raise NotOfferedError(f"{value!r} is no choice of {name}")
    if isinstance(value, dict):
        described = value
        if known["type"] == 7:
            partial = {key: value[key] for key in ("id", "type", "name")}
            described = partial | {"permissions": str(payloads.VIEW_SEND_READ)}
        group = data.setdefault("resolved", {}).setdefault(_RESOLVED[known["type"]], {})
        group[value["id"]] = described
        value = value["id"]
    return {"name": name, "type": known["type"], "value": value}
