"""One word exchanged for another: "a bill" for "a rule", "may certify" for "must certify"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from rapidfuzz.distance import Levenshtein

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.dates import not_before
from bot.checking.reading.force import without_months
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.signs.afterwards import over_since
from bot.checking.signs.called import is_called, own_keys

_MODALS: Final = frozenset({"may", "might", "can", "could", "must", "shall"})
_NONE: Final = frozenset({"no", "none", "neither"})
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
    denies &= over_since(evidence) is None
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


def contrary_word(evidence: Evidence) -> str:
    """The claim's word matched by its contrary, of which one is no deed: "passes through a port", "failed the test".

    Words of contrary families count as found, and only deeds are compared.
    """
    words = lexicon()
    mine_done, its_done = (
        {action.token.start for action in reading.actions} for reading in (evidence.claim, evidence.focus)
    )
    for mine, other in evidence.own.pairs:
        family = words.actions.get(mine.norm)
        contrary = family and words.opposites.get(family) == words.actions.get(other.norm)
        if contrary and not (mine.start in mine_done and other.start in its_done):
            return mine.text
    return ""


def other_thing(evidence: Evidence) -> str:
    """The claim's thing that is its point, if the notice speaks of no such thing: "the bill" against "the rule"."""
    weighty = lexicon().grammar.weighty_thing_stems
    return next((token.text for token in evidence.whole.missing if stem(token.norm) in weighty), "")


def other_force(evidence: Evidence) -> str:
    """The claim's "may" before a verb that the statement has only behind a "must", or the reverse.

    Nothing where either is denied: "may not" and "must not" forbid alike; nor of who "can only".
    """
    theirs: dict[str, set[tuple[int, int]]] = {}
    for key, force, _ in _forces(evidence.focus):
        theirs.setdefault(key, set()).add(force)
    if evidence.claim.marks.exclusive:
        return ""
    found = (words for key, force, words in _forces(evidence.claim) if force not in theirs.get(key, {force}))
    return next(found, "")


def _forces(reading: Reading) -> Iterator[tuple[str, tuple[int, int], str]]:
    """The key of each verb right behind one of `_MODALS`, the side on which that stands, and both words."""
    telling = lexicon().grammar.telling
    lower = without_months(reading.text)
    for number, token in enumerate(reading.tokens):
        modal = lower[token.start : token.end]
        behind = reading.tokens[number + 1 : number + 3]
        verb = next((one for one in behind if one.norm != "be"), None)
        if modal in _MODALS and verb is not None and verb.norm not in _NOT_A_VERB:
            yield verb.key, telling[modal], reading.text[token.start : verb.end]


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
    telling = words.grammar.telling
    if one.norm in telling or other.norm in telling:
        if any(match.end() == one.end for match in not_before(lowered(evidence.claim.text))):
            # "Doesn't apply until May" has it apply from May.
            return False
        (thing, side), (its, its_side) = telling.get(one.norm, (-1, 0)), telling.get(other.norm, (-2, 0))
        return thing == its and side != its_side and not _denies_alike(evidence, one, other)
    content = _carries(evidence.claim, one) and _carries(evidence.focus, other)
    if not content or one.idiom or other.idiom or TokenKind.NUMBER in (one.kind, other.kind):
        return False
    if evidence.focus.words.same(one) is not None and evidence.claim.words.same(other) is not None:
        # "The health ministry", "the Ministry of Health": both have both, in another order.
        return False
    family = words.actions.get(one.norm)
    own = own_keys(evidence)
    # What a rule does, who laid it down does; and "the ministry" may be the one whose notice it is.
    named = one.key in own or evidence.read.head.words.same(one) is not None
    laid_down = named and other.norm in words.numbered
    laid_down |= other.key in own and (one.norm in words.grammar.offices or one.key in own)
    laid_down |= is_called(evidence, one, other)
    akin = family is not None and family == words.actions.get(other.norm)
    wanted = all(words.grammar.wants.fullmatch(token.norm) for token in (one, other))
    said = {one.norm, other.norm} <= words.grammar.saying | words.grammar.finding
    little = {stem(one.norm), stem(other.norm)} <= words.grammar.neutral_stems
    return not (laid_down or akin or wanted or said or little)


def _denies_alike(evidence: Evidence, one: Token, other: Token) -> bool:
    """Whether a "not" makes two small words one: "may not" and "must not", "all are not" and "none are"."""
    behind = [
        reading.text[token.end :] for reading, token in ((evidence.claim, one), (evidence.focus, other))
    ]
    alike = all(text.lower().startswith(" not ") for text in behind)
    none = bool({one.norm, other.norm} & _NONE)
    return alike or (none and bool(evidence.claim.marks.negations or evidence.focus.marks.negations))


def _carries(reading: Reading, token: Token) -> bool:
    return any(other.start == token.start for other in reading.content)
