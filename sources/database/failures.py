"""What goes wrong with a database, each in one sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from sources.database.address import file_of, shown
from sources.errors import StorageError

# By SQLite's own words, which have not changed in twenty years.
_ELSEWHERE = "or point CROSSCHECK_DATABASE_URL elsewhere"
_START_ANEW = "move it away (an export can be imported again) and start anew"
_SQLITE = {
    "database is locked": "is locked by another program; end that one, or try again in a moment",
    "database table is locked": "is locked by another program; end that one, or try again in a moment",
    "file is not a database": f"is damaged or no database; {_START_ANEW}",
    "disk image is malformed": f"is damaged; {_START_ANEW}",
    "database or disk is full": "cannot grow, because the disk is full; make room and try again",
    "disk i/o error": "cannot be written or read, for the disk is full or failing; make room and try again",
    "readonly database": f"cannot be written; make the file and its folder writable, {_ELSEWHERE}",
    "unable to open database file": f"cannot be opened; make its folder writable, {_ELSEWHERE}",
}
# PostgreSQL's states by class: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "28": "refuses the user name or password; mend CROSSCHECK_DATABASE_URL",
    "3D": "has no database of that name; make it, or mend CROSSCHECK_DATABASE_URL",
    "53": "is out of room, memory or connections; give it some and try again",
    "55": "is locked by another program; try again in a moment",
    "57": "was shut down or took too long; try again in a moment",
    "40": "was changed by another program at the same moment; try again",
    "42": "refuses the operation, or its tables were changed by hand; look at the user's rights",
    "25": "is read-only; mend CROSSCHECK_DATABASE_URL or the user's rights",
    "08": "cannot be reached; start it, or mend CROSSCHECK_DATABASE_URL",
}


@contextmanager
def storage_errors(address: URL) -> Iterator[None]:
    """Turn what the drivers raise within into StorageError. Nothing was changed: transactions roll back."""
    try:
        yield
    except (DBAPIError, PoolTimeoutError, OSError) as error:
        raise StorageError(_sentence(address, error)) from error
    except Exception as error:
        # asyncpg's errors while connecting come as they are; it is optional, so its class cannot be named.
        if getattr(error, "sqlstate", None) is None and not type(error).__module__.startswith("asyncpg"):
            raise
        raise StorageError(_sentence(address, error)) from error


def _sentence(address: URL, error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
    text = " ".join(str(cause).split())
    start = f"The database {shown(address)}"
    if file_of(address) is None and address.get_backend_name() != "sqlite":
        state = getattr(cause, "sqlstate", None) or ""
        if isinstance(error, OSError) or not state:
            return f"{start} cannot be reached; start it, or mend CROSSCHECK_DATABASE_URL ({text})."
        return f"{start} {_POSTGRES.get(state[:2], 'reports an error')} ({text})."
    for words, advice in _SQLITE.items():
        if words in text.lower():
            return f"{start} {advice}."
    return f"{start} cannot be used: {text}."
