"""Nobody else: every command, button, menu and dialog of the curators, tried by others."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.discord.client import FOR_ALL, FOR_CURATORS, Client
from tests.discord.conftest import Scene, Start
from tests.discord.curating import ONE, filled, own
from tests.discord.everything import everything, pressed, rows, uses, words_for, words_of
from tests.discord.rules import walk
from tests.discord.server import Sent
from tests.discord.test_answers import FALSE, UNKNOWN
from tests.discord.test_draft import RULE, site

__all__ = ["site"]

OTHER_SERVER = "2000000000000000002"
# What these would do is tried by others; a curator who did it would leave nothing to try it on.
_CHANGE = ("source end", "source retire", "source restore", "source undo", "source known retire", "settings")
_REFUSALS = ("Only curators of this server", "Only members who may manage the server")
_SECRETS = (
    "office of widgets",
    "widget 1 needs",
    "widget 2 needs",
    "a secret",
    "annabella",
    "bananas",
    "vessel fuel",
)


async def _seeded(here: Scene) -> None:
    """Something of everything that a server's curators can see."""
    table = await filled(here)
    await table.put(replace(ONE, title="A secret title"), "Annabella", "a secret reason")
    await here.alice.slash("check", here.general, claim=UNKNOWN)
    answer = await here.alice.slash("check", here.general, claim=FALSE)
    dialog = await here.alice.clicks(answer, "Wrong?", here.general)
    await here.alice.submits(dialog, here.general, **words_for(dialog) | {"what": "A secret report."})
    await here.admin.slash(
        "source known add",
        here.general,
        claim="Widget 1 needs one permit.",
        stance="supports",
        statement=f"{ONE.id}#s1",
        note="A secret note.",
    )


async def _offered(here: Scene, client: Client) -> list[Sent]:
    """What a curator gets of every command: messages with buttons and menus, and dialogs."""
    sent = []
    for command in everything(client):
        if not command.qualified_name.startswith(_CHANGE):
            sent.append(await uses(here.admin, command, here))
        if command.qualified_name == "source add":
            sent.append(await uses(here.admin, command, here, link=RULE))
    return [each for each in sent if each.buttons or each.message["components"]]


async def test_every_button_of_the_curators_is_tried(scene: Start) -> None:
    """The messages that others try here have every button and menu for curators among them."""
    async with scene() as here, here.bot() as client:
        await _seeded(here)
        tried = {
            type_
            for sent in await _offered(here, client)
            for custom_id in _custom_ids(sent)
            for type_ in FOR_CURATORS
            if type_.__discord_ui_compiled_template__.fullmatch(custom_id)
        }
        assert set(FOR_CURATORS) - tried == set()
        assert not set(FOR_ALL) & set(FOR_CURATORS)


def _custom_ids(sent: Sent) -> Iterator[str]:
    for part in walk(sent.message["components"]):
        if "custom_id" in part:
            yield part["custom_id"]


async def test_members_are_refused(scene: Start, caplog: pytest.LogCaptureFixture) -> None:
    """Each attempt of somebody else is one sentence to them alone and one line of the log; nothing is done."""
    async with scene() as here, here.bot() as client:
        await _seeded(here)
        offered = await _offered(here, client)
        before = await rows(own(here).database)
        with caplog.at_level(logging.WARNING):
            refused = [await uses(here.mallory, command, here) for command in everything(client)]
            refused.append(await here.mallory.slash("source add", here.general, by_override=True, link=RULE))
            for sent in offered:
                refused += await pressed(here.mallory, sent, here)

        wrong = [each.text for each in refused if not each.text.strip().startswith(_REFUSALS)]
        assert wrong == []
        told = {(each.ephemeral, each.text.strip().count("\n"), len(each.data)) for each in refused}
        assert told == {(True, 0, 0)}
        logged = [record for record in caplog.records if record.message == "refused"]
        assert [record.__dict__["user"] for record in logged] == [int(here.mallory.user["id"])] * len(refused)
        assert await rows(own(here).database) == before


async def test_curators_of_another_server_find_nothing(scene: Start) -> None:
    """Whatever a curator elsewhere tries, no answer has anything of this server's table, and it stays as it is."""
    async with scene() as here, here.bot() as client:
        await _seeded(here)
        offered = await _offered(here, client)
        stranger = replace(here.admin, server=OTHER_SERVER)
        before = await rows(own(here).database, but=OTHER_SERVER)
        answers = [await uses(stranger, command, here) for command in everything(client)]
        for sent in offered:
            # Were such a message ever before them, what it says itself would be no news.
            known = "\n".join(words_of([sent])).lower()
            told = "\n".join(words_of(await pressed(stranger, sent, here))).lower()
            assert [secret for secret in _SECRETS if secret in told and secret not in known] == []
        for command in everything(client):
            for parameter in command.parameters:
                if parameter.autocomplete:
                    typed = await stranger.completes(
                        command.qualified_name, here.general, option=parameter.display_name, typed="widgets"
                    )
                    answers.append(Sent({"choices": typed}))

        told = "\n".join(words_of(answers)).lower()
        assert [secret for secret in _SECRETS if secret in told] == []
        assert await rows(own(here).database, but=OTHER_SERVER) == before
