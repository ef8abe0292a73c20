"""Reading and writing the notices of one source table, within a transaction of the caller."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from sources.database.history import BATCH
from sources.database.records import OWN_COLUMNS
from sources.database.schema import history, notices, source_tables, statements
from sources.database.upgrade import first_start
from sources.difference import Difference
from sources.notice import Notice
from sources.rows import SHARED_COLUMNS, notices_of, rows_of
from sources.validation import Outline


@dataclass(frozen=True, slots=True)
class Heading:
    """A notice with no more than what people choose it by; `identifier` holds all of them."""

    id: str
    title: str
    identifier: str


async def last_change(connection: AsyncConnection, table: str, hold: bool = False) -> int | None:
    """The number of the table's last change, or None where there is no such table yet.

    `hold` keeps other writers out until the transaction ends (in SQLite, writing does so by itself).
    """
    query = select(source_tables.c.change_number).where(source_tables.c.name == table)
    return (await connection.execute(query.with_for_update() if hold else query)).scalar()


async def make_table(connection: AsyncConnection, table: str) -> None:
    """Make the table, empty, with change number 0."""
    await connection.execute(insert(source_tables).values(name=table, change_number=0))


async def begin(connection: AsyncConnection, table: str) -> None:
    """Keep other writers out of the table until the transaction ends, and make it where it is not there yet.

    A server's table begins with its first change.
    """
    if await last_change(connection, table, hold=True) is None:
        await connection.run_sync(first_start)
        if await last_change(connection, table, hold=True) is None:
            await make_table(connection, table)


async def set_change_number(connection: AsyncConnection, table: str, number: int) -> None:
    """Say which change was the last."""
    await connection.execute(
        update(source_tables).where(source_tables.c.name == table).values(change_number=number)
    )


async def load(
    connection: AsyncConnection, table: str, only: str | None = None, some: Sequence[str] | None = None
) -> tuple[Notice, ...]:
    """The notices in the table's order, or the one with the id `only`, or those of `some` ids that are there."""
    columns = [notices.c[name] for name in SHARED_COLUMNS] + [statements.c[name] for name in OWN_COLUMNS]
    same = (notices.c.table_name == statements.c.table_name) & (notices.c.notice_id == statements.c.notice_id)
    query = (
        select(*columns)
        .select_from(notices.join(statements, same))
        .where(notices.c.table_name == table)
        .order_by(notices.c.position, notices.c.notice_id, statements.c.position)
    )
    if only is not None:
        query = query.where(notices.c.notice_id == only)
    if some is not None:
        query = query.where(notices.c.notice_id.in_(some))
    names = (*SHARED_COLUMNS, *OWN_COLUMNS)
    return notices_of(dict(zip(names, row, strict=True)) for row in await connection.execute(query))


async def headings(connection: AsyncConnection, table: str) -> tuple[Heading, ...]:
    """Id, title and identifiers of every notice, in the table's order."""
    query = (
        select(notices.c.notice_id, notices.c.title, notices.c.identifier)
        .where(notices.c.table_name == table)
        .order_by(notices.c.position, notices.c.notice_id)
    )
    return tuple(Heading(*row) for row in await connection.execute(query))


async def retired(connection: AsyncConnection, table: str, limit: int) -> tuple[str, ...]:
    """Ids that were in the table once and are not now, those of the latest changes first."""
    there = select(notices.c.notice_id).where(notices.c.table_name == table)
    query = (
        select(history.c.notice_id)
        .where(history.c.table_name == table, history.c.notice_id.not_in(there))
        .group_by(history.c.notice_id)
        .order_by(func.max(history.c.change_number).desc(), history.c.notice_id)
        .limit(limit)
    )
    return tuple((await connection.execute(query)).scalars())


async def ids_like(connection: AsyncConnection, table: str, wanted: str) -> frozenset[str]:
    """Ids that begin with `wanted`, of notices that are in the table or were once."""
    found: set[str] = set()
    for part in (notices, history):
        query = select(part.c.notice_id).where(
            part.c.table_name == table, part.c.notice_id.startswith(wanted, autoescape=True)
        )
        found |= set((await connection.execute(query.distinct())).scalars())
    return frozenset(found)


async def links(connection: AsyncConnection, table: str, part: str) -> tuple[tuple[str, str], ...]:
    """Id and link of each notice whose link has `part` in it, in the table's order."""
    query = (
        select(notices.c.notice_id, notices.c.url)
        .where(notices.c.table_name == table, notices.c.url != "")
        .where(notices.c.url.icontains(part, autoescape=True))
        .order_by(notices.c.position, notices.c.notice_id)
    )
    return tuple((row.notice_id, row.url) for row in await connection.execute(query))


async def outline(connection: AsyncConnection, table: str) -> list[Outline]:
    """Every statement's words and ids, without the rest: what a new notice is held against."""
    query = select(statements.c.notice_id, statements.c.statement_id, statements.c.statement)
    rows = await connection.execute(query.where(statements.c.table_name == table))
    return [Outline(*row) for row in rows]


async def texts(connection: AsyncConnection, table: str, notice_ids: Sequence[str], limit: int) -> list[str]:
    """The words of at most `limit` statements of these notices."""
    found: list[str] = []
    for start in range(0, len(notice_ids), BATCH):
        query = (
            select(statements.c.statement)
            .where(statements.c.table_name == table)
            .where(statements.c.notice_id.in_(notice_ids[start : start + BATCH]))
            .order_by(statements.c.notice_id, statements.c.position)
            .limit(limit - len(found))
        )
        found += (await connection.execute(query)).scalars()
        if len(found) == limit:
            break
    return found


async def ended_by(connection: AsyncConnection, table: str, notice_id: str) -> list[str]:
    """The ids of the other notices that name this one in `ended_by`."""
    query = (
        select(statements.c.notice_id)
        .where(statements.c.table_name == table, statements.c.ended_by == notice_id)
        .where(statements.c.notice_id != notice_id)
        .distinct()
        .order_by(statements.c.notice_id)
    )
    return list((await connection.execute(query)).scalars())


async def put(connection: AsyncConnection, table: str, notice: Notice) -> None:
    """Write one notice, in the place that it had or after the last."""
    of_table = notices.c.table_name == table
    place = select(notices.c.position).where(of_table, notices.c.notice_id == notice.id)
    position = (await connection.execute(place)).scalar()
    if position is None:
        last = (await connection.execute(select(func.max(notices.c.position)).where(of_table))).scalar()
        position = 0 if last is None else last + 1
    await remove(connection, table, (notice.id,))
    await _add(connection, table, {position: notice})


async def replace(
    connection: AsyncConnection,
    table: str,
    difference: Difference,
    new: Sequence[Notice],
    written: Callable[[int], None],
) -> None:
    """Write what `difference` says, so that the table is `new`, in its order; `written` as in `history.record`."""
    query = select(notices.c.notice_id, notices.c.position).where(notices.c.table_name == table)
    old = {row.notice_id: row.position for row in await connection.execute(query)}
    places = {notice.id: place for place, notice in enumerate(new)}
    fresh = {*difference.added, *difference.changed}
    await remove(connection, table, (*difference.changed, *difference.removed))
    await _move(
        connection, table, {key: places[key] for key in difference.unchanged if old[key] != places[key]}
    )
    added = [(places[notice.id], notice) for notice in new if notice.id in fresh]
    for start in range(0, len(added), BATCH):
        batch = added[start : start + BATCH]
        await _add(connection, table, dict(batch))
        written(len(batch))


async def remove(connection: AsyncConnection, table: str, ids: Sequence[str]) -> None:
    """Delete notices with their statements; history keeps them."""
    keys = [{"key_table": table, "key_notice": notice_id} for notice_id in ids]
    if not keys:
        return
    for part in (statements, notices):
        matches = (part.c.table_name == bindparam("key_table")) & (
            part.c.notice_id == bindparam("key_notice")
        )
        await connection.execute(delete(part).where(matches), keys)


async def _move(connection: AsyncConnection, table: str, to: Mapping[str, int]) -> None:
    keys = [{"key_table": table, "key_notice": notice_id, "to": place} for notice_id, place in to.items()]
    if not keys:
        return
    matches = (notices.c.table_name == bindparam("key_table")) & (
        notices.c.notice_id == bindparam("key_notice")
    )
    await connection.execute(update(notices).where(matches).values(position=bindparam("to")), keys)


async def _add(connection: AsyncConnection, table: str, added: Mapping[int, Notice]) -> None:
    heads: list[dict[str, object]] = []
    bodies: list[dict[str, object]] = []
    for position, notice in added.items():
        rows = list(rows_of(notice))
        head: dict[str, object] = {"table_name": table, "position": position}
        heads.append(head | {name: rows[0][name] for name in SHARED_COLUMNS})
        for place, row in enumerate(rows):
            body: dict[str, object] = {"table_name": table, "notice_id": notice.id, "position": place}
            bodies.append(body | {name: row[name] for name in OWN_COLUMNS})
    if heads:
        await connection.execute(insert(notices), heads)
        await connection.execute(insert(statements), bodies)
