"""Days in words: which day, and whether it is the day of publication or the one from which something is in force."""

from __future__ import annotations

import pytest

from sources.feeds.day import effective_days, published_day, read_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("January 15, 2026", "2026-01-15"),
        ("15 January 2026", "2026-01-15"),
        ("the 3rd of Sept. 2025", "2025-09-03"),
        ("2026-03-18T09:30:00+01:00", "2026-03-18"),
        ("Feb 3 2026", "2026-02-03"),
        ("February 30, 2026", ""),
        ("01/02/2026", ""),
        ("in 2026", ""),
    ],
)
def test_read_day(text: str, day: str) -> None:
    """Days are read as officials write them; one that two countries read differently is none."""
    assert str(read_day(text) or "") == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("This rule is effective January 15, 2026.", "2026-01-15"),
        ("The order enters into force on 1 October 2026 and expires on 30 September 2031.", "2026-10-01"),
        ("The ban takes effect at midnight on 1 May 2026.", "2026-05-01"),
        ("The fee applies from 1 June 2026.", "2026-06-01"),
        ("The ban is in force until 30 June 2026.", ""),
        ("The limit applies to vessels built before 1 January 2000.", ""),
        ("It expires on 31 December 2027.", ""),
    ],
)
def test_effective_day(text: str, day: str) -> None:
    """The day from which something is in force is told from the day on which it ends."""
    assert [found.text for found in effective_days([text])] == ([day] if day else [])


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["A title", "Published: 3 February 2026"], "2026-02-03"),
        (["A title", "Tuesday, March 3, 2026", "On May 5, 2020 it was otherwise."], "2026-03-03"),
        (["WASHINGTON, D.C., January 14, 2026 – The Bureau of Rules today said so."], "2026-01-14"),
        (["Effective date: 1 July 2026"], ""),
        (["A title", "It was on May 5, 2020 that everything began, says the report."], ""),
    ],
)
def test_published_day(lines: list[str], day: str) -> None:
    """The day of publication stands after a word for it, alone on a line, or in a dateline."""
    assert str(published_day(lines) or "") == day
