"""The Discord client: what it asks of Discord at the start, and what it hands on."""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import math
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import app_commands

from bot.discord.answering import Answering
from bot.discord.claims_channels import ClaimsChannels
from bot.discord.commands import add_commands
from bot.discord.messages import answer_post
from bot.discord.rest import RestButton
from sources.errors import CrosscheckError

if TYPE_CHECKING:
    from bot.service import Crosscheck

_log = logging.getLogger(__name__)
_TREE_SETTING: Final = "command_tree"


def _today() -> date:
    return datetime.now(UTC).date()


class Client(discord.AutoShardedClient):
    """Answers posts, commands and buttons from one Crosscheck. Without `message_content` claims channels are silent."""

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
        self.answering = Answering(crosscheck, today)
        self.claims_channels = ClaimsChannels(crosscheck.server_settings)
        self.tree: app_commands.CommandTree[Client] = app_commands.CommandTree(self)
        self._at_work = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def setup_hook(self) -> None:
        """Register commands and buttons, and tell Discord of the commands where they changed."""
        add_commands(self.tree)
        self.add_dynamic_items(RestButton)
        await self._sync()

    async def _sync(self) -> None:
        # Discord allows 200 command changes a day and keeps them across restarts, so most starts need none.
        commands = [command.to_dict(self.tree) for command in self.tree.get_commands()]
        digest = hashlib.sha256(json.dumps(commands, sort_keys=True, default=str).encode()).hexdigest()
        application = str(self.application_id)
        if await self.crosscheck.server_settings.get(application, _TREE_SETTING) != digest:
            await self.tree.sync()
            await self.crosscheck.server_settings.set(application, _TREE_SETTING, digest)
            _log.info("commands synced", extra={"commands": len(commands)})

    async def on_ready(self) -> None:
        """Say that the bot is there."""
        _log.info(
            "ready", extra={"servers": len(self.guilds), "message_content": self.intents.message_content}
        )

    async def on_message(self, message: discord.Message) -> None:
        """Answer a post, where it is one to answer."""
        with self.busy():
            await answer_post(self, message)

    @contextmanager
    def busy(self) -> Iterator[None]:
        """While an answer is under way, which `drained` waits for."""
        self._at_work += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._at_work -= 1
            if not self._at_work:
                self._idle.set()

    async def drained(self, seconds: float) -> None:
        """Wait until no answer is under way, or the time is up."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            _log.warning("answers cut off", extra={"answers": self._at_work})

    async def faults(self) -> list[str]:
        """What is wrong right now: with the connection, or with the database."""
        wrong = []
        if not self.is_ready() or self.is_closed() or not math.isfinite(self.latency):
            wrong.append("not connected to Discord")
        try:
            await self.crosscheck.server_settings.get(str(self.application_id), _TREE_SETTING)
        except CrosscheckError as error:
            wrong.append(str(error))
        return wrong
