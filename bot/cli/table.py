"""`crosscheck table`: the source table from the command line: in, out, looked at, checked."""

from __future__ import annotations

import asyncio
import getpass
import os
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import click

from bot.cli.inputs import notices_of
from bot.settings import read_settings
from bot.wording import validity_text
from sources.difference import Difference
from sources.errors import CrosscheckError, InputError
from sources.spreadsheet import csv_faults, write_csv
from sources.table import SourceTable

_Result = TypeVar("_Result")


@click.group("table")
def command() -> None:
    """The source table: import, export, list, show, history, validate."""


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
        return await table.replace_all(notices, _who(), why or f"import of {file.name}")

    difference = _with_table(work)
    for sign, ids in (("+", difference.added), ("~", difference.changed), ("-", difference.removed)):
        for notice_id in ids:
            print(f"{sign} {notice_id}")
    counts = (
        f"{len(difference.added)} added, {len(difference.changed)} changed, "
        f"{len(difference.removed)} removed, {len(difference.unchanged)} unchanged"
    )
    print(f"{'Dry run, nothing was changed: ' if dry_run else ''}{counts}")


@command.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
def export(file: Path) -> None:
    """Write the table to FILE as CSV ("-": standard output). A file that is there is replaced whole, or not at all."""

    async def work(table: SourceTable) -> bytes:
        return write_csv(await table.notices())

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
        if notice_id is not None and not (rows := await table.history(notice_id, limit)):
            await table.notice(notice_id)
        rows = await table.history(notice_id, limit)
        for row in rows:
            what = "added" if row.before is None else "retired" if row.after is None else "changed"
            print(
                f"{row.change_number}\t{row.when:%Y-%m-%d %H:%M:%S}Z\t{row.who}\t{what} {row.notice_id}\t{row.why}"
            )

    _with_table(work)


@command.command()
@click.argument("file", type=click.Path(path_type=Path))
def validate(file: Path) -> None:
    """Say every fault of a CSV table with its row and column; exit code 1 where there is one."""
    found = csv_faults(file)
    for fault in found:
        print(fault)
    if found:
        raise _Faulty(f"{file} has {len(found)} fault{'s' if len(found) > 1 else ''}.")
    print(f"{file} has no fault.")


class _Faulty(CrosscheckError):
    exit_code = 1


def _who() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"
