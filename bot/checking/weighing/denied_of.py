"""Signs that a claim speaks of others than the statement, or denies something beyond the time that it gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding
from bot.checking.judges.denial import contrary_sense
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import anybody, plain
from bot.checking.reading.quantities import Bound
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import ReasonKind

_FORCE: Final = frozenset({ReasonKind.POLARITY, ReasonKind.MODALITY})
_OF_WHOM: Final = re.compile(r"\b(?:for|on|to|from) (?:the |all |any )?$")
_BY: Final = re.compile(r"\bby (?:the |an? )?$")
_BEYOND: Final = re.compile(
    r"\b(?:after|before|until|till|beyond|later than) (?:the )?(?:end of |start of )?$"
)
# "May not ship until it has filed" is "must file before it ships".
_NOT_UNTIL: Final = re.compile(r"(?:\bnot|n't)\b[^,;:]*\b(?:until|till|before|unless)\b")
_BEFORE: Final = re.compile(r"\b(?:before|prior to|only (?:after|once|if|when))\b")
_WITHIN: Final = re.compile(
    r"\b(?:within|by|until|till|no later than|from|since|as of|in|on)(?: the)? (?:end of )?$"
)

_NOT_ALL: Final = re.compile(
    r"\bnot (?:all|every|each|everyone|everybody|always|entirely|the whole)\b"
    r"|(?:\bnot|n't) (?:[a-z]+ ){1,3}(?:(?<!at )all|every|the whole)\b(?! (?:at|year)\b)"
)
_NO: Final = re.compile(r"\bno (?P<what>[a-z]+)")
_WITHOUT: Final = re.compile(r"\bwithout (?:an? |any |the )?(?P<what>[a-z]+)")
_UPPER: Final = (Bound.LESS, Bound.AT_MOST)
_LOWER: Final = (Bound.MORE, Bound.AT_LEAST)


def denies_of_another(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim denies what the statement says only of others, by another hand, or outside of its time."""
    kinds = {one.kind for one in telling}
    if kinds == {ReasonKind.NUMBER}:
        return _beyond_the_bound(evidence)
    if kinds == {ReasonKind.MODALITY} and _without_it(evidence):
        return True
    if kinds <= _FORCE | {ReasonKind.SCOPE} and _not_of_all(evidence):
        return True
    if not kinds <= _FORCE or not evidence.claim.marks.negations or evidence.focus.marks.negations:
        return False
    if any(one.firm and one.kind is ReasonKind.MODALITY for one in telling):
        # What firmly has another force or day is at issue by itself.
        return False
    return (
        _by_another(evidence)
        or _of_others(evidence)
        or _outside_its_time(evidence)
        or _has_the_other_bound(evidence)
    )


def _not_of_all(evidence: Evidence) -> bool:
    """Whether it is only denied that it is so of all, and the statement does not say that it is."""
    return bool(_NOT_ALL.search(lowered(evidence.claim.text))) and not evidence.focus.marks.universal


def _without_it(evidence: Evidence) -> bool:
    """Whether what the claim has "no permit" for the statement tells to be done "without a permit"."""
    there = {match["what"] for match in _WITHOUT.finditer(lowered(evidence.focus.text))}
    return any(match["what"] in there for match in _NO.finditer(lowered(evidence.claim.text)))


def _has_the_other_bound(evidence: Evidence) -> bool:
    """Whether the claim denies it of the very number below or above which it is so: "exactly 5", "under 5"."""
    return any(
        mine.dimension == its.dimension and mine.value == its.value and mine.bound is not its.bound
        for mine in evidence.claim.quantities
        for its in evidence.focus.quantities
        if its.bound in (Bound.LESS, Bound.MORE)
    )


def _beyond_the_bound(evidence: Evidence) -> bool:
    """Whether above a number the contrary is so of what is so below: "over 10 it pays", "under 5 it is exempt"."""
    sides = [
        {one.bound in _UPPER for one in reading.quantities if one.bound in _UPPER + _LOWER}
        for reading in (evidence.claim, evidence.focus)
    ]
    mine, its = sides
    return len(mine) == len(its) == 1 and mine != its and contrary_sense(evidence) is not None


def _by_another(evidence: Evidence) -> bool:
    """Whether it is a "by the court" of which the notice does not speak: "was not revoked by the court"."""
    lower = lowered(evidence.claim.text)
    passive = any(told.passive for told in evidence.claim.predications)
    return passive and any(
        _BY.search(lower[: token.start]) and plain(token) and not anybody(token)
        for token in evidence.whole.missing
    )


def _of_others(evidence: Evidence) -> bool:
    """Whether whom it is denied of only another statement names: "barges need no licence", where ferries do."""
    headed = {token.start for token in evidence.headed.missing}
    beside = headed - {token.start for token in evidence.whole.missing}
    heads = {told.head.start for told in evidence.claim.predications if told.head is not None}
    lower = lowered(evidence.claim.text)
    return any(
        token.start in beside
        and _is_thing(token)
        and (token.start in heads or _OF_WHOM.search(lower[: token.start]))
        for token in evidence.claim.content
    )


def _is_thing(token: Token) -> bool:
    words = lexicon()
    return plain(token) and not anybody(token) and token.norm not in words.light | words.actions.keys()


def _outside_its_time(evidence: Evidence) -> bool:
    """Whether it is denied from a time on up to which it is so, or the reverse: "not after 30 days", "within 30"."""
    if _NOT_UNTIL.search(lowered(evidence.claim.text)) and _BEFORE.search(lowered(evidence.focus.text)):
        return True
    mine, its = _times(evidence.claim, _BEYOND), _times(evidence.focus, _WITHIN)
    return bool(mine & its) or any(
        one.agrees(other)
        for one in evidence.claim.dates
        for other in evidence.focus.dates
        if _BEYOND.search(lowered(evidence.claim.text[: one.start]))
        and _WITHIN.search(lowered(evidence.focus.text[: other.start]))
    )


def _times(reading: Reading, before: re.Pattern[str]) -> set[tuple[str, object]]:
    return {
        (one.dimension, one.value)
        for one in reading.quantities
        if before.search(lowered(reading.text[: one.start]))
    }
