"""`crosscheck chat` on standard input that is no terminal: one text, one answer."""

from __future__ import annotations

from tests.cli.runner import assert_one_sentence, run


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
