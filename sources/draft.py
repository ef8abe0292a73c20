"""Draft: what may become a notice, with the statements proposed for it; it is none until a person says so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sources.errors import InputError
from sources.notice import Notice, NoticeDate, Statement, Term

MOST_PROPOSED: Final = 30
"""Statements proposed for one draft. A person reads them all before one is taken."""
FIRST_TAKEN: Final = 12
"""Statements taken where a person says yes and picks none. The shipped table has at most 11 for a notice."""

_NOTHING: Final = re.compile(
    "(?:a|an|and|are|as|at|by|concerning|for|from|in|into|is|its|no|not|of|on|or|over|regarding|the|to|under|with|within)"
)
_TITLE_WORDS: Final = 5
_NAMED: Final = re.compile(r"\(([A-Z][A-Za-z&]{1,9})\)")
_KNOWN: Final = {"president of the united states": "potus", "the white house": "wh", "white house": "wh"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One statement that a curator may take: the sentence, the page's own words, and where they stand."""

    text: str
    quote: str
    locator: str
    score: float
    """How checkable it is; comparable within one draft only."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a link says of itself. `text` is the whole of it, a paragraph a line; `proposals` are best first.

    `notes` are sentences for the curator: what was guessed, or asks for a look.
    """

    url: str
    title: str = ""
    publisher: str = ""
    jurisdiction: str = ""
    kind: str = ""
    identifiers: tuple[str, ...] = ()
    language: str = "en"
    published: NoticeDate | None = None
    effective: NoticeDate | None = None
    text: str = ""
    proposals: tuple[Proposal, ...] = ()
    notes: tuple[str, ...] = ()

    def missing(self) -> tuple[str, ...]:
        """The fields that a notice needs and that were not found, by their names in the table."""
        needed = {
            "title": self.title,
            "publisher": self.publisher,
            "published": self.published or self.effective,
            "statement": self.proposals,
        }
        return tuple(name for name, value in needed.items() if not value)


def notice_of(draft: Draft, notice_id: str, chosen: Sequence[Proposal] | None = None) -> Notice:
    """The notice that a draft becomes, its statements numbered NOTICE#s1… in the order of `chosen`.

    Raises:
        InputError: something that a notice needs is missing.
    """
    taken = draft.proposals[:FIRST_TAKEN] if chosen is None else tuple(chosen)
    missing = replace(draft, proposals=tuple(taken)).missing()
    if missing:
        raise InputError(f"The draft lacks what a notice needs: {', '.join(missing)}. Give it by hand.")
    return begun_notice(draft, notice_id, taken)


def begun_notice(draft: Draft, notice_id: str, chosen: Sequence[Proposal]) -> Notice:
    """The notice as far as a draft has it, to be filled in by a person: it may lack what a notice needs."""
    return Notice(
        id=notice_id,
        publisher=draft.publisher,
        title=draft.title,
        jurisdiction=draft.jurisdiction,
        kind=draft.kind,
        identifiers=draft.identifiers,
        url=draft.url,
        language=draft.language,
        published=draft.published,
        term=Term(effective=draft.effective),
        statements=tuple(
            Statement(f"{notice_id}#s{place}", proposal.text, proposal.quote, proposal.locator or None)
            for place, proposal in enumerate(chosen, start=1)
        ),
    )


def proposed_id(draft: Draft, taken: Collection[str] = ()) -> str:
    """An id such as us-bis-2026-01-15-license-review-policy that is not among `taken`."""
    day = draft.published or draft.effective
    title = [word for word in _words(draft.title) if not _NOTHING.fullmatch(word)][:_TITLE_WORDS]
    parts = [_slug(draft.jurisdiction), _short_name(draft.publisher), day.text if day else "", *title]
    wanted = "-".join(part for part in parts if part)[:80].strip("-.") or "notice"
    number, free = 2, wanted
    while free in taken:
        number, free = number + 1, f"{wanted}-{number}"
    return free


def _short_name(publisher: str) -> str:
    """Bis for "Bureau of Industry and Security, U.S. Department of Commerce"; a single word as it is."""
    if publisher.lower() in _KNOWN:
        return _KNOWN[publisher.lower()]
    named = _NAMED.search(publisher)
    if named:
        return _slug(named[1])
    words = [word for word in _words(publisher.split(",")[0]) if not _NOTHING.fullmatch(word)]
    return words[0][:12] if len(words) == 1 else "".join(word[0] for word in words)[:8]


def _slug(text: str) -> str:
    return "-".join(_words(text))


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain.replace("'", ""))
