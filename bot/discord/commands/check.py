"""/check and the message command "Check claims": a text, or a message, checked on request."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.discord.reply import Reply, respond
from bot.discord.rest import Source
from bot.discord.source_text import source_text
from bot.discord.why import with_explanation
from bot.texts import text
from sources.errors import InputError
from sources.notice import one_day

if TYPE_CHECKING:
    from bot.discord.client import Client


@app_commands.command(name="check", description=text("commands.check.description"))
@app_commands.describe(
    claim=text("commands.check.claim"), as_of=text("commands.check.as_of"), explain=text("why.option")
)
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def check(
    interaction: discord.Interaction[Client],
    claim: app_commands.Range[str, 1, 6000],
    as_of: app_commands.Range[str, 1, 20] | None = None,
    explain: bool = False,
) -> None:
    """Check what was typed; everybody in the channel sees the answer."""
    await respond(interaction, _check(interaction, claim, as_of, explain), ephemeral=False)


async def _check(
    interaction: discord.Interaction[Client], claim: str, as_of: str | None, explain: bool
) -> Reply:
    client, server_id = interaction.client, interaction.guild_id
    day = _day(as_of) if as_of else None
    verdicts = await client.answering.check(claim, day, "/check", server_id)
    reply = await client.answering.reply(verdicts, None, server_id)
    if not explain:
        return reply
    traces = await client.crosscheck.explain(claim, day or client.answering.today(), server_id)
    return with_explanation(reply, traces)


@app_commands.context_menu(name=text("commands.check.menu"))
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def check_claims(interaction: discord.Interaction[Client], message: discord.Message) -> None:
    """Check a message; only the person who asked sees the answer."""
    await respond(interaction, _check_message(interaction, message), ephemeral=True)


async def _check_message(interaction: discord.Interaction[Client], message: discord.Message) -> Reply:
    client, server_id = interaction.client, interaction.guild_id
    words = await source_text(message)
    verdicts = await client.answering.check(words, None, "message command", server_id)
    readable = interaction.context.dm_channel or (
        interaction.is_guild_integration() and client.intents.message_content
    )
    source = Source(message.channel.id, message.id, client.answering.today()) if readable else None
    return await client.answering.reply(verdicts, source, server_id)


def _day(given: str) -> date:
    try:
        return one_day(given.strip())
    except ValueError:
        raise InputError(
            text("commands.check.bad_date", given=discord.utils.escape_markdown(given))
        ) from None
