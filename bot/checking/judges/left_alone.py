"""What a claim says was left alone, where the statement does something to just that thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.plain_words import anybody, plain
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import ReasonKind, Span

# "Left the lamp list untouched", "did not touch the lamp list", "lamps were left out of the rule".
_LEFT: Final = (
    re.compile(
        r"\b(?:leaves?|left|leaving) (?P<what>[^,;:]+?) (?:untouched|unaffected|alone|out of it|out)\b"
    ),
    re.compile(
        r"\b(?:did not|didn't|does not|doesn't|never) (?:touch(?:ed)?|affect(?:ed)?|concern(?:ed)?|mention(?:ed)?) "
        r"(?P<what>[^,;:]+)$"
    ),
    re.compile(
        r"^(?P<what>[^,;:]+?) (?:was|were|is|are|got|stays?|stayed) (?:left out(?= of)|untouched|left alone"
        r"|unaffected|never part)\b"
    ),
)
# Up to its thing: "a control on lamps", "three firms from the list".
_ON: Final = re.compile(r"(?: [\w'-]+,?){0,8} (?:on|from|to|of|in|into|under|for|over) (?:[\w'-]+,? ){0,3}")
_SPARED: Final = re.compile(
    r"\b(?:except|exempt|other than|apart from|exclud|unless|without|already|existing|remain|stay|keep|kept|leav)"
)
_NOT_LEFT: Final = re.compile(r"(?:\bnot|n't|\bnever) (?:[a-z]+ )?(?:leave|left)\b", re.IGNORECASE)
# What was there before, or most of it, may have been left alone until then.
_OTHER_TIME: Final = re.compile(
    r"\b(?:until|till|before|earlier|previous|former|old|first|last|so far|had left|for years|at first|once"
    r"|most|much|almost|nearly|largely|mostly|half|part|parts|rest|some)\b(?! (?:fell|out)\b)"
)
_FEW: Final = 3


def judge_left_alone(evidence: Evidence) -> Iterator[Finding]:
    """The claim's "left the list untouched" against the statement's "removes three firms from the list"."""
    claim, focus = evidence.claim, evidence.focus
    left = _left(claim)
    if left is None or _denied(claim, left) or focus.marks.negations or focus.first_low(_SPARED):
        return
    if claim.first_low(_OTHER_TIME) or _speaks_of_more(evidence, left.span()):
        return
    things = _things(claim, left.span("what"))
    partners = [other for mine, other in evidence.own.pairs if mine in things]
    in_order = partners == sorted(partners, key=lambda one: one.start)
    if not things or len(partners) < len(things) or not in_order:
        return
    deed = _done_to(focus, partners)
    if deed is not None:
        yield Finding(
            *(ReasonKind.MODALITY, Sign.DIFFERS, claim.text[slice(*left.span())], deed.text),
            *(left.span(), (deed.start, deed.end)),
            called=ReasonKind.POLARITY,
            of_slot=True,
        )


@once
def _left(claim: Reading) -> re.Match[str] | None:
    """The words by which a claim says that something was left alone."""
    lower = claim.lower.rstrip(" .!?")
    return next((found for pattern in _LEFT if (found := pattern.search(lower))), None)


def _denied(claim: Reading, left: re.Match[str]) -> bool:
    """Whether a "not" stands outside of the words that say that it was left alone."""
    return any(not left.start() <= no.start < left.end() for no in claim.marks.negations) or bool(
        _NOT_LEFT.search(claim.text)
    )


def _speaks_of_more(evidence: Evidence, left: Span) -> bool:
    """Whether it is left out of a thing which is none of the notice's: "left out of the permit rule"."""
    lower = lowered(evidence.claim.text)
    return lower[left[0] : left[1]].endswith("left out") and any(
        plain(one) and not anybody(one) and one.norm not in lexicon().light
        for one in evidence.whole.missing
        if one.start >= left[1]
    )


def _things(claim: Reading, span: Span) -> list[Token]:
    """The words for what is left alone; none where they are many, and so may say which of it is."""
    tokens = [*claim.content, *claim.designators]
    named = [one for one in tokens if span[0] <= one.start < span[1] and not anybody(one)]
    return named if len(named) <= _FEW else []


def _done_to(focus: Reading, things: list[Token]) -> Token | None:
    """The verb of the statement that does something to things which stand together: "adds a control on lamps"."""
    first, last = min(one.start for one in things), max(one.end for one in things)
    between = [one for one in focus.content if first < one.start < last and one not in things]
    negative = {"comply", "violate", "praise", "criticise"}
    for action in focus.actions:
        near = action.token.end <= first and _ON.fullmatch(focus.text, action.token.end, first)
        if near and not between and not action.negated and action.family not in negative:
            return action.token
    return None
