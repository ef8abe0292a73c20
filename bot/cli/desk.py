"""Where the commands of `table` work: at a table opened for one command, or at the one that `chat` holds open."""

from __future__ import annotations

import asyncio
import getpass
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import click

from bot.settings import read_settings
from sources.difference import Difference
from sources.table import SourceTable

_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True)
class Desk:
    """An open table, and the loop on which it is worked with. In a `chat` a person is asked before much is changed."""

    table: SourceTable
    runner: asyncio.Runner
    chat: bool = False

    def do(self, work: Awaitable[_Result]) -> _Result:
        """What the work comes to."""

        async def awaited() -> _Result:
            return await work

        return self.runner.run(awaited())


@contextmanager
def opened() -> Iterator[Desk]:
    """The desk of the chat in which the command is given; else one of its own, over the settings' database."""
    context = click.get_current_context(silent=True)
    desk = context.find_object(Desk) if context else None
    if desk is not None:
        yield desk
        return
    with asyncio.Runner() as runner:
        desk = Desk(runner.run(SourceTable.open(read_settings().database())), runner)
        try:
            yield desk
        finally:
            runner.run(desk.table.close())


def with_table(work: Callable[[SourceTable], Awaitable[_Result]]) -> _Result:
    """Do one thing with the table."""
    with opened() as desk:
        return desk.do(work(desk.table))


def who() -> str:
    """Whom the history names for what is done here."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "command line"


def on_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


class Asked(click.Option):
    """A required option that a person on a terminal is asked for; elsewhere it must be given."""

    def prompt_for_value(self, ctx: click.Context) -> Any:
        """What the person answers."""
        if not on_terminal():
            raise click.UsageError(f"Missing option {self.get_error_hint(ctx)}.", ctx)
        return super().prompt_for_value(ctx)


def print_difference(difference: Difference) -> None:
    """What was done, one line a notice; warnings to standard error."""
    for sign, ids in (("+", difference.added), ("~", difference.changed), ("-", difference.removed)):
        for notice_id in ids:
            print(f"{sign} {notice_id}")
    for near in difference.near:
        print(f"crosscheck: look at this: {near}", file=sys.stderr)


def print_done(difference: Difference) -> None:
    """What was done to the table, and to standard error what it contradicts there."""
    print_difference(difference)
    print_contradictions(difference)


def print_contradictions(difference: Difference) -> None:
    """To standard error, what was changed and contradicts another notice in force, or that it was not looked for."""
    if not (difference.added or difference.changed):
        return
    # Here, for the judges come with it, which few commands need.
    from bot.curation.conflicts import contradictions_beside, not_looked_for

    try:
        found = with_table(lambda table: contradictions_beside(table, difference, date.today()))
    except Exception as error:  # noqa: BLE001 - the change is made, whatever becomes of the look at it
        found = (not_looked_for(error),)
    for sentence in found:
        print(f"crosscheck: {sentence}", file=sys.stderr)
