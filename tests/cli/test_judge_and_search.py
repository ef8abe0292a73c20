"""`crosscheck judge` and `crosscheck search`: JSON lines in, JSON lines out, in order."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.runner import CLAIM, SMALL, assert_one_sentence, run


def _lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_pairs_come_back_in_order_with_what_was_found() -> None:
    """Each pair comes back with its own keys, a stance, a confidence, reasons, and scores that sum to 1."""
    statement = "The fee for a lamp is 25 percent of its price."
    pairs = [
        {"id": 1, "claim": "The fee for a lamp is a quarter of its price", "statement": statement},
        {"id": 2, "claim": "The fee for a lamp is 50 percent of its price", "statement": statement},
        {"id": 3, "claim": "The moon orbits the Earth", "statement": statement},
    ]
    ran = run("judge", given=_lines(*pairs))
    assert (ran.code, ran.err) == (0, "")
    assert [row["stance"] for row in ran.rows][:2] == ["supports", "conflicts"]
    assert ran.rows[2]["stance"] not in ("supports", "conflicts")
    for pair, row in zip(pairs, ran.rows, strict=True):
        assert list(row) == ["id", "claim", "statement", "stance", "confidence", "reasons", "scores"]
        assert row | pair == row
        assert list(row["scores"]) == ["supports", "conflicts", "neither"]
        assert sum(row["scores"].values()) == pytest.approx(1)
        assert 0 <= row["confidence"] <= 1


def test_more_pairs_than_one_batch_come_back() -> None:
    """Every one of 150 pairs is answered, in order."""
    pairs = [
        {"n": n, "claim": f"A lamp has {n} bolts", "statement": "A lamp has 40 bolts."} for n in range(150)
    ]
    assert [row["n"] for row in run("judge", given=_lines(*pairs)).rows] == list(range(150))


@pytest.mark.parametrize("command", ["judge", "search"])
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", ("line 2", "not JSON")),
        ("[" * 100_000, ("line 2", "not JSON")),
        ("[1]", ("line 2", "object")),
        ('{"claim": 1, "qid": 1}', ("line 2", "text")),
        ('{"statement": "x", "text": "x"}', ("line 2",)),
    ],
)
def test_wrong_line_is_refused_by_its_number(command: str, line: str, words: tuple[str, ...]) -> None:
    """A line that is no such object is refused, with the line's number."""
    assert_one_sentence(run(command, given=f"\n{line}\n"), *words)


def test_half_a_letter_ends_no_run() -> None:
    """A row with half of a surrogate pair, in whatever text of it, is answered, and so are those around it."""
    good = {"claim": "A lamp has 40 bolts", "statement": "A lamp has 40 bolts.", "note": "😀"}
    half = {"claim": "A lamp has 4\ud83d bolts", "statement": "\ude00", "note": [{"\ud83d": "\\ud83d"}]}
    first, second, third = run("judge", given=_lines(good, half, good)).rows
    assert first == third
    assert (first["stance"], first["note"]) == ("supports", "😀")
    assert (second["claim"], second["note"]) == ("A lamp has 4\ufffd bolts", [{"\ufffd": "\\ud83d"}])

    rows = [
        {"qid": qid, "text": text} for qid, text in (("a", CLAIM), ("\ud83d", "\ud83d cod"), ("c", CLAIM))
    ]
    found = run("search", "--table", SMALL, given=_lines(*rows)).rows
    assert [row["qid"] for row in found] == ["a", "\ufffd", "c"]
    assert found[0]["statements"] == found[2]["statements"] != []


@pytest.mark.parametrize("command", ["judge", "search"])
def test_nothing_in_gives_nothing_out(command: str) -> None:
    """No line gives no line, and is no mistake."""
    ran = run(command, given="")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_search_in_a_table() -> None:
    """Each text comes back with the ids of statements, best first, at most as many as asked for."""
    given = _lines({"qid": "a", "text": CLAIM}, {"qid": "b", "text": "xyzzy"})
    first, second = run("search", "--table", SMALL, "--limit", "3", given=given).rows
    assert (first["qid"], first["statements"][0], len(first["statements"])) == ("a", "cod-order-2026#s1", 3)
    assert second == {"qid": "b", "statements": []}


def test_search_in_the_shared_table() -> None:
    """Without a table or corpus the shared table is searched."""
    (row,) = run("search", given=_lines({"qid": "a", "text": "91 FR 1684"})).rows
    assert row["statements"][0].startswith("us-bis-2026-01-15-h200-rule#")


def test_search_in_a_corpus(tmp_path: Path) -> None:
    """A corpus of JSON lines is searched by text and title, and its own ids come back."""
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(
        _lines(
            {"did": "d1", "text": "Copper bolts are tested."},
            {"did": "d2", "text": "It is free.", "title": "Shades"},
        )
    )
    given = _lines({"qid": "q1", "text": "testing bolts"}, {"qid": "q2", "text": "free shades"})
    rows = run("search", "--corpus", corpus, given=given).rows
    assert [row["statements"][0] for row in rows] == ["d1", "d2"]


def test_wrong_corpus_is_refused(tmp_path: Path) -> None:
    """A corpus that is not there, is no JSON lines, or stands beside a table is refused."""
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"did": "d1"}\n')
    assert_one_sentence(run("search", "--corpus", broken), "broken.jsonl", "line 1", "text")
    assert_one_sentence(run("search", "--corpus", tmp_path / "none.jsonl"), "none.jsonl")
    assert_one_sentence(run("search", "--corpus", broken, "--table", SMALL), "not both")
    assert_one_sentence(run("search", "--limit", "0"), "--limit")
