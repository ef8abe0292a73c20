"""Vectors kept on disk by what they were made of: derived data, that may be lost or damaged without harm."""

from __future__ import annotations

import hashlib
import logging
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sources.search.rough import FEWEST, Rough, RoughFile

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)
_MOST_BYTES: Final = 4 << 30
"""A file that has grown to this (about 5.5 million vectors, most of texts long gone) is begun anew."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a file has for the keys that it was asked for."""

    vectors: NDArray[np.float16]
    """Every vector of the file, shape (records, dimensions); read from the disk where it is looked at."""
    at: NDArray[np.int64]
    """The record of each key, -1 where there is none, or a damaged one."""
    rough: Rough | None
    """The same records on their main axes; None where they are few."""


def keys_for(encoder: str, text_keys: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The keys of texts' vectors: another encoder is another key."""
    import numpy as np

    own = hashlib.blake2b(encoder.encode(), digest_size=8).digest()
    keys: NDArray[np.uint64] = text_keys ^ np.uint64(int.from_bytes(own) >> 1)
    return keys


class VectorFile:
    """A file of records, each a key and a vector in half precision, in the order in which they were made.

    Records are only ever added at the end. So a killed process leaves whole records and at most one that is cut,
    which the next writer cuts off. Damaged records are told by their vector's length, which is not 1, or by a key
    that no text has; they are made again. Two processes that write at once store some vectors twice, no more.
    Where nothing can be written, everything works as without the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def find(self, keys: NDArray[np.uint64], dimensions: int) -> Found:
        """The records of these keys."""
        import numpy as np

        nowhere = np.full(len(keys), -1, dtype=np.int64)
        kind = _record(dimensions)
        try:
            count = self.path.stat().st_size // kind.itemsize
            if not count:
                return Found(np.zeros((0, dimensions), dtype=np.float16), nowhere, None)
            records = np.memmap(self.path, dtype=kind, mode="r", shape=(count,))
        except (OSError, ValueError):
            return Found(np.zeros((0, dimensions), dtype=np.float16), nowhere, None)
        rough = None
        stored = np.array(records["key"]) if count < FEWEST else None
        if stored is None:
            rough = RoughFile(self.path.with_suffix(".rough")).of(records)
            stored = rough.keys
        else:
            stored[~whole(records["vector"])] = 0
        order = np.argsort(stored, kind="stable")
        # The last of equal keys: it was made again because the one before was damaged.
        places = np.searchsorted(stored[order], keys, side="right") - 1
        hit = (places >= 0) & (stored[order[places]] == keys)
        return Found(records["vector"], np.where(hit, order[places], nowhere), rough)

    def append(self, keys: NDArray[np.uint64], rows: NDArray[np.float16]) -> None:
        """Add records at the end; quietly not, where the disk will not have them."""
        import numpy as np

        records = np.zeros(len(keys), dtype=_record(rows.shape[1]))
        records["key"] = keys
        records["vector"] = rows
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.is_file() and self.path.stat().st_size >= _MOST_BYTES:
                # Not emptied: whoever has it open goes on reading the old one.
                self.path.unlink()
            with self.path.open("ab") as file:
                end = file.tell()
                if end % records.itemsize:
                    os.ftruncate(file.fileno(), end - end % records.itemsize)
                file.write(records.tobytes())
        except OSError as error:
            _log.info("vectors are not kept: %s", error)


def whole(vectors: NDArray[np.float16]) -> NDArray[np.bool_]:
    """Which vectors have the length that they were made with, 1; shape (vectors,)."""
    import numpy as np

    squares = np.square(vectors.astype(np.float32)).sum(axis=1)
    right: NDArray[np.bool_] = np.abs(squares - 1) < 0.01
    return right


def _record(dimensions: int) -> np.dtype[Any]:
    import numpy as np

    return np.dtype([("key", "<u8"), ("vector", "<f2", (dimensions,))])
