"""Search by words: tantivy over each statement with its notice's title, publisher, tags and identifiers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import Stemmer
import tantivy

from sources.notice import Notice
from sources.search import Candidate
from sources.search.identifiers import Identifiers
from sources.search.spelling import one_spelling

_FIELDS: Final = {"statement": 1.0, "tags": 0.5, "publisher": 0.3}
"""Weights of the fields, chosen on 160 labelled claims of the shipped table: docs/search.md.

The title stands in the statement's field, before it: a word in both counts little more than once. As a field of its
own (weight 0.6) it lost 7 of 100 answers among the first five on Fool-Me-Twice.
"""
_TERMS: Final = "terms"
_HEAD_TERMS: Final = "head_terms"
_TERM_WEIGHT: Final = 1.0
_HEAD_TERM_WEIGHT: Final = 0.4
Terms = Callable[[str], Iterable[str]]
_HEAP: Final = 15_000_000
_LONG_ENOUGH: Final = 5
_MISSPELLED_WEIGHT: Final = 3.0
"""tantivy gives each word of a fuzzy query the same score of 1; a rare word's own is about 4 to 9."""


class LexicalIndex:
    """An index in memory, made from a table's notices in one pass: 241 statements in about 60 ms.

    `terms` reads a text into terms in which equal things are equal ("sale" and "export", "BIS" and its full name): it
    comes from whoever knows the table's words. Without it only the words themselves are compared.
    """

    def __init__(self, notices: Sequence[Notice], terms: Terms | None = None) -> None:
        self._terms = terms
        self._identifiers = Identifiers(notices)
        self._statements = {
            notice.id: tuple(statement.id for statement in notice.statements) for notice in notices
        }
        builder = tantivy.SchemaBuilder()
        for name in _FIELDS:
            builder.add_text_field(name, stored=False, tokenizer_name="en_stem")
        for name in (_TERMS, _HEAD_TERMS):
            builder.add_text_field(name, stored=False, tokenizer_name="whitespace")
        for name in ("notice_id", "statement_id"):
            builder.add_text_field(name, stored=True, tokenizer_name="raw")
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        for notice in notices:
            for document in self._documents(notice):
                writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def _documents(self, notice: Notice) -> Iterator[tantivy.Document]:
        tags = "; ".join((*notice.tags, *notice.identifiers))
        publisher = f"{notice.publisher} {notice.jurisdiction}"
        head = " ".join(self._terms(f"{notice.title}. {publisher}. {tags}")) if self._terms else ""
        for statement in notice.statements:
            yield tantivy.Document(
                statement=[one_spelling(f"{notice.title}. {statement.text}")],
                tags=[one_spelling(tags)],
                publisher=[one_spelling(publisher)],
                terms=[" ".join(self._terms(statement.text)) if self._terms else ""],
                head_terms=[head],
                notice_id=[notice.id],
                statement_id=[statement.id],
            )

    def candidates(self, text: str, limit: int, links: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """See SearchIndex. A text without a word in common with the table finds nothing."""
        named = self._identifiers.find(text, links)
        found = [
            Candidate(notice_id, statement_id, float("inf"), exact=True)
            for notice_id in named
            for statement_id in self._statements[notice_id]
        ]
        query = self._query(text)
        hits = self._searcher.search(query, limit=limit + len(found)).hits if query is not None else []
        for score, address in hits:
            document = self._searcher.doc(address)
            notice_id = str(document.get_first("notice_id"))
            if notice_id not in named:
                found.append(Candidate(notice_id, str(document.get_first("statement_id")), float(score)))
        return tuple(found[: max(limit, sum(candidate.exact for candidate in found))])

    def _query(self, text: str) -> tantivy.Query | None:
        # Only letters, digits and points: what is left has no meaning in tantivy's query language.
        plain = "".join(sign if sign.isalnum() or sign == "." else " " for sign in one_spelling(text))
        words = plain.replace(".", " . ").lower()
        if not plain.replace(".", " ").strip():
            return None
        query, _ = self._index.parse_query_lenient(words, list(_FIELDS), _FIELDS)
        parts = [(tantivy.Occur.Should, query)]
        parts += [(tantivy.Occur.Should, part) for part in self._misspelled(words)]
        if self._terms is not None:
            for term in dict.fromkeys(self._terms(text)):
                for field, weight in ((_TERMS, _TERM_WEIGHT), (_HEAD_TERMS, _HEAD_TERM_WEIGHT)):
                    part = tantivy.Query.term_query(self._schema, field, term)
                    parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(part, weight)))
        return tantivy.Query.boolean_query(parts)

    def _misspelled(self, words: str) -> Iterator[tantivy.Query]:
        """For each longer word that no statement has: the words that are one letter off, two from nine letters on."""
        for word in dict.fromkeys(words.split()):
            stem = Stemmer.Stemmer("english").stemWord(word)
            if len(stem) < _LONG_ENOUGH or self._searcher.doc_freq("statement", stem):
                continue
            off = 2 if len(stem) >= 9 else 1
            part = tantivy.Query.fuzzy_term_query(self._schema, "statement", stem, distance=off)
            yield tantivy.Query.boost_query(part, _MISSPELLED_WEIGHT)
