"""Which of two events came first, where a notice says that it followed or preceded another one."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

FOLLOWED = ("The notice followed the Norwegian lamp order of May 2029.", "Lamps need a permit.")
PRECEDED = ("The announcement came two days before the payment day of the fee.", "The Office drops the fee.")


@pytest.mark.parametrize(
    "claim",
    [
        "Norway issued its lamp order only after the Office of Lamps had published its notice",
        "The Office of Lamps published its notice first, and only then did Norway issue its lamp order",
        "First the Office of Lamps published its notice, and only then did Norway issue its lamp order",
        "The Norwegian lamp order came as an answer to the notice of the Office of Lamps",
        "After the Office of Lamps had published its notice, Norway issued its lamp order",
    ],
)
def test_what_came_second_did_not_come_first(claim: str) -> None:
    """The claim turns round the two events of the statement."""
    assert VerdictKind.CONFLICTING is verdict(claim, *FOLLOWED)


@pytest.mark.parametrize(
    "claim",
    [
        "The Office of Lamps published its notice only after the Norwegian lamp order",
        "Norway tightened its lamp order only after the Office of Lamps had published its notice",
        "Norway suspended its lamp order after the Office of Lamps had published its notice",
        "Norway sold lamps only after the Office of Lamps had published its notice",
        "Norway kept its lamp order after the Office of Lamps had published its notice",
        "Sweden issued its lamp order only after the Office of Lamps had published its notice",
        "Norway did not issue its lamp order only after the Office of Lamps had published its notice",
        "Lamps from Norway need a permit only after the notice of the Office of Lamps",
    ],
)
def test_another_event_of_the_other_one_may_come_later(claim: str) -> None:
    """Who is right, or tells of another event, an end or a change of what was there, is not contradicted."""
    assert VerdictKind.CONFLICTING is not verdict(claim, *FOLLOWED)


@pytest.mark.parametrize(
    "claim",
    [
        "The Office of Lamps dropped the lamp fee before the payment day had passed",
        "Sellers got a refund only after the payment day had passed",
        "The Office of Lamps will pay back the fee only after the payment day",
    ],
)
def test_what_came_after_the_other_event_is_another_matter(claim: str) -> None:
    """A notice that came before a day says nothing of what follows that day."""
    assert VerdictKind.CONFLICTING is not verdict(claim, *PRECEDED)
