"""`crosscheck table wanted`, `review` and `except`: what waits for a table's curators, and exceptions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypeVar

import click

from bot.cli.desk import who, with_table
from bot.cli.progress import bar
from bot.settings import read_settings
from bot.tables import Tables
from bot.texts import text
from sources.errors import NotFoundError
from sources.table import SourceTable

if TYPE_CHECKING:
    from bot.curation.review import TriedLink

_Result = TypeVar("_Result")
_server = click.option(
    "--server",
    type=click.IntRange(1),
    metavar="ID",
    help="The table of this Discord server, not the shared one.",
)


def _with(server: int | None, work: Callable[[SourceTable], Awaitable[_Result]]) -> _Result:
    """Do one thing with the table of a server, or with the one that every server may consult."""
    if server is None:
        return with_table(work)
    return with_table(lambda shared: work(Tables(shared.database).own(server)))


@click.command()
@_server
@click.option(
    "--set-aside", "number", type=click.IntRange(1), metavar="N", help="Delete claim N and what is like it."
)
def wanted(server: int | None, number: int | None) -> None:
    """Claims of the last 90 days that no notice spoke to, grouped when alike, the most often asked first."""
    from bot.curation.review_lines import wanted_lines
    from sources.curation.wanted import Wanted

    async def work(table: SourceTable) -> None:
        found = Wanted(table.database)
        if number is not None:
            group = await found.group(table.name, number, date.today())
            await found.remove(table.name, group.numbers)
            print(text("wanted.set_aside", claim=group.claim))
            return
        groups = await found.groups(table.name, date.today())
        for line in wanted_lines(groups) or [text("wanted.none" if server else "wanted.of_servers")]:
            print(line)

    _with(server, work)


@click.command()
@_server
@click.option("--links", "with_links", is_flag=True, help="Try each link of the table too.")
@click.option(
    "--set-aside",
    "number",
    type=click.IntRange(1),
    metavar="N",
    help="Delete report N and those that say the same.",
)
def review(server: int | None, with_links: bool, number: int | None) -> None:
    """What waits: notices past their `review_by`, answers that people called wrong, links whose page is gone."""
    from bot.curation.review import waiting
    from bot.curation.review_lines import link_lines, waiting_lines
    from sources.curation.feedback import FeedbackList

    async def work(table: SourceTable) -> None:
        if number is not None:
            feedback = FeedbackList(table.database)
            one = await feedback.one(table.name, number, date.today())
            count = await feedback.remove(table.name, one.claim, one.statement_id, one.title)
            print(text("review.set_aside", count=count))
            return
        for line in waiting_lines(await waiting(table, date.today())):
            print(line)
        if with_links:
            print()
            for line in link_lines(await _tried(table)):
                print(line)

    _with(server, work)


async def _tried(table: SourceTable) -> list[TriedLink]:
    """Every link of the table tried, some at a time."""
    from bot.curation.links import open_fetcher
    from bot.curation.review import LINKS_AT_ONCE, tried
    from sources.curation.due import links

    wanted = await links(table.database, table.name)
    found: list[TriedLink] = []
    async with open_fetcher(read_settings()) as fetcher:
        with bar(text("review.trying"), len(wanted)) as advance:
            for start in range(0, len(wanted), LINKS_AT_ONCE):
                some = await tried(fetcher, wanted[start : start + LINKS_AT_ONCE])
                found += some
                advance(len(some))
    return found


@click.group("except")
def exceptions() -> None:
    """Exceptions: a claim and a statement that have nothing to do with each other."""


@exceptions.command("add")
@click.argument("claim")
@click.argument("statement", metavar="STATEMENT-ID")
@click.option("--why", default="", help="The reason that is kept.")
@_server
def add(claim: str, statement: str, why: str, server: int | None) -> None:
    """Let a statement answer no claim of these words; case, spaces and punctuation do not count."""
    from bot.curation.review import pin

    async def work(table: SourceTable) -> None:
        await _known(Tables(table.database), server, statement)
        reason = why or text("review.why_pinned")
        await pin(table, claim, statement, who(), reason, datetime.now(UTC))

    _with(server, work)
    print(text("review.pinned_here", statement=statement))


async def _known(tables: Tables, server: int | None, statement: str) -> None:
    """Refuse a statement that no table has which answers there."""
    for table in await tables.consulted(server):
        with suppress(NotFoundError):
            notice = await table.notice(statement.partition("#")[0])
            if statement in {each.id for each in notice.statements}:
                return
    raise NotFoundError(text("review.no_statement", statement=statement))


@exceptions.command("list")
@click.option("--all", "ended", is_flag=True, help="Those too that were taken back.")
@_server
def list_(ended: bool, server: int | None) -> None:
    """Exceptions, the newest first: claim, statement, who pinned it, when and why."""
    from bot.curation.review_lines import exception_lines
    from sources.curation.exceptions import Exceptions

    async def work(table: SourceTable) -> None:
        found = await Exceptions(table.database).all(table.name, ended=ended)
        if not found:
            print(text("review.no_exceptions"))
        for each in found:
            first, *rest = exception_lines(each)
            print("\n   ".join([f"{each.number}. {first}", *rest]))

    _with(server, work)


@exceptions.command("end")
@click.argument("number", metavar="N", type=click.IntRange(1))
@_server
def end(number: int, server: int | None) -> None:
    """Take exception N back: the statement may answer that claim again."""
    from sources.curation.exceptions import Exceptions

    async def work(table: SourceTable) -> None:
        ended = await Exceptions(table.database).take_back(table.name, number, who(), datetime.now(UTC))
        print(text("review.taken_back", statement=ended.statement_id))

    _with(server, work)
