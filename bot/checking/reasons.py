"""Findings in words: the reasons that a person reads under a stance."""

from __future__ import annotations

from collections.abc import Iterable

from bot.checking.judges import Finding, Sign
from bot.checking.result import Reason, ReasonKind, Stance
from bot.texts import text

_MOST = 3


def reasons_of(stance: Stance, findings: Iterable[Finding], *, by_model: bool) -> tuple[Reason, ...]:
    """At most three reasons, the one that weighs most first.

    `by_model` says that the pair model carried the stance, and not the words in common.
    """
    wanted = Sign.DIFFERS if stance is Stance.CONFLICTS else Sign.AGREES
    told = sorted(
        (finding for finding in findings if finding.sign is wanted and finding.source),
        key=lambda finding: (not finding.firm, finding.kind is ReasonKind.POLARITY and finding.of_sentence),
    )
    reasons = [_reason(finding) for finding in told]
    if stance is Stance.CONFLICTS:
        if not reasons:
            reasons.append(Reason(ReasonKind.ENTAILMENT, "", "", text("reason.entailment_conflicts")))
    else:
        kind = ReasonKind.ENTAILMENT if by_model else ReasonKind.WORDING
        reasons.insert(
            0, Reason(kind, "", "", text("reason.entailment_supports" if by_model else "reason.wording"))
        )
    return tuple({reason.text: reason for reason in reasons}.values())[:_MOST]


def _reason(finding: Finding) -> Reason:
    how = str(finding.sign)
    if finding.of_sentence:
        how = "of_sentence"
    elif finding.kind is ReasonKind.POLARITY and finding.claim.lower() == finding.source.lower():
        # The same word on both sides, denied on one: to show it twice would say nothing.
        how = "denied" if finding.sign is Sign.DIFFERS else how
    sentence = text(f"reason.{finding.kind}_{how}", claim=finding.claim, source=finding.source)
    return Reason(
        finding.kind, finding.claim, finding.source, sentence, finding.claim_span, finding.source_span
    )
