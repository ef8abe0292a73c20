"""`crosscheck chat`: the conversation on a terminal, or one text from standard input."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click
from rich.console import Console

from bot.cli.inputs import DayType, standard_input
from bot.settings import read_settings
from bot.texts import text
from sources.errors import CrosscheckError, InputError

if TYPE_CHECKING:
    from bot.service import Crosscheck


@click.command("chat")
@click.option(
    "--as-of",
    "as_of",
    type=DayType(),
    help="The day to check for, as YYYY-MM-DD; today where it is left out.",
)
def command(as_of: date | None) -> None:
    """Paste claims and read the references that stand against or behind them; /help lists what curators can do."""
    if sys.stdin.isatty():
        # Line editing and history for what is typed; imported for its effect on input().
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
    # Between two answers no loop runs, so that Ctrl-C ends what is typed and not more.
    with asyncio.Runner() as runner, _opened(runner) as crosscheck:
        if sys.stdin.isatty():
            _talk(runner, crosscheck, as_of)
        else:
            _answer(runner, crosscheck, as_of, standard_input())


@contextlib.contextmanager
def _opened(runner: asyncio.Runner) -> Iterator[Crosscheck]:
    from bot.service import Crosscheck

    crosscheck = runner.run(Crosscheck.open(read_settings()))
    try:
        yield crosscheck
    finally:
        runner.run(crosscheck.__aexit__(None, None, None))


def _answer(runner: asyncio.Runner, crosscheck: Crosscheck, as_of: date | None, pasted: str) -> None:
    from bot.terminal import console, print_verdicts

    if not pasted.strip():
        raise InputError("There is no text to check on standard input.")
    print_verdicts(console(sys.stdout), runner.run(crosscheck.check(pasted, as_of or date.today())))


def _talk(runner: asyncio.Runner, crosscheck: Crosscheck, as_of: date | None) -> None:
    """Answer what is typed, line by line, until it is enough."""
    from bot.terminal import console, print_verdicts

    out = console(sys.stdout)
    notices = len(runner.run(crosscheck.table.headings()))
    out.print(text("chat.welcome", notices=notices))
    while (typed := _typed(out)) is not None:
        try:
            if typed.lstrip().startswith("/") and _commanded(typed, crosscheck, runner):
                continue
            if typed.strip():
                print_verdicts(out, runner.run(crosscheck.check(typed, as_of or date.today())))
        except CrosscheckError as error:
            out.print(str(error))
        except KeyboardInterrupt:
            out.print(text("chat.stopped"))


def _commanded(typed: str, crosscheck: Crosscheck, runner: asyncio.Runner) -> bool:
    """Do what a line that begins with / says; False where it is no command, and so a text like any other."""
    # Imported when the first of them comes: who only checks does not wait for it.
    from bot.cli.chat_commands import commanded
    from bot.cli.desk import Desk

    return commanded(typed, Desk(crosscheck.table, runner, chat=True))


def _typed(out: Console) -> str | None:
    """What was typed or pasted: one line, or the several of a bracketed paste. None when the talk is over."""
    try:
        line = input("> ")
    except (EOFError, KeyboardInterrupt):
        out.print()
        return None
    return None if line.strip().lower() in ("/quit", "/exit", "quit", "exit") else line
