"""Whatever way a claim reaches the bot, it is answered there, and nothing else is."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from tests.discord import payloads
from tests.discord.conftest import Scene, Start
from tests.discord.driver import NotOfferedError, Person
from tests.discord.payloads import BOT

TRUE = "The tariff on certain advanced chips is 25 percent."
FALSE = "The tariff on certain advanced chips is 50 percent."
UNKNOWN = "Bananas were sold in green boxes in Ecuador on 3 May 1911."


async def claims_channel(scene: Scene) -> None:
    await scene.admin.slash("settings channel add", scene.general, channel=scene.claims)


async def test_a_claim_in_a_claims_channel_is_answered(scene: Start) -> None:
    """A post with a claim gets a reply with verdict, reference, validity and link, and pings nobody."""
    async with scene() as here, here.bot():
        await claims_channel(here)

        answer = await here.alice.asks(here.claims, FALSE)

        assert "Conflicting" in answer.text
        assert "The claim says 50 percent; the notice says 25 percent." in answer.text
        assert "https://" in answer.text
        assert "in force since" in answer.text
        assert "Automatic answer from the source table as of 1 October 2026" in answer.text


async def test_posts_without_a_claim_stay_unanswered(scene: Start) -> None:
    """Questions, greetings and posts of bots get no reply in a claims channel, nor do claims elsewhere."""
    async with scene() as here, here.bot() as client:
        await claims_channel(here)
        robot = Person(here.discord, payloads.user("6100", "robot", bot=True))
        posts = [
            await here.alice.posts(here.claims, "Is the tariff 25 percent?"),
            await here.alice.posts(here.claims, "Hello everybody"),
            await robot.posts(here.claims, FALSE),
            await here.alice.posts(here.claims, FALSE, webhook_id="77"),
            await here.alice.posts(here.claims, "", type=7),
            await here.alice.posts(here.general, FALSE),
        ]
        await here.settled(client)

        assert [here.discord.replied(post["id"]) for post in posts] == [[]] * len(posts)


async def test_a_claim_that_no_notice_speaks_to_gets_one_line(scene: Start) -> None:
    """In a claims channel a person learns that the table is silent."""
    async with scene() as here, here.bot():
        await claims_channel(here)

        answer = await here.alice.asks(here.claims, UNKNOWN)

        assert answer.text.strip().startswith("No notice in the table speaks to this claim.")


async def test_a_thread_counts_with_its_channel(scene: Start) -> None:
    """Posts in a thread of a claims channel, or in a forum, are answered like posts in the channel."""
    async with scene() as here, here.bot():
        await claims_channel(here)
        thread = payloads.thread("5009", "chips", here.claims)
        here.discord.channels["5009"] = thread
        await here.discord.gateway.dispatch("THREAD_CREATE", thread)

        assert "Conflicting" in (await here.alice.asks(thread, FALSE)).text


async def test_check_is_public_and_takes_a_date(scene: Start) -> None:
    """/check answers for everybody, as of the day that was asked for."""
    async with scene() as here, here.bot():
        answer = await here.alice.slash("check", here.general, claim=TRUE, as_of="2026-02-01")

        assert not answer.ephemeral
        assert "Supported" in answer.text
        assert "as of 1 February 2026" in answer.text


async def test_a_wrong_date_is_one_sentence(scene: Start) -> None:
    """A date that is none is explained to the person alone."""
    async with scene() as here, here.bot():
        for given in ("tomorrow", "2026-13-01", "20261001"):
            answer = await here.alice.slash("check", here.general, claim=TRUE, as_of=given)

            assert answer.ephemeral
            assert (
                answer.text.strip() == f"{given} is no date. Write it as YYYY-MM-DD, for example 2026-10-01."
            )


async def test_the_message_command_answers_the_asker_alone(scene: Start) -> None:
    """Apps > Check claims needs no message-content intent, and is ephemeral."""
    async with scene() as here, here.bot(message_content=False):
        post = await here.alice.posts(here.general, FALSE)

        answer = await here.mallory.menu("Check claims", post, here.general)

        assert answer.ephemeral
        assert "Conflicting" in answer.text


async def test_a_mention_is_answered_anywhere(scene: Start) -> None:
    """A mention with a claim is checked; one without words explains itself in one line."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.asks(here.general, f"<@{BOT}> {FALSE}")
        help_line = await here.alice.asks(here.general, f"<@{BOT}>")

        assert "Conflicting" in answer.text
        assert "Mention me together with a claim" in help_line.text
        assert len(help_line.text.strip().splitlines()) == 1


async def test_a_mention_in_reply_checks_that_message(scene: Start) -> None:
    """The message replied to is checked, whatever the mention says beside it."""
    async with scene() as here, here.bot():
        post = await here.alice.posts(here.general, FALSE)

        answer = await here.mallory.asks(here.general, f"<@{BOT}> is this so?", reply_to=post)

        assert "Conflicting" in answer.text


async def test_a_mention_in_reply_without_the_intent_says_what_to_do(scene: Start) -> None:
    """Discord hides the other message's words then; the bot says how to go on."""
    async with scene() as here, here.bot(message_content=False):
        post = await here.alice.posts(here.general, FALSE)

        answer = await here.mallory.asks(here.general, f"<@{BOT}>", reply_to=post)

        assert "Use Apps > Check claims on it" in answer.text


async def test_a_reply_to_an_answer_is_no_new_question(scene: Start) -> None:
    """Discord lists the bot among the mentions of a reply to it; only a typed mention is a question."""
    async with scene() as here, here.bot() as client:
        answer = await here.alice.asks(here.general, f"<@{BOT}> {FALSE}")
        thanks = await here.alice.posts(
            here.general, "Thanks, that helps a lot", reply_to=answer.message, mentions=[here.discord.bot]
        )
        await here.settled(client)

        assert here.discord.replied(thanks["id"]) == []


async def test_direct_messages_are_answered(scene: Start) -> None:
    """A claim is checked; a question and a greeting get one friendly sentence."""
    async with scene() as here, here.bot(message_content=False):
        assert "Conflicting" in (await here.alice.dm(FALSE)).text
        assert "That is a question" in (await here.alice.dm("Is the tariff 25 percent?")).text
        assert (await here.alice.dm("Hello")).text.startswith("Hello! Paste a claim")


async def test_a_long_paste_arrives_as_a_file(scene: Start) -> None:
    """Discord's client turns a long paste into message.txt, which is read like typed text."""
    async with scene() as here, here.bot(message_content=False):
        here.discord.files["message.txt"] = FALSE.encode()
        file = {
            "id": payloads.new_id(),
            "filename": "message.txt",
            "content_type": "text/plain; charset=utf-8",
            "size": len(FALSE),
            "url": f"{here.discord.url}/cdn/message.txt",
            "proxy_url": f"{here.discord.url}/cdn/message.txt",
        }

        assert "Conflicting" in (await here.alice.dm("", attachments=[file])).text


async def test_a_post_deleted_meanwhile_is_no_fault(scene: Start) -> None:
    """The reply to a message that is gone is refused by Discord, and the bot goes on."""
    async with scene() as here, here.bot() as client:
        await claims_channel(here)
        here.discord.refuse_next(
            r"/channels/5001/messages", 400, {"code": 50035, "message": "Unknown message"}
        )
        await here.alice.posts(here.claims, FALSE)
        await here.settled(client)

        assert "Conflicting" in (await here.alice.asks(here.claims, FALSE)).text


@pytest.mark.parametrize("what", ["attachment", "settings"])
async def test_a_post_that_cannot_be_checked_is_a_line_of_the_log(
    scene: Start, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    """In a claims channel nobody asked: where the file is gone or the database fails, there is no answer."""
    async with scene() as here, here.bot() as client:
        await claims_channel(here)
        more: dict[str, Any] = {}
        if what == "attachment":
            file = here.discord.attach("message.txt", FALSE.encode()) | {"content_type": "text/plain"}
            more["attachments"] = [file | {"url": f"{here.discord.url}/gone"}]
        else:
            async with here.crosscheck.table.database.writing() as connection:
                await connection.exec_driver_sql("ALTER TABLE server_settings RENAME TO gone")
        post = await here.alice.posts(here.claims, FALSE, **more)
        await here.settled(client)

        assert here.discord.replied(post["id"]) == []
        assert [record.message for record in caplog.records if record.levelno >= logging.WARNING] == [
            "not checked"
        ]


async def test_foreign_markup_is_shown_as_typed(scene: Start) -> None:
    """Markdown and mentions in a claim do nothing in the answer."""
    async with scene() as here, here.bot():
        answer = await here.alice.slash(
            "check",
            here.general,
            claim=f"{FALSE[:-1]} according to [me](https://x.y) and * <@1> @everyone *.",
        )

        assert "@everyone" not in answer.text
        assert "<@1>" not in answer.text


async def test_only_what_is_registered_can_be_used(scene: Start) -> None:
    """The ways in are the commands that Discord was told of."""
    async with scene() as here, here.bot():
        assert sorted(command["name"] for command in here.discord.commands) == [
            "Check claims",
            "check",
            "settings",
            "source",
        ]
        with pytest.raises(NotOfferedError):
            await here.alice.slash("check", here.general, claim="x" * 6001)
