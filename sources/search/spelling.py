"""One spelling for what people write in several: full-width signs, dashes, "H-200", "6500GB/s", "6,500"."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from sources.search import cjk

_DASHES: Final = re.compile("[\u2010-\u2015\u2212]")
_NAME_AND_NUMBER: Final = re.compile(r"\b([A-Za-z]{1,3})-(\d{1,5}[A-Za-z]?)\b")
"""H-200, MI-308, A-100: so short a name before a number is one name. "Section-232" is not, nor "COVID-19"."""
_NUMBER_AND_UNIT: Final = re.compile(r"(?<![\w.])(\d+(?:\.\d+)?)([A-Za-z]{2,})\b")
_ORDINALS: Final = frozenset({"st", "nd", "rd", "th"})
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")


def one_spelling(text: str) -> str:
    """The text in the spelling in which it is indexed and looked for; no longer fit to be shown."""
    text = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    text = _THOUSANDS.sub("", text)
    text = _NAME_AND_NUMBER.sub(r"\1\2", text)
    return cjk.apart(_NUMBER_AND_UNIT.sub(_apart, text))


def _apart(match: re.Match[str]) -> str:
    number, unit = match.groups()
    return match[0] if unit.lower() in _ORDINALS else f"{number} {unit}"
