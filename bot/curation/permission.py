"""Who may change a server's table, checked where the table is handed out: below every surface."""

from __future__ import annotations

import json
import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from bot.tables import Tables
from bot.texts import text
from sources.database.server_settings import ServerSettings
from sources.errors import RefusedError
from sources.table import SourceTable

_ROLE: Final = "curator_role"
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Curator:
    """Somebody in a server who asks for something that curators do. `name` is what history keeps."""

    server_id: int
    user_id: int
    name: str
    manages_server: bool
    roles: Collection[int]


class Curating:
    """Hands out the table of a server to its curators, and to nobody else."""

    def __init__(self, tables: Tables, settings: ServerSettings) -> None:
        self._tables = tables
        self._settings = settings
        self._given: set[tuple[int, int]] = set()

    async def table(self, curator: Curator, operation: str) -> SourceTable:
        """The table of the curator's server.

        Raises:
            RefusedError: they are no curator there; the refusal is logged.
            StorageError: the database cannot be read.
        """
        if not await self.may(curator):
            logger.warning(
                "refused",
                extra={"operation": operation, "server": curator.server_id, "user": curator.user_id},
            )
            raise RefusedError(text("source.not_allowed"))
        self._given.add((curator.server_id, curator.user_id))
        return self._tables.own(curator.server_id)

    def gave(self, server_id: int, user_id: int) -> bool:
        """Whether somebody was handed their server's table since this was asked of them last."""
        given = (server_id, user_id) in self._given
        self._given.discard((server_id, user_id))
        return given

    async def may(self, curator: Curator) -> bool:
        """Whether they are a curator of their server: they manage it, or have its curator role."""
        if curator.manages_server:
            return True
        role = await self.role(curator.server_id)
        return role is not None and role in curator.roles

    async def role(self, server_id: int) -> int | None:
        """The id of the server's curator role, if it chose one."""
        chosen = await self._settings.get(str(server_id), _ROLE)
        return None if chosen is None else int(json.loads(chosen))

    async def set_role(self, server_id: int, role: int | None) -> None:
        """Make a role the server's curator role; None takes that back.

        Raises:
            StorageError: the database cannot be written.
        """
        await self._settings.set(str(server_id), _ROLE, None if role is None else json.dumps(role))
