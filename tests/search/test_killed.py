"""Killed at any point of an import, fifty times: the table is whole, and the index agrees with it."""

from __future__ import annotations

import asyncio
import multiprocessing
import random
from collections.abc import Mapping
from pathlib import Path

from bot.indexes import Indexes, index_folder
from bot.settings import Settings
from bot.vocabulary_json import made_by
from sources.database.address import parse_address
from sources.notice import Notice
from sources.search.stored import StoredIndex
from sources.spreadsheet import SHIPPED, read_table
from sources.table import SourceTable
from tests.search.importing import STORED_FROM, import_until_killed, table_of

_KILLS = 50
_LONGEST = 0.4
"""Seconds until the latest kill: a few imports' time."""
_SEED = 20260101


def _by_id(change: int) -> dict[str, Notice]:
    # The first change of a new database is the table that ships.
    return {one.id: one for one in (read_table(SHIPPED) if change == 1 else table_of(change))}


def test_table_and_index_agree_however_often_it_is_killed(tmp_path: Path) -> None:
    """After each kill both are as an import left them, and a search has every statement of the table and no other."""
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'table.db'}")
    chance = random.Random(_SEED)  # noqa: S311
    context = multiprocessing.get_context("forkserver")
    # What takes long to import is imported once, by the process that the others are forked from.
    context.set_forkserver_preload(["tests.search.importing"])
    behind = []
    for _ in range(_KILLS):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=import_until_killed, args=(settings.database(), theirs), daemon=True)
        process.start()
        theirs.close()
        assert ours.poll(30)
        process.join(chance.uniform(0, _LONGEST))
        assert process.is_alive(), "it ended by itself"
        process.kill()
        process.join()
        behind.append(asyncio.run(_agree(settings)))
    assert any(behind), "no kill fell between an import and its index: this shows nothing"
    assert not all(behind), "no import was ever written into the index"


async def _agree(settings: Settings) -> bool:
    """Whether the index on disk was behind the table; that both are sound is asserted."""
    async with await SourceTable.open(settings.database()) as table:
        change = await table.change_number()
        notices: Mapping[str, Notice] = {one.id: one for one in await table.notices()}
        assert notices == _by_id(change)
        folder = index_folder(parse_address(settings.database()))
        assert folder is not None
        on_disk = StoredIndex(folder / table.name, made_by()).open()
        written = on_disk.label.state[table.name][0] if on_disk else 0
        assert written <= change
        assert on_disk is None or dict(on_disk.notices) == _by_id(written)
        index = await Indexes(settings, stored_from=STORED_FROM).of([table])
        assert dict(index.notices) == notices
        wanted = {statement.id for one in notices.values() for statement in one.statements}
        places = index.words.places().places
        assert wanted == {index.words.candidate(int(place), 0).statement_id for place in places}
        assert len(wanted) == len(places)
        for one in notices.values():
            assert index.words.named(one.id)[0].notice_id == one.id
            text = one.statements[0].text
            assert one.statements[0].id in {found.statement_id for found in index.words.candidates(text, 40)}
    return written < change
