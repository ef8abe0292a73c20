"""How search grows with the table: building, size, opening, memory and time of a query, beside other ways to search.

    python -m tests.benchmarks.bench_search 1000 10000 100000 --chart docs/search.svg

Statements are made here, by a fixed seed: words from a vocabulary in which the n-th is 1/n as frequent as the first,
with identifiers among them. Vectors are random ones of length 1, since their search takes as long whatever they mean;
queries are encoded by the encoder that ships. Each step has a process of its own, so that its memory is its own.
bm25s is measured where it is installed: `pip install bm25s`.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import resource
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np
from rapidfuzz import fuzz, process

from bot.checking.reading.vocabulary import Vocabulary
from bot.finding import load_encoder
from bot.vocabulary_json import vocabulary_of, vocabulary_record
from sources.notice import Notice, Statement
from sources.search.fusion import CombinedIndex
from sources.search.stored import StoredIndex
from sources.search.vector_file import VectorFile, keys_for
from tests.benchmarks.chart import growth

_WORDS = 20_000
_QUERY_WORDS = 16
_QUERIES = 100
_SLOW = 20
"""Queries asked of what takes long: FTS5, bm25s and rapidfuzz."""
_FOUND = 50
_MANY = 20_000
_MADE_BY = "benchmark"
_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Row:
    """What was measured of one way to search; None where it has no such figure."""

    way: str
    built: float | None = None
    disk: float | None = None
    opened: float | None = None
    median: float | None = None
    high: float | None = None
    used: float | None = None
    memory: float | None = None

    def __str__(self) -> str:
        figures = (self.built, self.disk, self.opened, self.median, self.high, self.used, self.memory)
        places = (1, 1, 2, 1, 1, 1, 0)
        cells = ("" if one is None else f"{one:,.{n}f}" for one, n in zip(figures, places, strict=True))
        return f"| {self.way} | {' | '.join(cells)} |"


_HEAD = (
    "| by | built s | on disk MB | opened s | median ms | 95th ms | processor ms | memory MB |\n"
    "|---|---|---|---|---|---|---|---|"
)


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


def timed(search: Callable[[str], object], texts: Sequence[str]) -> tuple[float, float, float]:
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
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1], statistics.median(used)


def build(folder: Path, statements: int) -> list[str]:
    """Make the index by words, and random vectors, in a folder; the texts to ask for."""
    notices = table(statements)
    vocabulary = Vocabulary.of(notices)
    store = StoredIndex(folder / "index", _MADE_BY)
    opened = store.make(notices, {"table": 1}, vocabulary_record(vocabulary), vocabulary.terms)
    places = opened.search(None).places()
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("The encoder that ships is missing.")
    keys = keys_for(encoder.name, places.keys)
    chance = np.random.default_rng(1)
    file = VectorFile(folder / "table.vectors")
    for start in range(0, len(keys), _MANY):
        part = keys[start : start + _MANY]
        rows = chance.standard_normal((len(part), encoder.dimensions), dtype=np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        file.append(part, rows.astype(np.float16))
    file.find(keys, encoder.dimensions)
    return queries(notices)


def ours(folder: Path, texts: Sequence[str]) -> list[Row]:
    """Open what was built, search it, and add a notice."""
    encoder = load_encoder()
    if encoder is None:
        raise SystemExit("The encoder that ships is missing.")
    began = time.perf_counter()
    store = StoredIndex(folder / "index", _MADE_BY)
    opened = store.open()
    if opened is None:
        raise SystemExit("The index that was built cannot be opened.")
    vocabulary = vocabulary_of(opened.label.extra)
    words = opened.search(vocabulary.terms)
    words_opened = time.perf_counter() - began
    both = CombinedIndex(words, encoder, VectorFile(folder / "table.vectors"))
    both_opened = time.perf_counter() - began
    both.complete()
    by_words = timed(lambda text: words.candidates(text, _FOUND), texts)
    by_meaning = timed(lambda text: both.by_meaning(text, _FOUND), texts)
    by_both = timed(lambda text: both.candidates(text, _FOUND), texts)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    new = Notice(
        id="xx-new", publisher="Office", title="New", statements=(Statement("xx-new#s1", "Zebras neigh."),)
    )
    began = time.perf_counter()
    after = vocabulary.changed((), [new])
    changed = store.change(
        opened, {new.id}, [new], {"table": 2}, vocabulary_record(after), after.terms
    ).search(after.terms)
    if changed.candidates("zebras that neigh", 1)[0].notice_id != new.id:
        raise SystemExit("A notice that was added is not found.")
    added = time.perf_counter() - began
    return [
        Row("words (tantivy)", None, _size((folder / "index").iterdir()), words_opened, *by_words),
        Row("meaning", None, _size(folder.glob("table.*")), None, *by_meaning),
        Row("both", None, None, both_opened, *by_both, memory),
        Row("a notice added, until it is found", added),
    ]


def full_text_search(statements: int, texts: Sequence[str]) -> Row:
    """SQLite FTS5 over the texts, asked with all words of a query joined by OR."""
    rows = [(one.text,) for notice in table(statements) for one in notice.statements]
    began = time.perf_counter()
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE statements USING fts5(text, tokenize='porter')")
    database.executemany("INSERT INTO statements VALUES (?)", rows)
    built = time.perf_counter() - began
    wanted = "SELECT rowid FROM statements WHERE statements MATCH ? ORDER BY rank LIMIT ?"

    def search(text: str) -> object:
        return database.execute(wanted, (" OR ".join(text.split()), _FOUND)).fetchall()

    return Row("SQLite FTS5, all words", built, None, None, *timed(search, texts[:_SLOW]))


def bm25s_search(statements: int, texts: Sequence[str]) -> Row:
    """bm25s with its defaults, its tokenizer without a stemmer."""
    bm25s = importlib.import_module("bm25s")
    rows = [one.text for notice in table(statements) for one in notice.statements]
    began = time.perf_counter()
    index = bm25s.BM25()
    index.index(bm25s.tokenize(rows, show_progress=False), show_progress=False)
    built = time.perf_counter() - began

    def search(text: str) -> object:
        return index.retrieve(bm25s.tokenize([text], show_progress=False), k=_FOUND, show_progress=False)

    return Row("bm25s", built, None, None, *timed(search, texts[:_SLOW]))


def scan(statements: int, texts: Sequence[str]) -> Row:
    """The token_set_ratio of rapidfuzz over every row."""
    rows = [one.text for notice in table(statements) for one in notice.statements]

    def search(text: str) -> object:
        return process.extract(text, rows, scorer=fuzz.token_set_ratio, limit=_FOUND)

    return Row("rapidfuzz, all rows", None, None, None, *timed(search, texts[:5]))


def measure(statements: int) -> Iterator[Row]:
    """A row for each way to search so many statements."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        began = time.perf_counter()
        texts = _apart(build, folder, statements)
        yield Row("built: vocabulary, words, vectors", time.perf_counter() - began)
        yield from _apart(ours, folder, texts)
    yield _apart(full_text_search, statements, texts)
    if importlib.util.find_spec("bm25s"):
        yield _apart(bm25s_search, statements, texts)
    yield _apart(scan, statements, texts)


def _apart(work: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """The work done by a process of its own."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        return pool.submit(work, *args, **kwargs).result()


def _size(files: Iterable[Path]) -> float:
    return sum(file.stat().st_size for file in files) / 1e6


def main() -> None:
    """Print a table for each size named on the command line, and draw the chart."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000, 10_000, 100_000])
    parser.add_argument("--chart", type=Path, help="write a chart of processor times to this SVG file")
    options = parser.parse_args()
    lines: dict[str, list[tuple[float, float]]] = {}
    for statements in options.sizes:
        print(f"\n{statements:,} statements\n\n{_HEAD}", flush=True)
        for row in measure(statements):
            print(row, flush=True)
            if row.used:
                lines.setdefault(row.way, []).append((statements, row.used))
    if options.chart:
        chart = growth("One query by size of the table", "statements", "processor time, ms", lines)
        options.chart.write_text(chart, "utf-8")


if __name__ == "__main__":
    main()
