"""`crosscheck check`: what goes in, what comes out, and what is refused in one sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.checking.result import ReasonKind, Stance, VerdictKind
from sources.notice import ValidityState
from tests.cli.runner import CLAIM, SMALL, Ran, assert_one_sentence, run

DAY = ("--as-of", "2026-10-01")


def _small(*arguments: str | Path, given: str | bytes = "") -> Ran:
    return run("check", "--table", SMALL, *DAY, *arguments, given=given)


def test_arguments_file_and_standard_input_give_the_same(tmp_path: Path) -> None:
    """A text gives the same answer as arguments, from a file, and on standard input."""
    file = tmp_path / "claim.txt"
    file.write_text(CLAIM, "utf-8")
    as_words = _small(*CLAIM.split())
    assert (as_words.code, as_words.err) == (0, "")
    assert as_words == _small(CLAIM) == _small("--file", file) == _small(given=CLAIM)


def test_words_for_a_person_hold_all_that_matters() -> None:
    """The answer names verdict, statement, publisher, date, validity, link, and that it is automatic."""
    shown = " ".join(_small(CLAIM).out.split())
    for words in (
        "Supported",
        CLAIM,
        "Directorate of Fisheries of Sundmark",
        "Cod Quota Order 2026 for the Eastern Bight",
        "12 December 2025",
        "in force since 1 January 2026",
        "https://notices.example/cod-order-2026",
        "1 October 2026",
        "utomatic",
    ):
        assert words in shown


def test_json_has_the_contract_s_keys_in_order() -> None:
    """Each line is one claim with the keys of the contract, in its order, and values of its kinds."""
    (row,) = _small("--json", CLAIM).rows
    assert list(row) == ["claim", "span", "verdict", "as_of", "references"]
    assert (row["claim"], row["span"], row["as_of"]) == (CLAIM, [0, len(CLAIM)], "2026-10-01")
    first = row["references"][0]
    assert list(first) == [
        "notice",
        "statement",
        "stance",
        "confidence",
        "reasons",
        "validity",
        "statement_text",
        "quote",
        "title",
        "publisher",
        "published",
        "url",
    ]
    assert (first["notice"], first["statement"], first["stance"]) == (
        "cod-order-2026",
        "cod-order-2026#s1",
        "supports",
    )
    assert first["validity"] == {"state": "in_force", "since": "2026-01-01", "until": None, "by": None}
    assert (first["statement_text"], first["quote"], first["published"]) == (CLAIM, None, "2025-12-12")
    assert first["url"] == "https://notices.example/cod-order-2026"
    for reason in first["reasons"]:
        assert list(reason) == ["kind", "claim", "source", "text"]


def test_json_values_are_those_of_the_contract() -> None:
    """Verdicts, stances, reason kinds and states are the words of the contract, confidences between 0 and 1."""
    others = " ".join(CLAIM.replace("36,500", number) for number in ("42,000", "12,000"))
    text = f"{CLAIM} {others} Hello there! Snow is white."
    rows = _small("--json", text).rows
    assert {"supported", "outdated", "not_checkable", "no_match"} <= {row["verdict"] for row in rows}
    for row in rows:
        assert row["verdict"] in set(VerdictKind)
        for reference in row["references"]:
            assert reference["stance"] in set(Stance)
            assert reference["validity"]["state"] in set(ValidityState)
            assert 0 <= reference["confidence"] <= 1
            assert {reason["kind"] for reason in reference["reasons"]} <= set(ReasonKind)


def test_one_line_a_claim_in_order_with_spans() -> None:
    """A text of several sentences gives a line for each, in order, whose span cuts it out of the text."""
    text = f"Hello there! {CLAIM}\n- Cod of less than **38 centimetres** must be released alive."
    rows = _small("--json", given=text).rows
    cut = [text[slice(*row["span"])] for row in rows]
    assert cut == ["Hello there!", CLAIM, "Cod of less than **38 centimetres** must be released alive."]
    assert [row["verdict"] for row in rows] == ["not_checkable", "supported", "supported"]


def test_day_decides_what_holds() -> None:
    """The same claim is supported on a day and outdated on a later one."""
    claim = CLAIM.replace("36,500", "42,000")
    before, after = (
        run("check", "--table", SMALL, "--json", "--as-of", day, claim).rows[0]
        for day in ("2025-06-01", "2026-10-01")
    )
    assert (before["verdict"], before["as_of"]) == ("supported", "2025-06-01")
    assert (after["verdict"], after["references"][0]["validity"]["by"]) == ("outdated", "cod-order-2026")


def test_without_a_day_it_is_today() -> None:
    """Where no day is given, the check is as of today."""
    days = {date.today().isoformat()}
    (row,) = run("check", "--table", SMALL, "--json", CLAIM).rows
    assert row["as_of"] in days | {date.today().isoformat()}


def test_without_a_table_it_is_the_shared_one() -> None:
    """Without --table the shipped table answers, kept in the user's data directory."""
    (row,) = run("check", "--json", *DAY, "Proclamation 11002 imposes a duty of 25 percent.").rows
    assert row["references"][0]["notice"][:3] == "us-"


@pytest.mark.parametrize("day", ["2026-13-01", "yesterday", "01/10/2026", "2026-02-30", ""])
def test_wrong_day_is_refused(day: str) -> None:
    """A day that is none is refused with an example of one."""
    assert_one_sentence(run("check", "--as-of", day, CLAIM), repr(day), "2026-10-01")


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_empty_text_is_refused(text: str) -> None:
    """Nothing to check is refused, wherever it comes from."""
    for ran in (_small(given=text), _small(text)):
        assert_one_sentence(ran, "no text")


def test_text_and_file_together_are_refused(tmp_path: Path) -> None:
    """Text from two places is refused."""
    assert_one_sentence(_small(CLAIM, "--file", tmp_path / "x"), "not both")


def test_megabyte_of_text_is_refused(tmp_path: Path) -> None:
    """A text of 1 MB is refused with the most that is checked, from a file and on standard input."""
    text = "The rule is new. " * 62_000
    file = tmp_path / "long.txt"
    file.write_text(text)
    for ran in (_small("--file", file), _small(given=text)):
        assert_one_sentence(ran, "100,000 characters")


def test_longest_text_is_checked() -> None:
    """A text just under the limit gets its verdicts."""
    text = ("Lamps are " + "very " * 190 + "green.\n") * 100
    assert 95_000 < len(text) < 100_000
    ran = _small("--json", given=text)
    assert (ran.code, len(ran.rows)) == (0, 100)


def test_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8, is not there, or is a folder is refused by name."""
    file = tmp_path / "claim.txt"
    file.write_bytes("Die Quote beträgt 5 Prozent".encode("latin-1"))
    assert_one_sentence(_small("--file", file), str(file), "UTF-8")
    assert_one_sentence(_small("--file", tmp_path / "none.txt"), "none.txt", "no such file")
    assert_one_sentence(_small("--file", tmp_path), str(tmp_path), "directory")


def test_bytes_on_standard_input_that_are_no_text_are_refused() -> None:
    """Bytes that are not UTF-8 on standard input are refused with their place."""
    assert_one_sentence(_small(given=b"abc \xff"), "UTF-8", "byte 5")


@pytest.mark.parametrize(
    "text",
    [
        "\u5546\u52a1\u90e8\u516c\u544a\u7b2c46\u53f7\u7981\u6b62\u5411\u7f8e\u56fd\u51fa\u53e3\u9553\u3002",
        "\u0411\u044e\u0440\u043e 25 \u0447\u0438\u043f\u043e\u0432.",
        "\u0627\u0644\u0631\u0633\u0648\u0645 \u0662\u0665\u066a.",
        "\U0001f600 \U0001f1fa\U0001f1f8 e\u0301\u0301\u0301 \u202eabc\u202c 25%",
        "a\x00b\x1b[31m says 25 percent",
    ],
)
def test_other_script_is_answered(text: str) -> None:
    """Text in another script or with odd signs gets an answer, in words and as JSON."""
    for option in ([], ["--json"]):
        ran = _small(*option, given=text)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out


def test_broken_table_names_row_and_column(tmp_path: Path) -> None:
    """A table with faults is refused; each fault is told with file, row and column."""
    file = tmp_path / "mine.csv"
    lines = SMALL.read_text("utf-8").splitlines(keepends=True)
    lines[3] = lines[3].replace("2024-12-10", "2024-99-10")
    file.write_text("".join(lines), "utf-8")
    ran = run("check", "--table", file, CLAIM)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing was taken" in ran.err.splitlines()[0]
    assert any(
        "mine.csv" in line and "row 4" in line and "published" in line for line in ran.err.splitlines()[1:]
    )
    assert "Traceback" not in ran.err


def test_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """A table that cannot be read is refused by name."""
    assert_one_sentence(run("check", "--table", tmp_path / "none.csv", CLAIM), "none.csv")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [(["check", "--nonsense"], "--nonsense"), (["nonsense"], "nonsense"), (["table", "show"], "ID")],
)
def test_wrong_call_is_refused(arguments: list[str], word: str) -> None:
    """An option, command or argument that is not so is refused by name, with exit code 2."""
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert word in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("arguments", [("--json",), ()])
def test_argument_that_is_no_text_is_answered(arguments: tuple[str, ...]) -> None:
    """A byte of an argument that is not UTF-8 is marked, and the claims beside it are checked."""
    ran = _small(*arguments, CLAIM, "The \udcff bell rings.", CLAIM)
    assert (ran.code, ran.err) == (0, "")
    assert "The \ufffd bell rings." in ran.out
    assert ran.out.count(CLAIM) >= 2
