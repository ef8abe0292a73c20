"""How a table is searched: by words alone, or by words and meaning. Decided here, once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from functools import partial
from typing import Final

from platformdirs import user_cache_path

from bot.indexes import TableIndex, logged
from bot.settings import Settings
from bot.tables import merged
from sources.database.address import file_of, parse_address
from sources.notice import Notice
from sources.search import Progress, SearchIndex
from sources.search.fusion import CombinedIndex
from sources.search.lexical import LexicalIndex
from sources.search.vector_file import VectorFile
from sources.search.vectors import Encoder

MEANING_FROM: Final = 1_000
"""Statements from which a table is searched by meaning too.

On the shipped table (241 statements, one matter, its own aliases) meaning adds nothing: by words the right notice is
among the 12 that are judged for 157 of 158 labelled claims, and among the first three for 153; with vectors for 156 and
147. It would cost 0.3 s of start and up to 90 MB. In a corpus of 17,562 sentences words put a right one among the first
20 for 84 of 100 queries, both together for 94. docs/search.md has the figures.
"""
_STORED_FROM: Final = 256
"""Texts from which vectors are worth a file: fewer are made again in a few seconds."""

_LATE_FROM: Final = 300_000
"""Statements from which vectors are looked up in a thread: a row that was added is found by its words at once."""


def load_encoder() -> Encoder | None:
    """The sentence encoder that ships; None where it was left out."""
    from bot.model.sentence_encoder import SentenceEncoder, default_encoder_folder

    folder = default_encoder_folder()
    return SentenceEncoder.load(folder) if folder else None


def index_of_table(
    table: TableIndex, settings: Settings | None = None, progress: Progress = lambda done, all_: None
) -> SearchIndex:
    """An index over a set of tables, complete: what a command needs that ends with its answer.

    `settings`: of whose database the tables are; None where they are of a file.
    """
    if table.statements < MEANING_FROM:
        return table.words
    return _with_meaning(
        table.words, progress, vector_file(settings) if settings else _of_corpora(table.words)
    )


def index_of_corpus(documents: Sequence[Notice], progress: Progress = lambda done, all_: None) -> SearchIndex:
    """An index over documents of any kind, by words and meaning, complete; of equal ids the first counts.

    Documents have no terms of their own, and on Fool-Me-Twice those that are guessed from them did harm.
    """
    return index_of_words(LexicalIndex(merged([documents])), progress)


def index_of_words(words: LexicalIndex, progress: Progress = lambda done, all_: None) -> SearchIndex:
    """By words and meaning, complete, over documents whose index by words there is."""
    return _with_meaning(words, progress, _of_corpora(words))


def vector_file(settings: Settings) -> VectorFile:
    """Where the vectors of a database's tables are kept: beside its file, else in the user's cache."""
    database = file_of(parse_address(settings.database()))
    folder = database.parent if database else user_cache_path("crosscheck", appauthor=False)
    return VectorFile(folder / f"{database.stem if database else 'tables'}.vectors")


def _of_corpora(words: LexicalIndex) -> VectorFile | None:
    folder = user_cache_path("crosscheck", appauthor=False)
    return VectorFile(folder / "corpora.vectors") if len(words) >= _STORED_FROM else None


def _with_meaning(words: LexicalIndex, progress: Progress, file: VectorFile | None) -> SearchIndex:
    encoder = load_encoder()
    if encoder is None:
        return words
    index = CombinedIndex(words, encoder, file)
    index.complete(progress=progress)
    return index


class Meaning:
    """What adds meaning to the search of large tables in a running process: one encoder, one file of vectors.

    Vectors that are lacking are made in a thread, while checks go on by words; `close` stops it, and the next start
    goes on from there. The file is beside a SQLite database, else in the user's cache: it may be lost without harm.
    """

    def __init__(self, settings: Settings) -> None:
        self._file = vector_file(settings)
        self._encoder: Encoder | None = None
        self._closed = threading.Event()
        self._threads: list[threading.Thread] = []

    def index(self, table: TableIndex) -> SearchIndex:
        """An index over a set of tables: by words where it is small, by words and meaning where it is large."""
        if table.statements < MEANING_FROM:
            return table.words
        self._encoder = self._encoder or load_encoder()
        if self._encoder is None:
            return table.words
        late = table.statements > _LATE_FROM
        index = CombinedIndex(table.words, self._encoder, self._file, late=late)
        if index.lacking:
            work = partial(index.complete, self._closed.is_set, logged("vectors: %s of %s statements"))
            thread = threading.Thread(target=work, name="vectors")
            self._threads = [*(one for one in self._threads if one.is_alive()), thread]
            thread.start()
        return index

    def wait(self) -> None:
        """Wait until every index that was handed out is complete."""
        for thread in self._threads:
            thread.join()

    def stop(self) -> None:
        """Have no more vectors made than the 64 that are in hand."""
        self._closed.set()

    def close(self) -> None:
        """Stop, and wait until it is so."""
        self.stop()
        self.wait()
