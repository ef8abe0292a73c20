"""Statements twisted in one respect, and statements told the other way round: how often a stance is wrong."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

from bot.checking.checker import Checker
from bot.checking.result import Stance, VerdictKind

TWISTED = Path(__file__).parents[1] / "evaluation" / "twisted.jsonl"
AS_OF = date(2026, 10, 1)
WRONG = {
    "false": frozenset({Stance.SUPPORTS}),
    "true": frozenset({Stance.CONFLICTS}),
    "open": frozenset({Stance.SUPPORTS, Stance.CONFLICTS, Stance.OUTDATED}),
}
MOST = {"false": 88, "true": 22, "open": 4}
"""Of 251 false, 336 true and 40 open ones; before doers, deeds and values were looked at 173, 53 and 3."""


def test_few_twisted_statements_are_shown_with_a_wrong_stance(shipped_checker: Checker) -> None:
    """A false one is not supported, a true one not contradicted, an open one gets no stance: but for so many.

    A claim that is outdated is none of these: it was so.
    """
    wrong: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for line in TWISTED.read_text("utf-8").splitlines():
        row = json.loads(line)
        verdicts = shipped_checker.check(row["text"], AS_OF)
        shown = {
            reference.stance
            for verdict in verdicts
            if verdict.kind is not VerdictKind.OUTDATED or row["label"] == "open"
            for reference in verdict.references
        }
        counted[row["label"]] += 1
        wrong[row["label"]] += bool(shown & WRONG[row["label"]])
    assert all(wrong[label] <= most for label, most in MOST.items()), (wrong, counted)
