"""/source: the table of a server, for its curators."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Literal

import discord
from discord import app_commands
from rapidfuzz import fuzz, process, utils

from bot.curation.notice_form import Form, form_of
from bot.discord.curator import all_choices, curator_of, own_choices, retired_choices
from bot.discord.importing import dry_run
from bot.discord.notice_dialog import NoticeDialog
from bot.discord.reply import Reply, or_apology, respond
from bot.discord.views.source import done_sentence, history_line, notice_lines, page
from bot.discord.views.words import cut
from bot.texts import text
from sources.errors import InputError
from sources.notice import EndManner, Notice, NoticeDate
from sources.sheets.dates import iso_date
from sources.spreadsheet import write_csv, write_xlsx

if TYPE_CHECKING:
    from bot.discord.client import Client

_FOUND = 10
_ALIKE = 60.0
_HISTORY = 500

Id = app_commands.Range[str, 1, 100]
Why = app_commands.Range[str, 1, 300]

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
    tables = await client.crosscheck.tables.consulted(curator.server_id)
    titles = {heading.id: heading.title for table in tables for heading in await table.headings()}
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
    found = await asyncio.to_thread(_alike, notices, words)
    if not found:
        return Reply(text("source.none_found"))
    lines = [f"{cut(notice.title, 200)} ({notice.id})" for notice in found]
    return page(text("source.found", count=len(lines)), lines, text("source.notice_file"))


def _alike(notices: tuple[Notice, ...], words: str) -> list[Notice]:
    texts = {
        place: " ".join((notice.id, notice.title, notice.publisher, *notice.identifiers, statement.text))
        for place, (notice, statement) in enumerate(
            (each, part) for each in notices for part in each.statements
        )
    }
    owners = [notice for notice in notices for _ in notice.statements]
    found = process.extract(
        words,
        texts,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=100,
    )
    return list({owners[place].id: owners[place] for _, _, place in found}.values())[:_FOUND]


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
    await respond(
        interaction, _end(interaction, notice, manner.value, date, by, statement, why), ephemeral=True
    )


async def _end(
    interaction: discord.Interaction[Client],
    notice_id: str,
    manner: str,
    date: str,
    by: str | None,
    statement: str | None,
    why: str | None,
) -> Reply:
    curator = curator_of(interaction)
    table = await interaction.client.curating.table(curator, "end")
    try:
        day = NoticeDate(iso_date(date.strip()))
    except ValueError as error:
        raise InputError(f"{error}.") from None
    reason = why or text(f"source.manner_{manner}")
    chosen = (statement,) if statement else ()
    await table.end(notice_id, EndManner(manner), day, curator.name, reason, by, chosen)
    return Reply(text("source.ended", notice=notice_id, number=await table.change_number()))


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
    return Reply(text("source.retired", notice=notice_id))


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
    return Reply(done_sentence(text("source.restored", notice=notice_id), difference))


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
    return Reply(text("source.undone", number=change, count=touched))


@source.command(name="import", description=text("commands.source.import"))
@app_commands.describe(file=text("commands.source.file"))
async def import_(interaction: discord.Interaction[Client], file: discord.Attachment) -> None:
    """Show what a file would do, and do it at the press of a button."""
    await respond(interaction, dry_run(interaction, file), ephemeral=True)


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
        raise InputError(text("source.export_too_large"))
    sentence = text("source.exported", count=len(notices))
    return Reply(sentence, attached=((f"{text('source.export_name')}.{form}", data),))


@source.command(name="add", description=text("commands.source.add"))
async def add(interaction: discord.Interaction[Client]) -> None:
    """Open the empty dialog."""
    await _open(interaction, None)


@source.command(name="edit", description=text("commands.source.edit"))
@app_commands.describe(notice=text("commands.source.notice"))
@app_commands.autocomplete(notice=own_choices)
async def edit(interaction: discord.Interaction[Client], notice: Id) -> None:
    """Open the dialog with a notice in it."""
    await _open(interaction, notice)


async def _open(interaction: discord.Interaction[Client], notice_id: str | None) -> None:
    """Show the dialog, which must be the first answer; where it cannot be, say why."""
    dialogs: list[NoticeDialog] = []

    async def made() -> Reply:
        table = await interaction.client.curating.table(
            curator_of(interaction), "edit" if notice_id else "add"
        )
        seen = None if notice_id is None else await table.notice(notice_id)
        dialogs.append(NoticeDialog(form_of(seen) if seen else Form(), seen))
        return Reply()

    with interaction.client.work.under_way():
        reply = await or_apology(made())
        if dialogs:
            await interaction.response.send_modal(dialogs[0])
        else:
            await reply.to_interaction(interaction, ephemeral=True)
