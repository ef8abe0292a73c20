"""`crosscheck eval stance`: its figures are those that one gets by hand, and wrong files are refused in a sentence."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.checking.pairs import PairScores
from bot.checking.verdict import Scores
from bot.measuring.stance import By, LabelledPair, PairAnswer, StanceReport, evaluate_stance, read_pair_sets
from sources.errors import InputError
from tests.cli.runner import assert_one_sentence, run

RULE = "The fee for a street lamp is 25 percent of its price."
ROWS = [
    {"claim": RULE, "statement": RULE, "label": "supports", "kind": "match"},
    {"claim": RULE.replace("25", "50"), "evidence": RULE, "label": "conflicts", "kind": "number"},
    {"claim": "Zebras graze quietly near Xanadu.", "statement": RULE, "label": "neither", "kind": "other"},
]


def _write(path: Path, rows: Sequence[object] = ROWS) -> Path:
    text = "".join(json.dumps(row) + "\n" for row in rows)
    path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return path


def _answer(label: str, supports: float, conflicts: float) -> PairAnswer:
    scores = PairScores(supports, conflicts, 1 - supports - conflicts)
    return PairAnswer(label, float(getattr(scores, label)), scores)


def test_figures_by_hand() -> None:
    """Accuracy, F1, precision and recall, two-way accuracy and kinds of four answers, worked out by hand."""
    labels = ["supports", "supports", "conflicts", "neither"]
    pairs = tuple(LabelledPair("c", "s", label, "k" if label == "supports" else "") for label in labels)
    answers = (
        _answer("supports", 0.8, 0.1),
        _answer("neither", 0.2, 0.3),
        _answer("supports", 0.5, 0.1),
        _answer("neither", 0.1, 0.1),
    )
    report = StanceReport("toy", By.MODEL, pairs, answers)
    assert report.accuracy == 0.5
    assert report.counts("supports") == (1, 2, 2)
    assert report.macro_f1 == pytest.approx((2 / 4 + 0 + 2 / 3) / 3)
    assert report.two_way == pytest.approx(1 / 3)
    assert report.kinds() == [("k", 1, 2)]


def test_a_tie_of_two_is_no_answer() -> None:
    """Who gives both stances the same chance has not told them apart."""
    report = StanceReport(
        "toy", By.JUDGES, (LabelledPair("c", "s", "supports"),), (_answer("neither", 0.2, 0.2),)
    )
    assert report.two_way == 0


def test_judges_tell_the_three_apart(tmp_path: Path) -> None:
    """Statement or evidence, packed or not, one file or a folder: the same pairs come in, and the judges answer."""
    _write(tmp_path / "plain.jsonl")
    _write(tmp_path / "packed.jsonl.gz")
    sets = read_pair_sets([tmp_path])
    assert list(sets) == ["packed", "plain"]
    assert sets["packed"] == sets["plain"]
    done: list[int] = []
    (report,) = evaluate_stance("plain", sets["plain"], None, [By.JUDGES], done.append)
    assert [answer.label for answer in report.answers] == ["supports", "conflicts", "neither"]
    assert sum(done) == 3


class _Contrary:
    """A model that takes every pair for a conflict."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Nearly sure each time."""
        return [PairScores(0.05, 0.9, 0.05)] * len(pairs)


def test_model_judges_and_both_are_told_apart() -> None:
    """The model alone goes by its scores; beside the judges it keeps back a support, and its scores stand."""
    pairs = [LabelledPair(RULE, RULE, "supports")]
    reports = evaluate_stance("toy", pairs, _Contrary(), list(By), lambda steps: None)
    assert {one.by: one.answers[0].label for one in reports} == {
        By.JUDGES: "supports",
        By.MODEL: "conflicts",
        By.TOGETHER: "conflicts",
    }
    assert [one.two_way for one in reports] == [1.0, 0.0, 0.0]


def test_command_prints_its_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables come in columns, or as Markdown that stands in the docs."""
    monkeypatch.setenv("CROSSCHECK_MODEL", "none")
    file = _write(tmp_path / "toy.jsonl")
    ran = run("eval", "stance", file)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["toy", "judges", "3", "1.000", "1.000", "1.000"] in [line[:6] for line in lines]
    assert ["toy", "number", "1", "1.000"] in lines
    markdown = run("eval", "stance", "--markdown", "--by", "judges", file).out
    assert markdown.startswith("**Pairs**\n\n| set | by | pairs |")
    assert "| toy | judges | supports | 1.000 | 1.000 | 1 |" in markdown


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([], ["no pair"]),
        ([{"claim": "c", "label": "supports"}], ["row 1", "statement"]),
        ([{"claim": "c", "statement": "s"}], ["line 1", "label"]),
        ([{"claim": "c", "statement": "s", "label": "yes"}], ["row 1", "'yes'", "neither"]),
        (["text"], ["line 1"]),
    ],
)
def test_what_is_no_pair_is_refused(tmp_path: Path, rows: list[object], words: list[str]) -> None:
    """A wrong row is refused by its place."""
    assert_one_sentence(run("eval", "stance", _write(tmp_path / "bad.jsonl", rows)), "bad.jsonl", *words)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A missing file, an empty folder and bytes that are not packed are refused by name."""
    assert_one_sentence(run("eval", "stance", tmp_path / "none.jsonl"), "none.jsonl")
    assert_one_sentence(run("eval", "stance", tmp_path), "no file")
    (tmp_path / "bad.jsonl.gz").write_bytes(b"plain")
    with pytest.raises(InputError, match="cannot be read"):
        read_pair_sets([tmp_path])


def test_a_model_that_is_not_there_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who asks for the model where the settings say none is told how to get it."""
    monkeypatch.setenv("CROSSCHECK_MODEL", "none")
    ran = run("eval", "stance", "--by", "model", _write(tmp_path / "toy.jsonl"))
    assert_one_sentence(ran, "CROSSCHECK_MODEL")
