"""Contraries: before and after, import and export, preliminary and final, where each side has another one of a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.result import ReasonKind

_STILL: Final = re.compile(r"\b(?:still|already|remains?|stays?|keeps?)\b", re.IGNORECASE)
_CONTROL: Final = "control"
"""Says nothing of a threshold that it stands before."""
_ITS: Final = re.compile(r" (?:(?:the|this|that|these|those|its|their|all|both|any|a|new|control|of) ){0,3}")
_CONDITION: Final = re.compile(r"\b(?:if|where|unless|which|who|whose|those that)\b", re.IGNORECASE)
_NOTHING: Final = re.compile(r" (?:nothing|none|no)\b", re.IGNORECASE)
_NEXT: Final = 20
"""Characters behind a word in which its number stands: "replaces the existing"."""
Sides = tuple[re.Match[str] | None, re.Match[str] | None]


def judge_contraries(evidence: Evidence) -> Iterator[Finding]:
    """Each pair of words that exclude each other: one on the claim's side alone, the other on the statement's alone.

    Not firm: the two words may speak of different things, so many words in common are asked for beside them. Where the
    statement has neither and the rest of the notice the other one alone, the claim's word is not spoken to, or it is
    denied, if a notice has the one or the other as a whole (`anywhere`). Where the two words tell two things apart, a
    number is not spoken to either.
    """
    pairs = lexicon().contraries
    for number, said, held in _alone(evidence):
        kind = pairs[number].kind
        # "Exports do not need one": a "not" behind the word denies what is said of it all the same.
        anywhere = kind is ReasonKind.NAME
        if held is not None and _denied(evidence.claim, said, anywhere) != _denied(
            evidence.focus, held, anywhere
        ):
            # Who did "not vote it down" may have passed it.
            yield Finding(kind, Sign.ABSENT, said[0], held[0], said.span(), held.span())
        elif held is None:
            mine = 0 if pairs[number].one is said.re else 1
            if pairs[number].anywhere and (told := _contrary_alone(evidence, number, of=mine)):
                yield Finding(
                    *(kind, Sign.DIFFERS, said[0], told, said.span()),
                    firm=False,
                    called=pairs[number].called,
                )
            elif kind is ReasonKind.NAME and _contrary_alone(evidence, number, of=mine):
                yield Finding(kind, Sign.ABSENT, said[0], claim_span=said.span())
        elif (kind is ReasonKind.DATE and _turned_round(evidence, said, held)) or (
            pairs[number].apart and evidence.claim.quantities
        ):
            yield Finding(kind, Sign.ABSENT, said[0], held[0], said.span(), held.span())
        else:
            yield Finding(
                *(kind, Sign.DIFFERS, said[0], held[0], said.span(), held.span()),
                firm=(kind is ReasonKind.NUMBER and _of_one_bound(evidence, said, held))
                or (kind is ReasonKind.SCOPE and _before_one_number(evidence, said, held)),
                called=pairs[number].called,
            )


def _of_one_bound(evidence: Evidence, said: re.Match[str], held: re.Match[str]) -> bool:
    """Whether one stays below what the other exceeds: the same word stands behind both, and neither side denies.

    Nor does the claim speak of some, or the statement of some that the claim does not name, nor either of a condition.
    """
    claim, focus = evidence.claim, evidence.focus
    if claim.marks.negations or focus.marks.negations or claim.marks.partial:
        return False
    if any(_CONDITION.search(one.text, 0, at.start()) for one, at in ((claim, said), (focus, held))):
        return False
    if _of_a_part(evidence, held.start()):
        return False
    mine, its = (
        next((one for one in reading.content if one.start >= match.end() and one.norm != _CONTROL), None)
        for reading, match in ((claim, said), (focus, held))
    )
    near = (
        token is not None and _ITS.fullmatch(reading.text, match.end(), token.start)
        for reading, match, token in ((claim, said, mine), (focus, held, its))
    )
    return all(near) and mine is not None and its is not None and mine.key == its.key


def _before_one_number(evidence: Evidence, said: re.Match[str], held: re.Match[str]) -> bool:
    """Whether one number stands next behind both: "replaces the 5 percent fee", "in addition to the 5 percent fee"."""
    mine, its = (
        next((one for one in reading.quantities if match.end() <= one.start <= match.end() + _NEXT), None)
        for reading, match in ((evidence.claim, said), (evidence.focus, held))
    )
    if mine is None or its is None or evidence.claim.marks.negations:
        return False
    # "Replaces the 5 percent boat fee", "in addition to the 5 percent lamp fee": two fees of as much.
    thing = next((one for one in evidence.claim.content if one.start >= mine.end), None)
    there = {one.key for one in evidence.focus.content if one.start >= its.end}
    same = mine.dimension == its.dimension and mine.same_value(its)
    return same and (thing is None or thing.key in there)


def _turned_round(evidence: Evidence, said: re.Match[str], held: re.Match[str]) -> bool:
    """Whether the two events change places with the two words: "files before it ships", "ships once it has filed"."""
    partners = {mine.start: other for mine, other in evidence.own.pairs}
    behind = [one for one in evidence.claim.content if one.start >= said.end()]
    ahead = [one for one in evidence.claim.content if one.end <= said.start()]
    first = partners.get(behind[0].start) if behind else None
    # "Reviewed after export" against "a shipment must be reviewed before export".
    if behind and any(one.key == behind[0].key for one in evidence.focus.content if one.start >= held.end()):
        return False
    last = partners.get(ahead[-1].start) if ahead and not behind else None
    return (first is not None and first.end <= held.start()) or (
        last is not None and last.start >= held.end()
    )


def _denied(reading: Reading, match: re.Match[str], anywhere: bool) -> bool:
    """Whether a "not" stands in a word's part of the text: before the word, or `anywhere` in it."""
    part = reading.part(match.start())
    if _NOTHING.match(reading.text, match.end()):
        return True
    before = (no for no in reading.marks.negations if anywhere or no.end <= match.start())
    return sum(reading.part(no.start) == part for no in before) % 2 == 1


def _of_a_part(evidence: Evidence, place: int) -> bool:
    """Whether the statement speaks, up to a place, of some that the claim does not name ("lamps of Brand").

    Others in a row with one that it names are no such part of it, nor is there one where both speak of all.
    """
    if evidence.claim.marks.universal and evidence.focus.marks.universal:
        return False
    head, claim = evidence.read.head.words, evidence.claim
    ahead = [token for token in evidence.focus.content if token.end <= place]
    others = [token for token in ahead if claim.words.same(token) is None and head.same(token) is None]
    in_row = any(token not in others and not token.text.islower() for token in ahead)
    return any(token.text.islower() or not in_row for token in others)


def told_apart(evidence: Evidence) -> bool:
    """Whether claim and statement speak of two things of a kind: "the new fee", "the existing fee"."""
    pairs = lexicon().contraries
    return any(held is not None and pairs[number].apart for number, _, held in _alone(evidence))


def is_of_before(claim: Reading, reading: Reading, place: int) -> bool:
    """Whether what stands at `place` is of "the existing" thing, and the claim does not say that it still is so."""
    return not _STILL.search(claim.text) and any(
        other is not None and other.end() == place - 1 and number not in claim.contraries_held
        for number, (_, other) in reading.contraries_held.items()
        if lexicon().contraries[number].apart
    )


def _alone(evidence: Evidence) -> Iterator[tuple[int, re.Match[str], re.Match[str] | None]]:
    """Each pair of which the claim has one word alone: its number, that word, and the statement's other one, if any.

    Nothing of a pair whose word the statement has as well.
    """
    for number, sides in evidence.claim.contraries_held.items():
        one, other = _outer(sides)
        its_one, its_other = _outer(evidence.focus.contraries_held.get(number, (None, None)))
        if one and not other and not its_one:
            yield number, one, its_other
        elif other and not one and not its_other:
            yield number, other, its_one


def _outer(sides: Sides) -> Sides:
    """Both sides of a pair without the one that is only part of the other: "binding" in "not binding"."""
    one, other = sides
    if one and other and other.start() <= one.start() and one.end() <= other.end():
        return None, other
    if one and other and one.start() <= other.start() and other.end() <= one.end():
        return one, None
    return one, other


def _contrary_alone(evidence: Evidence, number: int, of: int) -> str:
    """The other word of a pair in the rest of the notice, where that has nowhere the word of side `of`."""
    found = [_outer(sides) for reading in evidence.context if (sides := reading.contraries_held.get(number))]
    told = next((other[0] for sides in found if (other := sides[1 - of])), "")
    return "" if any(sides[of] for sides in found) else told
