"""Any link as a draft: title, issuer, dates and proposed statements of a web page, a PDF or a text."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator
from typing import Final

from sources.draft import Draft
from sources.errors import FetchError
from sources.feeds.day import effective_days, published_day
from sources.feeds.document import Document, Paragraph
from sources.feeds.issuers import issuer_of, jurisdiction_of
from sources.feeds.proposals import propose
from sources.fetch import Fetcher, Kind, Page

_KINDS: Final = re.compile(
    r"\b(interim final rule|final rule|proposed rule|press release|for immediate release|fact sheet|guidance|"
    r"implementing regulation|regulation|directive|announcement|proclamation|executive order|order|notice|rule|decree|"
    r"decision|circular|advisory|ruling|resolution|statement|news release)\b",
    re.IGNORECASE,
)
_SAID_OTHERWISE: Final = {"for immediate release": "press release", "news release": "press release"}
_TOP: Final = 3
_SECONDS: Final = 30.0
_MOST_CHARACTERS: Final = 2_000_000
"""Of a document's text: some 700 pages. What comes after is not read."""
_DATES_WITHIN: Final = 200_000


async def read_web_page(url: str, fetcher: Fetcher) -> Draft:
    """Fetch a page and read it.

    Raises:
        FetchError: it did not come, or cannot be read.
    """
    page = await fetcher.fetch(url)
    try:
        async with asyncio.timeout(_SECONDS):
            # lxml and pypdf take up to seconds for long files; the bot's loop goes on meanwhile.
            return await asyncio.to_thread(draft_of_page, page)
    except TimeoutError:
        raise FetchError(f"{page.url} takes too long to read.") from None


def draft_of_page(page: Page) -> Draft:
    """The draft of a page that came.

    Raises:
        FetchError: it cannot be read.
    """
    return draft_of(read_page(page))


def read_page(page: Page) -> Document:
    """The document of a page, by its kind.

    Raises:
        FetchError: it cannot be read.
    """
    if page.kind is Kind.PDF:
        from sources.feeds.pdf import read_pdf

        return read_pdf(page)
    if page.kind is Kind.HTML:
        from sources.feeds.html import read_html

        return read_html(page)
    from sources.feeds.plain import read_plain

    return read_plain(page)


def draft_of(document: Document) -> Draft:
    """What a document says of itself, with statements proposed from all of its text."""
    paragraphs = tuple(_up_to(document.paragraphs, _MOST_CHARACTERS))
    texts = [paragraph.text for paragraph in paragraphs]
    labels = document.labels
    dates = [value for label, value in labels.items() if label in ("DATES", "EFFECTIVE DATE")]
    near = [paragraph.text for paragraph in _up_to(paragraphs, _DATES_WITHIN)]
    effective = effective_days([*(f"Effective {value}" for value in dates), *near])
    notes = list(document.notes)
    if len(effective) > 1:
        others = ", ".join(day.text for day in effective[1:4])
        notes.append(f"The page names further days from which something is in force: {others}.")
    return Draft(
        url=document.url,
        title=document.title,
        publisher=document.publisher or issuer_of(document.url, texts),
        jurisdiction=jurisdiction_of(document.url),
        kind=_kind(document, texts),
        language=document.language,
        published=document.published or published_day(texts),
        effective=effective[0] if effective else None,
        text="\n".join(texts),
        proposals=propose(paragraphs),
        notes=tuple(notes),
    )


def _up_to(paragraphs: Iterable[Paragraph], most: int) -> Iterator[Paragraph]:
    """The paragraphs from the top, while they have no more than `most` characters together."""
    for paragraph in paragraphs:
        most -= len(paragraph.text)
        if most < 0:
            return
        yield paragraph


def _kind(document: Document, texts: list[str]) -> str:
    """What sort of document it is, in its own words at its top, in small letters."""
    if "ACTION" in document.labels:
        return document.labels["ACTION"].split(";")[0].rstrip(". ").lower()[:60]
    for text in (*(text[:120] for text in texts[:_TOP] if len(text) < 200), document.title):
        match = _KINDS.search(text)
        if match:
            word = match[1].lower()
            return _SAID_OTHERWISE.get(word, word)
    return ""
