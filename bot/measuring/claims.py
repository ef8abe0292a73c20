"""The project's own measurements: labelled claims through the whole check, and what went wrong with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from bot.checking.checker import Checker
from bot.checking.result import ReasonKind, Reference, Stance, VerdictKind
from bot.checking.trace import Trace
from bot.measuring.calibration import Answer
from sources.errors import InputError

EXPECTED: Final = {
    "supports": VerdictKind.SUPPORTED,
    "conflicts": VerdictKind.CONFLICTING,
    "mixed": VerdictKind.MIXED,
    "outdated": VerdictKind.OUTDATED,
    "none": VerdictKind.NO_MATCH,
}
"""The verdict that each label of a claim means."""
_VERDICTS: Final = {
    Stance.SUPPORTS: VerdictKind.SUPPORTED,
    Stance.CONFLICTS: VerdictKind.CONFLICTING,
    Stance.OUTDATED: VerdictKind.OUTDATED,
}
_KINDS: Final = {kind.value: kind for kind in ReasonKind} | {
    "negation": ReasonKind.POLARITY,
    "entity": ReasonKind.NAME,
}
"""What a label may call a reason kind; a label that is none of these is not counted."""
_STRONGEST: Final = (VerdictKind.MIXED, VerdictKind.OUTDATED, VerdictKind.CONFLICTING, VerdictKind.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Miss:
    """A claim whose verdict is not the one that was expected, or that shows a stance which is wrong."""

    id: str
    text: str
    expected: VerdictKind
    got: VerdictKind
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A reference that was shown with a stance: the kind of its first reason, and whether the stance is right."""

    stance: Stance
    kind: ReasonKind | None
    answer: Answer


@dataclass(slots=True)
class ClaimsReport:
    """Counts over labelled claims.

    `wrong_stances` counts claims that show a stance contrary to the label of its notice, or any verdict but the right
    one or silence; `false_alarms` counts claims that no notice answers and that get a stance all the same.
    `shown` are the references with a stance. `answers` are the claims with a verdict, each as sure as its first
    reference; `raw` are the same by the share of words in common, which is what the thresholds of judging go by.
    `named` counts conflicts rightly shown whose label names reason kinds: how many, and for how many the first reason,
    or any, is of such a kind.
    """

    claims: int = 0
    right: int = 0
    wrong_stances: int = 0
    unanswerable: int = 0
    false_alarms: int = 0
    confusion: Counter[tuple[VerdictKind, VerdictKind]] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)
    raw: list[Answer] = field(default_factory=list)
    named: int = 0
    named_first: int = 0
    named_any: int = 0

    def add(self, row: Mapping[str, Any], traces: Sequence[Trace]) -> None:
        """Count one labelled claim; a trace for each of its sentences."""
        expected = EXPECTED[row["overall"]]
        verdicts = [trace.verdict for trace in traces]
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
        self.shown += [_shown(ref, row, expected) for ref in stated]
        if stated:
            right = got is expected and all(one.answer.right for one in self.shown[-len(stated) :])
            self.answers.append(Answer(right, stated[0].confidence))
            self.raw.append(Answer(right, _raw(traces, stated[0])))
        if expected is got is VerdictKind.CONFLICTING:
            self._name_reasons(row, stated)

    def _name_reasons(self, row: Mapping[str, Any], stated: Sequence[Reference]) -> None:
        wanted = {_KINDS[label] for label in row.get("reasons", ()) if label in _KINDS}
        kinds = [reason.kind for ref in stated for reason in ref.reasons]
        if wanted and kinds:
            self.named += 1
            self.named_first += kinds[0] in wanted
            self.named_any += not wanted.isdisjoint(kinds)


def _raw(traces: Iterable[Trace], reference: Reference) -> float:
    """The confidence of a reference before calibration."""
    opinions = (one.opinion for trace in traces for one in trace.considered if one.reference is reference)
    return next((opinion.confidence for opinion in opinions if opinion is not None), reference.confidence)


def _shown(reference: Reference, row: Mapping[str, Any], expected: VerdictKind) -> Shown:
    """A reference beside its label."""
    kind = reference.reasons[0].kind if reference.reasons else None
    right = stance_is_right(reference, row, expected)
    return Shown(reference.stance, kind, Answer(right, reference.confidence))


def stance_is_right(reference: Reference, row: Mapping[str, Any], expected: VerdictKind) -> bool:
    """Whether a reference has the stance that the label gives its notice; `related` is right where it gives none.

    A notice that the label does not name is right where its stance goes with the label's verdict, or where it is the
    successor of an outdated one.
    """
    wanted = {entry["notice"]: entry["stance"] for entry in row.get("expected", ())}
    stance = reference.stance
    if stance is Stance.RELATED:
        return wanted.get(reference.notice.id) not in set(_VERDICTS)
    if reference.notice.id in wanted:
        return bool(wanted[reference.notice.id] == stance.value)
    superseded = any(reason.kind is ReasonKind.SUPERSEDED for reason in reference.reasons)
    successor = expected is VerdictKind.OUTDATED and superseded
    either = expected is VerdictKind.MIXED and stance is not Stance.OUTDATED
    return _VERDICTS[stance] is expected or successor or either


def overall(kinds: Iterable[VerdictKind]) -> VerdictKind:
    """The verdict of a text of several sentences: the strongest of theirs."""
    held = set(kinds)
    if {VerdictKind.SUPPORTED, VerdictKind.CONFLICTING} <= held:
        return VerdictKind.MIXED
    return next((kind for kind in _STRONGEST if kind in held), VerdictKind.NO_MATCH)


def evaluate_claims(
    rows: Iterable[Mapping[str, Any]],
    checker: Checker,
    as_of: date | None = None,
    progress: Callable[[int], None] = lambda steps: None,
) -> ClaimsReport:
    """Check every labelled claim as of its own day, or as of `as_of` where it has none.

    A row is {"text", "overall", "expected": [{"notice", "stance"}], "as_of"?, "reasons"?}. `progress` is told of each
    row that is done.

    Raises:
        InputError: a row's label or day is none; the sentence names the row.
    """
    report = ClaimsReport()
    for number, row in enumerate(rows, 1):
        if row["overall"] not in EXPECTED:
            raise InputError(f"Row {number}: {row['overall']!r} is none of {', '.join(EXPECTED)}.")
        report.add(row, checker.explain(row["text"], day_of(row, number, as_of)))
        progress(1)
    return report


def day_of(row: Mapping[str, Any], number: int, otherwise: date | None = None) -> date:
    """The day that a row is checked for; today where neither it nor the caller names one.

    Raises:
        InputError: what it names is no day; the sentence names the row.
    """
    if "as_of" not in row:
        return otherwise or date.today()
    try:
        return date.fromisoformat(row["as_of"])
    except (TypeError, ValueError):
        raise InputError(f"Row {number}: as_of {row['as_of']!r} is not a day as YYYY-MM-DD.") from None
