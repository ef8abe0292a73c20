"""Who changed which notice of a source table, when, why, and from what to what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from sources.database.records import from_json, to_json
from sources.database.schema import history
from sources.notice import Notice

BATCH = 500
"""Rows that are written at once: between two batches the event loop and whoever watches get their turn."""


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One notice's part of one change. `before` is None where it was added, `after` where it was retired."""

    change_number: int
    when: datetime
    """In UTC."""
    who: str
    why: str
    notice_id: str
    before: Notice | None
    after: Notice | None


async def record(
    connection: AsyncConnection, table: str, rows: Sequence[HistoryRow], written: Callable[[int], None]
) -> None:
    """Write the rows of a change; `written` is told after each batch how many more are."""
    for start in range(0, len(rows), BATCH):
        batch = rows[start : start + BATCH]
        await connection.execute(
            insert(history),
            [
                {
                    "table_name": table,
                    "change_number": row.change_number,
                    "notice_id": row.notice_id,
                    "at": row.when.isoformat(timespec="microseconds"),
                    "who": row.who,
                    "why": row.why,
                    "before": to_json(row.before) if row.before else None,
                    "after": to_json(row.after) if row.after else None,
                }
                for row in batch
            ],
        )
        written(len(batch))


async def read(
    connection: AsyncConnection,
    table: str,
    notice_id: str | None = None,
    limit: int | None = None,
    change_number: int | None = None,
) -> tuple[HistoryRow, ...]:
    """The newest rows first: of one notice or of all, of one change or of all; at most `limit`."""
    query = (
        select(history)
        .where(history.c.table_name == table)
        .order_by(history.c.change_number.desc(), history.c.notice_id)
        .limit(limit)
    )
    if notice_id is not None:
        query = query.where(history.c.notice_id == notice_id)
    if change_number is not None:
        query = query.where(history.c.change_number == change_number)
    return tuple(
        HistoryRow(
            change_number=row.change_number,
            when=datetime.fromisoformat(row.at),
            who=row.who,
            why=row.why,
            notice_id=row.notice_id,
            before=from_json(row.before) if row.before else None,
            after=from_json(row.after) if row.after else None,
        )
        for row in await connection.execute(query)
    )


async def touched(connection: AsyncConnection, table: str, change_number: int) -> tuple[tuple[str, str], ...]:
    """Which notices the changes after one touched, each with who did."""
    query = (
        select(history.c.notice_id, history.c.who)
        .where(history.c.table_name == table, history.c.change_number > change_number)
        .distinct()
        .order_by(history.c.notice_id, history.c.who)
    )
    return tuple((row.notice_id, row.who) for row in await connection.execute(query))


async def first_later(
    connection: AsyncConnection, table: str, change_number: int
) -> tuple[str, int, str, datetime] | None:
    """Of the notices of a change, the first that a later change touched: notice, change number, who, when."""
    of_change = select(history.c.notice_id).where(
        history.c.table_name == table, history.c.change_number == change_number
    )
    query = (
        select(history.c.notice_id, history.c.change_number, history.c.who, history.c.at)
        .where(history.c.table_name == table, history.c.change_number > change_number)
        .where(history.c.notice_id.in_(of_change))
        .order_by(history.c.change_number, history.c.notice_id)
        .limit(1)
    )
    row = (await connection.execute(query)).first()
    return None if row is None else (row[0], row[1], row[2], datetime.fromisoformat(row[3]))


async def moment(connection: AsyncConnection, table: str, change_number: int) -> str:
    """When a change was made, to the microsecond: with its number, that is no other's. Empty where there is none."""
    query = (
        select(history.c.at)
        .where(history.c.table_name == table, history.c.change_number == change_number)
        .limit(1)
    )
    return (await connection.execute(query)).scalar() or ""


async def touched_since(connection: AsyncConnection, table: str, change_number: int) -> frozenset[str]:
    """The ids of the notices that later changes touched."""
    query = select(history.c.notice_id).where(
        history.c.table_name == table, history.c.change_number > change_number
    )
    return frozenset((await connection.execute(query.distinct())).scalars())
