"""Votes as pairs of numbers, and counts that a claim gives in parts."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.number import judge_numbers
from bot.checking.result import VerdictKind
from tests.checking.examples import signs, verdict

VOTE = "The council passed the lamp bill by a vote of 369 to 22."
LIST = "The office asks for a permit for seven metals: tin, zinc, lead, iron, gold, silver and copper."


@pytest.mark.parametrize(
    "claim",
    [
        "The council passed the lamp bill 369-22",
        "The council passed the lamp bill with 369 for and 22 against",
        "369 voted for the lamp bill in the council and 22 against",
        "The council passed the lamp bill by 347 votes",
    ],
)
def test_a_vote_in_other_words_is_supported(claim: str) -> None:
    """The two numbers of a vote may be joined by any words, and what lies between them is the margin."""
    assert verdict(claim, VOTE) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "The council passed the lamp bill 219-202",
        "22 voted for the lamp bill in the council and 369 against",
        "The council passed the lamp bill with 300 in favour and 91 against",
        "The council passed the lamp bill by three votes",
    ],
)
def test_another_vote_is_contradicted(claim: str) -> None:
    """Another pair, the same pair the other way round, and another margin are told wrongly."""
    assert verdict(claim, VOTE) is VerdictKind.CONFLICTING


def test_a_vote_against_a_thing_is_none_for_it() -> None:
    """Who has as many vote against the bill has the numbers right and the vote wrong."""
    assert verdict("The council voted 369 to 22 against the lamp bill", VOTE) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The committee passed the lamp bill 20 to 5", VOTE),
        ("The council passed the lamp amendment 219-202", VOTE),
        ("The lamp bill passed 219-202", "The lamp committee passed the lamp bill by a vote of 20 to 2."),
    ],
)
def test_the_vote_of_another_body_or_stage_is_another_vote(claim: str, statement: str) -> None:
    """A committee votes on a bill before the council does, and on each amendment."""
    assert verdict(claim, statement) is VerdictKind.NO_MATCH


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The office asks for a permit for tin, zinc and five other metals", VerdictKind.SUPPORTED),
        ("The office asks for a permit for tin, zinc, lead and the other four metals", VerdictKind.SUPPORTED),
        ("The office asks for a permit for tin, zinc and two other metals", VerdictKind.NO_MATCH),
        ("The office asks for a permit for tin, zinc and the other two metals", VerdictKind.CONFLICTING),
        ("The office asks for a permit for tin, zinc and eight more metals", VerdictKind.CONFLICTING),
        ("The office asks for a permit for tin, zinc and seven other metals", VerdictKind.CONFLICTING),
        ("The office asks for a permit for tin, wood and five other metals", VerdictKind.NO_MATCH),
    ],
)
def test_what_is_named_and_the_others_make_the_count(claim: str, expected: VerdictKind) -> None:
    """Who names two of seven and counts five others is right; fewer may be a part of them, more are too many."""
    assert verdict(claim, LIST) is expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The office put another five metals under the permit duty", VerdictKind.SUPPORTED),
        ("The office put eight more metals under the permit duty", VerdictKind.CONFLICTING),
        ("The office put another three metals under the permit duty", VerdictKind.CONFLICTING),
    ],
)
def test_what_comes_on_top_is_counted_alike(claim: str, expected: VerdictKind) -> None:
    """Who says "five more", "another five" or "five further" says one thing."""
    assert verdict(claim, "The office put five further heavy metals under the permit duty.") is expected


def test_a_number_of_another_statement_keeps_no_wrong_one_back() -> None:
    """Beside a number that the notice has elsewhere, the other one is at issue."""
    claim = "The office, which added 140 lamps, modified 41 existing lamp entries"
    statements = ("The office modifies 14 existing lamp entries.", "The office adds 140 lamps.")

    assert signs(judge_numbers, claim, *statements) == [Sign.AGREES, Sign.DIFFERS]
    assert Sign.DIFFERS not in signs(judge_numbers, claim.replace("41", "14"), *statements)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The council passed the lamp bill by 369 votes", VOTE),
        ("The council passed the lamp bill with 369 against and 22 for", VOTE),
        (
            "The office suspended three orders on lamps",
            "The office suspends orders Nos. 5 and 6 on lamps and keeps Nos. 7, 8 and 9.",
        ),
        ("Lumo paid a lamp duty of 301", "Lumo paid the Section 301 lamp duty."),
    ],
)
def test_numbers_of_another_side(claim: str, statement: str) -> None:
    """The votes are not the margin, those against are not those for, and documents that stay are not counted."""
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The council first voted down the lamp bill 150-230", VOTE),
        ("The office asks for a permit for tin with 12 further forms of it", LIST),
        ("Lumo sold 20 million of its lamps", "Lumo sold lamps for $30 million."),
        (
            "Lumo did not get three months before the lamp rule took effect",
            "The office informed Lumo of the lamp rule, effective immediately.",
        ),
        ("The order is off for a year or so", "The order is suspended for 10 months."),
        ("The fee puts lamps at 7 watts at a loss", "The fee puts lamps of more than 5 watts at a loss."),
    ],
)
def test_numbers_of_another_thing(claim: str, statement: str) -> None:
    """Another vote, other things and a time that was not given contradict nothing."""
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING
