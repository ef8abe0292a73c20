"""/source: the table of a server, for its curators; here the group, and what looks at the table."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands

from bot.curation.looking import found_notices
from bot.discord.curator import all_choices, all_headings, curator_of, own_choices
from bot.discord.reply import Reply, respond
from bot.discord.views.source import history_line, notice_lines, page
from bot.discord.views.words import cut
from bot.texts import text
from sources.errors import InputError
from sources.spreadsheet import write_csv, write_xlsx

if TYPE_CHECKING:
    from bot.discord.client import Client

_HISTORY = 500

Id = app_commands.Range[str, 1, 100]

source = app_commands.Group(
    name="source",
    description=text("commands.source.description"),
    guild_only=True,
    allowed_installs=app_commands.AppInstallationType(guild=True),
    default_permissions=discord.Permissions(manage_guild=True),
)


@source.command(name="show", description=text("commands.source.show"))
@app_commands.describe(notice=text("commands.source.notice"))
@app_commands.autocomplete(notice=all_choices)
async def show(interaction: discord.Interaction[Client], notice: Id) -> None:
    """Show a notice with its statements."""
    await respond(interaction, _show(interaction, notice), ephemeral=True)


async def _show(interaction: discord.Interaction[Client], notice_id: str) -> Reply:
    curator = curator_of(interaction)
    client = interaction.client
    await client.curating.table(curator, "show")
    notice = await client.crosscheck.notice(notice_id, curator.server_id)
    headings = await all_headings(client.crosscheck.tables, curator.server_id)
    titles = {heading.id: heading.title for heading in headings}
    lines = list(notice_lines(notice, client.answering.today(), titles))
    return page(cut(notice.title, 300), lines, text("source.notice_file"))


@source.command(name="search", description=text("commands.source.search"))
@app_commands.describe(words=text("commands.source.words"))
async def search(interaction: discord.Interaction[Client], words: app_commands.Range[str, 1, 300]) -> None:
    """Find notices by words of their titles, issuers, identifiers or statements."""
    await respond(interaction, _search(interaction, words), ephemeral=True)


async def _search(interaction: discord.Interaction[Client], words: str) -> Reply:
    curator = curator_of(interaction)
    await interaction.client.curating.table(curator, "search")
    notices = await interaction.client.crosscheck.notices(curator.server_id)
    found = await asyncio.to_thread(found_notices, notices, words)
    if not found:
        return Reply(text("source.none_found"))
    lines = [f"{cut(notice.title, 200)} ({notice.id})" for notice in found]
    return page(text("source.found", count=len(lines)), lines, text("source.notice_file"))


@source.command(name="history", description=text("commands.source.history"))
@app_commands.describe(notice=text("commands.source.history_notice"))
@app_commands.autocomplete(notice=own_choices)
async def history(interaction: discord.Interaction[Client], notice: Id | None = None) -> None:
    """Who changed what, when and why."""
    await respond(interaction, _history(interaction, notice), ephemeral=True)


async def _history(interaction: discord.Interaction[Client], notice_id: str | None) -> Reply:
    table = await interaction.client.curating.table(curator_of(interaction), "history")
    rows = await table.history(notice_id, _HISTORY)
    if not rows:
        return Reply(text("source.no_history"))
    heading = text("source.history", what=notice_id) if notice_id else text("source.history_all")
    return page(heading, [history_line(row) for row in rows], text("source.history_file"))


@source.command(name="export", description=text("commands.source.export"))
@app_commands.rename(form="format")
@app_commands.describe(form=text("commands.source.format"))
async def export(interaction: discord.Interaction[Client], form: Literal["csv", "xlsx"] = "csv") -> None:
    """Send the whole table as a file."""
    await respond(interaction, _export(interaction, form), ephemeral=True)


async def _export(interaction: discord.Interaction[Client], form: Literal["csv", "xlsx"]) -> Reply:
    table = await interaction.client.curating.table(curator_of(interaction), "export")
    notices = await table.notices()
    data = await asyncio.to_thread(write_xlsx if form == "xlsx" else write_csv, notices)
    if len(data) > interaction.filesize_limit:
        raise InputError(text(f"source.export_too_large_{form}"))
    sentence = text("source.exported", count=len(notices))
    return Reply(sentence, attached=((f"{text('source.export_name')}.{form}", data),))
