"""/source known: claims that the curators of a server answered once and for all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, Literal

import discord
from discord import app_commands
from rapidfuzz import fuzz, process, utils

from bot.curation.known import file_claim, known_lines, statement_ids
from bot.discord.commands.source import Id, source
from bot.discord.curator import CHOICES, curator_of
from bot.discord.known_importing import known_dry_run
from bot.discord.reply import Reply, respond
from bot.discord.views.source import page
from bot.discord.views.words import cut
from bot.texts import text
from sources.curation.known_claims import MOST_OF_A_CLAIM, MOST_OF_A_NOTE, Filing, KnownClaims, KnownStance
from sources.curation.known_sheet import write_known
from sources.errors import CrosscheckError, InputError
from sources.validation import Outline

if TYPE_CHECKING:
    from bot.discord.client import Client

_CHOICE: Final = 100
_ALIKE: Final = 60.0

known = app_commands.Group(name="known", description=text("commands.known.description"), parent=source)


async def statement_choices(
    interaction: discord.Interaction[Client], typed: str
) -> list[app_commands.Choice[str]]:
    """Statements of the tables that answer in the server, for its curators alone; nothing where the database fails."""
    try:
        curator = curator_of(interaction)
        if not await interaction.client.curating.may(curator):
            return []
        tables = await interaction.client.crosscheck.tables.consulted(curator.server_id)
        rows = [row for table in tables for row in await table.outline()]
    except CrosscheckError:
        return []
    return await asyncio.to_thread(_choices, rows, typed)


def _choices(rows: Sequence[Outline], typed: str) -> list[app_commands.Choice[str]]:
    """At most 25: statements that hold every word typed, then those that are like it."""
    words = typed.casefold().split()
    found = [
        row for row in rows if all(word in f"{row.statement_id} {row.statement}".casefold() for word in words)
    ]
    if len(found) < CHOICES and words:
        near = process.extract(
            typed,
            [row.statement for row in rows],
            scorer=fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=_ALIKE,
            limit=CHOICES,
        )
        found += [rows[place] for _, _, place in near]
    kept = {row.statement_id: row for row in found}
    return [
        app_commands.Choice(
            name=cut(f"{row.statement} ({row.statement_id})", _CHOICE), value=row.statement_id
        )
        for row in list(kept.values())[:CHOICES]
    ]


@known.command(name="add", description=text("commands.known.add"))
@app_commands.describe(
    claim=text("commands.known.claim"),
    stance=text("commands.known.stance"),
    statement=text("commands.known.statement"),
    note=text("commands.known.note"),
    why=text("commands.source.why"),
)
@app_commands.autocomplete(statement=statement_choices)
async def add(
    interaction: discord.Interaction[Client],
    claim: app_commands.Range[str, 1, MOST_OF_A_CLAIM],
    stance: Literal["supports", "conflicts"],
    statement: Id,
    note: app_commands.Range[str, 1, MOST_OF_A_NOTE],
    why: app_commands.Range[str, 1, 300] | None = None,
) -> None:
    """File a claim with its stance toward a statement."""
    filing = Filing(statement.strip(), claim.strip(), KnownStance(stance), note.strip())
    await respond(interaction, _add(interaction, filing, why), ephemeral=True)


async def _add(interaction: discord.Interaction[Client], filing: Filing, why: str | None) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "known add")
    ids = await statement_ids(interaction.client.crosscheck.tables, curator.server_id)
    filed = await file_claim(table, filing, ids, curator.name, why or text("known.why_added"))
    return Reply(text("known.added", number=filed.number))


@known.command(name="list", description=text("commands.known.list"))
@app_commands.describe(retired=text("commands.known.with_retired"))
async def list_known(interaction: discord.Interaction[Client], retired: bool = False) -> None:
    """List the known claims."""
    await respond(interaction, _list(interaction, retired), ephemeral=True)


async def _list(interaction: discord.Interaction[Client], retired: bool) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "known list")
    filed = await KnownClaims(table.database, table.name).all(retired=retired)
    if not filed:
        return Reply(text("known.none"))
    ids = await statement_ids(interaction.client.crosscheck.tables, curator.server_id)
    return page(text("known.heading", count=len(filed)), list(known_lines(filed, ids)), text("known.file"))


@known.command(name="retire", description=text("commands.known.retire"))
@app_commands.describe(number=text("commands.known.number"), why=text("commands.source.why"))
async def retire(
    interaction: discord.Interaction[Client],
    number: app_commands.Range[int, 1, 1_000_000_000],
    why: app_commands.Range[str, 1, 300] | None = None,
) -> None:
    """Let a known claim answer no more."""
    await respond(interaction, _retire(interaction, number, why), ephemeral=True)


async def _retire(interaction: discord.Interaction[Client], number: int, why: str | None) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "known retire")
    filed = KnownClaims(table.database, table.name)
    await filed.retire(number, curator.name, why or text("known.why_retired"), datetime.now(UTC))
    return Reply(text("known.retired", number=number))


@known.command(name="import", description=text("commands.known.import"))
@app_commands.describe(file=text("commands.known.import_file"))
async def import_known(interaction: discord.Interaction[Client], file: discord.Attachment) -> None:
    """Show what a file of known claims would do, and do it at the press of a button."""
    await respond(interaction, known_dry_run(interaction, file), ephemeral=True)


@known.command(name="export", description=text("commands.known.export"))
async def export_known(interaction: discord.Interaction[Client]) -> None:
    """Send the known claims as a file."""
    await respond(interaction, _export(interaction), ephemeral=True)


async def _export(interaction: discord.Interaction[Client]) -> Reply:
    table = await interaction.client.curating.table(curator_of(interaction), "known export")
    filed = await KnownClaims(table.database, table.name).all()
    data = write_known(each.filing for each in filed)
    if len(data) > interaction.filesize_limit:
        raise InputError(text("known.export_too_large"))
    return Reply(text("known.heading", count=len(filed)), attached=((text("known.export_file"), data),))
