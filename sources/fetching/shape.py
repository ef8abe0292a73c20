"""What came: a page, a PDF, JSON, text; or an error page that says 200 and is none of what was asked for."""

from __future__ import annotations

import html
import json
import re
from enum import StrEnum
from typing import Final

from sources.errors import FetchError


class Kind(StrEnum):
    """What a body is."""

    HTML = "a web page"
    PDF = "a PDF"
    JSON = "JSON"
    XML = "XML"
    TEXT = "plain text"


_BY_TYPE: Final = {
    "text/html": Kind.HTML,
    "application/xhtml+xml": Kind.HTML,
    "application/pdf": Kind.PDF,
    "application/x-pdf": Kind.PDF,
    "application/json": Kind.JSON,
    "application/xml": Kind.XML,
    "text/xml": Kind.XML,
    "application/rss+xml": Kind.XML,
    "application/atom+xml": Kind.XML,
    "text/plain": Kind.TEXT,
}
_UNTOLD: Final = frozenset(("", "application/octet-stream", "binary/octet-stream", "application/download"))
_PDF: Final = b"%PDF-"
_PDF_WITHIN: Final = 1024
"""Readers of PDF look for its mark in the first 1,024 bytes, and files with a few bytes before it are common."""
_MARKUP: Final = re.compile(
    rb"<(?:!doctype html|html|head|body|title|div|p|h1|table|article|main)\b", re.IGNORECASE
)
# Each of these stops at a bound or at the next "<": a page of nothing but "<h1" costs no more than another.
_TITLE: Final = re.compile(r"<(title|h1)\b[^<>]{0,500}>(.{0,500}?)</\1\s{0,9}>", re.IGNORECASE | re.DOTALL)
_HIDDEN: Final = re.compile(r"<(?:(script|style|noscript|svg)\b|!--)", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")
_ERROR: Final = re.compile(
    r"^(?:(?:http )?(?:error|status)?:? ?[45]\d\d\b(?! fr\b)|error$|page not found|not found|"
    r"access (?:is )?denied|forbidden|"
    r"just a moment|attention required|request access|pardon our interruption|service (?:temporarily )?unavailable|"
    r"bad gateway|gateway time-?out|internal server error|an error occurred|something went wrong|oops|"
    r"temporarily unavailable|site (?:is )?(?:under|down for) maintenance|are you (?:a )?(?:robot|human)|"
    r"verify(?:ing)? (?:that )?you are (?:a )?human|security check|robot check|sign in|log in)"
    r"|\b(?:page (?:was |is |cannot be |could not be |can't be )?not found|404 not found|403 forbidden|captcha)\b",
    re.IGNORECASE,
)
_SHORT: Final = 2_500
"""Characters of visible text. A notice that has "forbidden" in its title has more; error pages have less."""
_LOOKED_AT: Final = 200_000


def kind_of(content_type: str, body: bytes, host: str) -> Kind:
    """What a body is, by its Content-Type and by itself.

    Raises:
        FetchError: it is nothing that is read here, or not what it says that it is.
    """
    name = content_type.split(";", 1)[0].strip().lower()
    kind = _BY_TYPE.get(name) or (Kind.JSON if name.endswith("+json") else None)
    if _PDF in body[:_PDF_WITHIN] and (kind is Kind.PDF or name in _UNTOLD or body.startswith(_PDF)):
        return Kind.PDF
    if name in _UNTOLD and _MARKUP.search(body[:_PDF_WITHIN]):
        return Kind.HTML
    if kind is None:
        what = f"{name[:60]}" if name else "something without a type"
        raise FetchError(f"{host} answers with {what}; web pages, PDF and plain text are read.")
    if not body.strip():
        raise FetchError(f"{host} answers with an empty page.")
    if (
        b"\x00" in body[:_PDF_WITHIN]
        and kind is not Kind.PDF
        and not body.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        raise FetchError(f"{host} says that it answers with {kind}, and it is no text.")
    return kind


def check_shape(kind: Kind, wanted: frozenset[Kind], body: bytes, host: str) -> None:
    """See that a body is of a wanted kind, and has that kind's shape.

    Raises:
        FetchError: it is another kind, is broken, or is an error page.
    """
    if kind is Kind.HTML:
        _check_html(body, host)
    if kind not in wanted:
        raise FetchError(f"{host} answers with {kind} where {' or '.join(sorted(wanted))} was asked for.")
    if kind is Kind.PDF and _PDF not in body[:_PDF_WITHIN]:
        raise FetchError(f"{host} says that it answers with a PDF, and it is none.")
    if kind is Kind.JSON:
        try:
            json.loads(body)
        except (ValueError, RecursionError):
            raise FetchError(f"{host} says that it answers with JSON, and it is none.") from None


def _check_html(body: bytes, host: str) -> None:
    if not _MARKUP.search(body[:_LOOKED_AT]):
        raise FetchError(f"{host} says that it answers with a web page, and it is none.")
    text = body[:_LOOKED_AT].decode("utf-8", "replace")
    if len(" ".join(_TAG.sub(" ", _without_hidden(text)).split())) > _SHORT:
        return
    for match in _TITLE.finditer(text):
        title = " ".join(html.unescape(_TAG.sub(" ", match[2])).split())
        if _ERROR.search(title):
            raise FetchError(f"{host} answers with an error page (“{title[:80]}”).")


def _without_hidden(text: str) -> str:
    """A page without scripts, styles and comments; one that is never closed hides all that follows, as in browsers."""
    shown, done, small = [], 0, text.lower()
    while begin := _HIDDEN.search(text, done):
        shown.append(text[done : begin.start()])
        end = small.find(f"</{begin[1].lower()}" if begin[1] else "-->", begin.end())
        if end < 0:
            return " ".join(shown)
        done = end
    return " ".join((*shown, text[done:]))
