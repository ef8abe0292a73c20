"""Two numbers that a notice asks for at once, and a claim by which either does."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.joined import judge_joined
from bot.checking.result import VerdictKind
from tests.checking.examples import findings, verdict

AT_ONCE = (
    "Rule 40 covers lamps of 300 watts or more with a weight of 20 kilograms or more; both conditions apply."
)
EACH = "Rule 40 covers both lamps of 300 watts or more and lamps of 20 kilograms or more."


@pytest.mark.parametrize(
    ("claim", "statement", "contradicted"),
    [
        ("Rule 40 covers lamps of either 300 watts or 20 kilograms", AT_ONCE, True),
        ("Under Rule 40 a lamp of 300 watts or 20 kilograms is enough to be covered", AT_ONCE, True),
        ("Rule 40 covers lamps of 300 watts and 20 kilograms", AT_ONCE, False),
        ("Under Rule 40 neither 300 watts nor 20 kilograms alone is enough", AT_ONCE, False),
        ("Under Rule 40 either 300 watts or 20 kilograms is not enough", AT_ONCE, False),
        ("Rule 40 covers lamps of either 300 watts or 20 kilograms", EACH, False),
        ("Rule 40 covers lamps of either 300 watts or 25 kilograms", AT_ONCE, False),
    ],
)
def test_either_is_not_both_at_once(claim: str, statement: str, contradicted: bool) -> None:
    """What is covered "both with this and with that" is covered by either."""
    found = [one for one in findings(judge_joined, claim, statement) if one.sign is Sign.DIFFERS]
    assert bool(found) is contradicted


def test_the_whole_check_says_so() -> None:
    claim = "Rule 40 covers lamps of either 300 watts or 20 kilograms"
    assert verdict(claim, AT_ONCE) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "A lamp of 40 watts or 50 lumens alone needs a licence.",
            "A lamp of 40 watts needs a licence, and so does one of 50 lumens; makers must both register and report.",
        ),
        (
            "Importers must register and report; either 40 dollars by post or 50 dollars online is the fee.",
            "Importers must both register and report: the fee is 40 dollars by post, 50 dollars online.",
        ),
    ],
)
def test_what_else_must_be_done_is_no_condition(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING
