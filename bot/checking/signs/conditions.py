"""Signs that a claim leaves out a condition of its statement: "exempt if", "absent an extension"."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.dates import Date
from bot.checking.reading.force import OR_NONE
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import lowered
from bot.checking.signs.left_out import EXCEPT

# What may be done at all may be told without saying when; who is let off is not who is let off on a condition.
_LET_OFF: Final = re.compile(
    r"\b(?:exempt\w*|free|spared|waive[sd]?|need not|not (?:have to|need\w*|apply|required|subject))\b"
)
_CONDITION: Final = re.compile(
    r"(?<!even )(?<!as )\b(?:if|provided(?: that)?|(?:as|so) long as|on condition that|only when|only where|unless) "
)
_END: Final = re.compile(r"[,;:.](?=\s|$)|$")
# The claim may put the condition otherwise, or leave room for one.
_ROOM: Final = re.compile(
    r"\b(?:if|when|where|whenever|once|provided|under|with|without|subject|who|that|which|condition\w*|some|certain"
    r"|unless|eligible|only|may|can|could|might)\b"
)
_ABSENT: Final = re.compile(r"\b(?:absent|failing|barring|unless|lacking)\b (?P<what>[^,;:.]+)")
_EVEN: Final = re.compile(r"\beven (?:if|with|when|where|after|for|under) ")
_EXCEPTION: Final = re.compile(
    rf"\b(?:unless|without|absent|failing|in the absence of|{EXCEPT})(?: for)? (?P<what>[^,;:.]+)"
)
_EXCEPTED: Final = re.compile(rf"\b(?:{EXCEPT})(?: for)? (?P<what>[^,;:.]+)")
_ROOM_FOR_ONE: Final = re.compile(rf"\b(?:{EXCEPT}|but|unless|exceptions?|exempt\w*|most|nearly|almost)\b")
_ALL: Final = re.compile(r"\b(?:all|every|any|each) (?:the )?(?=[a-z])")
_WHICH: Final = re.compile(r" (?:that|who|which|whose) (?P<what>[^,;:.]+)")
_NEAR: Final = 15
"""Characters behind an "all" in which its thing stands."""
_FEW: Final = 2
"""Words at the start of a clause that tell which things are meant."""
_ASKED_FOR: Final = re.compile(
    r"\b(?:unless|without|only (?:with|under|on|if|by)|requir\w+|subject to|needs?) (?P<what>[^,;:.]+)"
)
# What a thing stands behind, by what it makes of it: "unless there is a truce" is not "during the truce".
_SIDE: Final = re.compile(
    r"\b(?P<out>unless|without)\b|\b(?P<then>during|while|throughout)\b|\b(?P<past>after|since|following)\b"
    r"|\b(?P<ahead>before|ahead of|prior to)\b|\b(?P<case>if|when)\b"
)
_APART: Final = ({"out", "then"}, {"out", "case"}, {"past", "ahead"}, {"then", "past"}, {"then", "ahead"})
_THERE: Final = re.compile(r" (?:(?:there|it) (?:is|was|are|were) )?(?:the |an? |its |their |any )?$")
_PERHAPS: Final = re.compile(r"\b(?:if|unless|without|absent|not|no|may|might|could)\b|n't")


def drops(evidence: Evidence) -> str:
    """The claim's words of letting off, if the statement does so on a condition of which the claim has no word."""
    claim, focus = lowered(evidence.claim.text), lowered(evidence.focus.text)
    mine = _LET_OFF.search(claim)
    if mine is None or _ROOM.search(evidence.claim.without_months) or not _LET_OFF.search(focus):
        return ""
    own = {its.start for _, its in evidence.own.pairs}
    for condition in _CONDITION.finditer(focus):
        end = _END.search(focus, condition.end())
        inside = range(condition.end(), end.start() if end else len(focus))
        asked = [token.start in own for token in evidence.focus.content if token.start in inside]
        asked += [_is_claimed(evidence, one) for one in _values(evidence.focus) if one.start in inside]
        if asked and not any(asked):
            return mine[0]
    return ""


def _values(reading: Reading) -> tuple[Date | Quantity, ...]:
    return (*reading.dates, *reading.quantities)


def _is_claimed(evidence: Evidence, value: Date | Quantity) -> bool:
    return any(
        one.agrees(value)
        if isinstance(one, Date) and isinstance(value, Date)
        else isinstance(one, Quantity) and isinstance(value, Quantity) and one.same_value(value)
        for one in _values(evidence.claim)
    )


def only_unless(evidence: Evidence) -> str:
    """The claim's deed that the statement has only as what would change all: "extends", "absent an extension"."""
    claim, focus = evidence.claim, lowered(evidence.focus.text)
    if _PERHAPS.search(claim.without_months):
        return ""
    spans = [match.span("what") for match in _ABSENT.finditer(focus)]
    verbs = {told.verb.start for told in claim.predications if told.verb is not None}
    deeds = verbs | {action.token.start for action in claim.actions} if spans else frozenset()
    return next(
        (
            mine.text
            for mine, its in evidence.own.pairs
            if mine.start in deeds and any(start <= its.start < end for start, end in spans)
        ),
        "",
    )


def other_side_of_condition(evidence: Evidence) -> str:
    """The claim's "unless there is a truce" against "during the truce": it is so on the other side of one thing."""
    # "Not without a permit" is "with a permit".
    alike = bool(evidence.claim.marks.negations) == bool(evidence.focus.marks.negations)
    for mine, its in evidence.own.pairs:
        here = _side(evidence.claim, mine.start)
        there = _side(evidence.focus, its.start) if here else ""
        if {here, there} in _APART and ("out" not in (here, there) or alike):
            return mine.text
    return ""


def _side(reading: Reading, start: int) -> str:
    """Which words stand right before a thing, of those that say when or on what condition; empty where none does."""
    before = lowered(reading.text[:start])
    found = next((one for one in _SIDE.finditer(before) if _THERE.fullmatch(before, one.end())), None)
    return found.lastgroup or "" if found else ""


def everybody(evidence: Evidence) -> str:
    """The claim's "all ferry lines", if the statement tells which: "ferry lines that employ more than 40"."""
    claim, focus = evidence.claim, evidence.focus
    everyone = _ALL.search(lowered(claim.text))
    if everyone is None or _WHICH.search(lowered(claim.text)):
        return ""
    for mine, its in evidence.own.pairs:
        near = mine.start <= everyone.end() + _NEAR and not _ALL.search(lowered(focus.text[: its.start]))
        which = _WHICH.match(lowered(focus.text), its.end) if near else None
        if which and mine.start >= everyone.end():
            end = which.end()
            told = [token for token in focus.content if which.start("what") <= token.start < end]
            if told and not any(token.key in claim.keys for token in told[:_FEW]):
                return f"{everyone[0]} {mine.text}"
    return ""


def or_none(evidence: Evidence) -> str:
    """The claim's "pilot or no pilot", if the statement asks for just that."""
    either = OR_NONE.search(lowered(evidence.claim.text))
    asked = (
        [match.span("what") for match in _ASKED_FOR.finditer(lowered(evidence.focus.text))] if either else []
    )
    named = any(
        either and mine.start == either.start() and any(start <= its.start < end for start, end in asked)
        for mine, its in evidence.own.pairs
    )
    return either[0] if either and named else ""


def drops_an_exception(evidence: Evidence) -> str:
    """The claim's "worldwide", if the statement excepts something of which the claim does not speak."""
    claim, focus = evidence.claim, evidence.focus
    if not claim.marks.universal or claim.marks.negations or _ROOM_FOR_ONE.search(lowered(claim.text)):
        return ""
    for excepted in _EXCEPTED.finditer(lowered(focus.text)):
        start, end = excepted.span("what")
        what = [token.key for token in focus.content if start <= token.start < end]
        if what and not any(key in claim.keys for key in what):
            return claim.marks.universal[0]
    return ""


def even_so(evidence: Evidence) -> str:
    """What the claim has make no difference, "even with a pilot", if the statement has it as its exception."""
    even = _EVEN.search(lowered(evidence.claim.text))
    spans = (
        [match.span("what") for match in _EXCEPTION.finditer(lowered(evidence.focus.text))] if even else []
    )
    return next(
        (
            mine.text
            for mine, its in evidence.own.pairs
            if even and mine.start >= even.end() and any(start <= its.start < end for start, end in spans)
        ),
        "",
    )
