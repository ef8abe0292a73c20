"""The index by words of each set of tables: in memory where it is small, else kept on disk and caught up."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
import shutil
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from platformdirs import user_cache_path
from sqlalchemy.engine import URL

from bot.checking.reading.vocabulary import Vocabulary
from bot.settings import Settings
from bot.tables import merged
from bot.vocabulary_json import made_by, vocabulary_of, vocabulary_record
from sources.database.address import file_of, is_sqlite, parse_address
from sources.notice import Notice
from sources.search import Progress
from sources.search.lexical import LexicalIndex
from sources.search.stored import BusyError, Opened, StoredIndex
from sources.table import SourceTable

_log = logging.getLogger(__name__)
STORED_FROM: Final = 2_000
"""Statements from which an index is kept on disk: up to here, reading the table and making it anew takes about half a
second of processor time, and at 100,000 half a minute."""
_MOST_CHANGED: Final = 0.25
"""So many notices for each statement may have changed: beyond, making the index anew is quicker than catching it up."""
_PATIENCE: Final = 10.0
_PAUSE: Final = 0.1
"""Seconds for which another process's writing is waited for, and between two looks."""
_OPEN: Final = 8
"""Indexes that are kept open: each holds its tables' vocabulary."""
_SECONDS: Final = 10.0


@dataclass(frozen=True, slots=True)
class TableIndex:
    """One state of a set of tables, ready to be searched and judged."""

    notices: Mapping[str, Notice]
    words: LexicalIndex
    vocabulary: Vocabulary
    statements: int

    @classmethod
    def in_memory(cls, notices: Sequence[Notice]) -> TableIndex:
        """Of these notices, made anew: about 0.25 s of processor time for 1,000 statements."""
        vocabulary = Vocabulary.of(notices)
        words = LexicalIndex(notices, vocabulary.terms)
        return cls({notice.id: notice for notice in notices}, words, vocabulary, _statements(notices))


class Indexes:
    """The indexes of one database's tables; each set of tables that answer together has its own folder.

    The folders are beside a SQLite file, else in the user's cache. They hold what the database said as of a change of
    each table, and are brought up to its last one before they are searched: never ahead of it, and derived, so that
    they may be deleted. Where they cannot be written, indexes are in memory.
    """

    def __init__(
        self, settings: Settings, told: Progress | None = None, stored_from: int | None = None
    ) -> None:
        self._folder = index_folder(parse_address(settings.database()))
        self._told = told or logged("index: %s of %s notices")
        self._stored_from = STORED_FROM if stored_from is None else stored_from
        self._opened: dict[Path, Opened] = {}

    async def of(self, tables: Sequence[SourceTable]) -> TableIndex:
        """The index over what these tables say now; of equal ids the first table's notice counts.

        Raises:
            StorageError: a table cannot be read.
        """
        store = self._store(tables)
        if store is not None and (kept := await self._kept(store, tables)) is not None:
            return kept
        notices = merged([await table.notices() for table in tables])
        return await asyncio.to_thread(TableIndex.in_memory, notices)

    async def _kept(self, store: StoredIndex, tables: Sequence[SourceTable]) -> TableIndex | None:
        """The index on disk, once nobody else is writing to it; None where it cannot be written."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                return await self._brought_up(store, tables)
            except BusyError:
                self._opened.pop(store.folder, None)
                if time.monotonic() > until:
                    break
                await asyncio.sleep(_PAUSE)
            except OSError as error:
                _log.warning("the index in %s cannot be kept, and is in memory: %s", store.folder, error)
                self._folder = None
                return None
        _log.warning("the index in %s is written by another process, and is in memory here", store.folder)
        return None

    def _store(self, tables: Sequence[SourceTable]) -> StoredIndex | None:
        if self._folder is None or not tables:
            return None
        name = "+".join(re.sub(r"[^\w.-]", "-", table.name) for table in tables)
        return StoredIndex(self._folder / name, made_by())

    async def _brought_up(self, store: StoredIndex, tables: Sequence[SourceTable]) -> TableIndex:
        states = {table.name: list(await table.state()) for table in tables}
        opened = self._opened.get(store.folder) or await asyncio.to_thread(store.open)
        if opened is None and len(tables) > 1:
            opened = await asyncio.to_thread(self._begun_with, store, tables[-1])
        if opened is None or opened.label.state != states:
            touched = await _touched(opened, tables)
            made = (
                await self._anew(store, tables, states)
                if opened is None or touched is None or len(touched) > _MOST_CHANGED * opened.label.statements
                else await self._caught_up(store, opened, tables, states, touched)
            )
            if isinstance(made, TableIndex):
                return made
            opened = made
        self._opened[store.folder] = opened
        while len(self._opened) > _OPEN:
            del self._opened[next(iter(self._opened))]
        vocabulary = await asyncio.to_thread(vocabulary_of, opened.label.extra)
        return TableIndex(
            opened.notices, opened.search(vocabulary.terms), vocabulary, opened.label.statements
        )

    def _begun_with(self, store: StoredIndex, table: SourceTable) -> Opened | None:
        """An index that begins as a copy of that of one of its tables: a server's first own notice costs no more."""
        only = self._store([table])
        if only is None or not only.folder.is_dir():
            return None
        store.remove()
        try:
            shutil.copytree(only.folder, store.folder)
        except (OSError, shutil.Error):
            # Its files were written meanwhile: then the whole is made.
            store.remove()
            return None
        return store.open()

    async def _anew(
        self, store: StoredIndex, tables: Sequence[SourceTable], states: Mapping[str, Any]
    ) -> Opened | TableIndex:
        """Made of the whole tables; in memory where they are small."""
        notices = merged([await table.notices() for table in tables])
        if _statements(notices) < self._stored_from:
            self._opened.pop(store.folder, None)
            await asyncio.to_thread(store.remove)
            return await asyncio.to_thread(TableIndex.in_memory, notices)
        _log.info("the index in %s is made: %d notices", store.folder, len(notices))
        vocabulary = await asyncio.to_thread(Vocabulary.of, notices)
        record = vocabulary_record(vocabulary)
        return await asyncio.to_thread(store.make, notices, states, record, vocabulary.terms, self._told)

    async def _caught_up(
        self,
        store: StoredIndex,
        opened: Opened,
        tables: Sequence[SourceTable],
        states: Mapping[str, Any],
        touched: frozenset[str],
    ) -> Opened:
        """What the index holds with the notices that were touched since as they are now."""
        new = merged([await table.some(touched) for table in tables])

        def change() -> Opened:
            old = [opened.notices[id_] for id_ in sorted(touched) if id_ in opened.notices]
            vocabulary = vocabulary_of(opened.label.extra).changed(old, new)
            return store.change(opened, touched, new, states, vocabulary_record(vocabulary), vocabulary.terms)

        return await asyncio.to_thread(change)


def logged(line: str) -> Progress:
    """What writes a line into the log at most every ten seconds; work that takes less leaves none."""
    said = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal said
        if time.monotonic() - said >= _SECONDS:
            said = time.monotonic()
            _log.info(line, f"{done:,}", f"{total:,}")

    return tell


async def _touched(opened: Opened | None, tables: Sequence[SourceTable]) -> frozenset[str] | None:
    """The notices that changed since an index was written; None where it is of other tables, or of a later state."""
    if opened is None:
        return None
    touched: set[str] = set()
    for table in tables:
        number, moment = opened.label.state.get(table.name, (0, ""))
        if number > await table.change_number():
            return None
        since = await table.touched_since((number, moment))
        if since is None:
            return None
        touched |= since
    return frozenset(touched)


def index_folder(address: URL) -> Path | None:
    """Where the indexes of a database are: beside its file, else in the user's cache; None for one in memory."""
    file = file_of(address)
    if file is not None:
        return file.parent / f"{file.stem}.index"
    if is_sqlite(address):
        return None
    plain = address.set(password=None).render_as_string()
    name = hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()
    return user_cache_path("crosscheck", appauthor=False) / "index" / name


def _statements(notices: Sequence[Notice]) -> int:
    return sum(len(notice.statements) for notice in notices)
