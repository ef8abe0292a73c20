"""Quantities brought to one scale, and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.reading.one_text import read
from bot.checking.reading.quantities import Bound, Quantity, find_quantities
from bot.checking.reading.vocabulary import Vocabulary

PLAIN = Vocabulary.plain()


def _read(text: str) -> tuple[Quantity, ...]:
    return read(text, PLAIN).quantities


def _only(text: str) -> Quantity:
    (quantity,) = _read(text)
    return quantity


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("25%", "25 percent"),
        ("25 per cent", "a quarter"),
        ("50 percent", "half of it"),
        ("6,500 GB/s", "6.5 TB/s"),
        ("$5.5bn", "$5.5 billion"),
        ("$5.5 billion", "5,500 million dollars"),
        ("twenty-five percent", "25%"),
        ("48 hours", "two days"),
        ("12 months", "one year"),
        ("for a year", "one year"),
        ("a week's notice", "seven days"),
        ("half a year", "six months"),
        ("half a dozen", "six"),
        ("8.2 million lamps", "8,200,000 lamps"),
        ("four and a half billion dollars", "$4.5 billion"),
        ("a tenth of a percent", "0.1 percent"),
        ("zero percent", "0%"),
        ("about 4.6 percent", "4.5 percent"),
    ],
)
def test_same_quantity_in_other_dress(one: str, other: str) -> None:
    """One quantity written in two ways has one dimension and one value."""
    mine, theirs = _only(f"It is {one}"), _only(f"It is {other}")
    assert mine.dimension == theirs.dimension
    assert mine.same_value(theirs)
    assert theirs.same_value(mine)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("25%", "50%"),
        ("$5.5bn", "$5.5 million"),
        ("6,500 GB/s", "6,400 GB/s"),
        ("about 5.5 percent", "4.5 percent"),
        ("$5.5 billion", "$5.6 billion"),
        ("8471.40 lamps", "8471 lamps"),
        ("8471 lamps", "8471.40 lamps"),
    ],
)
def test_other_value_is_another(one: str, other: str) -> None:
    """Another number, or another scale, is another value, "about" or not."""
    assert not _only(f"It is {one}").same_value(_only(f"It is {other}"))


def test_money_is_no_percentage() -> None:
    """What is measured in another unit has another dimension."""
    dimensions = {_only(f"It is {text}").dimension for text in ("$25", "25 percent", "25 GB/s", "25 days")}
    assert len(dimensions) == 4


def test_range_shares_its_unit() -> None:
    """The first number of a range has the unit that stands behind the second."""
    first, second = _read("between 5,800 and 6,200 GB/s")
    assert (first.dimension, first.value / 5800) == (second.dimension, second.value / 6200)
    assert first.dimension == _only("5,800 GB/s").dimension


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between 5 and 6 billion dollars", [5e9, 6e9]),
        ("between 500 million and 1 billion dollars", [5e8, 1e9]),
        ("between ten and twenty dollars", [10.0, 20.0]),
    ],
)
def test_range_shares_its_scale(text: str, values: list[float]) -> None:
    """A "billion" behind a range counts for both ends, but not for an end that has its own."""
    assert [(value, "USD") for value in values] == [(one.value, one.dimension) for one in _read(text)]


@pytest.mark.parametrize("text", ["10-15 percent", "10 to 15 percent"])
def test_both_ends_of_a_range_are_read(text: str) -> None:
    """A range in either spelling gives both of its percentages."""
    assert [(one.value, one.dimension) for one in _read(text)] == [(10.0, "percent"), (15.0, "percent")]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("at least 40 bolts", Bound.AT_LEAST),
        ("up to 40 bolts", Bound.AT_MOST),
        ("more than 40 bolts", Bound.MORE),
        ("less than 40 bolts", Bound.LESS),
        ("about 40 bolts", Bound.ABOUT),
        ("40 or more bolts", Bound.AT_LEAST),
        ("exactly the 40 bolts", Bound.EXACT),
    ],
)
def test_bound_of_a_number(text: str, bound: Bound) -> None:
    """The words beside a number say how it limits."""
    assert bound is _only(text).bound


@pytest.mark.parametrize("text", ["twelve lamps", "twenty-one lamps", "ninety lamps"])
def test_number_words_are_numbers(text: str) -> None:
    """A number spelled out has its value."""
    values = {"twelve lamps": 12.0, "twenty-one lamps": 21.0, "ninety lamps": 90.0}
    assert values[text] == _only(text).value


@pytest.mark.parametrize(
    "text",
    [
        "the RTX 4090 card",
        "Announcement No. 70",
        "Announcements Nos. 55, 56 and 57",
        "91 FR 1684",
        "section 232",
        "Proclamation 11002",
        "15 CFR 744",
        "the MI308 and H20",
        "on 15 January 2026",
        "heading 9903.79.02",
    ],
)
def test_number_that_names_is_no_quantity(text: str) -> None:
    """A number that is part of a name, a citation or a date counts nothing."""
    assert _read(f"It says so of {text}") == ()


@pytest.mark.parametrize(
    "text", ["1e309", "9" * 400, "\u0662\u0665\u066a", "\u00bd", "1,2,3,4", "\u0b67\u0b68", "$", "%", "1/0"]
)
def test_odd_number_does_no_harm(text: str) -> None:
    """Numbers beyond every scale and in other scripts are passed over or read, and never end the check."""
    assert all(0 <= quantity.value < 1e30 for quantity in _read(f"It is {text} of sales"))


def test_place_of_a_quantity_is_what_was_written() -> None:
    """A quantity's place cuts its words out of the text."""
    text = "The fee is $5.5 billion in all."
    quantity = _only(text)
    assert "$5.5 billion" == text[quantity.start : quantity.end] == quantity.text


@given(st.text(alphabet="0123456789.,-$% kmbnGTs/\u0665\uff15andto", max_size=40))
def test_any_digits_are_read_in_order(text: str) -> None:
    """Whatever stands there, quantities lie in the text, in order."""
    found = find_quantities(text)
    assert sorted(one.start for one in found) == [one.start for one in found]
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_percentage_points_are_no_percent() -> None:
    (share,), (points,) = find_quantities("rose by 2 percent"), find_quantities("rose by 2 percentage points")
    assert share.dimension == "percent"
    assert points.dimension == "points"


def test_the_name_of_a_form_is_no_number() -> None:
    assert find_quantities("It says so in its 10-Q of May, and in the 8-K before") == ()


@pytest.mark.parametrize(
    "text",
    [
        "the first half of 2026",
        "the other half of the act",
        "the last quarter of 2025",
        "at zero cost",
        "clause two of the order",
        "a fee twice a year",
    ],
)
def test_no_quantity(text: str) -> None:
    """Times, parts of a document and idioms count nothing."""
    assert _read(f"It is {text}") == ()


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("28 nm or finer", Bound.AT_MOST),
        ("5 lamps or more are taxed", Bound.AT_LEAST),
        ("5 lamps or more bolts", Bound.EXACT),
    ],
)
def test_bound_behind_the_thing(text: str, bound: Bound) -> None:
    """The words that bound a number may stand behind what it counts."""
    assert _only(text).bound is bound
