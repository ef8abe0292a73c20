"""Which statements curators ruled out as answers to a claim, where it is asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress

from bot.tables import Tables
from sources.curation.exceptions import Exceptions
from sources.errors import NotFoundError
from sources.table import SourceTable


class ExceptedStatements:
    """The exceptions of all tables. One holds where its table answers, and says nothing of another table's notice."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._exceptions = Exceptions(tables.shared.database)

    async def of(self, claims: Collection[str], server_id: int | None) -> Mapping[str, Collection[str]]:
        """The ids of the statements that are no answer, by claim; claims without any are left out.

        Raises:
            StorageError: the database cannot be read.
        """
        if not claims:
            return {}
        tables = await self._tables.consulted(server_id)
        found: dict[str, set[str]] = {}
        for place, table in enumerate(tables):
            for claim, ids in (await self._exceptions.holding(table.name, claims)).items():
                # A server's own notice stands in for the shared one of its id, which the exception is of.
                meant = {each for each in ids if not await _any_has(tables[:place], each)}
                found.setdefault(claim, set()).update(meant)
        return found


async def _any_has(tables: tuple[SourceTable, ...], statement_id: str) -> bool:
    for table in tables:
        with suppress(NotFoundError):
            await table.notice(statement_id.partition("#")[0])
            return True
    return False
