"""Signs that a claim leaves out a condition of its statement: "exempt if", "absent an extension"."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.dates import Date
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
_EXCEPTION: Final = re.compile(rf"\b(?:unless|without|{EXCEPT})(?: for)? (?P<what>[^,;:.]+)")
_PERHAPS: Final = re.compile(r"\b(?:if|unless|without|absent|not|no|may|might|could)\b|n't")


def drops(evidence: Evidence) -> str:
    """The claim's words of letting off, if the statement does so on a condition of which the claim has no word."""
    claim, focus = lowered(evidence.claim.text), lowered(evidence.focus.text)
    mine = _LET_OFF.search(claim)
    if mine is None or _ROOM.search(claim) or not _LET_OFF.search(focus):
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
    if _PERHAPS.search(lowered(claim.text)):
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
