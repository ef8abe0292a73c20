"""The walk through a check: text, claims, candidates, findings, stances, verdicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Protocol

from bot.checking.confidence import with_chance
from bot.checking.evidence import NoticeReading
from bot.checking.judging import Judged, as_premise, judge_notice, read_notice
from bot.checking.reading.claims import claims_in
from bot.checking.reading.cleaning import clean
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.references import references_of
from bot.checking.result import Claim, Reference, Stance, Verdict, VerdictKind
from bot.checking.trace import Fate, Trace, trace_of, unnoted
from bot.checking.verdict import THRESHOLDS, Opinion, Scores, decide, verdict_of
from sources.notice import Notice, Statement
from sources.search import SearchIndex

CANDIDATES: Final = 36
"""Statements asked of the search. Three of a notice on average, so about twelve notices are judged."""
NOTICES: Final = 12
FAR_BEHIND: Final = 0.2
"""Share of the best score below which a statement that the search found is not near to the text."""
SCORED: Final = 4
"""Notices that the model is asked about at most: those that share most with the claim. Each costs 10 to 20 ms."""
_CLAUSES: Final = 4
"""Clauses of a claim from which on none is judged by itself: each costs as much as a claim."""
_CLAUSE_WORDS: Final = 3
"""Words that carry a subject from which a clause is judged by itself."""


class Entailment(Protocol):
    """A model that scores pairs of (evidence, claim)."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Scores]:
        """One Scores for each pair, in order."""
        ...


class Checker:
    """Checks texts against one table. Pure but for a cache of readings; for one thread at a time."""

    def __init__(
        self,
        notices: Mapping[str, Notice],
        index: SearchIndex,
        model: Entailment | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> None:
        self._notices = notices
        self._index = index
        self._model = model
        self._vocabulary = vocabulary or Vocabulary.of(tuple(notices.values()))
        self._read = _Readings(self._notices, self._vocabulary)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of its table."""
        return self._vocabulary

    def nearest(self, text: str, most: int) -> tuple[str, ...]:
        """The ids of the notices that the search finds first for a text, at most so many, none far behind the first."""
        found = self._index.candidates(text, CANDIDATES) if text else ()
        best = max((one.score for one in found if not one.exact), default=0.0)
        near = [one.notice_id for one in found if one.exact or one.score >= FAR_BEHIND * best]
        return tuple(dict.fromkeys(near))[:most]

    def notice(self, notice_id: str) -> Notice | None:
        """The notice with that id, if its table has it."""
        return self._notices.get(notice_id)

    def statement(self, statement_id: str) -> tuple[Notice, Statement] | None:
        """The statement with that id and its notice, if its table has it."""
        # A statement's id begins with its notice's: validation sees to it.
        notice = self._notices.get(statement_id.partition("#")[0])
        if notice is None:
            return None
        return next(((notice, one) for one in notice.statements if one.id == statement_id), None)

    def check(self, text: str, as_of: date) -> tuple[Verdict, ...]:
        """One verdict for each sentence of the text, in order, as of a day.

        Raises:
            InputError: the text is longer than what is checked at once.
        """
        cleaned = clean(text)
        return tuple(self.check_claim(claim, as_of, cleaned.links) for claim in claims_in(cleaned))

    def explain(self, text: str, as_of: date) -> tuple[Trace, ...]:
        """The same check with what was found on the way: one trace for each sentence of the text.

        Raises:
            InputError: the text is longer than what is checked at once.
        """
        cleaned = clean(text)
        return tuple(
            self._walk(claim, as_of, cleaned.links, all_scored=True).trace for claim in claims_in(cleaned)
        )

    def check_claim(self, claim: Claim, as_of: date, links: tuple[str, ...] = ()) -> Verdict:
        """The verdict of one claim; `links` are those of the message that it stands in."""
        return self._walk(claim, as_of, links).verdict

    def _walk(self, claim: Claim, as_of: date, links: tuple[str, ...], *, all_scored: bool = False) -> _Walk:
        if claim.not_a_claim is not None:
            return _Walk(Verdict(claim, VerdictKind.NOT_CHECKABLE, as_of))
        found = self._found(claim, links)
        opinions = self._opinions(claim, found[:NOTICES], all_scored=all_scored)
        noted: dict[str, Fate] = {}
        references = self._references(opinions, as_of, noted)
        if verdict_of([one.stance for one in references]) is VerdictKind.CONFLICTING:
            halves = self._halves(claim, opinions)
            told = [
                one for one in self._references(list(halves.values()), as_of) if one.stance is Stance.SUPPORTS
            ]
            ids = {one.notice.id for one in told}
            for id_ in ids:
                noted.pop(id_, None)
            references = (*told, *(one for one in references if one.notice.id not in ids))
            opinions = [halves[id_] if (id_ := one.evidence.notice.id) in ids else one for one in opinions]
        kind = verdict_of([reference.stance for reference in references])
        return _Walk(Verdict(claim, kind, as_of, references), found, opinions, noted)

    def _references(
        self, opinions: Sequence[Opinion], as_of: date, noted: dict[str, Fate] | None = None
    ) -> tuple[Reference, ...]:
        """The references that opinions come to; `noted` is filled with what became of those that are shown as less."""
        note = noted.__setitem__ if noted is not None else unnoted
        return tuple(
            with_chance(one) for one in references_of(opinions, self._read, self._vocabulary, as_of, note)
        )

    def opinions(self, claim: Claim, links: tuple[str, ...] = (), most: int = NOTICES) -> list[Opinion]:
        """What each notice that was found says to a claim, at most so many."""
        return self._opinions(claim, self._found(claim, links)[:most])

    def _found(self, claim: Claim, links: tuple[str, ...]) -> list[str]:
        """The ids of the notices that the search finds, best first."""
        found = self._index.candidates(claim.text, CANDIDATES, links)
        return list(dict.fromkeys(candidate.notice_id for candidate in found))

    def _opinions(self, claim: Claim, ids: Sequence[str], *, all_scored: bool = False) -> list[Opinion]:
        reading = read(claim.text, self._vocabulary)
        judged = [one for id_ in ids if (one := judge_notice(reading, self._read[id_], self._vocabulary))]
        leads = [
            all(one.shares >= other.shares or other.has_another_value(one) for other in judged)
            for one in judged
        ]
        opinions = [
            decide(one.evidence, one.findings, leads=lead) for one, lead in zip(judged, leads, strict=True)
        ]
        scores = self._scores(claim, judged, opinions, all_scored=all_scored)
        return [
            _spoken(
                one,
                decide(one.evidence, one.findings, scores[place], leads=leads[place])
                if place in scores
                else opinion,
            )
            for place, (one, opinion) in enumerate(zip(judged, opinions, strict=True))
        ]

    def _halves(self, claim: Claim, opinions: Sequence[Opinion]) -> dict[str, Opinion]:
        """By notice, what supports one clause of a claim of several; notices that contradict it are left out.

        "They stopped enforcing the rule, so nobody needs a licence" may be right and wrong, by two notices.
        """
        halves: dict[str, Opinion] = {}
        whole = read(claim.text, self._vocabulary)
        named = {token.key for token in whole.names}
        for start, end in whole.clauses if 1 < len(whole.clauses) <= _CLAUSES else ():
            # Blanks before it keep every word in its place.
            reading = read(" " * start + claim.text[start:end], self._vocabulary)
            if len(reading.content) < _CLAUSE_WORDS:
                continue
            for opinion in opinions:
                notice = opinion.evidence.read
                known = notice.head.keys.union(*(one.keys for one in notice.statements))
                # Who does it in one clause does it in the next, which need not name them again.
                if opinion.stance is Stance.CONFLICTS or not named <= known:
                    continue
                if judged := judge_notice(reading, notice, self._vocabulary):
                    half = decide(judged.evidence, judged.findings)
                    if half.stance is Stance.SUPPORTS:
                        halves[notice.notice.id] = half
        return halves

    def _scores(
        self, claim: Claim, judged: Sequence[Judged], opinions: Sequence[Opinion], *, all_scored: bool
    ) -> dict[int, Scores]:
        """The model's scores by place: of the notices that get a stance without it, then of those that may get one.

        Only where they could change what is said, unless `all_scored`: that is half of a check's time.
        """
        if self._model is None:
            return {}

        def nearness(place: int) -> tuple[bool, float]:
            stated = opinions[place].stance in (Stance.SUPPORTS, Stance.CONFLICTS)
            return stated, judged[place].evidence.whole.coverage + judged[place].speaks

        near = [
            place for place, one in enumerate(judged) if one.evidence.whole.coverage >= THRESHOLDS.model_whole
        ]
        near = sorted(near, key=nearness, reverse=True)[:SCORED]
        asked = [place for place in near if all_scored or opinions[place].open_to]
        scores = self._model.score([(as_premise(judged[place].evidence), claim.text) for place in asked])
        return dict(zip(asked, scores, strict=True))


def _spoken(judged: Judged, opinion: Opinion) -> Opinion:
    """What a notice says by its nearest statement, or where that is silent, by one beside it that contradicts."""
    if opinion.stance in (Stance.SUPPORTS, Stance.CONFLICTS):
        return opinion
    others = (decide(one.evidence, one.findings) for one in judged.beside)
    return next((one for one in others if one.stance is Stance.CONFLICTS), opinion)


@dataclass(frozen=True, slots=True)
class _Walk:
    """One claim's way to its verdict, from which a trace is made where somebody asks for it."""

    verdict: Verdict
    found: Sequence[str] = ()
    opinions: Sequence[Opinion] = ()
    noted: Mapping[str, Fate] = field(default_factory=dict)

    @property
    def trace(self) -> Trace:
        """The verdict with every notice that was considered for it."""
        opinions = {opinion.evidence.notice.id: opinion for opinion in self.opinions}
        return trace_of(self.verdict, self.found, opinions, NOTICES, self.noted)


class _Readings(Mapping[str, NoticeReading]):
    """The readings of a table's notices by id, each made when it is first asked for."""

    def __init__(self, notices: Mapping[str, Notice], vocabulary: Vocabulary) -> None:
        self._notices = notices
        self._vocabulary = vocabulary
        self._made: dict[str, NoticeReading] = {}
        self._ended: defaultdict[str, list[Notice]] = defaultdict(list)
        for notice in notices.values():
            if notice.term.ended_by:
                self._ended[notice.term.ended_by].append(notice)

    def __getitem__(self, notice_id: str) -> NoticeReading:
        made = self._made.get(notice_id)
        if made is None:
            made = self._made[notice_id] = read_notice(
                self._notices[notice_id], self._vocabulary, self._ended.get(notice_id, ())
            )
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._notices)

    def __len__(self) -> int:
        return len(self._notices)

    def __contains__(self, notice_id: object) -> bool:
        return notice_id in self._notices
