"""What is on a list of as many as a statement says, and what a claim says was left alone."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

FIVE = "The Office adds five further metals: tin, zinc, lead, iron and nickel."
REMOVED = "The rule removes three firms from the Harbour Programme."
CONFLICTING = VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    "claim",
    [
        "Copper was one of the five metals that the Office added",
        "The five further metals that the Office added are tin, zinc, lead, iron and copper",
        "The five further metals the Office adds: tin, zinc, lead, iron and copper",
    ],
)
def test_what_is_not_on_the_list_is_none_of_as_many(claim: str) -> None:
    """A list of as many as the statement counts is whole."""
    assert CONFLICTING is verdict(claim, FIVE)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Tin was one of the five metals that the Office added", FIVE),
        ("The five metals the Office added are tin, zinc, lead, iron and nickel", FIVE),
        ("Copper was one of the five metals that the Office removed", FIVE),
        ("Copper was not one of the five metals that the Office added", FIVE),
        ("Copper prices rose after the Office added five metals", FIVE),
        ("The five metals that the Office added are used in lamps, ships and masts", FIVE),
        ("The five metals that the Office added are rare, costly and heavy", FIVE),
        (
            "Copper was one of the five metals that the Office added",
            "The Office adds at least five metals: tin, zinc, lead, iron and nickel.",
        ),
        (
            "Copper was one of the five metals that the Office added",
            "The Office adds five metals, including tin and zinc.",
        ),
        (
            "Copper was one of the five metals that the Office added",
            "The Office adds five metals, among others: tin, zinc, lead, iron and nickel.",
        ),
        (
            "Copper was one of the five metals that the Office added",
            "The Office adds five metals on three grounds: cost, weight and risk.",
        ),
    ],
)
def test_an_open_list_and_other_deeds_contradict_nothing(claim: str, statement: str) -> None:
    """What is on it, what was done to others, and a list that names only some."""
    assert CONFLICTING is not verdict(claim, statement)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The rule on lamps left the Harbour Programme untouched", REMOVED),
        ("The rule on lamps didn't touch the Harbour Programme", REMOVED),
        (
            "Tin was left out of the rule on lamps",
            "The Office is introducing controls on several copper, tin, and zinc lamps.",
        ),
    ],
)
def test_what_something_is_done_to_is_not_left_alone(claim: str, statement: str) -> None:
    """The statement does something to just that thing."""
    assert CONFLICTING is verdict(claim, statement)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The rule on lamps left the Harbour Bridge untouched", REMOVED),
        ("The rule on lamps left small lamps in the Harbour Programme untouched", REMOVED),
        ("The fire left the Harbour Programme untouched", REMOVED),
        ("Norway's rule on lamps left the Harbour Programme untouched", REMOVED),
        ("The rule on lamps did not leave the Harbour Programme untouched", REMOVED),
        ("The rule left existing permits alone", "The rule adds a fee for existing permits."),
        ("The rule left permits untouched", "The rule does not remove permits."),
        ("The rule left tin lamps untouched", "The rule adds a fee on lamps made without tin."),
        ("The rule left tin lamps untouched", "The rule adds a fee on lamps made in tin works."),
        ("The rule left tin lamps untouched", "The rule adds a fee on zinc lamps and speaks of tin lamps."),
    ],
)
def test_what_is_only_named_may_be_left_alone(claim: str, statement: str) -> None:
    """Other things, parts of it, other doers, exceptions, and what is there already."""
    assert CONFLICTING is not verdict(claim, statement)
