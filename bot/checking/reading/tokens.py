"""Text to tokens: words, codes and numbers with their places, as every reading counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.checking.lexicon import stem

_TOKEN: Final = re.compile(
    r"(?:[A-Za-z]\.){2,}"  # U.S., H.R.
    r"|\b[A-Z]:\d{1,2}\b"  # D:5
    r"|[A-Za-z]{1,4}-\d+[A-Za-z]?\b"  # H-200, MI-308
    r"|\d+[A-Za-z]+\d[\w.]*\w|[A-Za-z]+\d\w*(?:\.\w+)*|\d{1,2}-[A-Z]\b"  # 3A090.c, MI325X, 8-K
    r"|\d+(?:\.\d+){2,}|\d{4}-\d{4,6}\b"  # 9903.79.02, 2026-00789
    r"|\d[\d,]*(?:\.\d+)?"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*"
)
_CODE: Final = re.compile(r"(?=.*\d)(?=.*[a-z])|\d+(?:\.\d+){2,}|\d{4}-\d{4,6}")

_SEVERAL: Final = re.compile(r"[A-Z]{2,}s")


class TokenKind(StrEnum):
    """What a token is, as far as its own letters show."""

    WORD = "word"
    NAME = "name"
    CODE = "code"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """One word at [start, end) of its text. `key` is what texts are aligned by; `norm` is the word in lower case.

    `idiom` says that it is a phrase of several words; `norm` is then the word that it is read as.
    """

    text: str
    norm: str
    key: str
    kind: TokenKind
    start: int
    end: int
    idiom: bool = False


def lowered(text: str) -> str:
    """A text in lower case, every character in its place: the few that become two ("İ") stay as they are."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


def tokenize(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; punctuation is left out."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        token = _token(match, begins=not found or _begins(text, match.start()))
        if token is not None:
            found.append(token)
    return tuple(found)


def _token(match: re.Match[str], *, begins: bool) -> Token | None:
    written = match[0]
    norm = written.lower()
    start, end = match.span()
    if norm.endswith("'s"):
        norm, written, end = norm[:-2], written[:-2], end - 2
    if not norm:
        return None
    if norm[0].isdigit() and not _CODE.match(norm):
        return Token(written, norm.replace(",", ""), norm.replace(",", ""), TokenKind.NUMBER, start, end)
    if _CODE.match(norm):
        key = norm.replace("-", "").replace(":", "")
        # "H200s" are several H200.
        key = key[:-1] if key.endswith("s") and key[-2].isdigit() else key
        return Token(written, norm, key, TokenKind.CODE, start, end)
    norm = norm.replace(".", "") if "." in norm else norm
    capital = written[0].isupper() and (not begins or (written[1:].isupper() and len(written) > 1))
    # "GPUs" are several of a GPU: the stemmer leaves "-us" alone.
    key = stem(norm[:-1] if _SEVERAL.fullmatch(written) else norm)
    return Token(written, norm, key, TokenKind.NAME if capital else TokenKind.WORD, start, end)


def _begins(text: str, start: int) -> bool:
    """Whether a word stands where every word has a capital: after a full stop, a colon or a bullet."""
    before = text[:start].rstrip(" \"'([-")
    return not before or before[-1] in ".!?:\n"
