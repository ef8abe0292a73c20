"""The walk through a check: text, claims, candidates, findings, stances, verdicts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from bot.checking.claims import find_claims
from bot.checking.cleaning import clean
from bot.checking.evidence import Evidence, NoticeReading
from bot.checking.judges import Finding, Judge, Sign
from bot.checking.judges.date import judge_dates
from bot.checking.judges.modality import judge_modality
from bot.checking.judges.name import judge_names
from bot.checking.judges.number import judge_numbers
from bot.checking.judges.polarity import judge_polarity
from bot.checking.judges.scope import judge_scope
from bot.checking.reading import Reading, read
from bot.checking.result import Claim, Reference, Stance, Verdict, VerdictKind
from bot.checking.verdict import Opinion, opinion, verdict_of
from bot.checking.vocabulary import Vocabulary
from sources.notice import Notice
from sources.search import SearchIndex

JUDGES: Final[tuple[Judge, ...]] = (judge_numbers, judge_dates, judge_names, judge_polarity, judge_scope, judge_modality)
CANDIDATES: Final = 16
_NOTICES: Final = 8
_SHOWN: Final = 8


class Checker:
    """Checks texts against one table. Pure but for a cache of readings; safe to call from one thread at a time."""

    def __init__(self, notices: Sequence[Notice], index: SearchIndex, vocabulary: Vocabulary | None = None) -> None:
        self._notices = {notice.id: notice for notice in notices}
        self._index = index
        self._vocabulary = vocabulary or Vocabulary.of(notices)
        self._read: dict[str, NoticeReading] = {}

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
        reading = read(claim.text, self._vocabulary)
        found = self._index.candidates(claim.text, CANDIDATES, links)
        ids = list(dict.fromkeys(candidate.notice_id for candidate in found))[:_NOTICES]
        opinions = [best for id_ in ids if (best := self.opinion_of(reading, self._notices[id_])) is not None]
        references = tuple(self._references(opinions, as_of))
        return Verdict(claim, verdict_of([reference.stance for reference in references]), as_of, references)

    def opinion_of(self, claim: Reading, notice: Notice) -> Opinion | None:
        """What a notice says to a claim: the opinion of its statement that speaks to it most."""
        read_notice = self.read_notice(notice)
        opinions = []
        for place in range(len(notice.statements)):
            evidence = Evidence(claim, read_notice, place, self._vocabulary)
            findings = tuple(finding for judge in JUDGES for finding in judge(evidence))
            opinions.append(opinion(evidence, findings))
        return max(opinions, key=_speaks, default=None)

    def read_notice(self, notice: Notice) -> NoticeReading:
        """The notice's readings, made once."""
        known = self._read.get(notice.id)
        if known is None or known.notice is not notice:
            head = "; ".join((notice.title, notice.publisher, notice.jurisdiction, *notice.identifiers, *notice.tags))
            statements = tuple(read(statement.text, self._vocabulary) for statement in notice.statements)
            known = self._read[notice.id] = NoticeReading(notice, read(head, self._vocabulary), statements)
        return known

    def _references(self, opinions: list[Opinion], as_of: date) -> Iterator[Reference]:
        stated = [one for one in opinions if one.stance in (Stance.SUPPORTS, Stance.CONFLICTS)]
        best = max((one.confidence for one in stated), default=0.0)
        for one in sorted(opinions, key=lambda one: (one.stance in (Stance.SUPPORTS, Stance.CONFLICTS), one.confidence), reverse=True):
            if one.stance is None:
                continue
            notice, statement = one.evidence.notice, one.evidence.statement
            stance = one.stance
            if stance is not Stance.RELATED and one.confidence < best - 0.12:
                stance = Stance.RELATED
            yield Reference(notice, statement, stance, one.confidence, (), notice.validity_of(statement, as_of))


def _speaks(one: Opinion) -> tuple[float, float]:
    agreeing = sum(finding.sign is Sign.AGREES and finding.firm for finding in one.findings)
    return (one.evidence.own.coverage + 0.1 * agreeing, one.evidence.headed.coverage)


__all__ = ["JUDGES", "Checker", "Finding"]
