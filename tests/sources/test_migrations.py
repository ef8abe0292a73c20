"""Old databases are brought to the newest version, with everything in them."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from sources.database.engine import Database
from sources.database.schema import VERSION, metadata
from sources.database.server_settings import ServerSettings
from sources.database.upgrade import stored_version
from sources.errors import StorageError
from sources.notice import Notice
from sources.rows import canonical
from sources.table import HistoryRow, SourceTable
from tests.sources.conftest import sqlite_url
from tests.sources.examples import two_notices

VERSION_1 = Path(__file__).parent / "fixtures" / "version_1.sql"


def old_database(folder: Path, *more: str) -> str:
    """The address of a new copy of the database of version 1, with further commands run on it."""
    with closing(sqlite3.connect(folder / "old.db")) as database:
        database.executescript(VERSION_1.read_text(encoding="utf-8"))
        for command in more:
            database.execute(command)
        database.commit()
    return sqlite_url(folder / "old.db")


def test_a_database_of_version_1_keeps_all_it_has(tmp_path: Path) -> None:
    """Notices and history of version 1 are there after the migration, and what is new works."""
    url = old_database(tmp_path)

    async def run() -> tuple[tuple[Notice, ...], tuple[HistoryRow, ...]]:
        async with await SourceTable.open(url) as table:
            await ServerSettings(table.database).set("1", "claims_channels", "[10]")
            return await table.notices(), await table.history()

    notices, history = asyncio.run(run())
    assert notices == tuple(canonical(notice) for notice in two_notices())
    assert [(row.change_number, row.who, row.notice_id) for row in history] == [
        (2, "ann", "xx-office-1"),
        (1, "crosscheck", "xx-office-1"),
        (1, "crosscheck", "xx-office-2"),
    ]
    assert history[0].before is not None
    assert history[0].before.title == "Rule on wigdets 1"
    assert history[0].after == notices[0]


def test_a_migration_that_fails_changes_nothing(tmp_path: Path) -> None:
    """A migration is one transaction: where it cannot end, the old version stands."""
    url = old_database(tmp_path, "CREATE TABLE server_settings (mine TEXT)")

    with pytest.raises(StorageError, match="table server_settings already exists"):
        asyncio.run(Database.open(url))

    with closing(sqlite3.connect(tmp_path / "old.db")) as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    """An older program says that it is too old, in a sentence."""
    url = old_database(tmp_path, "UPDATE alembic_version SET version_num = '0999'")

    with pytest.raises(StorageError, match="version 0999, which a newer Crosscheck made; update"):
        asyncio.run(Database.open(url))


def test_the_migrations_make_the_schema(url: str) -> None:
    """What the migrations make is what the code's own tables say, on either kind of database."""

    def compare(connection: Connection) -> tuple[str | None, list[object]]:
        context = MigrationContext.configure(connection)
        return stored_version(connection), list(compare_metadata(context, metadata))

    async def run() -> tuple[str | None, list[object]]:
        database = await Database.open(url)
        try:
            async with database.reading() as connection:
                return await connection.run_sync(compare)
        finally:
            await database.close()

    assert asyncio.run(run()) == (VERSION, [])
