"""Lists: "five metals: tin, zinc …" has as many as it says, so what is not on it is none of the five."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import anybody, plain
from bot.checking.reading.quantities import Bound, Quantity
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.result import ReasonKind

_COUNT: Final = "count"
_ITEM: Final = re.compile(r",? and |,? or |, ")
_MORE: Final = re.compile(
    r"\b(?:including|such as|among (?:them|others)|for example|e\.g\.|others?|etc|more)\b"
)
# "Was one of the five", "are among these five".
_ONE_OF: Final = re.compile(
    r"(?:'s|\bis|\bwas|\bare|\bwere|\bbeing) (?:(?:also|now) )?(?:one of|two of|among|part of)(?: the| these| those)? $"
)
# "The five that it added are tin and zinc", "the five: tin and zinc".
_THEY_ARE: Final = re.compile(r":| (?:are|were) ")
_ONLY_THOUGHT: Final = re.compile(
    r"\b(?:thought|considered|wanted|planned|meant|hoped|refused|might|could|would|should)\b"
)
_TELLS_MORE: Final = re.compile(r"\b(?:for|in|on|by|to|with|at|from)\b")
_LONGEST: Final = 4
"""Words of a subject that is a thing, or two."""


def judge_lists(evidence: Evidence) -> Iterator[Finding]:
    """What the claim counts among as many as the statement lists, and the notice does not know."""
    claim, focus = evidence.claim, evidence.focus
    if claim.marks.negations or focus.marks.negations:
        return
    counted = [one for one in claim.quantities if one.dimension == _COUNT and one.bound is Bound.EXACT]
    listed = _listed(focus) if counted else None
    if listed is None or _does_the_contrary(evidence):
        return
    count, start = listed
    mine = next((one for one in counted if one.same_value(count)), None)
    strange = _strangers(evidence, mine) if mine else []
    if strange:
        yield Finding(
            *(ReasonKind.SCOPE, Sign.DIFFERS, " ".join(token.text for token in strange)),
            focus.text[start:].strip(" ."),
            (strange[0].start, strange[0].end),
            (start, len(focus.text)),
            called=ReasonKind.NAME,
            of_slot=True,
        )


def _listed(focus: Reading) -> tuple[Quantity, int] | None:
    """The statement's count and where its list begins, where that has as many items and ends the sentence."""
    colon = focus.text.find(": ")
    if colon < 0 or _MORE.search(lowered(focus.text)):
        return None
    items = [one for one in _ITEM.split(focus.text[colon + 2 :].strip(" .")) if one.strip()]
    counts = [
        one
        for one in focus.quantities
        if one.dimension == _COUNT and one.end <= colon and one.bound is Bound.EXACT
    ]
    fits = len(counts) == 1 and counts[0].value == len(items) > 1
    return (counts[0], colon + 2) if fits else None


def _does_the_contrary(evidence: Evidence) -> bool:
    """Whether the claim tells of what was taken off, and the statement of what was put on, or the reverse."""
    opposites = lexicon().opposites
    mine = {one.family for one in evidence.claim.actions}
    return any(opposites[one.family] in mine for one in evidence.focus.actions)


def _is_list(text: str, count: Quantity) -> bool:
    """Whether a text lists as many things as are counted: not "Oslo, the capital", nor "needed for lamps"."""
    items = [one for one in _ITEM.split(text.strip(" .!?")) if one.strip()]
    return count.value == len(items) and not any(_TELLS_MORE.search(one) for one in items)


def _strangers(evidence: Evidence, count: Quantity) -> list[Token]:
    """What is one of so many by the claim, as far as the notice does not know it."""
    claim = evidence.claim
    missing = {token.start for token in evidence.whole.missing}
    one_of = _ONE_OF.search(lowered(claim.text), 0, count.start)
    they_are = _THEY_ARE.search(lowered(claim.text), count.end)
    if one_of and one_of.end() == count.start:
        told = [token for token in claim.content if token.end <= one_of.start()]
        # "One of the five that it considered removing", "thought of adding": another deed, or none.
        others = [
            one for one in claim.content if one.start in missing and one.start >= count.end and plain(one)
        ]
        thought = _ONLY_THOUGHT.search(lowered(claim.text), count.end)
        told = told if len(told) <= _LONGEST and not others and not thought else []
    elif they_are and _is_list(claim.text[they_are.end() :], count):
        told = [token for token in claim.content if token.start >= they_are.end()]
        # "Are rare and costly" lists nothing.
        if they_are[0] != ":" and all(token.start in missing for token in told):
            return []
    else:
        return []
    things = (TokenKind.WORD, TokenKind.NAME)
    return [token for token in told if token.start in missing and token.kind in things and not anybody(token)]
