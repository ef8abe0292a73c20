"""Chinese, Japanese and Korean: texts without spaces between words, found by every two signs that stand together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SIGNS: Final = (
    "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uac00-\ud7af\u1100-\u11ff\u3130-\u318f"
    "\U00020000-\U0002fa1f"
)
"""Han, Hiragana, Katakana and Hangul, as Unicode's blocks have them."""
_RUN: Final = re.compile(f"[{_SIGNS}]+")


def pairs(text: str) -> Iterator[str]:
    """Every two signs that stand together, in order; a sign that stands alone by itself."""
    for run in _RUN.findall(text):
        if len(run) == 1:
            yield run
        else:
            yield from (run[place : place + 2] for place in range(len(run) - 1))


def apart(text: str) -> str:
    """The text with a space on both sides of each run of such signs, so that "禁止H200出口" has the word "H200"."""
    return _RUN.sub(r" \g<0> ", text)


def without(text: str) -> str:
    """The text with a space in place of each run of such signs."""
    return _RUN.sub(" ", text)


def is_mostly(text: str) -> bool:
    """Whether most of the letters and digits are such signs."""
    signs = sum(len(run) for run in _RUN.findall(text))
    return 2 * signs > sum(sign.isalnum() for sign in text)
