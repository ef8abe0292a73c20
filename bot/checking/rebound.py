"""Signs that a claim gives a statement's values and names to other parts of it: other days, other ends, other shares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.checking.dates import Date
from bot.checking.doers import anybody
from bot.checking.evidence import Evidence
from bot.checking.quantities import Quantity
from bot.checking.reading import Reading
from bot.checking.tokens import Token, lowered

Value = Date | Quantity

_AND: Final = re.compile(r"\band\b")
_OR: Final = re.compile(r"\bor\b(?! (?:more|less|higher|lower|greater|above|below|over|under|after|before|later|earlier|up|fewer)\b)")
_NOT_THIS: Final = re.compile(r"(?:\bnot|\bexcept|\bexcepting|\bexcluding|\bexcludes|\bwithout|\bnone|\bbar|\bbarring|\bminus|n't)(?: (?:for|in|to|from|of|on|under|by|the|also|yet|any)){0,3} $")
_BY: Final = re.compile(r"\bby (?:the |a |an |its |their |his |some )?(?:[\w.-]+'s )?$", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"\b(?P<which>first|second|third|fourth|fifth|last|both|either|neither)\b (?:of the )?(?P<what>[a-z]{4,})")
_DEGREE: Final = re.compile(r"\b(more|less|fewer|most|least) ([a-z]{4,})\b")
_DOWN: Final = ("less", "fewer", "least")


def values_exchanged(evidence: Evidence) -> bool:
    """Whether a day or a number of the claim stands by words that the statement has by another one of its own."""
    claim, focus = evidence.claim, evidence.focus
    for mine, its, others in _agreeing(evidence):
        here, there = _by_it(claim, mine), _by_it(focus, its)
        for other in others:
            if _names_a_thing(focus, other):
                continue
            beside = _by_it(focus, other)
            if here & (beside - there) and not here & (there - beside):
                return True
    return False


def _agreeing(evidence: Evidence) -> Iterator[tuple[Value, Value, list[Value]]]:
    """Each value of the claim that the statement has, with that and with the statement's others of its kind."""
    for mine in evidence.claim.dates:
        its = [one for one in evidence.focus.dates if mine.agrees(one)]
        if len(its) == 1:
            yield mine, its[0], [one for one in evidence.focus.dates if not mine.agrees(one)]
    for mine in evidence.claim.quantities:
        alike = [one for one in evidence.focus.quantities if one.dimension == mine.dimension]
        its = [one for one in alike if mine.same_value(one)]
        if len(its) == 1:
            yield mine, its[0], [one for one in alike if not mine.same_value(one)]


def _names_a_thing(reading: Reading, value: Value) -> bool:
    """Whether a day only says which thing is meant: "the October 2022 controls"."""
    return isinstance(value, Date) and reading.text[: value.start].lower().endswith(("the ", "its ", "their "))


def _by_it(reading: Reading, value: Value) -> frozenset[str]:
    """The words of the part of the sentence that a value stands in, without its subject."""
    subject = {token.key for told in reading.predications for token in told.subject}
    return reading.part_keys(value.start) - subject


def joined_otherwise(evidence: Evidence) -> bool:
    """Whether two numbers that the statement asks for together are told as either of the two, or the reverse."""
    claim, focus = evidence.claim, evidence.focus
    for one, two in pairwise(claim.quantities):
        for first, second in pairwise(focus.quantities):
            if not (one.same_value(first) and two.same_value(second)):
                continue
            mine, its = claim.text[one.end : two.start], focus.text[first.end : second.start]
            either, both = bool(_OR.search(mine)), bool(_OR.search(its))
            if either != both and bool(_AND.search(mine)) != bool(_AND.search(its)):
                return True
    return False


def shut_out(evidence: Evidence) -> bool:
    """Whether the claim shuts out a name that the statement has without a denial: "to China but not to Macau"."""
    claim, focus = evidence.claim, evidence.focus
    denied = bool(focus.marks.negations)
    return any(
        _NOT_THIS.search(lowered(claim.text[: name.start])) and not denied
        for name in claim.names
        if name.key in focus.keys
    )


def other_ordinal(evidence: Evidence) -> bool:
    """Whether "the first clause" or "both clauses" stands against "the second clause"."""
    mine, its = (
        {(match["what"].rstrip("s"), match["which"]) for match in _ORDINAL.finditer(lowered(reading.text))}
        for reading in (evidence.claim, evidence.focus)
    )
    told = {what for what, _ in its}
    return any(what in told and (what, which) not in its for what, which in mine)


def unknown_agent(evidence: Evidence) -> bool:
    """Whether what is done "by" somebody in the claim is done by somebody of whom the notice does not speak."""
    missing = {token.start for token in evidence.whole.missing}
    return any(
        token.start in missing and _BY.search(evidence.claim.text[: token.start]) for token in _nouns(evidence.claim)
    )


def _nouns(claim: Reading) -> Iterator[Token]:
    for token in claim.content:
        if not token.norm.endswith(("ing", "ed")) and not anybody(token):
            yield token


def other_degree(evidence: Evidence) -> bool:
    """Whether "more advanced" stands against "less advanced"."""
    mine, its = (
        {(match[2], match[1] in _DOWN) for match in _DEGREE.finditer(lowered(reading.text))}
        for reading in (evidence.claim, evidence.focus)
    )
    return any((word, not less) in its and (word, less) not in its for word, less in mine)

