"""What the index by words keeps of each statement: its fields, and how they are filled."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import Final

import tantivy

from sources.database.records import to_json
from sources.notice import Notice, Statement
from sources.search import cjk
from sources.search.identifiers import keys_of
from sources.search.spelling import one_spelling

TEXT_FIELDS: Final = {"statement": 1.0, "tags": 0.5, "publisher": 0.3}
"""Weights of the fields, chosen on 160 labelled claims of the shipped table: docs/search.md.

The title stands in the statement's field, before it: a word in both counts little more than once. As a field of its
own (weight 0.6) it lost 7 of 100 answers among the first five on Fool-Me-Twice.
"""
TERMS: Final = "terms"
HEAD_TERMS: Final = "head_terms"
PAIRS: Final = "pairs"
KEY: Final = "key"
NOTICE_ID: Final = "notice_id"
STATEMENT_ID: Final = "statement_id"
NOTICE: Final = "notice"
TEXT_KEY: Final = "text_key"
WORDS: Final = "words"
Terms = Callable[[str], Iterable[str]]


def make_schema() -> tantivy.Schema:
    """The fields of a document. One stands for each statement; the first of a notice holds the notice's own too."""
    builder = tantivy.SchemaBuilder()
    for name in TEXT_FIELDS:
        builder.add_text_field(name, stored=False, tokenizer_name="en_stem")
    for name in (TERMS, HEAD_TERMS, PAIRS):
        builder.add_text_field(name, stored=False, tokenizer_name="whitespace")
    builder.add_text_field(KEY, stored=False, tokenizer_name="raw", index_option="basic")
    for name in (NOTICE_ID, STATEMENT_ID):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(NOTICE, stored=True)
    for name in (TEXT_KEY, WORDS):
        builder.add_integer_field(name, fast=True)
    return builder.build()


def documents(notice: Notice, terms: Terms | None, *, whole: bool) -> Iterator[tantivy.Document]:
    """The documents of a notice's statements; `whole`: with the notice itself, where no table is at hand."""
    tags = "; ".join((*notice.tags, *notice.identifiers))
    publisher = f"{notice.publisher} {notice.jurisdiction}"
    head = f"{notice.title}. {publisher}. {tags}"
    head_terms = " ".join(terms(head)) if terms else ""
    head_pairs = " ".join(cjk.pairs(one_spelling(head)))
    for place, statement in enumerate(notice.statements):
        meant = meant_text(notice, statement)
        document = tantivy.Document(
            statement=[one_spelling(f"{notice.title}. {statement.text}")],
            tags=[one_spelling(tags)],
            publisher=[one_spelling(publisher)],
            terms=[" ".join(terms(statement.text)) if terms else ""],
            head_terms=[head_terms],
            notice_id=[notice.id],
            statement_id=[statement.id],
            text_key=[text_key(meant)],
            words=[len(meant.split())],
        )
        if pairs := f"{head_pairs} {' '.join(cjk.pairs(one_spelling(statement.text)))}".strip():
            document.add_text(PAIRS, pairs)
        if not place:
            for key in keys_of(notice):
                document.add_text(KEY, key)
            if whole:
                document.add_bytes(NOTICE, to_json(notice).encode())
        yield document


def meant_text(notice: Notice, statement: Statement) -> str:
    """What a statement's vector is made of: its text after the title that says what it speaks of."""
    return f"{notice.title}. {statement.text}" if notice.title else statement.text


def text_key(text: str) -> int:
    """63 bits that stand for a text: of a million texts, the chance that any two share them is 5 in 100 million."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1
