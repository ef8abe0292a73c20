"""The command line in this process, as `main` runs it: its exit code and what it writes."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from bot.__main__ import main

SMALL = Path(__file__).parents[1] / "cases" / "table.csv"
"""A small table of made-up notices."""
CLAIM = "The total allowable catch of cod in the Eastern Bight is 36,500 tonnes."


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def rows(self) -> list[dict[str, Any]]:
        """Its output as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(*arguments: str | Path, given: str | bytes = "") -> Ran:
    """Run `crosscheck` with these arguments, `given` on standard input."""
    before = sys.argv
    sys.argv = ["crosscheck", *map(str, arguments)]
    try:
        with CliRunner().isolation(input=given) as (out, err, _):
            with pytest.raises(SystemExit) as ended:
                main()
            sys.stdout.flush()
            sys.stderr.flush()
            code = ended.value.code
            return Ran(code if isinstance(code, int) else 1, out.getvalue().decode(), err.getvalue().decode())
    finally:
        sys.argv = before


def assert_one_sentence(ran: Ran, *words: str, code: int = 2) -> None:
    """A person's mistake: the exit code, nothing on standard output, one line on standard error with these words."""
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1)
    assert ran.err.startswith("crosscheck: ")
    assert [word for word in words if word not in ran.err] == []
