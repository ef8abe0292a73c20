"""The walk through a check: text, claims, candidates, findings, stances, verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, Protocol

from bot.checking.claims import find_claims
from bot.checking.cleaning import clean
from bot.checking.evidence import NoticeReading
from bot.checking.judging import Judged, as_premise, judge_notice, read_notice
from bot.checking.reading import read
from bot.checking.references import references_of
from bot.checking.result import Claim, Verdict, VerdictKind
from bot.checking.verdict import THRESHOLDS, Opinion, Scores, decide, verdict_of
from bot.checking.vocabulary import Vocabulary
from sources.notice import Notice
from sources.search import SearchIndex

CANDIDATES: Final = 36
"""Statements asked of the search. Three of a notice on average, so about twelve notices are judged."""
NOTICES: Final = 12
SCORED: Final = 4
"""Notices that the model is asked about: those that share most with the claim. It costs about 10 ms for each."""


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
        judged = [one for id_ in ids if (one := judge_notice(reading, self._read[id_], self._vocabulary))]
        scores = self._scores(claim, judged)
        return [decide(one.evidence, one.findings, scores.get(one.evidence.notice.id)) for one in judged]

    def _scores(self, claim: Claim, judged: Sequence[Judged]) -> dict[str, Scores]:
        """The model's scores by notice, for those notices that may get a stance at all."""
        if self._model is None:
            return {}
        near = [one for one in judged if one.evidence.whole.coverage >= THRESHOLDS.model_whole]
        near = sorted(near, key=lambda one: one.evidence.whole.coverage + one.speaks, reverse=True)[:SCORED]
        scores = self._model.score([(as_premise(one.evidence), claim.text) for one in near])
        return {one.evidence.notice.id: score for one, score in zip(near, scores, strict=True)}


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

    def __iter__(self) -> Iterator[str]:
        return iter(self._notices)

    def __len__(self) -> int:
        return len(self._notices)

    def __contains__(self, notice_id: object) -> bool:
        return notice_id in self._notices
