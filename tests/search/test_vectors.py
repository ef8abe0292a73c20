"""Vectors: exact, made once, and kept in a file whose loss or damage costs nothing but time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sources.search.vector_file import VectorFile
from sources.search.vectors import VectorIndex, nearest
from tests.search.toy_encoder import ToyEncoder, vectors_of

TEXTS = ["A chip is sold.", "A boat sails.", "A chip is sold.", "A tax is due.", "The cat sleeps."]


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> VectorFile:
    return VectorFile(tmp_path / "deep" / "toy.vectors")


def _complete(file: VectorFile | None, encoder: ToyEncoder, texts: list[str] = TEXTS) -> VectorIndex:
    index = vectors_of(texts, encoder, file)
    index.complete()
    assert index.lacking == 0
    return index


def test_nearest_text_comes_first_and_equals_by_place() -> None:
    """The nearest is first; of texts equally near, the one that comes first in the table."""
    index = _complete(None, ToyEncoder())
    assert index.near("a processor", 2).keys() == {0, 2}
    assert index.near("a processor", 1).keys() == {0}
    assert index.near("a processor", 1, [3]).keys() == {0, 3}
    assert index.near("a processor", 99).keys() == set(range(len(TEXTS)))


def test_equal_texts_are_encoded_once() -> None:
    """A text that stands twice costs once."""
    encoder = ToyEncoder()
    _complete(None, encoder)
    assert sorted(set(TEXTS)) == sorted(encoder.seen)


def test_second_time_nothing_is_encoded(file: VectorFile) -> None:
    """What is in the file is not made again, and finds the same."""
    first = _complete(file, ToyEncoder())
    encoder = ToyEncoder()
    second = _complete(file, encoder)
    assert encoder.seen == []
    assert first.near("duty on chips", 9) == second.near("duty on chips", 9)


def test_only_what_is_new_is_encoded(file: VectorFile) -> None:
    """One statement more, or one letter more, is one vector more; another encoder knows none of the old."""
    _complete(file, ToyEncoder())
    encoder = ToyEncoder()
    _complete(file, encoder, [*TEXTS, "A vessel sinks.", "A boat sails!"])
    assert sorted(encoder.seen) == ["A boat sails!", "A vessel sinks."]
    other = ToyEncoder("another")
    _complete(file, other)
    assert len(set(TEXTS)) == len(other.seen)


@pytest.mark.parametrize("cut", [1, 8, 17, 19, 40, 71])
def test_cut_file_is_mended(file: VectorFile, cut: int) -> None:
    """A file cut anywhere, as by a killed process, gives the same answers, and is whole after the next writing."""
    whole = _complete(file, ToyEncoder()).near("chips and boats", 9)
    file.path.write_bytes(file.path.read_bytes()[:cut])
    assert whole == _complete(file, ToyEncoder()).near("chips and boats", 9)
    encoder = ToyEncoder()
    _complete(file, encoder)
    assert encoder.seen == []


@pytest.mark.parametrize("damage", [b"\xff" * 300, b"", b"no vectors at all", b"\x00" * 72])
def test_damaged_file_is_made_again(file: VectorFile, damage: bytes) -> None:
    """Whatever stands in the file, the answers are the right ones."""
    whole = _complete(file, ToyEncoder()).near("a kitten", 9)
    file.path.write_bytes(damage)
    assert whole == _complete(file, ToyEncoder()).near("a kitten", 9)


def test_damaged_record_alone_is_made_again(file: VectorFile) -> None:
    """A vector whose numbers were overwritten is told by its length, made again, and then read."""
    _complete(file, ToyEncoder())
    data = bytearray(file.path.read_bytes())
    data[8:18] = b"\x12\x7f" * 5
    file.path.write_bytes(bytes(data))
    encoder = ToyEncoder()
    _complete(file, encoder)
    assert len(encoder.seen) == 1
    again = ToyEncoder()
    _complete(file, again)
    assert again.seen == []


def test_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    """Where no file can be made, the index works without."""
    (tmp_path / "taken").write_text("a file, not a folder")
    file = VectorFile(tmp_path / "taken" / "toy.vectors")
    assert _complete(file, ToyEncoder()).near("vessels", 1).keys() == {1}


def test_stopped_work_goes_on_where_it_was(file: VectorFile) -> None:
    """Who stops after the first batch has it on file; the next one makes the rest alone."""
    texts = [f"chip number {number}" for number in range(100)]
    asked = iter([False, True])
    index = vectors_of(texts, ToyEncoder(), file)
    index.complete(lambda: next(asked))
    assert index.lacking == 100
    encoder = ToyEncoder()
    assert vectors_of(texts, encoder, file).lacking == 36
    _complete(file, encoder, texts)
    assert len(encoder.seen) == 36


def test_no_text_at_all_is_an_index_too() -> None:
    """An empty table has vectors, none."""
    assert _complete(None, ToyEncoder(), []).near("chips", 5) == {}


def test_shortlist_of_a_large_table_has_the_nearest() -> None:
    """Beyond the size up to which all are compared in full, the first are those of a full comparison."""
    chance = np.random.default_rng(3)
    # Vectors that lie near a few directions, as those of texts do.
    rows = chance.standard_normal((9000, 24)) @ chance.standard_normal(
        (24, 128)
    ) + 0.3 * chance.standard_normal((9000, 128))
    rows = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
    index = vectors_of([str(number) for number in range(9000)], _Rows(rows))
    index.complete()
    for place in range(0, 9000, 500):
        full = nearest((rows.astype(np.float16).astype(np.float32) @ rows[place]), 50)
        assert len(index.near(str(place), 50).keys() & set(full)) >= 49


class _Rows:
    """Gives the row whose number is the text."""

    def __init__(self, rows: NDArray[np.float32]) -> None:
        self.name = "rows"
        self.dimensions = rows.shape[1]
        self._rows = rows

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The rows of the texts."""
        return self._rows[[int(text) for text in texts]]
