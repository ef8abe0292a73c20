"""A sign that two numbers, days, codes or places of a claim stand in each other's stead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.one_text import Reading, value_key
from bot.checking.reading.tokens import TokenKind

_RUN: Final = re.compile(r"[A-Za-z]+|[0-9]+")
_DAY: Final = 3
"""The precision of a date that names its day."""
_PLACE: Final = "place:"


@dataclass(frozen=True, slots=True)
class _Value:
    """What may change places with another of its kind, as written at `start`; `key` is the same for the same value."""

    text: str
    start: int
    kind: str
    key: str


def exchanged_between(evidence: Evidence) -> str:
    """The claim's value that stands by what the notice has by another one of the claim's.

    "Sales of 4 million and a charge of 5", where one statement has the charge of 4 and the next one sales of 5. Each of
    the two must stand in the notice but once.
    """
    told = list(_told_once(evidence))
    for (mine, reading, its), (other, beside, alike) in permutations(told, 2):
        if mine.kind != other.kind or mine.key == other.key:
            continue
        own, alien = reading.part_keys(its.start), beside.part_keys(alike.start)
        if reading is beside:
            own, alien = own - alien, alien - own
        else:
            own, alien = own - beside.keys, alien - reading.keys
        both = {mine.key, other.key}
        here, there = (
            evidence.claim.part_keys(mine.start) - both,
            evidence.claim.part_keys(other.start) - both,
        )
        own, alien = own - both, alien - both
        if here & alien and not here & own and not there & alien and (there & own or not own):
            return mine.text
    return ""


def _told_once(evidence: Evidence) -> Iterator[tuple[_Value, Reading, _Value]]:
    """Each value of the claim that the notice's statements have once, with the statement and the value there."""
    there = [(reading, value) for reading in evidence.read.statements for value in _values(reading)]
    for mine in _values(evidence.claim):
        holding = [(reading, its) for reading, its in there if its.key == mine.key]
        if len(holding) == 1:
            yield mine, *holding[0]


def _values(reading: Reading) -> Iterator[_Value]:
    for one in reading.quantities:
        yield _Value(one.text, one.start, one.dimension, value_key(one))
    for day in reading.dates:
        if day.precision == _DAY:
            yield _Value(day.text, day.start, "day", f"{day.year}-{day.month}-{day.day}")
    for token in reading.content:
        if token.kind is TokenKind.CODE:
            yield _Value(token.text, token.start, form(token.norm), token.key)
        elif token.key.startswith(_PLACE):
            yield _Value(token.text, token.start, _PLACE, token.key)


def form(code: str) -> str:
    """What letters and digits a code is made of, in turn: "a0" for "H200"."""
    return _RUN.sub(lambda run: "0" if run[0].isdigit() else "a", code)
