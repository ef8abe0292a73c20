"""From the address that a person writes to the one that the asynchronous drivers take."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from sources.errors import InputError, StorageError

_DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgresql": "postgresql+asyncpg",
    "postgres": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}
_EXAMPLES = "sqlite:////folder/crosscheck.db or postgresql://user:password@host/name"


def parse_address(url: str) -> URL:
    """The address with its asynchronous driver.

    Raises:
        InputError: it is no address, or one of a database that is not supported.
    """
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise InputError(f"The database address is not understood; {_EXAMPLES} would be right.") from None
    driver = _DRIVERS.get(address.drivername)
    if driver is None:
        raise InputError(f"The database address begins with {address.drivername!r}; use {_EXAMPLES}.")
    address = address.set(drivername=driver)
    if is_sqlite(address):
        if address.host:
            raise InputError(
                "The SQLite address needs three slashes, four before an absolute path: sqlite:////folder/file.db."
            )
        return address
    if importlib.util.find_spec("asyncpg") is None:
        raise InputError("PostgreSQL needs its driver: pip install 'crosscheck[postgres]'.")
    return _as_asyncpg_calls_it(address)


def is_sqlite(address: URL) -> bool:
    """Whether it is a SQLite database."""
    return address.get_backend_name() == "sqlite"


def file_of(address: URL) -> Path | None:
    """The SQLite file; None for a server or for a database in memory."""
    if not is_sqlite(address) or address.database in (None, "", ":memory:"):
        return None
    return Path(str(address.database))


def shown(address: URL) -> str:
    """The database in words for a message, without its password."""
    file = file_of(address)
    return (
        str(file)
        if file
        else address.set(drivername=address.get_backend_name()).render_as_string(hide_password=True)
    )


def make_folder(address: URL) -> None:
    """Make the folder of a SQLite file, where it is missing.

    Raises:
        StorageError: it cannot be made.
    """
    file = file_of(address)
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {file.parent} of the database cannot be made ({error.strerror}); "
            "make it writable, or point CROSSCHECK_DATABASE_URL elsewhere."
        ) from None


def _as_asyncpg_calls_it(address: URL) -> URL:
    """Rename `sslmode`, which hosts hand out in their addresses for libpq: asyncpg calls it `ssl`."""
    mode = address.query.get("sslmode")
    if mode is None:
        return address
    return address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
