"""Search by words and by meaning together: the scores of both, weighed by what they show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from sources.notice import Notice
from sources.search import Candidate, SearchIndex
from sources.search.vector_file import VectorFile
from sources.search.vectors import Encoder, VectorIndex

_POOL: Final = 100
"""Candidates of either kind that are weighed; the right one is hardly ever further down in both."""
_WORDS: Final = 6.0
_TENTH: Final = 9
"""Where the scores by words are looked at again, to see how steeply they fall. Both chosen by docs/search.md."""


class CombinedIndex:
    """Statements by words and by meaning; see SearchIndex. The table and the text alone decide what is found.

    A statement's score is its cosine with the text plus its share of the best score by words, weighed by how steeply
    these fall. Where they fall from the first to the tenth, the words tell statements apart, and lead; where many
    statements have much the same words (ten sentences on one film), they say little, and the meaning decides. Ranks
    alone (reciprocal-rank fusion) cannot tell one from the other.

    While vectors are lacking, what is found is found by words: see `lacking` and `complete`.
    """

    def __init__(
        self, notices: Sequence[Notice], words: SearchIndex, encoder: Encoder, file: VectorFile | None = None
    ) -> None:
        self._words = words
        self._statements = [(notice.id, one.id) for notice in notices for one in notice.statements]
        self._places = {statement: place for place, statement in enumerate(self._statements)}
        self._vectors = VectorIndex([text for notice in notices for text in _texts(notice)], encoder, file)

    @property
    def lacking(self) -> int:
        """Statements that have no vector yet."""
        return self._vectors.lacking

    def complete(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Make the vectors that are lacking, until told to stop; others may search meanwhile."""
        self._vectors.complete(stopped)

    def candidates(self, text: str, limit: int, links: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """See SearchIndex. A text without a letter or digit finds nothing but what its links name."""
        if self.lacking or not any(sign.isalnum() for sign in text):
            return self._words.candidates(text, limit, links)
        pool = max(limit, _POOL)
        hits = self._words.candidates(text, pool, links)
        exact = [hit for hit in hits if hit.exact]
        named = {hit.notice_id for hit in exact}
        worded = [hit for hit in hits if not hit.exact]
        best = worded[0].score if worded else 1.0
        tenth = worded[_TENTH].score if len(worded) > _TENTH else 0.0
        weight = _WORDS * (1 - tenth / best) ** 3 / best
        # What the words did not find among so many has at most the score of the last that they did.
        rest = worded[-1].score if len(hits) >= pool else 0.0
        by_words = {self._places[hit.notice_id, hit.statement_id]: hit.score for hit in worded}
        found = sorted(
            (-cosine - weight * by_words.get(place, rest), place)
            for place, cosine in self._vectors.near(text, pool, sorted(by_words)).items()
            if self._statements[place][0] not in named
        )
        more = found[: max(0, limit - len(exact))]
        return (*exact, *(Candidate(*self._statements[place], -score) for score, place in more))

    def by_meaning(self, text: str, limit: int) -> tuple[Candidate, ...]:
        """What the vectors alone find: to measure with."""
        near = sorted((-cosine, place) for place, cosine in self._vectors.near(text, limit).items())
        return tuple(Candidate(*self._statements[place], -cosine) for cosine, place in near)


def _texts(notice: Notice) -> list[str]:
    """What a notice's vectors are made of: each statement after the title that says what it speaks of."""
    head = f"{notice.title}. " if notice.title else ""
    return [head + statement.text for statement in notice.statements]
