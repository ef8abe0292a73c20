"""A reply before it is sent, and how it gets to a message or to an interaction in time."""

from __future__ import annotations

import asyncio
import io
import logging
import secrets
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from bot.texts import text
from sources.errors import CrosscheckError

if TYPE_CHECKING:
    from bot.checking.result import Verdict
    from bot.discord.client import Client
    from bot.discord.rest import Source

DEFER_AFTER: Final = 1.0
"""Seconds. Discord wants a first answer within 3; one that takes longer than this announces itself."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """Either a sentence, perhaps with buttons, or a layout; either may bring files, each a name and what it holds.

    A `private` one is for who asked alone. `answered` is what a message was checked to, and by which
    state of the tables, where the answer can be corrected later.
    """

    sentence: str = ""
    layout: ui.LayoutView | None = None
    attached: tuple[tuple[str, str | bytes], ...] = ()
    buttons: ui.View | None = None
    private: bool = False
    answered: tuple[Source, tuple[Verdict, ...], str] | None = None

    def files(self) -> list[discord.File]:
        """The files as discord.py sends them; they can be sent once."""
        return [
            discord.File(io.BytesIO(data.encode() if isinstance(data, str) else data), filename=name)
            for name, data in self.attached
        ]

    async def to_message(self, message: discord.Message) -> discord.Message:
        """Send it as a reply to the message, which pings nobody.

        Raises:
            discord.HTTPException: Discord refuses it.
        """
        if self.layout is None:
            return await message.reply(self.sentence, files=self.files(), mention_author=False)
        return await message.reply(view=self.layout, files=self.files(), mention_author=False)

    async def to_interaction(self, interaction: discord.Interaction[Client], ephemeral: bool) -> None:
        """Send it as the first answer, or in place of the announcement where there was one.

        Raises:
            discord.HTTPException: Discord refuses it.
        """
        hidden = ephemeral or self.private
        if interaction.response.is_done():
            if self.layout is None:
                await interaction.edit_original_response(
                    content=self.sentence, view=self.buttons, attachments=self.files()
                )
            else:
                # A layout takes no words beside it, and there are some where progress was told.
                await interaction.edit_original_response(
                    content=None, view=self.layout, attachments=self.files()
                )
        elif self.layout is None:
            await interaction.response.send_message(
                self.sentence,
                files=self.files(),
                view=self.buttons or discord.utils.MISSING,
                ephemeral=hidden,
            )
        else:
            await interaction.response.send_message(view=self.layout, files=self.files(), ephemeral=hidden)


async def respond(
    interaction: discord.Interaction[Client], work: Coroutine[Any, Any, Reply], *, ephemeral: bool
) -> None:
    """Send what `work` comes to, or its apology. Where it takes long, Discord is told so first."""
    with interaction.client.work.under_way():
        task = asyncio.create_task(or_apology(work))
        await asyncio.wait({task}, timeout=DEFER_AFTER)
        if not task.done():
            await _announce(interaction, ephemeral)
        # Waited for whatever became of the announcement: a stop must not cut in half what is being written.
        await _deliver(interaction, await task, ephemeral)


async def _announce(interaction: discord.Interaction[Client], ephemeral: bool) -> None:
    """Tell Discord that the answer takes longer. Where that fails the answer is tried all the same."""
    try:
        await interaction.response.defer(ephemeral=ephemeral, thinking=True)
    except discord.HTTPException as error:
        logger.warning("not announced", extra={"interaction": interaction.id, "cause": str(error)})
    except Exception:
        logger.exception("not announced", extra={"interaction": interaction.id})


async def _deliver(interaction: discord.Interaction[Client], reply: Reply, ephemeral: bool) -> None:
    """Send the reply; a curator's may have changed the table, which is news for the corrections."""
    try:
        await reply.to_interaction(interaction, ephemeral)
        interaction.client.corrections.news(interaction)
    except discord.NotFound as error:
        # 10062: the three seconds were over before we spoke. Nothing can reach the person any more.
        logger.warning("too late", extra={"interaction": interaction.id, "cause": str(error)})
    except discord.HTTPException:
        # Discord refuses what we made of it, a fault of ours: the person gets a sentence at least.
        logger.exception("refused", extra={"number": (number := secrets.token_hex(4))})
        await _apology(number).to_interaction(interaction, ephemeral)


async def or_apology(work: Coroutine[Any, Any, Reply]) -> Reply:
    """What `work` comes to; where it fails, a sentence, with a number to look up where the cause is ours."""
    try:
        return await work
    except CrosscheckError as error:
        return Reply(str(error), private=True)
    except Exception:
        logger.exception("unexpected", extra={"number": (number := secrets.token_hex(4))})
        return _apology(number)


def _apology(number: str) -> Reply:
    """For a fault of ours, which is logged under the number."""
    return Reply(text("error.unexpected", number=number), private=True)
