"""Force: a ban or a licence requirement, suspended or repealed, proposed or final, must or may."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.result import ReasonKind


def judge_modality(evidence: Evidence) -> Iterator[Finding]:
    """Each force that the claim has: the statement's too, a different one in its place, or not spoken to."""
    mine, other = evidence.claim.marks.modality, evidence.focus.marks.modality
    for family, beyond in lexicon().force.differs.items():
        if family not in mine:
            continue
        if family in other:
            yield Finding(ReasonKind.MODALITY, Sign.AGREES, mine[family], other[family])
        elif facing := [name for name in beyond if name in other and name not in mine]:
            yield Finding(ReasonKind.MODALITY, Sign.DIFFERS, mine[family], other[facing[0]], firm=False)
        elif family not in ("must", "may", "final"):
            yield Finding(ReasonKind.MODALITY, Sign.ABSENT, mine[family])
