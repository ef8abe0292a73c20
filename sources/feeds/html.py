"""A web page as a document: main text without menus and banners, and what the page says of itself in its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import html as lxml_html
from lxml.etree import LxmlError

from sources.errors import FetchError
from sources.feeds.day import read_day
from sources.feeds.document import Document, Paragraph, issuer_in, labels_of
from sources.feeds.plain import paragraphs_of_text
from sources.fetch import Page
from sources.notice import NoticeDate

_ISSUED: Final = (
    "dcterms.issued",
    "dc.date.issued",
    "article:published_time",
    "citation_publication_date",
    "date.issued",
    "datepublished",
    "pubdate",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "date",
)
_PUBLISHER: Final = (
    "dcterms.publisher",
    "dc.publisher",
    "dcterms.creator",
    "dc.creator",
    "citation_publisher",
    "og:site_name",
)
_SKIPPED: Final = frozenset(
    ("script", "style", "noscript", "nav", "header", "footer", "aside", "form", "svg", "template")
)
_BLOCKS: Final = frozenset(
    ("p", "li", "td", "th", "dd", "dt", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
)
_HEADING: Final = re.compile(r"h[1-6]")
_SUFFIX: Final = re.compile(r"\s+[|–—]\s+[^|–—]{2,80}$")
_MOST_DEPTH: Final = 200
"""Elements in one another. Real pages have under 60; the libraries below walk trees by recursion."""
_MOST_ELEMENTS: Final = 60_000
"""Elements of a page. More take longer to read than somebody waits; the longest notices have 30,000."""


def read_html(page: Page) -> Document:
    """The document of a web page.

    Raises:
        FetchError: it has no text, or is nested too deeply to be read.
    """
    tree = _tree(page)
    pre = "\n".join(element.text_content() for element in tree.iter("pre"))
    if len(pre) > 500 and len(pre) > 0.6 * len(tree.text_content()):
        paragraphs = paragraphs_of_text(pre)
    else:
        paragraphs = _main_text(page) or tuple(_blocks(tree))
    if not paragraphs:
        raise FetchError(f"{page.url} has no text that can be read; it may need a browser.")
    meta = _meta(tree)
    data = list(_linked_data(tree))
    labels = labels_of(paragraphs)
    published, guessed = _published(tree, meta, data)
    return Document(
        url=page.url,
        paragraphs=paragraphs,
        title=_title(tree, meta),
        publisher=issuer_in(labels) or _publisher(meta, data),
        published=published,
        language=(tree.get("lang") or tree.get("xml:lang") or "en").split("-")[0].strip().lower()[:8] or "en",
        notes=("The date of publication is a time stamp of the page.",) if guessed else (),
        labels=labels,
    )


def _tree(page: Page) -> Any:
    source: str | bytes = page.text() if page.charset else page.body
    if isinstance(source, str):
        # lxml refuses a text that has an XML declaration with an encoding.
        source = re.sub(r"^\s*<\?xml[^>]*\?>", "", source)
    try:
        tree = lxml_html.document_fromstring(source)
    except (LxmlError, ValueError, AssertionError):
        raise FetchError(f"{page.url} cannot be read as a web page.") from None
    depth = elements = 0
    stack = [(tree, 1)]
    while stack:
        element, depth = stack.pop()
        elements += 1
        if depth > _MOST_DEPTH or elements > _MOST_ELEMENTS:
            raise FetchError(f"{page.url} has too many elements to be read as a notice.")
        stack.extend((child, depth + 1) for child in element)
    return tree


def _main_text(page: Page) -> tuple[Paragraph, ...]:
    import trafilatura  # 0.5 s, and only links need it

    found = trafilatura.bare_extraction(
        page.text() if page.charset else page.body,
        fast=True,
        favor_recall=True,
        include_comments=False,
        include_tables=True,
    )
    body = getattr(found, "body", None)
    if body is None:
        return ()
    return tuple(_numbered(_of_extract(body)))


def _of_extract(body: Any) -> Iterator[tuple[str, str]]:
    """The paragraphs of trafilatura's tree, each with its level ("h2", "" for text); a table's row is one paragraph."""
    for element in body:
        if element.tag == "head":
            yield _text(element), element.get("rend") or "h2"
        elif element.tag == "table":
            for row in element.iter("row"):
                yield "; ".join(cell for cell in map(_text, row.iter("cell")) if cell), ""
        elif element.tag == "list":
            for item in element.iter("item"):
                yield _text(item), ""
        else:
            yield _text(element), ""


def _blocks(tree: Any) -> Iterator[Paragraph]:
    """All paragraphs outside menus: for a page in which no main text is found."""

    def walk(element: Any) -> Iterator[tuple[str, str]]:
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return
        if element.tag in _BLOCKS:
            yield _text(element), element.tag if _HEADING.fullmatch(element.tag) else ""
            return
        for child in element:
            yield from walk(child)

    yield from _numbered(walk(tree))


def _numbered(rows: Iterator[tuple[str, str]]) -> Iterator[Paragraph]:
    heading, number = "", 0
    for text, level in rows:
        if not text:
            continue
        if level:
            # The page's own title says nothing of a place in it.
            heading = "" if level == "h1" else text[:60]
            yield Paragraph(text, "heading")
            continue
        number += 1
        yield Paragraph(text, f"{heading}, paragraph {number}" if heading else f"paragraph {number}")


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _meta(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, content[:500])
    return found


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of schema.org in a page, flat."""
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() != "application/ld+json":
            continue
        try:
            data = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        for row in data if isinstance(data, list) else [data]:
            if isinstance(row, dict):
                graph = row.get("@graph")
                yield from (
                    part for part in (graph if isinstance(graph, list) else [row]) if isinstance(part, dict)
                )


def _title(tree: Any, meta: dict[str, str]) -> str:
    headings = [text for element in tree.iter("h1") if (text := _text(element))]
    whole = next((text for element in tree.iter("title") if (text := _text(element))), "")
    # One h1 is the page's own title; several are a site's taste, and the head knows better.
    title = headings[0] if len(headings) == 1 else meta.get("dcterms.title") or meta.get("og:title") or ""
    return (title or _SUFFIX.sub("", whole) or (headings[0] if headings else ""))[:500]


def _publisher(meta: dict[str, str], data: list[dict[str, Any]]) -> str:
    for row in data:
        for key in ("publisher", "sourceOrganization", "author"):
            value = row.get(key)
            name = (
                value.get("name")
                if isinstance(value, dict) and "Organization" in str(value.get("@type"))
                else None
            )
            if isinstance(name, str) and name.strip():
                return " ".join(name.split())[:200]
    named = (meta.get(name, "") for name in _PUBLISHER)
    # Some sites give their host for a name, which is none.
    return next((name[:200] for name in named if name and (" " in name or "." not in name)), "")


def _published(tree: Any, meta: dict[str, str], data: list[dict[str, Any]]) -> tuple[NoticeDate | None, bool]:
    """The day that the page's head gives, and whether it is no more than a <time> somewhere in it."""
    for name in _ISSUED:
        if day := read_day(meta.get(name, "")):
            return day, False
    for row in data:
        if day := read_day(str(row.get("datePublished", ""))):
            return day, False
    for element in tree.iter("time"):
        if day := read_day(element.get("datetime") or _text(element)):
            return day, True
    return None, False
