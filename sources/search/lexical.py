"""Search by words: tantivy over each statement with its notice's title, publisher, tags and identifiers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Self

import Stemmer
import tantivy

from sources.notice import Notice
from sources.search import Candidate, cjk
from sources.search.documents import (
    HEAD_TERMS,
    KEY,
    NOTICE_ID,
    PAIRS,
    STATEMENT_ID,
    TERMS,
    TEXT_FIELDS,
    TEXT_KEY,
    WORDS,
    Terms,
    documents,
    make_schema,
    meant_text,
)
from sources.search.identifiers import keys_in
from sources.search.spelling import one_spelling

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TERM_WEIGHT: Final = 1.0
_HEAD_TERM_WEIGHT: Final = 0.4
_PAIR_WEIGHT: Final = 1.0
_HEAP: Final = 15_000_000
_LONG_ENOUGH: Final = 5
_MISSPELLED_WEIGHT: Final = 3.0
"""tantivy gives each word of a fuzzy query the same score of 1; a rare word's own is about 4 to 9."""
_DOCUMENT: Final = 32
"""Bits of a place that say which document of a segment; those above say which segment."""


@dataclass(frozen=True, slots=True)
class Places:
    """The statements of an index, in one order; each part of shape (statements,)."""

    places: NDArray[np.int64]
    keys: NDArray[np.uint64]
    """What stands for their texts with the title."""
    words: NDArray[np.int64]
    """How many words those have."""


class LexicalIndex:
    """An index by words; made from a table's notices it is in memory: 241 statements in about 60 ms.

    `terms` reads a text into terms in which equal things are equal ("sale" and "export", "BIS" and its full name): it
    comes from whoever knows the table's words. Without it only the words themselves are compared.

    A statement's `place` is a number that is its own in this index alone.
    """

    def __init__(self, notices: Sequence[Notice], terms: Terms | None = None) -> None:
        index = tantivy.Index(make_schema())
        writer = index.writer(heap_size=_HEAP, num_threads=1)
        for notice in notices:
            for document in documents(notice, terms, whole=False):
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._set(index, {notice.id: notice for notice in notices}, terms)

    @classmethod
    def over(cls, index: tantivy.Index, notices: Mapping[str, Notice], terms: Terms | None) -> Self:
        """The index over what was committed last to `index`; `notices` are the same, by their ids."""
        made = cls.__new__(cls)
        made._set(index, notices, terms)
        return made

    def _set(self, index: tantivy.Index, notices: Mapping[str, Notice], terms: Terms | None) -> None:
        self._index = index
        self._schema = index.schema
        self._searcher = index.searcher()
        self._notices = notices
        self._terms = terms

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def candidates(self, text: str, limit: int, links: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """See SearchIndex. A text without a word in common with the table finds nothing."""
        found = self.named(text, links)
        named = {candidate.notice_id for candidate in found}
        more = max(0, limit - len(found))
        hits = [self.candidate(place, score) for score, place in self.hits(text, limit + len(found))]
        return (*found, *[one for one in hits if one.notice_id not in named][:more])

    def named(self, text: str, links: tuple[str, ...] = ()) -> list[Candidate]:
        """The statements of notices that the text names by an identifier or a link, in its order.

        A name that several notices carry finds none.
        """
        ids: dict[str, None] = {}
        for key in keys_in(text, links):
            hits = self._searcher.search(self._term(KEY, key), limit=2, count=False).hits
            if len(hits) == 1:
                ids[str(self._searcher.doc(hits[0][1]).get_first(NOTICE_ID))] = None
        return [
            Candidate(notice_id, statement.id, float("inf"), exact=True)
            for notice_id in ids
            for statement in self._notices[notice_id].statements
        ]

    def hits(self, text: str, limit: int) -> list[tuple[float, int]]:
        """Score and place of what is found by words alone, best first."""
        query = self._query(text)
        if query is None or limit < 1:
            return []
        found = self._searcher.search(query, limit=limit, count=False).hits
        return [(float(score), address.segment_ord << _DOCUMENT | address.doc) for score, address in found]

    def candidate(self, place: int, score: float) -> Candidate:
        """The statement at a place."""
        address = tantivy.DocAddress(place >> _DOCUMENT, place & ((1 << _DOCUMENT) - 1))
        document = self._searcher.doc(address)
        return Candidate(str(document.get_first(NOTICE_ID)), str(document.get_first(STATEMENT_ID)), score)

    def places(self) -> Places:
        """All statements, by rising place."""
        import numpy as np

        if not len(self):
            none = np.zeros(0, dtype=np.int64)
            return Places(none, none.astype(np.uint64), none)
        hits = self._searcher.search(tantivy.Query.all_query(), limit=len(self), count=False).hits
        addresses = [address for _, address in hits]
        codes = (address.segment_ord << _DOCUMENT | address.doc for address in addresses)
        places = np.fromiter(codes, dtype=np.int64, count=len(hits))
        keys, words = (self._values(name, addresses) for name in (TEXT_KEY, WORDS))
        order = np.argsort(places, kind="stable")
        # The label of an index that is kept in a folder has no key.
        order = order[keys[order] >= 0]
        return Places(places[order], keys[order].astype(np.uint64), words[order])

    def _values(self, field: str, addresses: list[tantivy.DocAddress]) -> NDArray[np.int64]:
        import numpy as np

        values = (
            -1 if value is None else value for value in self._searcher.fast_field_values(field, addresses)
        )
        return np.fromiter(values, dtype=np.int64, count=len(addresses))

    def meant_text(self, place: int) -> str:
        """What the vector of the statement at a place is made of."""
        found = self.candidate(place, 0.0)
        notice = self._notices[found.notice_id]
        return next(meant_text(notice, one) for one in notice.statements if one.id == found.statement_id)

    def _term(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, index_option="basic")

    def _query(self, text: str) -> tantivy.Query | None:
        # Only letters, digits and points: what is left has no meaning in tantivy's query language.
        spelled = one_spelling(text)
        plain = "".join(sign if sign.isalnum() or sign == "." else " " for sign in cjk.without(spelled))
        words = plain.replace(".", " . ").lower()
        pairs = list(dict.fromkeys(cjk.pairs(spelled)))
        parts = []
        if plain.replace(".", " ").strip():
            query, _ = self._index.parse_query_lenient(words, list(TEXT_FIELDS), TEXT_FIELDS)
            parts += [query, *self._misspelled(words)]
        parts += self._weighted(PAIRS, pairs, _PAIR_WEIGHT)
        if parts and self._terms is not None:
            terms = list(dict.fromkeys(self._terms(text)))
            parts += self._weighted(TERMS, terms, _TERM_WEIGHT)
            parts += self._weighted(HEAD_TERMS, terms, _HEAD_TERM_WEIGHT)
        if not parts:
            return None
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, part) for part in parts])

    def _weighted(self, field: str, values: Sequence[str], weight: float) -> Iterator[tantivy.Query]:
        for value in values:
            yield tantivy.Query.boost_query(tantivy.Query.term_query(self._schema, field, value), weight)

    def _misspelled(self, words: str) -> Iterator[tantivy.Query]:
        """For each longer word that no statement has: the words that are one letter off, two from nine letters on."""
        for word in dict.fromkeys(words.split()):
            stem = Stemmer.Stemmer("english").stemWord(word)
            if len(stem) < _LONG_ENOUGH or self._searcher.doc_freq("statement", stem):
                continue
            off = 2 if len(stem) >= 9 else 1
            part = tantivy.Query.fuzzy_term_query(self._schema, "statement", stem, distance=off)
            yield tantivy.Query.boost_query(part, _MISSPELLED_WEIGHT)
