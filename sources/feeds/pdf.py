"""A PDF as a document: its text by pages, without the lines that stand on every page."""

from __future__ import annotations

import io
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sources.errors import FetchError
from sources.feeds.document import Document, Paragraph, issuer_in, labels_of
from sources.feeds.plain import joined_lines
from sources.fetch import Page

MOST_PAGES: Final = 300
_SECONDS: Final = 15.0
"""For all pages together. A notice of 100 pages takes 2 to 4; what takes longer is no text, or made to hang."""
_ITEM: Final = re.compile(r"(?:\(\w{1,4}\)|\w{1,3}[.)]|[•▪–*-]|§)\s")
_ENDS: Final = (".", ":", ";", "”", '"', "?", "!")
_NO_TITLE: Final = re.compile(
    r"microsoft word|untitled|\.(?:docx?|pdf|indd|rtf)$|^[\W\d_]*$|^slide \d|^layout", re.IGNORECASE
)


def read_pdf(page: Page) -> Document:
    """The document of a PDF.

    Raises:
        FetchError: it is broken, locked, a scan without text, or takes too long.
    """
    import logging

    from pypdf import PdfReader  # 0.6 s, and only links to PDFs need it
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        reader = PdfReader(io.BytesIO(page.body))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FetchError(f"{page.url} is locked with a password.")
        pages, cut = _pages(reader, page.url)
        title = _title(reader, pages)
    except FetchError:
        raise
    # pypdf answers a damaged file with whatever exception the damage led to.
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ):
        raise FetchError(f"{page.url} is a damaged PDF.") from None
    except (OSError, MemoryError, NotImplementedError, AssertionError):
        raise FetchError(f"{page.url} is a PDF that cannot be read.") from None
    paragraphs = tuple(_paragraphs(_without_repeats(pages)))
    if not paragraphs:
        raise FetchError(f"{page.url} is a PDF without text, such as a scan.")
    labels = labels_of(paragraphs)
    notes = (f"Only the first {len(pages)} pages were read.",) if cut else ()
    return Document(
        url=page.url,
        paragraphs=paragraphs,
        title=title,
        publisher=issuer_in(labels),
        notes=notes,
        labels=labels,
    )


def _pages(reader: Any, url: str) -> tuple[list[list[str]], bool]:
    """The lines of each page, and whether there are more pages."""
    began = time.monotonic()
    pages: list[list[str]] = []
    for sheet in reader.pages:
        if len(pages) == MOST_PAGES:
            return pages, True
        if time.monotonic() - began > _SECONDS:
            if not pages:
                raise FetchError(f"{url} is a PDF that takes too long to read.")
            return pages, True
        pages.append([line.rstrip() for line in (sheet.extract_text() or "").split("\n")])
    return pages, False


def _title(reader: Any, pages: Sequence[list[str]]) -> str:
    """The title in the file's properties if it is one; else the words in the largest letters of the first page."""
    given = " ".join(str((reader.metadata or {}).get("/Title") or "").split())
    if len(given) > 8 and not _NO_TITLE.search(given):
        return given[:300]
    if not pages:
        return ""
    runs: list[tuple[float, str]] = []

    def visit(text: str, _: Any, matrix: Any, __: Any, size: Any) -> None:
        if text.strip():
            runs.append((round(abs(float(size or 0) * float(matrix[3] or 1)), 1), text))

    reader.pages[0].extract_text(visitor_text=visit)
    largest = max((size for size, text in runs if len(text.strip()) > 3), default=0.0)
    words = " ".join(" ".join(text for size, text in runs if size == largest).split())
    if 8 < len(words) <= 300:
        return words
    return next((line.strip()[:300] for line in pages[0] if len(line.strip()) > 8), "")


def _without_repeats(pages: Sequence[list[str]]) -> list[list[str]]:
    """The pages without headers, footers and page numbers: lines that more than half of three or more pages have."""
    seen = Counter(key for lines in pages for key in {_key(line) for line in lines})
    repeated = {key for key, count in seen.items() if len(pages) >= 3 and count > len(pages) / 2}
    return [[line for line in lines if _key(line) not in repeated or not line.strip()] for lines in pages]


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()))


def _paragraphs(pages: Sequence[list[str]]) -> Iterator[Paragraph]:
    """Paragraphs with the page that they begin on; one that runs over a page break stays whole."""
    pending: list[str] = []
    begun, number = 1, 0
    for sheet, lines in enumerate(pages, start=1):
        width = max((len(line) for line in lines), default=0)
        for line in lines:
            if pending and _breaks(pending[-1], line, width):
                number += 1
                yield Paragraph(joined_lines(pending), f"page {begun}, paragraph {number}")
                pending = []
            if line.strip():
                begun = begun if pending else sheet
                pending.append(line)
    if pending:
        yield Paragraph(joined_lines(pending), f"page {begun}, paragraph {number + 1}")


def _breaks(before: str, line: str, width: int) -> bool:
    """Whether a paragraph ends between two lines: a blank line, an item's mark, or a short line that ends something."""
    if not line.strip():
        return before.rstrip().endswith(_ENDS) or len(before) < 0.6 * width
    if _ITEM.match(line.lstrip()):
        return True
    if len(before) >= 0.8 * width:
        return False
    return before.rstrip().endswith(_ENDS) or line.lstrip()[:1].isupper()
