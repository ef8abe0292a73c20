"""Dates: the claim's against the statement's and against the notice's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.reading.dates import Date, DateEvent
from bot.checking.reading.one_text import Reading, once
from bot.checking.result import ReasonKind, Span

_DAY = 3
"""The precision of a date that names its day."""
_BEGINS = re.compile(
    r"\b(?:from|since|starting|beginning|as of|effective)(?: on| in)?(?: the)? $", re.IGNORECASE
)
_BEFORE = re.compile(r"\bbefore (?:the )?(?:end of |start of |mid-?|late |early )?$", re.IGNORECASE)
_LAW = re.compile(r" (?:[\w'-]+ ){0,4}(?:law|act|code|statute)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till) (?:the )?$", re.IGNORECASE)
_A = re.compile(r"\ban? (?:new )?$", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:\b(?:the|its|their|this|that|these|those)|'s) (?:(?:two|three|four|five|six|seven|eight|nine|ten|new|old) )?$",
    re.IGNORECASE,
)
_THING = re.compile(
    r" (?!(?:and|or|in|on|at|to|for|by|but|was|is|were|are|as|with|when|until|that|which)\b)[a-z]",
    re.IGNORECASE,
)
# "None, compared with 4.6 billion in the first quarter": the day of what something is measured by.
_MEASURE = re.compile(
    r"\b(?:compared (?:with|to)|(?:more|less|higher|lower|fewer) than(?! \d)|versus|vs\.?|up from|down from)\b"
    r"[^,;]{0,40}$",
    re.IGNORECASE,
)
# "The end of May" is a time, "the pact of May 2024" is none.
_THING_OF = re.compile(
    r"(?:\b(?:the|its|their|this|that|these|those|all|both)|'s) (?:[\w-]+ ){0,3}"
    r"(?!(?:end|close|start|beginning|turn|middle|course|months?|days?|summer|autumn|fall|spring|winter|rest|half) )"
    r"[\w-]+ of (?:the )?$",
    re.IGNORECASE,
)


def judge_dates(evidence: Evidence) -> Iterator[Finding]:
    """Each date of the claim: found in the notice, against another date of the same event, or not spoken to."""
    if not evidence.claim.dates:
        return
    columns = evidence.dated
    elsewhere = (*columns, *(date for reading in evidence.context for date in reading.dates))
    for mine in evidence.claim.dates:
        if _names_what_ended(evidence, mine) or _names_an_act(evidence, mine):
            yield Finding(
                ReasonKind.DATE, Sign.AGREES, mine.text, claim_span=(mine.start, mine.end), firm=False
            )
            continue
        # Two dates of the claim are not held against one of the statement's.
        others = [other for other in evidence.claim.dates if other is not mine]
        free = tuple(
            date
            for date in evidence.focus.dates
            if mine.agrees(date)
            or (
                mine.comparable(date)
                and not any(map(date.agrees, others))
                and not _of_a_thing(evidence.focus, date)
            )
        )
        found = _judge(mine, free, columns, elsewhere)
        known = [other for other in (*evidence.focus.dates, *elsewhere) if mine.agrees(other)]
        if (
            found.sign is Sign.AGREES
            and _BEGINS.search(evidence.claim.text[: mine.start])
            and _only_ends(known)
        ):
            found = Finding(ReasonKind.DATE, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
        # "Until 9 May" is not borne out by what begins on 9 May.
        begins = (
            known
            and mine.event is DateEvent.UNTIL
            and all(other.event is DateEvent.EFFECTIVE for other in known)
        )
        if (
            found.sign is Sign.AGREES
            and begins
            and mine.precision >= _DAY
            and _UNTIL.search(evidence.claim.text[: mine.start])
        ):
            found = Finding(ReasonKind.DATE, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
        if found.sign is Sign.DIFFERS and _borne_out_by_a_later(evidence, mine):
            found = Finding(ReasonKind.DATE, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
        if found.sign is Sign.DIFFERS and found.firm and _of_another_part(evidence, mine):
            found = replace(found, firm=False)
        if found.sign is Sign.DIFFERS and _of_a_thing(evidence.claim, mine):
            sign = Sign.AGREES if known else Sign.ABSENT
            found = Finding(
                ReasonKind.DATE, sign, mine.text, claim_span=(mine.start, mine.end), firm=not known
            )
        yield found


def _only_ends(known: list[Date]) -> bool:
    """Whether all that the notice says of a day is that something lasts until it: nothing begins there."""
    return bool(known) and all(other.event is DateEvent.UNTIL for other in known)


def _borne_out_by_a_later(evidence: Evidence, mine: Date) -> bool:
    """Whether the claim only says that something is not so before a day, and the statement has later days alone."""
    begins = mine.event is DateEvent.EFFECTIVE and _BEFORE.search(evidence.claim.text[: mine.start])
    years = [(other.year or 0, other.month or 0) for other in evidence.focus.dates]
    return bool(begins and years) and min(years) > (mine.year or 0, mine.month or 0)


def _of_another_part(evidence: Evidence, mine: Date) -> bool:
    """Whether the part of the claim that the date stands in is said by other statements, and not by this one."""
    claim = evidence.claim
    part = claim.part(mine.start)
    inside = [token for token in claim.content if claim.part(token.start) == part]
    own = {token.start for token, _ in evidence.own.pairs}
    return len(inside) > 1 and part > 0 and sum(token.start in own for token in inside) * 2 <= len(inside)


def _of_a_thing(reading: Reading, date: Date) -> bool:
    """Whether a date only says which thing is meant: "the April 2025 controls", "the pact of May 2024".

    Such a date is none of what the sentence tells of the thing.
    """
    return (date.start, date.end) in _dates_of_things(reading)


@once
def _dates_of_things(reading: Reading) -> frozenset[Span]:
    text = reading.text
    return frozenset(
        (date.start, date.end)
        for date in reading.dates
        if (_OWNER.search(before := text[: date.start]) and _THING.match(text, date.end))
        or _THING_OF.search(before)
        or _MEASURE.search(before)
    )


def _names_an_act(evidence: Evidence, mine: Date) -> bool:
    """Whether a year is that of an act which the notice names: "the 2018 lamp law" for the Lamp Act of 2018."""
    claim = evidence.claim.text
    # "Passed a 2018 law" tells when it was passed.
    if (
        mine.precision > 1
        or mine.year is None
        or not _LAW.match(claim, mine.end)
        or _A.search(claim[: mine.start])
    ):
        return False
    readings = (evidence.read.head, *evidence.read.statements)
    years = {mark.key for reading in readings for mark in reading.designators if mark.key.startswith("year:")}
    return any(key.endswith(f":{mine.year}") for key in years)


def _names_what_ended(evidence: Evidence, mine: Date) -> bool:
    """Whether a date says which thing is meant, and is the day of what the notice ended: "the May 2029 lamp rule".

    Not where the statement has the date for something that it tells itself.
    """
    if not evidence.read.ended:
        return False
    days = evidence.read.ended
    cause = evidence.claim.because
    if cause is not None and cause.start() < mine.start:
        return False
    told = any(mine.agrees(date) for date in evidence.focus.dates)
    return not told and _of_a_thing(evidence.claim, mine) and any(mine.agrees(day) for day in days)


def _judge(
    mine: Date, focus: tuple[Date, ...], columns: tuple[Date, ...], elsewhere: tuple[Date, ...]
) -> Finding:
    same_event = [other for other in focus if mine.event is other.event]
    loosely = [other for other in focus if other.event is DateEvent.OTHER or mine.event is DateEvent.OTHER]
    agreed = [other for other in (*same_event, *loosely) if mine.agrees(other)]
    if same := next((other for other in agreed if other.precision >= min(mine.precision, 2)), None):
        return facing(ReasonKind.DATE, Sign.AGREES, mine, same)
    agreeing = [other for other in (*elsewhere, *focus) if mine.agrees(other) and _tells(other, mine)]
    if agreed and (agreed[0] in same_event or not same_event):
        return facing(ReasonKind.DATE, Sign.AGREES, mine, agreed[0], firm=False)
    if same_event and not any(other.event is mine.event for other in agreeing):
        nearest = min(same_event, key=lambda other: _distance(mine, other))
        return facing(ReasonKind.DATE, Sign.DIFFERS, mine, nearest, firm=not agreeing and len(focus) == 1)
    if agreeing:
        # Release, publication and effect are different events of one notice, and people name any of its dates; but
        # who says from when or until when it binds is held to that.
        if mine.event in (DateEvent.EFFECTIVE, DateEvent.UNTIL) and not any(
            other.event in (mine.event, DateEvent.OTHER) for other in agreeing
        ):
            opposed = [other for other in columns if other.event is mine.event]
            if opposed:
                return _loose(mine, opposed[0])
        sign = Sign.ABSENT if _only_issued(mine, agreeing, columns) else Sign.AGREES
        return Finding(ReasonKind.DATE, sign, mine.text, claim_span=(mine.start, mine.end), firm=False)
    if loosely:
        nearest = min(loosely, key=lambda other: _distance(mine, other))
        return facing(ReasonKind.DATE, Sign.DIFFERS, mine, nearest, firm=False)
    if opposed := [other for other in columns if other.event is mine.event]:
        return _loose(mine, opposed[0])
    return Finding(ReasonKind.DATE, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))


def _only_issued(mine: Date, agreeing: list[Date], columns: tuple[Date, ...]) -> bool:
    """Whether the claim has happen on the notice's own day what came into effect on another."""
    issued = all(other.event is DateEvent.ISSUED for other in agreeing)
    later = [other for other in columns if other.event is DateEvent.EFFECTIVE and not mine.agrees(other)]
    return mine.precision >= _DAY and mine.event is DateEvent.OTHER and issued and bool(later)


def _tells(other: Date, mine: Date) -> bool:
    """Whether a date says enough to confirm another: a day is not confirmed by its year, nor a year by a day of any."""
    return other.precision >= min(mine.precision, 2) and (mine.year is None or other.year is not None)


def _loose(mine: Date, column: Date) -> Finding:
    return Finding(ReasonKind.DATE, Sign.DIFFERS, mine.text, column.text, (mine.start, mine.end), firm=False)


def _distance(mine: Date, other: Date) -> float:
    return abs(((mine.year or 0) - (other.year or 0)) * 372 + ((mine.month or 0) - (other.month or 0)) * 31)
