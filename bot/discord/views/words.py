"""Foreign text made safe for a Discord message: cut, escaped, measured."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, urlsplit

_MARKUP: Final = re.compile(r"[\\*_~|`<>\[\]]")
_AT_START: Final = re.compile(r"^(#{1,3}|-#|[-+]|\d+(?=\.))(?=[\s.])")
_MENTION: Final = re.compile(r"@(?=everyone|here|[!&]?\d)")
_ZERO_WIDTH: Final = "\u200b"
URL_LIMIT: Final = 512
"""A longer address would take the room of the words. Discord has the same limit for a button's address."""


def size(text: str) -> int:
    """Its length as Discord may count it: UTF-16 units, which is never less than code points."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, limit: int) -> str:
    """On one line of at most `limit` characters, cut at a word and marked with an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1]
    at_word = kept.rfind(" ")
    return (kept[:at_word] if at_word > limit // 2 else kept).rstrip() + "…"


def escaped(text: str) -> str:
    """One line of text whose markup and mentions are shown as typed."""
    plain = _MARKUP.sub(r"\\\g<0>", _MENTION.sub("@" + _ZERO_WIDTH, text))
    return _AT_START.sub(_backslashed, plain)


def _backslashed(match: re.Match[str]) -> str:
    mark = match[1]
    # A backslash before a digit would be shown: an invisible character parts the number from its full stop.
    return mark + _ZERO_WIDTH if mark.isdigit() else "\\" + mark


def link(title: str, url: str | None) -> str:
    """A masked link, or the title alone where the address is none that a browser opens."""
    shown = escaped(title)
    if not url or urlsplit(url).scheme not in {"http", "https"}:
        return shown
    # Round brackets and blanks would end the address within the masked link.
    address = quote(url, safe=":/?#@!$&*+,;=%~-._")
    return f"[{shown}]({address})" if len(address) <= URL_LIMIT else shown
