"""/source review and /source wanted: what waits for a server's curators."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord

from bot.discord.commands.source import source
from bot.discord.reply import respond
from bot.discord.review import review_reply
from bot.discord.wanted import wanted_reply
from bot.texts import text

if TYPE_CHECKING:
    from bot.discord.client import Client


@source.command(name="review", description=text("commands.source.review"))
async def review(interaction: discord.Interaction[Client]) -> None:
    """Show what waits: notices past their review date, answers called wrong, links to try."""
    await respond(interaction, review_reply(interaction), ephemeral=True)


@source.command(name="wanted", description=text("commands.source.wanted"))
async def wanted(interaction: discord.Interaction[Client]) -> None:
    """Show the claims that no notice spoke to."""
    await respond(interaction, wanted_reply(interaction), ephemeral=True)
