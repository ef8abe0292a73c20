"""Crosscheck: one open table with its index, judges and model: where everything is put together, once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TypeVar

from bot.checking.checker import Checker, Entailment
from bot.checking.exceptions import without_excepted
from bot.checking.result import Verdict
from bot.checking.trace import Trace, answered, excepted
from bot.curation.corrections import state_of
from bot.curation.excepted import ExceptedStatements
from bot.curation.known import KnownAnswers
from bot.finding import Meaning
from bot.indexes import Indexes, TableIndex
from bot.settings import Settings
from bot.tables import Tables, merged
from sources.database.server_settings import ServerSettings
from sources.errors import InputError, NotFoundError
from sources.notice import Notice
from sources.table import SourceTable

_Result = TypeVar("_Result")
NO_MODEL = "none"
SHIPPED_MODEL = "shipped"


def build_checker(notices: Sequence[Notice], model: Entailment | None = None) -> Checker:
    """A checker over these notices, with an index in memory, by words alone."""
    made = TableIndex.in_memory(notices)
    return Checker(made.notices, made.words, model, made.vocabulary)


def load_model(settings: Settings) -> Entailment | None:
    """The pair model that the settings name, the one that ships where they say nothing; None for `none`.

    docs/evaluation.md has what it keeps back and adds, and what it costs.

    Raises:
        InputError: the folder that the settings name holds no model that can be used.
    """
    wanted = settings.model or SHIPPED_MODEL
    if wanted.lower() == NO_MODEL:
        return None
    from bot.model.pair_model import (  # 0.2 s that most commands save
        ModelFolderError,
        PairModel,
        default_folder,
    )

    folder = default_folder() if wanted.lower() == SHIPPED_MODEL else Path(wanted).expanduser()
    if folder is None:
        return None
    try:
        return PairModel.load(folder)
    except ModelFolderError as error:
        raise InputError(f"CROSSCHECK_MODEL: {error}") from None


_CHECKERS: Final = 8
"""Checkers that are kept: most servers share the one over the shared table, and each holds its table in memory."""


class Crosscheck:
    """The open source tables and what checks against them.

    A checker is made anew when one of its tables has changed, here or in another process: before each check the
    tables' change numbers are asked for (under 1 ms each).
    """

    def __init__(self, settings: Settings, table: SourceTable, model: Entailment | None) -> None:
        self.settings = settings
        self.table = table
        self.tables = Tables(table.database)
        self.server_settings = ServerSettings(table.database)
        self._exceptions = ExceptedStatements(self.tables)
        self.known = KnownAnswers(self.tables)
        self._model = model
        self._indexes = Indexes(settings)
        self._meaning = Meaning(settings)
        self._checkers: OrderedDict[tuple[str, ...], tuple[tuple[int, ...], Checker]] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()

    @classmethod
    async def open(cls, settings: Settings) -> Self:
        """Open the table of the settings and load the model.

        Raises:
            InputError: a setting is wrong.
            StorageError: the database cannot be opened.
        """
        model = load_model(settings)
        return cls(settings, await SourceTable.open(settings.database()), model)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await asyncio.to_thread(self._meaning.close)
        await self.table.close()

    async def get_ready(self) -> None:
        """Open the index of the shared table, or make it, so that the first check need not.

        Raises:
            StorageError: the table cannot be read.
        """
        async with self._one_at_a_time:
            await self._current(None)

    async def check(self, text: str, as_of: date, server_id: int | None = None) -> tuple[Verdict, ...]:
        """One verdict for each sentence of a text, in order. The work is done off the event loop.

        Args:
            text: what was pasted.
            as_of: the day to check for.
            server_id: the server whose tables answer; None outside of servers, where the shared one does.

        Raises:
            InputError: the text is too long.
            StorageError: a table cannot be read.
        """
        verdicts, _ = await self.check_seen(text, as_of, server_id, seen=False)
        return verdicts

    async def check_seen(
        self, text: str, as_of: date, server_id: int | None = None, *, seen: bool = True
    ) -> tuple[tuple[Verdict, ...], str]:
        """The same, with the state of the tables from before the check (`state_of`), "" where it is not to be `seen`.

        Raises:
            InputError: the text is too long.
            StorageError: a table cannot be read.
        """
        async with self._one_at_a_time:
            state = await state_of(await self.tables.consulted(server_id)) if seen else ""
            checker = await self._current(server_id)
            verdicts = await asyncio.to_thread(checker.check, text, as_of)
            verdicts = await self.known.first(verdicts, checker, server_id)
            ruled_out = await self._excepted(verdicts, server_id)
        left = tuple(without_excepted(one, ruled_out.get(one.claim.text, ())) for one in verdicts)
        return left, state

    async def explain(self, text: str, as_of: date, server_id: int | None = None) -> tuple[Trace, ...]:
        """The same check as `check`, with every notice that was considered and what became of it.

        Raises:
            InputError: the text is too long.
            StorageError: a table cannot be read.
        """
        async with self._one_at_a_time:
            checker = await self._current(server_id)
            traces = await asyncio.to_thread(checker.explain, text, as_of)
            verdicts = await self.known.first([trace.verdict for trace in traces], checker, server_id)
            traces = tuple(answered(*each) for each in zip(traces, verdicts, strict=True))
            ruled_out = await self._excepted(verdicts, server_id)
        return tuple(_without(trace, ruled_out.get(trace.verdict.claim.text, ())) for trace in traces)

    async def nearest(
        self, texts: Sequence[str], most: int, server_id: int | None = None
    ) -> tuple[tuple[str, ...], ...]:
        """For each text the ids of the notices that the search finds first, at most so many; none for an empty one.

        Raises:
            StorageError: a table cannot be read.
        """

        def work(checker: Checker) -> tuple[tuple[str, ...], ...]:
            return tuple(checker.nearest(text, most) for text in texts)

        return await self.judged(work, server_id)

    async def judged(self, work: Callable[[Checker], _Result], server_id: int | None = None) -> _Result:
        """What `work` makes of the checker of a server's tables, off the event loop and alone with it.

        Raises:
            StorageError: a table cannot be read.
        """
        async with self._one_at_a_time:
            checker = await self._current(server_id)
            return await asyncio.to_thread(work, checker)

    async def _excepted(
        self, verdicts: Sequence[Verdict], server_id: int | None
    ) -> Mapping[str, Collection[str]]:
        return await self._exceptions.of(
            {verdict.claim.text for verdict in verdicts if verdict.references}, server_id
        )

    async def notice(self, notice_id: str, server_id: int | None = None) -> Notice:
        """The notice with that id in the tables that answer in a server, or outside of servers.

        Raises:
            NotFoundError: none of them has it.
            StorageError: a table cannot be read.
        """
        *first, last = await self.tables.consulted(server_id)
        for table in first:
            with suppress(NotFoundError):
                return await table.notice(notice_id)
        return await last.notice(notice_id)

    async def notices(self, server_id: int | None = None) -> tuple[Notice, ...]:
        """The notices that answer in a server, its own first; its own stand in for shared ones of the same id."""
        return merged([await table.notices() for table in await self.tables.consulted(server_id)])

    async def _current(self, server_id: int | None) -> Checker:
        tables = [(table, await table.change_number()) for table in await self.tables.consulted(server_id)]
        # A table that nobody has begun is left out, so that all servers without one share a checker.
        begun = [(table, change) for table, change in tables if change]
        key = tuple(table.name for table, _ in begun)
        changes = tuple(change for _, change in begun)
        kept = self._checkers.get(key)
        if kept is None or kept[0] != changes:
            made = await self._indexes.of([table for table, _ in begun])
            index = await asyncio.to_thread(self._meaning.index, made)
            kept = changes, Checker(made.notices, index, self._model, made.vocabulary)
            self._checkers[key] = kept
        self._checkers.move_to_end(key)
        while len(self._checkers) > _CHECKERS:
            self._checkers.popitem(last=False)
        return kept[1]


def _without(trace: Trace, statement_ids: Collection[str]) -> Trace:
    return excepted(trace, without_excepted(trace.verdict, statement_ids)) if statement_ids else trace
