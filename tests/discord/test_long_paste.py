"""A long paste gets a summary, its first claims, and the way to the rest."""

from __future__ import annotations

import pytest

from tests.discord import payloads
from tests.discord.conftest import Scene, Start
from tests.discord.payloads import BOT
from tests.discord.rules import walk
from tests.discord.server import Sent

CLAIM = "The tariff on certain advanced chips is {} percent."
PASTE = " ".join(
    [
        *(CLAIM.format(10 + number) for number in range(7)),
        "Is that so?",
        "Bananas were sold in green boxes in Ecuador on 3 May 1911.",
    ]
)
REST = "Show the rest"


async def rest_of(here: Scene, answer: Sent, channel: payloads.Payload) -> list[Sent]:
    """Every further page, by pressing the button until there is none."""
    pages = []
    while any(label.startswith(REST) for label in answer.buttons):
        answer = await here.mallory.clicks(answer, REST, channel)
        pages.append(answer)
    return pages


def claims_in(answers: list[Sent]) -> list[str]:
    """The claims that are shown, in order."""
    texts = [
        part["content"]
        for answer in answers
        for part in walk(answer.message["components"])
        if part["type"] == 10
    ]
    lines = [line for text in texts for line in text.splitlines()]
    return [line.lstrip("> -") for line in lines if line.startswith(("> The tariff on", "- Bananas"))]


async def test_a_paste_gets_summary_and_first_claims(scene: Start) -> None:
    """Counts by verdict come first, and what was left alone is said."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.dm(PASTE)

        assert answer.text.strip().startswith(
            "**8 claims checked: 7 conflicting, 1 without a notice**\n-# 1 sentence left alone"
        )
        assert answer.text.count("### ✖ Conflicting") == 3
        assert next(iter(answer.buttons)) == "Show the rest (5 claims)"


async def test_the_rest_comes_page_by_page_also_after_a_restart(scene: Start) -> None:
    """The button carries where the text stands, so a new process reads it again and shows what was left."""
    async with scene() as here:
        async with here.bot(message_content=False):
            answer = await here.alice.dm(PASTE)
        async with here.bot(message_content=False):
            pages = await rest_of(here, answer, here.alice.dm_channel())

            shown = claims_in([answer, *pages])
            assert shown == [*(CLAIM.format(10 + number) for number in range(7)), PASTE.split("? ")[1]]
            assert all(page.ephemeral for page in pages)
            assert "No notice in the table speaks to this one:" in pages[-1].text


@pytest.mark.parametrize("way", ["claims channel", "mention", "mention in reply", "message command"])
async def test_every_way_leads_to_the_rest(scene: Start, way: str) -> None:
    """Wherever the text can be read again there is the button."""
    async with scene() as here, here.bot():
        await here.admin.slash("settings channel add", here.general, channel=here.claims)
        if way == "claims channel":
            answer = await here.alice.asks(here.claims, PASTE)
        elif way == "mention":
            answer = await here.alice.asks(here.general, f"<@{BOT}> {PASTE}")
        else:
            post = await here.alice.posts(here.general, PASTE)
            if way == "mention in reply":
                answer = await here.mallory.asks(here.general, f"<@{BOT}>", reply_to=post)
            else:
                answer = await here.mallory.menu("Check claims", post, here.general)

        assert len(claims_in([answer, *await rest_of(here, answer, here.general)])) == 8


@pytest.mark.parametrize("way", ["/check", "message command"])
async def test_what_cannot_be_read_again_comes_as_a_file(scene: Start, way: str) -> None:
    """/check stands in no message, and without the intent Discord shows no message a second time."""
    async with scene() as here, here.bot(message_content=False):
        if way == "/check":
            answer = await here.alice.slash("check", here.general, claim=PASTE)
        else:
            post = await here.alice.posts(here.general, PASTE)
            answer = await here.alice.menu("Check claims", post, here.general)

        assert set(answer.buttons) == {"Helpful", "Wrong?"}
        assert "and 5 more claims. The full answer is in the attached file." in answer.text
        assert answer.files["crosscheck.txt"].count("CONFLICTING: The tariff on") == 7
        assert "NO NOTICE FOUND: Bananas" in answer.files["crosscheck.txt"]


async def test_in_a_direct_message_the_text_can_always_be_read_again(scene: Start) -> None:
    """The message command there needs no intent for its button."""
    async with scene() as here, here.bot(message_content=False):
        channel = here.alice.dm_channel()
        post = await here.alice.posts(channel, PASTE)
        answer = await here.alice.menu("Check claims", post, channel)

        assert len(claims_in([answer, *await rest_of(here, answer, channel)])) == 8


async def test_a_message_that_is_gone_is_one_sentence(scene: Start) -> None:
    """The rest of a deleted message cannot be shown, and the person is told."""
    async with scene() as here, here.bot():
        answer = await here.alice.dm(PASTE)
        here.discord.messages.clear()
        gone = await here.alice.clicks(answer, REST, here.alice.dm_channel())

        assert gone.ephemeral
        assert gone.text.startswith("The message that was checked is gone")
