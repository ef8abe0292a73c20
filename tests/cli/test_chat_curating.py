"""Curating within `crosscheck chat`: what `crosscheck table` does, at the table that the talk holds open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.chat_commands import _words
from sources.spreadsheet import read_table, write_csv, write_xlsx
from tests.cli.terminal import PROMPT, talking
from tests.fetching.site import Site, answer

ID = "office-of-gadgets-rule-on-gadgets"
RULE = Path(__file__).parents[1] / "feeds" / "fixtures" / "rule.html"


def test_a_notice_from_its_first_line_to_its_last_change(tmp_path: Path) -> None:
    """A notice is added, changed, ended, retired and brought back by what is typed, and answers as it is then."""
    claim = "Each gadget needs three permits."
    with talking(tmp_path) as chat:
        assert "Supported" not in chat.says(claim, "utomatic", PROMPT)
        chat.says("/add", "Who issued it")
        chat.says("Office of Gadgets", "Title")
        chat.says("Rule on gadgets", "Link")
        chat.says("https://gadgets.example/1", "Published")
        chat.says("03/04/2020", "can be 2020-04-03 or 2020-03-04", "Published")
        chat.says("15 Jan 2020", "In force from")
        chat.says("", "Another statement")
        chat.says(claim, "Another statement")
        assert f"+ {ID}" in chat.says("", PROMPT)
        assert "Supported" in chat.says(claim, "utomatic", PROMPT)

        chat.says(f"/edit {ID}", "Who issued it", "[Office of Gadgets]")
        for following in ("Title", "Link", "Published", "In force from", f"1. {claim}"):
            chat.says("", following)
        chat.says("Each gadget needs four permits.", "Another statement")
        assert f"~ {ID}" in chat.says("", PROMPT)
        assert "Conflict" in chat.says(claim, "utomatic", PROMPT)

        assert ID in chat.says("/search gadgtes office")
        assert "needs four permits" in chat.says(f"/show {ID}")
        chat.says(f"/end {ID}", "How it ended", "replaced")
        chat.says("nonsense", "is not one of", "How it ended")
        chat.says("revoked", "When it ended")
        assert f"~ {ID}" in chat.says("15 Jan 2020")
        assert "ended 15 January 2020" in chat.says(f"/show {ID}")
        assert f"~ {ID}" in chat.says("/undo 4")
        assert f"- {ID}" in chat.says(f"/retire {ID} --why 'a mistake'")
        assert "There is no notice" in chat.says(f"/show {ID}")
        assert f"+ {ID}" in chat.says(f"/restore {ID}")
        told = chat.says(f"/history {ID}")
        assert [line.split("\t")[0] for line in told.splitlines() if "\t" in line] == list("765432")
        assert "a mistake" in told
        chat.says("/quit", "\n")
        assert chat.ended() == 0


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
def test_import_shows_first_and_asks(tmp_path: Path, write: Callable[..., bytes]) -> None:
    """What a file would do is told, and done after a yes alone; what was exported changes nothing."""
    name = f"table.{'csv' if write is write_csv else 'xlsx'}"
    file = tmp_path / name
    with talking(tmp_path) as chat:
        chat.says(f"/export {file}")
        assert "nothing to import" in chat.says(f"/import {file}")
        *others, last = read_table(file)
        file.write_bytes(write(others))
        told = chat.says(f"/import {file}", "Import it? [y/N]")
        assert f"- {last.id}" in told
        assert "Dry run, nothing was changed: 0 added, 0 changed, 1 removed, 67 unchanged" in told
        assert "Nothing was imported." in chat.says("n")
        chat.says(f"/import {file}", "Import it? [y/N]")
        assert "0 added, 0 changed, 1 removed, 67 unchanged" in chat.says("y")
        assert "There is no notice" in chat.says(f"/show {last.id}")


def test_a_link_becomes_a_notice(tmp_path: Path) -> None:
    """The page behind a link is shown as a draft, changed before it is taken, and keeps its quotes."""
    with Site({"/rule": answer(RULE.read_bytes())}) as site, talking(tmp_path, site.port) as chat:
        draft = chat.says("/add http://rules.sundmark.example/rule", "numbers such as 1,3-5)")
        assert "Sundmark Maritime Authority" in draft
        chat.says("e", "Who issued it")
        chat.says("Authority of Sundmark", "Title")
        for following in ("Link", "Published", "In force from", "1. The Sundmark"):
            chat.says("", following)
        chat.says("", "2. ")
        for number in range(3, 11):
            chat.says("-", f"{number}. ")
        chat.says("-", "Another statement")
        added = "sma-2026-02-03-vessel-fuel-sulphur-rule-2026"
        assert f"+ {added}" in chat.says("")
        shown = chat.says(f"/show {added}")
        assert "Authority of Sundmark" in shown
        assert f"{added}#s1" in shown
        assert f"{added}#s2" not in shown


def test_mistakes_and_interruptions_are_a_sentence(tmp_path: Path) -> None:
    """What is wrong is told and the talk goes on; Ctrl-C leaves what is asked, and nothing is changed."""
    with talking(tmp_path) as chat:
        helped = chat.says("/help", "/quit", PROMPT)
        assert "/import FILE" in helped
        assert "/edit ID" in helped
        assert "did you mean /show?" in chat.says("/shwo xx")
        assert "There is no /nonsense" in chat.says("/nonsense")
        assert "Missing argument 'ID'" in chat.says("/end")
        assert "There is no file" in chat.says(f"/import {tmp_path}/no.csv")
        assert "There is no notice 'xx'" in chat.says("/edit xx")
        assert "Usage: /end" in chat.says("/end --help", "Usage", PROMPT)
        chat.says("/add", "Who issued it")
        chat.interrupts("Stopped.", PROMPT)
        # A text that begins with a slash and is no command is a text.
        assert "claim" in chat.says("/r/ships says: the limit on sulphur is 9 percent.", "utomatic", PROMPT)
        changes = [line for line in chat.says("/history --limit 3").splitlines() if "\t" in line]
        assert {line.split("\t")[0] for line in changes} == {"1"}
        assert chat.interrupted() == 0


def test_words_are_parted_as_they_are_meant() -> None:
    """Quotation marks hold words together; a lone one, or a backslash, is a letter."""
    assert _words("""a 'b c' --why "d e" """) == ["a", "b c", "--why", "d e"]
    assert _words("the exporter's permits") == ["the", "exporter's", "permits"]
    assert _words(r"C:\tables\mine.csv") == [r"C:\tables\mine.csv"]
