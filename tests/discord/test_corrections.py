"""Corrections: the bot mends its own earlier answers when a table changes, and tells who changed it."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from sources.curation.exceptions import Exceptions
from sources.curation.kept_checks import KeptChecks
from sources.curation.known_claims import Filing, KnownClaims, KnownStance
from sources.notice import Notice, NoticeDate, Statement, Term
from tests.discord.conftest import Scene, Start
from tests.discord.payloads import SERVER, Payload
from tests.discord.server import PATIENCE, Sent

CLAIM = "Every widget of the second kind needs nine permits from the Office of Widgets."
RULE = Notice(
    id="xx-widgets",
    publisher="Office of Widgets",
    title="Rule on widgets",
    published=NoticeDate("2026-01-15"),
    term=Term(effective=NoticeDate("2026-02-01")),
    statements=(Statement("xx-widgets#s1", "Every widget of the second kind needs nine permits."),),
)
MENDED = replace(
    RULE, statements=(Statement("xx-widgets#s1", "Every widget of the second kind needs five permits."),)
)


async def _answered(here: Scene, client: Any, claim: str = CLAIM) -> tuple[Payload, Sent]:
    """A post in a claims channel, and the answer that is kept."""
    own = here.crosscheck.tables.own(int(SERVER))
    await own.put(RULE, "ann", "begin")
    await client.claims_channels.add(int(SERVER), int(here.claims["id"]))
    post = await here.alice.posts(here.claims, claim)
    answer = await here.discord.replies_to(post["id"])
    assert await client.work.finished(PATIENCE)
    return post, answer


async def test_an_answer_is_corrected_in_place(scene: Start) -> None:
    """A change in Discord that turns a verdict edits the reply, says when, and tells the curator with a link."""
    async with scene() as here, here.bot() as client:
        _, answer = await _answered(here, client)
        assert "Supported" in answer.text
        retired = await here.admin.slash("source retire", here.general, notice=RULE.id)
        assert "is retired" in retired.text
        await here.discord.waits_for(lambda: bool(here.discord.follow_ups))

        (edit,) = here.discord.edits
        assert edit.message["id"] == answer.message["id"]
        assert "**Updated 1 October:** the table changed. The verdict was “Supported” before." in edit.text
        assert "No notice" in edit.text
        (told,) = here.discord.follow_ups
        assert told.ephemeral
        link = f"https://discord.com/channels/{SERVER}/{here.claims['id']}/{answer.message['id']}"
        assert told.text.strip() == f"With that change I corrected 1 earlier answer of mine:\n{link}"

        await client.corrections.look()
        assert len(here.discord.edits) == 1
        await here.admin.slash("source restore", here.general, notice=RULE.id)
        await here.discord.waits_for(lambda: len(here.discord.edits) == 2)
        again = here.discord.edits[1].text
        assert again.count("Updated 1 October") == 2
        assert "The verdict was “No notice found” before." in again
        assert "Supported" in again


async def test_changes_of_another_process_are_noticed(scene: Start) -> None:
    """A change that nobody made in Discord corrects too, when it is looked for; nobody is told."""
    async with scene() as here, here.bot() as client:
        _, answer = await _answered(here, client)
        await here.crosscheck.tables.own(int(SERVER)).put(MENDED, "ann", "a mistake")
        await client.corrections.look()
        assert [edit.message["id"] for edit in here.discord.edits] == [answer.message["id"]]
        assert "Conflicting" in here.discord.edits[0].text
        assert not here.discord.follow_ups


async def test_a_restart_loses_nothing(scene: Start) -> None:
    """What changed while the bot was away is corrected at its next start."""
    async with scene() as here:
        async with here.bot() as client:
            await _answered(here, client)
        await here.crosscheck.tables.own(int(SERVER)).put(MENDED, "ann", "a mistake")
        async with here.bot():
            await here.discord.waits_for(lambda: bool(here.discord.edits))


async def test_what_is_new_is_looked_for_among_what_is_like_it(scene: Start) -> None:
    """A new notice that contradicts a claim corrects the answer; one on another matter has nothing checked again."""
    async with scene() as here, here.bot() as client:
        _, answer = await _answered(here, client, "Gadget makers need nine export permits.")
        assert "No notice" in answer.text
        own = here.crosscheck.tables.own(int(SERVER))
        gadgets = Statement("xx-gadgets#s1", "Gadget makers need two export permits.")
        await own.put(
            replace(RULE, id="xx-gadgets", title="Rule on gadgets", statements=(gadgets,)), "ann", "new"
        )
        await client.corrections.look()
        assert "Conflicting" in here.discord.edits[0].text


async def test_a_change_elsewhere_reads_nothing_again(scene: Start) -> None:
    """Re-running is by what was touched: an answer about something else is not even read again."""
    async with scene() as here, here.bot() as client:
        post, _ = await _answered(here, client)
        far = Notice(
            id="xx-cod",
            publisher="Fisheries Board",
            title="Cod quota",
            published=NoticeDate("2026-03-01"),
            statements=(
                Statement("xx-cod#s1", "Trawlers may land 36,500 tonnes of herring in the eastern bight."),
            ),
        )
        await here.crosscheck.tables.own(int(SERVER)).put(far, "ann", "new")
        await client.corrections.look()
        reads = [path for method, path in here.discord.requests if method == "GET" and post["id"] in path]
        assert (reads, here.discord.edits) == ([], [])


async def test_a_known_claim_corrects_too(scene: Start) -> None:
    """What a curator files about a claim that was answered differently is brought into the answer."""
    async with scene() as here, here.bot() as client:
        await _answered(here, client)
        known = KnownClaims(here.crosscheck.table.database, f"server:{SERVER}")
        filing = Filing("xx-widgets#s1", CLAIM, KnownStance.CONFLICTS, "Not the second kind.")
        await known.add(filing, "ann", "", datetime.now(UTC))
        await client.corrections.look()
        assert "Checked by a curator: Not the second kind." in here.discord.edits[0].text


async def test_an_exception_corrects_too(scene: Start) -> None:
    """What a curator pins as not related is taken out of the answers that showed it, and comes back with it."""
    async with scene() as here, here.bot() as client:
        await _answered(here, client)
        exceptions = Exceptions(here.crosscheck.table.database)
        await exceptions.pin(f"server:{SERVER}", CLAIM, "xx-widgets#s1", "ann", "", datetime.now(UTC))
        await client.corrections.look()
        assert "No notice" in here.discord.edits[0].text
        await exceptions.take_back(f"server:{SERVER}", 1, "ann", datetime.now(UTC))
        await client.corrections.look()
        assert "Supported" in here.discord.edits[1].text


@pytest.mark.parametrize("what", ["deleted", "edited", "reply deleted", "forbidden"])
async def test_what_cannot_be_corrected_is_forgotten(
    scene: Start, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A post that is gone or says something else now, and an answer that is gone, are left alone, with a log line."""
    async with scene() as here, here.bot() as client:
        post, answer = await _answered(here, client)
        match what:
            case "deleted":
                del here.discord.messages[post["id"]]
            case "edited":
                here.discord.messages[post["id"]]["edited_timestamp"] = "2099-01-01T00:00:00+00:00"
            case "reply deleted":
                del here.discord.messages[answer.message["id"]]
            case "forbidden":
                here.discord.refuse_next(
                    rf"/channels/\d+/messages/{post['id']}", 403, {"code": 50001, "message": "Missing Access"}
                )
        await here.crosscheck.tables.own(int(SERVER)).put(MENDED, "ann", "a mistake")
        with caplog.at_level(logging.INFO, logger="bot.discord.corrections"):
            await client.corrections.look()
        assert not here.discord.edits
        assert [record.message for record in caplog.records][:1] == ["not corrected"]
        assert await KeptChecks(here.crosscheck.table.database).count(int(SERVER)) == 0


async def test_a_failing_discord_is_asked_again(scene: Start) -> None:
    """Where Discord fails for the moment, the answer is corrected the next time."""
    async with scene() as here, here.bot() as client:
        _, answer = await _answered(here, client)
        await here.crosscheck.tables.own(int(SERVER)).put(MENDED, "ann", "a mistake")
        refused = rf"/channels/\d+/messages/{answer.message['id']}"
        here.discord.refuse_next(refused, 400, {"code": 0, "message": "Bad Request"})
        await client.corrections.look()
        assert not here.discord.edits
        await client.corrections.look()
        assert len(here.discord.edits) == 1


async def test_one_that_cannot_be_read_does_not_keep_the_others(
    scene: Start, caplog: pytest.LogCaptureFixture
) -> None:
    """Where something unforeseen happens with an answer, the others are corrected, and that one later."""
    async with scene() as here, here.bot() as client:
        _, first = await _answered(here, client)
        post = await here.alice.posts(here.claims, CLAIM)
        second = await here.discord.replies_to(post["id"])
        assert await client.work.finished(PATIENCE)
        await here.crosscheck.tables.own(int(SERVER)).put(MENDED, "ann", "a mistake")
        # The newest is looked at first, and discord.py stumbles over its message.
        here.discord.messages[post["id"]]["edited_timestamp"] = "no time at all"
        await client.corrections.look()
        assert [edit.message["id"] for edit in here.discord.edits] == [first.message["id"]]
        assert [record.message for record in caplog.records if record.exc_info] == ["unexpected"]
        here.discord.messages[post["id"]]["edited_timestamp"] = None
        await client.corrections.look()
        assert here.discord.edits[1].message["id"] == second.message["id"]
        assert len(here.discord.edits) == 2


async def test_one_server_does_not_keep_the_others(scene: Start, caplog: pytest.LogCaptureFixture) -> None:
    """Where something unforeseen happens with a server, the answers of the next one are corrected."""
    async with scene() as here, here.bot() as client:
        _, answer = await _answered(here, client)
        kept = KeptChecks(here.crosscheck.table.database)
        (check,) = await kept.behind(int(SERVER), "")
        await kept.keep(replace(check, server_id=1, reply_id=1), check.day)
        await here.crosscheck.server_settings.set("1", "corrections_days", "no number")
        await here.crosscheck.tables.own(int(SERVER)).put(MENDED, "ann", "a mistake")
        assert await kept.servers() == (1, int(SERVER))
        await client.corrections.look()
        assert [edit.message["id"] for edit in here.discord.edits] == [answer.message["id"]]
        assert [record.message for record in caplog.records if record.exc_info] == ["unexpected"]


async def test_nothing_that_people_wrote_is_kept(scene: Start) -> None:
    """The kept answer holds ids, days and verdicts, and no word of the claim; a direct message is not kept at all."""
    async with scene() as here, here.bot() as client:
        await _answered(here, client)
        await here.alice.dm(CLAIM)
        await here.alice.slash("check", here.general, claim=CLAIM)
        assert await client.work.finished(PATIENCE)
        kept = KeptChecks(here.crosscheck.table.database)
        assert await kept.servers() == (int(SERVER),)
        (check,) = await kept.behind(int(SERVER), "")
        assert [word for word in CLAIM.lower().split() if f" {word} " in repr(check).lower()] == []
        assert [one.verdict for one in check.outcome] == ["supported"]


async def test_a_server_chooses_for_how_long(scene: Start) -> None:
    """/settings corrections: shorter forgets what is older, 0 forgets all and keeps nothing more."""
    async with scene() as here, here.bot() as client:
        await _answered(here, client)
        kept = KeptChecks(here.crosscheck.table.database)
        chosen = await here.admin.slash("settings corrections", here.general, days=7)
        assert "Answers of the last 7 days" in chosen.text
        assert await kept.count(int(SERVER)) == 1
        (check,) = await kept.behind(int(SERVER), "")
        await kept.change(replace(check, day=date(2026, 9, 20)))
        await client.corrections.look()
        assert await kept.count(int(SERVER)) == 0
        await here.alice.asks(here.claims, CLAIM)
        assert await client.work.finished(PATIENCE)
        assert await kept.count(int(SERVER)) == 1
        off = await here.admin.slash("settings corrections", here.general, days=0)
        assert "not corrected any more" in off.text
        assert await kept.count(int(SERVER)) == 0
        await here.alice.asks(here.claims, CLAIM)
        assert await client.work.finished(PATIENCE)
        assert await kept.count(int(SERVER)) == 0
        refused = await here.mallory.slash("settings corrections", here.general, by_override=True, days=30)
        assert "Only members who may manage the server" in refused.text


async def test_a_stance_that_is_gone_is_corrected_though_the_verdict_stays(scene: Start) -> None:
    """Where another notice still supports the claim, the answer is mended, and no other verdict is told of before."""
    async with scene() as here, here.bot() as client:
        own = here.crosscheck.tables.own(int(SERVER))
        second = replace(RULE, id="xx-second", title="Second rule")
        again = Statement("xx-second#s1", "By law every widget of the second kind needs nine permits.")
        await own.put(replace(second, statements=(again,)), "ann", "begin")
        _, answer = await _answered(here, client)
        assert answer.text.count("**Supports**") == 2
        await own.retire("xx-second", "ann", "wrong")
        await client.corrections.look()
        (edit,) = here.discord.edits
        assert "**Updated 1 October:** the table changed, and with it the answer to 1 claim." in edit.text
        assert edit.text.count("**Supports**") == 1
