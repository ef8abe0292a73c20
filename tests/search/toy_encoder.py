"""An encoder small enough to see through: a text's vector says which of a few subjects its words belong to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sources.search.documents import text_key
from sources.search.vector_file import VectorFile
from sources.search.vectors import Encoder, VectorIndex

SUBJECTS = (
    ("chip", "semiconductor", "processor"),
    ("boat", "ship", "vessel"),
    ("tax", "levy", "duty"),
    ("cat", "feline", "kitten"),
)


class ToyEncoder:
    """One number for each subject, and one for texts of none. Counts what it encodes in `seen`."""

    def __init__(self, name: str = "toy") -> None:
        self.name = name
        self.dimensions = len(SUBJECTS) + 1
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """How many words of each subject a text has, to length 1."""
        self.seen += texts
        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        rows[:, -1] = 0.1
        for row, text in zip(rows, texts, strict=True):
            for number, words in enumerate(SUBJECTS):
                row[number] = sum(word in text.lower() for word in words)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        return rows


def vectors_of(texts: Sequence[str], encoder: Encoder, file: VectorFile | None = None) -> VectorIndex:
    """The index over the vectors of these texts."""
    keys = np.array([text_key(text) for text in texts], dtype=np.uint64)
    return VectorIndex(keys, lambda place: texts[place], encoder, file)
