"""Days by which a thing is named, days before which nothing begins, and parts of a document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.date import judge_dates
from bot.checking.judges.modality import judge_modality
from bot.checking.result import VerdictKind
from bot.service import build_checker
from sources.notice import EndManner, NoticeDate, Term
from tests.checking.examples import TODAY, notice, signs, verdict


def _paused(claim: str) -> VerdictKind:
    term = Term(NoticeDate("2029-02-01"), NoticeDate("2030-06-01"), EndManner.SUSPENDED, "xx-pause")
    rule = replace(
        notice("Copper lamps need a permit.", name="xx-copper-lamps", title="Rule 9", term=term),
        published=NoticeDate("2029-01-15"),
    )
    pause = notice(
        "The measures on copper lamps are suspended.",
        name="xx-pause",
        title="Pause of Rule 9",
        term=Term(NoticeDate("2030-06-01")),
    )
    found = build_checker([rule, pause]).check(claim, TODAY)
    return found[0].kind


def test_what_was_paused_is_named_by_its_day() -> None:
    """The notice that paused a rule of January knows its day; that of another rule it does not know."""
    assert _paused("The January 2029 measures on copper lamps are suspended") is VerdictKind.SUPPORTED
    assert _paused("The March 2028 measures on copper lamps are suspended") is VerdictKind.NO_MATCH


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        (
            "The lamp fee won't rise before June 2031",
            "The lamp fee rises on June 23, 2031.",
            VerdictKind.SUPPORTED,
        ),
        (
            "The lamp fee doesn't start until June 2032",
            "The lamp fee starts on June 23, 2031.",
            VerdictKind.CONFLICTING,
        ),
        (
            "The lamp fee won't rise before June 2030",
            "The lamp fee rises on June 23, 2031.",
            VerdictKind.NO_MATCH,
        ),
        (
            "The lamp rule doesn't apply until 9 May 2031",
            "The lamp rule applies from 9 May 2031.",
            VerdictKind.SUPPORTED,
        ),
    ],
)
def test_not_before_a_day_begins_on_it(claim: str, statement: str, expected: VerdictKind) -> None:
    """A "not until" denies nothing and has something begin; "not before" an earlier day is true and says little."""
    assert verdict(claim, statement) is expected


def test_not_until_a_day_does_not_end_on_it() -> None:
    """What does not apply until a day is not what applies until it."""
    claim, statement = (
        "The lamp rule doesn't apply until 9 May 2031",
        "The lamp rule applies until 9 May 2031.",
    )
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The pause on clause two of the lamp order lasts until May 2031", VerdictKind.SUPPORTED),
        ("The pause on clause two of the lamp order ran out in May 2030", VerdictKind.CONFLICTING),
        ("Clause 1 of the lamp order is suspended until May 27, 2031", VerdictKind.NO_MATCH),
        ("Clause two of the lamp order is suspended until 27 May 2031", VerdictKind.SUPPORTED),
    ],
)
def test_a_part_is_named_by_its_number(claim: str, expected: VerdictKind) -> None:
    """What is called "clause two" is the second clause, and no other one."""
    statement = "The second clause of the lamp order is suspended from May 9, 2030 until May 27, 2031."
    assert verdict(claim, statement) is expected


def test_what_is_left_out_of_a_pause_is_not_paused() -> None:
    """Who says that a thing was left out of a pause says what a statement says that denies its pause."""
    claim = "Copper lamps of January 2031 were left out of the office's pause"
    statement = "The copper lamp rules of January 2031 were not suspended by the office."
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


def test_a_pause_that_does_not_cover_a_thing_leaves_it_unpaused() -> None:
    """It agrees with a statement that denies the pause of the thing."""
    claim = "The office's pause of January 2031 does not cover copper lamps"
    assert (
        verdict(claim, "The office did not suspend copper lamps in January 2031.")
        is not VerdictKind.CONFLICTING
    )
    assert verdict(claim, "The office suspended copper lamps in January 2031.") is not VerdictKind.SUPPORTED


def test_the_day_of_publication_is_held_against_that_of_effect() -> None:
    """A notice of 15 January in effect since 1 February did not bind the day it was published."""
    statement = "The lamp rule asks for copper lamps."
    claim = "The lamp rule took effect the very day it was published"
    assert signs(judge_modality, claim, statement) == [Sign.DIFFERS]
    assert signs(judge_modality, "The lamp rule took effect the day the fair was opened", statement) == []


def test_a_date_of_a_thing_is_no_date_of_what_is_told() -> None:
    """The rule of 2028 is not told wrongly by a statement on what was done in 2030."""
    claim, statement = "The May 2028 lamp rule bans copper", "On June 3, 2030 the office banned copper lamps."
    assert signs(judge_dates, claim, statement) == [Sign.ABSENT]
    assert signs(judge_dates, "The office banned copper lamps in May 2028", statement) == [Sign.DIFFERS]


@pytest.mark.parametrize(
    ("year", "expected"), [("2018", VerdictKind.SUPPORTED), ("2019", VerdictKind.NO_MATCH)]
)
def test_an_act_is_named_by_its_year(year: str, expected: VerdictKind) -> None:
    """The lamp law of a year is the Lamp Act of that year."""
    claim = f"The bill would extend the {year} lamp law to tin lamps"
    assert verdict(claim, "The bill would extend the Lamp Act of 2018 to tin lamps.") is expected


def test_a_time_before_another_one_is_none_of_it() -> None:
    """A rule is in force until the day its pause begins; another time of the pause is told wrongly."""
    statement = "The office suspended the lamp rule for one year, from 10 May 2030 through 9 May 2031."
    before = "The lamp rule was in effect from 29 January to 10 May 2030, then suspended for a year"
    assert verdict(before, statement) is not VerdictKind.CONFLICTING
    other = "The office suspended the lamp rule for one year, from 10 June 2030 through 9 June 2031"
    assert verdict(other, statement) is VerdictKind.CONFLICTING
