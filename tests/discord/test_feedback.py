"""What people say of an answer, and how it comes to the curators."""

from __future__ import annotations

import asyncio

import pytest

from bot.curation.review import waiting
from sources.curation.feedback import Feedback, FeedbackKind
from tests.discord.conftest import TODAY, Scene, Start
from tests.discord.curating import own
from tests.discord.driver import NotOfferedError
from tests.discord.payloads import BOT
from tests.discord.server import Sent
from tests.discord.test_answers import FALSE, TRUE, UNKNOWN

FACTSHEET = "us-wh-2026-01-14-factsheet"
"""The one of the two notices on the tariff that the tests retire where a claim shall have one reference."""


async def _wrong(here: Scene) -> tuple[Feedback, ...]:
    return (await waiting(own(here), TODAY)).wrong


async def _ask(here: Scene, way: str, text: str) -> Sent:
    if way == "/check":
        return await here.alice.slash("check", here.general, claim=text)
    if way == "mention":
        return await here.alice.asks(here.general, f"<@{BOT}> {text}")
    return await here.alice.menu("Check claims", await here.alice.posts(here.general, text), here.general)


@pytest.mark.parametrize("way", ["/check", "mention", "message command"])
async def test_wrong_comes_to_the_review_list(scene: Start, way: str) -> None:
    """After a restart too: claim, statement, stance, reasons and the note are kept, and not who said it."""
    async with scene() as here:
        await here.crosscheck.table.retire(FACTSHEET, "ann", "")
        async with here.bot():
            answer = await _ask(here, way, FALSE)
        async with here.bot():
            dialog = await here.mallory.clicks(answer, "Wrong?", here.general)
            assert [part["label"] for part in dialog.message["components"]] == ["What is wrong?"]
            thanks = await here.mallory.submits(dialog, here.general, what="It is 25\nby now")

            assert thanks.ephemeral
            assert thanks.text.strip().startswith("Thank you. It is on the curators' list now")
            (kept,) = await _wrong(here)
            assert (kept.kind, kept.claim, kept.stance) == (FeedbackKind.WRONG, FALSE, "conflicts")
            assert kept.statement_id.startswith("us-proc-11002-semiconductors#s")
            assert kept.reasons == ("The claim says 50 percent; the notice says 25 percent.",)
            assert (kept.note, kept.day) == ("It is 25 by now", TODAY)
            assert "mallory" not in repr(kept)


async def test_one_of_several_references_is_chosen(scene: Start) -> None:
    """With several claims the dialog asks which notice is meant; nothing typed is fine."""
    async with scene() as here, here.bot():
        await here.crosscheck.table.retire(FACTSHEET, "ann", "")
        two = f"{FALSE} {TRUE}"
        answer = await here.alice.slash("check", here.general, claim=two)
        dialog = await here.mallory.clicks(answer, "Wrong?", here.general)
        options = dialog.message["components"][0]["component"]["options"]
        assert [option["description"] for option in options] == [FALSE, TRUE]
        await here.mallory.submits(dialog, here.general, which="Supports")

        assert [(each.claim, each.stance, each.note) for each in await _wrong(here)] == [
            (TRUE, "supports", "")
        ]


async def test_who_presses_twice_counts_once(scene: Start) -> None:
    """Helpful and Wrong? are each counted once a person; who else presses counts too."""
    async with scene() as here, here.bot():
        await here.crosscheck.table.retire(FACTSHEET, "ann", "")
        answer = await here.alice.slash("check", here.general, claim=TRUE)
        first = await here.alice.clicks(answer, "Helpful", here.general)
        again = await here.alice.clicks(answer, "Helpful", here.general)
        await here.mallory.clicks(answer, "Helpful", here.general)
        for _ in range(2):
            dialog = await here.alice.clicks(answer, "Wrong?", here.general)
            last = await here.alice.submits(dialog, here.general)

        assert first.ephemeral
        assert first.text.strip().startswith("Thank you. The curators see how many")
        assert again.text.strip() == last.text.strip() == "You have said so already. Thank you."
        assert (await waiting(own(here), TODAY)).helpful == 2
        assert len(await _wrong(here)) == 1


async def test_a_double_click_counts_once(scene: Start) -> None:
    """The second press, which comes while the first is still at work, is told that it was said already."""
    async with scene() as here, here.bot():
        answer = await here.alice.slash("check", here.general, claim=TRUE)
        pressed = (here.alice.clicks(answer, "Helpful", here.general) for _ in range(2))
        said = [each.text.strip() for each in await asyncio.gather(*pressed)]

        assert "You have said so already. Thank you." in said
        assert (await waiting(own(here), TODAY)).helpful == 1


async def test_buttons_are_under_answers_with_a_stance_in_servers(scene: Start) -> None:
    """Not where nothing is said of the claim, nor in direct messages: nobody curates there."""
    async with scene() as here, here.bot():
        nothing = await here.alice.slash("check", here.general, claim=UNKNOWN)
        private = await here.alice.dm(TRUE)
        answer = await here.alice.slash("check", here.general, claim=TRUE)

        for sent in (nothing, private):
            with pytest.raises(NotOfferedError):
                await here.alice.clicks(sent, "Helpful", here.general)
        assert {"Helpful", "Wrong?"} <= set(answer.buttons)
        assert all(len(custom_id) <= 100 for custom_id in answer.buttons.values())


async def test_a_reference_that_is_gone_is_kept_as_it_was_shown(scene: Start) -> None:
    """If the notice was retired since, the title stands for the statement; nothing is lost."""
    async with scene() as here, here.bot():
        await here.crosscheck.table.retire(FACTSHEET, "ann", "")
        answer = await here.alice.slash("check", here.general, claim=FALSE)
        await here.crosscheck.table.replace_all([], "ann", "all gone")
        dialog = await here.mallory.clicks(answer, "Wrong?", here.general)
        await here.mallory.submits(dialog, here.general, what="why?")

        (kept,) = await _wrong(here)
        assert (kept.claim, kept.statement_id, kept.stance) == (FALSE, "", "conflicts")
        assert "Semiconductors" in kept.title


async def test_a_database_that_cannot_be_written_is_one_sentence(scene: Start) -> None:
    """Feedback that cannot be kept is not thanked for, and can be given again."""
    async with scene() as here, here.bot():
        answer = await here.alice.slash("check", here.general, claim=TRUE)
        async with here.crosscheck.table.database.writing() as connection:
            await connection.exec_driver_sql("ALTER TABLE feedback RENAME TO gone")
        said = await here.alice.clicks(answer, "Helpful", here.general)
        async with here.crosscheck.table.database.writing() as connection:
            await connection.exec_driver_sql("ALTER TABLE gone RENAME TO feedback")
        again = await here.alice.clicks(answer, "Helpful", here.general)

        assert "Thank you" not in said.text
        assert said.ephemeral
        assert again.text.strip().startswith("Thank you. The curators see how many")
