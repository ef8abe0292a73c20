"""The project's own measurements: labelled claims through the whole check, and what went wrong with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from bot.checking.checker import Checker
from bot.checking.result import Stance, Verdict, VerdictKind
from sources.errors import InputError

_EXPECTED: Final = {
    "supports": VerdictKind.SUPPORTED,
    "conflicts": VerdictKind.CONFLICTING,
    "mixed": VerdictKind.MIXED,
    "outdated": VerdictKind.OUTDATED,
    "none": VerdictKind.NO_MATCH,
}
_STRONGEST: Final = (VerdictKind.MIXED, VerdictKind.OUTDATED, VerdictKind.CONFLICTING, VerdictKind.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Miss:
    """A claim whose verdict is not the one that was expected, or that shows a stance which is wrong."""

    id: str
    text: str
    expected: VerdictKind
    got: VerdictKind
    shown: tuple[str, ...]


@dataclass(slots=True)
class ClaimsReport:
    """Counts over labelled claims.

    `wrong_stances` counts claims that show a stance contrary to the label of its notice, or any verdict but the right
    one or silence; `false_alarms` counts claims that no notice answers and that get a stance all the same.
    """

    claims: int = 0
    right: int = 0
    wrong_stances: int = 0
    unanswerable: int = 0
    false_alarms: int = 0
    confusion: Counter[tuple[VerdictKind, VerdictKind]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def add(self, row: Mapping[str, Any], verdicts: Sequence[Verdict]) -> None:
        """Count one labelled claim."""
        expected = _EXPECTED[row["overall"]]
        got = overall([verdict.kind for verdict in verdicts])
        self.claims += 1
        self.right += got is expected
        self.confusion[expected, got] += 1
        stated = [
            ref for verdict in verdicts for ref in verdict.references if ref.stance is not Stance.RELATED
        ]
        if expected is VerdictKind.NO_MATCH:
            self.unanswerable += 1
            self.false_alarms += bool(stated)
        else:
            wanted = {entry["notice"]: entry["stance"] for entry in row.get("expected", ())}
            contrary = any(wanted.get(ref.notice.id, ref.stance.value) != ref.stance.value for ref in stated)
            self.wrong_stances += contrary or (got is not expected and got is not VerdictKind.NO_MATCH)
        if got is not expected:
            shown = tuple(f"{ref.stance.value} {ref.statement.id} ({ref.confidence:.2f})" for ref in stated)
            self.misses.append(Miss(str(row.get("id", "")), row["text"], expected, got, shown))


def overall(kinds: Iterable[VerdictKind]) -> VerdictKind:
    """The verdict of a text of several sentences: the strongest of theirs."""
    held = set(kinds)
    if {VerdictKind.SUPPORTED, VerdictKind.CONFLICTING} <= held:
        return VerdictKind.MIXED
    return next((kind for kind in _STRONGEST if kind in held), VerdictKind.NO_MATCH)


def evaluate_claims(
    rows: Iterable[Mapping[str, Any]], checker: Checker, as_of: date | None = None
) -> ClaimsReport:
    """Check every labelled claim as of its own day, or as of `as_of` where it has none.

    A row is {"text", "overall", "expected": [{"notice", "stance"}], "as_of"?}.

    Raises:
        InputError: a row's label or day is none; the sentence names the row.
    """
    report = ClaimsReport()
    for number, row in enumerate(rows, 1):
        if row["overall"] not in _EXPECTED:
            raise InputError(f"Row {number}: {row['overall']!r} is none of {', '.join(_EXPECTED)}.")
        report.add(row, checker.check(row["text"], _day(row, number, as_of)))
    return report


def _day(row: Mapping[str, Any], number: int, otherwise: date | None) -> date:
    if "as_of" not in row:
        return otherwise or date.today()
    try:
        return date.fromisoformat(row["as_of"])
    except (TypeError, ValueError):
        raise InputError(f"Row {number}: as_of {row['as_of']!r} is not a day as YYYY-MM-DD.") from None
