"""How the house is built: who may know whom, how long a file may be, and what the README must name."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path
from typing import Final

import click
import pytest

from bot.cli import crosscheck
from bot.settings import Settings
from tests.conftest import REPOSITORY

MOST_LINES: Final = 400
_HOSTS: Final = re.compile(r"\b(?:pypi|pythonhosted|npmjs|crates|rubygems|packagist)\.(?:org|io|com)\b")


def _python_files(*folders: str) -> list[Path]:
    return sorted(file for folder in folders for file in (REPOSITORY / folder).rglob("*.py"))


def _named(file: Path) -> str:
    return str(file.relative_to(REPOSITORY))


def _imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module or "")
    return found


def test_sources_never_import_bot() -> None:
    """No file under sources/ imports bot, at its top or inside a function."""
    guilty = {
        _named(file): names
        for file in _python_files("sources")
        if (names := [name for name in _imports(file) if name.split(".")[0] in ("bot", "tests")])
    }
    assert guilty == {}


def test_checking_does_no_input_or_output() -> None:
    """What judges is pure: it imports no database, network, clock, randomness or terminal."""
    far = {
        "sqlalchemy",
        "aiosqlite",
        "httpx",
        "discord",
        "random",
        "time",
        "asyncio",
        "socket",
        "rich",
        "click",
    }
    guilty = {
        _named(file): names
        for file in _python_files("bot/checking")
        if (names := sorted({name.split(".")[0] for name in _imports(file)} & far))
    }
    assert guilty == {}


def test_what_judges_knows_nothing_of_what_weighs() -> None:
    """Reading knows no evidence, signs no judge, judges not who asks them: a claim's walk goes down alone."""
    floors = (
        "reading",
        "evidence",
        "signs",
        "judges",
        "judging",
        "weighing",
        "verdict",
        "references",
        "checker",
    )
    guilty = []
    for height, floor in enumerate(floors):
        above = {f"bot.checking.{name}" for name in floors[height + 1 :]}
        folder = REPOSITORY / "bot/checking" / floor
        for file in folder.rglob("*.py") if folder.is_dir() else [folder.with_suffix(".py")]:
            known = {".".join(name.split(".")[:3]) for name in _imports(file)} & above
            guilty += [f"{_named(file)} knows {name}" for name in sorted(known)]
    assert guilty == []


def test_no_file_is_too_long() -> None:
    """No Python file has more lines than one can keep in view of."""
    files = _python_files("bot", "sources", "tests")
    lengths = {_named(file): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_every_module_says_what_it_answers_for() -> None:
    """Every module begins with a docstring."""
    silent = [
        _named(file)
        for file in _python_files("bot", "sources", "tests")
        if not ast.get_docstring(ast.parse(file.read_text("utf-8")))
    ]
    assert silent == []


def test_no_committed_file_names_a_registry_or_this_machine() -> None:
    """What is committed installs from wherever the reader's own tools say, and names no folder of this machine."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"],  # noqa: S607 - git is found where the developer has it
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    guilty = []
    for name in filter(None, listed.stdout.decode().split("\0")):
        file = REPOSITORY / name
        if file.is_file() and name != _named(Path(__file__)):
            text = file.read_bytes().decode("utf-8", "replace")
            guilty += [f"{name}: {match[0]}" for match in _HOSTS.finditer(text)]
    assert guilty == []


def _commands(command: click.Command, name: str) -> list[str]:
    if not isinstance(command, click.Group):
        return [name]
    context = click.Context(command)
    found = []
    for child in command.list_commands(context):
        made = command.get_command(context, child)
        assert made is not None
        found += _commands(made, f"{name} {child}")
    return found


def test_readme_names_every_command() -> None:
    """Each command of the program stands in the README, one of a group by its own name."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    commands = _commands(crosscheck, "crosscheck")
    assert len(commands) >= 13
    missing = []
    for command in commands:
        group, _, last = command.rpartition(" ")
        if not re.search(rf"`{re.escape(command)}\b|`{re.escape(group)} .*`{re.escape(last)}\b", readme):
            missing.append(command)
    assert missing == []


def test_readme_names_every_setting() -> None:
    """Each setting stands in the README by the name of its variable, and no other variable does."""
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    settings = {f"CROSSCHECK_{name.upper()}" for name in Settings.model_fields}
    assert set(re.findall(r"CROSSCHECK_[A-Z_]+[A-Z]", readme)) - {"CROSSCHECK_SHARED"} == settings
