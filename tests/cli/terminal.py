"""`crosscheck chat` on a terminal of its own, and a person at it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import REPOSITORY

PROMPT = "> "
_PATIENCE = 60.0
# The program as `python -m bot chat`, but that it finds one host on this machine, as no setting could make it.
_CHAT = """
import sys
import bot.curation.links
from bot.__main__ import main
port = int(sys.argv.pop(1))
if port:
    from sources.fetch import Fetcher
    from tests.fetching.site import LoopbackResolver, Site
    sites = {"rules.sundmark.example": Site({}, port=port)}
    bot.curation.links.open_fetcher = lambda settings: Fetcher(resolver=LoopbackResolver(sites))
main()
"""


@dataclass
class Terminal:
    """The other end of a terminal on which the program talks."""

    child: subprocess.Popen[bytes]
    ours: int

    def says(self, line: str, *words: str) -> str:
        """Type a line, and read until the words have come, one after the other; by default until the next prompt."""
        os.write(self.ours, line.encode() + b"\n")
        return self.until(*(words or (PROMPT,)))

    def until(self, *words: str) -> str:
        """What is written until the words have come, one after the other."""
        seen = self._read("", words, _PATIENCE)
        assert _last_place(seen, words) >= 0, f"{words} did not come; this did: {seen}"
        return seen

    def interrupts(self, *words: str) -> str:
        """Press Ctrl-C, and read until the words come; again where it came between the prompt and the wait for a key.

        What is pressed just then readline sees with the next key: a person presses again too.
        """
        seen = ""
        for _ in range(20):
            os.kill(self.child.pid, signal.SIGINT)
            seen = self._read(seen, words, 2.0)
            if _last_place(seen, words) >= 0:
                return seen
        return self.until(*words)

    def _read(self, seen: str, words: tuple[str, ...], patience: float) -> str:
        """What was seen and what is written until the words have come in it, for that many seconds at most."""
        end = time.monotonic() + patience
        while _last_place(seen, words) < 0:
            ready, _, _ = select.select([self.ours], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                break
            seen += os.read(self.ours, 4096).decode("utf-8", "replace")
        return seen

    def interrupted(self) -> int:
        """Its exit code after Ctrl-C, pressed again as in `interrupts`."""
        for _ in range(20):
            os.kill(self.child.pid, signal.SIGINT)
            try:
                return self.child.wait(timeout=2)
            except subprocess.TimeoutExpired:
                continue
        return self.ended()

    def ended(self) -> int:
        """Its exit code."""
        return self.child.wait(timeout=30)


def _last_place(text: str, words: tuple[str, ...]) -> int:
    """Where the words, one after the other, end in the text; -1 where one is missing."""
    place = 0
    for word in words:
        if (found := text.find(word, place)) < 0:
            return -1
        place = found + len(word)
    return place


@contextmanager
def talking(home: Path, port: int = 0, as_of: str = "2031-01-01") -> Iterator[Terminal]:
    """The program, asked for the first line. `home` is where it keeps its table, `port` the test's server for links."""
    ours, theirs = pty.openpty()
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "TERM": "xterm",
        "CROSSCHECK_MODEL": "none",
        "COLUMNS": "200",
    }
    child = subprocess.Popen(
        [sys.executable, "-c", _CHAT, str(port), "chat", "--as-of", as_of],
        cwd=REPOSITORY,
        env=environment,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    try:
        terminal = Terminal(child, ours)
        assert "68" in terminal.until(PROMPT)
        yield terminal
    finally:
        child.kill()
        child.wait()
        os.close(ours)
