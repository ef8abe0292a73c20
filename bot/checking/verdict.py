"""Findings and the model's scores to a stance, stances to a verdict: every threshold of a stance stands here.

What each was measured on: docs/evaluation.md, which `crosscheck eval` remakes, and docs/decisions/.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.designators import ORDINALS
from bot.checking.reading.plain_words import anybody
from bot.checking.reading.tokens import Token
from bot.checking.result import ReasonKind, Stance, VerdictKind
from bot.checking.weighing.by_title import points_back, tells_of_an_entry
from bot.checking.weighing.elsewhere import shares_a_day, speaks_of_another
from bot.checking.weighing.unsaid import left_open


class Scores(Protocol):
    """What an entailment model says of a pair: three chances that sum to 1."""

    @property
    def supports(self) -> float:
        """The evidence implies the claim."""
        ...

    @property
    def conflicts(self) -> float:
        """The evidence contradicts the claim."""
        ...

    @property
    def neither(self) -> float:
        """The evidence leaves the claim open."""
        ...


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What must hold for a stance; coverages are shares of the claim's weight, 0 to 1, chances are the model's."""

    support_whole: float = 0.72
    support_headed: float = 0.60
    firm_words: int = 2
    firm_whole: float = 0.60
    firm_headed: float = 0.50
    firm_own: float = 0.40
    conflict_whole: float = 0.66
    conflict_headed: float = 0.40
    conflict_led_whole: float = 0.50
    conflict_led_polarity_whole: float = 0.55
    conflict_loose_whole: float = 0.86
    conflict_polarity_whole: float = 0.75
    conflict_polarity_headed: float = 0.55
    conflict_sense_whole: float = 0.93
    conflict_denied_own: float = 0.80
    conflict_denied_headed: float = 0.98
    model_whole: float = 0.40
    model_support: float = 0.85
    model_support_whole: float = 0.55
    model_conflict: float = 0.82
    model_conflict_whole: float = 0.75
    model_veto: float = 0.80
    fewest_words: int = 2
    listed_words: int = 3
    related: float = 0.50
    related_exact: float = 0.35
    runner_up: float = 0.12
    conflict_behind: float = 0.15
    entry_headed: float = 0.90


THRESHOLDS: Final = Thresholds()
SILENCING: Final = (ReasonKind.NAME, ReasonKind.NUMBER, ReasonKind.DATE, ReasonKind.POLARITY)
"""Kinds of things that a claim has and a notice has not which keep the notice from supporting or contradicting it."""


_LAWS: Final = ("act:", "year:")
"""Keys of the names of laws."""
_STEM: Final = 5
_ANOTHER_CLAUSE: Final = re.compile(r"[,;:]\s| and (?:that|so) | but | while | although ")
_EXACT: Final = (ReasonKind.NUMBER, ReasonKind.DATE)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one notice comes to: its stance (None: it says nothing to the claim), how surely, and on what findings.

    `by_model` says that the model carried it, `open_to` which stances a model could bring about, `alone` what the
    judges say without one.
    """

    evidence: Evidence
    stance: Stance | None
    confidence: float
    findings: tuple[Finding, ...]
    scores: Scores | None = None
    by_model: bool = False
    open_to: frozenset[Stance] = frozenset()
    alone: Stance | None = None


def decide(
    evidence: Evidence, findings: Sequence[Finding], scores: Scores | None = None, *, leads: bool = False
) -> Opinion:
    """The stance of a notice, by its statement that speaks to the claim most.

    The judges first; the model keeps back a conflict that it reads as support, and speaks where they are silent.
    `leads` says that no other notice that was found has more of the claim's words: then fewer will do.
    """
    absent = [finding for finding in findings if finding.sign is Sign.ABSENT]
    silent = [finding for finding in absent if finding.kind in SILENCING]
    alone, confidence, left = _by_rules(evidence, findings, absent, silent, leads=leads)
    stance = alone
    open_to = _open_to(evidence, findings, silent, stance)
    by_model = False
    if scores is not None:
        if Stance.SUPPORTS in open_to and scores.supports >= THRESHOLDS.model_support:
            if not (left := left or left_open(evidence)):
                stance, confidence, by_model = Stance.SUPPORTS, scores.supports, True
        elif Stance.CONFLICTS in open_to and scores.conflicts >= THRESHOLDS.model_conflict:
            stance, confidence, by_model = Stance.CONFLICTS, scores.conflicts, True
        elif Stance.RELATED in open_to and scores.supports >= THRESHOLDS.model_veto:
            stance = Stance.RELATED
    # What alone kept a notice from supporting the claim is told like any other finding.
    kept_back = left and stance in (Stance.RELATED, None)
    told = (Finding(ReasonKind.SCOPE, Sign.ABSENT, left),) if kept_back else ()
    return Opinion(evidence, stance, confidence, (*findings, *told), scores, by_model, open_to, alone)


def _open_to(
    evidence: Evidence, findings: Sequence[Finding], silent: list[Finding], stance: Stance | None
) -> frozenset[Stance]:
    """The stances that a model may bring about: it takes words in common, and is not heard against a judge.

    It is not heard for a support in spite of a value that differs or that the notice lacks, nor for a conflict about a
    name that the notice does not have.
    """
    if stance is Stance.SUPPORTS:
        return frozenset()
    if stance is Stance.CONFLICTS:
        return frozenset([Stance.RELATED])
    whole, limits = evidence.whole.coverage, THRESHOLDS
    differs = any(finding.firm and finding.sign is Sign.DIFFERS for finding in findings)
    lacks_name = any(finding.kind is ReasonKind.NAME for finding in silent)
    found: set[Stance] = set()
    if whole >= limits.model_support_whole and not silent and not differs:
        found.add(Stance.SUPPORTS)
    if whole >= limits.model_conflict_whole and not lacks_name:
        found.add(Stance.CONFLICTS)
    return frozenset(found)


def _by_rules(
    evidence: Evidence,
    findings: Sequence[Finding],
    absent: list[Finding],
    silent: list[Finding],
    *,
    leads: bool,
) -> tuple[Stance | None, float, str]:
    """The stance, how surely, and the claim's words that alone kept the notice from supporting it."""
    limits, left = THRESHOLDS, ""
    whole, headed = evidence.whole.coverage, evidence.headed.coverage
    confidence = round((whole + headed) / 2, 3)
    differing = [finding for finding in findings if finding.sign is Sign.DIFFERS]
    telling = [finding for finding in differing if _tells(finding, whole) or _denies(finding, evidence)]
    if any(finding.kind is ReasonKind.MODALITY and finding.source for finding in absent):
        # What only may be done is neither done nor left undone.
        telling = [finding for finding in telling if finding.kind is not ReasonKind.POLARITY]
    if any(finding.kind is ReasonKind.SCOPE and finding.firm for finding in telling):
        # "Only chips from China" against "from all countries": the name is what the scope is about.
        silent = [finding for finding in silent if finding.kind is not ReasonKind.NAME]
    if telling:
        whole_at_issue = _coverage_but_for(evidence, telling, findings)
        firm = any(finding.firm for finding in telling)
        led = leads and firm and _speaks_of_it(evidence, telling)
        needed = limits.conflict_whole if firm else limits.conflict_loose_whole
        if led:
            needed = limits.conflict_led_whole
        needed_headed = limits.conflict_headed
        if all(finding.kind is ReasonKind.POLARITY for finding in telling):
            polarity = limits.conflict_led_polarity_whole if led else limits.conflict_polarity_whole
            needed = max(needed, polarity)
            needed_headed = limits.conflict_polarity_headed
        since = all(one.kind in _EXACT for one in telling) and not shares_a_day(evidence, telling)
        if whole >= limits.conflict_sense_whole and since:
            # Whether it is forbidden or allowed is another question than since when.
            silent = [finding for finding in silent if finding.kind is not ReasonKind.POLARITY]
        shared = _shares_substance(evidence) and not speaks_of_another(evidence, telling)
        if shared and whole_at_issue >= needed and headed >= needed_headed and not silent:
            return Stance.CONFLICTS, confidence, ""
    elif (
        not differing
        and not absent
        and _says_enough(evidence, findings)
        and (
            (whole >= limits.support_whole and headed >= limits.support_headed)
            or (leads and _firmly(evidence, findings))
        )
    ):
        left = left_open(evidence)
        if not left:
            return Stance.SUPPORTS, confidence, ""
    near = limits.related_exact if _shares_a_number(findings) else limits.related
    return (Stance.RELATED if whole >= near else None), confidence, left


def _speaks_of_it(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the notice has whom or what the claim speaks of, unless a word of that is what is at issue.

    A number or a day counts for all of it: the quota of herring is not that of cod. Another name is another matter.
    """
    if any(one.kind is ReasonKind.NAME for one in telling):
        return False
    at_issue = {word for one in telling for word in one.claim.lower().split()}
    missing = {token.start for token in evidence.whole.missing if token.norm not in at_issue}
    whole = any(one.kind in _EXACT for one in telling)
    spoken_of = (
        token
        for told in evidence.claim.predications
        for token in (told.subject if whole else filter(None, [told.head]))
    )
    # Of how many it is so asks for no word of "everybody else".
    shares = all(one.kind is ReasonKind.SCOPE for one in telling)
    return not any(token.start in missing and not (shares and anybody(token)) for token in spoken_of)


def _coverage_but_for(evidence: Evidence, telling: Sequence[Finding], findings: Sequence[Finding]) -> float:
    """The share of the claim's weight that the notice has, without the very words at issue.

    Another name is another matter, unless numbers and dates show that it is the same, or the notice has all but the
    law upon which it rests.
    """
    exact = {one.claim for one in findings if one.firm and one.sign is Sign.AGREES and one.kind in _EXACT}
    laws = [(one.start, one.end) for one in evidence.claim.names if one.key.startswith(_LAWS)]
    alone = len(evidence.whole.pairs) > THRESHOLDS.firm_words and all(
        any(start <= token.start < end for start, end in laws) for token in evidence.whole.missing
    )
    at_issue = [
        one
        for one in telling
        if not one.of_sentence
        and (one.kind is not ReasonKind.NAME or alone or len(exact) >= THRESHOLDS.firm_words)
    ]
    words = {word for one in at_issue for word in one.claim.lower().split()}
    vocabulary = evidence.vocabulary
    found = sum(vocabulary.weight(mine) for mine, _ in evidence.whole.pairs)
    missing = sum(
        vocabulary.weight_missing(token)
        for token in evidence.whole.missing
        if not words.intersection(token.text.lower().split())
    )
    return found / (found + missing) if found else 0.0


def _firmly(evidence: Evidence, findings: Sequence[Finding]) -> bool:
    """Whether so much agrees firmly that more words may be missing: a number or a day, or several things.

    And the statement itself has its share of the words, unless several numbers or days are the same.
    """
    limits = THRESHOLDS
    firm = {(one.kind, one.claim.lower()) for one in findings if one.sign is Sign.AGREES and one.firm}
    exact = sum(kind in _EXACT for kind, _ in firm)
    return (
        (exact > 0 or len(firm) >= limits.firm_words)
        and (exact >= limits.firm_words or evidence.own.coverage >= limits.firm_own)
        and evidence.whole.coverage >= limits.firm_whole
        and evidence.headed.coverage >= limits.firm_headed
        and bool(evidence.claim.predications)
        and not any(told.verb in evidence.headed.missing for told in evidence.claim.predications)
    )


def _shares_substance(evidence: Evidence) -> bool:
    """Whether claim and statement share more than a name and words such as "first" and "company"."""
    light = lexicon().light
    names = {*evidence.claim.names, *evidence.focus.names, *evidence.read.head.names}
    telling = [
        pair for pair in evidence.headed.pairs if pair[0].norm not in light and pair[0].norm not in ORDINALS
    ]
    return bool(evidence.own.pairs) and (
        len(telling) > 1 or any(not names.intersection(pair) for pair in telling)
    )


def _shares_a_number(findings: Sequence[Finding]) -> bool:
    return any(finding.kind is ReasonKind.NUMBER and finding.sign is Sign.AGREES for finding in findings)


def _says_enough(evidence: Evidence, findings: Sequence[Finding]) -> bool:
    """Whether the statement itself has words of the claim, and not only the notice its number or its place."""
    exact = any(
        one.sign is Sign.AGREES and one.firm and one.kind in (ReasonKind.NUMBER, ReasonKind.DATE)
        for one in findings
    )
    plain = [
        mine
        for mine, _ in evidence.own.pairs
        if ":" not in mine.key or mine.key.startswith(("name:", "word:"))
    ]
    words = len(evidence.own.pairs)
    headed = evidence.headed.coverage >= THRESHOLDS.entry_headed
    titled = headed and (tells_of_an_entry(evidence) or points_back(evidence, findings))
    enough = words >= THRESHOLDS.fewest_words or exact or titled
    return (headed and words >= THRESHOLDS.listed_words) or (len(plain) >= 1 and enough)


def _denies(finding: Finding, evidence: Evidence) -> bool:
    """Whether a word that one side denies carries a conflict: where nearly every word is the statement's own."""
    same = finding.claim.lower()[:_STEM] == finding.source.lower()[:_STEM]
    limits = THRESHOLDS
    own = (
        evidence.whole.coverage >= limits.conflict_sense_whole
        and evidence.own.coverage >= limits.conflict_denied_own
    )
    enough = own or _denies_as_it_stands(evidence)
    denials = _denials_by(evidence, finding)
    alone = len(denials) == 1 and denials[0].norm != "without"
    return finding.kind is ReasonKind.POLARITY and same and enough and alone and not finding.of_sentence


def _denies_as_it_stands(evidence: Evidence) -> bool:
    """Whether all of a claim with a "not" and no verb that takes away is the statement's or its title's."""
    return (
        bool(evidence.claim.marks.negations)
        and not any(action.family in lexicon().negative for action in evidence.claim.actions)
        and len(evidence.own.pairs) >= THRESHOLDS.fewest_words
        and evidence.headed.coverage >= THRESHOLDS.conflict_denied_headed
    )


def _denials_by(evidence: Evidence, finding: Finding) -> list[Token]:
    """Every "not" in the clause of the word denied, and those in another one that has a word of the claim."""
    found: list[Token] = []
    for reading, word in ((evidence.claim, finding.claim), (evidence.focus, finding.source)):
        places = [token for token in reading.content if token.text == word]
        for no in reading.marks.negations:
            between = (reading.text[min(no.end, one.end) : max(no.start, one.start)] for one in places)
            of_it = reading is evidence.focus and reading.part_keys(no.start) & evidence.claim.keys
            if of_it or not places or any(not _ANOTHER_CLAUSE.search(words) for words in between):
                found.append(no)
    return found


def _tells(finding: Finding, whole: float) -> bool:
    """Whether a disagreement can carry a conflict; a "not" alone only where nearly every word is in common."""
    if finding.kind is not ReasonKind.POLARITY or finding.firm:
        return True
    return finding.of_sentence and whole >= THRESHOLDS.conflict_sense_whole


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
