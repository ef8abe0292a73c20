"""The claims that no notice spoke to: kept as their words and the day alone, and grouped when alike."""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz import fuzz, process
from sqlalchemy import delete, insert, select

from sources.curation.keeping import drop_old, first_day, forget_old
from sources.curation.same_words import plain_words
from sources.database.engine import Database
from sources.database.schema import wanted as rows
from sources.errors import NotFoundError

LONGEST: Final = 2000
"""Characters of a claim that are kept."""
_ALIKE: Final = 88.0
# Two claims are compared where they share one of their rarest words, with the latest groups that have it: 10,000 claims
# compared each with each would be 50 million comparisons.
_RAREST: Final = 6
_GROUPS_OF_A_WORD: Final = 64
_FEW_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class WantedClaim:
    """One check of a claim that no notice spoke to."""

    number: int
    claim: str
    day: date


@dataclass(frozen=True, slots=True)
class WantedGroup:
    """Claims that are alike: the newest one's words, the numbers of all, and the first and the last day."""

    claim: str
    numbers: tuple[int, ...]
    first: date
    last: date

    @property
    def number(self) -> int:
        """The newest one's number, which names the group."""
        return self.numbers[0]

    @property
    def count(self) -> int:
        """How often it was asked."""
        return len(self.numbers)


class Wanted:
    """The list of one database. What is kept for one source table is never given out for another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, table: str, claims: Sequence[str], today: date) -> None:
        """Keep claims that no notice of the source table spoke to, and drop what is too old or too much.

        Raises:
            StorageError: the database cannot be written.
        """
        if not claims:
            return
        async with self._database.writing() as connection:
            kept = [
                {"table_name": table, "day": today.isoformat(), "claim": claim[:LONGEST]} for claim in claims
            ]
            await connection.execute(insert(rows), kept)
            await drop_old(connection, rows, table, today)

    async def groups(self, table: str, today: date) -> tuple[WantedGroup, ...]:
        """What was asked in the last 90 days, the most often asked first, then the latest.

        Raises:
            StorageError: the database cannot be read, or what is too old cannot be deleted.
        """
        await forget_old(self._database, rows, today)
        query = (
            select(rows.c.number, rows.c.claim, rows.c.day)
            .where(rows.c.table_name == table, rows.c.day >= first_day(today))
            .order_by(rows.c.number.desc())
        )
        async with self._database.reading() as connection:
            found = [
                WantedClaim(row.number, row.claim, date.fromisoformat(row.day))
                for row in await connection.execute(query)
            ]
        return await asyncio.to_thread(grouped, found)

    async def group(self, table: str, number: int, today: date) -> WantedGroup:
        """The group that a claim belongs to now.

        Raises:
            NotFoundError: the claim is not there any more.
            StorageError: the database cannot be read.
        """
        for group in await self.groups(table, today):
            if number in group.numbers:
                return group
        raise _gone()

    async def claim(self, table: str, number: int, today: date) -> str:
        """The words of one claim.

        Raises:
            NotFoundError: it is not there any more.
            StorageError: the database cannot be read.
        """
        query = select(rows.c.claim).where(
            rows.c.table_name == table, rows.c.number == number, rows.c.day >= first_day(today)
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(query)).scalar()
        if found is None:
            raise _gone()
        return str(found)

    async def remove(self, table: str, numbers: Iterable[int] | None = None) -> None:
        """Delete claims of the source table, or all of them.

        Raises:
            StorageError: the database cannot be written.
        """
        of_table = rows.c.table_name == table
        async with self._database.writing() as connection:
            if numbers is None:
                await connection.execute(delete(rows).where(of_table))
                return
            left = list(numbers)
            for start in range(0, len(left), 500):
                batch = left[start : start + 500]
                await connection.execute(delete(rows).where(of_table, rows.c.number.in_(batch)))


def _gone() -> NotFoundError:
    return NotFoundError("That claim is on the list no more; somebody set it aside, or 90 days are over.")


def grouped(claims: Sequence[WantedClaim]) -> tuple[WantedGroup, ...]:
    """Claims in groups of those that are alike; `claims` are the newest first."""
    same: dict[str, list[WantedClaim]] = defaultdict(list)
    for claim in claims:
        same[plain_words(claim.claim)].append(claim)
    members: dict[str, list[WantedClaim]] = {}
    for words, leader in _leaders(list(same)):
        members.setdefault(leader, []).extend(same[words])
    groups = [_group(found) for found in members.values()]
    return tuple(sorted(groups, key=lambda group: (group.count, group.last, group.number), reverse=True))


def _group(found: list[WantedClaim]) -> WantedGroup:
    found = sorted(found, key=lambda claim: -claim.number)
    days = [claim.day for claim in found]
    return WantedGroup(found[0].claim, tuple(claim.number for claim in found), min(days), max(days))


def _leaders(texts: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Each text with the first one that it is like, which may be itself."""
    features = {text: _features(text) for text in texts}
    counts = Counter(feature for found in features.values() for feature in found)
    ordered = {text: " ".join(sorted(text.split())) for text in texts}
    by_feature: dict[str, list[str]] = defaultdict(list)
    for text in texts:
        rarest = sorted(features[text], key=lambda feature: (counts[feature], feature))[:_RAREST]
        near = dict.fromkeys(
            leader for feature in rarest for leader in by_feature[feature][-_GROUPS_OF_A_WORD:]
        )
        best = process.extractOne(
            ordered[text],
            {leader: ordered[leader] for leader in near},
            scorer=fuzz.ratio,
            score_cutoff=_ALIKE,
        )
        if best is None:
            for feature in rarest:
                by_feature[feature].append(text)
        yield text, text if best is None else str(best[2])


def _features(text: str) -> frozenset[str]:
    """The words; of a text with few of them, as in scripts that put no spaces, pairs of letters."""
    words = text.split()
    if len(words) >= _FEW_WORDS:
        return frozenset(words)
    return frozenset(text[place : place + 2] for place in range(max(1, len(text) - 1)))
