"""`crosscheck eval retrieval`: its figures are those that one gets by hand."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from bot.measuring.retrieval import RetrievalReport, evaluate_retrieval, read_sets
from sources.errors import InputError
from tests.cli.runner import assert_one_sentence, run

_CORPUS = [
    {"did": "d1", "text": "Copper bolts are tested."},
    {"did": "d2", "text": "It is free.\u2028So it says.", "title": "Shades"},
]
_QUERIES = [
    {"qid": "q1", "text": "testing bolts"},
    {"qid": "q2", "text": "free shades"},
    {"qid": "q3", "text": "nothing"},
]
_QRELS = [{"qid": "q1", "did": "d1"}, {"qid": "q2", "did": "d2"}]


def _write(folder: Path, name: str = "toy_") -> None:
    for kind, rows in (("corpus", _CORPUS), ("queries", _QUERIES), ("qrels", _QRELS)):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / f"{name}{kind}.jsonl").write_text(text, "utf-8")


def test_figures_by_hand() -> None:
    """Hits, reciprocal rank and average precision of three answers, worked out by hand."""
    report = RetrievalReport()
    report.add(["a", "b", "c"], frozenset({"a", "c"}))
    report.add([*"uvwxyz", "a"], frozenset({"a"}))
    report.add(["x"], frozenset({"a"}))
    assert (report.hit(1), report.hit(5), report.hit(20)) == pytest.approx((1 / 3, 1 / 3, 2 / 3))
    assert report.reciprocal_rank == pytest.approx((1 + 1 / 7 + 0) / 3)
    assert report.average_precision == pytest.approx(((1 + 2 / 3) / 2) / 3)


def test_queries_without_a_right_answer_are_not_counted(tmp_path: Path) -> None:
    """A query that no qrel names says nothing of the search."""
    _write(tmp_path)
    (toy,) = read_sets(tmp_path)
    report = evaluate_retrieval(toy, lambda text: ["d1"])
    assert (report.queries, report.hits[1]) == (2, 1)


def test_sets_are_chosen_by_prefix_and_may_be_packed(tmp_path: Path) -> None:
    """A folder gives all its sets, a prefix one; a packed file is read like a plain one; U+2028 ends no line."""
    _write(tmp_path)
    _write(tmp_path, "other_")
    plain = tmp_path / "toy_corpus.jsonl"
    (tmp_path / "toy_corpus.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    assert [one.name for one in read_sets(tmp_path)] == ["other", "toy"]
    (toy,) = read_sets(tmp_path / "toy")
    assert [one.id for one in toy.corpus] == ["d1", "d2"]
    assert "\u2028" in toy.corpus[1].statements[0].text


def test_command_prints_a_line_for_each_way(tmp_path: Path) -> None:
    """The command prints the set and its figures by words, by meaning and by both."""
    _write(tmp_path)
    ran = run("eval", "retrieval", tmp_path)
    assert ran.code == 0
    assert ran.out.startswith("toy: 2 queries, 2 documents\n  words   hit@1 1.000")
    assert "MAP@5 1.000" in ran.out


def test_what_is_no_set_is_refused(tmp_path: Path) -> None:
    """No set, a missing file and a wrong line are each refused in a sentence."""
    assert_one_sentence(run("eval", "retrieval", tmp_path), "queries.jsonl")
    _write(tmp_path)
    (tmp_path / "toy_qrels.jsonl").write_text('{"qid": "q1"}\n')
    with pytest.raises(InputError, match="line 1"):
        read_sets(tmp_path)
    (tmp_path / "toy_qrels.jsonl").unlink()
    assert_one_sentence(run("eval", "retrieval", tmp_path), "toy_qrels.jsonl")
