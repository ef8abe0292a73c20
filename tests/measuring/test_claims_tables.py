"""What `crosscheck eval claims` says besides counts: precision by reason, confidence against rightness, the plot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from bot.checking.result import ReasonKind, Stance
from bot.measuring.claims import ClaimsReport, evaluate_claims
from bot.measuring.claims_tables import claims_tables, curve_points
from bot.measuring.plot import line_chart
from bot.measuring.tables import Table, table_text
from bot.service import build_checker
from tests.checking.examples import notice
from tests.cli.runner import CLAIM, SMALL, assert_one_sentence, run

RULE = notice("The fee for a street lamp is 25 percent of its price.")
OTHER = "The fee for a street lamp is 50 percent of its price."
ROWS: list[dict[str, Any]] = [
    {
        "text": OTHER,
        "overall": "conflicts",
        "expected": [{"notice": RULE.id, "stance": "conflicts"}],
        "reasons": ["number"],
        "as_of": "2030-10-01",
    },
    {"text": OTHER, "overall": "conflicts", "reasons": ["negation"], "as_of": "2030-10-01"},
    {"text": OTHER, "overall": "none", "reasons": ["off-topic"], "as_of": "2030-10-01"},
    {"text": "Zebras graze quietly.", "overall": "none", "as_of": "2030-10-01"},
]


@pytest.fixture(scope="module")
def report() -> ClaimsReport:
    """Four claims: two conflicts rightly shown, a false alarm, and a silence."""
    return evaluate_claims(ROWS, build_checker([RULE]))


def test_shown_references_and_their_reasons(report: ClaimsReport) -> None:
    """Each reference with a stance counts once, right or wrong, under the kind of its first reason."""
    assert [(one.stance, one.kind, one.answer.right) for one in report.shown] == [
        (Stance.CONFLICTS, ReasonKind.NUMBER, True),
        (Stance.CONFLICTS, ReasonKind.NUMBER, True),
        (Stance.CONFLICTS, ReasonKind.NUMBER, False),
    ]
    assert [one.right for one in report.answers] == [True, True, False]
    assert (report.named, report.named_first, report.named_any) == (2, 1, 1)


def test_tables_by_hand(report: ClaimsReport) -> None:
    """The tables say what the report counts."""
    tables = {table.title: table for table in claims_tables([("toy", report)], curve=True)}
    assert tables["Verdicts"].rows == (("toy", "4", "3 of 4", "0 of 2", "1 of 2"),)
    assert tables["Conflicts by the kind of their first reason"].rows == (("toy", "number", "0.667", "3"),)
    assert tables["Reason kind of conflicts, where the label names it"].rows == (
        ("toy", "0.500", "0.500", "2"),
    )
    (point,) = tables["Verdicts from a share of words in common on"].rows
    assert point[2:] == ("0.667", "2", "1.000")
    assert curve_points(report) == [(1.0, 2 / 3)]


def test_without_an_answer_there_is_still_a_table() -> None:
    """Where nothing was shown, shares are dashes and what needs answers is left out."""
    silent = evaluate_claims(ROWS[3:], build_checker([RULE]))
    titles = [table.title for table in claims_tables([("toy", silent)], curve=True) if table.rows]
    assert "Verdicts" in titles
    assert curve_points(silent) == []


def test_table_as_columns_and_as_markdown() -> None:
    """Columns are as wide as their widest cell; Markdown has its rule under the head; no rows, no table."""
    table = Table("Sizes", ("set", "n"), (("long name", "1"), ("b", "22")))
    assert table_text(table, markdown=False) == "Sizes\n  set        n\n  long name  1\n  b          22\n"
    assert table_text(table, markdown=True).splitlines()[2:4] == ["| set | n |", "| --- | --- |"]
    assert table_text(Table("Empty", ("a",), ()), markdown=True) == ""


def test_chart_is_sound_svg() -> None:
    """Every point is within the frame, and what is written is escaped."""
    chart = line_chart("A & B", ("x", "y"), {"<one>": [(0, 0.5), (1, 1)], "two": []}, up=(0.5, 1.0))
    root = ElementTree.fromstring(chart)  # noqa: S314 - our own text
    texts = [element.text for element in root.iter() if element.text and element.text.strip()]
    assert {"A & B", "<one>", "two", "x", "y"} <= set(texts)
    dots = [element.attrib for element in root.iter() if element.tag.endswith("circle")]
    assert [(dot["cx"], dot["cy"]) for dot in dots] == [("70.0", "340.0"), ("620.0", "40.0")]


def test_command_prints_tables_and_writes_the_plot(tmp_path: Path) -> None:
    """Counts and misses come first, tables after them; Markdown is tables alone; the plot is a file."""
    file = tmp_path / "claims.jsonl"
    file.write_text(json.dumps({"text": CLAIM, "overall": "supports", "as_of": "2026-10-01"}) + "\n")
    plot = tmp_path / "curve.svg"
    ran = run("eval", "claims", file, "--table", SMALL, "--curve", "--plot", plot)
    assert (ran.code, ran.err) == (0, "")
    assert "Verdicts from a share of words in common on" in ran.out
    assert plot.read_text("utf-8").startswith("<svg")
    markdown = run("eval", "claims", file, "--table", SMALL, "--markdown").out
    assert markdown.startswith("**Verdicts**\n\n| set |")
    assert "| claims.jsonl | 1 | 1 of 1 | 0 of 1 | 0 of 0 |" in markdown
    refused = run("eval", "claims", file, "--table", SMALL, "--markdown", "--plot", tmp_path / "no" / "x.svg")
    assert refused.code == 2
    assert "cannot be written" in refused.err


def test_command_refuses_a_wrong_day(tmp_path: Path) -> None:
    """A day that is none is refused by its row."""
    file = tmp_path / "claims.jsonl"
    file.write_text('{"text": "x", "overall": "none", "as_of": "soon"}\n')
    assert_one_sentence(run("eval", "claims", file, "--table", SMALL), "Row 1", "soon")
