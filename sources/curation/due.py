"""Which statements of a source table somebody should look at again: those past their `review_by`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from sources.database.engine import Database
from sources.database.schema import notices, statements
from sources.notice import NoticeDate


@dataclass(frozen=True, slots=True)
class Due:
    """A notice, the earliest day that it was to be looked at again by, and the ids of its statements past theirs."""

    notice_id: str
    title: str
    review_by: NoticeDate
    statement_ids: tuple[str, ...]


async def due(database: Database, table: str, today: date) -> tuple[Due, ...]:
    """The notices whose last day to be reviewed is before today, the longest overdue first.

    Raises:
        StorageError: the database cannot be read.
    """
    same = (notices.c.table_name == statements.c.table_name) & (notices.c.notice_id == statements.c.notice_id)
    query = (
        select(statements.c.notice_id, notices.c.title, statements.c.review_by, statements.c.statement_id)
        .select_from(statements.join(notices, same))
        # "2026-10" sorts before each of its days, so this leaves in too much, never too little.
        .where(
            statements.c.table_name == table,
            statements.c.review_by != "",
            statements.c.review_by < today.isoformat(),
        )
        .order_by(notices.c.position, notices.c.notice_id, statements.c.position)
    )
    found: dict[str, Due] = {}
    async with database.reading() as connection:
        for row in await connection.execute(query):
            day = NoticeDate(row.review_by)
            if day.last >= today:
                continue
            before = found.get(row.notice_id)
            ids = (*before.statement_ids, row.statement_id) if before else (row.statement_id,)
            earliest = before.review_by if before and before.review_by.last <= day.last else day
            found[row.notice_id] = Due(row.notice_id, row.title, earliest, ids)
    return tuple(sorted(found.values(), key=lambda each: each.review_by.last))


async def links(database: Database, table: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every link of the source table once, in its order, with the ids of the notices that have it.

    Raises:
        StorageError: the database cannot be read.
    """
    query = (
        select(notices.c.url, notices.c.notice_id)
        .where(notices.c.table_name == table, notices.c.url != "")
        .order_by(notices.c.position, notices.c.notice_id)
    )
    found: dict[str, tuple[str, ...]] = {}
    async with database.reading() as connection:
        for row in await connection.execute(query):
            found[row.url] = (*found.get(row.url, ()), row.notice_id)
    return tuple(found.items())
