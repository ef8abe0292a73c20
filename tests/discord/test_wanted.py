"""/source wanted: what nobody could be answered, from the check to the notice that is begun with it."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest

from sources.curation.wanted import Wanted
from tests.discord.conftest import TODAY, Scene, Start
from tests.discord.curating import FORM, own
from tests.discord.payloads import BOT
from tests.discord.test_answers import TRUE, UNKNOWN

OTHER = "The harbour of Zwolle was closed on 4 May 1950."


async def _kept(here: Scene, day: date = TODAY) -> list[tuple[str, int]]:
    table = own(here)
    groups = await Wanted(table.database).groups(table.name, day)
    return [(group.claim, group.count) for group in groups]


async def test_what_no_notice_speaks_to_is_listed(scene: Start) -> None:
    """Every way of asking in the server counts, alike claims together; answered ones and those elsewhere do not."""
    async with scene() as here, here.bot() as client:
        await here.alice.slash("check", here.general, claim=f"{UNKNOWN} {TRUE}")
        await here.alice.asks(here.general, f"<@{BOT}> {UNKNOWN.upper()}")
        await here.mallory.menu("Check claims", await here.alice.posts(here.general, OTHER), here.general)
        await here.alice.dm("Bridges in Ghent were painted red on 7 June 1920.")
        await here.settled(client)

        listed = await here.admin.slash("source wanted", here.general)
        assert listed.ephemeral
        assert "2 claims without a notice (1 to 2)" in listed.text
        assert UNKNOWN.upper() in listed.text
        assert "2 times, 1 October 2026" in listed.text
        assert [count for _, count in await _kept(here)] == [2, 1]
        assert await _kept(here, TODAY + timedelta(days=91)) == []


async def test_a_notice_is_started_from_a_claim(scene: Start) -> None:
    """The dialog begins with the claim as its statement; "Set aside" takes the claim off the list."""
    async with scene() as here:
        async with here.bot():
            await here.alice.slash("check", here.general, claim=UNKNOWN)
        async with here.bot():
            listed = await here.admin.slash("source wanted", here.general)
        async with here.bot():
            dialog = await here.admin.clicks(listed, "Start a notice", here.general)
            fields = FORM.copy()
            del fields["statements"]
            await here.admin.submits(dialog, here.general, **fields)
            made = (await own(here).notices())[0]
            assert [statement.text for statement in made.statements] == [UNKNOWN]

            gone = await here.admin.clicks(listed, "Set aside", here.general)
            assert UNKNOWN in gone.text
            assert await _kept(here) == []
            again = await here.admin.clicks(listed, "Set aside", here.general)
            assert "on the list no more" in again.text
            late = await here.admin.clicks(listed, "Start a notice", here.general)
            assert "on the list no more" in late.text
            empty = await here.admin.slash("source wanted", here.general)
            assert "No claim was left without a notice" in empty.text


async def test_a_server_that_wants_no_list_has_none(scene: Start) -> None:
    """Switched off, nothing is kept and what was kept is deleted; switched on, it is kept again."""
    async with scene() as here, here.bot() as client:
        await here.alice.slash("check", here.general, claim=UNKNOWN)
        await here.settled(client)
        off = await here.admin.slash("settings wanted", here.general, keep=False)
        assert "are deleted" in off.text
        assert await _kept(here) == []
        await here.alice.slash("check", here.general, claim=UNKNOWN)
        await here.settled(client)
        assert await _kept(here) == []
        assert "does not keep" in (await here.admin.slash("source wanted", here.general)).text
        await here.admin.slash("settings wanted", here.general, keep=True)
        await here.alice.slash("check", here.general, claim=UNKNOWN)
        await here.settled(client)
        assert await _kept(here) == [(UNKNOWN, 1)]


async def test_an_answer_does_not_wait_for_the_list(scene: Start, caplog: pytest.LogCaptureFixture) -> None:
    """If the list cannot be written the answer comes all the same, and one line in the log says so."""
    async with scene() as here, here.bot() as client:
        async with here.crosscheck.table.database.writing() as connection:
            await connection.exec_driver_sql("DROP TABLE wanted")
        with caplog.at_level(logging.WARNING):
            answer = await here.alice.slash("check", here.general, claim=UNKNOWN)
            await here.settled(client)

        assert "No notice in the table speaks to this claim." in answer.text
        lines = [record for record in caplog.records if record.message == "wanted not kept"]
        assert len(lines) == 1
        assert UNKNOWN not in repr(lines[0].__dict__)


async def test_a_long_list_has_pages_and_a_file(scene: Start) -> None:
    """Thousands of claims, long ones and ones full of markup, stay within what Discord takes."""
    async with scene() as here, here.bot():
        table = own(here)
        claims = [f"Claim {number} of {'*_[x](y)~|`' * 40} {number * 7919}" for number in range(60)]
        claims += [f"{word * 3} is {word * 2}" for word in "abcdefghijklmnopqrstuvwxyz"]
        await Wanted(table.database).add(table.name, claims, TODAY)
        first = await here.admin.slash("source wanted", here.general)
        second = await here.admin.clicks(first, "Show more", here.general)

        assert "(1 to 5)" in first.text
        assert "(6 to 10)" in second.text
        assert len(first.files["wanted.txt"].splitlines()) == len(
            await Wanted(table.database).groups(table.name, TODAY)
        )
