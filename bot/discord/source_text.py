"""The text that a message carries: its words, what it forwards, and a long paste that became a file."""

from __future__ import annotations

import re
from typing import Final

import discord

from bot.checking.reading.cleaning import MAX_CHARACTERS

# Discord turns a paste of more than 2,000 characters into message.txt. UTF-8 needs up to 4 bytes for each.
_LARGEST_FILE: Final = 4 * MAX_CHARACTERS


async def source_text(message: discord.Message, without_mention_of: int | None = None) -> str:
    """Its text, empty where it has none or Discord does not show it.

    Args:
        message: what to read.
        without_mention_of: the id of a user whose mention is taken out.

    Raises:
        discord.HTTPException: an attached text cannot be fetched.
    """
    words = message.content
    if without_mention_of is not None:
        words = re.sub(rf"<@!?{without_mention_of}>", " ", words)
    parts = [words]
    files = list(message.attachments)
    for forwarded in message.message_snapshots:
        parts.append(forwarded.content)
        files += forwarded.attachments
    parts += [
        (await file.read()).decode("utf-8", errors="replace")
        for file in files
        if (file.content_type or "").startswith("text/plain") and file.size <= _LARGEST_FILE
    ]
    return "\n\n".join(part.strip() for part in parts if part.strip())
