"""Pinned exceptions: this claim and this statement have nothing to do with each other, as a curator said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, func, insert, select, update

from sources.curation.same_words import key_of
from sources.database.engine import Database
from sources.database.schema import exceptions as rows
from sources.errors import InputError, NotFoundError

_KEYS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PinnedException:
    """Who pinned what, when and why; `ended_at` and `ended_by` say who took it back, else they are None and ""."""

    number: int
    claim: str
    statement_id: str
    who: str
    why: str
    at: datetime
    ended_at: datetime | None = None
    ended_by: str = ""


class Exceptions:
    """The exceptions of one database. Those of one source table hold for no other."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def pin(self, table: str, claim: str, statement_id: str, who: str, why: str, now: datetime) -> None:
        """From now on the statement is no answer to a claim of these words.

        Raises:
            InputError: that is pinned already, or there are no words.
            StorageError: the database cannot be written.
        """
        if not claim.strip():
            raise InputError("An exception needs the words of a claim.")
        key = key_of(claim)
        query = select(rows.c.number).where(
            rows.c.table_name == table,
            rows.c.claim_key == key,
            rows.c.statement_id == statement_id,
            rows.c.ended_at == "",
        )
        async with self._database.writing() as connection:
            number = (await connection.execute(query)).scalar()
            if number is not None:
                raise InputError(f"That is exception {number} already.")
            await connection.execute(
                insert(rows).values(
                    table_name=table,
                    claim_key=key,
                    statement_id=statement_id,
                    at=now.isoformat(timespec="seconds"),
                    ended_at="",
                    claim=claim,
                    who=who,
                    why=why,
                    ended_by="",
                )
            )

    async def take_back(self, table: str, number: int, who: str, now: datetime) -> PinnedException:
        """Let the statement answer again; that it was pinned stays written down.

        Raises:
            NotFoundError: the source table has no such exception.
            InputError: it was taken back already.
            StorageError: the database cannot be written.
        """
        here = (rows.c.table_name == table) & (rows.c.number == number)
        async with self._database.writing() as connection:
            row = (await connection.execute(select(rows).where(here))).first()
            if row is None:
                raise NotFoundError(f"There is no exception {number}.")
            if row.ended_at:
                raise InputError(f"Exception {number} was taken back already, by {row.ended_by}.")
            ended = now.isoformat(timespec="seconds")
            await connection.execute(update(rows).where(here).values(ended_at=ended, ended_by=who))
        return _exception(row)

    async def all(self, table: str, *, ended: bool = False) -> tuple[PinnedException, ...]:
        """Those that hold, the newest first; with `ended` those too that were taken back.

        Raises:
            StorageError: the database cannot be read.
        """
        query = select(rows).where(rows.c.table_name == table).order_by(rows.c.number.desc())
        if not ended:
            query = query.where(rows.c.ended_at == "")
        async with self._database.reading() as connection:
            return tuple(_exception(row) for row in await connection.execute(query))

    async def revision(self, table: str) -> int:
        """How often an exception of a table was pinned or taken back.

        Raises:
            StorageError: the database cannot be read.
        """
        taken_back = func.count().filter(rows.c.ended_at != "")
        query = select(func.count(), taken_back).select_from(rows).where(rows.c.table_name == table)
        async with self._database.reading() as connection:
            return sum((await connection.execute(query)).one())

    async def holding(self, table: str, claims: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """The ids of the statements that a table's exceptions rule out, by claim; claims without any are left out.

        Raises:
            StorageError: the database cannot be read.
        """
        keys = {claim: key_of(claim) for claim in claims}
        wanted = list(set(keys.values()))
        found: dict[str, set[str]] = defaultdict(set)
        async with self._database.reading() as connection:
            for start in range(0, len(wanted), _KEYS_AT_ONCE):
                query = select(rows.c.claim_key, rows.c.statement_id).where(
                    rows.c.table_name == table,
                    rows.c.claim_key.in_(wanted[start : start + _KEYS_AT_ONCE]),
                    rows.c.ended_at == "",
                )
                for row in await connection.execute(query):
                    found[row.claim_key].add(row.statement_id)
        return {claim: frozenset(found[key]) for claim, key in keys.items() if key in found}


def _exception(row: Row[tuple[object, ...]]) -> PinnedException:
    return PinnedException(
        number=row.number,
        claim=row.claim,
        statement_id=row.statement_id,
        who=row.who,
        why=row.why,
        at=datetime.fromisoformat(row.at),
        ended_at=datetime.fromisoformat(row.ended_at) if row.ended_at else None,
        ended_by=row.ended_by,
    )
