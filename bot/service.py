"""Crosscheck: one open table with its index, judges and model: where everything is put together, once."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from bot.checking.checker import Checker, Entailment
from bot.checking.result import Verdict
from bot.checking.vocabulary import Vocabulary
from bot.finding import Meaning, words_index
from bot.settings import Settings
from bot.tables import Tables
from sources.database.server_settings import ServerSettings
from sources.errors import InputError, NotFoundError
from sources.notice import Notice
from sources.table import SourceTable

NO_MODEL = "none"
SHIPPED_MODEL = "shipped"


def build_checker(
    notices: Sequence[Notice], model: Entailment | None = None, meaning: Meaning | None = None
) -> Checker:
    """A checker over these notices, with an index in memory; by words alone where no `meaning` is given."""
    vocabulary = Vocabulary.of(notices)
    index = meaning.index(notices, vocabulary) if meaning else words_index(notices, vocabulary)
    return Checker(notices, index, model, vocabulary)


def load_model(settings: Settings, *, pairs: bool = False) -> Entailment | None:
    """The pair model that the settings name; None where they name none.

    Where they say nothing, `pairs` (a claim beside one text, without a table) are scored by the model that ships, and
    checks are judged without it: docs/evaluation.md has what it adds and what it costs.

    Raises:
        InputError: the folder that the settings name holds no model that can be used.
    """
    wanted = settings.model or (SHIPPED_MODEL if pairs else NO_MODEL)
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
        self._model = model
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
        async with self._one_at_a_time:
            checker = await self._current(server_id)
            return await asyncio.to_thread(checker.check, text, as_of)

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
        return _merged([await table.notices() for table in await self.tables.consulted(server_id)])

    async def _current(self, server_id: int | None) -> Checker:
        tables = [(table, await table.change_number()) for table in await self.tables.consulted(server_id)]
        # A table that nobody has begun is left out, so that all servers without one share a checker.
        begun = [(table, change) for table, change in tables if change]
        key = tuple(table.name for table, _ in begun)
        changes = tuple(change for _, change in begun)
        kept = self._checkers.get(key)
        if kept is None or kept[0] != changes:
            notices = _merged([await table.notices() for table, _ in begun])
            kept = changes, await asyncio.to_thread(build_checker, notices, self._model, self._meaning)
            self._checkers[key] = kept
        self._checkers.move_to_end(key)
        while len(self._checkers) > _CHECKERS:
            self._checkers.popitem(last=False)
        return kept[1]


def _merged(tables: Sequence[Sequence[Notice]]) -> tuple[Notice, ...]:
    merged: dict[str, Notice] = {}
    for notices in tables:
        for notice in notices:
            merged.setdefault(notice.id, notice)
    return tuple(merged.values())
