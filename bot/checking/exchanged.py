"""One word exchanged in a claim that is else a statement word for word: "a bill" for "a rule", "may" for "must"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from bot.checking.doers import own_keys
from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading import Reading
from bot.checking.tokens import Token, TokenKind

_WORD_FOR_WORD: Final = 0.75
"""Share of the claim's words that stand in the statement in their order, from which it says the same word for word."""


def exchanged_word(evidence: Evidence) -> str:
    """The claim's word that stands where the statement has another one, or that one of the two alone denies.

    Words in common tell nothing of it where the other word stands elsewhere in the notice, or weighs little. Words are
    aligned by Levenshtein's distance; only in a claim that is else the statement's own words is it sure which stands
    for which.
    """
    mine, its = evidence.claim.tokens, evidence.focus.tokens
    steps = Levenshtein.opcodes([token.key for token in mine], [token.key for token in its])
    same = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    if not mine or same < _WORD_FOR_WORD * len(mine):
        return ""
    inside = [step for step in steps if step.tag != "insert" or 0 < step.src_start < len(mine)]
    for step in inside:
        here, there = mine[step.src_start : step.src_end], its[step.dest_start : step.dest_end]
        if step.tag == "replace":
            pairs = zip(here, there, strict=True)
            if told := next((one.text for one, other in pairs if _are_apart(evidence, one, other)), ""):
                return told
        elif step.tag != "equal" and (denied := next(_denials(evidence, here, there), None)) is not None:
            return denied.text
    return ""


def _denials(evidence: Evidence, here: tuple[Token, ...], there: tuple[Token, ...]) -> Iterator[Token]:
    """Words of a text that the other one has not and that deny something in it."""
    for reading, tokens in ((evidence.claim, here), (evidence.focus, there)):
        starts = {no.start for no in reading.marks.negations}
        yield from (token for token in tokens if token.start in starts)


def _are_apart(evidence: Evidence, one: Token, other: Token) -> bool:
    """Whether two words in one place say two things. Numbers and dates have judges of their own."""
    words = lexicon()
    groups = words.grammar.telling
    if one.norm in groups or other.norm in groups:
        return one.norm in groups and other.norm in groups and groups[one.norm] != groups[other.norm]
    content = _carries(evidence.claim, one) and _carries(evidence.focus, other)
    if not content or one.idiom or other.idiom or TokenKind.NUMBER in (one.kind, other.kind):
        return False
    family = words.actions.get(one.norm)
    # What a rule does, who laid it down does.
    laid_down = one.key in own_keys(evidence) and other.norm in words.numbered
    akin = family is not None and family == words.actions.get(other.norm)
    said = {one.norm, other.norm} <= words.grammar.saying
    little = {stem(one.norm), stem(other.norm)} <= words.grammar.neutral_stems
    return not (laid_down or akin or said or little or evidence.focus.words.same(one) == other)


def _carries(reading: Reading, token: Token) -> bool:
    return any(other.start == token.start for other in reading.content)
