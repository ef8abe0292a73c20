"""`crosscheck table wanted`, `review` and `except`."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.settings import read_settings
from bot.tables import Tables
from sources.curation.feedback import Feedback, FeedbackKind, FeedbackList
from sources.curation.wanted import Wanted
from sources.fetch import Fetcher
from sources.notice import NoticeDate, Term
from sources.table import SourceTable
from tests.cli.runner import assert_one_sentence, run
from tests.fetching.hostile import PAGE
from tests.fetching.site import LoopbackResolver, Site, answer
from tests.sources.examples import notice

FALSE = "The tariff on certain advanced chips is 50 percent."
STATEMENT = "us-proc-11002-semiconductors#s1"


def in_table(server: int | None, work: Callable[[SourceTable], Awaitable[None]]) -> None:
    """Do something with the shared table, or with a server's."""

    async def opened() -> None:
        async with await SourceTable.open(read_settings().database()) as shared:
            await work(shared if server is None else Tables(shared.database).own(server))

    asyncio.run(opened())


def checked() -> list[dict[str, object]]:
    """The references of the false claim."""
    verdict = json.loads(run("check", "--json", "--as-of", "2026-10-01", FALSE).out)
    references: list[dict[str, object]] = verdict["references"]
    return references


def test_an_exception_is_obeyed_listed_and_taken_back() -> None:
    """`check` and `check --explain` leave the statement out, until the exception ends; its history stays."""
    before = checked()
    statement = str(before[0]["statement"])
    added = run("table", "except", "add", f"  {FALSE.upper()}", statement, "--why", "other chips")
    assert added.out.strip().startswith(f"Pinned: {statement} is no answer")
    assert statement not in [reference["statement"] for reference in checked()]
    explained = run("check", "--explain", "--as-of", "2026-10-01", FALSE)
    assert "a curator said that it has nothing to do with the claim" in " ".join(explained.out.split())
    listed = run("table", "except", "list").out
    assert "other chips" in listed
    assert f"Exception 1: not answered by {statement}" in listed
    assert_one_sentence(run("table", "except", "add", FALSE, statement), "exception 1 already")
    assert "may answer that claim again" in run("table", "except", "end", "1").out
    assert checked() == before
    assert run("table", "except", "list").out.strip() == "There are no exceptions."
    assert "Taken back by" in run("table", "except", "list", "--all").out
    assert_one_sentence(run("table", "except", "end", "1"), "taken back already")
    assert_one_sentence(run("table", "except", "end", "7"), "no exception 7", code=1)


def test_what_cannot_be_pinned_is_refused() -> None:
    """A statement that is not there, no claim at all, several claims."""
    assert_one_sentence(run("table", "except", "add", FALSE, "us-none#s1"), "No table", "us-none#s1", code=1)
    assert_one_sentence(run("table", "except", "add", "Hello!", STATEMENT), "for one claim", "holds 0")
    assert_one_sentence(run("table", "except", "add", f"{FALSE} {FALSE}", STATEMENT), "holds 2")


def test_a_servers_exception_is_its_own() -> None:
    """One that is pinned for a server changes nothing of what the shared table answers."""
    before = checked()
    statement = str(before[0]["statement"])
    assert run("table", "except", "add", FALSE, statement, "--server", "101").code == 0
    assert checked() == before
    assert run("table", "except", "list").out.strip() == "There are no exceptions."
    assert statement in run("table", "except", "list", "--server", "101").out


def test_wanted_claims_of_a_server() -> None:
    """The groups of a server with how often and when; one is set aside by its number."""

    async def ask(table: SourceTable) -> None:
        await Wanted(table.database).add(
            table.name, ["Boats are blue.", "boats are BLUE", "Trains run"], _today()
        )

    in_table(101, ask)
    lines = run("table", "wanted", "--server", "101").out.splitlines()
    assert [line.split("\t")[0] for line in lines] == ["2", "3"]
    assert lines[0].split("\t")[1].startswith("2 times, ")
    assert lines[0].endswith("\tboats are BLUE")
    assert "No claim" in run("table", "wanted", "--server", "102").out
    assert "--server ID" in run("table", "wanted").out
    assert "Set aside" in run("table", "wanted", "--server", "101", "--set-aside", "1").out
    assert len(run("table", "wanted", "--server", "101").out.splitlines()) == 1
    gone = run("table", "wanted", "--server", "101", "--set-aside", "1")
    assert_one_sentence(gone, "on the list no more", code=1)


def test_review_says_what_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Notices past their day, answers called wrong, and with --links what did not come."""

    async def fill(table: SourceTable) -> None:
        old = Term(review_by=NoticeDate("2026-01"))
        begun = NoticeDate("2020-01-01")
        one = replace(notice(1), published=begun, term=old, url="http://rules.example/gone")
        await table.replace_all([one, replace(notice(2), url="http://rules.example/well")], "ann", "")
        said = Feedback(FeedbackKind.WRONG, "Fees are 20.", "T", "a#s1", "conflicts", ("Both.",), "No!")
        await FeedbackList(table.database).add(table.name, said, _today())

    in_table(101, fill)
    with Site({"/well": answer(PAGE), "/gone": answer(PAGE, "410 Gone")}) as site:
        resolver = LoopbackResolver({"rules.example": site})
        monkeypatch.setattr("bot.curation.links.open_fetcher", lambda settings: Fetcher(resolver=resolver))
        out = run("table", "review", "--server", "101", "--links").out
    assert "1 notice past its review date · 1 answer called wrong" in out
    assert "To be reviewed by January 2026: xx-office-1 (s1" in out
    assert "1. Fees are 20." in out
    assert "Somebody says: No!" in out
    assert "The page of 1 link did not come:" in out
    assert (
        "xx-office-1: rules.example has taken that page away (status 410). http://rules.example/gone" in out
    )
    assert "/well" not in out
    assert "Set aside: 1 report." in run("table", "review", "--server", "101", "--set-aside", "1").out
    assert "0 answers called wrong" in run("table", "review", "--server", "101").out
    assert "0 answers called wrong" in run("table", "review").out


def _today() -> date:
    return date.today()
