"""A day or a time of another occasion, and a condition that a claim leaves out."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

_RULE = (
    "The rule sets tests for lamp makers.",
    "The effective date of this rule is 16 January 2030.",
    "Makers had to comply with the new tests from 31 January 2030.",
)
_TWO_DAYS = "The lamp rule was published on 4 May 2030 and takes effect on 9 June 2030."
_WITHIN = "Complaints must be filed within 60 days of the notice."
_IF = "Lamps are exempt from the fee if they were made before 2020."
_IF_FROM_MAY = "From 9 May 2030 lamps are exempt from the fee if they are sold at night."
_UNLESS = "The harbour is closed to ships unless a pilot is on board."
_ABSENT = "Absent an extension of the pause, the lamp fee returns on 9 June 2031."


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Makers had to comply with the lamp tests from 16 January 2030.", _RULE),
        ("The lamp rule takes effect the day it was published.", (_TWO_DAYS,)),
        ("Complaints must be filed 60 days before the notice.", (_WITHIN,)),
        ("Ships must report 12 hours before arrival.", ("Ships must report within 12 hours of arrival.",)),
        ("Buyers may resell the lamps for five years.", ("Buyers may resell the lamps after five years.",)),
        ("Permits are granted for 30 days.", ("Permits are granted within 30 days.",)),
        ("The harbour is closed to ships even with a pilot on board.", (_UNLESS,)),
        ("Lamps are exempt from the fee.", (_IF,)),
        # The month of May leaves no room for a condition.
        ("Lamps are exempt from the fee from 9 May 2030", (_IF_FROM_MAY,)),
        ("The office will extend the pause of the lamp fee on 9 June 2031.", (_ABSENT,)),
        (
            "In May 2030 the office granted Lumo permits for lamps.",
            (
                "In August 2030 the office granted Lumo permits for street lamps and other lamps.",
                "Talks on the permits began in May 2030.",
            ),
        ),
    ],
)
def test_another_occasion_bears_nothing_out(claim: str, statements: tuple[str, ...]) -> None:
    """The day of the rule is not that of its first use, before is not after, and "if" is not "always"."""
    assert verdict(claim, *statements) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Makers had to comply with the new tests from 31 January 2030.", _RULE),
        ("The lamp rule took effect on 16 January 2030.", ("The lamp rule took effect on 16 January 2030.",)),
        ("The lamp rule takes effect on 9 June 2030.", (_TWO_DAYS,)),
        ("Complaints must be filed no later than 60 days after the notice.", (_WITHIN,)),
        ("Complaints must be filed within 60 days.", (_WITHIN,)),
        ("Lamps are exempt from the fee if they were made before 2020.", (_IF,)),
        ("Buyers may resell the lamps after five years.", ("Buyers may resell the lamps after five years.",)),
        ("Records must be kept for six years.", ("Records must be kept for six years.",)),
        ("The harbour is closed to ships unless a pilot is on board.", (_UNLESS,)),
        ("Lamps made before 2020 are exempt from the fee.", (_IF,)),
        ("Lamps that are sold at night are exempt from the fee from 9 May 2030", (_IF_FROM_MAY,)),
        ("Unless the pause is extended, the lamp fee returns on 9 June 2031.", (_ABSENT,)),
        (
            "The office must announce the fee at least 30 days before 9 June 2031.",
            ("The office must announce the fee no later than 30 days before 9 June 2031.",),
        ),
    ],
)
def test_the_same_occasion_does(claim: str, statements: tuple[str, ...]) -> None:
    """The day of the deed itself, and the condition in other words, bear a claim out."""
    assert verdict(claim, *statements) is VerdictKind.SUPPORTED
