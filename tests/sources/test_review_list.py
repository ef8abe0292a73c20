"""The lists beside the table: claims without a notice, feedback, exceptions, reviews that are due."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from sources.curation import keeping
from sources.curation.due import due, links
from sources.curation.exceptions import Exceptions
from sources.curation.feedback import Feedback, FeedbackKind, FeedbackList
from sources.curation.keeping import KEPT_DAYS
from sources.curation.same_words import key_of, plain_words
from sources.curation.wanted import Wanted, WantedClaim, grouped
from sources.database.engine import Database
from sources.database.schema import wanted as wanted_rows
from sources.errors import InputError, NotFoundError
from sources.notice import NoticeDate, Statement, Term
from sources.table import SourceTable
from tests.sources.examples import notice

_Result = TypeVar("_Result")
TODAY = date(2031, 5, 1)
NOW = datetime(2031, 5, 1, 12, tzinfo=UTC)


def with_database(url: str, work: Callable[[Database], Awaitable[_Result]]) -> _Result:
    """Open a database, do something with it, and close it."""

    async def run() -> _Result:
        database = await Database.open(url)
        try:
            return await work(database)
        finally:
            await database.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee is 20%.", "the  FEE is 20% !"),
        ("It doesn’t need “permits”", "it doesnt need permits"),
        ("**Fees** — rise", "fees rise"),
        ("Ｆｅｅｓ rise", "fees rise"),
    ],
)
def test_the_same_words_are_the_same(one: str, other: str) -> None:
    """Case, spaces, quotation marks, width and punctuation do not count."""
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The fee is 20%.", "The fee is 20."),
        ("The fee is 2.5 euros", "The fee is 25 euros"),
        ("The fee is $20", "The fee is €20"),
        ("It is -5 degrees", "It is 5 degrees"),
        ("At < 5 it is so", "At > 5 it is so"),
        ("Fees must rise", "Fees must not rise"),
    ],
)
def test_what_changes_a_figure_or_a_word_counts(one: str, other: str) -> None:
    """Two claims that say different things never have the same key."""
    assert key_of(one) != key_of(other)


@given(st.text())
def test_plain_words_are_plain(text: str) -> None:
    """Doing it twice changes nothing, and blanks stand between words alone."""
    once = plain_words(text)
    assert plain_words(once) == once
    assert once.split() == [word for word in once.split(" ") if word]


def test_alike_claims_are_one_group() -> None:
    """Spelling, order and typing errors do not part claims; other matters do. The newest words stand for all."""
    texts = [
        "Bananas are sold in green boxes in Ecuador",
        "In Ecuador bananas are sold in green boxes!",
        "Bannanas are sold in green boxes in Ecuador",
        "The harbour of Zwolle closes on Sundays",
        "香蕉在厄瓜多尔用绿色盒子出售",
        "香蕉在厄瓜多尔用绿色盒子出售。",
    ]
    claims = [WantedClaim(number, each, date(2031, 1, number)) for number, each in enumerate(texts, 1)][::-1]
    groups = grouped(claims)

    assert [(group.claim, group.numbers) for group in groups] == [
        (texts[2], (3, 2, 1)),
        (texts[5], (6, 5)),
        (texts[3], (4,)),
    ]
    assert (groups[0].first, groups[0].last) == (date(2031, 1, 1), date(2031, 1, 3))


def test_grouping_ten_thousand_claims_is_not_quadratic() -> None:
    """As many as are kept, all different and all of the same few words, are grouped while a person waits."""
    claims = [
        WantedClaim(
            number, f"Permit {number} for gadgets of kind {number * 7919 % 10_007} costs a fee", TODAY
        )
        for number in range(keeping.MOST, 0, -1)
    ]
    began = time.process_time()
    groups = grouped(claims)

    assert sum(group.count for group in groups) == keeping.MOST
    assert time.process_time() - began < 10


def test_wanted_claims_go_after_ninety_days(url: str) -> None:
    """What is too old is not shown when it is read, and deleted when something is written, in every table."""

    async def work(database: Database) -> tuple[int, list[str]]:
        wanted = Wanted(database)
        await wanted.add("server:1", ["Old claim about boats"], TODAY - timedelta(days=KEPT_DAYS + 1))
        await wanted.add("server:2", ["Another claim of trains"], TODAY - timedelta(days=KEPT_DAYS))
        assert await _count(database) == 2
        assert [len(await wanted.groups(f"server:{server}", TODAY)) for server in (2, 1)] == [1, 0]
        assert await _count(database) == 1
        later = TODAY + timedelta(days=1)
        await wanted.add("server:1", ["New claim of planes"], later)
        return await _count(database), [group.claim for group in await wanted.groups("server:1", later)]

    assert with_database(url, work) == (1, ["New claim of planes"])


async def _count(database: Database) -> int:
    async with database.reading() as connection:
        return (await connection.execute(select(func.count()).select_from(wanted_rows))).scalar() or 0


def test_no_number_is_given_twice(url: str) -> None:
    """A button on an old message names a number: what comes later never has one that was there before."""

    async def work(database: Database) -> list[int]:
        wanted = Wanted(database)
        numbers = []
        for _ in range(3):
            await wanted.add("server:1", ["Boats are blue"], TODAY)
            (group,) = await wanted.groups("server:1", TODAY)
            numbers.append(group.number)
            await wanted.remove("server:1", group.numbers)
        return numbers

    numbers = with_database(url, work)
    assert len(set(numbers)) == 3


def test_no_more_are_kept_than_the_newest(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With one claim too many the oldest of that table goes, and no other table loses any."""
    monkeypatch.setattr(keeping, "MOST", 3)

    async def work(database: Database) -> list[list[str]]:
        wanted = Wanted(database)
        await wanted.add("server:2", ["Theirs"], TODAY)
        for word in ("alpha", "bravo", "charlie", "delta"):
            await wanted.add("server:1", [word * 3], TODAY)
        return [[group.claim for group in await wanted.groups(f"server:{n}", TODAY)] for n in (1, 2)]

    assert with_database(url, work) == [["delta" * 3, "charlie" * 3, "bravo" * 3], ["Theirs"]]


def test_a_group_is_set_aside_whole(url: str) -> None:
    """A group is found by any of its claims, and what was set aside is gone, which is said."""

    async def work(database: Database) -> list[str]:
        wanted = Wanted(database)
        await wanted.add("server:1", ["Boats are blue.", "boats are blue", "Trains are fast indeed"], TODAY)
        group = await wanted.group("server:1", 1, TODAY)
        assert (group.numbers, await wanted.claim("server:1", 1, TODAY)) == ((2, 1), "Boats are blue.")
        with pytest.raises(NotFoundError):
            await wanted.claim("server:2", 1, TODAY)
        await wanted.remove("server:2", group.numbers)
        assert len(await wanted.groups("server:1", TODAY)) == 2
        await wanted.remove("server:1", group.numbers)
        with pytest.raises(NotFoundError, match="on the list no more"):
            await wanted.group("server:1", 1, TODAY)
        return [each.claim for each in await wanted.groups("server:1", TODAY)]

    assert with_database(url, work) == ["Trains are fast indeed"]


def test_feedback_is_kept_until_it_is_dealt_with(url: str) -> None:
    """What was called wrong waits with claim, statement, stance, reasons and note; the same said twice goes at once."""
    said = Feedback(
        FeedbackKind.WRONG, "Fees are 20.", "Rule", "a#s1", "conflicts", ("Both say 20.", "Two"), "No!"
    )

    async def work(database: Database) -> list[int]:
        feedback = FeedbackList(database)
        await feedback.add("server:1", said, TODAY)
        await feedback.add("server:1", replace(said, claim="fees are 20", note=""), TODAY)
        await feedback.add("server:1", replace(said, claim="Fees are 30."), TODAY)
        await feedback.add("server:1", replace(said, kind=FeedbackKind.HELPFUL), TODAY)
        await feedback.add("server:2", said, TODAY)
        waiting = await feedback.wrong("server:1", TODAY)
        assert waiting[-1] == replace(said, day=TODAY, number=1)
        assert await feedback.one("server:1", 1, TODAY) == waiting[-1]
        with pytest.raises(NotFoundError):
            await feedback.one("server:2", 1, TODAY)
        counts = [await feedback.helpful("server:1", TODAY), len(waiting)]
        counts.append(await feedback.remove("server:1", "FEES are 20", "a#s1"))
        left = await feedback.wrong("server:1", TODAY)
        assert [each.claim for each in left] == ["Fees are 30."]
        assert len(await feedback.wrong("server:2", TODAY)) == 1
        assert await feedback.wrong("server:1", TODAY + timedelta(days=KEPT_DAYS + 1)) == ()
        return counts

    assert with_database(url, work) == [1, 3, 2]


def test_an_exception_is_pinned_once_and_can_be_taken_back(url: str) -> None:
    """Who, when and why stay written down; pinned twice or taken back twice is refused."""

    async def work(database: Database) -> None:
        exceptions = Exceptions(database)
        await exceptions.pin("shared", "Fees are 20.", "a#s1", "ann", "boats", NOW)
        with pytest.raises(InputError, match="exception 1 already"):
            await exceptions.pin("shared", "fees ARE 20", "a#s1", "bob", "", NOW)
        await exceptions.pin("server:1", "Fees are 20.", "a#s2", "bob", "", NOW)
        claims = ["Fees are 20", "Fees are 30"]
        holding = exceptions.holding
        assert await holding("shared", claims) == {"Fees are 20": {"a#s1"}}
        assert await holding("server:1", claims) == {"Fees are 20": {"a#s2"}}
        assert await holding("server:2", claims) == {}
        with pytest.raises(NotFoundError):
            await exceptions.take_back("server:2", 1, "eve", NOW)
        await exceptions.take_back("shared", 1, "cora", NOW + timedelta(hours=1))
        with pytest.raises(InputError, match="taken back already, by cora"):
            await exceptions.take_back("shared", 1, "cora", NOW)
        assert await holding("shared", claims) == {}
        assert await exceptions.all("shared") == ()
        (one,) = await exceptions.all("shared", ended=True)
        assert (one.who, one.why, one.at, one.ended_by, one.claim) == (
            "ann",
            "boats",
            NOW,
            "cora",
            "Fees are 20.",
        )
        await exceptions.pin("shared", "Fees are 20.", "a#s1", "ann", "again", NOW)
        assert await holding("shared", claims) == {"Fees are 20": {"a#s1"}}

    with_database(url, work)


def test_what_is_past_its_day_is_due(url: str) -> None:
    """A month or a year is over with its last day; the longest overdue comes first, with its statements."""
    first, second, third = notice(1), notice(2), notice(3)

    def by(day: str) -> Term:
        return replace(first.term, review_by=NoticeDate(day))

    first = replace(
        first,
        statements=(
            Statement("xx-office-1#s1", "One.", term=by("2031-05")),
            Statement("xx-office-1#s2", "Two.", term=by("2031-04-30")),
        ),
    )
    second = replace(second, term=by("2030"), url="https://a.example/1")
    third = replace(third, term=by("2031-05-01"), url="https://a.example/1")

    async def work(database: Database) -> None:
        table = SourceTable(database, "server:1")
        await table.replace_all([first, second, third], "ann", "")
        found = await due(database, "server:1", TODAY)
        assert [(each.notice_id, each.statement_ids, str(each.review_by)) for each in found] == [
            ("xx-office-2", tuple(one.id for one in second.statements), "2030"),
            ("xx-office-1", ("xx-office-1#s2",), "2031-04-30"),
        ]
        assert await due(database, "server:2", TODAY) == ()
        urls = dict(await links(database, "server:1"))
        assert urls["https://a.example/1"] == ("xx-office-2", "xx-office-3")

    with_database(url, work)
