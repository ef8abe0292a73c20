"""Crosscheck: one open table with its index, judges and model: where everything is put together, once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from bot.checking.checker import Checker, Entailment
from bot.checking.result import Verdict
from bot.checking.vocabulary import Vocabulary
from bot.settings import Settings
from sources.database.server_settings import ServerSettings
from sources.errors import InputError
from sources.notice import Notice
from sources.search.lexical import LexicalIndex
from sources.table import SourceTable

NO_MODEL = "none"


def build_checker(notices: Sequence[Notice], model: Entailment | None = None) -> Checker:
    """A checker over these notices, with an index in memory."""
    vocabulary = Vocabulary.of(notices)
    return Checker(notices, LexicalIndex(notices, vocabulary.terms), model, vocabulary)


def build_index(notices: Sequence[Notice]) -> LexicalIndex:
    """The index that a checker over these notices searches."""
    return LexicalIndex(notices, Vocabulary.of(notices).terms)


def load_model(settings: Settings) -> Entailment | None:
    """The pair model that the settings name, else the one that ships; None where there is none.

    Raises:
        InputError: the folder that the settings name holds no model that can be used.
    """
    if settings.model.lower() == NO_MODEL:
        return None
    from bot.model.pair_model import (
        ModelFolderError,
        PairModel,
        default_folder,
    )  # 0.2 s that some commands can save

    folder = Path(settings.model).expanduser() if settings.model else default_folder()
    if folder is None:
        return None
    try:
        return PairModel.load(folder)
    except ModelFolderError as error:
        raise InputError(f"CROSSCHECK_MODEL: {error}") from None


class Crosscheck:
    """One open source table and what checks against it.

    The checker is made anew when the table has changed, here or in another process: before each check the table's
    change number is asked for (under 1 ms).
    """

    def __init__(self, settings: Settings, table: SourceTable, model: Entailment | None) -> None:
        self.settings = settings
        self.table = table
        self.server_settings = ServerSettings(table.database)
        self._model = model
        self._checker: Checker | None = None
        self._change = -1
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
        await self.table.close()

    async def check(self, text: str, as_of: date) -> tuple[Verdict, ...]:
        """One verdict for each sentence of a text, in order. The work is done off the event loop.

        Raises:
            InputError: the text is too long.
            StorageError: the table cannot be read.
        """
        async with self._one_at_a_time:
            checker = await self._current()
            return await asyncio.to_thread(checker.check, text, as_of)

    async def _current(self) -> Checker:
        change = await self.table.change_number()
        if self._checker is None or change != self._change:
            notices = await self.table.notices()
            self._checker = await asyncio.to_thread(build_checker, notices, self._model)
            self._change = change
        return self._checker
