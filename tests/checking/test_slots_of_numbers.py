"""Numbers without a unit, numbers of documents, times granted, and what keeps a number from being at issue."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.number import judge_numbers
from bot.checking.result import VerdictKind
from tests.checking.examples import signs, verdict


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Lumo warned that the rule could cost it up to 800 million", VerdictKind.SUPPORTED),
        ("Lumo warned that the rule could cost it up to 900 million", VerdictKind.CONFLICTING),
        ("Lumo warned that the rule could cost it up to 800 million customers", VerdictKind.NO_MATCH),
    ],
)
def test_millions_of_nothing_are_money(claim: str, expected: VerdictKind) -> None:
    """A large number that counts nothing has the currency of the other side."""
    assert verdict(claim, "Lumo warned that the rule could cost it up to $800 million.") is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The lamp fee starts at zero and rises on 23 June 2031", VerdictKind.SUPPORTED),
        ("The 301 lamp fee rises on 23 June 2031", VerdictKind.SUPPORTED),
        ("301 lamp makers start at a lamp fee that rises on 23 June 2031", VerdictKind.NO_MATCH),
    ],
)
def test_zero_and_a_section_are_read(claim: str, expected: VerdictKind) -> None:
    """Zero has the unit of the notice's zero; a section may be named by its bare number, unless it counts."""
    statement = "The Section 301 lamp fee starts at 0 percent and rises on June 23, 2031."
    assert verdict(claim, statement) is expected


def test_zero_of_nothing_is_not_borne_out() -> None:
    """A notice without a zero bears none out."""
    assert (
        verdict("The lamp fee starts at zero", "The lamp fee starts at 25 percent.")
        is not VerdictKind.SUPPORTED
    )


def test_the_existing_number_is_not_gone_to() -> None:
    """What rises to 50 percent is not what is 50 percent already."""
    statement = "The lamp fee of 2031 is in addition to the existing 50 percent lamp fee."
    assert verdict("The lamp fee rises to 50 percent in 2031", statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Lumo got three months before the lamp rule took effect", VerdictKind.CONFLICTING),
        ("Lumo waited three months before the lamp rule took effect", VerdictKind.NO_MATCH),
    ],
)
def test_nobody_is_given_time_by_what_binds_at_once(claim: str, expected: VerdictKind) -> None:
    """A time of grace is against "effective immediately"; a time that somebody waited is not."""
    assert verdict(claim, "The office informed Lumo of the lamp rule, effective immediately.") is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The office asks for a lamp permit once a lamp has 1 percent of copper", VerdictKind.CONFLICTING),
        ("The office asks for a lamp permit for a lamp of 1 percent of copper", VerdictKind.NO_MATCH),
        ("The office asks for a lamp permit from a tenth of a percent of copper", VerdictKind.SUPPORTED),
    ],
)
def test_where_a_duty_begins_is_its_bound(claim: str, expected: VerdictKind) -> None:
    """One percent is one of the cases of "0.1 percent or more", but another bound than that."""
    statement = "The office asks for a lamp permit for lamps of 0.1 percent of copper or more."
    assert verdict(claim, statement) is expected


def test_what_is_set_at_a_number_is_bounded_by_it() -> None:
    """A trigger at 1 percent is another one than at 0.1 percent; a lamp of 1 percent is one of those above it."""
    statement = "Lamps of 0.1 percent of copper or more need a permit."
    assert signs(judge_numbers, "The trigger for a permit was set at 1 percent", statement) == [Sign.DIFFERS]
    assert signs(judge_numbers, "Lumo's lamps of 1 percent copper need a permit", statement) == [Sign.ABSENT]


def test_a_number_is_held_against_that_of_its_code() -> None:
    """Of two numbers the one in the clause of the claim's code is at issue."""
    statement = "Copper lamps under 10.01 pay 5 percent; copper lamps under 10.02 pay 9 percent."
    assert verdict("Copper lamps under 10.02 pay 7 percent", statement) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The office's terms bound Lumo to supply lamps for ten years", VerdictKind.CONFLICTING),
        ("The office's terms bound steel supplies of Lumo for ten years", VerdictKind.NO_MATCH),
    ],
)
def test_a_verb_before_a_name_is_no_other_thing(claim: str, expected: VerdictKind) -> None:
    """A missing small word right before a name says what is done to it, before a noun which kind of it is meant."""
    assert verdict(claim, "The office's terms obliged Lumo to supply lamps for six years.") is expected


def test_what_might_come_is_no_measure_of_what_came() -> None:
    """A loss that could come is not told wrongly by the loss that was booked."""
    claim, statement = (
        "The fee could cost Lumo $5 million",
        "Lumo booked a $4 million charge for the cost of the fee.",
    )
    assert verdict(claim, statement) is VerdictKind.NO_MATCH


def test_less_than_more_is_borne_out() -> None:
    """An amount below a billion is no other one than an amount of up to 800 million."""
    statement = "Lumo said that the lamp rule may result in charges of up to $800 million."
    assert verdict("Lumo said the lamp rule may result in charges below a billion dollars", statement) is (
        VerdictKind.NO_MATCH
    )


def test_the_contrary_denied_is_no_contradiction() -> None:
    """Where all exceed a threshold, none stays below it."""
    statement = "All lamps now in shops exceed the copper threshold."
    assert (
        verdict("No lamp now in shops is below the copper threshold", statement)
        is not VerdictKind.CONFLICTING
    )


def test_a_time_of_another_length_is_contradicted() -> None:
    """A review of three months does not run for a year."""
    statement = "The copper lamp review runs for three months."
    assert verdict("The copper lamp review runs for a year", statement) is VerdictKind.CONFLICTING
    assert verdict("The copper lamp review runs for three months", statement) is VerdictKind.SUPPORTED


def test_zero_is_bound_like_any_number() -> None:
    """The zero of tin lamps is not that of copper lamps."""
    statement = "The fee is 0 percent for tin lamps and 5 percent for copper lamps."
    assert verdict("The fee starts at zero for copper lamps", statement) is VerdictKind.CONFLICTING
    assert verdict("The fee starts at zero for tin lamps", statement) is VerdictKind.SUPPORTED


def test_below_what_the_other_exceeds_is_firmly_told_apart() -> None:
    """One threshold cannot be kept below and exceeded; it says nothing of other lamps."""
    statement = "The LX10, LX20 and LX30 exceed the thresholds of the lamp rule."
    assert (
        verdict("The LX20 stays below the thresholds of the lamp rule", statement) is VerdictKind.CONFLICTING
    )
    assert verdict("The LX40 stays below the thresholds of the lamp rule", statement) is VerdictKind.NO_MATCH


def test_documents_that_are_listed_are_counted() -> None:
    """Three listed orders are three orders, and not four."""
    statement = "The office suspends orders Nos. 5, 6 and 8 on lamps."
    assert verdict("The office suspended three orders on lamps", statement) is VerdictKind.SUPPORTED
    assert verdict("The office suspended four orders on lamps", statement) is not VerdictKind.SUPPORTED


def test_a_part_of_the_counted_is_no_other_count() -> None:
    """Who says what is true of one of the six tells their number twice and means it once."""
    statement = "Six lamp makers were added, five Chinese and one Japanese."
    claim = "Six lamp makers were added, and one of the six is Japanese"
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING
