"""Cuts evidence that is longer than a model was taught to read into stretches that it can."""

from __future__ import annotations

import re
from typing import Final

import sentencex

_CLAUSE: Final = re.compile(r"(?<=[;:])\s+")
_MOST: Final = 24
"""Stretches of one text; with 75 words each, and sentences in it, the first 900 words or so are read."""


def stretches(text: str, longest: int) -> list[str]:
    """`text` whole if it is short, else the first runs of its sentences, each half over the next.

    A run has at most `longest` words, unless it is one sentence: that is cut at semicolons and colons alone.
    """
    if len(text.split()) <= longest:
        return [text]
    parts = [part for sentence in sentencex.segment("en", text) for part in _short(sentence.strip(), longest)]
    sizes = [len(part.split()) for part in parts]
    found: list[str] = []
    start = 0
    while start < len(parts) and len(found) < _MOST:
        end, size = start + 1, sizes[start]
        while end < len(parts) and size + sizes[end] <= longest:
            size += sizes[end]
            end += 1
        found.append(" ".join(parts[start:end]))
        start = len(parts) if end == len(parts) else start + max(1, (end - start) // 2)
    return found or [text]


def _short(sentence: str, longest: int) -> list[str]:
    """A sentence, or its clauses where it is too long."""
    if len(sentence.split()) <= longest:
        return [sentence] if sentence else []
    return _CLAUSE.split(sentence)
