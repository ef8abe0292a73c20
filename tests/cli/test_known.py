"""`crosscheck table known`: claims answered once and for all, from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.runner import CLAIM, SMALL, assert_one_sentence, run

STATEMENT = "zorvaline-2025#s4"
KNOWN = "The authorisation of Zorvaline was sold to Corvala."
HEADER = "statement_id,known_claim,known_stance,known_note\n"
FILE = f'{HEADER}{STATEMENT},{KNOWN},conflicts,"It is held by Brenner, and by nobody else."\n'
ADD = (
    "table",
    "known",
    "add",
    KNOWN,
    "--statement",
    STATEMENT,
    "--stance",
    "conflicts",
    "--note",
    "Brenner holds it.",
)


@pytest.fixture(autouse=True)
def _small_table() -> None:
    assert run("table", "import", SMALL).code == 0


def test_a_known_claim_is_answered_first_and_retired() -> None:
    """It answers in words and as JSON, to the same claim alone; retired, it answers no more, and stays written down."""
    assert run(*ADD, "--why", "asked daily").out == (
        "Known claim 1 is filed: whoever says the same gets this answer first.\n"
    )
    (row,) = run("check", "--json", KNOWN.upper()).rows
    assert row["verdict"] == "conflicting"
    first = row["references"][0]
    assert (first["statement"], first["stance"]) == (STATEMENT, "conflicts")
    assert first["reasons"] == [
        {"kind": "wording", "claim": "", "source": "", "text": "Checked by a curator: Brenner holds it."}
    ]
    assert "Checked by a curator: Brenner holds it." in run("check", KNOWN).out
    assert "Checked by a curator" not in run("check", KNOWN.replace("was", "was not")).out
    assert "a curator checked this claim: Conflicts" in run("check", "--explain", KNOWN).out
    assert run("table", "known", "list").out.startswith(
        f"1 · Conflicts · {STATEMENT} · {KNOWN} (Brenner holds it.; "
    )

    assert run("table", "known", "retire", "1").out == "Known claim 1 is retired: it answers no more.\n"
    assert "Checked by a curator" not in run("check", KNOWN).out
    assert run("table", "known", "list").out == ""
    assert "[retired by " in run("table", "known", "list", "--retired").out
    assert_one_sentence(run("table", "known", "retire", "1"), "is retired already")
    assert_one_sentence(run("table", "known", "retire", "7"), "There is no known claim 7.", code=1)


def test_a_file_comes_back_as_the_same_bytes(tmp_path: Path) -> None:
    """A dry run changes nothing; the import does; the export is the file; a file that lacks a claim retires it."""
    file, out = tmp_path / "known.csv", tmp_path / "out.csv"
    file.write_text(FILE, encoding="utf-8")
    dry = run("table", "known", "import", file, "--dry-run")
    assert dry.out.splitlines() == [
        f"+ {KNOWN} ({STATEMENT})",
        "Dry run, nothing was changed: known claims filed: 1, retired: 0, unchanged: 0",
    ]
    assert run("table", "known", "list").out == ""
    assert run("table", "known", "import", file).code == 0
    assert run("table", "known", "export", out).code == 0
    assert out.read_bytes() == file.read_bytes()
    assert "unchanged: 1" in run("table", "known", "import", out).out
    file.write_text(HEADER, encoding="utf-8")
    assert f"- 1 {KNOWN}" in run("table", "known", "import", file).out
    assert run("table", "known", "export", "-").out == HEADER


def test_every_fault_has_its_row_and_column(tmp_path: Path) -> None:
    """Nothing of a file with faults is taken, and each is named."""
    file = tmp_path / "known.csv"
    file.write_text(
        f"{FILE}{STATEMENT},{KNOWN.upper()},supports,Twice.\n,Is it so?,maybe,\n"
        f'nope#s1,"{CLAIM}",supports,{"x" * 201}\n',
        encoding="utf-8",
    )
    ran = run("table", "known", "import", file)
    assert (ran.code, ran.out) == (2, "")
    said = [line.strip() for line in ran.err.splitlines()[1:]]
    assert said == [
        "known.csv, row 3, column known_claim: is the claim of row 2 about the same statement; keep one of them",
        "known.csv, row 4, column statement_id: is empty; it names the statement that speaks to the claim",
        "known.csv, row 4, column known_claim: is a question and would never be checked; write it as a statement",
        "known.csv, row 4, column known_stance: 'maybe' is none of supports, conflicts",
        "known.csv, row 4, column known_note: is empty; it is needed",
        "known.csv, row 5, column statement_id: 'nope#s1' is no statement of the tables that answer here",
        "known.csv, row 5, column known_note: has 201 characters; at most 200 are right",
    ]
    assert run("table", "known", "list").out == ""
    file.write_text("known_claim,stance\n", encoding="utf-8")
    assert (
        "it names statement_id, known_claim, known_stance, known_note, each once"
        in run("table", "known", "import", file).err
    )


def test_a_known_claim_of_a_retired_statement_answers_nothing() -> None:
    """It stays, marked, and answers again when its notice comes back."""
    run(*ADD)
    run("table", "retire", "zorvaline-2025")
    assert "[answers nothing: its statement is not in the table]" in run("table", "known", "list").out
    assert "Checked by a curator" not in run("check", KNOWN).out
    run("table", "restore", "zorvaline-2025")
    assert "Checked by a curator" in run("check", KNOWN).out


def test_contradictions_are_told_by_validate_and_after_an_import(tmp_path: Path) -> None:
    """A table in which two notices say the contrary is valid, and where is said."""
    text = SMALL.read_text(encoding="utf-8")
    assert run("table", "validate", SMALL).out == f"{SMALL} has no fault.\n"
    columns = text.splitlines()[0].split(",")
    rows = []
    for name, number in (("heat-a", "45,000"), ("heat-b", "145,000")):
        cells = dict.fromkeys(columns, "")
        cells |= {
            "notice_id": name,
            "publisher": "Office",
            "title": f"Notice {name}",
            "published": "2026-01-15",
        }
        cells |= {"statement_id": f"{name}#s1"}
        cells |= {
            "statement": f"Municipalities with more than {number} inhabitants must adopt a heat plan by 30 June 2028."
        }
        rows.append(",".join(json.dumps(cell) if "," in cell else cell for cell in cells.values()))
    file = tmp_path / "two.csv"
    file.write_text("\n".join([",".join(columns), *rows]) + "\n", encoding="utf-8")
    sentence = (
        "Look at this: heat-a#s1 contradicts heat-b#s1. The claim says 45,000; the notice says 145,000."
    )
    assert run("table", "validate", file).out.splitlines() == [f"{file} has no fault.", sentence]
    ran = run("table", "import", file)
    assert f"crosscheck: {sentence}" in ran.err.splitlines()
