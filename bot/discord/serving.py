"""The life of the bot process: from the token to the signal that ends it."""

from __future__ import annotations

import asyncio
import logging
import re
import signal
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Final

import aiohttp
import discord

from bot.discord.client import Client
from bot.discord.health import health_endpoint
from bot.discord.log import log_to_stderr
from bot.service import Crosscheck
from bot.settings import Settings
from bot.texts import text
from sources.errors import CrosscheckError, InputError

_log = logging.getLogger(__name__)
DRAIN_SECONDS: Final = 5.0
"""How long a stop waits for answers under way. Docker kills 10 seconds after it asks."""


def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Raises:
        InputError: there is no token, or Discord does not take it.
        CrosscheckError: the database or Discord cannot be reached.
    """
    token = checked_token(settings)
    log_to_stderr(settings.log_level)
    asyncio.run(serve(settings, token))


def checked_token(settings: Settings) -> str:
    """The token of the settings.

    Raises:
        InputError: it is missing, or nothing that Discord ever gave out.
    """
    token = settings.discord_token.get_secret_value().strip()
    if not token:
        raise InputError(text("run.no_token"))
    if not re.fullmatch(r"[\x21-\x7e]+", token):
        raise InputError(text("run.odd_token"))
    return token


async def serve(settings: Settings, token: str) -> None:
    """Open the table, connect, and go on until a signal says to stop."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no handlers on the loop; there Ctrl+C ends asyncio.run by itself.
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    async with await Crosscheck.open(settings) as crosscheck:
        if settings.message_content and not await _connected(crosscheck, settings, token, True, stop):
            _log.warning(text("run.intent_refused"))
            await _connected(crosscheck, settings, token, False, stop)
        elif not settings.message_content:
            await _connected(crosscheck, settings, token, False, stop)


async def _connected(
    crosscheck: Crosscheck, settings: Settings, token: str, message_content: bool, stop: asyncio.Event
) -> bool:
    """Stay connected until `stop`. False where Discord refuses the message-content intent."""
    client = Client(crosscheck, message_content=message_content)
    async with client, health_endpoint(settings.health_port, client.faults):
        try:
            await _until(client, client.start(token), stop)
        except discord.PrivilegedIntentsRequired:
            if not message_content:
                raise
            return False
        except discord.LoginFailure:
            raise InputError(text("run.wrong_token")) from None
        except (aiohttp.ClientError, discord.DiscordException, OSError) as error:
            raise CrosscheckError(text("run.unreachable", cause=error)) from error
    return True


async def _until(client: Client, work: Coroutine[Any, Any, None], stop: asyncio.Event) -> None:
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if stop.is_set():
        _log.info("stopping")
        await client.drained(DRAIN_SECONDS)
        await client.close()
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
    else:
        stopping.cancel()
        await working
