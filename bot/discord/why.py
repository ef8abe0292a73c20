"""The button "Why?": it checks the text anew and says what was considered, so that a restart loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.checking.trace import Trace
from bot.discord.reply import Reply, respond
from bot.discord.rest import Source
from bot.discord.source_text import source_text
from bot.discord.views.why import shown_traces, why_file, why_layout, why_text
from bot.texts import text

if TYPE_CHECKING:
    from bot.discord.client import Client

# At most 68 characters; Discord allows 100.
_TEMPLATE: Final = (
    r"why:(?P<channel>\d{1,20}):(?P<message>\d{1,20}):(?P<as_of>\d{4}-\d\d-\d\d)"
    r":(?P<start>\d{1,5}):(?P<count>\d{1,5})"
)


class WhyButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=_TEMPLATE):
    """Tells the person who presses it why the `count` claims from `start` on got their verdicts."""

    def __init__(self, source: Source, start: int, count: int) -> None:
        custom_id = f"why:{source.channel}:{source.message}:{source.as_of}:{start}:{count}"
        super().__init__(
            ui.Button(label=text("why.button"), style=discord.ButtonStyle.secondary, custom_id=custom_id)
        )
        self.source = source
        self.start = start
        self.count = count

    @classmethod
    def maker(cls, source: Source) -> Callable[[int, int], WhyButton]:
        """What makes the button of one answer, given the place of its first claim and how many it shows."""
        return lambda start, count: cls(source, start, count)

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        source = Source(int(match["channel"]), int(match["message"]), date.fromisoformat(match["as_of"]))
        return cls(source, int(match["start"]), int(match["count"]))

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Read the text again, check it, and say what was considered for each claim of this answer."""
        await respond(interaction, self._reply(interaction.client, interaction.guild_id), ephemeral=True)

    async def _reply(self, client: Client, server_id: int | None) -> Reply:
        channel = client.get_partial_messageable(self.source.channel)
        try:
            words = await source_text(await channel.fetch_message(self.source.message))
        except (discord.NotFound, discord.Forbidden):
            words = ""
        traces = await client.crosscheck.explain(words, self.source.as_of, server_id) if words else ()
        shown = shown_traces(traces, self.start, self.count)
        if not shown:
            return Reply(text("why.gone"), private=True)
        layout, is_cut = why_layout(shown)
        return Reply(layout=layout, attached=_attached(shown) if is_cut else (), private=True)


def with_explanation(reply: Reply, traces: Sequence[Trace]) -> Reply:
    """An answer that brings along, as a file, what was considered for its claims; a mere sentence stays as it is."""
    if reply.layout is None:
        return reply
    shown = shown_traces(traces, 0, len(traces))
    reply.layout.add_item(why_file())
    return replace(reply, attached=(*reply.attached, *_attached(shown)))


def _attached(traces: Sequence[Trace]) -> tuple[tuple[str, str], ...]:
    return ((text("why.file_name"), why_text(traces)),)
