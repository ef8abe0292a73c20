"""SourceTable on SQLite and on PostgreSQL: reading, changing, history, first start."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from sources.database.server_settings import ServerSettings
from sources.errors import InputError, NotFoundError, TableFaults
from sources.notice import EndManner, Notice, NoticeDate
from sources.rows import canonical
from sources.spreadsheet import SHIPPED, write_csv
from sources.table import Difference, SourceTable
from tests.sources.examples import SHIPPED_NOTICES, notice, two_notices

T = TypeVar("T")
ROOT = Path(__file__).parents[2]


def with_table(url: str, act: Callable[[SourceTable], Awaitable[T]]) -> T:
    """Open the table, act on it, close it."""

    async def run() -> T:
        async with await SourceTable.open(url) as table:
            return await act(table)

    return asyncio.run(run())


def test_the_first_start_loads_the_shipped_table(url: str) -> None:
    """An empty database begins with the shipped table, as one change; a second start adds nothing."""

    async def look(table: SourceTable) -> tuple[bytes, int, set[tuple[str, str]]]:
        history = await table.history(limit=1000)
        return (
            write_csv(await table.notices()),
            await table.change_number(),
            {(row.who, row.why) for row in history},
        )

    expected = (SHIPPED.read_bytes(), 1, {("crosscheck", "the table that ships")})

    assert with_table(url, look) == expected
    assert with_table(url, look) == expected


def test_a_table_in_memory_needs_no_file() -> None:
    """`sqlite://` keeps the table for as long as it is open."""
    assert with_table("sqlite://", SourceTable.notices) == SHIPPED_NOTICES


def test_a_normal_start_does_not_load_alembic(tmp_path: Path) -> None:
    """Migrations cost their import only when there is something to migrate."""
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with_table(url, SourceTable.change_number)
    code = (
        "import asyncio, sys; from sources.table import SourceTable\n"
        f"async def main():\n    async with await SourceTable.open({url!r}): pass\n"
        "asyncio.run(main()); print('alembic' in sys.modules)"
    )

    assert _python(code).communicate()[0] == "False\n"


def test_put_adds_and_changes(url: str) -> None:
    """A new notice comes last; a changed one keeps its place; the same one again is no change."""

    async def act(table: SourceTable) -> list[tuple[Difference, int]]:
        found = []
        for new in (
            notice(1),
            replace(notice(1), title="Other"),
            replace(notice(1), title="Other"),
            notice(2),
        ):
            done = await table.put(new, "ann", "because")
            found.append((done, await table.change_number()))
        assert [one.id for one in (await table.notices())[-2:]] == [notice(1).id, notice(2).id]
        assert await table.notice(notice(1).id) == canonical(replace(notice(1), title="Other"))
        return found

    one, two = notice(1).id, notice(2).id
    assert with_table(url, act) == [
        (Difference(added=(one,)), 2),
        (Difference(changed=(one,)), 3),
        (Difference(unchanged=(one,)), 3),
        (Difference(added=(two,)), 4),
    ]


def test_every_change_leaves_who_when_why_before_and_after(url: str) -> None:
    """History tells each change of a notice, newest first."""
    first, second = canonical(notice(1)), canonical(replace(notice(1), title="Other"))

    async def act(table: SourceTable) -> None:
        await table.put(first, "ann", "found it")
        await table.put(second, "bob", "wrong title")
        await table.retire(first.id, "cleo", "not ours")
        rows = await table.history(first.id)

        assert [(row.change_number, row.who, row.why) for row in rows] == [
            (4, "cleo", "not ours"),
            (3, "bob", "wrong title"),
            (2, "ann", "found it"),
        ]
        assert [(row.before, row.after) for row in rows] == [(second, None), (first, second), (None, first)]
        assert all(datetime.now(UTC) - row.when < timedelta(minutes=5) for row in rows)
        assert await table.history(first.id, limit=1) == rows[:1]

    with_table(url, act)


def test_the_ids_that_a_notice_had_are_known(url: str) -> None:
    """Those of statements taken out too."""
    one = notice(1)

    async def act(table: SourceTable) -> frozenset[str]:
        await table.put(one, "ann", "new")
        await table.put(replace(one, statements=one.statements[:1]), "ann", "one is enough")
        return await table.statement_ids_given(one.id)

    assert with_table(url, act) == {statement.id for statement in one.statements}


def test_a_retired_notice_does_not_answer(url: str) -> None:
    """What is retired is neither listed nor found, and its id may be used again."""

    async def act(table: SourceTable) -> None:
        await table.put(notice(1), "ann", "")
        await table.retire(notice(1).id, "ann", "")
        assert notice(1).id not in {one.id for one in await table.notices()}
        with pytest.raises(NotFoundError, match=r"^There is no notice 'xx-office-1' in the table\.$"):
            await table.notice(notice(1).id)
        with pytest.raises(NotFoundError):
            await table.retire(notice(1).id, "ann", "")
        await table.put(notice(1), "ann", "")
        assert await table.notice(notice(1).id) == canonical(notice(1))

    with_table(url, act)


def test_what_ended_another_is_not_retired(url: str) -> None:
    """Retiring a notice that another one names in `ended_by` would leave that one without its reason."""

    async def act(table: SourceTable) -> None:
        await table.replace_all(two_notices(), "ann", "")
        with pytest.raises(InputError, match="xx-office-2 is what xx-office-1 was ended by"):
            await table.retire("xx-office-2", "ann", "")
        assert len(await table.notices()) == 2

    with_table(url, act)


def test_a_dry_run_says_what_the_import_does(url: str) -> None:
    """`difference` tells what `replace_all` then does, and changes nothing."""
    old = SHIPPED_NOTICES
    new = [notice(1), replace(old[1], title="Changed"), old[0], *old[2:-1]]
    expected = Difference(
        added=(notice(1).id,),
        changed=(old[1].id,),
        removed=(old[-1].id,),
        unchanged=(old[0].id, *(one.id for one in old[2:-1])),
    )

    async def act(table: SourceTable) -> None:
        assert await table.difference(new) == expected
        assert (await table.notices(), await table.change_number()) == (old, 1)
        assert await table.replace_all(new, "ann", "spring cleaning") == expected
        assert write_csv(await table.notices()) == write_csv(new)
        assert await table.change_number() == 2
        assert {row.change_number for row in await table.history(limit=3)} == {2}

    with_table(url, act)


def test_a_faulty_import_changes_nothing(url: str) -> None:
    """One fault anywhere, and nothing of the import is taken."""
    new: list[Notice] = [notice(1), replace(notice(2), publisher=""), replace(notice(3), statements=())]

    async def act(table: SourceTable) -> None:
        for call in (table.difference(new), table.replace_all(new, "ann", "")):
            with pytest.raises(TableFaults, match="The table has 3 faults; nothing was taken"):
                await call
        with pytest.raises(TableFaults, match="xx-office-3 has no statement; it needs one"):
            await table.put(new[2], "ann", "")
        assert (await table.notices(), await table.change_number()) == (SHIPPED_NOTICES, 1)

    with_table(url, act)


def test_a_notice_is_held_against_the_table(url: str) -> None:
    """What a new notice says must not stand in the table already, and what ended it must stand there."""
    said = replace(notice(1).statements[0], text=SHIPPED_NOTICES[0].statements[0].text.upper())
    ended = replace(
        notice(1).term, ended=NoticeDate("2031"), end_manner=EndManner.LAPSED, ended_by="xx-office-2"
    )

    async def act(table: SourceTable) -> None:
        with pytest.raises(TableFaults, match="statement: says the same as us-bis-2026-01-15-h200-rule#s1"):
            await table.put(replace(notice(1), statements=(said,)), "ann", "")
        with pytest.raises(TableFaults, match="'xx-office-2' is no notice of this table"):
            await table.put(replace(notice(1), term=ended), "ann", "")
        await table.put(notice(2), "ann", "")
        await table.put(replace(notice(1), term=ended), "ann", "")

    with_table(url, act)


def test_tables_by_another_name_are_apart(url: str) -> None:
    """A second table of the same database begins empty and shares no row with the first."""

    async def act(table: SourceTable) -> None:
        async with await SourceTable.open(url, "server-1") as other:
            assert await other.notices() == ()
            await other.put(notice(1), "ann", "")
            assert await other.notices() == (canonical(notice(1)),)
            assert len(await other.history()) == 1
        assert await table.notices() == SHIPPED_NOTICES
        assert await table.history(notice(1).id) == ()

    with_table(url, act)


def test_two_writers_at_once_both_count(url: str) -> None:
    """Changes that come at the same moment are put in a row: none is lost."""

    async def act(table: SourceTable) -> None:
        async with await SourceTable.open(url) as other:
            await asyncio.gather(
                *((table, other)[number % 2].put(notice(number), "ann", "") for number in range(1, 9))
            )
        assert await table.change_number() == 9
        assert len(await table.notices()) == len(SHIPPED_NOTICES) + 8

    with_table(url, act)


def test_first_starts_at_once_load_the_table_once(url: str) -> None:
    """Two processes on an empty database: one loads the shipped table, the other finds it there."""
    code = (
        "import asyncio, sys; from sources.table import SourceTable\n"
        "async def main():\n"
        f"    async with await SourceTable.open({url!r}, busy_seconds=30) as table:\n"
        "        history = await table.history(limit=999)\n"
        "        print(await table.change_number(), len(await table.notices()), len(history))\n"
        "sys.stdin.readline(); asyncio.run(main())"
    )
    starts = [_python(code) for _ in range(2)]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("go\n")
        start.stdin.flush()

    assert [start.communicate() for start in starts] == [("1 68 68\n", "")] * 2


def test_settings_of_a_server_are_its_own(url: str) -> None:
    """A value is kept, changed and forgotten for its server alone."""

    async def act(table: SourceTable) -> None:
        settings = ServerSettings(table.database)
        await settings.set("1", "claims_channels", "[10]")
        await settings.set("1", "claims_channels", "[10, 11]")
        await settings.set("1", "language", '"en"')
        assert await settings.get("1", "claims_channels") == "[10, 11]"
        assert await settings.get("2", "claims_channels") is None
        await settings.set("1", "language", None)
        assert await settings.all("1") == {"claims_channels": "[10, 11]"}

    with_table(url, act)


def _python(code: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
