"""The small words of a sentence: its time, "not only", and a whole year."""

from __future__ import annotations

import pytest

from bot.checking.reading.one_text import read
from bot.checking.reading.quantities import find_quantities
from bot.checking.reading.vocabulary import Vocabulary

PLAIN = Vocabulary.plain()


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("With Order 7 of 2030, Halvorn put sonar buoys under export control.", False),
        ("The ministry quietly cut the quota.", False),
        ("Those restrictions automatically hit you.", True),
        ("If registered owners own half of a buoy, the restrictions hit it as well.", True),
        ("When registered buoys are sold, a fee is due.", True),
        ("If asked, the ministry registered buoys of all owners.", False),
        ("They put sonar buoys under export control.", True),
        ("Exporters have to put a mark on each buoy.", True),
    ],
)
def test_a_verb_of_one_form_is_past_after_one_subject(text: str, standing: bool) -> None:
    """What one did is told as "Halvorn put"; where Halvorn does so now, it "puts"."""
    assert read(text, PLAIN).marks.standing is standing


@pytest.mark.parametrize(
    "text",
    [
        "It isn't a Lyria-only rule.",
        "The rule does not apply only to Lyria.",
        "They weren't just from Lyria.",
    ],
)
def test_not_only_is_no_only_and_denies_nothing(text: str) -> None:
    """What holds for more than one is neither exclusive nor denied."""
    marks = read(text, PLAIN).marks
    assert (marks.exclusive, marks.negations) == ((), ())
    assert marks.inclusive


def test_only_alone_is_exclusive() -> None:
    """Without the "not" it is what it says."""
    marks = read("The rule applies only to Lyria and is not lifted.", PLAIN).marks
    assert marks.exclusive == ("only",)
    assert [token.norm for token in marks.negations] == ["not"]


def test_a_full_year_is_twelve_months() -> None:
    """A duration without a number is one; "full-year results" are none."""
    year, months = (find_quantities(text)[0] for text in ("It takes a full year.", "It takes 12 months."))
    assert year.dimension == months.dimension == "duration"
    assert year.same_value(months)
    assert not find_quantities("The company told its full-year results.")


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("The order left the two harbours out.", ["remove"]),
        ("The harbours were kicked out of the scheme.", ["remove"]),
        ("Ferries are off the table.", ["remove"]),
        ("Those who left the island get nothing out of it.", []),
        ("The ship left, and the tide was out.", []),
        ("The port goes on with its checks.", ["keep"]),
    ],
)
def test_an_act_may_take_several_words(text: str, families: list[str]) -> None:
    """One thing may stand in the middle of the words, and no second clause."""
    assert families == [action.family for action in read(text, PLAIN).actions]


def test_an_act_of_several_words_is_denied_like_another() -> None:
    """The "not" before it turns it."""
    (action,) = read("Ferries do not fall outside the order.", PLAIN).actions
    assert (action.family, action.negated, action.token.text) == ("remove", True, "fall outside")


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("The first lamp rule caught any lamp with tin", False),
        ("The old order brought eight more metals under a permit", False),
        ("Firms owned by others need a permit", True),
        ("Lamps sold the week before need a permit", True),
        ("Lamps brought in need a permit", True),
    ],
)
def test_what_was_done_to_a_thing_happened(text: str, standing: bool) -> None:
    """A past verb with its thing right behind it tells what happened; a participle only says which are meant."""
    assert read(text, PLAIN).standing is standing
