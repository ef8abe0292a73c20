"""The list of claims that no notice spoke to, with buttons to start a notice or set a claim aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.curation.notice_form import STATEMENTS_LIMIT, Form
from bot.curation.review_lines import often, wanted_lines
from bot.discord.curator import curator_of
from bot.discord.notice_dialog import NoticeDialog, open_dialog
from bot.discord.reply import Reply, respond
from bot.discord.views.entries import Entry, add_entries
from bot.discord.views.words import cut
from bot.texts import text
from sources.curation.wanted import Wanted, WantedGroup

if TYPE_CHECKING:
    from bot.discord.client import Client

_SHOWN: Final = 5
_ROOM: Final = 650
"""Characters of one entry; five and the heading stay under Discord's 4,000."""


async def wanted_reply(interaction: discord.Interaction[Client], start: int = 0) -> Reply:
    """The groups of the person's server from `start` on; all of them in a file where they are more than fit.

    Raises:
        RefusedError: the person is no curator.
        StorageError: the database cannot be read.
    """
    client = interaction.client
    curator = curator_of(interaction)
    table = await client.curating.table(curator, "wanted")
    groups = await Wanted(table.database).groups(table.name, client.answering.today())
    if not groups:
        kept = await client.wanted.kept(curator.server_id)
        return Reply(text("wanted.none" if kept else "wanted.off"))
    start = min(start, len(groups) - 1)
    shown = groups[start : start + _SHOWN]
    view = ui.LayoutView(timeout=None)
    heading = text("wanted.heading", count=len(groups), first=start + 1, last=start + len(shown))
    view.add_item(ui.TextDisplay(f"**{heading}**"))
    add_entries(view, (_entry(group) for group in shown), _ROOM)
    if start + _SHOWN < len(groups):
        view.add_item(ui.ActionRow(WantedButton("page", start + _SHOWN)))
    if len(groups) <= _SHOWN:
        return Reply(layout=view)
    name = text("wanted.file")
    view.add_item(ui.TextDisplay(text("source.rest_in_file"))).add_item(ui.File(f"attachment://{name}"))
    return Reply(layout=view, attached=((name, "\n".join(wanted_lines(groups)) + "\n"),))


def _entry(group: WantedGroup) -> Entry:
    buttons = WantedButton("start", group.number), WantedButton("aside", group.number)
    return Entry((group.claim, often(group)), buttons)


class WantedButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=r"wanted:(?P<what>start|aside|page):(?P<number>\d{1,10})",
):
    """Starts a notice from a claim, sets its group aside, or shows the groups from a place on."""

    def __init__(self, what: str, number: int) -> None:
        style = discord.ButtonStyle.primary if what == "start" else discord.ButtonStyle.secondary
        label = text(f"wanted.{what}")
        super().__init__(ui.Button(label=label, style=style, custom_id=f"wanted:{what}:{number}"))
        self.what = what
        self.number = number

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        return cls(match["what"], int(match["number"]))

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Do what it says."""
        match self.what:
            case "start":
                await open_dialog(interaction, self._dialog(interaction))
            case "aside":
                await respond(interaction, self._set_aside(interaction), ephemeral=True)
            case _:
                await respond(interaction, wanted_reply(interaction, self.number), ephemeral=True)

    async def _dialog(self, interaction: discord.Interaction[Client]) -> NoticeDialog:
        table = await interaction.client.curating.table(curator_of(interaction), "wanted start")
        today = interaction.client.answering.today()
        claim = await Wanted(table.database).claim(table.name, self.number, today)
        return NoticeDialog(Form(statements=cut(claim, STATEMENTS_LIMIT)), None)

    async def _set_aside(self, interaction: discord.Interaction[Client]) -> Reply:
        table = await interaction.client.curating.table(curator_of(interaction), "wanted aside")
        wanted = Wanted(table.database)
        group = await wanted.group(table.name, self.number, interaction.client.answering.today())
        await wanted.remove(table.name, group.numbers)
        return Reply(text("wanted.set_aside", claim=discord.utils.escape_markdown(cut(group.claim, 200))))
