"""Whether confidence means what it says: calibration error, error against coverage, precision over thresholds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

BINS: Final = 10
COVERAGES: Final = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: whether it was right, and how sure it was, 0 to 1."""

    right: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Point:
    """What comes of giving only answers of at least `threshold`: how many, and what share of them is right."""

    threshold: float
    shown: int
    right: int

    @property
    def precision(self) -> float:
        """Share of right ones."""
        return self.right / self.shown


def calibration_error(answers: Sequence[Answer], bins: int = BINS) -> float:
    """Expected calibration error (ECE) over equal bins of confidence; 0 where there is no answer."""
    error = 0.0
    for number in range(bins):
        part = [one for one in answers if min(int(one.confidence * bins), bins - 1) == number]
        if part:
            right = sum(one.right for one in part)
            error += abs(right - sum(one.confidence for one in part)) / len(answers)
    return error


def precision_curve(answers: Sequence[Answer]) -> list[Point]:
    """A point for each confidence that occurs, the highest first."""
    points = []
    for threshold in sorted({one.confidence for one in answers}, reverse=True):
        shown = [one for one in answers if one.confidence >= threshold]
        points.append(Point(threshold, len(shown), sum(one.right for one in shown)))
    return points


def errors_by_coverage(
    answers: Sequence[Answer], coverages: Sequence[float] = COVERAGES
) -> list[tuple[float, float]]:
    """Risk against coverage: (share answered, share of wrong ones), the surest answers first.

    Answers that are equally sure stand for each other: each counts with the mean of them.
    """
    if not answers:
        return []
    found = []
    for coverage in coverages:
        room = wanted = coverage * len(answers)
        wrong = 0.0
        for point_answers in _equally_sure(answers):
            taken = min(room, len(point_answers))
            wrong += taken * sum(not one.right for one in point_answers) / len(point_answers)
            room -= taken
            if room <= 0:
                break
        found.append((coverage, wrong / wanted))
    return found


def _equally_sure(answers: Sequence[Answer]) -> list[list[Answer]]:
    groups: dict[float, list[Answer]] = {}
    for one in answers:
        groups.setdefault(one.confidence, []).append(one)
    return [groups[confidence] for confidence in sorted(groups, reverse=True)]
