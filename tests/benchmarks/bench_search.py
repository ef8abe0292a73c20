"""How search grows with the table: building, size, memory and time of a query, beside SQLite FTS5 and rapidfuzz.

    python -m tests.benchmarks.bench_search 1000 10000 100000

Statements are made here, by a fixed seed: words from a vocabulary in which the n-th is 1/n as frequent as the first,
with identifiers among them. Vectors are random ones of length 1, since their search takes as long whatever they mean;
the encoder that ships is timed by itself.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.finding import load_encoder
from sources.notice import Notice, Statement
from sources.search.fusion import CombinedIndex
from sources.search.lexical import LexicalIndex
from sources.search.vector_file import VectorFile
from sources.search.vectors import VectorIndex

_WORDS = 20_000
_QUERY_WORDS = 16
_DIMENSIONS = 384
_QUERIES = 100
_SLOW = 20
"""Queries asked of what takes long: FTS5 and rapidfuzz at many statements."""
_FOUND = 50


class RandomEncoder:
    """Vectors of the right size that mean nothing, at no cost."""

    name = "random"
    dimensions = _DIMENSIONS

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Rows of length 1, the same for the same number of texts."""
        rows = np.random.default_rng(len(texts)).standard_normal((len(texts), _DIMENSIONS), dtype=np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def table(statements: int, seed: int = 1) -> list[Notice]:
    """So many statements of 12 to 30 words, three to a notice."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, and the same each time
    words = [
        "".join(chance.choices("abcdefghijklmnoprstuvwy", k=chance.randint(3, 10))) for _ in range(_WORDS)
    ]
    sums = list(np.cumsum([1 / (place + 1) for place in range(_WORDS)]))
    notices = []
    for number in range(0, statements, 3):
        id_ = f"xx-made-{number:07}"
        texts = [
            " ".join(chance.choices(words, cum_weights=sums, k=chance.randint(12, 30)))
            for _ in range(min(3, statements - number))
        ]
        rows = tuple(Statement(f"{id_}#s{place}", text) for place, text in enumerate(texts, 1))
        title = " ".join(chance.choices(words, cum_weights=sums, k=6))
        notices.append(Notice(id=id_, publisher="Office of Examples", title=title, statements=rows))
    return notices


def queries(notices: Sequence[Notice], seed: int = 2) -> list[str]:
    """Texts of 16 words: most from one statement, the rest from another."""
    chance = random.Random(seed)  # noqa: S311
    made = []
    for _ in range(_QUERIES):
        one, other = (chance.choice(notices).statements[0].text.split() for _ in range(2))
        made.append(" ".join((one * 2)[: _QUERY_WORDS - 4] + other[:4]))
    return made


def timed(search: Callable[[str], object], texts: Sequence[str]) -> str:
    """Median, 95th percentile and median of processor time in ms, after three texts to warm up.

    Processor time is that of all threads together: on a busy machine it says more than the clock.
    """
    for text in texts[:3]:
        search(text)
    taken, used = [], []
    for text in texts:
        began, processor = time.perf_counter(), time.process_time()
        search(text)
        taken.append((time.perf_counter() - began) * 1000)
        used.append((time.process_time() - processor) * 1000)
    high = statistics.quantiles(taken, n=20)[-1]
    return f"{statistics.median(taken):8.1f} {high:8.1f} {statistics.median(used):9.1f}"


def full_text_search(texts: Sequence[str]) -> Callable[[str], object]:
    """SQLite FTS5 over the texts, asked with all words of a query joined by OR."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE statements USING fts5(text, tokenize='porter')")
    database.executemany("INSERT INTO statements VALUES (?)", ((text,) for text in texts))
    wanted = "SELECT rowid FROM statements WHERE statements MATCH ? ORDER BY rank LIMIT ?"
    return lambda text: database.execute(wanted, (" OR ".join(text.split()), _FOUND)).fetchall()


def measure(statements: int) -> Iterator[str]:
    """One line for each way to search so many statements."""
    notices = table(statements)
    texts = [one.text for notice in notices for one in notice.statements]
    asked = queries(notices)
    began = time.perf_counter()
    words = LexicalIndex(notices)
    built = time.perf_counter() - began
    yield f"words (tantivy)     {built:7.1f} {'-':>8} {timed(lambda text: words.candidates(text, _FOUND), asked)}"
    with tempfile.TemporaryDirectory() as folder:
        file = VectorFile(Path(folder) / "random.vectors")
        rows = RandomEncoder().encode(texts).astype(np.float16)
        both = CombinedIndex(notices, words, _Stored(rows), file)
        both.complete()
        size = file.path.stat().st_size / 1e6
        began = time.perf_counter()
        CombinedIndex(notices, words, _Stored(rows), file)
        opened = time.perf_counter() - began
        vectors = VectorIndex(texts, RandomEncoder())
        vectors.complete()
        yield f"meaning             {opened:7.1f} {size:8.1f} {timed(lambda text: vectors.near(text, _FOUND), asked)}"
        yield f"both                {'-':>7} {'-':>8} {timed(lambda text: both.candidates(text, _FOUND), asked)}"
    slow = asked[:_SLOW]
    began = time.perf_counter()
    fts = full_text_search(texts)
    yield f"SQLite FTS5         {time.perf_counter() - began:7.1f} {'-':>8} {timed(fts, slow)}"
    scan = timed(
        lambda text: process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=_FOUND), slow[:5]
    )
    yield f"rapidfuzz, all rows {'-':>7} {'-':>8} {scan}"


class _Stored(RandomEncoder):
    """Gives the rows of a matrix in turn, then random ones: to fill an index whose texts come in order."""

    def __init__(self, rows: NDArray[np.float16]) -> None:
        self._rows = rows
        self._next = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The next rows."""
        if self._next >= len(self._rows):
            return super().encode(texts)
        self._next += len(texts)
        return self._rows[self._next - len(texts) : self._next].astype(np.float32)


def main() -> None:
    """Print a table for each size named on the command line."""
    for statements in [int(one) for one in sys.argv[1:]] or [1000, 10_000, 100_000]:
        print(f"{statements:,} statements        built s  disk MB   median  95th ms  processor")
        for line in measure(statements):
            print(f"  {line}", flush=True)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"  most memory so far, all of these together: {peak:.0f} MB")
    encoder = load_encoder()
    if encoder:
        notices = table(300)
        print(
            f"the encoder, one text of 16 words: {timed(lambda text: encoder.encode([text]), queries(notices))} ms"
        )


if __name__ == "__main__":
    main()
