"""Search by words and by meaning together: the scores of both, weighed by what they show."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from sources.search import Candidate, Progress, cjk
from sources.search.lexical import LexicalIndex
from sources.search.vector_file import VectorFile
from sources.search.vectors import Encoder, VectorIndex

_POOL: Final = 100
"""Candidates of either kind that are weighed; the right one is hardly ever further down in both."""
_WORDS: Final = 6.0
_TENTH: Final = 9
"""Where the scores by words are looked at again, to see how steeply they fall. Both chosen by docs/search.md."""
_SAYS_ENOUGH: Final = 30
_SHORT: Final = 0.08
"""A text of fewer words than that, its title's with them, loses so much for each time that it is e times as short:
three words on a subject are near every question about it, and answer none. Chosen by docs/search.md."""


class CombinedIndex:
    """Statements by words and by meaning; see SearchIndex. The table and the text alone decide what is found.

    A statement's score is its cosine with the text plus its share of the best score by words, weighed by how steeply
    these fall, less something where it has few words. Where the scores by words fall from the first to the tenth, the
    words tell statements apart, and lead; where many statements have much the same words (ten sentences on one film),
    they say little, and the meaning decides. Ranks alone (reciprocal-rank fusion) cannot tell one from the other.

    While vectors are lacking, what is found is found by words: see `lacking` and `complete`. So is what a text in
    Chinese, Japanese or Korean finds: the encoder reads English.
    """

    def __init__(
        self, words: LexicalIndex, encoder: Encoder, file: VectorFile | None = None, *, late: bool = False
    ) -> None:
        """`late`: what is there of vectors is looked up by `complete` too; a second for 500,000 statements."""
        self._words = words
        self._encoder = encoder
        self._file = file
        self._vectors = None if late else self._looked_up()

    @property
    def lacking(self) -> int:
        """Statements that have no vector yet, as far as is known."""
        return len(self._words) if self._vectors is None else self._vectors.lacking

    def _looked_up(self) -> VectorIndex:
        import numpy as np

        found = self._words.places()
        self._places = found.places
        self._short = _SHORT * np.minimum(0, np.log(np.maximum(1, found.words) / _SAYS_ENOUGH))
        return VectorIndex(found.keys, self._text_of, self._encoder, self._file)

    def complete(
        self, stopped: Callable[[], bool] = lambda: False, progress: Progress = lambda done, all_: None
    ) -> None:
        """Make the vectors that are lacking, until told to stop; others may search meanwhile."""
        vectors = self._vectors or self._looked_up()
        vectors.complete(stopped, progress)
        self._vectors = vectors

    def candidates(self, text: str, limit: int, links: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """See SearchIndex. A text without a letter or digit finds nothing but what its links name."""
        if (
            self._vectors is None
            or self._vectors.lacking
            or not any(sign.isalnum() for sign in text)
            or cjk.is_mostly(text)
        ):
            return self._words.candidates(text, limit, links)
        pool = max(limit, _POOL)
        exact = self._words.named(text, links)
        named = {hit.notice_id for hit in exact}
        hits = self._words.hits(text, pool)
        worded = [hit for hit in hits if not named or self._words.candidate(hit[1], 0).notice_id not in named]
        best = worded[0][0] if worded else 1.0
        tenth = worded[_TENTH][0] if len(worded) > _TENTH else 0.0
        weight = _WORDS * (1 - tenth / best) ** 3 / best
        # What the words did not find among so many has at most the score of the last that they did.
        rest = worded[-1][0] if worded and len(hits) >= pool else 0.0
        by_words = {self._row(place): score for score, place in worded}
        found = sorted(
            (-cosine - weight * by_words.get(row, rest) - float(self._short[row]), row)
            for row, cosine in self._vectors.near(text, pool, sorted(by_words)).items()
        )
        more: list[Candidate] = []
        for score, row in found:
            if len(more) >= limit - len(exact):
                break
            candidate = self._words.candidate(int(self._places[row]), -score)
            if candidate.notice_id not in named:
                more.append(candidate)
        return (*exact, *more)

    def by_meaning(self, text: str, limit: int) -> tuple[Candidate, ...]:
        """What the vectors alone find, once they are complete: to measure with."""
        near = self._vectors.near(text, limit) if self._vectors else {}
        found = sorted((-cosine, row) for row, cosine in near.items())
        return tuple(self._words.candidate(int(self._places[row]), -cosine) for cosine, row in found)

    def _row(self, place: int) -> int:
        return int(self._places.searchsorted(place))

    def _text_of(self, row: int) -> str:
        return self._words.meant_text(int(self._places[row]))
