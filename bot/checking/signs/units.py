"""Numbers without a unit that stand for amounts or documents: "800 million" beside "$800 million", "the 301 duty"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from bot.checking.evidence import Evidence, NoticeReading
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import Token, lowered

_SCALED: Final = re.compile(r"(?:illion|bn|mn|mln|bln|trn|tn|mio)$", re.IGNORECASE)
# "800 million people" is no money.
_ALONE: Final = re.compile(
    r"\W*$|[,;:.!?)]| (?:in|for|of|from|on|at|to|by|over|because|this|that|last|and|or|but|when|if|as|more|less|worth|"
    r"before|after|while|with|under|due|so)\b",
    re.IGNORECASE,
)
# "It sold 5 million" may be five million lamps, "it lost 5 million" is money.
_PAID: Final = re.compile(
    r"\b(?:cost(?:s|ing)?|worth|pa(?:y|ys|id|ying)|payments?|loss(?:es)?|los(?:e|es|t|ing)|charges?|charged|revenues?|sales"
    r"|profits?|earn(?:s|ed|ings)?|fine[sd]?|fees?|prices?|priced|spen[dt]s?|invest(?:s|ed|ment|ments)?|hit|value[sd]?"
    r"|amounts?|budget|fund(?:s|ed|ing)?|debts?|income|turnover|deal|inventory|write-?(?:off|down)s?)\b",
    re.IGNORECASE,
)
_NOTHING: Final = ("zero", "0")
_FEWEST: Final = 2
"""Digits of a document's number that people say without its kind."""


def in_one_unit(evidence: Evidence) -> Evidence:
    """The same evidence, where a large number without a currency has the one of the other side, and "zero" its unit."""
    claim, notice = read_in_one_unit(evidence.claim, evidence.read)
    if claim is evidence.claim and notice is evidence.read:
        return evidence
    return replace(evidence, claim=claim, read=notice)


def read_in_one_unit(claim: Reading, notice: NoticeReading) -> tuple[Reading, NoticeReading]:
    """A claim and a notice with the numbers of both in one unit, as `in_one_unit` has them."""
    statements = notice.statements
    if not _bare(claim) and not any(map(_bare, statements)):
        return claim, notice
    told = [one for reading in (notice.head, *statements) for one in reading.quantities]
    mine = _with_units(claim, told)
    its = tuple(_with_units(reading, claim.quantities) for reading in statements)
    same = all(new is old for new, old in zip(its, statements, strict=True))
    return mine, notice if same else replace(notice, statements=its)


def _with_units(reading: Reading, others: Iterable[Quantity]) -> Reading:
    bare = _bare(reading)
    if not bare:
        return reading
    others = list(others)
    currencies = {one.dimension for one in others if one.dimension in lexicon().units.signs.values()}
    zeros = {one.dimension for one in others if not one.value}
    units = {
        one: next(iter(known))
        for one in bare
        if len(known := currencies if one.value else zeros) == 1 and known != {one.dimension}
    }
    if not units:
        return reading
    found = tuple(replace(one, dimension=units[one]) if one in units else one for one in reading.quantities)
    return replace(reading, quantities=found)


@once
def _bare(reading: Reading) -> tuple[Quantity, ...]:
    return tuple(one for one in reading.quantities if _is_bare(reading, one))


def _is_bare(reading: Reading, one: Quantity) -> bool:
    """Whether a number counts nothing that is said: millions without a noun of what is paid or lost, or zero."""
    if one.dimension != "count":
        return False
    large = _SCALED.search(one.text) and _ALONE.match(reading.text, one.end)
    return bool(large and _PAID.search(_part_of(reading, one))) or one.text.lower() in _NOTHING


def _part_of(reading: Reading, one: Quantity) -> str:
    """The words of the part of the sentence in which a number stands."""
    here = reading.part(one.start)
    return " ".join(token.norm for token in reading.tokens if reading.part(token.start) == here)


def names_a_document(evidence: Evidence, mine: Quantity) -> bool:
    """Whether a bare number is that of a document or section which the notice speaks of: "the 301 duty".

    It stands before what it names the document of, or behind "under". Before a plural it counts ("301 firms"), unless
    the notice has the same word behind the number.
    """
    if mine.dimension != "count" or not mine.text.isdigit() or len(mine.text) < _FEWEST:
        return False
    before = lowered(evidence.claim.text[: mine.start])
    behind = _behind(evidence.claim, mine.end)
    if behind is None and not before.endswith("under "):
        return False
    for reading in (evidence.read.head, *evidence.read.statements):
        for mark in reading.designators:
            if mark.text == mine.text and ":" in mark.key and mark.text.isdigit():
                alone = behind is None or not behind.norm.endswith("s")
                its = _behind(reading, mark.end)
                if alone or (its is not None and behind is not None and its.key == behind.key):
                    return True
    return False


def _behind(reading: Reading, end: int) -> Token | None:
    """The word that stands right behind a number."""
    token = next((token for token in reading.content if token.start >= end), None)
    return token if token is not None and reading.text[end : token.start] == " " else None
