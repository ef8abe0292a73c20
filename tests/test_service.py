"""The open table with what checks against it: it sees every change, and does one check at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date

import pytest

from bot.checking.result import VerdictKind
from bot.service import Crosscheck
from bot.settings import Settings
from sources.errors import InputError
from sources.table import SourceTable
from tests.checking.examples import notice

AS_OF = date(2030, 10, 1)
FEE = notice("The fee for a street lamp is 25 percent of its price.")
CLAIM = FEE.statements[0].text


def _with_crosscheck(work: Callable[[Crosscheck], Awaitable[None]]) -> None:
    async def opened() -> None:
        async with await Crosscheck.open(Settings(model="none")) as crosscheck:
            await work(crosscheck)

    asyncio.run(opened())


async def _kinds(crosscheck: Crosscheck, text: str = CLAIM) -> list[VerdictKind]:
    return [verdict.kind for verdict in await crosscheck.check(text, AS_OF)]


def test_change_through_the_same_table_is_seen() -> None:
    """A notice that is put into the table answers the next check, and no longer once it is retired."""

    async def work(crosscheck: Crosscheck) -> None:
        assert await _kinds(crosscheck) == [VerdictKind.NO_MATCH]
        await crosscheck.table.put(FEE, "a test", "to see it")
        assert await _kinds(crosscheck) == [VerdictKind.SUPPORTED]
        await crosscheck.table.retire(FEE.id, "a test", "to see it go")
        assert await _kinds(crosscheck) == [VerdictKind.NO_MATCH]

    _with_crosscheck(work)


def test_change_by_another_program_is_seen() -> None:
    """A notice that another connection puts into the same database answers the next check."""

    async def work(crosscheck: Crosscheck) -> None:
        assert await _kinds(crosscheck) == [VerdictKind.NO_MATCH]
        async with await SourceTable.open(Settings().database()) as other:
            await other.put(FEE, "another", "to see it")
        assert await _kinds(crosscheck) == [VerdictKind.SUPPORTED]

    _with_crosscheck(work)


def test_checks_at_the_same_time_do_not_mix() -> None:
    """Checks that are asked for together each get the answer of their own text."""
    texts = [CLAIM, "What does a lamp cost?", CLAIM.replace("25", "50"), "The moon orbits the Earth."]
    expected = [
        [VerdictKind.SUPPORTED],
        [VerdictKind.NOT_CHECKABLE],
        [VerdictKind.CONFLICTING],
        [VerdictKind.NO_MATCH],
    ]

    async def work(crosscheck: Crosscheck) -> None:
        await crosscheck.table.put(FEE, "a test", "to see it")
        found = await asyncio.gather(*(_kinds(crosscheck, text) for text in texts * 3))
        assert found == expected * 3

    _with_crosscheck(work)


def test_too_long_text_is_refused_and_the_next_one_checked() -> None:
    """A text beyond the limit is refused, and nothing is left locked behind it."""

    async def work(crosscheck: Crosscheck) -> None:
        with pytest.raises(InputError, match="at most"):
            await crosscheck.check("a" * 100_001, AS_OF)
        assert await _kinds(crosscheck) == [VerdictKind.NO_MATCH]

    _with_crosscheck(work)
