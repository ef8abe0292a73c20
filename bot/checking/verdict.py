"""Findings to a stance, stances to a verdict: every threshold of judging stands here, with what it was measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind, Stance, VerdictKind


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What must hold for a stance; coverages are shares of the claim's weight, 0 to 1."""

    support_whole: float = 0.74
    support_own: float = 0.45
    conflict_whole: float = 0.72
    conflict_own: float = 0.40
    conflict_loose_whole: float = 0.86
    related: float = 0.50


THRESHOLDS: Final = Thresholds()


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one statement comes to: its stance (None: it says nothing to the claim), how surely, and on what findings."""

    evidence: Evidence
    stance: Stance | None
    confidence: float
    findings: tuple[Finding, ...]


def opinion(evidence: Evidence, findings: Sequence[Finding]) -> Opinion:
    """The stance of one statement by its findings and the words in common."""
    limits = THRESHOLDS
    whole, own = evidence.whole.coverage, evidence.headed.coverage
    differing = [finding for finding in findings if finding.sign is Sign.DIFFERS]
    absent = [finding for finding in findings if finding.sign is Sign.ABSENT]
    silent = [finding for finding in absent if finding.kind in (ReasonKind.NAME, ReasonKind.NUMBER, ReasonKind.DATE)]
    if differing:
        firm = any(finding.firm for finding in differing)
        needed = limits.conflict_whole if firm else limits.conflict_loose_whole
        if whole >= needed and own >= limits.conflict_own and not silent:
            return Opinion(evidence, Stance.CONFLICTS, _confidence(whole, own), tuple(differing))
    elif not absent and whole >= limits.support_whole and own >= limits.support_own:
        agreeing = [finding for finding in findings if finding.sign is Sign.AGREES]
        return Opinion(evidence, Stance.SUPPORTS, _confidence(whole, own), tuple(agreeing))
    if whole >= limits.related:
        return Opinion(evidence, Stance.RELATED, _confidence(whole, own), ())
    return Opinion(evidence, None, 0.0, ())


def _confidence(whole: float, own: float) -> float:
    return round(0.5 * whole + 0.5 * own, 3)


def verdict_of(stances: Sequence[Stance]) -> VerdictKind:
    """The verdict of a claim by the stances of its references."""
    held = set(stances) - {Stance.RELATED}
    if not held:
        return VerdictKind.NO_MATCH
    if Stance.OUTDATED in held and Stance.SUPPORTS not in held:
        return VerdictKind.OUTDATED
    if {Stance.SUPPORTS, Stance.CONFLICTS} <= held:
        return VerdictKind.MIXED
    return VerdictKind.SUPPORTED if Stance.SUPPORTS in held else VerdictKind.CONFLICTING
