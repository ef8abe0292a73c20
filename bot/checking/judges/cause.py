"""Causes: a claim that says why something was done, or upon what, needs a notice that says so too."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind


def judge_causes(evidence: Evidence) -> Iterator[Finding]:
    """A "because of", "in response to" or "afterwards" in the claim that nothing in the notice answers to."""
    match = evidence.claim.because
    if match and not any(reading.because for reading in (evidence.focus, *evidence.context)):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, match[0], claim_span=match.span())
