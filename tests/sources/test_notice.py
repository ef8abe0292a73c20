"""Dates as precise as official pages give them, and the state of a term on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sources.notice import EndManner, NoticeDate, Term, ValidityState, validity

START, END, REVIEW = NoticeDate("2030-02-01"), NoticeDate("2030-06"), NoticeDate("2031-06-30")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-02-29", date(2024, 2, 29), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_a_date_spans_what_it_can_mean(text: str, first: date, last: date) -> None:
    """A month or a year is all of its days."""
    assert (NoticeDate(text).first, NoticeDate(text).last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "2023-2-1", "2023-02-30", "2023-13", "0000", "soon", "2023-01-01T00", "２０２３-01-01", "٢٠٢٣"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """Only ISO 8601 days, months and years are dates."""
    with pytest.raises(ValueError, match=r".+"):
        NoticeDate(text)


@pytest.mark.parametrize(
    ("manner", "state"),
    [
        (EndManner.REPLACED, ValidityState.REPLACED),
        (EndManner.SUSPENDED, ValidityState.SUSPENDED),
        (EndManner.NOT_ENFORCED, ValidityState.NOT_ENFORCED),
        (EndManner.REVOKED, ValidityState.ENDED),
        (EndManner.LAPSED, ValidityState.ENDED),
        (EndManner.UPDATED, ValidityState.IN_FORCE),
    ],
)
def test_each_manner_has_its_state(manner: EndManner, state: ValidityState) -> None:
    """From the end on, the state says how it ended; before, it is in force; after the review, unknown."""
    term = Term(START, END, manner, "xx-other", REVIEW)

    days = [date(2030, 1, 31), date(2030, 5, 31), date(2030, 6, 1), date(2031, 6, 30), date(2031, 7, 1)]

    assert [validity(term, None, day).state for day in days] == [
        ValidityState.NOT_YET,
        ValidityState.IN_FORCE,
        state,
        state,
        ValidityState.UNKNOWN,
    ]


def test_suspended_before_it_took_effect_is_suspended() -> None:
    """A rule that was suspended before its first day is suspended, not merely to come."""
    term = Term(NoticeDate("2030-12-01"), END, EndManner.SUSPENDED, "xx-other")

    assert validity(term, START, date(2030, 7, 1)).state is ValidityState.SUSPENDED


def test_what_never_took_effect_by_itself_counts_from_its_publication() -> None:
    """Without a date of effect, the day of publication is the first."""
    assert validity(Term(), START, date(2030, 1, 31)).state is ValidityState.NOT_YET
    assert validity(Term(), START, date(2030, 2, 1)).since == START


@pytest.mark.parametrize(
    ("manner", "until"), [(EndManner.REVOKED, NoticeDate("2030-05-31")), (EndManner.UPDATED, REVIEW)]
)
def test_what_will_only_be_updated_does_not_end(manner: EndManner, until: NoticeDate) -> None:
    """The day before an end is the last in force; the day before an update is a day as any other."""
    term = Term(START, END, manner, "xx-other", REVIEW)

    assert validity(term, None, date(2030, 3, 1)).until == until
    assert validity(replace(term, review_by=None), None, date(2030, 3, 1)).until == (
        until if manner is EndManner.REVOKED else None
    )
