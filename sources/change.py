"""One change of one source table, within its transaction: the rows and their history together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncConnection

from sources.database import history, notices
from sources.database.history import HistoryRow
from sources.difference import Difference, compare
from sources.duplicates import near_duplicates, outlines
from sources.editing import differences
from sources.errors import ChangedError, InputError, NotFoundError
from sources.notice import Notice
from sources.rows import canonical
from sources.spreadsheet import refuse
from sources.validation import notice_faults, repeated

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how much of a long change is done, and of how much in all."""


class Change:
    """Who changes a table, and why, in a transaction of the caller that keeps other writers out."""

    def __init__(self, connection: AsyncConnection, table: str, who: str, why: str) -> None:
        self.connection = connection
        self._table = table
        self._who = who
        self._why = why

    async def load(self, notice_id: str) -> Notice:
        """The notice with that id.

        Raises:
            NotFoundError: there is none, or it is retired.
        """
        found = await notices.load(self.connection, self._table, only=notice_id)
        if not found:
            raise not_found(notice_id)
        return found[0]

    async def refuse_changed(self, notice_id: str, expected: Notice | None) -> None:
        """Go on only if the stored notice is the one that the editor saw; None where they saw none.

        Raises:
            ChangedError: it is another one.
        """
        stored = next(iter(await notices.load(self.connection, self._table, only=notice_id)), None)
        if stored == (expected and canonical(expected)):
            return
        last = await history.read(self.connection, self._table, notice_id, limit=1)
        by = f" by {last[0].who} (change {last[0].change_number})" if last else ""
        if stored is None:
            raise ChangedError(f"{notice_id} was retired meanwhile{by}; nothing was changed.", ())
        if expected is None:
            raise ChangedError(f"There is a notice {notice_id} already, added{by}; nothing was changed.", ())
        lines = differences(expected, stored)
        sentence = (
            f"{notice_id} was changed meanwhile{by}, and nothing of yours was taken: {'; '.join(lines[:3])}."
        )
        raise ChangedError(sentence, lines)

    async def put(self, notice: Notice) -> Difference:
        """Add a notice or change it, and warn of what others say already.

        Raises:
            TableFaults: the notice, or the table with it, would have faults.
        """
        others = [
            row for row in await notices.outline(self.connection, self._table) if row.notice_id != notice.id
        ]
        known = {row.notice_id for row in others}
        refuse(notice_faults([notice], known=known) + repeated([notice], others), "")
        old = await notices.load(self.connection, self._table, only=notice.id)
        new = (canonical(notice),)
        difference = compare(old, new)
        if difference:
            await notices.put(self.connection, self._table, new[0])
            await self._record(difference, old, new)
            before = set(outlines(old))
            near = near_duplicates([row for row in outlines(new) if row not in before], others)
            difference = replace(difference, near=near)
        return difference

    async def remove(self, notice: Notice) -> Difference:
        """Take a notice out of the table.

        Raises:
            InputError: another notice names it in `ended_by`.
        """
        others = await notices.ended_by(self.connection, self._table, notice.id)
        if others:
            raise InputError(f"{notice.id} is what {others[0]} was ended by; change that one first.")
        difference = compare([notice], ())
        await notices.remove(self.connection, self._table, difference.removed)
        await self._record(difference, [notice], ())
        return difference

    async def become(
        self,
        old: Sequence[Notice],
        new: Sequence[Notice],
        progress: Progress | None = None,
    ) -> Difference:
        """Make the table `new`, which is sound and canonical, of `old`, which it is now."""
        difference = compare(old, new)
        written = _counter(
            2 * (len(difference.added) + len(difference.changed)) + len(difference.removed), progress
        )
        await notices.replace(self.connection, self._table, difference, new, written)
        if difference:
            await self._record(difference, old, new, written)
        return difference

    async def _record(
        self,
        difference: Difference,
        old: Sequence[Notice],
        new: Sequence[Notice],
        written: Callable[[int], None] = lambda _: None,
    ) -> None:
        number = (await notices.last_change(self.connection, self._table) or 0) + 1
        before = {notice.id: notice for notice in old}
        after = {notice.id: notice for notice in new}
        now = datetime.now(UTC)
        rows = [
            HistoryRow(
                number, now, self._who, self._why, notice_id, before.get(notice_id), after.get(notice_id)
            )
            for notice_id in (*difference.added, *difference.changed, *difference.removed)
        ]
        await history.record(self.connection, self._table, rows, written)
        await notices.set_change_number(self.connection, self._table, number)


def _counter(total: int, progress: Progress | None) -> Callable[[int], None]:
    done = 0

    def written(more: int) -> None:
        nonlocal done
        done += more
        if progress is not None:
            progress(done, total)

    return written


def not_found(notice_id: str) -> NotFoundError:
    """What is said of an id that the table does not have."""
    return NotFoundError(f"There is no notice {notice_id!r} in the table.")
