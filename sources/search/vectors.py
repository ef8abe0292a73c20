"""Search by meaning: the vectors of a table's statements, kept in half precision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, Protocol

from sources.search import Progress
from sources.search.rough import FEWEST, Rough, main_axes, on_axes
from sources.search.vector_file import VectorFile, keys_for, whole

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK: Final = 4096
"""Rows turned into 32-bit floats at a time: 6 MB, which the processor's cache holds."""
_SHORTLIST: Final = 2_000
"""From `FEWEST` texts on, the vectors are first compared on their main axes alone, and the best of these in full: at
100,000 texts a fifth of the time. docs/search.md has the figures, beside those of an approximate index."""
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
    """The vectors of texts, by their place in the sequence.

    Args:
        text_keys: what stands for each text; equal texts have equal ones.
        text_of: the text at a place; asked for where its vector is lacking.
        encoder: what makes the vectors.
        file: what has those that were made before, and keeps those that are made. Without one they are in memory, 768
            bytes each at 384 dimensions; with one they are read from the disk where they are looked at.

    What is lacking (`lacking` says how many) is encoded by `complete`, and stored as it comes, so that who is stopped
    goes on from there. Until then the index is not to be asked.
    """

    def __init__(
        self,
        text_keys: NDArray[np.uint64],
        text_of: Callable[[int], str],
        encoder: Encoder,
        file: VectorFile | None = None,
    ) -> None:
        import numpy as np

        self._encoder = encoder
        self._file = file
        self._text_of = text_of
        self._keys = keys_for(encoder.name, text_keys)
        self._vectors = np.zeros((0, encoder.dimensions), dtype=np.float16)
        self._at = np.full(len(self._keys), -1, dtype=np.int64)
        self._rough: Rough | None = None
        self._look_up()

    @property
    def lacking(self) -> int:
        """Texts that have no vector yet."""
        return len(self._todo)

    def complete(
        self, stopped: Callable[[], bool] = lambda: False, progress: Progress = lambda done, all_: None
    ) -> None:
        """Encode what is lacking, equal texts once; about 100 statements a second and core.

        Stops when told to. `progress` is told how many of how many are done, after each `_AT_ONCE`.
        """
        import numpy as np

        _, first, again = np.unique(self._keys[self._todo], return_index=True, return_inverse=True)
        made = np.zeros((len(first), self._encoder.dimensions), dtype=np.float16)
        order = np.argsort(first)
        for start in range(0, len(order), _AT_ONCE):
            if stopped():
                return
            part = order[start : start + _AT_ONCE]
            places = self._todo[first[part]]
            texts = [self._text_of(int(place)) for place in places]
            made[part] = self._encoder.encode(texts).astype(np.float16)
            if self._file:
                self._file.append(self._keys[places], made[part])
            progress(min(start + _AT_ONCE, len(order)), len(order))
        todo = self._todo
        if self._file:
            # Nobody searches yet; what was mapped before is not to be held beside the new.
            self._vectors, self._rough = np.zeros((0, self._encoder.dimensions), dtype=np.float16), None
            self._look_up()
        if self.lacking:
            self._hold(todo, made[again])

    def __len__(self) -> int:
        return len(self._keys)

    def near(self, text: str, limit: int, also: Sequence[int] = ()) -> dict[int, float]:
        """The cosines of the `limit` texts that are nearest, by their places, and of those in `also`.

        Cosines are from -1 to 1, exact up to half precision. Which texts are nearest is exact below `FEWEST`;
        beyond, 1 in 1,000 of the first hundred is missed (measured on 17,562 sentences).
        """
        import numpy as np

        query = self._encoder.encode([text])[0]
        places = np.arange(len(self._at))
        if self._rough is not None and len(places) > _SHORTLIST:
            places = self._shortlist(self._rough, query, max(_SHORTLIST, limit))
            places = np.union1d(places, np.array(also, dtype=np.int64))
        cosines = np.empty(len(places), dtype=np.float32)
        for start in range(0, len(places), _BLOCK):
            part = self._vectors[self._at[places[start : start + _BLOCK]]]
            block = part.astype(np.float32)
            # What was damaged since it was looked up is near nothing.
            cosines[start : start + _BLOCK] = np.where(whole(part), products(block, query), -1)
        chosen = {*nearest(cosines, limit), *np.searchsorted(places, also).tolist()}
        return {int(places[one]): float(cosines[one]) for one in chosen}

    def _shortlist(self, rough: Rough, query: NDArray[np.float32], count: int) -> NDArray[np.int64]:
        """The places that are nearest on the main axes."""
        import numpy as np

        near = query @ rough.axes
        if 2 * len(self._at) > len(rough.short):
            found = products(rough.short, near)[self._at]
        else:
            # The file is mostly other tables'.
            found = products(rough.short[self._at], near)
        return np.argpartition(found, len(found) - count)[len(found) - count :]

    def _look_up(self) -> None:
        import numpy as np

        if self._file:
            found = self._file.find(self._keys, self._encoder.dimensions)
            self._vectors, self._at, self._rough = found.vectors, found.at, found.rough
        self._todo = np.flatnonzero(self._at < 0)

    def _hold(self, places: NDArray[np.int64], rows: NDArray[np.float16]) -> None:
        """Keep all vectors in memory: there is no file, or it could not be written."""
        import numpy as np

        all_ = np.zeros((len(self._keys), self._encoder.dimensions), dtype=np.float16)
        there = np.flatnonzero(self._at >= 0)
        all_[there] = self._vectors[self._at[there]]
        all_[places] = rows
        self._vectors = all_
        self._at = np.arange(len(all_), dtype=np.int64)
        if len(all_) >= FEWEST:
            axes = main_axes(all_)
            self._rough = Rough(axes, on_axes(all_, axes), self._keys)
        self._todo = np.zeros(0, dtype=np.int64)


def products(rows: NDArray[np.float32], query: NDArray[np.float32]) -> NDArray[np.float32]:
    """The product of each row with the query, shape (rows,), by one thread.

    BLAS would share so little work among threads that wait for each other: on a busy machine four times as slow.
    """
    import numpy as np

    found: NDArray[np.float32] = np.einsum("ij,j->i", rows, query)
    return found


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
