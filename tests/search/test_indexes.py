"""The indexes of tables: kept on disk where large, caught up by what changed, and never ahead of the table."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import tantivy

import bot.corpora
import bot.indexes
from bot.corpora import corpus_words
from bot.indexes import Indexes, TableIndex, index_folder
from bot.service import Crosscheck
from bot.settings import Settings
from bot.vocabulary_json import made_by
from sources.database.address import parse_address
from sources.notice import Notice
from sources.search.lexical import LexicalIndex
from sources.search.stored import StoredIndex
from sources.table import SourceTable
from tests.checking.examples import notice

AS_OF = date(2030, 10, 1)
TABLE = tuple(
    notice(f"Lamp {number} is blue.", name=f"xx-lamp-{number}", title=f"Rule {number}")
    for number in range(30)
)


@pytest.fixture(name="settings")
def _settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr(bot.indexes, "STORED_FROM", 20)
    return Settings(database_url=f"sqlite:///{tmp_path / 'table.db'}", model="none")


def _run(settings: Settings, work: Callable[[SourceTable], Awaitable[None]]) -> None:
    async def opened() -> None:
        async with await SourceTable.open(settings.database()) as table:
            await work(table)

    asyncio.run(opened())


def _folder(settings: Settings) -> Path:
    folder = index_folder(parse_address(settings.database()))
    assert folder is not None
    return folder / "shared"


def _same(index: TableIndex, notices: Sequence[Notice]) -> None:
    """The index holds these notices, and finds each by its own text and no other."""
    assert {one.id: one for one in notices} == dict(index.notices)
    assert index.statements == sum(len(one.statements) for one in notices) == len(index.words.places().places)
    for one in notices:
        for statement in one.statements:
            found = index.words.candidates(f"{one.title}. {statement.text}", 3)
            assert statement.id in {candidate.statement_id for candidate in found}


def test_small_table_is_in_memory(tmp_path: Path) -> None:
    """The table that ships makes no folder."""
    settings = Settings(database_url=f"sqlite:///{tmp_path / 'table.db'}")

    async def work(table: SourceTable) -> None:
        index = await Indexes(settings).of([table])
        assert dict(index.notices) == {one.id: one for one in await table.notices()}
        assert not (tmp_path / "table.index").exists()

    _run(settings, work)


def test_current_index_is_opened_without_the_table(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing has changed, no notice is read from the database, and nothing is written."""

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        made = await Indexes(settings).of([table])
        monkeypatch.setattr(StoredIndex, "make", None)
        monkeypatch.setattr(StoredIndex, "change", None)
        monkeypatch.setattr(SourceTable, "notices", None)
        opened = await Indexes(settings).of([table])
        _same(opened, TABLE)
        assert made.vocabulary.frequency == opened.vocabulary.frequency
        assert made.vocabulary.forms == opened.vocabulary.forms
        assert made.vocabulary.spelled == opened.vocabulary.spelled

    _run(settings, work)


def test_change_is_caught_up_alone(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Added, changed, retired, undone: each is in the index at the next look, which reads no more than what changed."""

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        indexes = Indexes(settings)
        await indexes.of([table])
        monkeypatch.setattr(StoredIndex, "make", None)
        whole = await table.notices()
        monkeypatch.setattr(SourceTable, "notices", None)
        shade = notice("Green shades of the Shade Department (SD) are exempt.", name="xx-shade")
        red = replace(TABLE[3], title="Rule on Red Ones")
        await table.put(shade, "a test", "add")
        _same(await indexes.of([table]), (*whole, shade))
        await table.put(red, "a test", "change")
        await table.retire(TABLE[4].id, "a test", "retire")
        expected = tuple(red if one.id == red.id else one for one in (*whole, shade) if one.id != TABLE[4].id)
        for each in (indexes, Indexes(settings)):
            index = await each.of([table])
            _same(index, expected)
            assert index.vocabulary.frequency == TableIndex.in_memory(expected).vocabulary.frequency
            assert index.words.candidates("a shade of SD", 1)[0].notice_id == "xx-shade"
        await table.undo(await table.change_number(), "a test", "undo")
        restored = (*(one for one in expected if one.id != TABLE[4].id), TABLE[4])
        _same(await indexes.of([table]), restored)

    _run(settings, work)


def test_change_by_another_process_while_one_has_it_open(settings: Settings) -> None:
    """Two that have the same index open see each other's changes, whoever wrote it down first."""

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        one, other = Indexes(settings), Indexes(settings)
        for indexes in (one, other):
            await indexes.of([table])
        for number, (first, second) in enumerate([(one, other), (one, other), (other, one)]):
            more = notice(f"Shade number {number}.", name=f"xx-shade-{number}")
            await table.put(more, "a test", "add")
            for indexes in (first, second):
                _same(await indexes.of([table]), await table.notices())

    _run(settings, work)


def test_other_database_under_the_same_name_is_not_answered_from_the_old_index(settings: Settings) -> None:
    """A database that was begun anew, or set back to a copy, has its own index, though its numbers are the same."""

    async def first(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        await Indexes(settings).of([table])

    async def second(table: SourceTable) -> None:
        shades = [replace(one, title="Shade", statements=(one.statements[0],)) for one in TABLE]
        await table.replace_all(shades, "a test", "others")
        _same(await Indexes(settings).of([table]), shades)

    _run(settings, first)
    for file in _folder(settings).parent.parent.glob("table.db*"):
        file.unlink()
    _run(settings, second)


@pytest.mark.parametrize("damage", ["gone", "cut"])
def test_missing_or_damaged_index_is_made_again(settings: Settings, damage: str) -> None:
    """Whatever happened to the folder, the next look has the table's state."""

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        await Indexes(settings).of([table])
        for file in _folder(settings).glob("*.store" if damage == "cut" else "*"):
            if damage == "gone":
                file.unlink()
            else:
                file.write_bytes(file.read_bytes()[:-9])
        _same(await Indexes(settings).of([table]), TABLE)
        _same(await Indexes(settings).of([table]), TABLE)

    _run(settings, work)


def test_folder_that_cannot_be_written_costs_one_line_in_the_log(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """Without a folder, the index is in memory: right, and said once."""

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        folder = _folder(settings).parent
        folder.write_text("a file where the folder would be")
        indexes = Indexes(settings)
        with caplog.at_level(logging.INFO):
            for _ in range(3):
                _same(await indexes.of([table]), TABLE)
        assert [record.levelname for record in caplog.records if "in memory" in record.message] == ["WARNING"]

    _run(settings, work)


def test_table_that_became_small_leaves_no_folder(settings: Settings) -> None:
    """Once a table is small again it is in memory, and what was kept of it is gone."""

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        indexes = Indexes(settings)
        await indexes.of([table])
        assert _folder(settings).is_dir()
        await table.replace_all(TABLE[:3], "a test", "few")
        _same(await indexes.of([table]), TABLE[:3])
        assert not _folder(settings).exists()

    _run(settings, work)


def test_servers_see_their_own_and_the_shared_table_alone(settings: Settings) -> None:
    """Each set of tables has a folder of its own; a server's notice stands in for the shared one of its id."""

    async def work() -> None:
        async with await Crosscheck.open(settings) as crosscheck:
            await crosscheck.table.replace_all(TABLE, "a test", "many")
            mine = notice("Copper bolts are tested.", name="xx-lamp-7", title="Rule on Bolts")
            await crosscheck.tables.own(1).put(mine, "a curator", "ours")
            await crosscheck.tables.own(2).put(
                notice("Shades are green.", name="xx-shade"), "a curator", "ours"
            )
            for server, found in ((1, 1), (2, 0), (None, 0)):
                (verdict,) = await crosscheck.check("Copper bolts are tested.", AS_OF, server)
                assert found == sum(one.notice.id == "xx-lamp-7" for one in verdict.references)
            (verdict,) = await crosscheck.check("Lamp 7 is blue.", AS_OF, 1)
            assert "xx-lamp-7" not in {one.notice.id for one in verdict.references}

    asyncio.run(work())
    names = {path.name for path in _folder(settings).parent.iterdir()}
    assert names == {"shared", "server-1+shared", "server-2+shared"}


def test_database_in_memory_has_no_folder() -> None:
    """What is gone with its process leaves nothing behind; a server's database is kept apart by its address."""
    assert index_folder(parse_address("sqlite:///:memory:")) is None
    one, other, again = (
        index_folder(parse_address(f"postgresql://user:{word}@host/{name}"))
        for name, word in (("one", "a"), ("other", "a"), ("one", "b"))
    )
    assert one == again != other


def test_first_notice_of_a_server_reads_the_shared_index_anew_no_more(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The index of a server that begins its own table begins as a copy of the shared table's."""

    async def work() -> None:
        async with await Crosscheck.open(settings) as crosscheck:
            await crosscheck.table.replace_all(TABLE, "a test", "many")
            await crosscheck.get_ready()
            monkeypatch.setattr(StoredIndex, "make", None)
            mine = notice("Copper bolts are tested.", name="xx-lamp-7", title="Rule on Bolts")
            own = crosscheck.tables.own(1)
            await own.put(mine, "a curator", "ours")
            index = await Indexes(settings).of([own, crosscheck.table])
            _same(index, [mine if one.id == mine.id else one for one in TABLE])
            _same(await Indexes(settings).of([crosscheck.table]), TABLE)

    asyncio.run(work())


def test_corpus_is_kept_by_what_stands_in_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same bytes are read once; others are another corpus; a small one is not kept; old ones make way."""
    monkeypatch.setattr(bot.corpora, "STORED_FROM", 20)
    monkeypatch.setattr(bot.corpora, "user_cache_path", lambda name, appauthor: tmp_path)

    def never() -> tuple[Notice, ...]:
        raise AssertionError("it was read again")

    def words(data: bytes, documents: Callable[[], Sequence[Notice]]) -> LexicalIndex:
        return corpus_words(data, documents, lambda done, total: None)

    for number in range(6):
        assert (
            words(b"%d" % number, lambda: TABLE).candidates("lamp 7 is blue", 1)[0].notice_id == "xx-lamp-7"
        )
    assert words(b"5", never).candidates("lamp 7 is blue", 1)[0].notice_id == "xx-lamp-7"
    assert words(b"few", lambda: TABLE[:1]).candidates("lamp 7", 1)[0].notice_id == "xx-lamp-0"
    assert len(list((tmp_path / "corpora").iterdir())) == 4


def test_index_that_another_process_writes_is_waited_for_and_then_in_memory(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Who cannot write because another does has the right answers all the same, and the folder once it is free."""
    monkeypatch.setattr(bot.indexes, "_PATIENCE", 0.0)

    async def work(table: SourceTable) -> None:
        await table.replace_all(TABLE, "a test", "many")
        indexes = Indexes(settings)
        await indexes.of([table])
        index = tantivy.Index.open(str(_folder(settings)))
        writer = index.writer(heap_size=15_000_000, num_threads=1)
        more = notice("Shades are green.", name="xx-shade")
        await table.put(more, "a test", "add")
        _same(await indexes.of([table]), (*TABLE, more))
        assert ["in memory here" in record.message for record in caplog.records][-1:] == [True]
        del writer
        _same(await indexes.of([table]), (*TABLE, more))
        assert more.id in _kept(settings)

    _run(settings, work)


def _kept(settings: Settings) -> Mapping[str, Notice]:
    opened = StoredIndex(_folder(settings), made_by()).open()
    assert opened is not None
    return opened.notices
