"""What holds for every statement of the shipped table: its own words stand, and turned words do not."""

from __future__ import annotations

from datetime import date

import pytest

from bot.checking.checker import Checker
from bot.checking.result import Stance, VerdictKind
from bot.service import build_checker
from sources.notice import Notice
from tests.checking.examples import notice
from tests.checking.properties import CHANGES

AS_OF = date(2026, 10, 1)
OWN_WORDS = 0.8
"""Least share of statements whose own text is supported or outdated, with the judges alone; measured: see the test."""


def _kinds(checker: Checker, text: str) -> set[VerdictKind]:
    return {verdict.kind for verdict in checker.check(text, AS_OF)}


def test_statements_are_supported_by_their_own_words(
    shipped: tuple[Notice, ...], shipped_checker: Checker
) -> None:
    """Most statements, taken as claims, are supported, or outdated where they have ended; none conflicts with itself."""
    texts = [statement.text for one in shipped for statement in one.statements]
    good = {VerdictKind.SUPPORTED, VerdictKind.OUTDATED, VerdictKind.MIXED}
    held = [text for text in texts if _kinds(shipped_checker, text) & good]
    assert OWN_WORDS <= len(held) / len(texts)


def test_no_statement_conflicts_with_its_own_words(
    shipped: tuple[Notice, ...], shipped_checker: Checker
) -> None:
    """A claim in a statement's own words is never said to conflict with that statement."""
    against = [
        statement.id
        for one in shipped
        for statement in one.statements
        for verdict in shipped_checker.check(statement.text, AS_OF)
        for reference in verdict.references
        if reference.stance is Stance.CONFLICTS and reference.statement.id == statement.id
    ]
    assert [] == against


@pytest.mark.parametrize("change", CHANGES)
def test_turned_words_are_not_supported(
    shipped: tuple[Notice, ...], shipped_checker: Checker, change: str
) -> None:
    """A statement with one number, place, month or duty changed is never supported by that statement."""
    turned = [
        (statement.id, claim)
        for one in shipped
        for statement in one.statements
        for claim in CHANGES[change](statement.text)
    ]
    assert turned
    wrong = [
        (id_, claim)
        for id_, claim in turned
        for verdict in shipped_checker.check(claim, AS_OF)
        for reference in verdict.references
        if reference.stance is Stance.SUPPORTS and reference.statement.id == id_
    ]
    assert [] == wrong


def test_unrelated_notice_changes_no_verdict(shipped: tuple[Notice, ...], shipped_checker: Checker) -> None:
    """A notice about another matter leaves every verdict and every stance as they were."""
    claims = [one.statements[0].text for one in shipped]
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
