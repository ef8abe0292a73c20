"""Contradictions within a table: told where two notices in force say the contrary of one thing, and else not."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from bot.curation.conflicts import (
    LARGEST_WHOLE,
    MOST_STATEMENTS,
    conflicts_of,
    contradictions,
    contradictions_beside,
    contradictions_in,
)
from bot.service import Crosscheck, build_checker
from bot.settings import Settings
from sources.difference import Difference
from sources.notice import EndManner, Notice, NoticeDate, Statement, Term
from sources.table import SourceTable

TODAY = date(2026, 10, 1)
FIRST = "Municipalities with more than 45,000 inhabitants must adopt a heat plan by 30 June 2028."


def _notice(name: str, words: str, term: Term | None = None) -> Notice:
    return Notice(
        id=name,
        publisher=f"Office {name}",
        title="Notice",
        published=NoticeDate("2026-01-15"),
        term=term or Term(),
        statements=(Statement(f"{name}#s1", words),),
    )


def _told(*notices: Notice) -> list[tuple[str, str]]:
    return [
        (each.statement_id, each.other_id) for each in conflicts_of(build_checker(notices), notices, TODAY)
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRST, FIRST.replace("45,000", "145,000")),
        (FIRST, FIRST.replace("2028", "2031")),
        (
            "Exports of halogen lamps to Corvala are prohibited.",
            "Exports of halogen lamps to Corvala are allowed.",
        ),
    ],
)
def test_two_that_cannot_both_hold(one: str, other: str) -> None:
    """Another number, date or sense in the same words is told, once, whichever is looked at first."""
    assert _told(_notice("a", one), _notice("b", other)) == [("a#s1", "b#s1")]
    assert _told(_notice("b", other), _notice("a", one)) == [("b#s1", "a#s1")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FIRST, FIRST),
        (FIRST, "Municipalities must adopt a flood plan by 1 May 2027."),
        ("This rule is effective March 25, 2025.", "This rule is effective January 16, 2025."),
        (
            "The fee for debit cards is capped at 0.2 percent.",
            "The fee for credit cards is capped at 0.3 percent.",
        ),
        ("The board added 12 entities to the list.", "The board added 16 entities to the list."),
    ],
)
def test_what_can_both_hold(one: str, other: str) -> None:
    """The same, another subject, what a notice says of itself, and what happened twice contradict nothing."""
    assert _told(_notice("a", one), _notice("b", other)) == []


def test_only_what_is_in_force_counts() -> None:
    """An ended notice contradicts nothing, nor does a statement another one of its own notice."""
    other = FIRST.replace("45,000", "145,000")
    ended = Term(ended=NoticeDate("2026-06-01"), end_manner=EndManner.REVOKED)
    assert _told(_notice("a", FIRST), _notice("b", other, ended)) == []
    both = replace(_notice("a", FIRST), statements=(Statement("a#s1", FIRST), Statement("a#s2", other)))
    assert _told(both) == []


def test_the_shipped_table_does_not_contradict_itself(shipped: tuple[Notice, ...]) -> None:
    """Nothing is told of the shipped table, in which no two statements in force contradict each other."""
    assert contradictions_in(shipped, TODAY) == ()


def test_too_much_is_left_out_and_said() -> None:
    """Beyond the limits one sentence says that nothing was looked for."""
    lines = tuple(
        Statement(f"a#s{number}", f"Widget {number} needs a permit.") for number in range(MOST_STATEMENTS + 1)
    )
    many = replace(_notice("a", FIRST), statements=lines)

    async def told(difference: Difference) -> tuple[str, ...]:
        async with await SourceTable.open("sqlite://") as table:
            await table.replace_all([many], "ann", "")
            return await contradictions_beside(table, difference, TODAY)

    (sentence,) = asyncio.run(told(Difference(added=("a",))))
    assert sentence.endswith("more than 500 statements changed at once.")
    assert asyncio.run(told(Difference(added=tuple(f"n{number}" for number in range(501))))) == (sentence,)
    assert asyncio.run(told(Difference(removed=("b",)))) == ()
    large = [replace(many, id=f"n{number}") for number in range(1 + LARGEST_WHOLE // MOST_STATEMENTS)]
    (sentence,) = contradictions_in(large, TODAY)
    assert sentence.endswith("it has more than 2000 statements.")


def test_a_change_that_cannot_be_looked_at_is_told_as_made(caplog: pytest.LogCaptureFixture) -> None:
    """Whatever comes between, the sentence says that the change is made; what nobody foresaw is in the log."""
    # By hand, as no table takes it: a date that is none.
    broken = text("UPDATE statements SET effective = 'soon'")

    async def told() -> tuple[str, ...]:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            difference = await crosscheck.table.put(_notice("a", FIRST), "ann", "")
            async with crosscheck.table.database.writing() as connection:
                await connection.execute(broken)
            return await contradictions(crosscheck, difference, TODAY)

    (sentence,) = asyncio.run(told())
    assert sentence.startswith("The change is made; contradictions within the table could not be looked for")
    assert "ValueError" in caplog.text
