"""Seasons: whether "in autumn 2024" is when a notice has it."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.tokens import lowered

_SEASON: Final = re.compile(
    r"\b(?:in|since|during|of|this|last|that|the|early|late|by|until|from) (?P<season>spring|summer|autumn|winter)"
    r"(?:,? (?:of )?(?P<year>20\d\d))?\b"
)
# Where one ends and the next begins people do not agree on: each has the months at its edges.
_MONTHS: Final = {
    "spring": frozenset({3, 4, 5, 6}),
    "summer": frozenset({6, 7, 8, 9}),
    "autumn": frozenset({9, 10, 11, 12}),
    "winter": frozenset({11, 12, 1, 2, 3}),
}


def other_season(evidence: Evidence) -> str:
    """The claim's season in which the notice has no day, and of which it does not speak."""
    told = [day for reading in (evidence.focus, *evidence.context) for day in reading.dates]
    dated = [*told, *evidence.dated]
    spoken = {token.norm for reading in evidence.read.statements for token in reading.tokens}
    for found in _SEASON.finditer(lowered(evidence.claim.text)):
        months, year = _MONTHS[found["season"]], found["year"]
        # "In winter" alone may be every winter: that the notice was published in one says nothing.
        within = any(
            day.month in months and year in (None, str(day.year)) for day in (dated if year else told)
        )
        if not within and found["season"] not in spoken:
            return found[0]
    return ""
