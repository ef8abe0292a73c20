"""How a table is searched: by words alone, or by words and meaning. Decided here, once."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from typing import Final

from platformdirs import user_cache_path

from bot.checking.vocabulary import Vocabulary
from bot.settings import Settings
from sources.database.address import file_of, parse_address
from sources.notice import Notice
from sources.search import SearchIndex
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


def words_index(notices: Sequence[Notice], vocabulary: Vocabulary | None = None) -> LexicalIndex:
    """An index by words that knows the table's own terms."""
    return LexicalIndex(notices, (vocabulary or Vocabulary.of(notices)).terms)


def load_encoder() -> Encoder | None:
    """The sentence encoder that ships; None where it was left out."""
    from bot.model.sentence_encoder import SentenceEncoder, default_encoder_folder

    folder = default_encoder_folder()
    return SentenceEncoder.load(folder) if folder else None


def index_of_table(notices: Sequence[Notice]) -> SearchIndex:
    """An index over one table, complete: what a command needs that ends with its answer."""
    words = words_index(notices)
    small = sum(len(notice.statements) for notice in notices) < MEANING_FROM
    return words if small else _with_meaning(notices, words)


def index_of_corpus(notices: Sequence[Notice]) -> SearchIndex:
    """An index over documents of any kind, by words and meaning, complete.

    Documents have no terms of their own, and on Fool-Me-Twice those that are guessed from them did harm.
    """
    return _with_meaning(notices, LexicalIndex(notices))


def _with_meaning(notices: Sequence[Notice], words: SearchIndex) -> SearchIndex:
    encoder = load_encoder()
    if encoder is None:
        return words
    folder = user_cache_path("crosscheck", appauthor=False)
    file = VectorFile(folder / "corpora.vectors") if len(notices) >= _STORED_FROM else None
    index = CombinedIndex(notices, words, encoder, file)
    index.complete()
    return index


class Meaning:
    """What adds meaning to the search of large tables in a running process: one encoder, one file of vectors.

    Vectors that are lacking are made in a thread, while checks go on by words; `close` stops it, and the next start
    goes on from there. The file is beside a SQLite database, else in the user's cache: it may be lost without harm.
    """

    def __init__(self, settings: Settings) -> None:
        database = file_of(parse_address(settings.database()))
        folder = database.parent if database else user_cache_path("crosscheck", appauthor=False)
        self._file = VectorFile(folder / f"{database.stem if database else 'tables'}.vectors")
        self._encoder: Encoder | None = None
        self._closed = threading.Event()
        self._threads: list[threading.Thread] = []

    def index(self, notices: Sequence[Notice], vocabulary: Vocabulary) -> SearchIndex:
        """An index over a table: by words where it is small, by words and meaning where it is large."""
        words = words_index(notices, vocabulary)
        if sum(len(notice.statements) for notice in notices) < MEANING_FROM:
            return words
        self._encoder = self._encoder or load_encoder()
        if self._encoder is None:
            return words
        index = CombinedIndex(notices, words, self._encoder, self._file)
        if index.lacking:
            thread = threading.Thread(target=index.complete, args=(self._closed.is_set,), name="vectors")
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
