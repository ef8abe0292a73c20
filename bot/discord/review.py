"""The review list, with buttons to pin an exception, set feedback aside, try links, and take an exception back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.curation.links import open_fetcher
from bot.curation.review import LINKS_AT_ONCE, tried, waiting
from bot.curation.review_lines import (
    due_line,
    exception_lines,
    link_lines,
    summary,
    waiting_lines,
    wrong_lines,
)
from bot.discord.curator import curator_of
from bot.discord.notice_dialog import open_dialog
from bot.discord.reply import Reply, respond
from bot.discord.review_dialogs import KnownDialog, PinDialog
from bot.discord.views.entries import Entry, add_entries, within
from bot.discord.views.source import page
from bot.discord.views.words import escaped
from bot.texts import text
from sources.curation.due import links
from sources.curation.exceptions import Exceptions, PinnedException
from sources.curation.feedback import Feedback, FeedbackList

if TYPE_CHECKING:
    from bot.discord.client import Client

    _Interaction = discord.Interaction[Client]

_WRONG_SHOWN: Final = 4
_WRONG_ROOM: Final = 480
_DUE_ROOM: Final = 1400
"""Characters. With four answers called wrong and the counts they stay under Discord's 4,000."""
_EXCEPTIONS_SHOWN: Final = 5
_EXCEPTION_ROOM: Final = 650


async def review_reply(interaction: _Interaction) -> Reply:
    """All that waits in the table of the person's server; what does not fit is in a file.

    Raises:
        RefusedError: the person is no curator.
        StorageError: the database cannot be read.
    """
    table = await interaction.client.curating.table(curator_of(interaction), "review")
    found = await waiting(table, interaction.client.answering.today())
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(f"**{text('review.heading')}**\n{escaped(summary(found))}"))
    shown = within([due_line(each) for each in found.due], _DUE_ROOM)
    if shown:
        view.add_item(ui.TextDisplay("\n".join(shown)))
    add_entries(view, (_wrong_entry(each) for each in found.wrong[:_WRONG_SHOWN]), _WRONG_ROOM)
    buttons = [ReviewButton("links", 0)] if found.links else []
    buttons += [ReviewButton("exceptions", 0)] if found.exceptions else []
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    if len(shown) == len(found.due) and len(found.wrong) <= _WRONG_SHOWN:
        return Reply(layout=view)
    name = text("review.file")
    view.add_item(ui.TextDisplay(text("source.rest_in_file"))).add_item(ui.File(f"attachment://{name}"))
    return Reply(layout=view, attached=((name, "\n".join(waiting_lines(found)) + "\n"),))


def _wrong_entry(feedback: Feedback) -> Entry:
    """What was said, with what can be done: where its statement is gone, it can be set aside alone."""
    steps = ("pin", "known", "aside") if feedback.statement_id else ("aside",)
    return Entry(tuple(wrong_lines(feedback)), tuple(ReviewButton(each, feedback.number) for each in steps))


class ReviewButton(
    ui.DynamicItem[ui.Button[ui.LayoutView]],
    template=r"review:(?P<what>pin|known|aside|links|exceptions|back):(?P<number>\d{1,10})",
):
    """One step of the review; `number` is of the feedback or the exception, or the place that a list begins at."""

    def __init__(self, what: str, number: int) -> None:
        style = discord.ButtonStyle.primary if what == "pin" else discord.ButtonStyle.secondary
        later = number and what in ("links", "exceptions")
        label = text(f"review.more_{what}" if later else f"review.{what}")
        super().__init__(ui.Button(label=label, style=style, custom_id=f"review:{what}:{number}"))
        self.what = what
        self.number = number

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: _Interaction, item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        return cls(match["what"], int(match["number"]))

    async def callback(self, interaction: _Interaction) -> None:  # type: ignore[override]
        """Do what it says."""
        if self.what in ("pin", "known"):
            await open_dialog(interaction, self._dialog(interaction))
            return
        steps: dict[str, Callable[[_Interaction], Coroutine[Any, Any, Reply]]] = {
            "aside": self._set_aside,
            "links": self._links,
            "exceptions": self._exceptions,
            "back": self._take_back,
        }
        await respond(interaction, steps[self.what](interaction), ephemeral=True)

    async def _dialog(self, interaction: _Interaction) -> ui.Modal:
        table = await interaction.client.curating.table(curator_of(interaction), f"review {self.what}")
        today = interaction.client.answering.today()
        feedback = await FeedbackList(table.database).one(table.name, self.number, today)
        return PinDialog(feedback) if self.what == "pin" else KnownDialog(feedback)

    async def _set_aside(self, interaction: _Interaction) -> Reply:
        table = await interaction.client.curating.table(curator_of(interaction), "review aside")
        feedback = FeedbackList(table.database)
        one = await feedback.one(table.name, self.number, interaction.client.answering.today())
        count = await feedback.remove(table.name, one.claim, one.statement_id, one.title)
        return Reply(text("review.set_aside", count=count))

    async def _links(self, interaction: _Interaction) -> Reply:
        table = await interaction.client.curating.table(curator_of(interaction), "review links")
        all_links = await links(table.database, table.name)
        chosen = all_links[self.number : self.number + LINKS_AT_ONCE]
        # In a thread: what it imports takes 0.7 s, for which no other answer should wait.
        async with await asyncio.to_thread(open_fetcher, interaction.client.crosscheck.settings) as fetcher:
            found = await tried(fetcher, chosen)
        following = self.number + len(chosen)
        heading = text("review.tried", first=self.number + 1, last=following, total=len(all_links))
        reply = page(heading, link_lines(found), text("review.links_file"))
        if following < len(all_links) and reply.layout is not None:
            reply.layout.add_item(ui.ActionRow(ReviewButton("links", following)))
        return reply

    async def _exceptions(self, interaction: _Interaction) -> Reply:
        table = await interaction.client.curating.table(curator_of(interaction), "review exceptions")
        return exceptions_reply(await Exceptions(table.database).all(table.name), self.number)

    async def _take_back(self, interaction: _Interaction) -> Reply:
        curator = curator_of(interaction)
        table = await interaction.client.curating.table(curator, "review back")
        now = datetime.now(UTC)
        ended = await Exceptions(table.database).take_back(table.name, self.number, curator.name, now)
        return Reply(text("review.taken_back", statement=ended.statement_id))


def exceptions_reply(found: tuple[PinnedException, ...], start: int) -> Reply:
    """The exceptions that hold from the given place on, each with the button that takes it back."""
    shown = found[start : start + _EXCEPTIONS_SHOWN]
    if not shown:
        return Reply(text("review.no_exceptions"))
    view = ui.LayoutView(timeout=None)
    heading = text("review.exceptions_heading", first=start + 1, last=start + len(shown), total=len(found))
    view.add_item(ui.TextDisplay(f"**{heading}**"))
    entries = (Entry(tuple(exception_lines(each)), (ReviewButton("back", each.number),)) for each in shown)
    add_entries(view, entries, _EXCEPTION_ROOM)
    if start + _EXCEPTIONS_SHOWN < len(found):
        view.add_item(ui.ActionRow(ReviewButton("exceptions", start + _EXCEPTIONS_SHOWN)))
    return Reply(layout=view)
