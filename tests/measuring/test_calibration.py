"""Calibration error, error against coverage and the precision curve are those that one gets by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.measuring.calibration import Answer, calibration_error, errors_by_coverage, precision_curve

ANSWERS = [Answer(True, 0.95), Answer(True, 0.91), Answer(False, 0.85), Answer(True, 0.55)]


def test_calibration_error_by_hand() -> None:
    """Each bin counts with the gap between how sure it is and how right."""
    by_hand = (abs(2 - 0.95 - 0.91) + abs(0 - 0.85) + abs(1 - 0.55)) / 4
    assert calibration_error(ANSWERS) == pytest.approx(by_hand)
    assert calibration_error([]) == 0
    assert calibration_error([Answer(True, 1.0)]) == 0


def test_error_by_coverage_by_hand() -> None:
    """The surest half has no error, three quarters have one in three, all have one in four."""
    assert errors_by_coverage(ANSWERS, (0.5, 0.75, 1.0)) == [
        (0.5, 0.0),
        (0.75, pytest.approx(1 / 3)),
        (1.0, 0.25),
    ]
    assert errors_by_coverage([]) == []


def test_equally_sure_answers_share_their_error() -> None:
    """Among answers that are equally sure the order of the file must not matter."""
    answers = [Answer(False, 0.5), Answer(True, 0.5)]
    assert errors_by_coverage(answers, (0.5,)) == errors_by_coverage(answers[::-1], (0.5,)) == [(0.5, 0.5)]


def test_precision_curve_by_hand() -> None:
    """Each confidence that occurs is a threshold, the highest first."""
    curve = [(point.threshold, point.shown, point.precision) for point in precision_curve(ANSWERS)]
    assert curve == [(0.95, 1, 1.0), (0.91, 2, 1.0), (0.85, 3, pytest.approx(2 / 3)), (0.55, 4, 0.75)]


@given(st.lists(st.builds(Answer, st.booleans(), st.floats(0, 1)), min_size=1))
def test_whole_coverage_is_the_error_rate(answers: list[Answer]) -> None:
    """Whoever answers all is wrong as often as they are wrong; no calibration error is outside 0 to 1."""
    wrong = sum(not one.right for one in answers) / len(answers)
    assert errors_by_coverage(answers)[-1][1] == pytest.approx(wrong)
    assert 0 <= calibration_error(answers) <= 1
    assert precision_curve(answers)[-1].precision == pytest.approx(1 - wrong)
