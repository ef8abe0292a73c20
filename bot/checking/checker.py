"""The walk through a check: text, claims, candidates, findings, stances, verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Protocol

from bot.checking.alignment import align
from bot.checking.claims import find_claims
from bot.checking.cleaning import clean
from bot.checking.evidence import Evidence, NoticeReading
from bot.checking.judges import Finding, Judge, Sign
from bot.checking.judges.contrary import judge_contraries
from bot.checking.judges.date import judge_dates
from bot.checking.judges.modality import judge_modality
from bot.checking.judges.name import judge_names
from bot.checking.judges.number import judge_numbers
from bot.checking.judges.polarity import judge_polarity
from bot.checking.judges.scope import judge_scope
from bot.checking.lexicon import lexicon
from bot.checking.reading import Reading, read
from bot.checking.references import references_of
from bot.checking.result import Claim, ReasonKind, Verdict, VerdictKind
from bot.checking.verdict import Opinion, Scores, decide, verdict_of
from bot.checking.vocabulary import Vocabulary
from sources.notice import Notice
from sources.search import SearchIndex

JUDGES: Final[tuple[Judge, ...]] = (
    judge_numbers,
    judge_dates,
    judge_names,
    judge_polarity,
    judge_scope,
    judge_modality,
    judge_contraries,
)
CANDIDATES: Final = 36
"""Statements asked of the search. Three of a notice on average, so about twelve notices are judged."""
NOTICES: Final = 12
STATEMENTS: Final = 6
"""Statements of a notice that are judged: those with most of the claim's words. More found nothing on 204 claims."""


class Entailment(Protocol):
    """A model that scores pairs of (evidence, claim)."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Scores]:
        """One Scores for each pair, in order."""
        ...


class Checker:
    """Checks texts against one table. Pure but for a cache of readings; for one thread at a time."""

    def __init__(
        self,
        notices: Sequence[Notice],
        index: SearchIndex,
        model: Entailment | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._notices = {notice.id: notice for notice in notices}
        self._index = index
        self._model = model
        self._vocabulary = vocabulary or Vocabulary.of(notices)
        self._read = _Readings(self._notices, self._vocabulary)

    def check(self, text: str, as_of: date) -> tuple[Verdict, ...]:
        """One verdict for each sentence of the text, in order, as of a day.

        Raises:
            InputError: the text is longer than what is checked at once.
        """
        links = clean(text).links
        return tuple(self.check_claim(claim, as_of, links) for claim in find_claims(text))

    def check_claim(self, claim: Claim, as_of: date, links: tuple[str, ...] = ()) -> Verdict:
        """The verdict of one claim; `links` are those of the message that it stands in."""
        if claim.not_a_claim is not None:
            return Verdict(claim, VerdictKind.NOT_CHECKABLE, as_of)
        references = references_of(self.opinions(claim, links), self._read, self._vocabulary, as_of)
        return Verdict(claim, verdict_of([reference.stance for reference in references]), as_of, references)

    def opinions(self, claim: Claim, links: tuple[str, ...] = ()) -> list[Opinion]:
        """What each notice that was found says to a claim."""
        reading = read(claim.text, self._vocabulary)
        found = self._index.candidates(claim.text, CANDIDATES, links)
        ids = list(dict.fromkeys(candidate.notice_id for candidate in found))[:NOTICES]
        judged = [judged for id_ in ids if (judged := self._judge(reading, self._read[id_])) is not None]
        scores: Sequence[Scores | None] = [None] * len(judged)
        if self._model is not None:
            scores = self._model.score([(as_premise(evidence), claim.text) for evidence, _ in judged])
        return [
            decide(evidence, findings, score)
            for (evidence, findings), score in zip(judged, scores, strict=True)
        ]

    def _judge(
        self, claim: Reading, read_notice: NoticeReading
    ) -> tuple[Evidence, tuple[Finding, ...]] | None:
        """The statement of a notice that speaks to the claim most, and what the judges find in it."""
        whole = align(claim, (read_notice.head, *read_notice.statements), self._vocabulary)
        evidences = [
            Evidence(claim, read_notice, place, self._vocabulary, whole)
            for place in range(len(read_notice.statements))
        ]
        nearest = sorted(evidences, key=lambda evidence: evidence.own.coverage, reverse=True)[:STATEMENTS]
        judged = [
            (evidence, tuple(finding for judge in JUDGES for finding in judge(evidence))) for evidence in nearest
        ]
        best = max(judged, key=_speaks, default=None)
        if best is None:
            return None
        return best[0], (*best[1], *_denied_beside(best[0], judged))


class _Readings(Mapping[str, NoticeReading]):
    """The readings of a table's notices by id, each made when it is first asked for."""

    def __init__(self, notices: Mapping[str, Notice], vocabulary: Vocabulary) -> None:
        self._notices = notices
        self._vocabulary = vocabulary
        self._made: dict[str, NoticeReading] = {}

    def __getitem__(self, notice_id: str) -> NoticeReading:
        made = self._made.get(notice_id)
        if made is None:
            made = self._made[notice_id] = read_notice(self._notices[notice_id], self._vocabulary)
        return made

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._notices)

    def __len__(self) -> int:
        return len(self._notices)

    def __contains__(self, notice_id: object) -> bool:
        return notice_id in self._notices


def read_notice(notice: Notice, vocabulary: Vocabulary) -> NoticeReading:
    """Read a notice's head and statements."""
    place = lexicon().jurisdictions.get(notice.jurisdiction, notice.jurisdiction)
    head = "; ".join((notice.title, notice.publisher, place, *notice.identifiers, *notice.tags))
    statements = tuple(read(statement.text, vocabulary) for statement in notice.statements)
    return NoticeReading(notice, read(head, vocabulary), statements)


_PREMISE_STATEMENTS: Final = 3
_BESIDE: Final = 0.6
_IN_SLOT: Final = {Sign.AGREES: 0.35, Sign.DIFFERS: 0.3, Sign.ABSENT: 0.0}
_EXACT: Final = (ReasonKind.NUMBER, ReasonKind.DATE)


def as_premise(evidence: Evidence) -> str:
    """A notice as the model is shown it: its title, then the statements that share most with the claim, in their order.

    Measured on 120 pairs of the shipped table with one set of weights: a statement alone 0.43 right, title and
    relevant statements together 0.66.
    """
    notice = evidence.notice
    claimed = evidence.claim.keys
    numbers = {quantity.value for quantity in evidence.claim.quantities}

    def shared(place: int) -> float:
        reading = evidence.read.statements[place]
        weight = sum(evidence.vocabulary.weight(token) for token in reading.content if token.key in claimed)
        return weight + sum(2.0 for quantity in reading.quantities if quantity.value in numbers)

    others = sorted(
        (place for place in range(len(notice.statements)) if place != evidence.place),
        key=shared,
        reverse=True,
    )
    places = sorted(
        [evidence.place, *(place for place in others[: _PREMISE_STATEMENTS - 1] if shared(place) > 0)]
    )
    return " ".join((notice.title.rstrip(".") + ".", *(notice.statements[place].text for place in places)))


def _denied_beside(
    best: Evidence, judged: Sequence[tuple[Evidence, tuple[Finding, ...]]]
) -> Iterator[Finding]:
    """What another statement of the notice firmly says the contrary of: it keeps the notice from supporting the claim."""
    for evidence, findings in judged:
        if evidence is not best and evidence.headed.coverage >= _BESIDE:
            for finding in findings:
                if finding.kind is ReasonKind.POLARITY and finding.sign is Sign.DIFFERS and finding.firm:
                    yield replace(finding, firm=False, source_span=None)


def _speaks(judged: tuple[Evidence, tuple[Finding, ...]]) -> float:
    """How much a statement speaks to a claim: the words that it has, half of them with the notice's head, and the
    numbers and dates in the claim's own slots, the same or others."""
    evidence, findings = judged
    exact = sum(_IN_SLOT[finding.sign] for finding in findings if finding.firm and finding.kind in _EXACT)
    return evidence.own.coverage + evidence.headed.coverage + exact
