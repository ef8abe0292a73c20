"""`crosscheck table`, `doctor` and `eval` against a database of the test's own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sources.spreadsheet import SHIPPED
from tests.cli.runner import CLAIM, SMALL, assert_one_sentence, run

H200 = "us-bis-2026-01-15-h200-rule"


def _database(tmp_path: Path) -> Path:
    return tmp_path / "home" / "crosscheck" / "crosscheck.db"


def _write(tmp_path: Path, statement_id: str, cell: str) -> None:
    """Change a statement in the database by hand."""
    with closing(sqlite3.connect(_database(tmp_path))) as database, database:
        database.execute(f"UPDATE statements SET {cell} WHERE statement_id = ?", (statement_id,))  # noqa: S608


def test_first_list_is_the_shipped_table(tmp_path: Path) -> None:
    """On first start the shipped table is there, one line a notice, in the user's data directory."""
    lines = run("table", "list").out.splitlines()
    assert len(lines) == 68
    assert any(line.startswith(f"{H200}\t2026-01-15\t") for line in lines)
    assert _database(tmp_path).is_file()


def test_export_and_import_come_full_circle(tmp_path: Path) -> None:
    """What was imported comes out again as the same bytes, and importing that changes nothing."""
    assert run("table", "import", SMALL, "--why", "a test").code == 0
    out = tmp_path / "out.csv"
    assert run("table", "export", out).code == 0
    assert out.read_bytes() == SMALL.read_bytes()
    again = run("table", "import", out)
    assert (again.code, again.out.splitlines()[-1].split(", ")[:3]) == (
        0,
        ["0 added", "0 changed", "0 removed"],
    )


def test_export_to_standard_output_is_the_file() -> None:
    """The dash writes the CSV itself to standard output."""
    assert run("table", "export", "-").out.encode() == SHIPPED.read_bytes()


def test_export_to_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A file that cannot be written is refused by name."""
    assert_one_sentence(run("table", "export", tmp_path / "no" / "x.csv"), "x.csv", "cannot be written")


def test_dry_run_says_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    """A dry run names what is added and retired, and the table stays as it was."""
    before = run("table", "list").out
    ran = run("table", "import", SMALL, "--dry-run")
    assert "+ cod-order-2026" in ran.out.splitlines()
    assert f"- {H200}" in ran.out.splitlines()
    assert "nothing was changed" in ran.out.splitlines()[-1]
    assert run("table", "list").out == before


def test_import_is_in_the_history_with_its_reason() -> None:
    """An import is kept with who, what and why, newest first, for each notice and for all."""
    run("table", "import", SMALL, "--why", "the fish year")
    of_one = run("table", "history", "cod-order-2026").out.splitlines()
    assert len(of_one) == 1
    assert "added cod-order-2026\tthe fish year" in of_one[0]
    assert f"retired {H200}" in run("table", "history", H200).out.splitlines()[0]
    assert len(run("table", "history", "--limit", "5").out.splitlines()) == 5


def test_show_prints_a_notice_with_its_statements() -> None:
    """A notice is shown with title, identifiers, link, and each statement's validity in words."""
    ran = run("table", "show", H200)
    assert ran.code == 0
    assert [
        word for word in (H200, "91 FR 1684", "https://", f"{H200}#s1", "in force") if word not in ran.out
    ] == []


def test_search_finds_by_words() -> None:
    """Words of a title or statement find notices in spite of typing errors; none is exit code 1."""
    assert H200 in run("table", "search", "revision", "to", "license", "reveiw", "policy").out
    assert_one_sentence(run("table", "search", "zzzz", "qqqq"), "No notice has these words", code=1)


def test_where_nobody_can_be_asked() -> None:
    """What asks line by line says so where there is no terminal."""
    assert_one_sentence(run("table", "edit", H200), "nobody to ask")
    assert_one_sentence(run("table", "add"), "nobody to ask")
    assert_one_sentence(run("table", "edit", "xx-none"), "xx-none", code=1)


@pytest.mark.parametrize("command", ["show", "history"])
def test_notice_that_is_not_there_is_not_found(command: str) -> None:
    """An id that the table does not have gives exit code 1 and its name."""
    assert_one_sentence(run("table", command, "xx-none"), "xx-none", code=1)


def test_validate_says_that_a_sound_table_is_sound() -> None:
    """A table without a fault is said to have none, with exit code 0."""
    ran = run("table", "validate", SMALL)
    assert (ran.code, ran.err) == (0, "")
    assert "no fault" in ran.out


def test_validate_names_every_fault(tmp_path: Path) -> None:
    """Every fault is told with row and column; the exit code is 1, for the file is no mistake of the call."""
    file = tmp_path / "mine.csv"
    lines = SMALL.read_text("utf-8").splitlines(keepends=True)
    lines[3] = lines[3].replace("2024-12-10", "2024-99-10")
    lines[5] = lines[5].replace("https://", "htp//")
    file.write_text("".join(lines), "utf-8")
    ran = run("table", "validate", file)
    assert ran.code == 1
    assert any("row 4" in line and "published" in line for line in ran.out.splitlines())
    assert any("row 6" in line and "url" in line for line in ran.out.splitlines())


def test_import_of_a_broken_table_changes_nothing(tmp_path: Path) -> None:
    """A table with a fault is refused whole, with exit code 2 and the fault's place."""
    before = run("table", "list").out
    file = tmp_path / "mine.csv"
    file.write_text(SMALL.read_text("utf-8").replace("2025-12-12", "2025-12-32", 1), "utf-8")
    ran = run("table", "import", file)
    assert (ran.code, ran.out) == (2, "")
    assert "row 5" in ran.err
    assert run("table", "list").out == before


def test_xlsx_goes_out_and_comes_in(tmp_path: Path) -> None:
    """The name's end chooses XLSX; importing it again changes nothing."""
    out = tmp_path / "out.xlsx"
    assert run("table", "export", out).code == 0
    assert out.read_bytes().startswith(b"PK")
    assert run("table", "validate", out).code == 0
    again = run("table", "import", out)
    assert again.out == "0 added, 0 changed, 0 removed, 68 unchanged\n"


def test_a_notice_ends_is_retired_and_restored_and_all_is_undone() -> None:
    """Each operation is one change of the history, told by its notice, and can be taken back."""
    before = run("table", "export", "-").out
    end = run("table", "end", H200, "--manner", "revoked", "--date", "2027", "--statement", f"{H200}#s1")
    assert (end.code, end.out) == (0, f"~ {H200}\n")
    assert run("table", "export", "-").out.count(",2027,revoked,") == 1
    refused = run("table", "undo", "1")
    assert_one_sentence(refused, "Change 1 cannot be undone: change 2 by", H200)
    assert run("table", "undo", "2", "--why", "a mistake").out == f"~ {H200}\n"
    assert run("table", "export", "-").out == before
    assert "a mistake" in run("table", "history", H200).out.splitlines()[0]
    last = run("table", "list").out.splitlines()[-1].split("\t")[0]
    assert run("table", "retire", last).out == f"- {last}\n"
    assert run("table", "restore", last).out == f"+ {last}\n"
    assert run("table", "export", "-").out == before


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("quote = CAST(x'ff' AS TEXT)", "were not looked for: "),
        ("effective = 'soon'", "could not be looked for"),
    ],
)
def test_a_change_stands_where_it_cannot_be_looked_at(tmp_path: Path, cell: str, words: str) -> None:
    """Contradictions that cannot be looked for are said beside the change, which ends as one that is made."""
    last = run("table", "list").out.splitlines()[-1].split("\t")[0]
    run("table", "retire", last)
    _write(tmp_path, f"{H200}#s1", cell)
    ran = run("table", "restore", last)
    assert (ran.code, ran.out) == (0, f"+ {last}\n")
    assert f"crosscheck: The change is made; contradictions within the table {words}" in ran.err
    assert run("table", "show", last).code == 0


def test_curating_mistakes_are_one_sentence() -> None:
    """A wrong date, notice, statement or change is named, and nothing changes."""
    end = ("table", "end", H200, "--manner", "revoked", "--date")
    assert_one_sentence(run(*end, "03/04/2026"), "--date", "can be 2026-04-03 or 2026-03-04")
    assert_one_sentence(run(*end, "soon"), "--date", "YYYY-MM-DD")
    assert_one_sentence(run("table", "end", H200, "--date", "2027"), "'--manner'")
    assert_one_sentence(run(*end, "2027", "--statement", "x#s1"), "has no statement", code=1)
    assert_one_sentence(run("table", "undo", "9"), "There is no change 9", code=1)
    assert_one_sentence(run("table", "restore", H200), "is in the table")
    assert len(run("table", "history", H200).out.splitlines()) == 1


def test_damaged_database_is_one_sentence(tmp_path: Path) -> None:
    """A file that is no database is named, with what to do, and is not touched."""
    file = _database(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database at all " * 500)
    for command in (["table", "list"], ["check", CLAIM]):
        assert_one_sentence(run(*command), str(file), "damaged")
    assert file.read_bytes() == b"no database at all " * 500


def test_locked_database_is_one_sentence(tmp_path: Path) -> None:
    """A database that another program holds is named as locked, and reading goes on meanwhile."""
    run("table", "list")
    holder = sqlite3.connect(_database(tmp_path), isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        assert_one_sentence(run("table", "import", SMALL), "locked")
        assert run("table", "list").code == 0
    finally:
        holder.close()


@pytest.mark.parametrize(
    ("name", "value", "word"),
    [
        ("CROSSCHECK_DATABASE_URL", "oracle://x", "database address"),
        ("CROSSCHECK_HEALTH_PORT", "99999", "CROSSCHECK_HEALTH_PORT"),
        ("CROSSCHECK_MESSAGE_CONTENT", "perhaps", "CROSSCHECK_MESSAGE_CONTENT"),
        ("CROSSCHECK_MODEL", "/no/such/folder", "CROSSCHECK_MODEL"),
    ],
)
def test_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str, word: str) -> None:
    """A setting with a value that it cannot have is named in one sentence."""
    monkeypatch.setenv(name, value)
    assert_one_sentence(run("check", CLAIM), word)


def test_run_without_a_token_is_one_sentence() -> None:
    """Without a token the bot does not start, and says which setting is missing."""
    assert_one_sentence(run("run"), "CROSSCHECK_DISCORD_TOKEN")


def test_doctor_finds_all_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a plain installation the doctor goes through database, model, check and Discord, with exit code 0."""
    monkeypatch.delenv("CROSSCHECK_MODEL")
    ran = run("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert [line.split(":")[0] for line in ran.out.splitlines()] == ["database", "model", "check", "discord"]
    assert "68 notices" in ran.out
    assert "WRONG" not in ran.out


def test_doctor_finds_what_is_wrong(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A damaged database and a missing model are both told, and the exit code is 1."""
    file = _database(tmp_path)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database at all " * 500)
    monkeypatch.setenv("CROSSCHECK_MODEL", str(tmp_path / "none"))
    ran = run("doctor")
    assert ran.code == 1
    wrong = [line.split(":")[0] for line in ran.out.splitlines() if "WRONG" in line]
    assert wrong == ["database", "model"]
    assert "Traceback" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("cell", "name", "words"),
    [
        ("ended = '2029-01-01', end_manner = ''", "database", "end_manner"),
        ("statement = '!'", "check", "is not found by its own words"),
    ],
)
def test_doctor_finds_what_is_wrong_in_the_table(tmp_path: Path, cell: str, name: str, words: str) -> None:
    """A fault of the table, and a statement that is not found by its own words, are wrong: the exit code is 1."""
    first = run("table", "list").out.split("\t")[0]
    _write(tmp_path, f"{first}#s1", cell)
    ran = run("doctor")
    assert (ran.code, ran.err) == (1, "")
    (wrong,) = [line for line in ran.out.splitlines() if "WRONG" in line]
    assert (wrong.split(":")[0], words in wrong) == (name, True)


def test_eval_claims_counts_and_names_misses(tmp_path: Path) -> None:
    """Labelled claims are counted by right verdicts, wrong stances and false alarms, and each miss is named."""
    rows = [
        {"id": "c1", "text": CLAIM, "overall": "supports", "as_of": "2026-10-01"},
        {"id": "c2", "text": CLAIM, "overall": "conflicts", "as_of": "2026-10-01"},
        {"id": "c3", "text": CLAIM, "overall": "none", "as_of": "2026-10-01"},
        {"id": "c4", "text": "The moon orbits the Earth.", "overall": "none", "as_of": "2026-10-01"},
    ]
    file = tmp_path / "claims.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    ran = run("eval", "claims", file, "--table", SMALL)
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[:4] == [
        "claims.jsonl: 4 claims",
        "verdict right 2 of 4",
        "wrong stance shown 1 of 2 that a notice answers",
        "false alarm 1 of 2 that no notice answers",
    ]
    assert [line[:2] for line in lines if "expected" in line] == ["c2", "c3"]


def test_eval_claims_refuses_a_wrong_line(tmp_path: Path) -> None:
    """A line without a label is refused by its number."""
    file = tmp_path / "claims.jsonl"
    file.write_text('{"text": "x y z"}\n')
    assert_one_sentence(run("eval", "claims", file, "--table", SMALL), "line 1", "overall")
