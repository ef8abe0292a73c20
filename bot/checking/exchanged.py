"""One word exchanged for another: "a bill" for "a rule", "may certify" for "must certify"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from bot.checking.doers import own_keys
from bot.checking.evidence import Evidence
from bot.checking.force import without_months
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading import Reading
from bot.checking.tokens import Token, TokenKind

_MODALS: Final = frozenset({"may", "might", "can", "could", "must", "shall"})
_NOT_A_VERB: Final = frozenset({"not", "never", "only", "have", "also"})
_WORD_FOR_WORD: Final = 0.75
"""Share of the claim's words that stand in the statement in their order, from which it says the same word for word."""


def exchanged_word(evidence: Evidence) -> str:
    """The claim's word that stands where the statement has another one, or that one of the two alone denies.

    Words in common tell nothing of it where the other word stands elsewhere in the notice, or weighs little. Words are
    aligned by Levenshtein's distance; only in a claim that is else the statement's own words is it sure which stands
    for which.
    """
    mine, its = evidence.claim.tokens, evidence.focus.tokens
    steps = list(Levenshtein.opcodes([token.key for token in mine], [token.key for token in its]))
    same = sum(step.src_end - step.src_start for step in steps if step.tag == "equal")
    if not mine or same < _WORD_FOR_WORD * len(mine):
        return ""
    # With another word exchanged, "left out" for "not part of", a denial more may be right.
    denies = _denied(evidence.claim) != _denied(evidence.focus) and all(one.tag != "replace" for one in steps)
    for place, step in enumerate(steps):
        if step.tag == "insert" and not 0 < step.src_start < len(mine):
            continue
        here, there = mine[step.src_start : step.src_end], its[step.dest_start : step.dest_end]
        beside = {one.tag for one in (*steps[max(0, place - 1) : place], *steps[place + 1 : place + 2])}
        if step.tag == "replace" and beside == {"equal"}:
            pairs = zip(here, there, strict=True)
            if told := next((one.text for one, other in pairs if _are_apart(evidence, one, other)), ""):
                return told
        elif (
            denies
            and step.tag in ("insert", "delete")
            and (denied := next(_denials(evidence, here, there), None)) is not None
        ):
            return denied.text
    return ""


def other_thing(evidence: Evidence) -> str:
    """The claim's thing that is its point, if the notice speaks of no such thing: "the bill" against "the rule"."""
    weighty = lexicon().grammar.weighty_things
    return next((token.text for token in evidence.whole.missing if token.norm in weighty), "")


def other_force(evidence: Evidence) -> str:
    """The claim's "may" before the verb that the statement has behind a "must", or the reverse.

    "May not" and "must not" forbid alike, so nothing where either is denied.
    """
    theirs = dict(_forces(evidence.focus))
    for key, (group, words) in _forces(evidence.claim):
        if key in theirs and theirs[key][0] != group:
            return words
    return ""


def _forces(reading: Reading) -> Iterator[tuple[str, tuple[int, str]]]:
    """The key of each verb right behind one of `_MODALS`, with the number of its group and both words."""
    groups = lexicon().grammar.telling
    lower = without_months(reading.text)
    for number, token in enumerate(reading.tokens):
        modal = lower[token.start : token.end]
        behind = reading.tokens[number + 1 : number + 3]
        verb = next((one for one in behind if one.norm != "be"), None)
        if modal in _MODALS and verb is not None and verb.norm not in _NOT_A_VERB:
            yield verb.key, (groups[modal], reading.text[token.start : verb.end])


def _denied(reading: Reading) -> bool:
    """Whether a text denies an odd number of times."""
    return len(reading.marks.negations) % 2 == 1


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
    if evidence.focus.words.same(one) is not None and evidence.claim.words.same(other) is not None:
        # "The health ministry", "the Ministry of Health": both have both, in another order.
        return False
    family = words.actions.get(one.norm)
    own = own_keys(evidence)
    # What a rule does, who laid it down does; and "the ministry" may be the one whose notice it is.
    laid_down = one.key in own and other.norm in words.numbered
    laid_down |= other.key in own and one.norm in words.grammar.offices
    akin = family is not None and family == words.actions.get(other.norm)
    wanted = all(words.grammar.wants.fullmatch(token.norm) for token in (one, other))
    said = {one.norm, other.norm} <= words.grammar.saying
    little = {stem(one.norm), stem(other.norm)} <= words.grammar.neutral_stems
    return not (laid_down or akin or wanted or said or little)


def _carries(reading: Reading, token: Token) -> bool:
    return any(other.start == token.start for other in reading.content)
