"""Which source tables a server has: its own, and the shared one where it consults that too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sources.database.engine import Database
from sources.database.server_settings import ServerSettings
from sources.notice import Notice
from sources.table import SHARED, SourceTable

_SHARED_SETTING: Final = "consults_shared_table"
_OFF: Final = "false"


class Tables:
    """The tables of all servers in one database. What is asked for a server never comes from another's table."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._settings = ServerSettings(database)
        self.shared = SourceTable(database, SHARED)

    def own(self, server_id: int) -> SourceTable:
        """The server's own table; it is empty until its curators add to it."""
        return SourceTable(self._database, f"server:{server_id}")

    async def consulted(self, server_id: int | None) -> tuple[SourceTable, ...]:
        """The tables that answer in a server, its own first; outside of servers the shared one.

        Raises:
            StorageError: the database cannot be read.
        """
        if server_id is None:
            return (self.shared,)
        own = self.own(server_id)
        return (own, self.shared) if await self.consults_shared(server_id) else (own,)

    async def consults_shared(self, server_id: int) -> bool:
        """Whether the server consults the shared table, as each does until it says otherwise."""
        return await self._settings.get(str(server_id), _SHARED_SETTING) != _OFF

    async def consult_shared(self, server_id: int, wanted: bool) -> None:
        """Let the server consult the shared table, or its own alone.

        Raises:
            StorageError: the database cannot be written.
        """
        await self._settings.set(str(server_id), _SHARED_SETTING, None if wanted else _OFF)


def merged(tables: Sequence[Sequence[Notice]]) -> tuple[Notice, ...]:
    """The notices of several tables; of equal ids the first one's counts."""
    found: dict[str, Notice] = {}
    for notices in tables:
        for notice in notices:
            found.setdefault(notice.id, notice)
    return tuple(found.values())
