"""`crosscheck table`: the source table from the command line: in, out, looked at, changed, checked."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from bot.cli.inputs import notices_of
from bot.settings import read_settings
from bot.texts import text
from bot.wording import validity_text
from sources.change import Progress
from sources.difference import Difference
from sources.errors import CrosscheckError, InputError
from sources.notice import EndManner, NoticeDate
from sources.spreadsheet import table_faults, write_csv, write_xlsx
from sources.table import SourceTable

_Result = TypeVar("_Result")


@click.group("table")
def command() -> None:
    """The source table: add from a link, import, export, list, show, history, validate."""


def _with_table(work: Callable[[SourceTable], Awaitable[_Result]]) -> _Result:
    async def opened() -> _Result:
        async with await SourceTable.open(read_settings().database()) as table:
            return await work(table)

    return asyncio.run(opened())


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.option("--why", default="", help="The reason that the history keeps.")
def import_(file: Path, dry_run: bool, why: str) -> None:
    """Make the table what FILE says: rows that FILE lacks are retired. All of it, or nothing."""
    notices = notices_of(file)

    async def work(table: SourceTable) -> Difference:
        if dry_run:
            return await table.difference(notices)
        with _progress() as progress:
            return await table.replace_all(notices, _who(), why or f"import of {file.name}", progress)

    difference = _with_table(work)
    counts = (
        f"{len(difference.added)} added, {len(difference.changed)} changed, "
        f"{len(difference.removed)} removed, {len(difference.unchanged)} unchanged"
    )
    _print_difference(difference)
    print(f"{'Dry run, nothing was changed: ' if dry_run else ''}{counts}")


def _print_difference(difference: Difference) -> None:
    for sign, ids in (("+", difference.added), ("~", difference.changed), ("-", difference.removed)):
        for notice_id in ids:
            print(f"{sign} {notice_id}")
    for near in difference.near:
        print(f"crosscheck: look at this: {near}", file=sys.stderr)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A bar on standard error, where a person watches it."""
    from rich.console import Console
    from rich.progress import Progress as Bars

    console = Console(stderr=True)
    with Bars(console=console, transient=True, disable=not console.is_terminal) as bars:
        bar = bars.add_task(text("table.importing"), total=None)
        yield lambda done, total: bars.update(bar, completed=done, total=total)


@command.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def export(file: Path) -> None:
    """Write the table to FILE, as XLSX if its name ends so, else as CSV ("-": standard output).

    A file that is there is replaced whole, or not at all.
    """
    write = write_xlsx if file.suffix.lower() == ".xlsx" else write_csv

    async def work(table: SourceTable) -> bytes:
        return write(await table.notices())

    data = _with_table(work)
    if str(file) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _write_whole(file, data)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {(error.strerror or str(error)).lower()}.") from None


def _write_whole(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@command.command()
@click.argument("url")
@click.option("--id", "notice_id", default="", help="The notice's id, in place of the proposed one.")
@click.option("--title", default="", help="The title, where the page gives none or a wrong one.")
@click.option("--publisher", default="", help="Who issued it.")
@click.option("--published", default="", metavar="DATE", help="When it was published.")
@click.option("--effective", default="", metavar="DATE", help="From when it is in force.")
@click.option(
    "--statements", default="", metavar="1,3-5", help="Which of the proposed statements; else the first 12."
)
@click.option("--why", default="", help="The reason that the history keeps.")
@click.option("--yes", is_flag=True, help="Add it without asking.")
def add(url: str, **given: Any) -> None:
    """Read the page behind URL, show it as a draft, and add it to the table if you say yes."""
    from bot.cli.adding import Given, add_link

    _with_table(lambda table: add_link(url, Given(**given), _who(), table, read_settings()))


@command.command("list")
def list_() -> None:
    """One line a notice: id, when published, title."""

    async def work(table: SourceTable) -> None:
        for notice in await table.notices():
            print(f"{notice.id}\t{notice.published or ''}\t{notice.title}")

    _with_table(work)


@command.command()
@click.argument("notice_id", metavar="ID")
def show(notice_id: str) -> None:
    """A notice with its statements."""
    from datetime import date

    async def work(table: SourceTable) -> None:
        notice = await table.notice(notice_id)
        titles = {other.id: other.title for other in await table.notices()}
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

    _with_table(work)


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

    _with_table(work)


@command.command()
@click.argument("number", metavar="N", type=click.IntRange(1))
@click.option("--why", default="", help="The reason that the history keeps.")
def undo(number: int, why: str) -> None:
    """Take change N back (its number stands in the history), if nothing touched its notices since."""
    _print_difference(
        _with_table(lambda table: table.undo(number, _who(), why or f"undo of change {number}"))
    )


@command.command()
@click.argument("notice_id", metavar="ID")
@click.option(
    "--manner", required=True, type=click.Choice([str(manner) for manner in EndManner]), help="How it ended."
)
@click.option("--date", "when", required=True, metavar="DATE", help="When: YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--by", default=None, metavar="ID", help="The notice that ended it.")
@click.option(
    "--statement", "statements", multiple=True, metavar="ID", help="Only this statement (may be repeated)."
)
@click.option("--why", default="", help="The reason that the history keeps.")
def end(
    notice_id: str, manner: str, when: str, by: str | None, statements: tuple[str, ...], why: str
) -> None:
    """Say that a notice, or some statements of it, ended: suspended, replaced, revoked."""
    try:
        day = NoticeDate(when)
    except ValueError as error:
        raise InputError(f"--date: {error}.") from None
    reason = why or f"{manner} {when}"
    _print_difference(
        _with_table(
            lambda table: table.end(notice_id, EndManner(manner), day, _who(), reason, by, statements)
        )
    )


@command.command()
@click.argument("notice_id", metavar="ID")
@click.option("--why", default="", help="The reason that the history keeps.")
def retire(notice_id: str, why: str) -> None:
    """Take a notice out of the table; its history stays, and `restore` brings it back."""
    _print_difference(_with_table(lambda table: table.retire(notice_id, _who(), why or "retired")))


@command.command()
@click.argument("notice_id", metavar="ID")
@click.option("--why", default="", help="The reason that the history keeps.")
def restore(notice_id: str, why: str) -> None:
    """Bring a retired notice back as it was last."""
    _print_difference(_with_table(lambda table: table.restore(notice_id, _who(), why or "restored")))


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def validate(file: Path) -> None:
    """Say every fault of a CSV or XLSX table with its row and column; exit code 1 where there is one."""
    found = table_faults(file)
    for fault in found:
        print(fault)
    if found:
        raise _FaultyError(f"{file} has {len(found)} fault{'s' if len(found) > 1 else ''}.")
    print(f"{file} has no fault.")


class _FaultyError(CrosscheckError):
    exit_code = 1


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"
