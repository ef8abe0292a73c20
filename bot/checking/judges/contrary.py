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
    mine, other = evidence.claim.text.lower(), evidence.focus.text.lower()
    for pair in lexicon().contraries:
        for here, there in ((pair.one, pair.other), (pair.other, pair.one)):
            said = here.search(mine)
            held = there.search(other)
            if said and held and not there.search(mine) and not here.search(other):
                yield Finding(pair.kind, Sign.DIFFERS, said[0], held[0], said.span(), held.span(), firm=False)
