"""Opinions of notices to the references of a verdict: which are kept, what has ended, and what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from bot.checking.alignment import align
from bot.checking.evidence import Evidence, NoticeReading
from bot.checking.judges import Sign
from bot.checking.judging import findings_of
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.predication import is_past
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.reasons import reasons_of
from bot.checking.result import Reason, ReasonKind, Reference, Stance
from bot.checking.signs.afterwards import ENDING, over_since, told_of_the_whole
from bot.checking.trace import Fate, Note, unnoted
from bot.checking.verdict import THRESHOLDS, Opinion
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
_TODAY: Final = re.compile(r"\b(?:now|today|currently|still|these days)\b", re.IGNORECASE)
_CASES: Final = frozenset({"case", "probe", "investigation", "inquiry"})
_IS_ABOUT: Final = re.compile(
    r"[^,;:]{0,60}? (?:(?:is|was) (?:about|over|on)|cover(?:s|ed)|concern(?:s|ed)|target(?:s|ed)"
    r"|look(?:s|ed) (?:at|into)|(?:goes|went) after|took in|takes in|deals? with)\b",
    re.IGNORECASE,
)
# "Can block or undo", "may be suspended": so it might be.
_ABLE: Final = re.compile(r"\b(?:can|could|may|might)(?: be)?(?: \w+(?:,| or| and)){0,2} $", re.IGNORECASE)
_LAYING_DOWN: Final = frozenset(
    {
        "rule",
        "order",
        "decision",
        "notice",
        "case",
        "probe",
        "investigation",
        "inquiry",
        "conditions",
        "terms",
    }
)
"""Heads of sentences on what a document or a case says, which no day changes."""
_POINTS_BACK: Final = re.compile(r"(?:both|these|those|they|its?|their)\b", re.IGNORECASE)
_LETTING: Final = frozenset({"permit", "resume", "keep"})
# "Under the Brentan order", "because of the rule".
_UNDER_IT: Final = re.compile(
    r"\b(?:under|by|because of|due to|as a result of|thanks to) (?:the|that|this|its) (?:[\w-]+ ){0,3}"
    r"(?:order|rule|decision|notice|regulation|law|act|directive|measure)\b",
    re.IGNORECASE,
)
_SPOKEN_OF: Final = 0.3
"""Share of a claim's weight from which a statement speaks of it."""
_AS_MANY: Final = 0.05
_NEAR: Final = 0.2
_RELATED_SHOWN: Final = 5
_EXACT: Final = (ReasonKind.NUMBER, ReasonKind.DATE)
_VALUES: Final = (ReasonKind.NUMBER, ReasonKind.DATE, ReasonKind.NAME)


def references_of(
    opinions: Sequence[Opinion],
    read: Mapping[str, NoticeReading],
    vocabulary: Vocabulary,
    as_of: date,
    note: Note = unnoted,
) -> tuple[Reference, ...]:
    """The references of one claim, the strongest first; a stance weaker than the best by a margin becomes `related`.

    `note` is told where a notice is shown with less than the stance that it came to, and why.
    """
    opinions = _settled(opinions, as_of, note)
    best = max((one.confidence for one in opinions if one.stance in _STATED), default=0.0)
    found: list[Reference] = []
    lead = max((_speaks(one) for one in opinions), default=0.0)
    for one in opinions:
        if one.stance is not None:
            weak = one.stance in _STATED and one.confidence < best - THRESHOLDS.runner_up
            # Who contradicts must speak of just that: a notice that shares fewer words is about something else.
            behind = one.stance is Stance.CONFLICTS and _speaks(one) < lead - THRESHOLDS.conflict_behind
            if weak or behind:
                note(one.evidence.notice.id, Fate.WEAKER if weak else Fate.BEHIND)
            kept = replace(one, stance=Stance.RELATED) if weak or behind else one
            reference = _reference(kept, read, as_of)
            if reference.stance is not kept.stance:
                note(one.evidence.notice.id, Fate.VALIDITY)
            found.append(reference)
    outdated = [reference for reference in found if reference.stance is Stance.OUTDATED]
    claim = opinions[0].evidence.claim if opinions else None
    for reference in outdated:
        if claim is not None and (successor := _successor(reference, read, claim, vocabulary, as_of)):
            if any(_confirms(other, successor, read) for other in found):
                continue
            note(successor.notice.id, Fate.SUCCESSOR)
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


def _settled(opinions: Sequence[Opinion], as_of: date, note: Note) -> list[Opinion]:
    """Two notices that seem to disagree, told apart by the words at issue.

    Where one says just what the claim says (the number, the date, the name), another one with another value speaks of
    something else. Where one has another value in the slot, who supports the claim without that value does not count.
    """
    settled = []
    for one in opinions:
        others = [
            other
            for other in opinions
            if other is not one
            and other.stance in _STATED
            and other.stance != one.stance
            and _stands(other, as_of)
        ]
        contested = _words(one, Sign.DIFFERS)
        confirmed = _words(one, Sign.AGREES)
        if one.stance is Stance.CONFLICTS:
            exact = _words(one, Sign.DIFFERS, kinds=_EXACT)
            elsewhere = any(contested and contested <= _words(other, Sign.AGREES) for other in others) or any(
                exact & _words(other, Sign.AGREES, kinds=_EXACT) and _as_near(other, one)
                for other in opinions
            )
            # Another day is another event, where a notice says all else of the claim at least as fully.
            elsewhere |= _on_another_day(one) and any(_speaks(other) >= _speaks(one) for other in others)
        else:
            said = frozenset(mine.text for mine, its in one.evidence.own.pairs if mine.key == its.key)
            elsewhere = any(
                _words(other, Sign.DIFFERS, firm=True) - confirmed - said
                or _words(other, Sign.DIFFERS) - _words(one, Sign.AGREES, firm=False) - said
                for other in others
            ) or _turned_since(one, opinions, as_of)
        if one.stance is Stance.SUPPORTS and (undone := _undone(one, opinions, as_of)) is not None:
            one, elsewhere = undone, False
        if elsewhere and one.stance in _STATED:
            note(one.evidence.notice.id, Fate.ELSEWHERE)
            one = replace(one, stance=Stance.RELATED)
        settled.append(one)
    return settled


def _as_near(other: Opinion, one: Opinion) -> bool:
    """Whether a notice without a contrary number or day shares as many of the claim's words as the one that has one."""
    return other.evidence.headed.coverage >= one.evidence.headed.coverage - _NEAR and not any(
        finding.sign is Sign.DIFFERS and finding.firm and finding.kind in _EXACT for finding in other.findings
    )


def _on_another_day(one: Opinion) -> bool:
    return any(finding.kind is ReasonKind.DATE and finding.sign is Sign.DIFFERS for finding in one.findings)


def _stands(one: Opinion, as_of: date) -> bool:
    """Whether a notice binds already: one that does not says nothing against one that does."""
    state = one.evidence.notice.validity_of(one.evidence.statement, as_of).state
    return state is not ValidityState.NOT_YET or not one.evidence.claim.standing


def _undone(one: Opinion, opinions: Sequence[Opinion], as_of: date) -> Opinion | None:
    """The opinion by another statement of its notice that speaks of the claim, ended by a notice that denies it.

    "BIS published a rule on the firm's authorization" holds for ever; "the firm keeps its authorization" was ended.
    """
    notice = one.evidence.notice
    denying = {
        other.evidence.notice.id
        for other in opinions
        if other.evidence.headed.coverage >= one.evidence.headed.coverage - _NEAR
        and any(
            finding.kind is ReasonKind.POLARITY and finding.sign is Sign.DIFFERS for finding in other.findings
        )
    }
    for place, statement in enumerate(notice.statements):
        validity = notice.validity_of(statement, as_of)
        told = replace(one.evidence, place=place)
        ended = validity.state in _OVER and validity.by in denying
        if ended and one.evidence.claim.standing and _spoken_of(told, one) >= _SPOKEN_OF:
            return replace(one, evidence=told)
    return None


def _spoken_of(told: Evidence, one: Opinion) -> float:
    """The share of the claim's weight that a statement speaks of; "both companies" are those that another one names."""
    if not told.own.pairs or not _POINTS_BACK.match(told.focus.text):
        return told.own.coverage
    return align(told.claim, (told.focus, one.evidence.focus), told.vocabulary).coverage


def _turned_since(one: Opinion, opinions: Sequence[Opinion], as_of: date) -> bool:
    """Whether a later notice, which has as many of the claim's words, says that something of it is done or undone."""
    notice = one.evidence.notice
    over = notice.validity_of(one.evidence.statement, as_of).state in _OVER
    if over or not one.evidence.claim.standing or notice.published is None:
        return False
    return any(
        other.evidence.notice.published is not None
        and notice.published.text < other.evidence.notice.published.text <= as_of.isoformat()
        and other.evidence.headed.coverage >= one.evidence.headed.coverage - _AS_MANY
        and _undoes(other)
        for other in opinions
    )


def _undoes(other: Opinion) -> bool:
    """Whether a word or verb of a notice undoes something of the claim, and the notice has the claim's day, if any."""
    noes = {no.text for no in other.evidence.focus.marks.negations}
    found = {(one.kind, one.sign) for one in other.findings if not one.of_sentence and one.source not in noes}
    return (ReasonKind.POLARITY, Sign.DIFFERS) in found and (ReasonKind.DATE, Sign.ABSENT) not in found


def _words(
    one: Opinion, sign: Sign, *, firm: bool | None = None, kinds: tuple[ReasonKind, ...] = _VALUES
) -> frozenset[str]:
    """The claim's words in findings on values; unless `firm` says otherwise the firm agreements, every difference."""
    only_firm = sign is Sign.AGREES if firm is None else firm
    return frozenset(
        finding.claim
        for finding in one.findings
        if finding.sign is sign and finding.kind in kinds and (finding.firm or not only_firm)
    )


def _speaks(one: Opinion) -> float:
    return one.evidence.whole.coverage + one.evidence.headed.coverage


def _reference(one: Opinion, read: Mapping[str, NoticeReading], as_of: date) -> Reference:
    """A notice's opinion in the light of its validity.

    A claim of how things stand (present tense) that an ended notice supports is outdated; what it holds against an
    ended notice may be how things stand now, so no conflict is shown. What happened stays so whatever ended since, and
    a claim of the end itself is supported. Of a notice that nobody has looked at since, its numbers alone contradict.
    """
    notice, statement = one.evidence.notice, one.evidence.statement
    validity = notice.validity_of(statement, as_of)
    stance = one.stance or Stance.RELATED
    reasons: tuple[Reason, ...] = ()
    over = validity.state in _OVER
    if stance is Stance.CONFLICTS and over and _of_force_alone(one) and not _against_its_leave(one):
        # Who tells that a notice has ended says the contrary of its words, and is right.
        stance = Stance.RELATED
    if stance in _STATED and one.evidence.claim.standing:
        if validity.state in _OVER:
            current = stance is Stance.CONFLICTS or _reports_end(one)
            said = stance is Stance.SUPPORTS and _tells_the_end(one, validity.state)
            stance = stance if said else Stance.RELATED if current else Stance.OUTDATED
        elif validity.state is ValidityState.NOT_YET:
            stance = Stance.RELATED
        elif validity.state is ValidityState.UNKNOWN:
            # What a notice said it said, whether or not it still holds; what is so today it need not be.
            wrong = stance is Stance.CONFLICTS and not one.by_model and _of_its_own_numbers(one)
            stance = stance if wrong or _tells_what_a_case_is_about(one) else Stance.RELATED
    if stance is Stance.OUTDATED:
        by = read[validity.by].notice.title if validity.by and validity.by in read else None
        words = text("reason.superseded", validity=validity_text(validity, by))
        reasons = (Reason(ReasonKind.SUPERSEDED, "", validity.by or "", words),)
    elif stance in _STATED:
        if stance is Stance.SUPPORTS and (telling := _telling(one)) is not None:
            one = telling
            statement = one.evidence.statement
            validity = notice.validity_of(statement, as_of)
        reasons = reasons_of(stance, one.findings, one.evidence.claim, by_model=one.by_model)
    elif one.stance in _STATED and validity.state is ValidityState.UNKNOWN and validity.since is not None:
        words = text("reason.unverified", date=date_text(validity.since))
        reasons = (Reason(ReasonKind.SUPERSEDED, "", "", words),)
    return Reference(notice, statement, stance, round(one.confidence, 3), reasons, validity)


def _confirms(reference: Reference, successor: Reference, read: Mapping[str, NoticeReading]) -> bool:
    """Whether the notice that came after says itself, and without taking anything away, what the claim says."""
    if reference.notice.id != successor.notice.id or reference.stance is not Stance.SUPPORTS:
        return False
    place = reference.notice.statements.index(reference.statement)
    return not _takes_away(read[reference.notice.id].statements[place])


def _tells_the_end(one: Opinion, state: ValidityState) -> bool:
    """Whether the claim's verb, or "no longer", tells what became of the notice: suspended, or over for good."""
    told = told_of_the_whole(one.evidence)
    verbs = [action for action in one.evidence.claim.actions if action.token.start in told]
    first = next(iter(one.evidence.claim.predications), None)
    main = first is not None and first.verb is not None and first.verb.start in told
    paused = state in (ValidityState.SUSPENDED, ValidityState.NOT_ENFORCED)
    so = main and all((action.family == "suspend") == paused for action in verbs)
    return so or over_since(one.evidence) is not None


def _telling(one: Opinion) -> Opinion | None:
    """The opinion by the statement that says what became of the notice, where another has more of the claim's words.

    Who claims that a requirement was dropped is shown the statement that drops it, not the one that imposed it.
    """
    told = told_of_the_whole(one.evidence)
    place = min(told.values()) if told else over_since(one.evidence)
    if place is None:
        return None
    evidence = replace(one.evidence, place=place)
    return replace(one, evidence=evidence, findings=findings_of(evidence))


def _of_force_alone(one: Opinion) -> bool:
    kinds = {finding.kind for finding in one.findings if finding.sign is Sign.DIFFERS}
    return kinds <= {ReasonKind.POLARITY, ReasonKind.MODALITY}


def _against_its_leave(one: Opinion) -> bool:
    """Whether the claim tells that a document stopped what the document's own words let go on.

    "Under the order the works had to stop" is wrong whatever became of the order since.
    """
    claim = one.evidence.claim
    told = next(iter(claim.predications), None)
    by_it = told is not None and told.head is not None and told.head.norm in _LAYING_DOWN
    lets = any(action.family in _LETTING and not action.negated for action in one.evidence.focus.actions)
    firm = any(finding.firm and finding.sign is Sign.DIFFERS for finding in one.findings)
    return lets and firm and not claim.standing and bool(by_it or _UNDER_IT.search(claim.text))


def _of_its_own_numbers(one: Opinion) -> bool:
    """Whether only numbers differ, and the claim tells what was laid down or what a document or a case says."""
    claim = one.evidence.claim
    told = next(iter(claim.predications), None)
    if told is None or _TODAY.search(claim.text):
        return False
    laid_down = told.verb is not None and is_past(claim.text, told.verb)
    of_it = any(token.norm in _LAYING_DOWN for token in told.subject)
    kinds = {finding.kind for finding in one.findings if finding.sign is Sign.DIFFERS}
    return (laid_down or of_it) and kinds == {ReasonKind.NUMBER}


def _tells_what_a_case_is_about(one: Opinion) -> bool:
    """Whether a claim that is supported tells what a case is about, which it is as long as there is one."""
    claim = one.evidence.claim
    subject = next((told.subject for told in claim.predications), ())
    case = next((token for token in subject if token.norm in _CASES), None)
    about = case is not None and _IS_ABOUT.match(claim.text, case.end)
    return one.stance is Stance.SUPPORTS and bool(about) and not _TODAY.search(claim.text)


def _reports_end(one: Opinion) -> bool:
    """Whether the claim says that something was ended or suspended, and the statement does not.

    Who "can block or undo" decisions has ended none.
    """
    claim = one.evidence.claim
    ended = {action.family for action in claim.actions if not _ABLE.search(claim.text, 0, action.token.start)}
    its = {action.family for action in one.evidence.focus.actions}
    return bool(ended & ENDING) and not its & ENDING


def _takes_away(reading: Reading) -> bool:
    """Whether a text ends, suspends or denies something: what it has in common with a claim may be what it ends."""
    return bool(reading.marks.negations) or any(one.family in lexicon().negative for one in reading.actions)


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
