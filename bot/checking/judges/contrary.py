"""Contraries: before and after, import and export, preliminary and final, where each side has another one of a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.result import ReasonKind

Sides = tuple[re.Match[str] | None, re.Match[str] | None]


def judge_contraries(evidence: Evidence) -> Iterator[Finding]:
    """Each pair of words that exclude each other: one on the claim's side alone, the other on the statement's alone.

    Not firm: the two words may speak of different things, so many words in common are asked for beside them. Where the
    statement has neither and the rest of the notice the other one alone, the claim's word is not spoken to.
    """
    pairs = lexicon().contraries
    for number, sides in evidence.claim.contraries_held.items():
        one, other = _outer(sides)
        if one and other:
            continue
        said = one or other
        its_one, its_other = _outer(evidence.focus.contraries_held.get(number, (None, None)))
        held, unheld = (its_other, its_one) if one else (its_one, its_other)
        kind, called = pairs[number].kind, pairs[number].called
        if said and held and not unheld:
            yield Finding(
                *(kind, Sign.DIFFERS, said[0], held[0], said.span(), held.span()), firm=False, called=called
            )
        elif (
            said
            and kind is ReasonKind.NAME
            and not unheld
            and _contrary_alone(evidence, number, of=0 if one else 1)
        ):
            yield Finding(kind, Sign.ABSENT, said[0], claim_span=said.span())


def _outer(sides: Sides) -> Sides:
    """Both sides of a pair without the one that is only part of the other: "binding" in "not binding"."""
    one, other = sides
    if one and other and other.start() <= one.start() and one.end() <= other.end():
        return None, other
    if one and other and one.start() <= other.start() and other.end() <= one.end():
        return one, None
    return one, other


def _contrary_alone(evidence: Evidence, number: int, of: int) -> bool:
    """Whether the rest of the notice has the other word of a pair, and nowhere the word of side `of`."""
    found = [_outer(sides) for reading in evidence.context if (sides := reading.contraries_held.get(number))]
    return any(sides[1 - of] for sides in found) and not any(sides[of] for sides in found)
