"""Answers that the bot gave in a server and looks at again when a table changes: ids and verdicts, and no words."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import Row, delete, func, insert, select, update

from sources.database.engine import Database
from sources.database.schema import exceptions, known_claims, source_tables
from sources.database.schema import kept_checks as rows

MOST: Final = 10_000
"""Answers kept for a server; with the next one the oldest goes."""
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answer said to one claim.

    `stances` holds those that were shown, by statement; `related` the statements that were shown without one.
    """

    verdict: str
    stances: Mapping[str, str]
    related: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A day on which an answer was corrected, and of how many claims; `before` is the verdict of a single one."""

    day: date
    changed: int
    before: str


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """One answer: where it stands, what was checked, for which day, and what came out."""

    server_id: int
    reply_id: int
    channel_id: int
    message_id: int
    day: date
    """When it was given."""
    as_of: date
    seen: str
    """The state of the tables that it was given by."""
    outcome: tuple[Outcome, ...]
    corrections: tuple[Correction, ...] = ()


class KeptChecks:
    """The kept answers of all servers. Those of one are never read for another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def keep(self, check: KeptCheck, first_day: date) -> None:
        """Keep one, and drop what is older than `first_day` or too much in its server.

        Raises:
            StorageError: the database cannot be written.
        """
        of_server = rows.c.server_id == str(check.server_id)
        newest = (
            select(rows.c.day, rows.c.reply_id)
            .where(of_server)
            .order_by(rows.c.day.desc(), rows.c.reply_id.desc())
        )
        async with self._database.writing() as connection:
            await connection.execute(insert(rows).values(_values(check)))
            await connection.execute(delete(rows).where(of_server, rows.c.day < first_day.isoformat()))
            beyond = (await connection.execute(newest.offset(MOST))).all()
            for row in beyond:
                await connection.execute(delete(rows).where(of_server, rows.c.reply_id == row.reply_id))

    async def servers(self) -> tuple[int, ...]:
        """The servers that have any.

        Raises:
            StorageError: the database cannot be read.
        """
        query = select(rows.c.server_id).distinct().order_by(rows.c.server_id)
        async with self._database.reading() as connection:
            return tuple(int(server_id) for server_id in (await connection.execute(query)).scalars())

    async def changes(self) -> tuple[int, ...]:
        """Numbers of which one grows with each change of any table: of its notices, known claims or exceptions.

        Raises:
            StorageError: the database cannot be read.
        """
        queries = (
            select(func.count(), func.sum(source_tables.c.change_number)).select_from(source_tables),
            select(func.count(), func.sum(known_claims.c.retired_number)).select_from(known_claims),
            select(func.count(), func.count().filter(exceptions.c.ended_at != "")).select_from(exceptions),
        )
        async with self._database.reading() as connection:
            found = [(await connection.execute(query)).one() for query in queries]
        return tuple(int(number or 0) for row in found for number in row)

    async def behind(self, server_id: int, seen: str) -> tuple[KeptCheck, ...]:
        """Those that were given by another state of the tables, the newest first.

        Raises:
            StorageError: the database cannot be read.
        """
        query = (
            select(rows)
            .where(rows.c.server_id == str(server_id), rows.c.seen != seen)
            .order_by(rows.c.day.desc(), rows.c.reply_id.desc())
        )
        async with self._database.reading() as connection:
            return tuple(_check(row) for row in await connection.execute(query))

    async def change(self, check: KeptCheck) -> None:
        """Write down what an answer says now.

        Raises:
            StorageError: the database cannot be written.
        """
        async with self._database.writing() as connection:
            await connection.execute(
                update(rows)
                .where(rows.c.server_id == str(check.server_id), rows.c.reply_id == str(check.reply_id))
                .values(_values(check))
            )

    async def mark(self, server_id: int, reply_ids: Sequence[int], seen: str) -> None:
        """Say that these answers hold by that state of the tables.

        Raises:
            StorageError: the database cannot be written.
        """
        async with self._database.writing() as connection:
            for start in range(0, len(reply_ids), _AT_ONCE):
                part = [str(reply_id) for reply_id in reply_ids[start : start + _AT_ONCE]]
                here = (rows.c.server_id == str(server_id)) & rows.c.reply_id.in_(part)
                await connection.execute(update(rows).where(here).values(seen=seen))

    async def drop(self, server_id: int, reply_ids: Collection[int] | None = None) -> None:
        """Forget these answers of a server, or all of them.

        Raises:
            StorageError: the database cannot be written.
        """
        here = rows.c.server_id == str(server_id)
        if reply_ids is not None:
            here &= rows.c.reply_id.in_([str(reply_id) for reply_id in reply_ids])
        async with self._database.writing() as connection:
            await connection.execute(delete(rows).where(here))

    async def drop_before(self, server_id: int, first_day: date) -> None:
        """Forget the answers of a server that were given before a day.

        Raises:
            StorageError: the database cannot be written.
        """
        old = (rows.c.server_id == str(server_id)) & (rows.c.day < first_day.isoformat())
        async with self._database.writing() as connection:
            await connection.execute(delete(rows).where(old))

    async def count(self, server_id: int) -> int:
        """How many a server has.

        Raises:
            StorageError: the database cannot be read.
        """
        query = select(rows.c.reply_id).where(rows.c.server_id == str(server_id))
        async with self._database.reading() as connection:
            return len((await connection.execute(query)).all())


def _values(check: KeptCheck) -> dict[str, str]:
    outcome = [[one.verdict, dict(one.stances), list(one.related)] for one in check.outcome]
    corrections = [[one.day.isoformat(), one.changed, one.before] for one in check.corrections]
    return {
        "server_id": str(check.server_id),
        "reply_id": str(check.reply_id),
        "channel_id": str(check.channel_id),
        "message_id": str(check.message_id),
        "day": check.day.isoformat(),
        "as_of": check.as_of.isoformat(),
        "seen": check.seen,
        "outcome": json.dumps(outcome),
        "updates": json.dumps(corrections),
    }


def _check(row: Row[tuple[object, ...]]) -> KeptCheck:
    outcome = tuple(
        Outcome(verdict, stances, tuple(related)) for verdict, stances, related in json.loads(row.outcome)
    )
    corrections = tuple(
        Correction(date.fromisoformat(day), changed, before)
        for day, changed, before in json.loads(row.updates)
    )
    return KeptCheck(
        server_id=int(row.server_id),
        reply_id=int(row.reply_id),
        channel_id=int(row.channel_id),
        message_id=int(row.message_id),
        day=date.fromisoformat(row.day),
        as_of=date.fromisoformat(row.as_of),
        seen=row.seen,
        outcome=outcome,
        corrections=corrections,
    )
