"""How an answer gets to an interaction, also where Discord does not take the announcement that it will be long."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace

import pytest

from sources.spreadsheet import write_csv
from tests.discord.conftest import Start
from tests.discord.curating import attached, own
from tests.discord.payloads import Payload
from tests.discord.server import PATIENCE
from tests.sources.examples import notice

_CALLBACK = r"/interactions/\d+/[^/]+/callback"
_ATTEMPTS = 5
"""So often discord.py asks where Discord answers 500 and above."""


async def _at_once(_: float) -> None:
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("status", "times", "body"),
    [
        (404, 1, {"code": 10062, "message": "Unknown interaction"}),
        (500, _ATTEMPTS, {"code": 0, "message": "Internal Server Error"}),
    ],
)
async def test_an_import_is_finished_though_it_could_not_be_announced(
    scene: Start, monkeypatch: pytest.MonkeyPatch, status: int, times: int, body: Payload
) -> None:
    """A stop waits until the change is made, once; and the person is told what was done, where they can be reached."""
    monkeypatch.setattr("bot.discord.reply.DEFER_AFTER", 0.0)
    # discord.py rests 25 seconds in all between its attempts.
    quick = SimpleNamespace(Lock=asyncio.Lock, sleep=_at_once)
    monkeypatch.setattr("discord.webhook.async_.asyncio", quick)
    many = [notice(number) for number in range(20)]
    async with scene() as here, here.bot() as client:
        dry = await here.admin.slash("source import", here.general, file=attached(here, write_csv(many)))
        for _ in range(times):
            here.discord.refuse_next(_CALLBACK, status, body)
        pressed = asyncio.create_task(here.admin.clicks(dry, "Import it", here.general))
        async with asyncio.timeout(PATIENCE):
            while here.discord.refusals:  # noqa: ASYNC110 - the loopback tells of what it takes, not of what it refuses
                await asyncio.sleep(0.01)
        assert await client.work.finished(4 * PATIENCE)

        assert len(await own(here).notices()) == len(many)
        assert await own(here).change_number() == 1
        done = await pressed
        assert f"Notices added: {len(many)}" in done.text
        assert "/source undo 1 takes it back." in done.text
