"""How long a table of 20,000 statements takes out, in, into the database and at the hands of curators.

Run: python -m tests.benchmarks.bench_table
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from bot.discord.curator import choices
from sources.notice import Notice, Statement
from sources.spreadsheet import SHIPPED, read_table, write_csv, write_xlsx
from sources.table import SourceTable

STATEMENTS = 20_000


@contextmanager
def _timed(what: str) -> Iterator[None]:
    wall, processor = time.perf_counter(), time.process_time()
    yield
    print(
        f"{what:44} {time.perf_counter() - wall:6.1f} s, {time.process_time() - processor:6.1f} s of a processor"
    )


def many() -> tuple[Notice, ...]:
    """The shipped notices over and over, each copy with words of its own."""
    shipped = read_table(SHIPPED)
    made: list[Notice] = []
    count = 0
    while count < STATEMENTS:
        copy = len(made) // len(shipped)
        notice = shipped[len(made) % len(shipped)]
        name = f"{notice.id}-{copy}"
        statements = tuple(
            Statement(
                f"{name}#s{place}", f"{statement.text} Copy {copy} of lot {copy * 7919}.", statement.quote
            )
            for place, statement in enumerate(notice.statements, 1)
        )
        made.append(replace(notice, id=name, statements=statements, term=replace(notice.term, ended_by=None)))
        count += len(statements)
    return tuple(made)


async def _database(table: tuple[Notice, ...], folder: Path) -> None:
    async with await SourceTable.open(f"sqlite:///{folder / 'bench.db'}") as stored:
        with _timed("dry run against the shipped table"):
            await stored.difference(table)
        with _timed("import"):
            await stored.replace_all(table, "bench", "")
        with _timed("dry run against itself"):
            await stored.difference(table)
        with _timed("put of one notice"):
            await stored.put(replace(table[0], title="Another"), "bench", "")
        with _timed("completion for what was typed"):
            choices(await stored.headings(), "semiconducter tarif")


def main() -> None:
    """Measure and print."""
    table = many()
    print(f"{len(table)} notices, {sum(len(notice.statements) for notice in table)} statements")
    with _timed("CSV out"):
        data = write_csv(table)
    with _timed("CSV in"):
        read_table(data)
    with _timed("XLSX out"):
        sheet = write_xlsx(table)
    with _timed("XLSX in"):
        read_table(sheet)
    print(f"{len(data) / 1e6:.1f} MB as CSV, {len(sheet) / 1e6:.1f} MB as XLSX")
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(_database(table, Path(folder)))


if __name__ == "__main__":
    main()
