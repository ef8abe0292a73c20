"""The button "Why?" and `/check explain:True`: what was considered for a claim, within what Discord takes."""

from __future__ import annotations

from datetime import date

import pytest

from bot.checking.checker import Checker
from bot.checking.trace import Trace
from bot.discord.rest import Source
from bot.discord.views.answer import checked
from bot.discord.views.why import shown_traces, why_layout, why_text
from bot.discord.why import WhyButton
from tests.discord.conftest import Start
from tests.discord.payloads import BOT
from tests.discord.rules import COMPONENTS_V2, message_problems
from tests.discord.test_long_paste import CLAIM, PASTE, REST

TARIFF = CLAIM.format(50)
AS_OF = date(2026, 10, 1)


async def test_why_says_what_the_judges_found(scene: Start) -> None:
    """The presser alone sees each notice with the findings and what became of it."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.dm(TARIFF)
        why = await here.alice.clicks(answer, "Why?", here.alice.dm_channel())

        assert why.ephemeral
        assert why.text.strip().startswith(f"### Why Conflicting: {TARIFF}")
        assert "Number differs: “50 percent”, in the notice “25 percent”" in why.text
        assert "- Shown as: Conflicts" in why.text
        assert "- Shown as: See also" in why.text


async def test_why_survives_a_restart(scene: Start) -> None:
    """A new process reads the message again by what the button carries."""
    async with scene() as here:
        async with here.bot(message_content=False):
            answer = await here.alice.dm(TARIFF)
        async with here.bot(message_content=False):
            why = await here.alice.clicks(answer, "Why?", here.alice.dm_channel())
            assert "Number differs" in why.text


async def test_each_page_explains_its_own_claims(scene: Start) -> None:
    """Of a long paste the button of each page tells of the claims on it; what is too long comes as a file."""
    async with scene() as here, here.bot(message_content=False):
        channel = here.alice.dm_channel()
        first = await here.alice.dm(PASTE)
        second = await here.alice.clicks(first, REST, channel)
        texts = [
            (await here.alice.clicks(page, "Why?", channel)).files["why.txt"] for page in (first, second)
        ]

        told = [[number for number in range(10, 17) if CLAIM.format(number) in text] for text in texts]
        assert told == [[10, 11, 12], [13, 14, 15]]


async def test_everybody_may_ask_why_in_a_channel(scene: Start) -> None:
    """Whoever reads an answer may press; the answer of the bot is for them alone."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.asks(here.general, f"<@{BOT}> {TARIFF}")
        why = await here.mallory.clicks(answer, "Why?", here.general)
        assert (why.ephemeral, "Number differs" in why.text) == (True, True)


async def test_a_message_that_is_gone_is_one_sentence(scene: Start) -> None:
    """Where the text cannot be read again, the person is told."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.dm(TARIFF)
        here.discord.messages.clear()
        gone = await here.alice.clicks(answer, "Why?", here.alice.dm_channel())
        assert gone.ephemeral
        assert gone.text.startswith("The message that was checked is gone")


async def test_an_answer_without_a_notice_has_no_button(scene: Start) -> None:
    """Silence needs no reasons under it."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.dm("Bananas were sold in green boxes in Ecuador on 3 May 1911.")
        assert "Why?" not in answer.buttons


async def test_check_has_an_option_instead_of_the_button(scene: Start) -> None:
    """What was typed into /check stands in no message: it is explained at once, in a file."""
    async with scene() as here, here.bot(message_content=False):
        plain = await here.alice.slash("check", here.general, claim=TARIFF)
        explained = await here.alice.slash("check", here.general, claim=TARIFF, explain=True)

        assert ("Why?" in plain.buttons, plain.files) == (False, {})
        assert explained.text == plain.text
        assert "Number differs: “50 percent”" in explained.files["why.txt"]


async def test_a_long_check_brings_both_files(scene: Start) -> None:
    """The full answer and its reasons come side by side."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.slash("check", here.general, claim=PASTE, explain=True)
        assert sorted(answer.files) == ["crosscheck.txt", "why.txt"]
        assert answer.files["why.txt"].count("Why Conflicting: ") == 7


async def test_what_is_no_claim_is_not_explained(scene: Start) -> None:
    """A question gets its sentence, whatever was asked along."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.slash("check", here.general, claim="Is that so?", explain=True)
        assert answer.text.startswith("That is a question")
        assert answer.files == {}


def test_the_button_fits_discord() -> None:
    """The largest ids and places leave the custom_id within 100 characters, and it is read back whole."""
    made = WhyButton(Source(2**63, 2**63, AS_OF), 99_999, 99_999)
    custom_id = made.item.custom_id or ""
    assert len(custom_id) <= 100
    assert WhyButton.__discord_ui_compiled_template__.fullmatch(custom_id)


@pytest.fixture(scope="session")
def traces(shipped_checker: Checker) -> tuple[Trace, ...]:
    """What a check of several claims found."""
    words = (
        "Proclamation 11002 imposes a tariff of 50 percent on certain advanced chips. "
        "Announcement No. 61 is in force. H200 exports to China need an independent test. "
        "Bananas are yellow in **green** @everyone boxes [here](https://example.org). Is that so?"
    )
    return shipped_checker.explain(words, AS_OF)


@pytest.mark.parametrize("start", range(5))
@pytest.mark.parametrize("count", [1, 3, 5])
def test_every_page_stays_within_the_limits(traces: tuple[Trace, ...], start: int, count: int) -> None:
    """Whatever is explained, Discord takes the layout, and the file has all of it."""
    shown = shown_traces(traces, start, count)
    queue = checked([trace.verdict for trace in traces])
    assert [trace.verdict for trace in shown] == queue[start : start + count]
    view, is_cut = why_layout(shown)
    components = view.to_components()  # type: ignore[no-untyped-call]
    body = {"flags": COMPONENTS_V2, "components": components, "allowed_mentions": {"parse": []}}
    assert list(message_problems(body, ["why.txt"] if is_cut else [])) == []
    for trace in shown:
        for one in trace.considered:
            assert one.notice_id in why_text(shown)
