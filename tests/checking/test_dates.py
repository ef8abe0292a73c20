"""Dates as they are written, and when two can be one."""

from __future__ import annotations

import pytest

from bot.checking.reading.dates import Date, DateEvent, find_dates

WRITTEN = {
    "on 15 January 2026": [(2026, 1, 15, None)],
    "on January 15, 2026": [(2026, 1, 15, None)],
    "on Jan. 15th, 2026": [(2026, 1, 15, None)],
    "on the 3rd of March 2026": [(2026, 3, 3, None)],
    "on 2026-01-15": [(2026, 1, 15, None)],
    "in January 2026": [(2026, 1, None, None)],
    "in March": [(None, 3, None, None)],
    "since 15 January": [(None, 1, 15, None)],
    "in 2026": [(2026, None, None, None)],
    "in the first quarter of 2026": [(2026, None, None, 1)],
    "in Q3 2026": [(2026, None, None, 3)],
    "from 1 February to 31 March": [(None, 2, 1, None), (None, 3, 31, None)],
    "the lamp may march on": [],
    "May we sell lamps": [],
    "2026 units were sold": [],
    "at 12:2026 or 1.2026": [],
    "on 2026-13-40": [],
    "Announcement No. 55 of 2025": [],
    "Announcements Nos. 55, 56 and 57 of 2025": [],
    "on 45 January 2026": [(2026, 1, None, None)],
}


def _only(text: str) -> Date:
    (date,) = find_dates(text)
    return date


@pytest.mark.parametrize("text", WRITTEN)
def test_date_is_read(text: str) -> None:
    """A date is read as precisely as it is written, and words or numbers that only look like one are not."""
    assert WRITTEN[text] == [(date.year, date.month, date.day, date.quarter) for date in find_dates(text)]


def test_a_small_may_behind_a_number_allows() -> None:
    assert find_dates("Nobody under 16 may enter.") == ()
    assert [date.day for date in find_dates("on 16 May, on 17 may 2031, by 18 may, 5 march, 3 dec")] == [
        16,
        17,
        18,
        5,
        3,
    ]


def test_place_of_a_date_is_what_was_written() -> None:
    """A date's place cuts its words out of the text."""
    text = "The rule applies from January 15, 2026 on."
    date = _only(text)
    assert "January 15, 2026" == text[date.start : date.end] == date.text


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("15 January 2026", "January 2026", True),
        ("January 2026", "2026", True),
        ("15 January", "15 January 2026", True),
        ("15 January 2026", "Q1 2026", True),
        ("15 January 2026", "16 January 2026", False),
        ("January 2026", "June 2026", False),
        ("15 January 2025", "15 January 2026", False),
        ("15 April 2026", "Q1 2026", False),
        ("fiscal 2026", "2025", True),
        ("fiscal 2026", "2024", False),
    ],
)
def test_dates_agree_where_they_can_be_one(one: str, other: str, expected: bool) -> None:
    """A day lies in its month and a month in its year; two days, months, years or kinds of quarter differ."""
    assert expected is _only(f"in {one}").agrees(_only(f"in {other}"))
    assert expected is _only(f"in {other}").agrees(_only(f"in {one}"))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The rule takes effect on 1 May 2026", DateEvent.EFFECTIVE),
        ("The rule was published on 1 May 2026", DateEvent.ISSUED),
        ("The ban is suspended until 1 May 2026", DateEvent.UNTIL),
        ("Lamps of 1 May 2026", DateEvent.OTHER),
    ],
)
def test_event_of_a_date(text: str, event: DateEvent) -> None:
    """The words beside a date say what it is the date of."""
    assert event is _only(text).event
