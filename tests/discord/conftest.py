"""A scene for each test: the loopback Discord, the bot connected to it, and three people."""

from __future__ import annotations

import asyncio
import inspect
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from bot.discord.client import Client
from bot.service import Crosscheck
from bot.settings import Settings
from tests.discord import payloads
from tests.discord.driver import Person
from tests.discord.payloads import Payload
from tests.discord.server import PATIENCE, TOKEN, Loopback

TODAY = date(2026, 10, 1)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine on a loop of its own."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@dataclass
class Scene:
    """What a test needs at hand."""

    discord: Loopback
    crosscheck: Crosscheck
    claims: Payload
    general: Payload
    alice: Person
    mallory: Person
    admin: Person

    @asynccontextmanager
    async def bot(self, message_content: bool = True) -> AsyncIterator[Client]:
        """The bot, connected and ready."""
        client = Client(
            self.crosscheck, message_content=message_content, today=lambda: TODAY, guild_ready_timeout=0
        )
        async with client:
            running = asyncio.create_task(client.start(TOKEN))
            waiting = asyncio.create_task(client.wait_until_ready())
            await asyncio.wait({running, waiting}, timeout=PATIENCE, return_when="FIRST_COMPLETED")
            if running.done():
                waiting.cancel()
                running.result()
            yield client
            # What no answer waits for must be done before the database closes, as at a stop.
            assert await client.work.finished(PATIENCE)
            await client.close()
            await running

    async def settled(self, client: Client) -> None:
        """Until the bot has dealt with every post: it gets them in order, so a later answer says so."""
        await self.alice.dm("Hello")
        assert await client.work.finished(PATIENCE)


Start = Callable[[], AbstractAsyncContextManager[Scene]]


# A few notices of the table that ships: reading all 68 anew for each test takes most of a second.
NOTICES = {"us-proc-11002-semiconductors", "us-wh-2026-01-14-factsheet", "us-bis-2026-01-15-h200-rule"}


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with those notices, made once."""
    path = tmp_path_factory.mktemp("filled") / "crosscheck.db"

    async def make() -> None:
        async with await Crosscheck.open(settings_for(path)) as crosscheck:
            kept = [notice for notice in await crosscheck.table.notices() if notice.id in NOTICES]
            await crosscheck.table.replace_all(kept, "tests", "fewer notices")

    asyncio.run(make())
    return path


def settings_for(path: Path) -> Settings:
    """Settings with that database and without the model, which these tests do not need."""
    return Settings(database_url=f"sqlite:///{path}", model="none")


@pytest.fixture
def database(filled_database: Path, tmp_path: Path) -> Path:
    """A database for one test."""
    return Path(shutil.copy(filled_database, tmp_path))


@pytest.fixture
def scene(database: Path) -> Start:
    """Opens a scene; leaving it fails the test where Discord would have refused something."""

    @asynccontextmanager
    async def start() -> AsyncIterator[Scene]:
        async with Loopback.running() as discord, await Crosscheck.open(settings_for(database)) as crosscheck:
            claims, general = (
                payloads.text_channel("5001", "claims"),
                payloads.text_channel("5002", "general"),
            )
            discord.channels |= {claims["id"]: claims, general["id"]: general}
            yield Scene(
                discord,
                crosscheck,
                claims,
                general,
                alice=Person(discord, payloads.user("6001", "alice")),
                mallory=Person(discord, payloads.user("6002", "mallory")),
                admin=Person(
                    discord, payloads.user("6003", "admin"), payloads.VIEW_SEND_READ | payloads.MANAGE_SERVER
                ),
            )

    return start
