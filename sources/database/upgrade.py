"""Bringing a database to the newest version. Alembic is loaded only when there is something to do."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from sources.database.schema import VERSION
from sources.errors import StorageError

MIGRATIONS = Path(__file__).parent / "migrations"

# Any number will do, as long as every process takes the same.
_ADVISORY_LOCK = 4_021_684_789


def stored_version(connection: Connection) -> str | None:
    """The version of the tables, or None of an empty database."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if version is None else str(version)


def is_current(connection: Connection) -> bool:
    """Whether there is nothing to do."""
    return stored_version(connection) == VERSION


def first_start(connection: Connection) -> None:
    """Let one process at a time make what is not there yet, until its transaction ends."""
    if connection.dialect.name == "postgresql":
        # SQLite's BEGIN IMMEDIATE does so by itself; in PostgreSQL two would collide on what neither sees.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _ADVISORY_LOCK})


def upgrade(connection: Connection) -> None:
    """Run what is missing in the caller's transaction: all of it, or nothing.

    Raises:
        StorageError: a newer Crosscheck made the database.
    """
    first_start(connection)
    before = stored_version(connection)
    if before == VERSION:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if before is not None and before not in known:
        raise StorageError(
            f"The database is of version {before}, which a newer Crosscheck made; update the program."
        )
    command.upgrade(config, "head")
