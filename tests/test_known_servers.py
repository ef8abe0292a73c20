"""Known claims and kept answers of one server are nobody else's, whatever is done with them."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.curation.corrections import changed_places, outcome_of, state_of, to_check, touched_since
from bot.service import Crosscheck
from bot.settings import Settings
from sources.curation.kept_checks import KeptCheck, KeptChecks, Outcome
from sources.curation.known_claims import Filing, KnownClaims, KnownStance
from sources.database.engine import Database
from sources.errors import ChangedError, CrosscheckError, InputError, NotFoundError
from sources.notice import Notice, NoticeDate, Statement
from sources.table import SourceTable

TODAY = date(2031, 1, 1)
NOW = datetime(2031, 1, 1, tzinfo=UTC)
SERVERS = (101, 102, 103)
CLAIM = "The Office of Widgets grants {number} permits for widgets a year."
RULE = Notice(
    id="xx-rule",
    publisher="Office of Widgets",
    title="Rule on widgets",
    published=NoticeDate("2030-01-15"),
    statements=(Statement("xx-rule#s1", "The office keeps a register of widgets."),),
)


def _filing(number: int, mark: str) -> Filing:
    return Filing("xx-rule#s1", CLAIM.format(number=number), KnownStance.CONFLICTS, f"Said by {mark}.")


async def _operate(known: KnownClaims, mark: str, chance: random.Random) -> None:
    number = chance.randrange(2, 6)
    match chance.randrange(4):
        case 0 | 1:
            await known.add(_filing(number, mark), mark, mark, NOW)
        case 2:
            await known.retire(chance.randrange(1, 5), mark, mark, NOW)
        case 3:
            await known.replace_all([_filing(number, mark)], mark, mark, NOW)


@pytest.mark.parametrize("seed", range(3))
def test_known_claims_stay_in_their_server(seed: int) -> None:
    """Random operations on three servers and the shared table: only one's own and the shared curators answer."""
    chance = random.Random(seed)  # noqa: S311 - a test, which must repeat
    marks = {101: "zebra", 102: "yacht", 103: "walnut", None: "violin"}

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            await crosscheck.table.replace_all([RULE], "violin", "begin")
            lists = {
                server: KnownClaims(
                    crosscheck.table.database, "shared" if server is None else f"server:{server}"
                )
                for server in marks
            }
            answered = 0
            for _ in range(20):
                server, told = chance.choice([*SERVERS, None]), ""
                try:
                    await _operate(lists[server], marks[server], chance)
                except CrosscheckError as error:
                    told = str(error)
                strangers = [mark for other, mark in marks.items() if other != server]
                assert not [mark for mark in strangers if mark in told]
                await crosscheck.tables.consult_shared(chance.choice(SERVERS), chance.random() < 0.7)
                for each in (*SERVERS, None):
                    live = {filed.filing.claim for filed in await lists[each].all()}
                    shared = {filed.filing.claim for filed in await lists[None].all()}
                    consults = each is None or await crosscheck.tables.consults_shared(each)
                    for number in range(2, 6):
                        (verdict,) = await crosscheck.check(CLAIM.format(number=number), TODAY, each)
                        said = repr(verdict.references)
                        may = {marks[each], marks[None]} if consults else {marks[each]}
                        assert not [mark for mark in marks.values() if mark in said and mark not in may]
                        wanted = consults and verdict.claim.text in live | shared
                        assert ("Checked by a curator" in said) == wanted
                        answered += wanted
                    assert not [
                        mark
                        for other, mark in marks.items()
                        if other != each and mark in repr(await lists[each].all(retired=True))
                    ]
            assert answered

    asyncio.run(run())


def test_a_shared_claim_about_a_notice_that_a_server_replaced_says_nothing_there() -> None:
    """What shared curators said of their statement is not said of a server's own one of the same id."""

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            await crosscheck.table.replace_all([RULE], "ann", "begin")
            await KnownClaims(crosscheck.table.database, "shared").add(_filing(3, "ann"), "ann", "", NOW)
            own = replace(
                RULE, statements=(Statement("xx-rule#s1", "The office grants three permits a year."),)
            )
            await crosscheck.tables.own(101).put(own, "bob", "")

            async def said(server: int | None) -> bool:
                (verdict,) = await crosscheck.check(CLAIM.format(number=3), TODAY, server)
                return "Said by ann." in repr(verdict.references)

            assert [await said(server) for server in (101, 102, None)] == [False, True, True]

    asyncio.run(run())


def test_a_servers_own_answer_comes_before_a_shared_one() -> None:
    """Where both curated one claim, with opposite stances toward one statement, the server sees its own answer."""

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            await crosscheck.table.replace_all([RULE], "ann", "begin")
            database = crosscheck.table.database
            shared = replace(_filing(3, "ann"), stance=KnownStance.SUPPORTS)
            await KnownClaims(database, "shared").add(shared, "ann", "", NOW)
            await KnownClaims(database, "server:101").add(_filing(3, "bob"), "bob", "", NOW)

            async def said(server: int | None) -> tuple[str, bool, bool]:
                (verdict,) = await crosscheck.check(CLAIM.format(number=3), TODAY, server)
                words = repr(verdict.references)
                return str(verdict.kind), "Said by ann." in words, "Said by bob." in words

            assert await said(101) == ("conflicting", False, True)
            assert await said(102) == await said(None) == ("supported", True, False)

    asyncio.run(run())


def test_known_claims_are_numbered_kept_and_not_overwritten(tmp_path: Path) -> None:
    """Each has who, when and why, retired or not; the same twice, and an import that looked too early, are refused."""

    async def run() -> None:
        database = await Database.open(f"sqlite:///{tmp_path / 'x.db'}")
        try:
            known = KnownClaims(database, "server:101")
            assert (await known.all(), await known.revision()) == ((), 0)
            first = await known.add(_filing(2, "a"), "ann", "often asked", NOW)
            assert (first.number, first.who, first.why, first.at) == (1, "ann", "often asked", NOW)
            with pytest.raises(InputError, match=r"known already, as number 1"):
                await known.add(replace(_filing(2, "a"), claim=first.filing.claim.upper()), "bob", "", NOW)
            seen = await known.revision()
            await known.add(_filing(3, "b"), "bob", "", NOW)
            with pytest.raises(ChangedError):
                await known.replace_all([], "bob", "", NOW, expected=seen)
            await known.retire(1, "bob", "no longer asked", NOW)
            with pytest.raises(InputError, match=r"retired already, by bob"):
                await known.retire(1, "ann", "", NOW)
            with pytest.raises(NotFoundError):
                await KnownClaims(database, "server:102").retire(2, "ann", "", NOW)
            everything = await known.all(retired=True)
            assert [(one.number, one.retired_by, one.retired_why) for one in everything] == [
                (2, "", ""),
                (1, "bob", "no longer asked"),
            ]
            assert [one.number for one in await known.since(seen)] == [1, 2]
            order = [_filing(5, "c"), _filing(3, "b"), _filing(2, "a")]
            difference = await known.replace_all(order, "cy", "import", NOW)
            assert (len(difference.added), len(difference.retired), difference.kept) == (2, 0, 1)
            assert [one.filing for one in await known.all()] == order
            assert not await known.difference(order)
            assert (await known.difference(order[::-1])).moved
        finally:
            await database.close()

    asyncio.run(run())


def _kept(server: int, reply: int, seen: str, verdict: str = "supported") -> KeptCheck:
    outcome = (
        Outcome(verdict, {"xx-rule#s1": "supports"} if verdict == "supported" else {}, ("xx-other#s1",)),
    )
    return KeptCheck(server, reply, 1, 2, TODAY, TODAY, seen, outcome)


def test_kept_answers_stay_in_their_server() -> None:
    """What is kept, marked, changed or dropped for one server leaves the others' as they are."""

    async def run() -> None:
        async with await SourceTable.open("sqlite://") as table:
            kept = KeptChecks(table.database)
            for server in (101, 102):
                for reply in (1, 2):
                    await kept.keep(_kept(server, reply, "[]"), TODAY)
            await kept.mark(101, [1], "[1]")
            await kept.change(replace(_kept(101, 2, "[2]"), message_id=9))
            assert [(one.reply_id, one.seen) for one in await kept.behind(102, "")] == [(2, "[]"), (1, "[]")]
            assert [(one.reply_id, one.message_id) for one in await kept.behind(101, "[1]")] == [(2, 9)]
            await kept.drop(101, [1])
            await kept.drop_before(101, date(2031, 1, 2))
            assert [await kept.count(server) for server in (101, 102)] == [0, 2]
            assert await kept.servers() == (102,)

    asyncio.run(run())


def test_only_what_a_change_touched_is_looked_at_again() -> None:
    """Of a server's answers, those that showed a touched notice, and those without a notice where words are new."""
    checks = [_kept(101, 1, "[]"), _kept(101, 2, "[]", "no_match")]

    def chosen(notices: set[str], *, new: bool) -> list[int]:
        return [check.reply_id for check in to_check(checks, notices, new=new)]

    assert chosen({"xx-rule"}, new=False) == [1]
    assert chosen({"xx-other"}, new=False) == [1, 2]
    assert chosen({"xx-third"}, new=False) == []
    assert chosen({"xx-third"}, new=True) == [2]


def test_a_change_of_state_names_what_it_touched() -> None:
    """Between two states of the tables: the notices, the words that are new, and who changed them."""

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            own = crosscheck.tables.own(101)
            tables = await crosscheck.tables.consulted(101)
            before = await state_of(tables)
            await own.put(RULE, "ann", "")
            await KnownClaims(own.database, own.name).add(_filing(3, "bob"), "bob", "", NOW)
            touched = await touched_since(tables, [before])
            assert (set(touched.notices), set(touched.who)) == ({"xx-rule"}, {"ann", "bob"})
            assert touched.texts == (RULE.statements[0].text, CLAIM.format(number=3))
            assert not (await touched_since(tables, [await state_of(tables)])).notices
            assert not (await touched_since(await crosscheck.tables.consulted(102), [before])).notices
            verdicts = await crosscheck.check(CLAIM.format(number=3), TODAY, 101)
            other = await crosscheck.check(CLAIM.format(number=3), TODAY, 102)
            assert changed_places(outcome_of(other), outcome_of(verdicts)) == (0,)
            assert changed_places(outcome_of(verdicts), outcome_of(verdicts)) == ()

    asyncio.run(run())
