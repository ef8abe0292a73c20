"""Every claim of tests/cases/*.toml against tests/cases/table.csv: the verdict that must come out, and its reasons."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from bot.checking.checker import Checker
from bot.measuring.claims import overall
from bot.service import build_checker
from sources.spreadsheet import read_table

FOLDER: Final = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """A claim, the day it is checked for, and what must come out. `gap` says why it does not yet."""

    name: str
    claim: str
    as_of: date
    verdict: str
    notice: str | None = None
    reasons: list[str] = field(default_factory=list)
    gap: str | None = None


def _parameters() -> list[object]:
    found: list[object] = []
    for file in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(file.read_text("utf-8"))["case"]:
            case = Case(**row)
            marks = [pytest.mark.xfail(strict=True, reason=case.gap)] if case.gap else []
            found.append(pytest.param(case, id=f"{file.stem}: {case.name}", marks=marks))
    return found


@pytest.fixture(scope="module")
def checker() -> Checker:
    """A checker over the cases' table: the judges alone, no model."""
    return build_checker(read_table(FOLDER / "table.csv"))


def outcome(checker: Checker, case: Case) -> tuple[str, str | None, set[str]]:
    """What comes out of a case: the verdict, and of its first reference the notice and the kinds of its reasons."""
    verdicts = checker.check(case.claim, case.as_of)
    kind = overall(verdict.kind for verdict in verdicts).value
    if verdicts and all(verdict.claim.not_a_claim for verdict in verdicts):
        kind = "not_checkable"
    references = [reference for verdict in verdicts for reference in verdict.references]
    first = references[0] if references and case.notice else None
    kinds = {reason.kind.value for reason in first.reasons} if first else set()
    return kind, first.notice.id if first else None, kinds


@pytest.mark.parametrize("case", _parameters())
def test_case(checker: Checker, case: Case) -> None:
    """The claim gets its verdict, from its notice, with at least the reasons that are named."""
    kind, notice, reasons = outcome(checker, case)
    assert (case.verdict, case.notice) == (kind, notice)
    assert set(case.reasons) <= reasons
