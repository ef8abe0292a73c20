"""When two claims are the same words: without case, spaces and punctuation, and never without a figure's signs."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

_QUOTES: Final = re.compile(r"(?<=\w)['’ʼ`](?=\w)")
# What stays of the signs: % and currencies, comparisons, a minus before a figure, the mark between two digits.
_SIGN: Final = re.compile(r"(?<!\w)[-−–](?=\d)|(?<=\d)[.,:/](?=\d)|[%‰<>=≤≥±+]")
_KEPT: Final = frozenset({"L", "M", "N"})


def plain_words(text: str) -> str:
    """The text's words in one spelling, parted by single spaces.

    Width and case are evened out (NFKC, casefold), apostrophes within a word are taken out, and every other sign is a
    space. What changes a figure stays: "%", currency signs, "<" and its like, a minus before a digit, and a point,
    comma, colon or slash between two digits.
    """
    even = _QUOTES.sub("", unicodedata.normalize("NFKC", text).casefold())
    signs = {match.start() for match in _SIGN.finditer(even)}
    return " ".join("".join(_letter(even, place, place in signs) for place in range(len(even))).split())


def key_of(text: str) -> str:
    """The same for two texts of the same words, and 64 characters long."""
    return hashlib.sha256(plain_words(text).encode()).hexdigest()


def _letter(text: str, place: int, sign: bool) -> str:
    letter = text[place]
    category = unicodedata.category(letter)
    if category[0] in _KEPT or category == "Sc":
        return letter
    if sign:
        return "-" if letter in "−–" else letter
    return " "
