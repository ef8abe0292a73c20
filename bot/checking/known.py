"""Claims that a curator answered already: found again among thousands, and put before what the judges say."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from heapq import nlargest
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import read
from bot.checking.reading.tokens import TokenKind, tokenize
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import Reason, ReasonKind, Reference, Stance, Verdict, VerdictKind
from bot.checking.same_claim import same_claim
from bot.checking.verdict import verdict_of
from bot.texts import text
from bot.wording import validity_text
from sources.notice import Notice, Statement, Validity, ValidityState

_SHARED: Final = 0.4
"""Share of all words of two claims that both have, from which they are compared. A name may be spelled out in one."""
_COMPARED: Final = 8
"""Known claims that a claim is compared with: those that share most words. Each costs about 1 ms."""
_OPENING: Final = re.compile(
    r"\s*(?:breaking(?: news)?|just in|fyi|psa|reminder|fun fact|news|update|btw|tbh|lol|guys|hey|so)\b\s*[:,!–-]+\s*",
    re.IGNORECASE,
)
_OVER: Final = (
    ValidityState.SUSPENDED,
    ValidityState.ENDED,
    ValidityState.REPLACED,
    ValidityState.NOT_ENFORCED,
)


@dataclass(frozen=True, slots=True)
class KnownAnswer:
    """A claim with its stance toward a statement, and a sentence on why; `table` is the source table it belongs to."""

    claim: str
    stance: Stance
    statement_id: str
    note: str
    table: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A known answer to a claim, with the statement that it is about."""

    answer: KnownAnswer
    notice: Notice
    statement: Statement


class KnownIndex:
    """Known answers by the words of their claims. Made without a table: 5,000 in well under a second."""

    def __init__(self, answers: Sequence[KnownAnswer]) -> None:
        self._answers = tuple(answers)
        self._words = [_words(_bare(answer.claim)) for answer in answers]
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self._words):
            for word in words:
                self._holders[word].append(place)

    def __len__(self) -> int:
        return len(self._answers)

    def find(self, claim: str, vocabulary: Vocabulary) -> tuple[KnownAnswer, ...]:
        """The answers to claims with the same truth conditions as this one, in the order in which they were given."""
        claim = _bare(claim)
        words = _words(claim)
        counts = Counter(place for word in words for place in self._holders.get(word, ()))
        alike = {
            place: count / (len(words) + len(self._words[place]) - count) for place, count in counts.items()
        }
        near = [
            place for place in nlargest(_COMPARED, alike, key=alike.__getitem__) if alike[place] >= _SHARED
        ]
        if not near:
            return ()
        mine = read(claim, vocabulary)
        return tuple(
            self._answers[place]
            for place in sorted(near)
            if same_claim(mine, read(_bare(self._answers[place].claim), vocabulary), vocabulary)
        )


def _bare(claim: str) -> str:
    """The claim without what people open a message with."""
    return claim[opening.end() :] if (opening := _OPENING.match(claim)) else claim


def _words(claim: str) -> frozenset[str]:
    """What two claims must share much of: stems and numbers, verbs of a family as one."""
    stop, actions = lexicon().stop, lexicon().actions
    return frozenset(
        actions.get(token.norm, token.key)
        for token in tokenize(claim)
        if token.norm not in stop or token.kind is TokenKind.NUMBER
    )


def with_known(verdict: Verdict, found: Iterable[Checked], vocabulary: Vocabulary) -> Verdict:
    """The verdict with what curators said of the claim first.

    Validity weighs on it as on every stance: what an ended notice supports is outdated, and what is held against one
    does not count. The judges' stances that say otherwise are shown as related: a curator has the last word. Of two
    answers about one statement the first counts.
    """
    if verdict.kind is VerdictKind.NOT_CHECKABLE:
        return verdict
    standing = read(verdict.claim.text, vocabulary).marks.standing
    titles = {reference.notice.id: reference.notice.title for reference in verdict.references}
    answers: dict[str, Checked] = {}
    for one in found:
        answers.setdefault(one.statement.id, one)
    first = {
        statement_id: reference
        for statement_id, one in answers.items()
        if (reference := _reference(one, verdict, standing, titles)) is not None
    }
    if not first:
        return verdict
    against = {reference.stance is Stance.CONFLICTS for reference in first.values()}
    rest = [
        reference
        if reference.stance is Stance.RELATED
        or (reference.stance is Stance.CONFLICTS) in against
        or _ends(reference, first.values())
        else replace(reference, stance=Stance.RELATED, reasons=())
        for reference in verdict.references
        if reference.statement.id not in first
    ]
    rest.sort(key=lambda reference: reference.stance is Stance.RELATED)
    references = (*first.values(), *rest)
    return replace(
        verdict, kind=verdict_of([reference.stance for reference in references]), references=references
    )


def _ends(reference: Reference, first: Iterable[Reference]) -> bool:
    """Whether it stands there as the notice that ended one of `first`, which is outdated by it."""
    return any(one.stance is Stance.OUTDATED and one.validity.by == reference.notice.id for one in first)


def _reference(one: Checked, verdict: Verdict, standing: bool, titles: dict[str, str]) -> Reference | None:
    validity = one.notice.validity_of(one.statement, verdict.as_of)
    stance = _weighed(one.answer.stance, validity, standing)
    if stance is None:
        return None
    reasons = [Reason(ReasonKind.WORDING, "", "", text("reason.known", note=one.answer.note))]
    if stance is Stance.OUTDATED:
        by = validity.by or ""
        words = text("reason.superseded", validity=validity_text(validity, titles.get(by)))
        reasons.append(Reason(ReasonKind.SUPERSEDED, "", by, words))
    return Reference(one.notice, one.statement, stance, 1.0, tuple(reasons), validity)


def _weighed(stance: Stance, validity: Validity, standing: bool) -> Stance | None:
    """The stance in the light of the statement's validity; None where it says nothing any more, or not yet."""
    if not standing:
        return stance
    if validity.state in _OVER:
        return Stance.OUTDATED if stance is Stance.SUPPORTS else None
    return None if validity.state in (ValidityState.UNKNOWN, ValidityState.NOT_YET) else stance
