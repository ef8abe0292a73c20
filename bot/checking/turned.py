"""What a statement turns from, and what a claim says to be no more: neither is denied by naming it."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.tokens import lowered
from bot.checking.turning import TURNED

NO_MORE: Final = re.compile(r"\bno longer\b|\bany ?more\b|\bany longer\b|\bno more\b(?! than)", re.IGNORECASE)
"""By these a claim says that something is so no more."""


def turned_from(evidence: Evidence) -> frozenset[str]:
    """What the statement turns from, where the claim does not say itself that something has changed."""
    turning = evidence.focus.turning
    turned = not turning.goal or TURNED.search(lowered(evidence.claim.text))
    return frozenset() if turned else turning.start - turning.goal


def left_by_claim(evidence: Evidence) -> frozenset[str]:
    """What the statement turns from, where the claim says that something is so no more."""
    turning = evidence.focus.turning
    return (
        turning.start - turning.goal if turning.goal and NO_MORE.search(evidence.claim.text) else frozenset()
    )


def licensed_instead(evidence: Evidence) -> bool:
    """Whether the claim says "not banned, but licensed" where the statement speaks of licences: that is no contrary."""
    return all(
        {"licence", "case_by_case"} & reading.marks.modality.keys()
        for reading in (evidence.claim, evidence.focus)
    )
