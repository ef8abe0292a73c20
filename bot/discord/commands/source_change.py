"""/source add, edit, end, retire, restore, undo and import: what changes the table of a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.curation.conflicts import contradictions
from bot.curation.notice_form import Form, form_of, read_day
from bot.discord.commands.source import Id, source
from bot.discord.curator import curator_of, own_choices, retired_choices
from bot.discord.draft import draft_reply
from bot.discord.importing import dry_run
from bot.discord.notice_dialog import NoticeDialog, open_dialog
from bot.discord.reply import Reply, respond
from bot.discord.views.source import done_sentence
from bot.texts import text
from sources.difference import Difference
from sources.notice import EndManner
from sources.table import SourceTable

if TYPE_CHECKING:
    from bot.discord.client import Client

Why = app_commands.Range[str, 1, 300]


@source.command(name="add", description=text("commands.source.add"))
@app_commands.describe(link=text("commands.source.link"))
async def add(
    interaction: discord.Interaction[Client], link: app_commands.Range[str, 1, 2000] | None = None
) -> None:
    """Open the empty dialog; with a link, first show what its page says."""
    if link is None:
        await open_dialog(interaction, _empty(interaction))
    else:
        await respond(interaction, draft_reply(interaction, link), ephemeral=True)


async def _empty(interaction: discord.Interaction[Client]) -> NoticeDialog:
    await interaction.client.curating.table(curator_of(interaction), "add")
    return NoticeDialog(Form(), None)


@source.command(name="edit", description=text("commands.source.edit"))
@app_commands.describe(notice=text("commands.source.notice"))
@app_commands.autocomplete(notice=own_choices)
async def edit(interaction: discord.Interaction[Client], notice: Id) -> None:
    """Open the dialog with a notice in it."""
    await open_dialog(interaction, _filled(interaction, notice))


async def _filled(interaction: discord.Interaction[Client], notice_id: str) -> NoticeDialog:
    table = await interaction.client.curating.table(curator_of(interaction), "edit")
    seen = await table.notice(notice_id)
    return NoticeDialog(form_of(seen), seen)


@source.command(name="end", description=text("commands.source.end"))
@app_commands.describe(
    notice=text("commands.source.notice"),
    manner=text("commands.source.manner"),
    date=text("commands.source.date"),
    by=text("commands.source.by"),
    statement=text("commands.source.statement"),
    why=text("commands.source.why"),
)
@app_commands.choices(
    manner=[
        app_commands.Choice(name=text(f"source.manner_{manner}"), value=str(manner)) for manner in EndManner
    ]
)
@app_commands.autocomplete(notice=own_choices, by=own_choices)
async def end(
    interaction: discord.Interaction[Client],
    notice: Id,
    manner: app_commands.Choice[str],
    date: app_commands.Range[str, 1, 40],
    by: Id | None = None,
    statement: Id | None = None,
    why: Why | None = None,
) -> None:
    """Say that a notice, or one statement of it, ended."""
    work = _end(interaction, notice, EndManner(manner.value), date, by, statement, why)
    await respond(interaction, work, ephemeral=True)


async def _end(
    interaction: discord.Interaction[Client],
    notice_id: str,
    manner: EndManner,
    date: str,
    by: str | None,
    statement: str | None,
    why: str | None,
) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "end")
    day = read_day(date)
    reason = why or text(f"source.manner_{manner}")
    chosen = (statement,) if statement else ()
    await table.end(notice_id, manner, day, curator.name, reason, by, chosen)
    return await _told("source.ended", table, notice_id)


@source.command(name="retire", description=text("commands.source.retire"))
@app_commands.describe(notice=text("commands.source.notice"), why=text("commands.source.why"))
@app_commands.autocomplete(notice=own_choices)
async def retire(interaction: discord.Interaction[Client], notice: Id, why: Why | None = None) -> None:
    """Take a notice out of the table."""
    await respond(interaction, _retire(interaction, notice, why), ephemeral=True)


async def _retire(interaction: discord.Interaction[Client], notice_id: str, why: str | None) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "retire")
    await table.retire(notice_id, curator.name, why or text("source.why_retired"))
    return await _told("source.retired", table, notice_id)


async def _told(key: str, table: SourceTable, notice_id: str) -> Reply:
    """What was done to a notice, with the number of that change; others may have changed other notices meanwhile."""
    (last,) = await table.history(notice_id, limit=1)
    return Reply(text(key, notice=notice_id, number=last.change_number))


@source.command(name="restore", description=text("commands.source.restore"))
@app_commands.describe(notice=text("commands.source.notice"), why=text("commands.source.why"))
@app_commands.autocomplete(notice=retired_choices)
async def restore(interaction: discord.Interaction[Client], notice: Id, why: Why | None = None) -> None:
    """Bring a retired notice back."""
    await respond(interaction, _restore(interaction, notice, why), ephemeral=True)


async def _restore(interaction: discord.Interaction[Client], notice_id: str, why: str | None) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "restore")
    difference = await table.restore(notice_id, curator.name, why or text("source.why_restored"))
    client = interaction.client
    today = client.answering.today()
    contradicted = await contradictions(client.crosscheck, difference, today, curator.server_id)
    return Reply(done_sentence(text("source.restored", notice=notice_id), difference, contradicted))


@source.command(name="undo", description=text("commands.source.undo"))
@app_commands.describe(change=text("commands.source.change"), why=text("commands.source.why"))
async def undo(
    interaction: discord.Interaction[Client],
    change: app_commands.Range[int, 1, 1_000_000_000],
    why: Why | None = None,
) -> None:
    """Take a change back."""
    await respond(interaction, _undo(interaction, change, why), ephemeral=True)


async def _undo(interaction: discord.Interaction[Client], change: int, why: str | None) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "undo")
    difference = await table.undo(change, curator.name, why or text("source.why_undone", number=change))
    touched = len(difference.added) + len(difference.changed) + len(difference.removed)
    client = interaction.client
    today = client.answering.today()
    contradicted = await contradictions(client.crosscheck, difference, today, curator.server_id)
    sentence = text("source.undone", number=change, count=touched)
    return Reply(done_sentence(sentence, Difference(), contradicted))


@source.command(name="import", description=text("commands.source.import"))
@app_commands.describe(file=text("commands.source.file"))
async def import_(interaction: discord.Interaction[Client], file: discord.Attachment) -> None:
    """Show what a file would do, and do it at the press of a button."""
    await respond(interaction, dry_run(interaction, file), ephemeral=True)
