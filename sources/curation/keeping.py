"""How long, and how many at most, are kept of the lists that people's questions and answers fill."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sqlalchemy import Table, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from sources.database.engine import Database

KEPT_DAYS: Final = 90
"""A row of an earlier day is neither shown nor kept."""
MOST: Final = 10_000
"""Rows of one source table; with the next one the oldest goes."""


def first_day(today: date) -> str:
    """The earliest day whose rows are still there, as it stands in the database."""
    return (today - timedelta(days=KEPT_DAYS)).isoformat()


async def forget_old(database: Database, rows: Table, today: date) -> None:
    """Delete what is too old, in all source tables; where there is nothing of the kind, nothing is written.

    Raises:
        StorageError: the database cannot be read or written.
    """
    query = select(rows.c.number).where(rows.c.day < first_day(today)).limit(1)
    async with database.reading() as connection:
        old = (await connection.execute(query)).scalar()
    if old is not None:
        async with database.writing() as connection:
            await _forget(connection, rows, today)


async def drop_old(connection: AsyncConnection, rows: Table, table: str, today: date) -> None:
    """Delete what is too old, in all source tables, and what is too much in this one."""
    await _forget(connection, rows, today)
    of_table = rows.c.table_name == table
    newest = select(rows.c.number).where(of_table).order_by(rows.c.number.desc())
    last_dropped = (await connection.execute(newest.offset(MOST).limit(1))).scalar()
    if last_dropped is not None:
        await connection.execute(delete(rows).where(of_table, rows.c.number <= last_dropped))


async def _forget(connection: AsyncConnection, rows: Table, today: date) -> None:
    await connection.execute(delete(rows).where(rows.c.day < first_day(today)))
