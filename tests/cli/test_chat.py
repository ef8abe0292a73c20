"""`crosscheck chat`: one text from a pipe, or a conversation on a terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

from tests.cli.runner import assert_one_sentence, run
from tests.conftest import REPOSITORY


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
    ours, theirs = pty.openpty()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path),
        "TERM": "xterm",
        "CROSSCHECK_MODEL": "none",
    }
    child = subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--as-of", "2026-10-01"],
        cwd=REPOSITORY,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        assert "68" in _until(ours, "> ")
        os.write(ours, b"Proclamation 11002 imposes a duty of 50 percent.\n")
        assert "Conflict" in _until(ours, "utomatic", "> ")
        # A terminal brackets what is pasted, so that its line breaks do not send it off in pieces.
        pasted = b"Proclamation 11002 imposes a duty of 25 percent.\nThe moon orbits the Earth."
        os.write(ours, b"\x1b[200~" + pasted + b"\x1b[201~\n")
        assert "2 claims checked" in _until(ours, "utomatic", "> ")
        os.write(ours, b"/quit\n")
        assert child.wait(timeout=30) == 0
    finally:
        child.kill()
        child.wait()
        os.close(ours)


def _until(terminal: int, *words: str) -> str:
    """What is written on the terminal until the words have come, one after the other."""
    seen, place = "", 0
    end = time.monotonic() + 60
    for word in words:
        while (found := seen.find(word, place)) < 0:
            assert time.monotonic() < end, f"{word!r} did not come; this did: {seen}"
            seen += os.read(terminal, 4096).decode("utf-8", "replace")
        place = found + len(word)
    return seen
