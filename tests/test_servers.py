"""Tables by server: whatever is done in one, nothing of it shows in another; and who may do it."""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.curation.permission import Curating, Curator
from bot.curation.review import waiting
from bot.service import Crosscheck
from bot.settings import Settings
from sources.curation.exceptions import Exceptions
from sources.curation.feedback import Feedback, FeedbackKind, FeedbackList
from sources.curation.wanted import Wanted
from sources.errors import CrosscheckError, RefusedError
from sources.notice import EndManner, Notice, NoticeDate, Statement
from sources.spreadsheet import write_csv
from sources.table import SHARED, SourceTable
from tests.sources.examples import notice

TODAY = date(2031, 1, 1)
NOW = datetime(2031, 1, 1, 12, tzinfo=UTC)
SERVERS = (101, 102, 103)
MARK = {101: "zebra", 102: "yacht", 103: "walnut", None: "violin"}
CLAIM = "{mark} exporters need {number} permits for each shipment of {mark} goods."


def marked(server: int | None, number: int, salt: int) -> Notice:
    """A notice with a word that only one server has. Ids and numbers are the same in all: they must not mix either."""
    mark = MARK[server]
    base = notice(number % 4)
    words = CLAIM.format(mark=mark.title(), number=number)
    statements = (
        Statement(f"{base.id}#s1", words),
        Statement(f"{base.id}#s2", f"{words} See {mark} list {salt}."),
    )
    return replace(base, title=f"{mark} rule {salt}", publisher=f"{mark} office", statements=statements)


async def _operate(table: SourceTable, server: int | None, chance: random.Random) -> None:
    who, number = MARK[server], chance.randrange(8)
    notice_id = notice(number % 4).id
    made = marked(server, number, chance.randrange(100))
    match chance.randrange(7):
        case 0 | 1:
            await table.put(made, who, f"{who} put")
        case 2:
            await table.end(notice_id, EndManner.REVOKED, NoticeDate("2030-12"), who, f"{who} end")
        case 3:
            await table.retire(notice_id, who, f"{who} retire")
        case 4:
            await table.restore(notice_id, who, f"{who} restore")
        case 5:
            await table.undo(chance.randrange(1, 1 + max(1, await table.change_number())), who, f"{who} undo")
        case 6:
            await table.replace_all([made], who, f"{who} import")


async def _listed(table: SourceTable, server: int | None, chance: random.Random) -> None:
    """Something happens to the lists beside a server's table."""
    who, number = MARK[server], chance.randrange(1, 12)
    words = CLAIM.format(mark=who.title(), number=number)
    wanted, feedback = Wanted(table.database), FeedbackList(table.database)
    exceptions = Exceptions(table.database)
    match chance.randrange(6):
        case 0:
            await wanted.add(table.name, [words], TODAY)
        case 1:
            group = await wanted.group(table.name, number, TODAY)
            await wanted.remove(table.name, group.numbers)
        case 2:
            said = Feedback(FeedbackKind.WRONG, words, who, f"{who}#s1", "conflicts", (who,), who)
            await feedback.add(table.name, said, TODAY)
        case 3:
            one = await feedback.one(table.name, number, TODAY)
            await feedback.remove(table.name, one.claim, one.statement_id)
        case 4:
            await exceptions.pin(table.name, words, f"{who}#s1", who, who, NOW)
        case 5:
            await exceptions.take_back(table.name, number, who, NOW)


async def _shown(crosscheck: Crosscheck, server: int) -> str:
    """All that a server can come to see, in one text."""
    own = crosscheck.tables.own(server)
    notices = await crosscheck.notices(server)
    groups = await Wanted(own.database).groups(own.name, TODAY)
    listed = [repr(groups), repr(await waiting(own, TODAY))]
    listed.append(repr(await Exceptions(own.database).all(own.name, ended=True)))
    parts = [
        *listed,
        write_csv(notices).decode(),
        write_csv(await own.notices()).decode(),
        repr(await own.history()),
    ]
    for mark in MARK.values():
        for number in range(8):
            claim = CLAIM.format(mark=mark.title(), number=number)
            if number == 3:
                verdicts = await crosscheck.check(claim, TODAY, server)
                parts += [repr(verdict.references) for verdict in verdicts]
                for trace in await crosscheck.explain(claim, TODAY, server):
                    opinions = [one.opinion for one in trace.considered if one.opinion is not None]
                    parts += [one.title for one in trace.considered]
                    parts += [repr(opinion.evidence.statement) for opinion in opinions]
    for number in range(4):
        try:
            parts.append(repr(await crosscheck.notice(notice(number).id, server)))
        except CrosscheckError as error:
            parts.append(str(error))
    return "\n".join(parts)


@pytest.mark.parametrize("seed", range(3))
def test_nothing_of_one_server_shows_in_another(seed: int) -> None:
    """Random operations on three servers and the shared table: each sees its own and, if it wants, the shared one."""
    chance = random.Random(seed)  # noqa: S311 - a test, which must repeat

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            await crosscheck.table.replace_all([marked(None, 1, 0)], "violin", "violin begin")
            changes = dict.fromkeys(SERVERS, 0)
            for _ in range(14):
                server = chance.choice([*SERVERS, None])
                told: list[str] = []
                table = crosscheck.table if server is None else crosscheck.tables.own(server)
                for _ in range(3):
                    try:
                        await _operate(table, server, chance)
                        await _listed(table, server, chance)
                    except CrosscheckError as error:
                        strangers = [mark for other, mark in MARK.items() if other != server]
                        told += [mark for mark in strangers if mark in str(error)]
                assert told == []
                wants = chance.random() < 0.7
                await crosscheck.tables.consult_shared(chance.choice(SERVERS), wants)
                if server is not None:
                    changes[server] = await table.change_number()
                for each in SERVERS:
                    shown = (await _shown(crosscheck, each)).lower()
                    forbidden = {mark for other, mark in MARK.items() if other not in (each, None)}
                    if not await crosscheck.tables.consults_shared(each):
                        forbidden.add(MARK[None])
                    assert not [mark for mark in forbidden if mark in shown]
                    assert await crosscheck.tables.own(each).change_number() == changes[each]

    asyncio.run(run())


@pytest.mark.parametrize("seed", range(3))
def test_an_exception_holds_where_it_was_pinned(seed: int) -> None:
    """A server's exceptions change its own answers alone, the shared table's those of all who consult it."""
    chance = random.Random(seed)  # noqa: S311 - a test, which must repeat
    claim = CLAIM.format(mark="Zebra", number=1)

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            await crosscheck.table.replace_all([marked(101, 1, 0)], "ann", "")
            ids = {one.id for one in (await crosscheck.table.notices())[0].statements}
            assert await _answering(crosscheck, claim, None) & ids
            exceptions = Exceptions(crosscheck.table.database)
            held: dict[int | None, dict[str, int]] = {server: {} for server in (*SERVERS, None)}
            pins = 0
            for _ in range(20):
                server = chance.choice([*SERVERS, None])
                table = crosscheck.table if server is None else crosscheck.tables.own(server)
                one = chance.choice(sorted(ids))
                if one in held[server]:
                    await exceptions.take_back(table.name, held[server].pop(one), "ann", NOW)
                else:
                    await exceptions.pin(table.name, claim.upper(), one, "ann", "", NOW)
                    pins += 1
                    held[server][one] = pins
                for each in (*SERVERS, None):
                    assert not await _answering(crosscheck, claim, each) & {*held[each], *held[None]}
                    if not held[each] and not held[None]:
                        assert await _answering(crosscheck, claim, each) & ids
            # A notice of its own with the same id is another one, of which the shared exceptions say nothing.
            for one in ids - held[None].keys():
                await exceptions.pin(SHARED, claim, one, "ann", "", NOW)
            await crosscheck.tables.own(101).put(marked(101, 1, 0), "ann", "")
            assert bool(await _answering(crosscheck, claim, 101) & ids) == (not held[101])
            assert not await _answering(crosscheck, claim, 102) & ids

    asyncio.run(run())


async def _answering(crosscheck: Crosscheck, claim: str, server: int | None) -> set[str]:
    verdicts = await crosscheck.check(claim, TODAY, server)
    return {reference.statement.id for verdict in verdicts for reference in verdict.references}


def test_a_server_sees_its_own_and_the_shared_table() -> None:
    """Its own notices answer in it alone, beside the shared ones, until it says that it wants none of those."""

    async def run() -> None:
        async with await Crosscheck.open(Settings(database_url="sqlite://", model="none")) as crosscheck:
            own = crosscheck.tables.own(101)
            assert await own.notices() == ()
            assert await own.change_number() == 0
            await own.put(marked(101, 3, 1), "ann", "")
            claim = CLAIM.format(mark="Zebra", number=3)

            async def found(server: int | None) -> list[str]:
                verdicts = await crosscheck.check(claim, TODAY, server)
                return [reference.notice.title for reference in verdicts[0].references]

            assert (await found(101))[:1] == ["zebra rule 1"]
            assert "zebra rule 1" not in [*await found(102), *await found(None)]
            assert len(await crosscheck.notices(101)) == 69
            await crosscheck.tables.consult_shared(101, wanted=False)
            assert len(await crosscheck.notices(101)) == 1
            assert len(await crosscheck.notices(102)) == 68
            assert len(await crosscheck.notices()) == 68
            assert (await found(101))[:1] == ["zebra rule 1"]

    asyncio.run(run())


def test_only_curators_get_the_table(caplog: pytest.LogCaptureFixture) -> None:
    """Who manages the server or has its curator role gets its table; others get one sentence, and a log line."""

    async def run() -> None:
        async with await SourceTable.open("sqlite://") as shared:
            crosscheck = Crosscheck(Settings(model="none"), shared, None)
            curating = Curating(crosscheck.tables, crosscheck.server_settings)
            manager = Curator(101, 1, "ann", manages_server=True, roles=())
            member = Curator(101, 2, "bob", manages_server=False, roles=(7, 8))
            assert (await curating.table(manager, "undo")).name == "server:101"
            with (
                caplog.at_level(logging.WARNING),
                pytest.raises(RefusedError, match=r"^Only curators of this server"),
            ):
                await curating.table(member, "undo")
            assert [(record.message, record.__dict__["user"]) for record in caplog.records] == [
                ("refused", 2)
            ]
            await curating.set_role(101, 8)
            assert (await curating.table(member, "undo")).name == "server:101"
            with pytest.raises(RefusedError):
                await curating.table(replace(member, server_id=102), "undo")
            await curating.set_role(101, None)
            with pytest.raises(RefusedError):
                await curating.table(member, "undo")

    asyncio.run(run())
