"""Text as Discord and clipboards carry it, cleaned for reading, with every character's place in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sources.errors import InputError

MAX_CHARACTERS: Final = 100_000
"""About 60 pages. A check of more would take seconds and answer nobody; it is refused in one sentence."""

_INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff]"
)
_QUOTES: Final = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u300c\u300d\u300e\u300f", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2212", "-"),
        "\u066a": "%",
    }
)


@dataclass(frozen=True, slots=True)
class CleanText:
    """Clean text; `origin[i]` is the index in the original text that character `i` came from. `links` as written."""

    text: str
    origin: tuple[int, ...]
    links: tuple[str, ...] = ()

    def span(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of the clean text, in the original text. An empty range has no span and is an error."""
        return self.origin[start], self.origin[end - 1] + 1


class _Tracer:
    """A text under repair that remembers where each character came from."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.origin = list(range(len(text)))

    def replace(
        self, pattern: re.Pattern[str], make: Callable[[re.Match[str]], str | tuple[int, int]]
    ) -> None:
        """Put in place of each match either new words, or the part of it at the span that `make` returns."""
        parts: list[str] = []
        origin: list[int] = []
        done = 0
        for match in pattern.finditer(self.text):
            parts.append(self.text[done : match.start()])
            origin += self.origin[done : match.start()]
            made = make(match)
            if isinstance(made, str):
                parts.append(made)
                last = match.end() - 1
                origin += [self.origin[min(match.start() + place, last)] for place in range(len(made))]
            else:
                parts.append(self.text[made[0] : made[1]])
                origin += self.origin[made[0] : made[1]]
            done = match.end()
        if done:
            parts.append(self.text[done:])
            self.text, self.origin = "".join(parts), origin + self.origin[done:]

    def each_character(self, make: Callable[[str], str]) -> None:
        """Put in place of each character what `make` makes of it: nothing, one or several."""
        if self.text.isascii():
            return
        made = [make(character) for character in self.text]
        self.origin = [place for place, part in zip(self.origin, made, strict=True) for _ in part]
        self.text = "".join(made)


def _normal(character: str) -> str:
    # NFKC of single characters makes full-width digits and letters plain and keeps every place traceable;
    # combining sequences stay as typed, which search folds anyway.
    return unicodedata.normalize("NFKC", character).translate(_QUOTES)


def _decimal(match: re.Match[str]) -> str:
    """A half sign behind a number as its decimals ("2½" is 2.5, not NFKC's 21 and 2); alone it is a half."""
    if not match[1] and match[2] in _SHARES:
        return _SHARES[match[2]]
    return f"{int(match[1] or 0) + unicodedata.numeric(match[2]):.4g}"


def _moment(match: re.Match[str]) -> str:
    try:
        moment = datetime.fromtimestamp(int(match[1]), UTC)
    except (OverflowError, OSError, ValueError):
        return " "
    return f"{moment:%Y-%m-%d}"


def _inner(match: re.Match[str]) -> tuple[int, int]:
    return match.span(1)


def _gone(_: re.Match[str]) -> str:
    return ""


def _space(_: re.Match[str]) -> str:
    return " "


def _without(_: re.Match[str]) -> str:
    return "without"


_RULES: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | tuple[int, int]]], ...]] = (
    # Discord's reference names the message formats: discord.com/developers/docs/reference#message-formatting.
    (re.compile(r"<t:(-?\d{1,12})(?::[tTdDfFR])?>"), _moment),
    (re.compile(r"<(?:@[!&]?|#|id:|a?:\w{1,40}:|/[^:<>\n]{1,120}:)\w*>"), _space),
    (re.compile(r"@(?:everyone|here)\b"), _space),
    (
        re.compile(
            r"\[([^\[\]\n]+)\]\(<?https?://[^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)?>?(?: +\"[^\"\n]*\")?\)"
        ),
        _inner,
    ),
    (re.compile(r"<(https?://[^\s<>]+)>"), _inner),
    (re.compile(r"```(?:[a-zA-Z0-9+#-]{1,15}\n)?(.*?)```", re.DOTALL), _inner),
    (re.compile(r"`([^`\n]+)`"), _inner),
    (re.compile(r"\|\|(.+?)\|\|", re.DOTALL), _inner),
    (re.compile(r"~~(.+?)~~", re.DOTALL), _inner),
    (re.compile(r"\*{1,3}(?=\S)([^*\n]+?)(?<=\S)\*{1,3}"), _inner),
    (re.compile(r"(?<!\w)_{1,3}(?=\S)([^_\n]+?)(?<=\S)_{1,3}(?!\w)"), _inner),
    (re.compile(r"^[ \t]*(?:>{1,3}[ \t]+|#{1,3}[ \t]+|-#[ \t]+|[-*\u2022][ \t]+)", re.MULTILINE), _gone),
    (re.compile(r"(?<![\w/])w/o(?![\w/])", re.IGNORECASE), _without),
    (re.compile(r"[^\S\n]+"), _space),
)
_SHARES: Final = {"½": "half", "⅓": "a third", "⅔": "two thirds", "¼": "a quarter", "¾": "three quarters"}
_FRACTION: Final = re.compile(r"(?<![\d.,])(\d{0,6})\s?([\u00bc-\u00be\u2150-\u215e])(?!\d)")
_FOOTNOTE: Final = re.compile(r"(?<=\d)[\u00b9\u00b2\u00b3\u2070-\u2079]+")
"""A raised digit behind a digit marks a note: "3,000¹" is no 30,001. Behind a letter it is part of a unit ("mm²")."""
_ROUNDS: Final = 16
"""Marks inside marks that are taken out; each round costs one pass over the text."""
_LINK: Final = re.compile(r"https?://[^\s<>\"]+")


def clean(text: str) -> CleanText:
    """Take out what Discord and clipboards add: mentions, emoji, markup, invisible and full-width characters.

    Cleaning a clean text changes nothing, where marks are not nested deeper than anybody writes. Links inside masked
    links are kept in `links`.

    Raises:
        InputError: the text is longer than MAX_CHARACTERS.
    """
    if len(text) > MAX_CHARACTERS:
        raise InputError(
            f"The text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are checked at once. "
            "Paste the part that matters."
        )
    links = tuple(link.rstrip(").,;:!?'>") for link in _LINK.findall(text))
    tracer = _Tracer(text)
    tracer.replace(_FRACTION, _decimal)
    tracer.replace(_FOOTNOTE, _space)
    # Taking out one mark can bring two others together, so it is done until nothing changes.
    for _ in range(_ROUNDS):
        before = tracer.text
        tracer.each_character(_normal)
        tracer.replace(_INVISIBLE, _gone)
        for pattern, make in _RULES:
            tracer.replace(pattern, make)
        if tracer.text == before:
            break
    return CleanText(tracer.text, tuple(tracer.origin), links)
