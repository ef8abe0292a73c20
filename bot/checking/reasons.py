"""Findings in words: the reasons that a person reads under a stance."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.result import Reason, ReasonKind, Stance
from bot.texts import text

_MOST = 3
_MEASURES: Final = ("ban", "fined", "law")
"""Families of force whose words say that something is forbidden, punished or law."""
_IN_WORDS: Final = (ReasonKind.POLARITY, ReasonKind.SCOPE)
"""Kinds of which "both say" is true only of the same word: "dropped" is not "rescinded"."""
# Who says that there is one, where none was made, takes for binding what is not.
_LAW: Final = re.compile(r"\b(?:regulations?|laws?|statutes?|decrees?|by-?laws?)$")
_CODE: Final = re.compile(r"\d[\d.]*\d")


def reasons_of(
    stance: Stance, findings: Iterable[Finding], claim: Reading, *, by_model: bool
) -> tuple[Reason, ...]:
    """At most three reasons, the one that weighs most first.

    `claim` is what the findings are on. `by_model` says that the pair model carried the stance, and not the words in
    common.
    """
    wanted = Sign.DIFFERS if stance is Stance.CONFLICTS else Sign.AGREES
    told = sorted(
        (finding for finding in findings if finding.sign is wanted and finding.source),
        key=lambda finding: (
            not finding.firm,
            finding.kind is ReasonKind.POLARITY and not finding.claim_span,
        ),
    )
    reasons = [_reason(finding, claim) for finding in told]
    if stance is Stance.CONFLICTS:
        if not reasons:
            reasons.append(Reason(ReasonKind.ENTAILMENT, "", "", text("reason.entailment_conflicts")))
    else:
        kind = ReasonKind.ENTAILMENT if by_model else ReasonKind.WORDING
        reasons.insert(
            0, Reason(kind, "", "", text("reason.entailment_supports" if by_model else "reason.wording"))
        )
    return tuple({reason.text: reason for reason in reasons}.values())[:_MOST]


def _kind(finding: Finding, claim: Reading) -> ReasonKind:
    """What a person would call a disagreement, whichever judge found it; its sentence stays that of the judge.

    That a measure is no ban, a finding no fine and an expectation no law is a matter of its force; one place for
    another is one name for another; a tariff code is a number; what is said of these "only" is a matter of scope.
    """
    if finding.sign is not Sign.DIFFERS or finding.called:
        return finding.called or finding.kind
    words = finding.claim.lower(), finding.source.lower()
    if finding.kind is ReasonKind.POLARITY:
        if any(map(_is_measure, words)) or (_LAW.search(words[1]) and not claim.marks.negations):
            return ReasonKind.MODALITY
        if claim.marks.exclusive:
            return ReasonKind.SCOPE
    if finding.kind is ReasonKind.NAME and all(_CODE.fullmatch(word) for word in words):
        return ReasonKind.NUMBER
    if finding.kind is ReasonKind.SCOPE and all(word in lexicon().places for word in words):
        return ReasonKind.NAME
    return finding.kind


def _is_measure(word: str) -> bool:
    families = lexicon().force.modality
    return any(families[family].fullmatch(word) for family in _MEASURES)


def _reason(finding: Finding, claim: Reading) -> Reason:
    how = str(finding.sign)
    if finding.of_sentence:
        how = "of_sentence"
    elif finding.kind is ReasonKind.POLARITY and finding.claim.lower() == finding.source.lower():
        # The same word on both sides, denied on one: to show it twice would say nothing.
        how = "denied" if finding.sign is Sign.DIFFERS else how
    elif (
        finding.sign is Sign.AGREES
        and finding.kind in _IN_WORDS
        and finding.claim.lower() != finding.source.lower()
    ):
        how = "alike"
    kind = _kind(finding, claim)
    sentence = text(f"reason.{finding.kind}_{how}", claim=finding.claim, source=finding.source)
    return Reason(kind, finding.claim, finding.source, sentence, finding.claim_span, finding.source_span)
