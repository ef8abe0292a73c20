"""The figures of labelled claims as tables: verdicts, precision by stance and reason, confidence against rightness."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.checking.result import Stance
from bot.measuring.calibration import Answer, calibration_error, errors_by_coverage, precision_curve
from bot.measuring.claims import ClaimsReport, Shown
from bot.measuring.tables import Table, figure, share

_STANCES = (Stance.SUPPORTS, Stance.CONFLICTS, Stance.OUTDATED)


def claims_tables(reports: Sequence[tuple[str, ClaimsReport]], *, curve: bool) -> Iterator[Table]:
    """The tables over some sets by name; `curve` adds a row for each share of words in common that was shown."""
    yield Table(
        "Verdicts",
        ("set", "claims", "verdict right", "wrong stance", "false alarm"),
        tuple((name, str(one.claims), *_counts(one)) for name, one in reports),
    )
    yield Table(
        "References with a stance",
        ("set", "shown", "right", "ECE of confidence", *(f"right {stance}" for stance in _STANCES)),
        tuple((name, *_references(one)) for name, one in reports),
    )
    yield Table(
        "Conflicts by the kind of their first reason",
        ("set", "kind", "right", "shown"),
        tuple((name, *row) for name, one in reports for row in _by_kind(one.shown)),
    )
    yield Table(
        "Reason kind of conflicts, where the label names it",
        ("set", "first reason right", "any reason right", "claims"),
        tuple(
            (name, share(one.named_first, one.named), share(one.named_any, one.named), str(one.named))
            for name, one in reports
        ),
    )
    risks = [(name, errors_by_coverage(one.answers)) for name, one in reports if one.answers]
    if risks:
        yield Table(
            "Share of wrong verdicts, the surest part of the claims with a verdict",
            ("set", *(f"{coverage:.1f}" for coverage, _ in risks[0][1])),
            tuple((name, *(figure(error) for _, error in found)) for name, found in risks),
        )
    if curve:
        yield Table(
            "Verdicts from a share of words in common on",
            ("set", "words in common", "precision", "right", "share of claims that a notice answers"),
            tuple((name, *row) for name, one in reports for row in _curve(one)),
        )


def curve_points(report: ClaimsReport) -> list[tuple[float, float]]:
    """The precision curve: (share of the answerable claims rightly answered, precision), the surest first."""
    answerable = report.claims - report.unanswerable
    return [
        (point.right / answerable, point.precision) for point in precision_curve(report.raw) if answerable
    ]


def _counts(report: ClaimsReport) -> tuple[str, str, str]:
    answerable = report.claims - report.unanswerable
    return (
        f"{report.right} of {report.claims}",
        f"{report.wrong_stances} of {answerable}",
        f"{report.false_alarms} of {report.unanswerable}",
    )


def _references(report: ClaimsReport) -> Iterator[str]:
    answers = [one.answer for one in report.shown]
    yield str(len(answers))
    yield _right(answers)
    yield figure(calibration_error(answers) if answers else None)
    for stance in _STANCES:
        some = [one.answer for one in report.shown if one.stance is stance]
        yield f"{_right(some)} of {len(some)}"


def _by_kind(shown: Sequence[Shown]) -> Iterator[tuple[str, str, str]]:
    conflicts = [one for one in shown if one.stance is Stance.CONFLICTS]
    for kind in sorted({str(one.kind) for one in conflicts}):
        some = [one.answer for one in conflicts if str(one.kind) == kind]
        yield kind, _right(some), str(len(some))


def _right(answers: Sequence[Answer]) -> str:
    return share(sum(one.right for one in answers), len(answers))


def _curve(report: ClaimsReport) -> Iterator[tuple[str, str, str, str]]:
    answerable = report.claims - report.unanswerable
    for point in precision_curve(report.raw):
        yield (
            figure(point.threshold),
            figure(point.precision),
            str(point.right),
            share(point.right, answerable),
        )
