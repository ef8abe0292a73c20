"""Document: what was read out of a page, whatever its form, before it becomes a draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from sources.notice import NoticeDate

_LABEL: Final = re.compile(r"(AGENCY|ACTION|SUMMARY|DATES|EFFECTIVE DATE|ISSUED BY)\s*:\s*(.*)", re.DOTALL)
_LOOKED_AT: Final = 60
"""Paragraphs from the top in which a document says who issued it and when."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in the page's own words, on one line, and where it stands: "page 2", "Scope, paragraph 7"."""

    text: str
    locator: str


@dataclass(frozen=True, slots=True)
class Document:
    """A page that was read. What it does not say is empty."""

    url: str
    paragraphs: tuple[Paragraph, ...]
    title: str = ""
    publisher: str = ""
    published: NoticeDate | None = None
    language: str = "en"
    notes: tuple[str, ...] = ()
    labels: dict[str, str] = field(default_factory=dict)
    """What stands after AGENCY:, ACTION:, DATES: and the like, as rules and notices have it at their top."""


def labels_of(paragraphs: tuple[Paragraph, ...]) -> dict[str, str]:
    """The labelled paragraphs at the top of a document, the first of each label."""
    found: dict[str, str] = {}
    waiting = ""
    for paragraph in paragraphs[:_LOOKED_AT]:
        match = _LABEL.match(paragraph.text)
        if match:
            # A label may stand alone as a heading, with its text in the paragraph below.
            waiting = "" if match[2].strip() else match[1]
            if match[2].strip():
                found.setdefault(match[1], match[2].strip())
        elif waiting:
            found.setdefault(waiting, paragraph.text)
            waiting = ""
    return found


def issuer_in(labels: dict[str, str]) -> str:
    """Who issued a document, as a labelled paragraph says it; "" where none does."""
    return (labels.get("AGENCY") or labels.get("ISSUED BY") or "").rstrip(". ")[:200]
