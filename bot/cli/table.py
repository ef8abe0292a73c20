"""`crosscheck table`: the source table from the command line and in `chat`: in, out, looked at, changed, checked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from bot.cli import known, review, table_change
from bot.cli.desk import (
    Desk,
    on_terminal,
    opened,
    print_contradictions,
    print_difference,
    who,
    with_table,
)
from bot.cli.inputs import notices_of
from bot.cli.outputs import write_out
from bot.cli.progress import progress
from bot.texts import text
from bot.wording import validity_text
from sources.difference import Difference
from sources.errors import CrosscheckError, NotFoundError
from sources.notice import Notice
from sources.spreadsheet import read_table, table_faults, write_csv, write_xlsx
from sources.table import SourceTable


@click.group("table")
def command() -> None:
    """The source table: add, edit, end, import, export, list, show, search, history, validate."""


for _changing in (
    table_change.add,
    table_change.edit,
    table_change.end,
    table_change.retire,
    table_change.restore,
    table_change.undo,
    known.command,
    review.wanted,
    review.review,
    review.exceptions,
):
    command.add_command(_changing)


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--why", default="", help="The reason that the history keeps.")
def import_(file: Path, dry_run: bool, why: str) -> None:
    """Make the table what FILE says: rows that FILE lacks are retired. All of it, or nothing."""
    notices = notices_of(file)
    reason = why or f"import of {file.name}"
    with opened() as desk:
        if dry_run:
            _print_counts(desk.do(desk.table.difference(notices)), dry_run)
        elif desk.chat:
            _import_if_wanted(desk, notices, reason)
        else:
            _print_counts(_imported(desk, notices, reason, None))


def _import_if_wanted(desk: Desk, notices: tuple[Notice, ...], reason: str) -> None:
    """Show what would change, and do it if the person says yes; not if the table changed meanwhile."""
    seen = desk.do(desk.table.change_number())
    difference = desk.do(desk.table.difference(notices))
    if not difference:
        print(text("source.import_nothing"))
        return
    _print_counts(difference, dry_run=True)
    if on_terminal() and click.confirm(text("table.import_now")):
        _print_counts(_imported(desk, notices, reason, seen), told=True)
    else:
        print(text("source.left"))


def _imported(desk: Desk, notices: tuple[Notice, ...], reason: str, seen: int | None) -> Difference:
    with progress(text("table.importing")) as bar:
        difference = desk.do(desk.table.replace_all(notices, who(), reason, bar, seen))
    print_contradictions(difference)
    return difference


def _print_counts(difference: Difference, dry_run: bool = False, told: bool = False) -> None:
    """Counts, and before them each notice, unless it was `told` already."""
    counts = (
        f"{len(difference.added)} added, {len(difference.changed)} changed, "
        f"{len(difference.removed)} removed, {len(difference.unchanged)} unchanged"
    )
    if not told:
        print_difference(difference)
    print(f"{'Dry run, nothing was changed: ' if dry_run else ''}{counts}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def export(file: Path) -> None:
    """Write the table to FILE, as XLSX if its name ends so, else as CSV ("-": standard output).

    A file that is there is replaced whole, or not at all.
    """
    write = write_xlsx if file.suffix.lower() == ".xlsx" else write_csv

    async def work(table: SourceTable) -> bytes:
        return write(await table.notices())

    write_out(file, with_table(work))


@command.command("list")
def list_() -> None:
    """One line a notice: id, when published, title."""
    _print_lines(with_table(lambda table: table.notices()))


@command.command()
@click.argument("words", nargs=-1, required=True)
def search(words: tuple[str, ...]) -> None:
    """Find notices by words of a title, an issuer, an identifier or a statement, typing errors forgiven."""
    from bot.curation.looking import found_notices

    found = found_notices(with_table(lambda table: table.notices()), " ".join(words))
    if not found:
        raise NotFoundError(text("source.none_found"))
    _print_lines(found)


def _print_lines(notices: tuple[Notice, ...]) -> None:
    for notice in notices:
        print(f"{notice.id}\t{notice.published or ''}\t{notice.title}")


@command.command()
@click.argument("notice_id", metavar="ID")
def show(notice_id: str) -> None:
    """A notice with its statements."""

    async def work(table: SourceTable) -> tuple[Notice, dict[str, str]]:
        notice = await table.notice(notice_id)
        return notice, {heading.id: heading.title for heading in await table.headings()}

    notice, titles = with_table(work)
    rows = {
        "id": notice.id,
        "title": notice.title,
        "publisher": notice.publisher,
        "kind": notice.kind,
        "identifier": "; ".join(notice.identifiers),
        "published": str(notice.published or ""),
        "url": notice.url or "",
        "tags": "; ".join(notice.tags),
    }
    for name, value in rows.items():
        if value:
            print(f"{name + ':':12}{value}")
    for statement in notice.statements:
        validity = notice.validity_of(statement, date.today())
        print(
            f"\n{statement.id}  [{validity_text(validity, titles.get(validity.by or ''))}]\n  {statement.text}"
        )


@command.command()
@click.argument("notice_id", metavar="ID", required=False)
@click.option(
    "--limit", type=click.IntRange(1), default=100, show_default=True, help="How many, newest first."
)
def history(notice_id: str | None, limit: int) -> None:
    """Who changed what, when and why: of one notice, or of all."""

    async def work(table: SourceTable) -> None:
        rows = await table.history(notice_id, limit)
        if notice_id is not None and not rows:
            await table.notice(notice_id)
        for row in rows:
            what = "added" if row.before is None else "retired" if row.after is None else "changed"
            print(
                f"{row.change_number}\t{row.when:%Y-%m-%d %H:%M:%S}Z\t{row.who}\t{what} {row.notice_id}\t{row.why}"
            )

    with_table(work)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def validate(file: Path) -> None:
    """Say every fault of a CSV or XLSX table with its row and column; exit code 1 where there is one.

    Of a sound one, say also which statements of notices in force contradict each other.
    """
    found = table_faults(file)
    for fault in found:
        print(fault)
    if found:
        raise _FaultyError(f"{file} has {len(found)} fault{'s' if len(found) > 1 else ''}.")
    print(f"{file} has no fault.")
    from bot.curation.conflicts import contradictions_in  # the judges, which the other commands do without

    for sentence in contradictions_in(read_table(file), date.today()):
        print(sentence)


class _FaultyError(CrosscheckError):
    exit_code = 1
