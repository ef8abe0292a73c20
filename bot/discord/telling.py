"""How far long work has come, told in the place where its answer will stand."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Final

import discord

from bot.texts import text

if TYPE_CHECKING:
    from bot.discord.client import Client

EVERY: Final = 2.0
"""Seconds between two tellings: Discord lets a message be edited five times in five seconds."""
logger = logging.getLogger(__name__)


class Telling:
    """Is told by an import how much is done, and says so once Discord has announced that the answer takes longer."""

    def __init__(self, interaction: discord.Interaction[Client], statements: int) -> None:
        self._interaction = interaction
        self._statements = statements
        self._last = time.monotonic()
        self._edit: asyncio.Task[None] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Say it, unless it was said a moment ago."""
        under_way = self._edit is not None and not self._edit.done()
        if under_way or not self._interaction.response.is_done() or time.monotonic() - self._last < EVERY:
            return
        self._last = time.monotonic()
        # What is written counts the rows of the table and those of the history; people think in statements.
        written = self._statements * done // max(1, total)
        self._edit = asyncio.create_task(
            self._say(text("source.importing", done=written, total=self._statements))
        )

    async def over(self) -> None:
        """Until the last telling has gone out, so that it does not come after the answer."""
        if self._edit is not None:
            await self._edit

    async def _say(self, sentence: str) -> None:
        try:
            await self._interaction.edit_original_response(content=sentence)
        except discord.HTTPException as error:
            # The answer itself is still to come, and says what happened.
            logger.warning("progress not told", extra={"cause": str(error)})
