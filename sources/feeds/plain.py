"""Plain text as paragraphs: hard-wrapped lines joined, the page marks of the Federal Register read as places."""

from __future__ import annotations

import re
from typing import Final

from sources.feeds.document import Document, Paragraph, issuer_in, labels_of
from sources.fetch import Page

_PAGE: Final = re.compile(r"\[\[Page (\d+)\]\]")
_GAP: Final = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# The Federal Register's text has no blank line between paragraphs; each begins with blanks instead.
_INDENTED: Final = re.compile(r"\n(?= {2,4}\S)")
_RULE: Final = re.compile(r"[-=_*~ ]{5,}")


def read_plain(page: Page) -> Document:
    """The document of a text file; its title is its first line."""
    paragraphs = paragraphs_of_text(page.text())
    labels = labels_of(paragraphs)
    return Document(
        url=page.url,
        paragraphs=paragraphs,
        title=paragraphs[0].text[:300] if paragraphs else "",
        publisher=issuer_in(labels),
        labels=labels,
    )


def paragraphs_of_text(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a text, each on one line."""
    found: list[Paragraph] = []
    page = ""
    for block in _GAP.split(text.replace("\r\n", "\n").replace("\t", "    ").replace("\f", "\n\n")):
        for part in _INDENTED.split(block):
            marks = _PAGE.findall(part)
            joined = joined_lines(_PAGE.sub(" ", part).split("\n"))
            if joined and not _RULE.fullmatch(joined):
                locator = f"paragraph {len(found) + 1}"
                found.append(Paragraph(joined, f"page {page}, {locator}" if page else locator))
            page = marks[-1] if marks else page
    return tuple(found)


def joined_lines(lines: list[str]) -> str:
    """Lines as one, a word that was divided at the end of a line put together again."""
    joined = ""
    for line in (" ".join(line.split()) for line in lines):
        if not line:
            continue
        # "export-\ncontrolled" may be a hyphen of its own; only a small letter on both sides is taken for a division.
        if (
            joined.endswith("-")
            and not joined.endswith("--")
            and joined[-2:-1].islower()
            and line[:1].islower()
        ):
            joined = joined[:-1] + line
        else:
            joined = f"{joined} {line}" if joined else line
    return joined
