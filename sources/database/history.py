"""Who changed which notice of a source table, when, why, and from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from sources.database.records import from_json, to_json
from sources.database.schema import history
from sources.notice import Notice


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


async def record(connection: AsyncConnection, table: str, rows: Sequence[HistoryRow]) -> None:
    """Write the rows of a change."""
    if not rows:
        return
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
            for row in rows
        ],
    )


async def read(
    connection: AsyncConnection, table: str, notice_id: str | None, limit: int
) -> tuple[HistoryRow, ...]:
    """The newest rows first, of one notice or of all; at most `limit`."""
    query = (
        select(history)
        .where(history.c.table_name == table)
        .order_by(history.c.change_number.desc(), history.c.notice_id)
        .limit(limit)
    )
    if notice_id is not None:
        query = query.where(history.c.notice_id == notice_id)
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
