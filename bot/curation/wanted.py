"""Which checks go onto a server's list of claims that no notice spoke to, and whether it keeps one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.checking.result import Verdict, VerdictKind
from bot.tables import Tables
from sources.curation.wanted import Wanted
from sources.database.server_settings import ServerSettings
from sources.errors import StorageError

_SETTING: Final = "keeps_wanted"
_OFF: Final = "false"
logger = logging.getLogger(__name__)


class WantedClaims:
    """The lists of all servers. A claim is kept as its words and the day; nothing says who asked."""

    def __init__(self, tables: Tables, settings: ServerSettings, wanted: Wanted) -> None:
        self._tables = tables
        self._settings = settings
        self._wanted = wanted

    async def keep(self, verdicts: Sequence[Verdict], server_id: int, today: date) -> None:
        """Keep the claims without a match, if the server wants that. A database that fails is a line in the log."""
        claims = [verdict.claim.text for verdict in verdicts if verdict.kind is VerdictKind.NO_MATCH]
        if not claims:
            return
        try:
            if await self.kept(server_id):
                await self._wanted.add(self._tables.own(server_id).name, claims, today)
        except StorageError as error:
            logger.warning("wanted not kept", extra={"server": server_id, "cause": str(error)})

    async def kept(self, server_id: int) -> bool:
        """Whether the server keeps its list, as each does until it says otherwise.

        Raises:
            StorageError: the database cannot be read.
        """
        return await self._settings.get(str(server_id), _SETTING) != _OFF

    async def switch(self, server_id: int, wanted: bool) -> None:
        """Keep the list from now on, or no longer; what was kept is deleted then.

        Raises:
            StorageError: the database cannot be written.
        """
        await self._settings.set(str(server_id), _SETTING, None if wanted else _OFF)
        if not wanted:
            await self._wanted.remove(self._tables.own(server_id).name)
