"""Sentences written to be got wrong: twisted statements, claims that go beyond them, and short plain sentences."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from bot.checking.checker import Checker
from bot.checking.result import Stance, VerdictKind

EVALUATION = Path(__file__).parents[1] / "evaluation"
AS_OF = date(2026, 10, 1)
WRONG = {
    "false": frozenset({Stance.SUPPORTS}),
    "true": frozenset({Stance.CONFLICTS}),
    "outdated": frozenset({Stance.SUPPORTS}),
    "open": frozenset({Stance.SUPPORTS, Stance.CONFLICTS, Stance.OUTDATED}),
}
MOST = {
    "twisted": {"false": 39, "true": 12, "open": 2, "outdated": 0},
    "beyond": {"false": 9, "true": 1},
    "beyond_unseen": {"false": 12, "true": 1},
    "plain": {"false": 22, "true": 6, "open": 8, "outdated": 1},
}
COUNTED = {
    "twisted": {"false": 251, "true": 336, "open": 40},
    "beyond": {"false": 130, "true": 130},
    "beyond_unseen": {"false": 110, "true": 110},
    "plain": {"false": 725, "true": 703, "open": 152, "outdated": 29},
}


@pytest.mark.parametrize("name", MOST)
def test_few_are_shown_with_a_wrong_stance(shipped_checker: Checker, name: str) -> None:
    """A false one is not supported, a true one not contradicted, an open one gets no stance: but for so many.

    A claim that is outdated is none of these: it was so.
    """
    wrong: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for line in (EVALUATION / f"{name}.jsonl").read_text("utf-8").splitlines():
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
    assert counted == COUNTED[name]
    assert all(wrong[label] <= most for label, most in MOST[name].items()), (wrong, counted)
