"""Identifiers and links: notices that a text names outright (91 FR 1684, 2026-00789, Proclamation 11002, a URL)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from sources.notice import Notice

# What makes a part of the identifier column worth looking for: letters with a number, or a long number with a dash.
_CITATION: Final = re.compile(r"\b\d{1,3} [A-Za-z][A-Za-z.]{1,9}(?: [A-Za-z.]{2,5})? [A-Za-z]?\d{2,6}\b")
_DOCUMENT: Final = re.compile(r"\b[A-Z]?\d{4}-\d{4,6}\b")
_NUMBERED: Final = re.compile(
    r"\b(proclamation|announcement|directive|order|decision|csms|bill|rin|docket|notice|resolution|circular)\b"
    r"(?: no\.?| number)? ?#? ?([a-z0-9][\w./-]*\d)(?: of (\d{4}))?",
    re.IGNORECASE,
)
_BILL: Final = re.compile(r"\b(?:H\.? ?R\.?|S\.|H\.?J\.? ?Res\.?) ?\d{1,5}\b", re.IGNORECASE)
_OTHER: Final = re.compile(r"\b(?:[A-Z]-\d{5,7}|\d{4}-[A-Z]{2}\d{2}|\d{10}-\d{2}-\d{6})\b", re.IGNORECASE)
_ID: Final = re.compile(r"\b[a-z0-9]+(?:[-_.]+[a-z0-9]+)+\b")
"""What may be the id of a notice; a word that is none finds none."""
_TRACKING: Final = re.compile(
    r"(?:utm_\w+|fbclid|gclid|msclkid|mc_\w+|igshid|ref|ref_src|source|s|share|reqfrom|cmpid)", re.IGNORECASE
)


def keys_of(notice: Notice) -> set[str]:
    """What a notice is named by: its id, its identifiers, its link."""
    keys = {key for part in notice.identifiers for key in _keys(part)} | {notice.id.lower()}
    return keys | {plain_link(notice.url)} if notice.url else keys


def keys_in(text: str, links: Iterable[str] = ()) -> list[str]:
    """What a text may name notices by, in its order, links first; each once."""
    own = _ID.findall(text.lower())
    return list(dict.fromkeys((*(plain_link(link) for link in links), *_keys(text), *own)))


def _keys(text: str) -> Iterator[str]:
    for pattern in (_CITATION, _DOCUMENT, _BILL, _OTHER):
        for match in pattern.finditer(text):
            yield re.sub(r"[\s.]+", "", match[0].lower())
    for match in _NUMBERED.finditer(text):
        head, number, year = match[1].lower(), match[2].lower(), match[3]
        yield f"{head} {number}"
        if year:
            yield f"{number}/{year}"


def plain_link(url: str) -> str:
    """A link without what does not say which page it is: scheme, www, fragment, tracking parameters, final slash.

    What only looks like a link ("http://[::1") comes back as it is, and is no notice's.
    """
    from w3lib.url import canonicalize_url, url_query_cleaner  # 50 ms, and few texts hold a link

    names = {part.split("=", 1)[0] for part in url.partition("?")[2].split("&")}
    tracking = [name for name in names if _TRACKING.fullmatch(name)]
    try:
        plain = canonicalize_url(url_query_cleaner(url, tracking, remove=True))
    except ValueError:
        return url
    return re.sub(r"^https?://(?:www\.)?", "", plain).rstrip("/").lower()
