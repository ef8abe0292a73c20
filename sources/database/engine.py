"""Database: the connection to SQLite or PostgreSQL, with reading and writing as transactions."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from sources.database.address import file_of, is_sqlite, make_folder, parse_address
from sources.database.failures import storage_errors
from sources.database.upgrade import is_current, upgrade

BUSY_SECONDS = 5.0
"""How long a writer waits for another one, by default."""

_WRITING = "crosscheck_writing"


class Database:
    """An open database of the newest version. Close it at the end."""

    def __init__(self, engine: AsyncEngine, address: URL) -> None:
        self._engine = engine
        self._address = address

    @classmethod
    async def open(cls, url: str, busy_seconds: float = BUSY_SECONDS) -> Database:
        """Connect, make file and folder where they are missing, and bring the tables to the newest version.

        Raises:
            InputError: the address is wrong.
            StorageError: it cannot be reached, opened or brought up to date.
        """
        address = parse_address(url)
        make_folder(address)
        database = cls(_engine(address, busy_seconds), address)
        workers = _workers()
        try:
            await database._prepare(busy_seconds)
        except BaseException:
            await database.close()
            # aiosqlite does not wait for the thread of a connection that failed, and that thread prints
            # a traceback if the event loop is gone before it ends.
            await asyncio.to_thread(_wait_for, _workers() - workers)
            raise
        return database

    async def close(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that sees one state of the tables."""
        with storage_errors(self._address):
            async with self._engine.connect() as connection:
                if not is_sqlite(self._address):
                    # PostgreSQL would else see another state with each query; SQLite never does.
                    connection = await connection.execution_options(isolation_level="REPEATABLE READ")
                async with connection.begin():
                    yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """One transaction that is committed at the end, whole, or not at all."""
        with storage_errors(self._address):
            async with self._engine.connect() as plain:
                connection = await plain.execution_options(**{_WRITING: True})
                async with connection.begin():
                    yield connection

    async def _prepare(self, busy_seconds: float) -> None:
        if file_of(self._address) is not None:
            await self._use_wal(busy_seconds)
        async with self.reading() as connection:
            current = await connection.run_sync(is_current)
        if not current:
            async with self.writing() as connection:
                # Whoever waited for another process's migration finds it done.
                await connection.run_sync(upgrade)

    async def _use_wal(self, busy_seconds: float) -> None:
        """Readers and the writer do not wait for each other in WAL mode. The file remembers it."""
        deadline = time.monotonic() + busy_seconds
        with storage_errors(self._address):
            async with self._engine.connect() as plain:
                connection = await plain.execution_options(isolation_level="AUTOCOMMIT")
                while True:
                    try:
                        await connection.exec_driver_sql("PRAGMA journal_mode=WAL")
                        return
                    except Exception as error:
                        # Two first starts at once: SQLite does not use its own waiting for this switch.
                        if "locked" not in str(error) or time.monotonic() > deadline:
                            raise
                    await asyncio.sleep(0.02)


def _engine(address: URL, busy_seconds: float) -> AsyncEngine:
    if not is_sqlite(address):
        # pre_ping: a server that was restarted in between must not fail the next check.
        return create_async_engine(
            address, pool_pre_ping=True, connect_args={"timeout": max(busy_seconds, 1.0)}
        )
    engine = create_async_engine(address, connect_args={"timeout": busy_seconds})
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _workers() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if "_connection_worker_thread" in thread.name}


def _wait_for(threads: set[threading.Thread]) -> None:
    for thread in threads:
        thread.join(timeout=1.0)


def _prepare_sqlite(driver_connection: Any, _record: object) -> None:
    # The driver must not begin transactions by itself: it does so too late for a writer, and never for DDL.
    driver_connection.isolation_level = None
    cursor = driver_connection.cursor()
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") == "AUTOCOMMIT":
        return
    # IMMEDIATE takes the write lock at once: one that read first cannot always become a writer later.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get(_WRITING) else "BEGIN")
