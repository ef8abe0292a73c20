"""The labelled claims through the whole check: precision may not get worse, nor may recall."""

from __future__ import annotations

import json
from pathlib import Path

from bot.checking.checker import Checker
from bot.measuring.calibration import calibration_error
from bot.measuring.claims import ClaimsReport, evaluate_claims

CLAIMS = Path(__file__).parents[1] / "evaluation" / "claims.jsonl"


def _report(checker: Checker) -> ClaimsReport:
    rows = [json.loads(line) for line in CLAIMS.read_text("utf-8").splitlines()]
    return evaluate_claims(rows, checker)


def test_labelled_claims(shipped_checker: Checker) -> None:
    """Of 160 claims at most 4 show a wrong stance, none that no notice answers does, and at least 98 come out right.

    What is shown is right about as often as its confidence says.
    """
    report = _report(shipped_checker)
    assert report.claims == 160
    assert report.wrong_stances <= 4
    assert report.false_alarms == 0
    assert report.right >= 98
    assert calibration_error([one.answer for one in report.shown]) <= 0.1
