"""Signs that what differs is told of another time or stage: of what was before, is not yet, or came once more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding
from bot.checking.judges.denial import contrary_sense
from bot.checking.reading.dates import Date
from bot.checking.reading.force import without_months
from bot.checking.reading.predication import is_past
from bot.checking.reading.tokens import lowered
from bot.checking.result import ReasonKind

# "Until now it needed none": what a statement lays down came after that.
_EARLIER: Final = re.compile(
    r"\b(?:until (?:now|then|last)|till now|up to now|so far|previously|formerly|used to|for years)\b"
    r"|^(?:the (?:earlier|previous|former)|last year's)\b|^(?:before|prior to) (?:\d{4}|then|that)\b"
)
_BEGAN: Final = re.compile(
    r"\bfirst (?=[a-z]+(?:ed|t)\b)|\bhad (?:already |earlier |once )?[a-z]+(?:ed|en|t)\b"
)
# What is got is no deed of a family, and the contrary of losing it.
_GAINED: Final = re.compile(
    r"\b(?:got|gained|received|won|obtained|acquired|gave|(?:was|were|been) (?:given|granted))\b"
)
_NOT_BY_THEN: Final = re.compile(
    r"(?:\bhad|\bhas|\bhave)(?: not|n't| never)\b[^;:]*\b(?:when|before|by the time)\b"
)
_NOT_YET: Final = re.compile(r"(?:\bnot|n't)\b[^,;:]*\byet\b")
_HAS_NOT: Final = re.compile(r"\b(?:did|has|have|had)(?: not|n't)\b")
_OPEN: Final = (
    r"(?:may|might|could|can|will|would|(?:plans?|planned|wants?|intends?|hopes?|seeks?|aims?|proposes?) to)"
)
_FORESEEN: Final = re.compile(rf"\b{_OPEN}\b")
_FORESEEN_NEXT: Final = re.compile(rf"\b{_OPEN}(?: [a-z]+){{0,2}} $")
_PLANNED_FIRST: Final = re.compile(
    r"^(?:[\w'-]+ ){1,5}(?:plans?|planned|wants?|intends?|hopes?|seeks?|aims?|proposes?|is|are) to\b"
    r"|^(?:[\w'-]+ ){1,5}(?:will|would)\b"
)
_ONCE_MORE: Final = re.compile(r"\b(?:another|a (?:second|third|further)(?= )|once more)\b")
_HAD: Final = re.compile(r"\bhad (?:[a-z]+ly )?(?:[a-z]+(?:ed|en)|been)\b")
_NOW: Final = re.compile(r"\b(?:now|today|currently|at present|at the moment)\b")
_WOULD: Final = re.compile(r"\b(?:would|will|shall)\b")
_TWO: Final = 2
_BY: Final = re.compile(r"\bby (?:about |around |some |nearly |almost |roughly )?$")
_FROM: Final = re.compile(r"\bfrom $")
_TO: Final = re.compile(r"\bto $")


def tells_of_another_time(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what seems to disagree is so at another time than the statement's."""
    kinds = {one.kind for one in telling}
    if kinds == {ReasonKind.NUMBER}:
        return _now_and_then(evidence) or _in_part_of_it(evidence) or _is_the_difference(evidence, telling)
    if ReasonKind.NUMBER in kinds or ReasonKind.NAME in kinds:
        return False
    claim, focus = (without_months(reading.text) for reading in (evidence.claim, evidence.focus))
    if _ONCE_MORE.search(claim) and not _ONCE_MORE.search(focus):
        return True
    if ReasonKind.DATE in kinds:
        began = _BEGAN.search(claim) and not _BEGAN.search(focus)
        return (
            _on_the_day_of_the_contrary(evidence, kinds)
            or (bool(began or _was_and_will_be(evidence, focus)) and _is_earlier(evidence))
            or _outside_of_the_contrary(evidence, kinds)
        )
    return (
        (bool(_EARLIER.search(claim)) and not _EARLIER.search(focus))
        or _not_yet(evidence, telling, claim, focus)
        or _was_so(evidence, claim, focus)
    )


def _now_and_then(evidence: Evidence) -> bool:
    """Whether what something is now is held against what it will be."""
    claim, focus = (without_months(reading.text) for reading in (evidence.claim, evidence.focus))
    return bool(_NOW.search(claim) and _WOULD.search(focus)) and not _WOULD.search(claim)


def _in_part_of_it(evidence: Evidence) -> bool:
    """Whether a smaller number of one month is held against that of a whole quarter."""
    claim, focus = evidence.claim, evidence.focus
    part = len(claim.dates) == len(claim.quantities) == 1 and any(
        mine.month is not None and its.quarter is not None and its.month is None and mine.agrees(its)
        for mine in claim.dates
        for its in focus.dates
    )
    return part and any(
        one.dimension == claim.quantities[0].dimension and one.value > claim.quantities[0].value
        for one in focus.quantities
    )


def _is_the_difference(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether "by 10" is what lies between the statement's "from 20" and "to 30"."""
    claim, focus = evidence.claim, evidence.focus
    starts = [one.value for one in focus.quantities if _FROM.search(lowered(focus.text[: one.start]))]
    ends = [one.value for one in focus.quantities if _TO.search(lowered(focus.text[: one.start]))]
    at_issue = {one.claim_span for one in telling}
    by = [
        one.value
        for one in claim.quantities
        if (one.start, one.end) in at_issue and _BY.search(lowered(claim.text[: one.start]))
    ]
    return any(abs(end - start) == value for start in starts for end in ends for value in by)


def _on_the_day_of_the_contrary(evidence: Evidence, kinds: set[ReasonKind]) -> bool:
    """Whether on another day the contrary was done: "got its permit in 2027", "revoked the permit in 2030"."""
    claim = evidence.claim
    past = any(is_past(claim.text, token) for token in claim.tokens)
    if not past or not kinds <= {ReasonKind.DATE, ReasonKind.POLARITY} or claim.marks.negations:
        return False
    gained = _GAINED.search(lowered(claim.text)) is not None
    return ReasonKind.POLARITY in kinds or (gained and contrary_sense(evidence) is not None)


def _was_and_will_be(evidence: Evidence, focus: str) -> bool:
    """Whether the claim tells what was done, and the statement what will be."""
    past = any(is_past(evidence.claim.text, token) for token in evidence.claim.tokens)
    return past and _PLANNED_FIRST.search(focus) is not None


def _outside_of_the_contrary(evidence: Evidence, kinds: set[ReasonKind]) -> bool:
    """Whether it is so on a day outside of the days between which the contrary is: "banned from May to August"."""
    months = [one.month for one in evidence.focus.dates if one.month]
    mine = [one.month for one in evidence.claim.dates if one.month]
    if len(months) != _TWO or not mine or not kinds <= {ReasonKind.DATE, ReasonKind.POLARITY}:
        return False
    first, last = months
    # "From November to February" goes over the new year.
    between = any(first <= one <= last if first <= last else one >= first or one <= last for one in mine)
    of_years = {one.year for one in (*evidence.focus.dates, *evidence.claim.dates) if one.year}
    return not between and len(of_years) <= 1 and contrary_sense(evidence) is not None


def _is_earlier(evidence: Evidence) -> bool:
    """Whether all days of the claim are before all of the statement's."""
    mine, its = (
        [_month(one) for one in reading.dates if one.year] for reading in (evidence.claim, evidence.focus)
    )
    return bool(mine and its) and max(mine) < min(its)


def _month(date: Date) -> tuple[int, int]:
    return date.year or 0, date.month or 0


def _not_yet(evidence: Evidence, telling: Sequence[Finding], claim: str, focus: str) -> bool:
    """Whether the claim says that something had not been done by some time, or is not done yet, as is still ahead."""
    if _NOT_BY_THEN.search(claim) or (_NOT_YET.search(claim) and _FORESEEN.search(focus)):
        return True
    if not _HAS_NOT.search(claim):
        return False
    # Of the sentence as a whole, its plan must be its first verb.
    return any(
        _PLANNED_FIRST.search(focus)
        if one.source_span is None
        else _FORESEEN_NEXT.search(focus[: one.source_span[0]])
        for one in telling
    )


def _was_so(evidence: Evidence, claim: str, focus: str) -> bool:
    """Whether the claim denies that something is so which by the statement only "had been" so."""
    return bool(evidence.claim.marks.negations and _HAD.search(focus)) and not _HAD.search(claim)
