"""How many of them where: a count that a statement gives to one place, and the claim to another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.quantities import Bound
from bot.checking.result import ReasonKind
from bot.checking.signs.left_out import ALL_BUT

# "Five of them are in Brenta", "14 under Brenta": what stands between a count and its place.
_BETWEEN: Final = re.compile(
    r"(?: (?!(?:and|or|but|in|under|from|to|for)\b)[a-z-]+){0,4} (?:in|under|from)"
    r" (?:the )?(?:(?:destinations? of|mainland) )?",
    re.IGNORECASE,
)
# "All but two are in Brenta": those two are not.
_ALL_BUT: Final = re.compile(rf"\b(?:{ALL_BUT}|without)(?: the)? $", re.IGNORECASE)
_ONE: Final = re.compile(r"\bone\b", re.IGNORECASE)
_COUNT: Final = "count"
_FEWEST: Final = 2
"""Places that a statement counts for, from which it parts a whole among them."""


def judge_shares(evidence: Evidence) -> Iterator[Finding]:
    """A count of the claim for a place, where the statement parts the whole among places and gives it to another.

    "Five of them are in Brenta" against "five in Velland and one in Brenta". Nothing where either side denies.
    """
    claim, focus = evidence.claim, evidence.focus
    told = _by_place(focus)
    if len({share.place for share in told}) < _FEWEST or claim.marks.negations or focus.marks.negations:
        return
    for mine in _by_place(claim):
        here = [its for its in told if its.place == mine.place]
        there = any(its.place != mine.place and its.value == mine.value for its in told)
        if here and there and all(its.value != mine.value for its in here):
            yield facing(ReasonKind.NUMBER, Sign.DIFFERS, mine, here[0])


@dataclass(frozen=True, slots=True)
class _Share:
    """So many in a place, as written at [start, end)."""

    text: str
    value: float
    place: str
    start: int
    end: int


@once
def _by_place(reading: Reading) -> tuple[_Share, ...]:
    """Each count with the place of which it is, "one" among them."""
    return tuple(_shares(reading))


def _shares(reading: Reading) -> Iterator[_Share]:
    places = [token for token in reading.content if token.key.startswith("place:")]
    counts = [
        (one.value, one.start, one.end)
        for one in reading.quantities
        if one.dimension == _COUNT and one.bound is Bound.EXACT
    ]
    counts += [(1.0, *one.span()) for one in _ONE.finditer(reading.text)]
    for value, start, end in counts:
        token = next((one for one in places if one.start >= end), None)
        left_out = _ALL_BUT.search(reading.text, 0, start)
        if token is not None and not left_out and _BETWEEN.fullmatch(reading.text, end, token.start):
            yield _Share(reading.text[start:end], value, token.key, start, end)
