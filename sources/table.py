"""SourceTable: the one door to the notices, to change them and to their history."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from types import EllipsisType, TracebackType
from typing import Self

from sources.change import Change, Progress, not_found
from sources.database import history, notices
from sources.database.engine import BUSY_SECONDS, Database
from sources.database.history import HistoryRow
from sources.database.notices import Heading
from sources.database.upgrade import first_start
from sources.difference import Difference, compare, warnings
from sources.editing import ended
from sources.errors import ChangedError, InputError, NotFoundError
from sources.notice import EndManner, Notice, NoticeDate
from sources.rows import notices_of, rows_of
from sources.spreadsheet import SHIPPED, read_table, refuse
from sources.validation import Outline, notice_faults

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
            raise not_found(notice_id)
        return found[0]

    async def headings(self) -> tuple[Heading, ...]:
        """Id, title and identifiers of every notice, in the table's order: much less than `notices` reads.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await notices.headings(connection, self.name)

    async def outline(self) -> tuple[Outline, ...]:
        """Every statement's words and ids: less than `notices` reads.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return tuple(await notices.outline(connection, self.name))

    async def retired(self, limit: int = 200) -> tuple[str, ...]:
        """Ids of retired notices, the latest first.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await notices.retired(connection, self.name, limit)

    async def ids_like(self, wanted: str) -> frozenset[str]:
        """The ids that begin with `wanted`, retired ones too: an id is never given out again.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await notices.ids_like(connection, self.name, wanted)

    async def links(self, part: str) -> tuple[tuple[str, str], ...]:
        """Id and link of each notice whose link has `part` in it, in whatever case.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await notices.links(connection, self.name, part)

    async def change_number(self) -> int:
        """The number of the last change. It grows with each, so it tells whether an index is up to date."""
        async with self.database.reading() as connection:
            return await notices.last_change(connection, self.name) or 0

    async def state(self) -> tuple[int, str]:
        """The last change's number and moment: together they tell this state from every other; (0, "") where none was.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            number = await notices.last_change(connection, self.name) or 0
            return number, await history.moment(connection, self.name, number)

    async def touched_since(self, state: tuple[int, str]) -> frozenset[str] | None:
        """The ids of notices that were changed after a state; None where this table never was in it.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            number, moment = state
            if number and await history.moment(connection, self.name, number) != moment:
                return None
            return await history.touched_since(connection, self.name, number)

    async def some(self, ids: Collection[str]) -> tuple[Notice, ...]:
        """The notices with these ids, as far as they are in the table.

        Raises:
            StorageError: the database cannot be read.
        """
        wanted = sorted(ids)
        found: list[Notice] = []
        async with self.database.reading() as connection:
            for start in range(0, len(wanted), history.BATCH):
                part = wanted[start : start + history.BATCH]
                found += await notices.load(connection, self.name, some=part)
        return tuple(found)

    async def history(self, notice_id: str | None = None, limit: int = 100) -> tuple[HistoryRow, ...]:
        """The newest changes first, of one notice or of all.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await history.read(connection, self.name, notice_id, limit)

    async def statement_ids_given(self, notice_id: str) -> frozenset[str]:
        """The ids of all statements that a notice has or had.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            rows = await history.read(connection, self.name, notice_id)
        states = (state for row in rows for state in (row.before, row.after) if state is not None)
        return frozenset(statement.id for state in states for statement in state.statements)

    async def touched_after(self, change_number: int) -> tuple[tuple[str, str], ...]:
        """Which notices the changes after one touched, each with who did.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await history.touched(connection, self.name, change_number)

    async def statements_of(self, notice_ids: Sequence[str], limit: int) -> list[str]:
        """The words of at most `limit` statements of these notices; of those that are retired, none.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self.database.reading() as connection:
            return await notices.texts(connection, self.name, notice_ids, limit)

    async def put(
        self, notice: Notice, who: str, why: str, expected: Notice | EllipsisType | None = ...
    ) -> Difference:
        """Add the notice, or change the one with its id.

        Args:
            notice: the notice as it shall be.
            who: who changes it.
            why: the reason that history keeps.
            expected: the notice that the editor looked at; None where there was none. Left out, nobody looked.

        Raises:
            ChangedError: the stored notice is not the `expected` one; its lines say what differs.
            TableFaults: the notice, or the table with it, would have faults.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self._changing(who, why) as change:
            if expected is not ...:
                await change.refuse_changed(notice.id, expected)
            return await change.put(notice)

    async def end(
        self,
        notice_id: str,
        manner: EndManner,
        when: NoticeDate,
        who: str,
        why: str,
        by: str | None = None,
        statement_ids: Sequence[str] = (),
    ) -> Difference:
        """Say that the notice, or some of its statements, ended: how, when, and by which notice.

        Raises:
            NotFoundError: there is no such notice or statement.
            InputError: it has ended so already.
            TableFaults: the end is before the beginning, or there is no notice `by`.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self._changing(who, why) as change:
            old = await change.load(notice_id)
            return await change.put(ended(old, manner, when, by, statement_ids))

    async def retire(self, notice_id: str, who: str, why: str) -> Difference:
        """Take the notice out of the table; its history stays.

        Raises:
            NotFoundError: there is no such notice.
            InputError: another notice names it in `ended_by`.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self._changing(who, why) as change:
            return await change.remove(await change.load(notice_id))

    async def restore(self, notice_id: str, who: str, why: str) -> Difference:
        """Bring a retired notice back as it was last, after the last one of the table.

        Raises:
            NotFoundError: there never was such a notice.
            InputError: it is in the table.
            TableFaults: the table has changed so that the notice no longer fits into it.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self._changing(who, why) as change:
            last = await history.read(change.connection, self.name, notice_id, limit=1)
            if not last:
                raise not_found(notice_id)
            if last[0].before is None or last[0].after is not None:
                raise InputError(f"{notice_id} is in the table; only what was retired can be restored.")
            return await change.put(last[0].before)

    async def undo(self, change_number: int, who: str, why: str) -> Difference:
        """Take a change back: its notices are again as they were before it. What it had retired comes last.

        Raises:
            NotFoundError: there is no such change.
            InputError: a later change touched one of its notices; the sentence names it.
            TableFaults: the table would have faults without the change.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self._changing(who, why) as change:
            rows = await history.read(change.connection, self.name, change_number=change_number)
            if not rows:
                raise NotFoundError(f"There is no change {change_number} in the history.")
            later = await history.first_later(change.connection, self.name, change_number)
            if later is not None:
                notice_id, number, by, at = later
                raise InputError(
                    f"Change {change_number} cannot be undone: change {number} by {by} "
                    f"({at:%Y-%m-%d %H:%M} UTC) touched {notice_id} since. Undo that one first."
                )
            before = {row.notice_id: row.before for row in rows}
            old = await notices.load(change.connection, self.name)
            there = {notice.id for notice in old}
            new = [kept for notice in old if (kept := before.get(notice.id, notice)) is not None]
            new += [notice for notice in before.values() if notice is not None and notice.id not in there]
            return await change.become(old, await asyncio.to_thread(_sound, new))

    async def difference(self, new: Iterable[Notice]) -> Difference:
        """What `replace_all` would do, with its warnings; nothing is changed.

        Raises:
            TableFaults: the new table has faults.
            StorageError: the database cannot be read.
        """
        tidy = await asyncio.to_thread(_sound, list(new))
        old = await self.notices()
        near = await asyncio.to_thread(warnings, old, tidy)
        return replace(compare(old, tidy), near=near)

    async def replace_all(
        self,
        new: Iterable[Notice],
        who: str,
        why: str,
        progress: Progress | None = None,
        expected: int | None = None,
    ) -> Difference:
        """Make the table exactly `new`, in its order, in one transaction; notices not in it are retired.

        Args:
            new: the notices.
            who: who changes it.
            why: the reason that history keeps.
            progress: is told from time to time how much is done, and of how much.
            expected: the number of the table's last change when the dry run was looked at. Left out, nobody looked.

        Raises:
            ChangedError: the table has changed since the `expected` change.
            TableFaults: the new table has faults.
            StorageError: the database cannot be written; nothing was changed.
        """
        tidy = await asyncio.to_thread(_sound, list(new))
        async with self._changing(who, why) as change:
            last = await notices.last_change(change.connection, self.name)
            if expected is not None and last != expected:
                sentence = f"The table was changed meanwhile (change {last}); look at what the import does once more."
                raise ChangedError(sentence, ())
            old = await notices.load(change.connection, self.name)
            difference = await change.become(old, tidy, progress)
        return replace(difference, near=await asyncio.to_thread(warnings, old, tidy))

    async def _first_start(self) -> None:
        async with self.database.reading() as connection:
            if await notices.last_change(connection, self.name) is not None:
                return
        shipped = read_table(SHIPPED) if self.name == SHARED else ()
        async with self.database.writing() as connection:
            await connection.run_sync(first_start)
            # Another process may have been first in between.
            if await notices.last_change(connection, self.name) is None:
                await notices.make_table(connection, self.name)
                change = Change(connection, self.name, "crosscheck", "the table that ships")
                await change.become((), _sound(shipped))

    @asynccontextmanager
    async def _changing(self, who: str, why: str) -> AsyncIterator[Change]:
        """A transaction in which nobody else changes this table."""
        async with self.database.writing() as connection:
            await notices.begin(connection, self.name)
            yield Change(connection, self.name, who, why)


def _sound(new: Sequence[Notice]) -> tuple[Notice, ...]:
    """The notices as they come back from the database.

    Raises:
        TableFaults: they have faults.
    """
    refuse(notice_faults(new), "")
    return notices_of(row for notice in new for row in rows_of(notice))
