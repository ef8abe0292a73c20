"""An index kept in a folder: it finds what one in memory finds, is never half changed, and is mended when damaged."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tantivy

from sources.notice import Notice
from sources.search.lexical import LexicalIndex
from sources.search.soundness import is_sound
from sources.search.stored import BusyError, Opened, StoredIndex
from tests.checking.examples import notice

FEE = notice("The fee for a lamp is 25 percent.", "It is due in May.", name="xx-fee", title="Order on Fees")
SHADE = notice("Green shades are exempt.", name="xx-shade", title="Rule on Shades")
BOLT = notice("Copper bolts are tested.", name="xx-bolt", title="Rule on Bolts")


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> StoredIndex:
    return StoredIndex(tmp_path / "deep" / "index", "tests")


def _make(store: StoredIndex, *notices: Notice, number: int = 1) -> Opened:
    return store.make(notices, {"shared": number}, {"words": "välue"}, None)


def _found(opened: Opened | None, text: str) -> list[str]:
    assert opened is not None
    return [one.statement_id for one in opened.search(None).candidates(text, 5)]


def test_finds_what_an_index_in_memory_finds(store: StoredIndex, shipped: tuple[Notice, ...]) -> None:
    """The same first statements, by words, identifiers and links; and the notices themselves.

    Further down near equals may change places: the document that labels an index on disk counts as one more text.
    """
    store.make(shipped, {}, None, None)
    opened = store.open()
    assert opened is not None
    assert dict(opened.notices) == {one.id: one for one in shipped}
    stored, memory = opened.search(None), LexicalIndex(shipped)
    for one in shipped:
        for text, links in ((one.title, ()), ("a word", (one.url or "",)), (one.statements[0].text, ())):
            expected = [found.statement_id for found in memory.candidates(text, 5, links)]
            assert expected == [found.statement_id for found in stored.candidates(text, 5, links)]


def test_says_what_it_was_made_of(store: StoredIndex) -> None:
    """State, extra and number of statements come back as they were written; nothing is there before."""
    assert store.open() is None
    _make(store, FEE, SHADE)
    opened = store.open()
    assert opened is not None
    assert (opened.label.state, opened.label.extra) == ({"shared": 1}, {"words": "välue"})
    assert (opened.label.statements, len(opened.notices)) == (3, 2)
    assert len(opened.search(None).places().places) == 3


def test_change_takes_the_place_of_what_was(store: StoredIndex) -> None:
    """Changed, added and removed notices are found, or no longer; who opened it before sees what was."""
    before = _make(store, FEE, SHADE)
    brown = replace(SHADE, statements=(replace(SHADE.statements[0], text="Brown shades are exempt."),))
    after = store.change(before, {FEE.id, SHADE.id, BOLT.id}, [brown, BOLT], {"shared": 2}, None, None)
    for opened in (after, store.open()):
        assert opened is not None
        assert dict(opened.notices) == {SHADE.id: brown, BOLT.id: BOLT}
        assert (opened.label.state, opened.label.statements) == ({"shared": 2}, 2)
        assert _found(opened, "green fee") == []
        assert _found(opened, "brown") == ["xx-shade#s1"]
        assert _found(opened, "copper") == ["xx-bolt#s1"]
    assert _found(before, "green") == ["xx-shade#s1"]
    assert FEE.id in before.notices
    assert FEE.id not in after.notices


def test_nothing_of_it_is_a_notice_but_notices(store: StoredIndex) -> None:
    """What the index says of itself is neither found nor listed."""
    opened = _make(store, FEE)
    assert "*" not in opened.notices
    assert _found(opened, "* välue words shared") == []
    with pytest.raises(KeyError):
        opened.notices["*"]


def test_change_of_what_another_process_changed_is_refused(store: StoredIndex) -> None:
    """Who has opened an older state than the one on disk must open it again; nothing is written."""
    old = _make(store, FEE)
    store.change(old, {BOLT.id}, [BOLT], {"shared": 2}, None, None)
    with pytest.raises(BusyError):
        store.change(old, {SHADE.id}, [SHADE], {"shared": 2}, None, None)
    assert _found(store.open(), "shades") == []


def test_one_writes_at_a_time(store: StoredIndex) -> None:
    """While one writes, another is told so, and readers see the last commit."""
    _make(store, FEE)

    def other(done: int, total: int) -> None:
        if not done:
            with pytest.raises(BusyError):
                _make(store, BOLT)
            assert _found(store.open(), "lamp")[0] == "xx-fee#s1"

    store.make([SHADE], {}, None, None, other)
    assert _found(store.open(), "lamp bolts shades") == ["xx-shade#s1"]


def test_index_made_by_other_code_is_made_again(store: StoredIndex) -> None:
    """Other word lists, or another format, make another index: the old one is not used, and makes way."""
    _make(store, FEE)
    newer = StoredIndex(store.folder, "newer")
    assert newer.open() is None
    assert _found(newer.make([BOLT], {}, None, None), "fee bolts") == ["xx-bolt#s1"]
    assert store.open() is None


def test_index_of_other_fields_makes_way(store: StoredIndex) -> None:
    """What another version wrote, with other fields, is not used; the new one takes its place."""
    store.folder.mkdir(parents=True)
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("statement", stored=True)
    other = tantivy.Index(builder.build(), path=str(store.folder))
    writer = other.writer(heap_size=15_000_000, num_threads=1)
    writer.add_document(tantivy.Document(statement=["a lamp"]))
    writer.commit()
    writer.wait_merging_threads()
    assert store.open() is None
    assert _found(_make(store, BOLT), "lamp bolts") == ["xx-bolt#s1"]


@pytest.mark.parametrize("kind", ["term", "idx", "pos", "store", "fast", "fieldnorm", "json"])
@pytest.mark.parametrize("damage", ["cut", "gone", "overwritten", "empty"])
def test_damaged_index_is_not_used_and_made_again(store: StoredIndex, kind: str, damage: str) -> None:
    """Whichever file is damaged however, the index is not used, and can be made again in its place."""
    _make(store, FEE, SHADE)
    file = store.folder / "meta.json" if kind == "json" else next(store.folder.glob(f"*.{kind}"))
    data = file.read_bytes()
    if damage == "gone":
        file.unlink()
    else:
        middle = len(data) // 2
        worse = {
            "cut": data[:middle],
            "overwritten": data[: middle - 1] + b"\xa5" + data[middle:],
            "empty": b"",
        }
        file.write_bytes(worse[damage])
    assert store.open() is None
    assert not is_sound(store.folder) or kind == "json"
    assert _found(_make(store, BOLT), "bolts") == ["xx-bolt#s1"]
    assert _found(store.open(), "bolts") == ["xx-bolt#s1"]


def test_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """Where no folder can be made, the caller is told, and has an index in memory instead."""
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(OSError, match="taken"):
        _make(StoredIndex(tmp_path / "taken" / "index", "tests"), FEE)
