"""`crosscheck chat`: the conversation on a terminal, or one text from standard input."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from datetime import date

import click
from rich.console import Console

from bot.cli.inputs import DayType, standard_input
from bot.settings import read_settings
from bot.texts import text
from sources.errors import InputError


@click.command("chat")
@click.option(
    "--as-of",
    "as_of",
    type=DayType(),
    help="The day to check for, as YYYY-MM-DD; today where it is left out.",
)
def command(as_of: date | None) -> None:
    """Paste claims and read the references that stand against or behind them."""
    if sys.stdin.isatty():
        # Line editing and history for what is typed; imported for its effect on input().
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401
    asyncio.run(_chat(as_of))


async def _chat(as_of: date | None) -> None:
    from bot.service import Crosscheck
    from bot.terminal import console, print_verdicts

    out = console(sys.stdout)
    async with await Crosscheck.open(read_settings()) as crosscheck:
        if not sys.stdin.isatty():
            pasted = standard_input()
            if not pasted.strip():
                raise InputError("There is no text to check on standard input.")
            print_verdicts(out, await crosscheck.check(pasted, as_of or date.today()))
            return
        out.print(text("chat.welcome", notices=len(await crosscheck.table.notices())))
        while (typed := await asyncio.to_thread(_typed, out)) is not None:
            if typed.strip():
                try:
                    print_verdicts(out, await crosscheck.check(typed, as_of or date.today()))
                except InputError as error:
                    out.print(str(error))


def _typed(out: Console) -> str | None:
    """What was typed or pasted: one line, or the several of a bracketed paste. None when the talk is over."""
    try:
        line = input("> ")
    except (EOFError, KeyboardInterrupt):
        out.print()
        return None
    return None if line.strip().lower() in ("/quit", "/exit", "quit", "exit") else line
