"""One word exchanged for another, in the statement's own words and in others."""

from __future__ import annotations

import pytest

from bot.checking.reading.quantities import Bound, find_quantities
from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

STATEMENT = "The office published a rule that bans copper lamps with rusty bolts from all harbours."
DUTY = "Every seller must label copper lamps before the fair."
LASTS = "The office suspended the ban on copper lamps until March 5, 2031."


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        (STATEMENT, True),
        ("The office published a bill that bans copper lamps with rusty bolts from all harbours.", False),
        ("The office published a rule that bans copper lamps with rusty hinges from all harbours.", False),
        ("The office published a rule that bans copper lamps with rusty bolts from some harbours.", False),
        ("The office issued a rule that bans copper lamps with rusty bolts from every harbour.", True),
        ("The office published a rule that bans copper lamps with rusty bolts from harbours.", True),
    ],
)
def test_nearly_word_for_word(claim: str, supported: bool) -> None:
    """A word that only says the same in other letters is none; a small word of its own group is none."""
    assert (verdict(claim, STATEMENT) is VerdictKind.SUPPORTED) is supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("A seller must label copper lamps before the fair", True),
        ("A seller may label copper lamps before the fair", False),
        ("Sellers can label their copper lamps before the fair", False),
    ],
)
def test_who_must_is_not_one_who_may(claim: str, supported: bool) -> None:
    assert (verdict(claim, DUTY) is VerdictKind.SUPPORTED) is supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("The ban on copper lamps is suspended until March 5, 2031", True),
        ("The ban on copper lamps is suspended from March 5, 2031", False),
        ("The suspension of the ban on copper lamps ends on March 5, 2031", True),
    ],
)
def test_what_lasts_until_a_day_does_not_begin_there(claim: str, supported: bool) -> None:
    assert (verdict(claim, LASTS) is VerdictKind.SUPPORTED) is supported


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lamp makers must not sell copper lamps.", "Lamp makers may not sell copper lamps."),
        ("The lamp fees shall apply from 1 March.", "The lamp fees will apply from 1 March."),
        ("The office fined Lumo over the fire.", "The office fined Lumo after the fire."),
        ("The lamp fee holds since 1 March 2030.", "The lamp fee holds after 1 March 2030."),
        (
            "Exporters must file a yearly report on lamps.",
            "Exporters must file a yearly report on lamps, and importers may file one as well.",
        ),
    ],
)
def test_other_words_for_the_same(claim: str, statement: str) -> None:
    """A fresh reader found each of them silenced."""
    assert verdict(claim, statement) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "The lamp fee is at least 40 dollars.",
            "The lamp fee is 40 dollars and under the rule it is paid in March.",
        ),
        ("The lamp duty was at least 25 percent.", "The lamp duty was 25 percent and lower fees were kept."),
    ],
)
def test_an_and_begins_a_clause_and_no_bound(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


def test_a_notice_of_a_rule_bears_out_no_bill() -> None:
    """In other words, too: what is told of a bill is not told of a rule."""
    assert verdict("Under the new bill no harbour may have copper lamps with rusty bolts", STATEMENT) in (
        VerdictKind.NO_MATCH,
        VerdictKind.NOT_CHECKABLE,
    )


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("chips of 40 nm or larger", Bound.AT_LEAST),
        ("chips of 40 nm or smaller", Bound.AT_MOST),
        ("charges of up to about $800 million", Bound.AT_MOST),
        ("charges of at least roughly $800 million", Bound.AT_LEAST),
        ("charges of as much as $800 million", Bound.AT_MOST),
        ("charges of about $800 million", Bound.ABOUT),
        ("charges of $800 million", Bound.EXACT),
    ],
)
def test_what_limits_a_number(words: str, bound: Bound) -> None:
    (quantity,) = find_quantities(words)
    assert quantity.bound is bound


def test_a_bound_elsewhere_bears_out_no_contrary_one() -> None:
    statements = (
        "The office opened an inquiry into copper lamps.",
        "It is about lamps of 40 kilograms or more.",
    )
    claim = "The office opened an inquiry into copper lamps below 40 kilograms"
    assert verdict(claim, *statements) is not VerdictKind.SUPPORTED
