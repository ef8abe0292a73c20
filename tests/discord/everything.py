"""Every command of the curators, with something to give it, read from the commands: a new one is covered by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import discord
from discord import app_commands
from sqlalchemy import select

from bot.discord.client import Client
from sources.database.engine import Database
from sources.database.schema import metadata
from sources.notice import Statement
from sources.spreadsheet import write_csv
from tests.discord import payloads
from tests.discord.conftest import Scene
from tests.discord.curating import ONE, TWO, attached
from tests.discord.driver import Person
from tests.discord.rules import walk
from tests.discord.server import Sent

_GROUPS: Final = ("source", "settings")
_BY_NAME: Final[dict[str, Any]] = {
    "notice": ONE.id,
    "statement": f"{ONE.id}#s1",
    "words": "widgets",
    "date": "2031",
    "claim": "Zebras are blue on Mondays.",
    "note": "It is known.",
}
_OTHER: Final = replace(
    TWO,
    id="xx-gadget",
    title="Gadget rule",
    publisher="Office of Gadgets",
    statements=(Statement("xx-gadget#s1", "Gadgets are green."),),
)
_KNOWN: Final = (
    f"known_claim,known_stance,known_note,statement_id\nZebras are red.,conflicts,They are not.,{ONE.id}#s1\n"
).encode()
_BY_KIND: Final[dict[discord.AppCommandOptionType, Any]] = {
    discord.AppCommandOptionType.string: "something",
    discord.AppCommandOptionType.integer: 1,
    discord.AppCommandOptionType.boolean: False,
}


def everything(client: Client) -> tuple[app_commands.Command[Any, ..., Any], ...]:
    """The commands under /source and /settings."""
    groups = [client.tree.get_command(name) for name in _GROUPS]
    return tuple(
        command
        for group in groups
        if isinstance(group, app_commands.Group)
        for command in group.walk_commands()
        if isinstance(command, app_commands.Command)
    )


async def uses(
    person: Person, command: app_commands.Command[Any, ..., Any], here: Scene, **more: Any
) -> Sent:
    """The person uses a command with something for each option that it wants, whoever the server shows it to."""
    given = {
        parameter.display_name: _given(command.qualified_name, parameter, here)
        for parameter in command.parameters
        if parameter.required
    }
    return await person.slash(command.qualified_name, here.general, by_override=True, **given | more)


def _given(command: str, parameter: app_commands.commands.Parameter, here: Scene) -> Any:
    kinds = discord.AppCommandOptionType
    if parameter.choices:
        return parameter.choices[0].value
    if parameter.type is kinds.channel:
        return here.general
    if parameter.type is kinds.role:
        return payloads.role("7001", "curators")
    if parameter.type is kinds.attachment:
        return attached(here, _KNOWN if "known" in command else write_csv([_OTHER]))
    return _BY_NAME.get(parameter.display_name, _BY_KIND[parameter.type])


async def pressed(person: Person, sent: Sent, here: Scene) -> list[Sent]:
    """What comes of everything on a message, or of sending it where it is a dialog, in its order."""
    parts = list(walk(sent.message["components"]))
    if any(part["type"] == 18 for part in parts):
        return [await person.submits(sent, here.general, **words_for(sent))]
    first = [part["options"][0]["value"] for part in parts if part["type"] == 3]
    return [
        *[await person.clicks(sent, label, here.general) for label in sent.buttons],
        *[await person.chooses(sent, [value], here.general) for value in first],
    ]


def words_for(dialog: Sent) -> dict[str, str]:
    """Words for the fields of a dialog that must have some, and the first choice of a menu."""
    given = {}
    for label in dialog.message["components"]:
        field = label["component"]
        if field["type"] == 3:
            given[label["label"].lower()] = field["options"][0]["label"]
        elif field.get("required", True) and not field.get("value"):
            given[label["label"].lower()] = "Words"
    return given


async def rows(database: Database, but: str = "") -> list[str]:
    """All that the database holds, but for rows that name `but`."""
    async with database.reading() as connection:
        found = [
            f"{table.name}: {tuple(row)!r}"
            for table in metadata.sorted_tables
            for row in await connection.execute(select(table))
        ]
    return sorted(row for row in found if not but or but not in row)


def words_of(answers: list[Sent]) -> Iterator[str]:
    """All that people can read of messages, dialogs, choices and files."""
    for sent in answers:
        yield repr(sent.message)
        for name, data in sent.data.items():
            yield f"{name} {data.decode('utf-8', 'replace')}"
