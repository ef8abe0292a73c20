"""Known claims where they are used: before each answer, and in what curators do with them on every surface."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bot.checking.checker import Checker
from bot.checking.known import Checked, KnownAnswer, KnownIndex, with_known
from bot.checking.reading.claims import find_claims
from bot.checking.result import Stance, Verdict, VerdictKind
from bot.tables import Tables
from bot.texts import text
from sources.curation.known_claims import Filing, KnownClaim, KnownClaims, KnownDifference
from sources.curation.known_sheet import filing_faults, read_known
from sources.errors import NotFoundError
from sources.spreadsheet import refuse
from sources.table import SourceTable

_INDEXES: Final = 64
"""Indexes that are kept: one for each source table with known claims, with their words in memory."""


class KnownAnswers:
    """The known claims of all tables. What is filed for one server answers in no other."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._indexes: OrderedDict[str, tuple[int, KnownIndex]] = OrderedDict()

    async def first(
        self, verdicts: Sequence[Verdict], checker: Checker, server_id: int | None
    ) -> tuple[Verdict, ...]:
        """The verdicts, with what curators said of a claim before all else.

        Args:
            verdicts: what the judges said.
            checker: the checker that they come from.
            server_id: the server in which was asked; None outside of servers.

        Raises:
            StorageError: the database cannot be read.
        """
        tables = await self._tables.consulted(server_id)
        indexes = [index for table in tables if len(index := await self._index(table))]
        if not indexes or all(verdict.kind is VerdictKind.NOT_CHECKABLE for verdict in verdicts):
            return tuple(verdicts)
        found = await asyncio.to_thread(_found, verdicts, indexes, checker)
        changed = list(verdicts)
        for place, answers in found.items():
            kept = [one for one in answers if not await self._shadowed(one, tables)]
            changed[place] = with_known(verdicts[place], kept, checker.vocabulary)
        return tuple(changed)

    async def _index(self, table: SourceTable) -> KnownIndex:
        known = KnownClaims(table.database, table.name)
        revision = await known.revision()
        kept = self._indexes.get(table.name)
        if kept is None or kept[0] != revision:
            filed = await known.all() if revision else ()
            answers = [_answer(each.filing, table.name) for each in filed]
            kept = self._indexes[table.name] = (revision, await asyncio.to_thread(KnownIndex, answers))
        self._indexes.move_to_end(table.name)
        while len(self._indexes) > _INDEXES:
            self._indexes.popitem(last=False)
        return kept[1]

    async def _shadowed(self, one: Checked, tables: Sequence[SourceTable]) -> bool:
        """Whether the statement is not the one that was meant: the server's own notice stands in for a shared one."""
        for table in tables:
            if table.name == one.answer.table:
                break
            with suppress(NotFoundError):
                await table.notice(one.notice.id)
                return True
        return False


def _found(
    verdicts: Sequence[Verdict], indexes: Sequence[KnownIndex], checker: Checker
) -> dict[int, list[Checked]]:
    found: dict[int, list[Checked]] = {}
    for place, verdict in enumerate(verdicts):
        if verdict.kind is VerdictKind.NOT_CHECKABLE:
            continue
        for index in indexes:
            for answer in index.find(verdict.claim.text, checker.vocabulary):
                if there := checker.statement(answer.statement_id):
                    found.setdefault(place, []).append(Checked(answer, *there))
    return found


def _answer(filing: Filing, table: str) -> KnownAnswer:
    return KnownAnswer(filing.claim, Stance(filing.stance), filing.statement_id, filing.note, table)


async def file_claim(
    table: SourceTable, filing: Filing, statement_ids: Collection[str], who: str, why: str
) -> KnownClaim:
    """File a known claim in a table.

    Args:
        table: whose claim it is.
        filing: the claim, the statement, the stance and the note.
        statement_ids: the statements that it may be about: those of the tables that answer there.
        who: who files it.
        why: the reason that is kept with it.

    Raises:
        TableFaults: it has faults, each told with its column.
        InputError: it is known already.
        StorageError: the database cannot be written.
    """
    refuse(filing_faults([(0, filing)], statement_ids, claim_fault), "")
    return await KnownClaims(table.database, table.name).add(filing, who, why, datetime.now(UTC))


def read_filings(source: Path | bytes, statement_ids: Collection[str], name: str = "") -> tuple[Filing, ...]:
    """The known claims of a CSV or XLSX file, held against the statements that they may be about.

    Raises:
        InputError: the file cannot be read.
        TableFaults: it has faults; each is told with its row and column.
    """
    return read_known(source, statement_ids, claim_fault, name)


def claim_fault(claim: str) -> str:
    """What keeps a claim from ever being asked again, "" where nothing does."""
    found = find_claims(claim)
    if len(found) != 1:
        return text("known.not_one", count=len(found))
    why = found[0].not_a_claim
    return text("known.no_claim", what=text(f"not_a_claim.{why}")) if why else ""


async def statement_ids(tables: Tables, server_id: int | None) -> frozenset[str]:
    """The ids of all statements that answer in a server, or outside of servers.

    Raises:
        StorageError: the database cannot be read.
    """
    found: set[str] = set()
    for table in await tables.consulted(server_id):
        found.update([row.statement_id for row in await table.outline()])
    return frozenset(found)


def known_lines(known: Sequence[KnownClaim], statement_ids: Collection[str]) -> Iterator[str]:
    """One line a known claim: its number, stance and statement, the claim and the note, who and when.

    One whose statement is not among `statement_ids` any more is marked: it answers nothing.
    """
    for each in known:
        filing = each.filing
        line = text(
            "known.line",
            number=each.number,
            stance=text(f"stance.{filing.stance}"),
            statement=filing.statement_id,
            claim=filing.claim,
            note=filing.note,
            who=each.who,
            when=f"{each.at:%Y-%m-%d}",
        )
        if each.retired_at is not None:
            line += " " + text("known.retired_by", who=each.retired_by, when=f"{each.retired_at:%Y-%m-%d}")
        elif filing.statement_id not in statement_ids:
            line += " " + text("known.gone")
        yield line


def difference_lines(difference: KnownDifference) -> Iterator[str]:
    """One line for each claim that an import files or retires."""
    for filing in difference.added:
        yield text("known.one_added", claim=filing.claim, statement=filing.statement_id)
    for known in difference.retired:
        yield text("known.one_retired", number=known.number, claim=known.filing.claim)


def known_counts(difference: KnownDifference) -> str:
    """How many an import files, retires and leaves."""
    return text(
        "known.counts", added=len(difference.added), retired=len(difference.retired), kept=difference.kept
    )
