"""Claims that curators answered themselves: which claim, its stance toward which statement, why, and who said so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import Row, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from sources.database import notices
from sources.database.engine import Database
from sources.database.schema import known_claims as rows
from sources.errors import ChangedError, InputError, NotFoundError

MOST_OF_A_CLAIM: Final = 500
MOST_OF_A_NOTE: Final = 200
"""Characters: with the words before it, a note fits into the line of a reason on every surface."""


class KnownStance(StrEnum):
    """What a statement says to a known claim."""

    SUPPORTS = "supports"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Filing:
    """A claim as a curator files it: the statement that speaks to it, what that says to it, and a sentence on why."""

    statement_id: str
    claim: str
    stance: KnownStance
    note: str


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A filed claim with who, when and why; `retired_at` is None as long as it answers."""

    number: int
    filing: Filing
    who: str
    why: str
    at: datetime
    retired_at: datetime | None = None
    retired_by: str = ""
    retired_why: str = ""


@dataclass(frozen=True, slots=True)
class KnownDifference:
    """What an import of known claims does: what it files, what it retires, and how many stay as they are."""

    added: tuple[Filing, ...] = ()
    retired: tuple[KnownClaim, ...] = ()
    kept: int = 0
    moved: bool = False
    """Whether those that stay come in another order."""

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.retired or self.moved)


class KnownClaims:
    """The known claims of one source table. Those of one table are never seen through another."""

    def __init__(self, database: Database, table: str) -> None:
        self._database = database
        self.table = table

    async def revision(self) -> int:
        """The number of the last change of the known claims; 0 where there never was one.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self._database.reading() as connection:
            return await _revision(connection, self.table)

    async def all(self, *, retired: bool = False) -> tuple[KnownClaim, ...]:
        """Those that answer, in their order; with `retired` also those that were taken out, at the end.

        Raises:
            StorageError: the database cannot be read.
        """
        async with self._database.reading() as connection:
            return await _load(connection, self.table, retired=retired)

    async def since(self, revision: int) -> tuple[KnownClaim, ...]:
        """Those that were filed or retired after the change with that number.

        Raises:
            StorageError: the database cannot be read.
        """
        later = (rows.c.change_number > revision) | (rows.c.retired_number > revision)
        async with self._database.reading() as connection:
            query = select(rows).where(rows.c.table_name == self.table, later).order_by(rows.c.number)
            return tuple(_known(row) for row in await connection.execute(query))

    async def add(self, filing: Filing, who: str, why: str, now: datetime) -> KnownClaim:
        """File a claim, after the last one.

        Raises:
            InputError: it is filed already toward that statement.
            StorageError: the database cannot be written.
        """
        async with self._database.writing() as connection:
            await notices.begin(connection, self.table)
            for known in await _load(connection, self.table):
                if _same(known.filing, filing):
                    raise InputError(f"That claim is known already, as number {known.number}.")
            place = await _place_after_all(connection, self.table)
            number = await _file(connection, self.table, [(place, filing)], who, why, now)
            query = select(rows).where(rows.c.table_name == self.table, rows.c.number == number)
            return _known((await connection.execute(query)).one())

    async def retire(self, number: int, who: str, why: str, now: datetime) -> KnownClaim:
        """Let a known claim answer no more; who filed and who retired it stays written down.

        Raises:
            NotFoundError: there is no such known claim.
            InputError: it is retired already.
            StorageError: the database cannot be written.
        """
        async with self._database.writing() as connection:
            await notices.begin(connection, self.table)
            of_number = (rows.c.table_name == self.table) & (rows.c.number == number)
            row = (await connection.execute(select(rows).where(of_number))).first()
            if row is None:
                raise NotFoundError(f"There is no known claim {number}.")
            if row.retired_number:
                raise InputError(f"Known claim {number} is retired already, by {row.retired_by}.")
            await _retire(connection, self.table, [number], who, why, now)
            return _known(row)

    async def difference(self, filings: Sequence[Filing]) -> KnownDifference:
        """What `replace_all` would do; nothing is changed.

        Raises:
            StorageError: the database cannot be read.
        """
        return _compare(await self.all(), filings)

    async def replace_all(
        self, filings: Sequence[Filing], who: str, why: str, now: datetime, expected: int | None = None
    ) -> KnownDifference:
        """Make the known claims exactly these, in this order: all of it, or nothing.

        Args:
            filings: the claims; no two are the same.
            who: who changes them.
            why: the reason that is kept with each.
            now: when.
            expected: the revision when the dry run was looked at. Left out, nobody looked.

        Raises:
            ChangedError: they were changed since.
            StorageError: the database cannot be written; nothing was changed.
        """
        async with self._database.writing() as connection:
            await notices.begin(connection, self.table)
            if expected is not None and await _revision(connection, self.table) != expected:
                sentence = "The known claims were changed meanwhile; look at what the import does once more."
                raise ChangedError(sentence, ())
            old = await _load(connection, self.table)
            difference = _compare(old, filings)
            retired = [known.number for known in difference.retired]
            await _retire(connection, self.table, retired, who, why, now)
            added = set(difference.added)
            new = [(place, filing) for place, filing in enumerate(filings) if filing in added]
            if new:
                await _file(connection, self.table, new, who, why, now)
            await _place(connection, self.table, filings)
        return difference


def _same(one: Filing, other: Filing) -> bool:
    """Whether both file the same words toward the same statement, whatever they say of them."""
    return one.statement_id == other.statement_id and folded(one.claim) == folded(other.claim)


def folded(claim: str) -> str:
    """A claim without its case and spacing, by which two of a file are held to be the same."""
    return " ".join(claim.split()).casefold()


def _compare(old: Sequence[KnownClaim], filings: Sequence[Filing]) -> KnownDifference:
    before, after = {known.filing for known in old}, set(filings)
    kept = [known.filing for known in old if known.filing in after]
    return KnownDifference(
        added=tuple(filing for filing in filings if filing not in before),
        retired=tuple(known for known in old if known.filing not in after),
        kept=len(kept),
        moved=kept != [filing for filing in filings if filing in before],
    )


async def _revision(connection: AsyncConnection, table: str) -> int:
    query = select(func.max(rows.c.change_number), func.max(rows.c.retired_number)).where(
        rows.c.table_name == table
    )
    return max(number or 0 for number in (await connection.execute(query)).one())


async def _load(connection: AsyncConnection, table: str, *, retired: bool = False) -> tuple[KnownClaim, ...]:
    query = select(rows).where(rows.c.table_name == table)
    if not retired:
        query = query.where(rows.c.retired_number == 0)
    query = query.order_by(rows.c.retired_number, rows.c.position, rows.c.number)
    return tuple(_known(row) for row in await connection.execute(query))


async def _place_after_all(connection: AsyncConnection, table: str) -> int:
    """The place after the last known claim: what is retired leaves a gap, so that counting them would not do."""
    query = select(func.max(rows.c.position)).where(rows.c.table_name == table, rows.c.retired_number == 0)
    last: int | None = (await connection.execute(query)).scalar()
    return 0 if last is None else last + 1


async def _file(
    connection: AsyncConnection,
    table: str,
    filings: Sequence[tuple[int, Filing]],
    who: str,
    why: str,
    now: datetime,
) -> int:
    """Write filings, at least one, each with its place in the order; the number of the first."""
    change = await _revision(connection, table) + 1
    query = select(func.max(rows.c.number)).where(rows.c.table_name == table)
    first: int = ((await connection.execute(query)).scalar() or 0) + 1
    shared = {"table_name": table, "change_number": change, "retired_number": 0, "who": who, "why": why}
    shared |= {"at": now.isoformat(), "retired_at": "", "retired_by": "", "retired_why": ""}
    values = [
        shared
        | {
            "number": number,
            "position": place,
            "statement_id": filing.statement_id,
            "stance": str(filing.stance),
            "claim": filing.claim,
            "note": filing.note,
        }
        for number, (place, filing) in enumerate(filings, first)
    ]
    await connection.execute(insert(rows), values)
    return first


async def _retire(
    connection: AsyncConnection, table: str, numbers: Sequence[int], who: str, why: str, now: datetime
) -> None:
    if not numbers:
        return
    change = await _revision(connection, table) + 1
    matches = (rows.c.table_name == table) & (rows.c.number == bindparam("key_number"))
    values = {"retired_number": change, "retired_by": who, "retired_why": why, "retired_at": now.isoformat()}
    await connection.execute(
        update(rows).where(matches).values(values), [{"key_number": number} for number in numbers]
    )


async def _place(connection: AsyncConnection, table: str, filings: Sequence[Filing]) -> None:
    """Give every known claim its place in the order of `filings`."""
    places = {filing: place for place, filing in enumerate(filings)}
    keys = [
        {"key_number": known.number, "place": places[known.filing]}
        for known in await _load(connection, table)
    ]
    if keys:
        matches = (rows.c.table_name == table) & (rows.c.number == bindparam("key_number"))
        await connection.execute(update(rows).where(matches).values(position=bindparam("place")), keys)


def _known(row: Row[tuple[object, ...]]) -> KnownClaim:
    return KnownClaim(
        number=row.number,
        filing=Filing(row.statement_id, row.claim, KnownStance(row.stance), row.note),
        who=row.who,
        why=row.why,
        at=datetime.fromisoformat(row.at),
        retired_at=datetime.fromisoformat(row.retired_at) if row.retired_at else None,
        retired_by=row.retired_by,
        retired_why=row.retired_why,
    )
