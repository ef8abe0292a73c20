"""What holds for every statement of the shipped table: its own words stand, and turned words do not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.checking.checker import Checker
from bot.checking.result import Stance, Verdict, VerdictKind
from bot.service import build_checker
from sources.notice import Notice
from tests.checking.examples import notice
from tests.checking.properties import CHANGES, EXCHANGES, exchanged

AS_OF = date(2026, 10, 1)
OWN_WORDS = 0.92
"""Least share of statements whose own text is supported or outdated, with the judges alone; measured: 234 of 241."""


EXCHANGED = 12
"""Statements at most that each pair of words is exchanged in: a check takes some 40 ms."""


STILL_SUPPORTED: dict[str, str] = {}
"""Statements that still support themselves after a change, and why: known gaps of the judges alone."""


@pytest.fixture(scope="module")
def own_words(shipped: tuple[Notice, ...], shipped_checker: Checker) -> dict[str, tuple[Verdict, ...]]:
    """The verdicts of each statement's own text, by the statement's id."""
    return {
        statement.id: shipped_checker.check(statement.text, AS_OF)
        for one in shipped
        for statement in one.statements
    }


def test_statements_are_supported_by_their_own_words(own_words: dict[str, tuple[Verdict, ...]]) -> None:
    """Most statements, taken as claims, are supported, or outdated where they have ended."""
    good = {VerdictKind.SUPPORTED, VerdictKind.OUTDATED, VerdictKind.MIXED}
    held = [id_ for id_, verdicts in own_words.items() if good & {verdict.kind for verdict in verdicts}]
    assert len(held) / len(own_words) >= OWN_WORDS


def test_no_statement_conflicts_with_its_own_words(own_words: dict[str, tuple[Verdict, ...]]) -> None:
    """A claim in a statement's own words is never said to conflict with that statement."""
    against = {
        id_
        for id_, verdicts in own_words.items()
        for verdict in verdicts
        for reference in verdict.references
        if reference.stance is Stance.CONFLICTS and reference.statement.id == id_
    }
    assert not against


@pytest.mark.parametrize(("word", "other"), EXCHANGES)
def test_an_exchanged_word_is_not_supported(
    shipped: tuple[Notice, ...], shipped_checker: Checker, word: str, other: str
) -> None:
    """A statement with one of its words exchanged is never supported by that statement."""
    turned = [
        (statement.id, claim)
        for one in shipped
        for statement in one.statements
        if (claim := exchanged(statement.text, word, other)) is not None
    ][:EXCHANGED]
    assert turned
    assert [claim for id_, claim in turned if _supports(shipped_checker, id_, claim)] == []


@pytest.mark.parametrize("change", CHANGES)
def test_turned_words_are_not_supported(
    shipped: tuple[Notice, ...], shipped_checker: Checker, change: str
) -> None:
    """A statement with one number, place, month or duty changed is never supported by that statement."""
    turned = [
        (statement, claim)
        for one in shipped
        for statement in one.statements
        for claim in CHANGES[change](statement.text)
    ]
    assert len(turned) >= 10
    wrong = [claim for statement, claim in turned if _supports(shipped_checker, statement.id, claim)]
    known = [claim for statement, claim in turned if statement.id in STILL_SUPPORTED]
    assert [claim for claim in wrong if claim not in known] == []


def _supports(checker: Checker, statement_id: str, claim: str) -> bool:
    return any(
        reference.stance is Stance.SUPPORTS and reference.statement.id == statement_id
        for verdict in checker.check(claim, AS_OF)
        for reference in verdict.references
    )


@pytest.mark.parametrize(
    "statement_id",
    [
        pytest.param(id_, marks=pytest.mark.xfail(strict=True, reason=why))
        for id_, why in STILL_SUPPORTED.items()
    ],
)
def test_turned_words_that_are_still_supported(
    shipped: tuple[Notice, ...], shipped_checker: Checker, statement_id: str
) -> None:
    """The known gaps: a changed statement that its own statement supports all the same."""
    (own,) = (s.text for one in shipped for s in one.statements if s.id == statement_id)
    claims = [claim for change in CHANGES.values() for claim in change(own)]
    assert [claim for claim in claims if _supports(shipped_checker, statement_id, claim)] == []


def test_unrelated_notice_changes_no_verdict(shipped: tuple[Notice, ...], shipped_checker: Checker) -> None:
    """A notice about another matter leaves every verdict and every stance as they were."""
    claims = [one.statements[0].text for one in shipped[::2]]
    extra = notice("Street lamps in Castel are painted green.", "Every lamp post has a brass number plate.")
    with_extra = build_checker([*shipped, extra])
    for claim in claims:
        before, after = (
            [
                (verdict.kind, [(one.statement.id, one.stance) for one in verdict.references])
                for verdict in checker.check(claim, AS_OF)
            ]
            for checker in (shipped_checker, with_extra)
        )
        assert before == after
