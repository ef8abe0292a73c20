"""How a table is searched: small ones by words, large ones by meaning too, without making anybody wait."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import bot.finding
from bot.finding import MEANING_FROM, Meaning, index_of_table
from bot.indexes import TableIndex
from bot.settings import Settings
from sources.notice import Notice, Statement
from sources.search.fusion import CombinedIndex
from sources.search.lexical import LexicalIndex
from tests.search.toy_encoder import ToyEncoder


def _table(statements: int) -> TableIndex:
    rows = tuple(
        Statement(f"xx-boats#s{number}", f"Boat {number} is painted.") for number in range(statements - 1)
    )
    boats = Notice(id="xx-boats", publisher="Harbour", title="Order on Boats", statements=rows)
    felines = (Statement("xx-cats#s1", "Felines purr."),)
    cats = Notice(id="xx-cats", publisher="Shelter", title="Order", statements=felines)
    return TableIndex.in_memory((boats, cats))


@pytest.fixture(name="settings")
def _settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{tmp_path / 'table.db'}")


def test_small_table_is_searched_by_words(settings: Settings) -> None:
    """Below the size from which meaning pays, neither an encoder is loaded nor a file made."""
    table = _table(MEANING_FROM - 1)
    meaning = Meaning(settings)
    assert isinstance(meaning.index(table), LexicalIndex)
    assert isinstance(index_of_table(table), LexicalIndex)
    meaning.close()


def test_large_table_is_searched_by_meaning_once_it_is_read(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Checks go on by words while vectors are made; the next start has them beside the database, at once."""
    encoder = _WaitingEncoder()
    monkeypatch.setattr(bot.finding, "load_encoder", lambda: encoder)
    table = _table(MEANING_FROM)
    meaning = Meaning(settings)
    index = meaning.index(table)
    assert isinstance(index, CombinedIndex)
    assert index.candidates("kitten", 3) == ()
    encoder.go_on.set()
    meaning.wait()
    assert index.candidates("kitten", 3)[0].statement_id == "xx-cats#s1"
    meaning.close()
    assert (tmp_path / "table.vectors").is_file()
    again = Meaning(settings).index(table)
    assert isinstance(again, CombinedIndex)
    assert again.lacking == 0
    assert again.candidates("kitten", 9) == index.candidates("kitten", 9)


def test_closing_stops_the_making_of_vectors(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who closes waits for one batch, not for the whole table; what is made is kept."""
    encoder = _WaitingEncoder()
    monkeypatch.setattr(bot.finding, "load_encoder", lambda: encoder)
    table = _table(MEANING_FROM)
    meaning = Meaning(settings)
    index = meaning.index(table)
    assert encoder.begun.wait(10)
    meaning.stop()
    encoder.go_on.set()
    meaning.close()
    assert isinstance(index, CombinedIndex)
    assert index.lacking == MEANING_FROM
    again = Meaning(settings).index(table)
    assert isinstance(again, CombinedIndex)
    assert again.lacking == MEANING_FROM - 64


class _WaitingEncoder(ToyEncoder):
    """Encodes nothing before it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.begun = threading.Event()
        self.go_on = threading.Event()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """See ToyEncoder."""
        self.begun.set()
        assert self.go_on.wait(10)
        return super().encode(texts)
