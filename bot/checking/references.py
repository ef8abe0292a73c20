"""Opinions of notices to the references of a verdict: which are kept, what has ended, and what stands in its place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.checking.alignment import align
from bot.checking.evidence import NoticeReading
from bot.checking.judges import Sign
from bot.checking.reading import Reading
from bot.checking.reasons import reasons_of
from bot.checking.result import Reason, ReasonKind, Reference, Stance
from bot.checking.verdict import THRESHOLDS, Opinion
from bot.checking.vocabulary import Vocabulary
from bot.texts import text
from bot.wording import date_text, validity_text
from sources.notice import ValidityState

_STATED: Final = (Stance.SUPPORTS, Stance.CONFLICTS)
_OVER: Final = (
    ValidityState.SUSPENDED,
    ValidityState.ENDED,
    ValidityState.REPLACED,
    ValidityState.NOT_ENFORCED,
)
_RANK: Final = {Stance.OUTDATED: 0, Stance.CONFLICTS: 0, Stance.SUPPORTS: 0, Stance.RELATED: 1}
_RELATED_SHOWN: Final = 5
_VALUES: Final = (ReasonKind.NUMBER, ReasonKind.DATE, ReasonKind.NAME)


def references_of(
    opinions: Sequence[Opinion], read: Mapping[str, NoticeReading], vocabulary: Vocabulary, as_of: date
) -> tuple[Reference, ...]:
    """The references of one claim, the strongest first; a stance weaker than the best by a margin becomes `related`."""
    opinions = _settled(opinions)
    best = max((one.confidence for one in opinions if one.stance in _STATED), default=0.0)
    found: list[Reference] = []
    lead = max((_speaks(one) for one in opinions), default=0.0)
    for one in opinions:
        if one.stance is not None:
            weak = one.stance in _STATED and one.confidence < best - THRESHOLDS.runner_up
            # Who contradicts must speak of just that: a notice that shares fewer words is about something else.
            weak |= one.stance is Stance.CONFLICTS and _speaks(one) < lead - THRESHOLDS.conflict_behind
            found.append(_reference(replace(one, stance=Stance.RELATED) if weak else one, read, as_of))
    outdated = [reference for reference in found if reference.stance is Stance.OUTDATED]
    claim = opinions[0].evidence.claim if opinions else None
    for reference in outdated:
        if claim is not None and (successor := _successor(reference, read, claim, vocabulary, as_of)):
            found = [other for other in found if other.notice.id != successor.notice.id] + [successor]
    found.sort(
        key=lambda reference: (
            _RANK[reference.stance],
            reference.stance is not Stance.OUTDATED,
            -reference.confidence,
        )
    )
    stated = [reference for reference in found if reference.stance is not Stance.RELATED]
    related = [reference for reference in found if reference.stance is Stance.RELATED]
    return (*stated, *related[:_RELATED_SHOWN])


def _settled(opinions: Sequence[Opinion]) -> list[Opinion]:
    """Two notices that seem to disagree, told apart by the words at issue.

    Where one says just what the claim says (the number, the date, the name), another one with another value speaks of
    something else. Where one has another value in the slot, who supports the claim without that value does not count.
    """
    settled = []
    for one in opinions:
        others = [
            other
            for other in opinions
            if other is not one and other.stance in _STATED and other.stance != one.stance
        ]
        contested = _words(one, Sign.DIFFERS)
        confirmed = _words(one, Sign.AGREES)
        if one.stance is Stance.CONFLICTS:
            elsewhere = any(contested and contested <= _words(other, Sign.AGREES) for other in others)
        else:
            elsewhere = any(_words(other, Sign.DIFFERS) - confirmed for other in others)
        settled.append(replace(one, stance=Stance.RELATED) if elsewhere and one.stance in _STATED else one)
    return settled


def _words(one: Opinion, sign: Sign) -> frozenset[str]:
    """The claim's words in the findings on values; an agreement counts only where it is firm."""
    return frozenset(
        finding.claim
        for finding in one.findings
        if finding.sign is sign and finding.kind in _VALUES and (finding.firm or sign is Sign.DIFFERS)
    )


def _speaks(one: Opinion) -> float:
    return one.evidence.whole.coverage + one.evidence.headed.coverage


def _reference(one: Opinion, read: Mapping[str, NoticeReading], as_of: date) -> Reference:
    """A notice's opinion in the light of its validity.

    A claim of how things stand (present tense) that an ended notice supports is outdated; what it holds against an
    ended notice may be how things stand now, so no conflict is shown. What happened stays so whatever ended since.
    """
    notice, statement = one.evidence.notice, one.evidence.statement
    validity = notice.validity_of(statement, as_of)
    stance = one.stance or Stance.RELATED
    reasons: tuple[Reason, ...] = ()
    if stance in _STATED and one.evidence.claim.marks.standing:
        if validity.state in _OVER:
            stance = Stance.OUTDATED if stance is Stance.SUPPORTS else Stance.RELATED
        elif validity.state in (ValidityState.UNKNOWN, ValidityState.NOT_YET):
            stance = Stance.RELATED
    if stance is Stance.OUTDATED:
        by = read[validity.by].notice.title if validity.by and validity.by in read else None
        words = text("reason.superseded", validity=validity_text(validity, by))
        reasons = (Reason(ReasonKind.SUPERSEDED, "", validity.by or "", words),)
    elif stance in _STATED:
        reasons = reasons_of(stance, one.findings, by_model=one.by_model)
    elif one.stance in _STATED and validity.state is ValidityState.UNKNOWN and validity.since is not None:
        words = text("reason.unverified", date=date_text(validity.since))
        reasons = (Reason(ReasonKind.SUPERSEDED, "", "", words),)
    return Reference(notice, statement, stance, round(one.confidence, 3), reasons, validity)


def _successor(
    outdated: Reference,
    read: Mapping[str, NoticeReading],
    claim: Reading,
    vocabulary: Vocabulary,
    as_of: date,
) -> Reference | None:
    """The notice that ended an outdated one, quoted by its statement nearest to the claim."""
    successor = read.get(outdated.validity.by) if outdated.validity.by else None
    if successor is None or not successor.statements:
        return None
    nearest = max(
        range(len(successor.statements)),
        key=lambda place: align(claim, (successor.statements[place],), vocabulary).coverage,
    )
    statement = successor.notice.statements[nearest]
    validity = successor.notice.validity_of(statement, as_of)
    reason = Reason(ReasonKind.SUPERSEDED, "", outdated.notice.id, text("reason.superseded_by"))
    stance = Stance.CONFLICTS if validity.state is ValidityState.IN_FORCE else Stance.RELATED
    return Reference(successor.notice, statement, stance, outdated.confidence, (reason,), validity)
