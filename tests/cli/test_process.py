"""The program as a process of its own: `python -m bot`, its streams and exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.cli.runner import CLAIM, SMALL
from tests.conftest import REPOSITORY


def _run(*arguments: str, tmp_path: Path, given: str = "") -> subprocess.CompletedProcess[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "XDG_DATA_HOME": str(tmp_path),
        "HOME": str(tmp_path),
        "LC_ALL": "C",
        "CROSSCHECK_MODEL": "none",
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=REPOSITORY,
        env=environment,
        input=given,
        encoding="utf-8",
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_check_as_a_process(tmp_path: Path) -> None:
    """A claim goes in by a pipe in a plain locale, and one JSON line in UTF-8 comes out, with nothing beside it."""
    given = f"\u201c{CLAIM}\u201d \u2013 S\u00f8ren"
    done = _run(
        "check", "--json", "--table", str(SMALL), "--as-of", "2026-10-01", tmp_path=tmp_path, given=given
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout.splitlines()[0])["verdict"] == "supported"


def test_mistake_as_a_process(tmp_path: Path) -> None:
    """A person's mistake is one line on standard error and exit code 2, without a traceback."""
    done = _run("check", "--as-of", "tomorrow", CLAIM, tmp_path=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "Traceback" not in done.stderr


def test_not_found_as_a_process(tmp_path: Path) -> None:
    """What is not there is exit code 1."""
    done = _run("table", "show", "xx-none", tmp_path=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")


def test_help_names_every_command(tmp_path: Path) -> None:
    """The help names each command of the contract that is built."""
    done = _run("--help", tmp_path=tmp_path)
    assert done.returncode == 0
    named = {line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ") and line.split()}
    assert {"check", "chat", "run", "judge", "search", "table", "eval", "doctor"} <= named
