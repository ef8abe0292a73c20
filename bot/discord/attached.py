"""Files that travel with a message of the bot, so that its buttons find them again after a restart."""

from __future__ import annotations

import asyncio
from typing import Final

import discord

from bot.texts import text
from sources.errors import InputError

_SECONDS: Final = 2.0
"""What opens a dialog must come before Discord's 3 seconds are over."""


async def first_file(message: discord.Message | None, gone: str) -> tuple[bytes, str]:
    """The first file of a message, and its name.

    Args:
        message: the message whose button was pressed.
        gone: what is said where the file is not there any more.

    Raises:
        InputError: it is gone.
    """
    if message is None or not message.attachments:
        raise InputError(gone)
    try:
        return await message.attachments[0].read(), message.attachments[0].filename
    except discord.HTTPException:
        raise InputError(gone) from None


async def first_file_at_once(message: discord.Message | None, gone: str) -> bytes:
    """The same, without the name, for what cannot wait.

    Raises:
        InputError: it is gone, or does not come in time.
    """
    try:
        async with asyncio.timeout(_SECONDS):
            return (await first_file(message, gone))[0]
    except TimeoutError:
        raise InputError(text("source.file_slow")) from None
