"""SourceTable: the one door to the notices, to change them and to their history."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sources.database import history, notices
from sources.database.engine import BUSY_SECONDS, Database
from sources.database.history import HistoryRow
from sources.database.upgrade import first_start
from sources.difference import Difference, compare
from sources.errors import InputError, NotFoundError
from sources.notice import Notice
from sources.rows import canonical, notices_of, rows_of
from sources.spreadsheet import SHIPPED, read_csv, refuse
from sources.validation import notice_faults, repeated

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

__all__ = ["Difference", "HistoryRow", "SourceTable"]

SHARED = "shared"
"""The table that every server may consult; it begins as the one that ships."""


class SourceTable:
    """One source table of a database. Every change is one transaction together with its history."""

    def __init__(self, database: Database, name: str = SHARED) -> None:
        self.database = database
        self.name = name

    @classmethod
    async def open(cls, url: str, name: str = SHARED, busy_seconds: float = BUSY_SECONDS) -> SourceTable:
        """Open the database, bring it up to date, and load the table that ships on the first start.

        Args:
            url: an address such as sqlite:////folder/crosscheck.db or postgresql://user@host/name.
            name: which source table.
            busy_seconds: how long to wait for another writer.

        Raises:
            InputError: the address is wrong.
            StorageError: the database cannot be opened.
        """
        database = await Database.open(url, busy_seconds)
        table = cls(database, name)
        try:
            await table._first_start()
        except BaseException:
            await database.close()
            raise
        return table

    async def close(self) -> None:
        """Close the database."""
        await self.database.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def notices(self) -> tuple[Notice, ...]:
        """Every notice, in the table's order; retired ones are left out.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await notices.load(connection, self.name)

    async def notice(self, notice_id: str) -> Notice:
        """The notice with that id.

        Raises:
            NotFoundError: there is none, or it is retired.
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            found = await notices.load(connection, self.name, only=notice_id)
        if not found:
            raise _not_found(notice_id)
        return found[0]

    async def change_number(self) -> int:
        """The number of the last change. It grows with each, so it tells whether an index is up to date."""
        async with self.database.reading() as connection:
            return await notices.last_change(connection, self.name) or 0

    async def history(self, notice_id: str | None = None, limit: int = 100) -> tuple[HistoryRow, ...]:
        """The newest changes first, of one notice or of all.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await history.read(connection, self.name, notice_id, limit)

    async def put(self, notice: Notice, who: str, why: str) -> Difference:
        """Add the notice, or change the one with its id.

        Raises:
            TableFaults: the notice, or the table with it, would have faults.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self.database.writing() as connection:
            await notices.last_change(connection, self.name, hold=True)
            others = [
                row for row in await notices.outline(connection, self.name) if row.notice_id != notice.id
            ]
            known = {row.notice_id for row in others}
            refuse(notice_faults([notice], known=known) + repeated([notice], others), "")
            old = await notices.load(connection, self.name, only=notice.id)
            new = (canonical(notice),)
            difference = compare(old, new)
            if difference:
                await notices.put(connection, self.name, new[0])
                await self._record(connection, difference, old, new, who, why)
            return difference

    async def retire(self, notice_id: str, who: str, why: str) -> Difference:
        """Take the notice out of the table; its history stays.

        Raises:
            NotFoundError: there is no such notice.
            InputError: another notice names it in `ended_by`.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self.database.writing() as connection:
            await notices.last_change(connection, self.name, hold=True)
            old = await notices.load(connection, self.name, only=notice_id)
            if not old:
                raise _not_found(notice_id)
            others = await notices.ended_by(connection, self.name, notice_id)
            if others:
                raise InputError(f"{notice_id} is what {others[0]} was ended by; change that one first.")
            difference = compare(old, ())
            await notices.remove(connection, self.name, difference.removed)
            await self._record(connection, difference, old, (), who, why)
            return difference

    async def difference(self, new: Iterable[Notice]) -> Difference:
        """What `replace_all` would do; nothing is changed.

        Raises:
            TableFaults: the new table has faults.
            StorageError: the database cannot be read.
        """
        tidy = _sound(list(new))
        async with self.database.reading() as connection:
            return compare(await notices.load(connection, self.name), tidy)

    async def replace_all(self, new: Iterable[Notice], who: str, why: str) -> Difference:
        """Make the table exactly `new`, in its order, in one transaction; notices not in it are retired.

        Raises:
            TableFaults: the new table has faults.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self.database.writing() as connection:
            await notices.last_change(connection, self.name, hold=True)
            old = await notices.load(connection, self.name)
            return await self._change(connection, old, list(new), who, why)

    async def _first_start(self) -> None:
        async with self.database.reading() as connection:
            if await notices.last_change(connection, self.name) is not None:
                return
        shipped = read_csv(SHIPPED) if self.name == SHARED else ()
        async with self.database.writing() as connection:
            await connection.run_sync(first_start)
            # Another process may have been first in between.
            if await notices.last_change(connection, self.name) is None:
                await notices.make_table(connection, self.name)
                await self._change(connection, (), shipped, "crosscheck", "the table that ships")

    async def _change(
        self, connection: AsyncConnection, old: Sequence[Notice], new: Sequence[Notice], who: str, why: str
    ) -> Difference:
        tidy = _sound(new)
        difference = compare(old, tidy)
        await notices.replace(connection, self.name, difference, tidy)
        if difference:
            await self._record(connection, difference, old, tidy, who, why)
        return difference

    async def _record(
        self,
        connection: AsyncConnection,
        difference: Difference,
        old: Sequence[Notice],
        new: Sequence[Notice],
        who: str,
        why: str,
    ) -> None:
        number = (await notices.last_change(connection, self.name) or 0) + 1
        before = {notice.id: notice for notice in old}
        after = {notice.id: notice for notice in new}
        now = datetime.now(UTC)
        rows = [
            HistoryRow(number, now, who, why, notice_id, before.get(notice_id), after.get(notice_id))
            for notice_id in (*difference.added, *difference.changed, *difference.removed)
        ]
        await history.record(connection, self.name, rows)
        await notices.set_change_number(connection, self.name, number)


def _sound(new: Sequence[Notice]) -> tuple[Notice, ...]:
    """The notices as they come back from the database.

    Raises:
        TableFaults: they have faults.
    """
    refuse(notice_faults(new), "")
    return notices_of(row for notice in new for row in rows_of(notice))


def _not_found(notice_id: str) -> NotFoundError:
    return NotFoundError(f"There is no notice {notice_id!r} in the table.")
