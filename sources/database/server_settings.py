"""What each Discord server has chosen: names and values, the value as JSON text."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from sources.database.engine import Database
from sources.database.schema import server_settings as table


class ServerSettings:
    """The settings of all servers. Nothing of one server is ever given out for another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, server_id: str, name: str) -> str | None:
        """The value, or None where the server has not chosen.

        Raises:
            StorageError: the database cannot be read.
        """
        query = select(table.c.value).where(table.c.server_id == server_id, table.c.name == name)
        async with self._database.reading() as connection:
            return (await connection.execute(query)).scalar()

    async def all(self, server_id: str) -> dict[str, str]:
        """Every value of one server, by name.

        Raises:
            StorageError: the database cannot be read.
        """
        query = (
            select(table.c.name, table.c.value).where(table.c.server_id == server_id).order_by(table.c.name)
        )
        async with self._database.reading() as connection:
            return {row.name: row.value for row in await connection.execute(query)}

    async def set(self, server_id: str, name: str, value: str | None) -> None:
        """Keep the value; None forgets it.

        Raises:
            StorageError: the database cannot be written; the old value stands.
        """
        async with self._database.writing() as connection:
            await connection.execute(
                delete(table).where(table.c.server_id == server_id, table.c.name == name)
            )
            if value is not None:
                await connection.execute(insert(table).values(server_id=server_id, name=name, value=value))
