"""A file becomes the known claims of a server: first what it would do, then, at the press of a button, done."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self

import discord
from discord import ui

from bot.curation.known import difference_lines, known_counts, read_filings, statement_ids
from bot.discord.attached import first_file
from bot.discord.curator import curator_of
from bot.discord.importing import LARGEST
from bot.discord.reply import Reply, respond
from bot.discord.views.source import page
from bot.discord.views.words import cut, escaped
from bot.texts import text
from sources.curation.known_claims import Filing, KnownClaims, KnownDifference
from sources.errors import InputError, TableFaults

if TYPE_CHECKING:
    from bot.discord.client import Client


async def known_dry_run(interaction: discord.Interaction[Client], file: discord.Attachment) -> Reply:
    """What the file would do, with the buttons that do it or leave it; or every fault of the file.

    Raises:
        InputError: the person is no curator, or the file is too large.
    """
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "known import")
    if file.size > LARGEST:
        raise InputError(text("source.too_large"))
    data = await file.read()
    known = KnownClaims(table.database, table.name)
    try:
        filings = await _filings(interaction.client, curator.server_id, data, file.filename)
    except TableFaults as error:
        return page(str(error).split(". ")[0] + ".", error.lines, text("source.faults_file"))
    revision = await known.revision()
    difference = await known.difference(filings)
    if not difference:
        return Reply(text("known.import_nothing"))
    view = ui.View(timeout=None)
    view.add_item(KnownImportButton(True, revision)).add_item(KnownImportButton(False, revision))
    heading = text("source.dry_run", file=escaped(cut(file.filename, 100)))
    name = "known.xlsx" if data.startswith(b"PK") else "known.csv"
    attached: tuple[tuple[str, str | bytes], ...] = ((name, data),)
    if lines := _lines(difference):
        attached = (*attached, (text("source.dry_file"), "\n".join(lines) + "\n"))
    return Reply(f"{heading}\n{known_counts(difference)}", attached=attached, buttons=view)


async def _filings(client: Client, server_id: int, data: bytes, name: str) -> tuple[Filing, ...]:
    ids = await statement_ids(client.crosscheck.tables, server_id)
    return await asyncio.to_thread(read_filings, data, ids, name)


def _lines(difference: KnownDifference) -> Sequence[str]:
    return list(difference_lines(difference))


class KnownImportButton(
    ui.DynamicItem[ui.Button[ui.View]], template=r"known-import:(?P<what>go|leave):(?P<revision>\d{1,9})"
):
    """Imports the file of its message if the known claims still are at `revision`; or leaves it."""

    def __init__(self, go: bool, revision: int) -> None:
        style = discord.ButtonStyle.success if go else discord.ButtonStyle.secondary
        label = text("source.confirm") if go else text("source.cancel")
        custom_id = f"known-import:{'go' if go else 'leave'}:{revision}"
        super().__init__(ui.Button(label=label, style=style, custom_id=custom_id))
        self.go = go
        self.revision = revision

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        return cls(match["what"] == "go", int(match["revision"]))

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Do it, or leave it."""
        await respond(interaction, self._reply(interaction), ephemeral=True)

    async def _reply(self, interaction: discord.Interaction[Client]) -> Reply:
        curator = curator_of(interaction)
        table = await interaction.client.curating.table(curator, "known import")
        if not self.go:
            return Reply(text("source.left"))
        data, name = await first_file(interaction.message, text("source.import_gone"))
        filings = await _filings(interaction.client, curator.server_id, data, name)
        known = KnownClaims(table.database, table.name)
        why = text("source.why_import")
        difference = await known.replace_all(
            filings, curator.name, why, datetime.now(UTC), expected=self.revision
        )
        heading = f"{text('source.imported')}: {known_counts(difference)}"
        return page(heading, _lines(difference), text("source.dry_file"))
