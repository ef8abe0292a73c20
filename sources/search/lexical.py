"""Search by words: tantivy over each statement with its notice's title, publisher, tags and identifiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import tantivy

from sources.notice import Notice
from sources.search import Candidate
from sources.search.identifiers import Identifiers

_FIELDS: Final = {"statement": 1.0, "title": 0.6, "tags": 0.8, "publisher": 0.3}
"""Weights of the fields, chosen on 160 labelled claims of the shipped table: docs/evaluation.md, "Finding"."""
_HEAP: Final = 15_000_000


class LexicalIndex:
    """An index in memory, made from a table's notices in one pass: 241 statements in about 30 ms."""

    def __init__(self, notices: Sequence[Notice]) -> None:
        self._identifiers = Identifiers(notices)
        self._statements = {
            notice.id: tuple(statement.id for statement in notice.statements) for notice in notices
        }
        schema = tantivy.SchemaBuilder()
        for name in _FIELDS:
            schema.add_text_field(name, stored=False, tokenizer_name="en_stem")
        schema.add_text_field("notice_id", stored=True, tokenizer_name="raw")
        schema.add_text_field("statement_id", stored=True, tokenizer_name="raw")
        self._index = tantivy.Index(schema.build())
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        for notice in notices:
            for statement in notice.statements:
                writer.add_document(
                    tantivy.Document(
                        statement=[statement.text],
                        title=[notice.title],
                        tags=["; ".join((*notice.tags, *notice.identifiers))],
                        publisher=[f"{notice.publisher} {notice.jurisdiction}"],
                        notice_id=[notice.id],
                        statement_id=[statement.id],
                    )
                )
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def candidates(self, text: str, limit: int, links: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """See SearchIndex. A text without a word in common with the table finds nothing."""
        named = self._identifiers.find(text, links)
        exact = [
            Candidate(notice_id, statement_id, float("inf"), exact=True)
            for notice_id in named
            for statement_id in self._statements[notice_id]
        ]
        query = self._query(text)
        hits = self._searcher.search(query, limit=limit + len(exact)).hits if query is not None else []
        found = list(exact)
        for score, address in hits:
            document = self._searcher.doc(address)
            notice_id = document.get_first("notice_id")
            if notice_id not in named:
                found.append(Candidate(notice_id, document.get_first("statement_id"), float(score)))
        return tuple(found[: max(limit, len(exact))])

    def _query(self, text: str) -> tantivy.Query | None:
        words = "".join(character if character.isalnum() or character in ".'" else " " for character in text)
        if not words.strip():
            return None
        query, _ = self._index.parse_query_lenient(
            words.replace("'", " ").replace(".", " . ").lower(), list(_FIELDS), _FIELDS
        )
        return query
