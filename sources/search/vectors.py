"""Search by meaning: the vectors of a table's statements, kept in half precision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from sources.search.vector_file import VectorFile, keys_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK: Final = 4096
"""Rows turned into 32-bit floats at a time: 6 MB, which the processor's cache holds."""
_ROUGH_FROM: Final = 4_096
_AXES: Final = 64
_SHORTLIST: Final = 2_000
"""From so many texts on, the vectors are first compared on their main axes alone, and the best of these in full: at
100,000 texts a fifth of the time. docs/search.md has the figures, beside those of an approximate index."""
_SAMPLE: Final = 20_000
_AT_ONCE: Final = 64
"""Texts encoded before they are stored: half a second's work, what a killed process loses at most."""


class Encoder(Protocol):
    """What turns texts into vectors of length 1. `name` changes whenever the vectors would."""

    name: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row for each text, in order: shape (texts, dimensions)."""
        ...


class VectorIndex:
    """The vectors of texts, by their place in the sequence. Memory: 768 bytes a text at 384 dimensions.

    Made with what the `file` has; what is lacking (`lacking` says how many) is encoded by `complete`, and stored as it
    comes, so that who is stopped goes on from there. Until then the rows of lacking texts are zero.
    """

    def __init__(self, texts: Sequence[str], encoder: Encoder, file: VectorFile | None = None) -> None:
        import numpy as np

        self._encoder = encoder
        self._file = file
        self._texts = texts
        self._keys = keys_of(encoder.name, texts)
        self._rows = np.zeros((len(texts), encoder.dimensions), dtype=np.float16)
        there = np.zeros(len(texts), dtype=np.bool_)
        if file:
            self._rows, there = file.read(self._keys, encoder.dimensions)
        self._todo = np.flatnonzero(~there)
        self._rough = None if len(self._todo) else self._roughly()

    @property
    def lacking(self) -> int:
        """Texts that have no vector yet."""
        return len(self._todo)

    def complete(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Encode what is lacking, equal texts once; about 100 statements a second and core. Stops when told to."""
        import numpy as np

        _, first, again = np.unique(self._keys[self._todo], return_index=True, return_inverse=True)
        made = np.zeros((len(first), self._encoder.dimensions), dtype=np.float16)
        order = np.argsort(first)
        for start in range(0, len(order), _AT_ONCE):
            if stopped():
                return
            part = order[start : start + _AT_ONCE]
            places = self._todo[first[part]]
            texts = [self._texts[int(place)] for place in places]
            made[part] = self._encoder.encode(texts).astype(np.float16)
            if self._file:
                self._file.append(self._keys[places], made[part])
        self._rows[self._todo] = made[again]
        self._rough = self._roughly()
        self._todo = self._todo[:0]

    def __len__(self) -> int:
        return len(self._rows)

    def near(self, text: str, limit: int, also: Sequence[int] = ()) -> dict[int, float]:
        """The cosines of the `limit` texts that are nearest, by their places, and of those in `also`.

        Cosines are from -1 to 1, exact up to half precision. Which texts are nearest is exact up to `_ROUGH_FROM`;
        beyond, 1 in 1,000 of the first hundred is missed (measured on 17,562 sentences).
        """
        import numpy as np

        query = self._encoder.encode([text])[0]
        places = np.arange(len(self._rows))
        if self._rough is not None and len(places) > _SHORTLIST:
            axes, short = self._rough
            count = max(_SHORTLIST, limit)
            rough = _products(short, query @ axes)
            places = np.argpartition(rough, len(places) - count)[len(places) - count :]
            places = np.union1d(places, np.array(also, dtype=np.int64))
        cosines = np.empty(len(places), dtype=np.float32)
        for start in range(0, len(places), _BLOCK):
            block = self._rows[places[start : start + _BLOCK]].astype(np.float32)
            cosines[start : start + _BLOCK] = _products(block, query)
        chosen = {*nearest(cosines, limit), *np.searchsorted(places, also).tolist()}
        return {int(places[one]): float(cosines[one]) for one in chosen}

    def _roughly(self) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        """The main axes of the vectors, shape (dimensions, axes), and all vectors on them: 256 bytes a text."""
        import numpy as np

        if len(self._rows) < _ROUGH_FROM:
            return None
        sample = self._rows[:: max(1, len(self._rows) // _SAMPLE)].astype(np.float32)
        _, axes = np.linalg.eigh(sample.T @ sample)
        main = np.ascontiguousarray(axes[:, -_AXES:]).astype(np.float32)
        short = np.empty((len(self._rows), main.shape[1]), dtype=np.float32)
        for start in range(0, len(short), _BLOCK):
            block = self._rows[start : start + _BLOCK].astype(np.float32)
            np.matmul(block, main, out=short[start : start + _BLOCK])
        return main, short


def _products(rows: NDArray[np.float32], query: NDArray[np.float32]) -> NDArray[np.float32]:
    """The product of each row with the query, shape (rows,), by one thread.

    BLAS would share so little work among threads that wait for each other: on a busy machine four times as slow.
    """
    import numpy as np

    products: NDArray[np.float32] = np.einsum("ij,j->i", rows, query)
    return products


def nearest(cosines: NDArray[np.float32], limit: int) -> list[int]:
    """The places of the highest, best first; of equals the one that comes first."""
    import numpy as np

    if limit < len(cosines):
        # All that reach the last score that counts, so that equals at the edge are chosen by their place.
        edge = np.partition(cosines, len(cosines) - limit)[len(cosines) - limit]
        places = np.flatnonzero(cosines >= edge)
    else:
        places = np.arange(len(cosines))
    order = np.lexsort((places, -cosines[places]))[:limit]
    return [int(place) for place in places[order]]
