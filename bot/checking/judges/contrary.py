"""Contraries: before and after, import and export, preliminary and final, where each side has another one of a pair."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon


def judge_contraries(evidence: Evidence) -> Iterator[Finding]:
    """Each pair of words that exclude each other: one on the claim's side alone, the other on the statement's alone.

    Not firm: the two words may speak of different things, so many words in common are asked for beside them.
    """
    sides = zip(lexicon().contraries, evidence.claim.contraries, evidence.focus.contraries, strict=True)
    for pair, (one, other), (its_one, its_other) in sides:
        for said, unsaid, held, unheld in (
            (one, other, its_other, its_one),
            (other, one, its_one, its_other),
        ):
            if said and held and not unsaid and not unheld:
                yield Finding(pair.kind, Sign.DIFFERS, said[0], held[0], said.span(), held.span(), firm=False)
