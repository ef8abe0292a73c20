"""The project's own measurements of finding: labelled queries through a search, and how high the right ones stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Final

from bot.measuring.rows import rows_of
from sources.errors import InputError
from sources.notice import Notice, Statement
from sources.search import Candidate, Progress

_DEPTHS: Final = (1, 5, 20)
_MAP_DEPTH: Final = 5
DEPTH: Final = 100
"""Results asked for; what stands further down counts as not found."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Queries by id, a corpus as notices of one statement each, and the ids that are right for each query."""

    name: str
    queries: dict[str, str]
    corpus: tuple[Notice, ...]
    right: dict[str, frozenset[str]]


@dataclass(slots=True)
class RetrievalReport:
    """Sums over the queries that have a right answer; the properties are means over them."""

    queries: int = 0
    hits: dict[int, int] = field(default_factory=lambda: dict.fromkeys(_DEPTHS, 0))
    _reciprocal: float = 0.0
    _precision: float = 0.0

    def add(self, found: Sequence[str], right: frozenset[str]) -> None:
        """Count one query's answer, best first."""
        self.queries += 1
        places = [place for place, id_ in enumerate(found[:DEPTH], 1) if id_ in right]
        for depth in _DEPTHS:
            self.hits[depth] += bool(places and places[0] <= depth)
        self._reciprocal += 1 / places[0] if places else 0.0
        high = [place for place in places if place <= _MAP_DEPTH]
        self._precision += sum(number / place for number, place in enumerate(high, 1)) / min(
            len(right), _MAP_DEPTH
        )

    def hit(self, depth: int) -> float:
        """Share of queries with a right one among the first `depth` (1, 5 or 20)."""
        return self.hits[depth] / max(1, self.queries)

    @property
    def reciprocal_rank(self) -> float:
        """Mean of 1 over the place of the first right one (MRR)."""
        return self._reciprocal / max(1, self.queries)

    @property
    def average_precision(self) -> float:
        """MAP@5: precision at each right one among the first five, over as many as could be there."""
        return self._precision / max(1, self.queries)


def evaluate_retrieval(labelled: RetrievalSet, search: Callable[[str], Sequence[str]]) -> RetrievalReport:
    """What a search finds for each query that has a right answer, in the order of the queries."""
    report = RetrievalReport()
    for id_, text in labelled.queries.items():
        if id_ in labelled.right:
            report.add(search(text), labelled.right[id_])
    return report


def ways_of(
    labelled: RetrievalSet, progress: Progress = lambda done, all_: None
) -> Iterator[tuple[str, RetrievalReport]]:
    """The same queries by words, by meaning and by both, as far as there is an encoder.

    `progress` is told how many documents of how many are encoded, where some have to be.
    """
    from bot.finding import index_of_corpus
    from sources.search.fusion import CombinedIndex
    from sources.search.lexical import LexicalIndex

    both = index_of_corpus(labelled.corpus, progress)
    ways: dict[str, Callable[[str, int], tuple[Candidate, ...]]] = {
        "words": LexicalIndex(labelled.corpus).candidates
    }
    if isinstance(both, CombinedIndex):
        ways |= {"meaning": both.by_meaning, "both": both.candidates}
    for way, find in ways.items():
        yield way, evaluate_retrieval(labelled, partial(_ids, find))


def _ids(find: Callable[[str, int], tuple[Candidate, ...]], text: str) -> list[str]:
    return [one.statement_id for one in find(text, DEPTH)]


def read_sets(place: Path) -> list[RetrievalSet]:
    """The sets in a folder, or those whose files begin with a path: `folder/retrieval_fm2`.

    A set is three files of JSON lines, each perhaps with .gz: NAME_queries.jsonl {"qid", "text"},
    NAME_corpus.jsonl {"did", "text", "title"?} and NAME_qrels.jsonl {"qid", "did"}; NAME_ may be missing.

    Raises:
        InputError: there is no set, a file of one is missing, or a line is wrong.
    """
    folder, prefix = (place, "") if place.is_dir() else (place.parent, place.name)
    found = sorted(folder.glob("*queries.jsonl*")) if folder.is_dir() else []
    names = [path.name.partition("queries.jsonl")[0] for path in found]
    names = [name for name in names if name.startswith(prefix)]
    if not names:
        raise InputError(f"{place}: no file NAME_queries.jsonl is there, nor one with .gz.")
    return [_read_set(folder, name) for name in dict.fromkeys(names)]


def _read_set(folder: Path, name: str) -> RetrievalSet:
    right: defaultdict[str, set[str]] = defaultdict(set)
    for row in _rows(folder, f"{name}qrels.jsonl", ("qid", "did")):
        right[row["qid"]].add(row["did"])
    return RetrievalSet(
        name.strip("_-.") or folder.name,
        {row["qid"]: row["text"] for row in _rows(folder, f"{name}queries.jsonl", ("qid", "text"))},
        corpus_notices(_rows(folder, f"{name}corpus.jsonl", ("did", "text"))),
        {id_: frozenset(ids) for id_, ids in right.items()},
    )


def corpus_notices(rows: Iterable[dict[str, Any]]) -> tuple[Notice, ...]:
    """The documents of a corpus as notices of one statement each, both with the document's id."""
    return tuple(
        Notice(
            id=row["did"],
            publisher="",
            title=str(row.get("title") or ""),
            statements=(Statement(row["did"], row["text"]),),
        )
        for row in rows
    )


def _rows(folder: Path, name: str, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    path = next((folder / one for one in (name, f"{name}.gz") if (folder / one).is_file()), None)
    if path is None:
        raise InputError(f"{folder / name} is missing, and so is the same with .gz.")
    return rows_of(path, fields)
