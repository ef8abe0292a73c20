"""`crosscheck table known`: the claims that curators answered once and for all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import click

from bot.cli.desk import who, with_table
from bot.cli.outputs import write_out
from bot.tables import Tables
from bot.texts import text
from sources.curation.known_claims import Filing, KnownClaims, KnownDifference, KnownStance
from sources.curation.known_sheet import write_known
from sources.table import SourceTable

_Result = TypeVar("_Result")
_WHY = click.option("--why", default="", help="The reason that is kept with it.")
_SERVER = click.option(
    "--server",
    type=click.IntRange(1),
    metavar="ID",
    help="The known claims of this Discord server, not those of the shared table.",
)


def _with(server: int | None, work: Callable[[SourceTable, frozenset[str]], Awaitable[_Result]]) -> _Result:
    """Do one thing with a table, and the ids of the statements that its known claims may be about."""
    from bot.curation.known import statement_ids

    async def opened(shared: SourceTable) -> _Result:
        tables = Tables(shared.database)
        table = shared if server is None else tables.own(server)
        return await work(table, await statement_ids(tables, server))

    return with_table(opened)


@click.group("known")
def command() -> None:
    """Known claims, which are answered as a curator said: add, list, retire, import, export."""


@command.command()
@click.argument("claim")
@click.option(
    "--statement", "statement_id", required=True, metavar="ID", help="The statement that speaks to it."
)
@click.option(
    "--stance",
    required=True,
    type=click.Choice([str(stance) for stance in KnownStance]),
    help="Whether the statement supports the claim or conflicts with it.",
)
@click.option("--note", required=True, help="One sentence on why; it is shown with each answer.")
@_SERVER
@_WHY
def add(claim: str, statement_id: str, stance: str, note: str, server: int | None, why: str) -> None:
    """File CLAIM: whoever says the same gets this answer first."""
    from bot.curation.known import file_claim

    filing = Filing(statement_id.strip(), claim.strip(), KnownStance(stance), note.strip())

    async def work(table: SourceTable, ids: frozenset[str]) -> str:
        known = await file_claim(table, filing, ids, who(), why or text("known.why_added"))
        return text("known.added", number=known.number)

    print(_with(server, work))


@command.command("list")
@click.option("--retired", is_flag=True, help="Also those that were taken out.")
@_SERVER
def list_(retired: bool, server: int | None) -> None:
    """One line a known claim."""
    from bot.curation.known import known_lines

    async def work(table: SourceTable, ids: frozenset[str]) -> list[str]:
        known = await KnownClaims(table.database, table.name).all(retired=retired)
        return list(known_lines(known, ids))

    for line in _with(server, work):
        print(line)


@command.command()
@click.argument("number", metavar="N", type=click.IntRange(1))
@_SERVER
@_WHY
def retire(number: int, server: int | None, why: str) -> None:
    """Let known claim N answer no more; who filed it stays written down."""

    async def work(table: SourceTable, ids: frozenset[str]) -> None:
        known = KnownClaims(table.database, table.name)
        await known.retire(number, who(), why or text("known.why_retired"), datetime.now(UTC))

    _with(server, work)
    print(text("known.retired", number=number))


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@_SERVER
@_WHY
def import_(file: Path, dry_run: bool, server: int | None, why: str) -> None:
    """Make the known claims what FILE says (CSV or XLSX): those that it lacks are retired. All of it, or nothing."""
    from bot.curation.known import difference_lines, known_counts, read_filings

    async def work(table: SourceTable, ids: frozenset[str]) -> KnownDifference:
        filings = read_filings(file, ids)
        known = KnownClaims(table.database, table.name)
        if dry_run:
            return await known.difference(filings)
        reason = why or text("known.why_import", file=file.name)
        return await known.replace_all(filings, who(), reason, datetime.now(UTC))

    difference = _with(server, work)
    for line in difference_lines(difference):
        print(line)
    counts = known_counts(difference)
    print(f"{text('known.dry_run')} {counts}" if dry_run else counts)


@command.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@_SERVER
def export(file: Path, server: int | None) -> None:
    """Write the known claims to FILE as CSV ("-": standard output)."""

    async def work(table: SourceTable, ids: frozenset[str]) -> bytes:
        known = await KnownClaims(table.database, table.name).all()
        return write_known(each.filing for each in known)

    write_out(file, _with(server, work))
