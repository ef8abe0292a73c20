"""/source review: what waits, exceptions that are pinned and taken back, and links that are tried."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.curation import review as curation_review
from sources.curation.exceptions import Exceptions
from sources.curation.feedback import Feedback, FeedbackKind, FeedbackList
from sources.errors import FetchError
from sources.notice import NoticeDate, Term
from tests.discord.conftest import TODAY, Scene, Start
from tests.discord.curating import ONE, TWO, filled, own
from tests.discord.server import Sent
from tests.discord.test_answers import FALSE, UNKNOWN
from tests.discord.test_feedback import FACTSHEET
from tests.sources.examples import notice

BEGUN = NoticeDate("2020-01-01")
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)


async def reported(here: Scene) -> Sent:
    """A review list with one answer on it that somebody called wrong; one notice speaks to its claim."""
    await here.crosscheck.table.retire(FACTSHEET, "ann", "")
    answer = await here.alice.slash("check", here.general, claim=FALSE)
    dialog = await here.alice.clicks(answer, "Wrong?", here.general)
    await here.alice.submits(dialog, here.general, what="Other chips are meant.")
    return await here.admin.slash("source review", here.general)


async def test_a_pinned_exception_is_obeyed_and_can_be_taken_back(scene: Start) -> None:
    """The statement answers those words no more, in this server alone, until a curator takes that back."""
    async with scene() as here:
        async with here.bot():
            listed = await reported(here)
            assert "1 answer called wrong" in listed.text
            assert FALSE in listed.text
            assert "Somebody says: Other chips are meant." in listed.text
        async with here.bot():
            dialog = await here.admin.clicks(listed, "Not related", here.general)
            pinned = await here.admin.submits(dialog, here.general, why="Those chips are not these.")
            assert pinned.ephemeral
            assert pinned.text.strip().startswith("Pinned: us-proc-11002-semiconductors#s")
            (one,) = await Exceptions(own(here).database).all(own(here).name)
            assert (one.who, one.why, one.claim) == ("admin (6003)", "Those chips are not these.", FALSE)

            here_now = await here.alice.slash("check", here.general, claim=f"  {FALSE.upper()}")
            assert "25 percent" not in here_now.text
            elsewhere = await here.alice.slash("check", here.alice.dm_channel(), claim=FALSE)
            assert "The claim says 50 percent; the notice says 25 percent." in elsewhere.text
            other_words = await here.alice.slash("check", here.general, claim=FALSE.replace("50", "40"))
            assert "The claim says 40 percent" in other_words.text

            after = await here.admin.slash("source review", here.general)
            assert "0 answers called wrong" in after.text
            exceptions = await here.admin.clicks(after, "Exceptions", here.general)
            assert "Those chips are not these." in exceptions.text
            back = await here.admin.clicks(exceptions, "Take it back", here.general)
            assert "may answer that claim again" in back.text
            again = await here.alice.slash("check", here.general, claim=FALSE)
            assert "The claim says 50 percent; the notice says 25 percent." in again.text
            twice = await here.admin.clicks(exceptions, "Take it back", here.general)
            assert "was taken back already" in twice.text


async def test_a_curator_answers_a_report(scene: Start) -> None:
    """From a report a known claim is filed: from then on it is the answer in this server, and the report is gone."""
    async with scene() as here, here.bot():
        listed = await reported(here)
        dialog = await here.admin.clicks(listed, "Answer it myself", here.general)
        filed = await here.admin.submits(dialog, here.general, what="Supports", why="It was 50 in the draft.")

        assert "Known claim 1 is filed" in filed.text
        answer = await here.alice.slash("check", here.general, claim=FALSE)
        assert "It was 50 in the draft." in answer.text
        assert "0 answers called wrong" in (await here.admin.slash("source review", here.general)).text


async def test_what_is_said_can_be_set_aside(scene: Start) -> None:
    """A report that is set aside is gone, and a second press says so."""
    async with scene() as here, here.bot():
        listed = await reported(here)
        aside = await here.admin.clicks(listed, "Set aside", here.general)
        assert aside.text.strip() == "Set aside: 1 report."
        assert "0 answers called wrong" in (await here.admin.slash("source review", here.general)).text
        for label in ("Set aside", "Not related", "Answer it myself"):
            assert "on the list no more" in (await here.admin.clicks(listed, label, here.general)).text


async def test_notices_past_their_day_are_listed(scene: Start) -> None:
    """As of the day that checks are for."""
    async with scene() as here, here.bot():
        table = await filled(here)
        old = replace(TWO, published=BEGUN, term=Term(review_by=NoticeDate("2026-09")))
        await table.replace_all([ONE, old], "ann", "")
        listed = await here.admin.slash("source review", here.general)

        assert "1 notice past its review date" in listed.text
        assert f"To be reviewed by September 2026: {TWO.id} (s1" in listed.text


async def test_a_full_review_list_stays_within_limits(scene: Start) -> None:
    """Hundreds of overdue notices and reports, with long claims and ids: a page, and a file with all."""
    async with scene() as here, here.bot():
        table = own(here)
        overdue = [
            replace(
                notice(number),
                title=f"*{number}* " + "long title_ " * 30,
                published=BEGUN,
                term=Term(review_by=NoticeDate("2026-01-01")),
            )
            for number in range(300)
        ]
        await table.replace_all(overdue, "ann", "")
        feedback = FeedbackList(table.database)
        for number in range(12):
            said = Feedback(
                FeedbackKind.WRONG,
                f"{number} {UNKNOWN} {'_*' * 300}",
                "Title",
                f"xx-office-{number}#s1",
                "conflicts",
                tuple("A reason with **marks** " * 20 for _ in range(4)),
                "note* " * 50,
            )
            await feedback.add(table.name, said, TODAY)
        exceptions = Exceptions(table.database)
        for number in range(12):
            claim = f"{'~' * 900} {number} {'word ' * 300}"
            await exceptions.pin(table.name, claim, f"{'x' * 90}#s{number}", "w" * 60, "y*" * 150, NOW)
        listed = await here.admin.slash("source review", here.general)
        first = await here.admin.clicks(listed, "Exceptions", here.general)
        second = await here.admin.clicks(first, "Show more", here.general)

        assert listed.files["review.txt"].count("To be reviewed by") == 300
        assert listed.files["review.txt"].count("Somebody says") == 12
        assert "(1 to 5 of 12)" in first.text
        assert "(6 to 10 of 12)" in second.text


class Pages:
    """A fetcher whose pages are there, but for those of two hosts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    async def __aenter__(self) -> Pages:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def fetch(self, url: str, wanted: object) -> object:
        """The page, or what kept it away."""
        self.asked.append(url)
        if "dead" in url:
            raise FetchError("dead.example has no such page (status 404).")
        if "busy" in url:
            raise FetchError("busy.example is busy.", passing=True)
        return object()


async def test_links_are_tried_fifty_at_a_press(scene: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """What did not come is named with its notices; the next press goes on where the last one ended."""
    pages, threads = Pages(), set()

    def opened(_: object) -> Pages:
        threads.add(threading.current_thread())
        return pages

    monkeypatch.setattr("bot.discord.review.open_fetcher", opened)
    async with scene() as here, here.bot():
        hosts = ["well", "dead", "busy", *["well"] * 57]
        notices = [
            replace(notice(number), url=f"https://{host}.example/{number}")
            for number, host in enumerate(hosts)
        ]
        await own(here).replace_all(notices, "ann", "")
        listed = await here.admin.slash("source review", here.general)
        assert "60 links" in listed.text
        first = await here.admin.clicks(listed, "Check the links", here.general)
        assert "Links 1 to 50 of 60" in first.text
        assert "The pages of 2 links did not come:" in first.text
        assert "xx-office-1: dead.example has no such page" in first.text
        assert len(pages.asked) == 50
        second = await here.admin.clicks(first, "Check the next links", here.general)
        assert "The pages of all 10 links came." in second.text
        assert len(pages.asked) == 60
    # What opening it imports must not keep the loop from others.
    assert threads
    assert threading.current_thread() not in threads


async def test_links_that_take_too_long_are_said_to_be_untried() -> None:
    """A press ends in time, whatever the hosts do; what came until then counts."""

    class Slow(Pages):
        async def fetch(self, url: str, wanted: object) -> object:
            if "slow" in url:
                await asyncio.Event().wait()
            return await super().fetch(url, wanted)

    links: Sequence[tuple[str, tuple[str, ...]]] = [
        ("https://well.example/1", ("a",)),
        ("https://slow.example/1", ("b",)),
        ("https://slow.example/2", ("c",)),
    ]
    found = await curation_review.tried(Slow(), links, seconds=0.2)  # type: ignore[arg-type]
    assert [each.fault for each in found] == ["", *["There was no time left to try it."] * 2]


@pytest.mark.parametrize(
    "label", ["Check the links", "Exceptions", "Set aside", "Not related", "Answer it myself"]
)
async def test_buttons_obey_curators_alone(scene: Start, label: str) -> None:
    """Who presses a button of the list and is no curator gets one sentence, and nothing happens."""
    async with scene() as here, here.bot():
        await Exceptions(own(here).database).pin(own(here).name, "Some words", "a#s1", "ann", "", NOW)
        await own(here).put(replace(notice(1), url="https://well.example/1"), "ann", "")
        listed = await reported(here)
        refused = await here.mallory.clicks(listed, label, here.general)

        assert refused.text.strip().startswith("Only curators of this server can do that")
        assert "1 answer called wrong" in (await here.admin.slash("source review", here.general)).text
