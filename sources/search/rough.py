"""Vectors on their main axes alone: what a large table is compared on first, kept in a file beside the vectors."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)
FEWEST: Final = 4_096
"""Vectors from which this pays; docs/search.md has the figures."""
_AXES: Final = 64
_SAMPLE: Final = 20_000
_BLOCK: Final = 4_096
"""Rows turned into 32-bit floats at a time: 6 MB, which the processor's cache holds."""
_GROWN: Final = 4
"""The axes are chosen anew when there are so many times the vectors that they were chosen from."""
_LOOKED_AT: Final = 4_096


@dataclass(frozen=True, slots=True)
class Rough:
    """Axes, shape (dimensions, axes), and each vector on them, shape (vectors, axes), with its key; 0: damaged."""

    axes: NDArray[np.float32]
    short: NDArray[np.float32]
    keys: NDArray[np.uint64]


def main_axes(vectors: NDArray[np.float16]) -> NDArray[np.float32]:
    """The axes along which vectors differ most, shape (dimensions, axes), seen in a sample of them."""
    import numpy as np

    sample = vectors[:: max(1, len(vectors) // _SAMPLE)].astype(np.float32)
    _, axes = np.linalg.eigh(sample.T @ sample)
    return np.ascontiguousarray(axes[:, -_AXES:]).astype(np.float32)


def on_axes(vectors: NDArray[np.float16], axes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors on the axes, shape (vectors, axes): 256 bytes each."""
    import numpy as np

    short = np.empty((len(vectors), axes.shape[1]), dtype=np.float32)
    for start in range(0, len(short), _BLOCK):
        block = np.asarray(vectors[start : start + _BLOCK]).astype(np.float32)
        np.matmul(block, axes, out=short[start : start + _BLOCK])
    return short


class RoughFile:
    """A file with the axes, and for each record of a file of vectors its key and what it is on them.

    What does not fit the vectors (it was cut, or the vectors were begun anew) is made again; about 1 s for 200,000.
    Where it cannot be written, it is made in memory each time.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def of(self, records: NDArray[Any]) -> Rough:
        """The rough form of records with `key` and `vector`, of which there are at least `FEWEST`."""
        import numpy as np

        dimensions = records["vector"].shape[1]
        head = _head(dimensions)
        rows = _row(min(_AXES, dimensions))
        try:
            if self._count(head, rows) < len(records) and not self._add(records, head, rows):
                self._make(records, head, rows)
            if not self._fits(records, head, rows):
                self._make(records, head, rows)
        except OSError as error:
            _log.info("rough vectors are not kept: %s", error)
            axes = main_axes(records["vector"])
            made = np.concatenate(list(_rows(records, 0, axes)))
            return Rough(axes, made["short"], made["key"])
        axes = np.array(np.memmap(self._path, dtype=head, mode="r", shape=(1,))[0]["axes"])
        table = self._mapped(head, rows)[: len(records)]
        return Rough(axes, table["short"], np.array(table["key"]))

    def _mapped(self, head: np.dtype[Any], rows: np.dtype[Any]) -> NDArray[Any]:
        import numpy as np

        count = self._count(head, rows)
        return np.memmap(self._path, dtype=rows, mode="r", offset=head.itemsize, shape=(count,))

    def _count(self, head: np.dtype[Any], rows: np.dtype[Any]) -> int:
        size = self._path.stat().st_size if self._path.is_file() else 0
        return max(0, size - head.itemsize) // rows.itemsize

    def _fits(self, records: NDArray[Any], head: np.dtype[Any], rows: np.dtype[Any]) -> bool:
        """Whether first, last and some other rows are those of the records; the last are where two writers meet."""
        import numpy as np

        count = len(records)
        if self._count(head, rows) < count:
            return False
        some = np.unique(np.linspace(0, count - 1, _LOOKED_AT).astype(np.int64))
        some = np.union1d(some, np.arange(max(0, count - _LOOKED_AT), count))
        keys = self._mapped(head, rows)["key"][some]
        return bool(np.all((keys == records["key"][some]) | (keys == 0)))

    def _add(self, records: NDArray[Any], head: np.dtype[Any], rows: np.dtype[Any]) -> bool:
        """Add what the records have more; False where the file is no good to add to."""
        import numpy as np

        count = self._count(head, rows)
        if not count or not self._fits(records[:count], head, rows):
            return False
        first = np.memmap(self._path, dtype=head, mode="r", shape=(1,))[0]
        if len(records) >= _GROWN * int(first["count"]):
            return False
        with self._path.open("r+b") as file:
            file.seek(head.itemsize + count * rows.itemsize)
            for block in _rows(records, count, np.array(first["axes"])):
                file.write(block.tobytes())
        return True

    def _make(self, records: NDArray[Any], head: np.dtype[Any], rows: np.dtype[Any]) -> None:
        import numpy as np

        first = np.zeros(1, dtype=head)
        first["count"] = len(records)
        first["axes"] = main_axes(records["vector"])
        new = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        with new.open("wb") as file:
            file.write(first.tobytes())
            for block in _rows(records, 0, first["axes"][0]):
                file.write(block.tobytes())
        new.replace(self._path)


def _rows(records: NDArray[Any], start: int, axes: NDArray[np.float32]) -> Iterator[NDArray[Any]]:
    import numpy as np

    for place in range(start, len(records), _BLOCK):
        block = records[place : place + _BLOCK]
        vectors = np.asarray(block["vector"]).astype(np.float32)
        made = np.zeros(len(block), dtype=_row(axes.shape[1]))
        made["key"] = np.where(np.abs(np.square(vectors).sum(axis=1) - 1) < 0.01, block["key"], 0)
        made["short"] = vectors @ axes
        yield made


def _head(dimensions: int) -> np.dtype[Any]:
    import numpy as np

    return np.dtype([("count", "<u8"), ("axes", "<f4", (dimensions, min(_AXES, dimensions)))])


def _row(axes: int) -> np.dtype[Any]:
    import numpy as np

    return np.dtype([("key", "<u8"), ("short", "<f4", (axes,))])
