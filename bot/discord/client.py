"""The Discord client, and the life of its process: from the token to the signal that ends it."""

from __future__ import annotations

import asyncio
import logging
import math
import re
import signal
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from typing import Any, Final

import aiohttp
import discord
from discord import app_commands

from bot.checking.result import Verdict
from bot.curation.permission import Curating
from bot.curation.wanted import WantedClaims
from bot.discord.answering import Answering
from bot.discord.claims_channels import ClaimsChannels
from bot.discord.commands import add_commands, sync_if_changed
from bot.discord.corrections import Corrections
from bot.discord.draft import FillButton, PickSelect
from bot.discord.feedback import FeedbackButton, Heard
from bot.discord.health import health_endpoint
from bot.discord.importing import ImportButton
from bot.discord.known_importing import KnownImportButton
from bot.discord.log import log_to_stderr
from bot.discord.messages import answer_post
from bot.discord.rest import RestButton
from bot.discord.review import ReviewButton
from bot.discord.wanted import WantedButton
from bot.discord.why import WhyButton
from bot.discord.work import Work
from bot.service import Crosscheck
from bot.settings import Settings
from bot.texts import text
from sources.curation.wanted import Wanted
from sources.errors import CrosscheckError, InputError

logger = logging.getLogger(__name__)
FOR_ALL: Final = (RestButton, WhyButton, FeedbackButton)
"""Buttons that work after a restart, for everybody who sees them."""
FOR_CURATORS: Final = (ImportButton, FillButton, PickSelect, KnownImportButton, WantedButton, ReviewButton)
"""The same, for curators alone."""
DRAIN_SECONDS: Final = 5.0
"""How long a stop waits for answers under way. Docker kills 10 seconds after it asks."""


def _today() -> date:
    return datetime.now(UTC).date()


class Client(discord.AutoShardedClient):
    """Answers posts, commands and buttons; without `message_content` claims channels are silent."""

    def __init__(
        self,
        crosscheck: Crosscheck,
        *,
        message_content: bool,
        today: Callable[[], date] = _today,
        **options: Any,
    ) -> None:
        intents = discord.Intents(guilds=True, guild_messages=True, dm_messages=True)
        intents.message_content = message_content
        super().__init__(
            intents=intents,
            allowed_mentions=discord.AllowedMentions.none(),
            # Nothing here looks back at earlier messages or at members: each is fetched when it is needed.
            max_messages=None,
            chunk_guilds_at_startup=False,
            **options,
        )
        self.crosscheck = crosscheck
        self.answering = Answering(crosscheck, today, self._serves, self._unanswered)
        self.wanted = WantedClaims(
            crosscheck.tables, crosscheck.server_settings, Wanted(crosscheck.table.database)
        )
        self.heard = Heard()
        self.claims_channels = ClaimsChannels(crosscheck.server_settings)
        self.curating = Curating(crosscheck.tables, crosscheck.server_settings)
        self.tree: app_commands.CommandTree[Client] = app_commands.CommandTree(self)
        self.work = Work()
        self.corrections = Corrections(self)

    async def setup_hook(self) -> None:
        """Register commands and buttons, and tell Discord of the commands where they changed."""
        add_commands(self.tree)
        self.add_dynamic_items(*FOR_ALL, *FOR_CURATORS)
        await sync_if_changed(self.tree, self.crosscheck.server_settings)
        self.work.beside(self.crosscheck.get_ready())

    async def close(self) -> None:
        """Stop correcting, and disconnect."""
        await self.corrections.close()
        await super().close()

    async def on_ready(self) -> None:
        """Say that the bot is there."""
        content = self.intents.message_content
        self.corrections.start()
        logger.info("ready", extra={"servers": len(self.guilds), "message_content": content})

    async def on_message(self, message: discord.Message) -> None:
        """Answer a post, where it is one to answer."""
        with self.work.under_way():
            await answer_post(self, message)

    def _serves(self, server_id: int) -> bool:
        """Whether the bot is in the server, and not only somebody in it who brought the bot along."""
        return self.get_guild(server_id) is not None

    def _unanswered(self, verdicts: Sequence[Verdict], server_id: int) -> None:
        self.work.beside(self.wanted.keep(verdicts, server_id, self.answering.today()))

    async def faults(self) -> list[str]:
        """What is wrong right now: with the connection, or with the database."""
        wrong = []
        if not self.is_ready() or self.is_closed() or not math.isfinite(self.latency):
            wrong.append(text("run.not_connected"))
        try:
            await self.crosscheck.table.change_number()
        except CrosscheckError as error:
            wrong.append(str(error))
        return wrong


def run(settings: Settings) -> None:
    """Run the bot until SIGTERM or SIGINT.

    Raises:
        InputError: there is no token, or Discord does not take it.
        CrosscheckError: the database or Discord cannot be reached.
    """
    token = checked_token(settings)
    log_to_stderr(settings.log_level)
    # Nobody talks to this bot; without this each start warns twice of libraries that voice would need.
    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
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
    for number in (signal.SIGTERM, signal.SIGINT):
        # Windows has no handlers on the loop; there Ctrl+C ends asyncio.run by itself.
        with suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with await Crosscheck.open(settings) as crosscheck:
        if settings.message_content:
            if await _connected(crosscheck, token, True, stop):
                return
            logger.warning(text("run.intent_refused"))
        await _connected(crosscheck, token, False, stop)


async def _connected(crosscheck: Crosscheck, token: str, message_content: bool, stop: asyncio.Event) -> bool:
    """Stay connected until `stop`. False where Discord refuses the message-content intent."""
    client = Client(crosscheck, message_content=message_content)
    async with client, health_endpoint(crosscheck.settings.health_port, client.faults):
        try:
            await _until(stop, client, client.start(token))
        except discord.PrivilegedIntentsRequired:
            if not message_content:
                raise
            return False
        except discord.LoginFailure:
            raise InputError(text("run.wrong_token")) from None
        except (aiohttp.ClientError, discord.DiscordException, OSError) as error:
            raise CrosscheckError(text("run.unreachable", cause=error)) from error
    return True


async def _until(stop: asyncio.Event, client: Client, work: Coroutine[Any, Any, None]) -> None:
    """Do the work; at `stop` finish the answers under way, close the client, and come back."""
    working = asyncio.create_task(work)
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if stop.is_set() and not working.done():
        logger.info("stopping")
        if not await client.work.finished(DRAIN_SECONDS):
            logger.warning("answers cut off")
        await client.close()
        working.cancel()
    with suppress(asyncio.CancelledError):
        await working
