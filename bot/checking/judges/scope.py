"""Scope: all or some, only or also, everywhere or somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind


def judge_scope(evidence: Evidence) -> Iterator[Finding]:
    """A claim of all or of only against a statement of some, of conditions, or of the other of the two."""
    mine, other = evidence.claim.marks, evidence.focus.marks
    if mine.universal and not mine.partial:
        if other.universal and not other.exclusive:
            yield Finding(ReasonKind.SCOPE, Sign.AGREES, mine.universal[0], other.universal[0])
        elif limit := (*other.partial, *other.exclusive):
            yield Finding(ReasonKind.SCOPE, Sign.DIFFERS, mine.universal[0], limit[0], firm=False)
        else:
            yield Finding(ReasonKind.SCOPE, Sign.ABSENT, mine.universal[0])
    if mine.exclusive:
        if other.exclusive:
            yield Finding(ReasonKind.SCOPE, Sign.AGREES, mine.exclusive[0], other.exclusive[0])
        elif wider := (*other.inclusive, *other.universal):
            yield Finding(ReasonKind.SCOPE, Sign.DIFFERS, mine.exclusive[0], wider[0])
        else:
            yield Finding(ReasonKind.SCOPE, Sign.ABSENT, mine.exclusive[0])
