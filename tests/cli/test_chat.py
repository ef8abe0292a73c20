"""`crosscheck chat`: one text from a pipe, or a conversation on a terminal."""

from __future__ import annotations

from pathlib import Path

from tests.cli.runner import assert_one_sentence, run
from tests.cli.terminal import PROMPT, talking


def test_text_on_standard_input_is_answered() -> None:
    """Text from a pipe is checked against the shared table, and the command ends."""
    ran = run("chat", "--as-of", "2026-10-01", given="Proclamation 11002 imposes a duty of 50 percent.")
    assert (ran.code, ran.err) == (0, "")
    assert "Conflict" in ran.out
    assert "25" in ran.out


def test_text_without_a_claim_is_told_so() -> None:
    """A greeting is answered in words, and not with a verdict."""
    ran = run("chat", given="good morning everyone")
    assert ran.code == 0
    assert ran.out.strip()
    assert "No notice" not in ran.out


def test_nothing_on_standard_input_is_refused() -> None:
    """An empty pipe is refused in one sentence."""
    assert_one_sentence(run("chat", given=" \n"), "no text")


def test_conversation_on_a_terminal(tmp_path: Path) -> None:
    """On a terminal, what is pasted at once is answered at once, several lines too, and /quit ends it."""
    with talking(tmp_path, as_of="2026-10-01") as chat:
        assert "Conflict" in chat.says("Proclamation 11002 imposes a duty of 50 percent.", "utomatic", PROMPT)
        # A terminal brackets what is pasted, so that its line breaks do not send it off in pieces.
        pasted = "Proclamation 11002 imposes a duty of 25 percent.\nThe moon orbits the Earth."
        assert "2 claims checked" in chat.says(f"\x1b[200~{pasted}\x1b[201~", "utomatic", PROMPT)
        chat.says("/quit", "\n")
        assert chat.ended() == 0
