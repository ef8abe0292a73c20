"""Ways to turn a statement's own words into a claim that it does not make."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_PLACES: Final = {
    "China": "Japan",
    "Japan": "Germany",
    "Netherlands": "Belgium",
    "Macau": "Brazil",
    "Russia": "Canada",
    "Taiwan": "Norway",
    "Malaysia": "Portugal",
    "Germany": "Italy",
}


def _must(text: str) -> Iterator[str]:
    yield from (_with(text, match, f"{match[0]} not") for match in re.finditer(r"\bmust\b(?! not)", text))
    yield from (_with(text, match, "must") for match in re.finditer(r"\bmust not\b", text))


def _percent(text: str) -> Iterator[str]:
    for match in re.finditer(r"\b(\d+(?:\.\d+)?)(?= ?(?:percent|per cent|%))", text):
        if float(match[1]):
            yield _with(text, match, f"{float(match[1]) * 2:g}")


def _country(text: str) -> Iterator[str]:
    for match in re.finditer(rf"\b(?:{'|'.join(_PLACES)})\b(?!')", text):
        other = _PLACES[match[0]]
        if other not in text:
            yield _with(text, match, other)


def _month(text: str) -> Iterator[str]:
    for match in re.finditer(rf"\b({'|'.join(_MONTHS)})(?= \d)", text):
        other = _MONTHS[(_MONTHS.index(match[0]) + 5) % 12]
        yield _with(text, match, other)


def _with(text: str, match: re.Match[str], words: str) -> str:
    return text[: match.start()] + words + text[match.end() :]


CHANGES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "must to must not, and back": _must,
    "a percentage to its double": _percent,
    "one country to another": _country,
    "a month to the one five later": _month,
}

EXCHANGES: Final = (
    ("rule", "bill"),
    ("investigation", "settlement"),
    ("tariff", "subsidy"),
    ("duty", "refund"),
    ("export", "import"),
    ("exporter", "consignee"),
    ("seller", "buyer"),
    ("military", "civil"),
    ("requires", "waives"),
    ("must", "may"),
    ("certain", "all"),
    ("all", "some"),
    ("only", "not only"),
    ("first", "second"),
    ("until", "from"),
    ("above", "below"),
    ("or larger", "or smaller"),
    ("or more", "or less"),
)
"""Words of statements, and others that stand for another thing."""


def exchanged(text: str, word: str, other: str) -> str | None:
    """The text with the first `word` made `other`; None where it has none, or right behind a "not"."""
    match = re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", text)
    if match is None or text[: match.start()].endswith("not "):
        return None
    return _with(text, match, other)
