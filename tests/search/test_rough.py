"""Vectors on their main axes, kept beside the vectors: they follow them, whatever happens to either file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from sources.search.rough import FEWEST, on_axes
from sources.search.vector_file import Found, VectorFile

_DIMENSIONS = 80
_MANY = FEWEST + 300


def _rows(count: int, seed: int = 1) -> NDArray[np.float16]:
    rows = np.random.default_rng(seed).standard_normal((count, _DIMENSIONS))
    made: NDArray[np.float16] = (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float16)
    return made


def _keys(start: int, count: int) -> NDArray[np.uint64]:
    return np.arange(start, start + count, dtype=np.uint64) * np.uint64(2_654_435_761)


@pytest.fixture(name="file")
def _file(tmp_path: Path) -> VectorFile:
    file = VectorFile(tmp_path / "table.vectors")
    file.append(_keys(1, _MANY), _rows(_MANY))
    return file


def _right(found: Found, rows: NDArray[np.float16]) -> None:
    """Every vector is where it should be, and its rough form is its own."""
    assert found.rough is not None
    assert (found.at >= 0).all()
    assert np.array_equal(found.vectors[found.at], rows)
    expected = on_axes(rows, found.rough.axes)
    assert np.allclose(found.rough.short[found.at], expected, atol=1e-5)


def test_few_vectors_have_no_rough_form(tmp_path: Path) -> None:
    """Below the size from which it pays, no file is made."""
    file = VectorFile(tmp_path / "table.vectors")
    file.append(_keys(1, 100), _rows(100))
    assert file.find(_keys(1, 100), _DIMENSIONS).rough is None
    assert not (tmp_path / "table.rough").exists()


def test_file_is_made_once_and_grows(file: VectorFile) -> None:
    """What is there is read, and what is new is added behind it; the axes stay."""
    _right(file.find(_keys(1, _MANY), _DIMENSIONS), _rows(_MANY))
    rough = file.path.with_suffix(".rough")
    first = rough.read_bytes()
    file.append(_keys(_MANY + 1, 50), _rows(50, seed=2))
    _right(file.find(_keys(1, _MANY + 50), _DIMENSIONS), np.concatenate([_rows(_MANY), _rows(50, seed=2)]))
    assert rough.read_bytes()[: len(first)] == first
    assert len(rough.read_bytes()) > len(first)


def test_axes_are_chosen_anew_when_the_table_has_grown_much(file: VectorFile) -> None:
    """Four times the vectors have other main axes."""
    before = file.find(_keys(1, _MANY), _DIMENSIONS).rough
    file.append(_keys(_MANY + 1, 3 * _MANY), _rows(3 * _MANY, seed=2))
    found = file.find(_keys(1, 4 * _MANY), _DIMENSIONS)
    _right(found, np.concatenate([_rows(_MANY), _rows(3 * _MANY, seed=2)]))
    assert before is not None
    assert found.rough is not None
    assert not np.array_equal(before.axes, found.rough.axes)


@pytest.mark.parametrize("damage", ["empty", "cut", "other", "longer"])
def test_damaged_file_is_made_again(file: VectorFile, damage: str) -> None:
    """Cut as by a killed process, of other vectors, or written by two at once: it is put right."""
    file.find(_keys(1, _MANY), _DIMENSIONS)
    rough = file.path.with_suffix(".rough")
    data = rough.read_bytes()
    worse = {
        "empty": b"",
        "cut": data[: len(data) * 2 // 3],
        "other": data[: len(data) // 2] + data[: len(data) - len(data) // 2],
        "longer": data + data[-9_000:],
    }
    rough.write_bytes(worse[damage])
    for _ in range(2):
        _right(file.find(_keys(1, _MANY), _DIMENSIONS), _rows(_MANY))


def test_vectors_that_were_begun_anew_have_a_new_rough_form(file: VectorFile) -> None:
    """Another file of vectors in the old one's place is not compared by the old one's rough form."""
    file.find(_keys(1, _MANY), _DIMENSIONS)
    file.path.unlink()
    file.append(_keys(7_001, _MANY), _rows(_MANY, seed=3))
    _right(file.find(_keys(7_001, _MANY), _DIMENSIONS), _rows(_MANY, seed=3))


def test_damaged_vector_of_a_large_table_is_lacking(file: VectorFile) -> None:
    """A vector whose numbers were overwritten before its rough form was made is to be made again."""
    data = bytearray(file.path.read_bytes())
    record = 8 + 2 * _DIMENSIONS
    data[5 * record + 8 : 6 * record] = b"\x12\x7f" * _DIMENSIONS
    file.path.write_bytes(bytes(data))
    found = file.find(_keys(1, _MANY), _DIMENSIONS)
    assert np.flatnonzero(found.at < 0).tolist() == [5]
    file.append(_keys(6, 1), _rows(_MANY)[5:6])
    assert file.find(_keys(1, _MANY), _DIMENSIONS).at[5] == _MANY


def test_folder_that_cannot_be_written_has_it_in_memory(file: VectorFile) -> None:
    """Where the file cannot be made, each opening makes it for itself."""
    file.path.with_suffix(".rough").mkdir()
    _right(file.find(_keys(1, _MANY), _DIMENSIONS), _rows(_MANY))
