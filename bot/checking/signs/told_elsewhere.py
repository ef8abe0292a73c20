"""Signs that another statement of the notice has a claim's day, place, count or duty, and says it of something else."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token
from bot.checking.reading.words import are_turned

# "Must not be", "may", "was never": what stands right before a deed.
_BEFORE_A_DEED: Final = re.compile(
    r"(?:\b(?:(?P<may>may|can|might|could)|(?P<must>must|shall|ha(?:s|ve) to|needs? to))(?: not)?|\bnot|n't|\bnever)"
    r"(?: been| be)? $"
)


def has_another_day(evidence: Evidence) -> bool:
    """Whether the claim's day is found only elsewhere in the notice, and the statement has a day of its own.

    Or whether the claim tells one twice, where the statement has another one beside it.
    """
    claimed, told = evidence.claim.dates, evidence.focus.dates
    days = {(one.year, one.month, one.day) for one in claimed}
    if len(days) < len(claimed) <= len({(one.year, one.month, one.day) for one in told}):
        return True
    known = (*told, *evidence.read.head.dates)
    elsewhere = any(one.day and not any(one.agrees(other) for other in known) for one in claimed)
    return elsewhere and any(other.day and not any(one.agrees(other) for one in claimed) for other in told)


def has_an_untold_day(evidence: Evidence) -> bool:
    """Whether the claim names a day and the notice only its month or year."""
    told = [date for reading in (evidence.focus, *evidence.context) for date in reading.dates]
    told += evidence.dated
    for one in evidence.claim.dates:
        agreeing = [other for other in told if one.agrees(other)]
        if one.day and agreeing and not any(other.day for other in agreeing):
            return True
    return False


def has_another_place(evidence: Evidence) -> bool:
    """Whether the claim's place is found only in other statements, and this one names a place of its own."""
    claimed, told = _places(evidence.claim), _places(evidence.focus)
    return bool(claimed - told - _places(evidence.read.head)) and bool(told - claimed)


def counts_elsewhere(evidence: Evidence) -> bool:
    """Whether the claim's number is found only in statements that name other places than the claim's."""
    claimed = _places(evidence.claim)
    for mine in evidence.claim.quantities:
        holding = [
            reading
            for reading in (evidence.focus, *evidence.read.statements)
            if any(
                mine.dimension == other.dimension and mine.same_value(other) for other in reading.quantities
            )
        ]
        if claimed and holding and all(_places(one) and not claimed & _places(one) for one in holding):
            return True
    return False


def counts_others(evidence: Evidence) -> bool:
    """Whether the claim counts those of a place of which the statement does not speak: "eleven Indian firms"."""
    claim, there = evidence.claim, evidence.focus.keys | _places(evidence.read.head)
    starts = {quantity.end + 1 for quantity in claim.quantities if quantity.dimension == "count"}
    return any(
        token.start in starts and token.key.startswith("place:") and token.key not in there
        for token in claim.content
    )


def turned_elsewhere(evidence: Evidence) -> bool:
    """Whether another statement has the contrary of one of the claim's words: "reasonable", "unreasonable"."""
    own = {mine.start for mine, _ in evidence.own.pairs}
    return any(mine.start not in own and are_turned(mine, other) for mine, other in evidence.whole.pairs)


def only_the_contrary(evidence: Evidence) -> str:
    """The claim's deed of which only another statement speaks, and only of its contrary: "dropped", "imposes".

    Not where this statement denies something or has a deed that says the same of other things: "removed".
    """
    words, families = lexicon(), evidence.focus.words.families
    if evidence.focus.marks.negations:
        return ""
    told = {action.family for one in evidence.read.statements for action in one.actions}
    for mine, other, _ in evidence.beside:
        deed = next((one for one in evidence.claim.actions if one.token.start == mine.start), None)
        if deed is None or deed.negated or deed.family in told or words.akin.get(deed.family) in families:
            continue
        if words.opposites.get(deed.family) == words.actions.get(other.norm):
            return mine.text
    return ""


def told_otherwise_beside(evidence: Evidence) -> bool:
    """Whether only other statements have what the claim says must, may or does not happen, and they say otherwise.

    A claim of two clauses is judged by the statement of one of them. "Dropped enforcing it" beside "will not enforce
    it" says the same: only a "must", "may" or "not" right before the word is compared.
    """
    claim, own = evidence.claim, {mine.start for mine, _ in evidence.own.pairs}
    for mine in claim.content:
        if mine.start in own or not _BEFORE_A_DEED.search(claim.without_months[: mine.start]):
            continue
        told = [
            (_is_denied(reading, its), _duty_before(reading, its))
            for reading in evidence.read.statements
            if (its := reading.words.keys.get(mine.key)) is not None
        ]
        denied, duty = _is_denied(claim, mine), _duty_before(claim, mine)
        if told and not any(denied == no and (duty == other or not (duty and other)) for no, other in told):
            return True
    return False


def _is_denied(reading: Reading, token: Token) -> bool:
    negated = any(action.negated for action in reading.actions if action.token.start == token.start)
    return negated or token.start in reading.denied


def _duty_before(reading: Reading, token: Token) -> str:
    """Whether a verb is what "may" or "must" be done."""
    found = _BEFORE_A_DEED.search(reading.without_months[: token.start])
    return "" if found is None else "may" if found["may"] else "must" if found["must"] else ""


def _places(reading: Reading) -> frozenset[str]:
    return frozenset(key for key in reading.keys if key.startswith("place:"))
