"""The life of the bot's process: start, refusals, slowness, health, and its end."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from pydantic import SecretStr

from bot.discord import reply
from bot.discord.client import checked_token, serve
from bot.settings import Settings
from sources.errors import InputError
from tests.discord.conftest import Start
from tests.discord.server import PATIENCE, TOKEN, Loopback

FALSE = "The tariff on certain advanced chips is 50 percent."
ROOT = Path(__file__).parents[2]

# The command line as it is, in a process of its own that takes the loopback Discord for the real one.
_LAUNCH = """
import sys, yarl, discord.http, discord.gateway
url = sys.argv.pop(1)
discord.http.Route.BASE = url + "/api/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws"))
from bot.__main__ import main
main()
"""


@asynccontextmanager
async def process(
    discord: Loopback, database: Path, *arguments: str, **more: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`crosscheck run` with a token and a database."""
    environment = os.environ | {
        "CROSSCHECK_DISCORD_TOKEN": TOKEN,
        "CROSSCHECK_DATABASE_URL": f"sqlite:///{database}",
        "CROSSCHECK_MODEL": "none",
        **more,
    }
    running = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        _LAUNCH,
        discord.url,
        "run",
        *arguments,
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
            await running.wait()


async def ended(running: asyncio.subprocess.Process) -> tuple[int, str]:
    """Its exit code and what it said, once it has ended."""
    _, said = await asyncio.wait_for(running.communicate(), 2 * PATIENCE)
    return running.returncode or 0, said.decode()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def test_sigterm_ends_it_cleanly_and_health_is_told(database: Path) -> None:
    """The process says that it is well, and leaves with 0 when it is asked to."""
    port = free_port()
    async with (
        Loopback.running() as discord,
        process(discord, database, CROSSCHECK_HEALTH_PORT=str(port)) as running,
    ):
        await asyncio.wait_for(discord.gateway.connected.wait(), 2 * PATIENCE)
        async with aiohttp.ClientSession() as session, asyncio.timeout(PATIENCE):
            while (answer := await session.get(f"http://127.0.0.1:{port}/health")).status != 200:
                assert answer.status == 503
                await asyncio.sleep(0.1)
            assert await answer.json() == {"well": True, "faults": []}
        running.send_signal(signal.SIGTERM)
        code, said = await ended(running)

    assert code == 0
    assert [json.loads(line)["message"] for line in said.splitlines()][-1] == "stopping"


async def test_a_wrong_token_is_one_sentence(database: Path) -> None:
    """Discord's 401 becomes one sentence and exit code 2."""
    async with (
        Loopback.running() as discord,
        process(discord, database, CROSSCHECK_DISCORD_TOKEN="another") as running,
    ):
        code, said = await ended(running)

    assert code == 2
    assert said.splitlines()[-1].startswith("crosscheck: Discord does not accept the token")
    assert "Traceback" not in said


@pytest.mark.parametrize("token", ["", "  ", "two words", "tökén"])
def test_what_is_no_token_is_refused_before_anything_is_opened(token: str) -> None:
    """A missing or odd token never reaches Discord."""
    with pytest.raises(InputError, match="CROSSCHECK_DISCORD_TOKEN"):
        checked_token(Settings(discord_token=SecretStr(token)))


async def test_without_the_intent_it_goes_on(database: Path, caplog: pytest.LogCaptureFixture) -> None:
    """Where the portal refuses message content, one sentence says so, and the rest works."""
    async with Loopback.running() as discord:
        discord.message_content_allowed = False
        settings = Settings(database_url=f"sqlite:///{database}", model="none", message_content=True)
        serving = asyncio.create_task(serve(settings, TOKEN))
        await asyncio.wait_for(discord.gateway.connected.wait(), 2 * PATIENCE)
        os.kill(os.getpid(), signal.SIGTERM)
        await asyncio.wait_for(serving, 2 * PATIENCE)

    assert [
        line.message for line in caplog.records if "refuses the message-content intent" in line.message
    ] != []


async def test_the_commands_are_sent_once(scene: Start) -> None:
    """A start with the same commands sends none: Discord keeps them, and limits how often they change."""
    async with scene() as here:
        for _ in range(2):
            async with here.bot():
                pass

        assert [method for method, path in here.discord.requests if path.endswith("/commands")] == ["PUT"]


async def test_a_slow_check_announces_itself(scene: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past the deadline the answer is deferred, and comes as an edit, public or ephemeral as before."""
    monkeypatch.setattr(reply, "DEFER_AFTER", 0.0)
    async with scene() as here, here.bot():
        post = await here.alice.posts(here.general, FALSE)

        public = await here.alice.slash("check", here.general, claim=FALSE)
        hidden = await here.alice.menu("Check claims", post, here.general)

        assert (public.deferred, public.ephemeral) == (True, False)
        assert (hidden.deferred, hidden.ephemeral) == (True, True)
        assert "Conflicting" in public.text


async def test_a_rate_limit_is_waited_for(scene: Start) -> None:
    """After a 429 the reply is sent again, and arrives once."""
    async with scene() as here, here.bot():
        here.discord.refuse_next(
            r"/channels/\d+/messages", 429, {"message": "slow down", "retry_after": 0.05, "global": False}
        )

        answer = await here.alice.dm(FALSE)

        assert "Conflicting" in answer.text
        assert len(here.discord.sent) == 1


async def test_a_refused_answer_leaves_a_sentence(scene: Start) -> None:
    """Where Discord refuses our message the person hears of it, with the number that the log has."""
    async with scene() as here, here.bot():
        here.discord.refuse_next(r"/interactions/.*", 400, {"code": 50035, "message": "Invalid Form Body"})

        answer = await here.alice.slash("check", here.general, claim=FALSE)

        assert answer.text.startswith("Something went wrong here")


async def test_too_late_is_no_fault(scene: Start, caplog: pytest.LogCaptureFixture) -> None:
    """An interaction that Discord has given up is noted, and the next one is answered."""
    async with scene() as here, here.bot():
        here.discord.refuse_next(r"/interactions/.*", 404, {"code": 10062, "message": "Unknown interaction"})
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(here.alice.slash("check", here.general, claim=FALSE), 0.5)

        assert "Conflicting" in (await here.alice.slash("check", here.general, claim=FALSE)).text
        assert [line for line in caplog.records if line.message == "too late"] != []


async def test_too_much_text_is_one_sentence(scene: Start) -> None:
    """What cannot be checked is explained, not logged as a fault."""
    async with scene() as here, here.bot(message_content=False):
        answer = await here.alice.dm("x" * 100_001)

        assert "at most 100,000 are checked at once" in answer.text


async def test_logs_carry_no_claim(scene: Start, caplog: pytest.LogCaptureFixture) -> None:
    """What people write stays out of the log."""
    caplog.set_level("INFO")
    async with scene() as here, here.bot():
        await here.alice.dm(FALSE)

        lines = [str(vars(record)) for record in caplog.records]
        assert any("'verdicts': {'conflicting': 1}" in line for line in lines)
        assert not any("advanced chips" in line for line in lines)
