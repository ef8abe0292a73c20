"""Vectors kept on disk by what they were made of: derived data, that may be lost or damaged without harm."""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_log = logging.getLogger(__name__)
_MOST_BYTES: Final = 2 << 30
"""A file that has grown to this (about 2.7 million vectors, most of texts long gone) is begun anew."""


def keys_of(encoder: str, texts: Iterable[str]) -> NDArray[np.uint64]:
    """The keys of texts' vectors: another encoder, or one letter more, is another key.

    64 bits: of a million texts, the chance that any two share a key is 3 in 100 million.
    """
    import numpy as np

    digests = (hashlib.blake2b(f"{encoder}\0{text}".encode(), digest_size=8).digest() for text in texts)
    return np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)


class VectorFile:
    """A file of records, each a key and a vector in half precision, in the order in which they were made.

    Records are only ever added at the end. So a killed process leaves whole records and at most one that is cut,
    which the next writer cuts off. Damaged records are told by their vector's length, which is not 1, or by a key
    that no text has; they are made again. Two processes that write at once store some vectors twice, no more.
    Where nothing can be written, everything works as without the file.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(
        self, keys: NDArray[np.uint64], dimensions: int
    ) -> tuple[NDArray[np.float16], NDArray[np.bool_]]:
        """The vectors of these keys, shape (keys, dimensions), and which of them are there; the others are zero."""
        import numpy as np

        rows = np.zeros((len(keys), dimensions), dtype=np.float16)
        there = np.zeros(len(keys), dtype=np.bool_)
        kind = _record(dimensions)
        try:
            count = self.path.stat().st_size // kind.itemsize
            if not count or not len(keys):
                return rows, there
            records = np.memmap(self.path, dtype=kind, mode="r", shape=(count,))
        except (OSError, ValueError):
            return rows, there
        stored = np.array(records["key"])
        order = np.argsort(stored, kind="stable")
        # The last of equal keys: it was made again because the one before was damaged.
        places = np.searchsorted(stored[order], keys, side="right") - 1
        hits = np.flatnonzero((places >= 0) & (stored[order[places]] == keys))
        rows[hits] = records["vector"][order[places[hits]]]
        there[hits] = np.abs(np.square(rows[hits].astype(np.float32)).sum(axis=1) - 1) < 0.01
        return rows, there

    def append(self, keys: NDArray[np.uint64], rows: NDArray[np.float16]) -> None:
        """Add records at the end; quietly not, where the disk will not have them."""
        import numpy as np

        records = np.zeros(len(keys), dtype=_record(rows.shape[1]))
        records["key"] = keys
        records["vector"] = rows
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                end = file.tell()
                whole = end - end % records.itemsize if end < _MOST_BYTES else 0
                if whole != end:
                    os.ftruncate(file.fileno(), whole)
                file.write(records.tobytes())
        except OSError as error:
            _log.info("vectors are not kept: %s", error)


def _record(dimensions: int) -> np.dtype[Any]:
    import numpy as np

    return np.dtype([("key", "<u8"), ("vector", "<f2", (dimensions,))])
