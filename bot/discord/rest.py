"""The button "Show the rest": it says where the text stands, so that a restart loses nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.discord.reply import Reply, respond
from bot.discord.source_text import source_text
from bot.texts import text

if TYPE_CHECKING:
    from bot.discord.client import Client

# At most 63 characters; Discord allows 100.
_TEMPLATE: Final = (
    r"rest:(?P<channel>\d{1,20}):(?P<message>\d{1,20}):(?P<as_of>\d{4}-\d\d-\d\d):(?P<start>\d{1,5})"
)


@dataclass(frozen=True, slots=True)
class Source:
    """The message that holds the text that was checked, and the day that it was checked for."""

    channel: int
    message: int
    as_of: date


class RestButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=_TEMPLATE):
    """Shows the claims from `start` on to the person who presses it."""

    def __init__(self, source: Source, start: int, label: str) -> None:
        custom_id = f"rest:{source.channel}:{source.message}:{source.as_of}:{start}"
        super().__init__(ui.Button(label=label, style=discord.ButtonStyle.secondary, custom_id=custom_id))
        self.source = source
        self.start = start

    @classmethod
    def maker(cls, source: Source) -> Callable[[int, int], RestButton]:
        """What makes the buttons of one answer, given the place of the first claim and how many there are."""
        return lambda start, count: cls(source, start, text("answer.show_rest", count=count))

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        as_of = date.fromisoformat(match["as_of"])
        source = Source(int(match["channel"]), int(match["message"]), as_of)
        return cls(source, int(match["start"]), item.label or "")

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Read the text again, check it, and show the next claims."""
        await respond(interaction, self._reply(interaction.client, interaction.guild_id), ephemeral=True)

    async def _reply(self, client: Client, server_id: int | None) -> Reply:
        channel = client.get_partial_messageable(self.source.channel)
        try:
            words = await source_text(await channel.fetch_message(self.source.message))
        except (discord.NotFound, discord.Forbidden):
            words = ""
        if not words:
            return Reply(text("rest.gone"), private=True)
        verdicts = await client.answering.check(words, self.source.as_of, "rest", server_id)
        return await client.answering.rest(verdicts, self.source, self.start, server_id)
