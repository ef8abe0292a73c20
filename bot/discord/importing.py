"""A file becomes the table: first what it would do, then, at the press of a button, done. A restart loses nothing."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.curation.conflicts import contradictions
from bot.discord.attached import first_file
from bot.discord.curator import curator_of
from bot.discord.reply import Reply, respond
from bot.discord.telling import Telling
from bot.discord.views.source import difference_lines, page
from bot.discord.views.words import cut, escaped, size
from bot.texts import text
from sources.errors import InputError, TableFaults
from sources.notice import Notice
from sources.spreadsheet import read_table

if TYPE_CHECKING:
    from bot.discord.client import Client

LARGEST: Final = 10 * 1024 * 1024
"""Bytes: what Discord lets everybody attach."""
_MESSAGE: Final = 2000
"""Characters of a message that is no layout."""


async def dry_run(interaction: discord.Interaction[Client], file: discord.Attachment) -> Reply:
    """What the file would do, with the buttons that do it or leave it; or every fault of the file.

    Raises:
        InputError: the person is no curator, or the file is too large.
    """
    table = await interaction.client.curating.table(curator_of(interaction), "import")
    if file.size > LARGEST:
        raise InputError(text("source.too_large"))
    data = await file.read()
    name = "table.xlsx" if data.startswith(b"PK") else "table.csv"
    try:
        notices = await _notices(data, file.filename)
        # The number comes first: a change between the two makes the import ask once more, never overwrite.
        change = await table.change_number()
        difference = await table.difference(notices)
    except TableFaults as error:
        return page(str(error).split(". ")[0] + ".", error.lines, text("source.faults_file"))
    if not difference:
        return Reply(text("source.import_nothing"))
    lines = list(difference_lines(difference))
    sentence = "\n".join(
        [text("source.dry_run", file=escaped(cut(file.filename, 100))), *map(escaped, lines)]
    )
    # The file travels with the message, so that the button finds it again after a restart. No layout: of those
    # Discord does not say that they list their attachments.
    attached: tuple[tuple[str, str | bytes], ...] = ((name, data),)
    if size(sentence) > _MESSAGE:
        sentence = f"{text('source.dry_run', file=escaped(cut(file.filename, 100)))}\n{lines[0]}"
        attached = (*attached, (text("source.dry_file"), "\n".join(lines) + "\n"))
    view = ui.View(timeout=None)
    view.add_item(ImportButton(True, change)).add_item(ImportButton(False, change))
    return Reply(sentence, attached=attached, buttons=view)


async def _notices(data: bytes, name: str) -> tuple[Notice, ...]:
    return await asyncio.to_thread(read_table, data, name)


class ImportButton(
    ui.DynamicItem[ui.Button[ui.View]], template=r"import:(?P<what>go|leave):(?P<change>\d{1,9})"
):
    """Imports the file of its message if the table still is at `change`; or leaves it."""

    def __init__(self, go: bool, change: int) -> None:
        style = discord.ButtonStyle.success if go else discord.ButtonStyle.secondary
        label = text("source.confirm") if go else text("source.cancel")
        super().__init__(
            ui.Button(label=label, style=style, custom_id=f"import:{'go' if go else 'leave'}:{change}")
        )
        self.go = go
        self.change = change

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        return cls(match["what"] == "go", int(match["change"]))

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Do it, or leave it."""
        await respond(interaction, self._reply(interaction), ephemeral=True)

    async def _reply(self, interaction: discord.Interaction[Client]) -> Reply:
        curator = curator_of(interaction)
        table = await interaction.client.curating.table(curator, "import")
        if not self.go:
            return Reply(text("source.left"))
        notices = await _notices(*await first_file(interaction.message, text("source.import_gone")))
        telling = Telling(interaction, sum(len(notice.statements) for notice in notices))
        try:
            difference = await table.replace_all(
                notices, curator.name, text("source.why_import"), telling, expected=self.change
            )
        finally:
            await telling.over()
        # Nobody came between: the import is the change after the one that was looked at.
        counts, *rest = difference_lines(difference)
        client = interaction.client
        contradicted = await contradictions(
            client.crosscheck, difference, client.answering.today(), curator.server_id
        )
        lines = [counts, text("source.undo_hint", number=self.change + 1), *contradicted, *rest]
        return page(text("source.imported"), lines, text("source.dry_file"))
