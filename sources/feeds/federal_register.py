"""A Federal Register link as a draft, read through that site's API, which knows dates, numbers, citation and RIN."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from sources.draft import Draft
from sources.errors import FetchError
from sources.feeds.day import days_in
from sources.feeds.document import Paragraph
from sources.feeds.proposals import propose
from sources.feeds.web_page import read_page
from sources.fetch import Fetcher, Kind, Page
from sources.notice import NoticeDate

API: Final = "https://www.federalregister.gov/api/v1/documents"
FIELDS: Final = (
    "abstract",
    "action",
    "agencies",
    "body_html_url",
    "cfr_references",
    "citation",
    "correction_of",
    "dates",
    "docket_ids",
    "document_number",
    "effective_on",
    "executive_order_number",
    "html_url",
    "proclamation_number",
    "publication_date",
    "raw_text_url",
    "regulation_id_numbers",
    "subtype",
    "title",
    "type",
)
"""Asked for one by one: the API's default leaves out the dates, the citation and where the text is."""

_SITES: Final = ("federalregister.gov", "www.federalregister.gov", "unblock.federalregister.gov")
_GOVINFO: Final = ("govinfo.gov", "www.govinfo.gov")
_NUMBER: Final = r"(?P<number>[A-Z]?\d{1,4}-\d{1,6}|[A-Z]\d-\d{4}-\d{1,6})"
_PATHS: Final = (
    re.compile(rf"/documents/(?P<day>\d{{4}}/\d\d/\d\d)/{_NUMBER}(?:/.*)?"),
    re.compile(rf"/documents/full_text/\w+/(?P<day>\d{{4}}/\d\d/\d\d)/{_NUMBER}\.\w+"),
    re.compile(rf"/(?:d|a|articles)/(?P<day>)?{_NUMBER}(?:/.*)?"),
    re.compile(rf"/api/v1/(?:documents|articles)/(?P<day>)?{_NUMBER}(?:\.json)?"),
)
_PACKAGE: Final = re.compile(rf"/content/pkg/FR-(?P<day>\d{{4}}-\d\d-\d\d)/\w+/{_NUMBER}\.\w+")
_CITED: Final = re.compile(r"/citation/(?P<volume>\d{1,3})-FR-(?P<page>\d{1,6})", re.IGNORECASE)
_SECONDS: Final = 30.0
"""For the text, which is looked for in three places. Without it there is still a draft."""
_DASHES: Final = str.maketrans({"\u2013": "-", "\u2014": "-", "\u2010": "-", "\u2011": "-"})
_LETTERS: Final = re.compile(r"[A-Z][A-Z &,.'-]+")
_SMALL: Final = frozenset(("of", "and", "the", "for", "in", "on", "to"))


@dataclass(frozen=True, slots=True)
class Address:
    """Which document a link means: its number (or citation), and its day of publication where the link says it.

    Numbers alone are not enough: before 2016 some were given twice.
    """

    number: str
    day: str = ""


def address_of(url: str) -> Address | None:
    """The document of the Federal Register behind a link to that site or to govinfo, or None for other links."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    host, path = (parts.hostname or "").lower(), parts.path.translate(_DASHES)
    if host in _GOVINFO:
        found = _PACKAGE.fullmatch(path)
        return Address(found["number"], found["day"]) if found else None
    if host not in _SITES:
        return None
    for pattern in _PATHS:
        if found := pattern.fullmatch(path):
            return Address(found["number"], (found["day"] or "").replace("/", "-"))
    cited = _CITED.fullmatch(path)
    return Address(f"{cited['volume']} FR {cited['page']}") if cited else None


async def read_document(address: Address, fetcher: Fetcher) -> Draft:
    """The draft of one document.

    Raises:
        FetchError: the API does not know it, knows another one under that number, or does not answer.
    """
    query = urlencode([("fields[]", field) for field in FIELDS])
    url = f"{API}/{quote(address.number)}.json?{query}"
    row = _row(await fetcher.fetch(url, frozenset((Kind.JSON,))), address)
    try:
        async with asyncio.timeout(_SECONDS):
            text = await _text(row, fetcher)
    except TimeoutError:
        text = ()
    return await asyncio.to_thread(draft_of_row, row, text)


def _row(page: Page, address: Address) -> dict[str, Any]:
    """The document in an answer: the object itself, or the one of several that has the link's day."""
    data = json.loads(page.body)
    found = data.get("results", [data]) if isinstance(data, dict) else []
    rows: list[dict[str, Any]] = [row for row in found if isinstance(row, dict) and row.get("title")]
    if not rows:
        raise FetchError(f"The Federal Register has no document {address.number}.")
    for row in rows:
        if not address.day or row.get("publication_date") == address.day:
            return row
    other = rows[0].get("publication_date")
    raise FetchError(f"The Federal Register's document {address.number} is of {other}, not of {address.day}.")


async def _text(row: dict[str, Any], fetcher: Fetcher) -> tuple[Paragraph, ...]:
    """The document's paragraphs from the first place that gives them; none where the site lets programs read none."""
    number, day = str(row["document_number"]), str(row.get("publication_date") or "")
    places = [row.get("body_html_url"), row.get("raw_text_url")]
    places.append(f"https://www.govinfo.gov/content/pkg/FR-{day}/html/{number}.htm")
    for place in places:
        if not isinstance(place, str) or not place:
            continue
        try:
            page = await fetcher.fetch(place, frozenset((Kind.HTML, Kind.TEXT)))
            return (await asyncio.to_thread(read_page, page)).paragraphs
        except FetchError:
            # What the API itself says is enough for a draft; the text only adds statements.
            continue
    return ()


def draft_of_row(row: dict[str, Any], text: tuple[Paragraph, ...] = ()) -> Draft:
    """The draft of the API's object for one document, with the paragraphs of its text.

    `effective_on` is one day only; further ones stand in the words of `dates` and become a note.
    """
    dates, abstract = _words(row.get("dates")), _words(row.get("abstract"))
    own = [Paragraph(words, name) for words, name in ((abstract, "SUMMARY"), (dates, "DATES")) if words]
    paragraphs = (*own, *text)
    return Draft(
        url=str(row.get("html_url") or ""),
        title=_words(row.get("title")),
        publisher=_publisher(row),
        jurisdiction="US",
        kind=_kind(row),
        identifiers=tuple(dict.fromkeys(_identifiers(row))),
        published=_day(row.get("publication_date")),
        effective=_day(row.get("effective_on")),
        text="\n".join(paragraph.text for paragraph in text or own),
        proposals=propose(paragraphs),
        notes=tuple(_notes(row, dates, text)),
    )


def _notes(row: dict[str, Any], dates: str, text: tuple[Paragraph, ...]) -> Iterator[str]:
    days = sorted({day.text for day in days_in(dates)} - {str(row.get("effective_on") or "")})
    if days:
        yield f"DATES names further days ({', '.join(days[:6])}): “{dates[:300]}”"
    if row.get("correction_of"):
        yield f"It corrects another document: {str(row['correction_of']).rsplit('/', 1)[-1]}."
    if not text:
        yield "Its text could not be read; the statements come from its summary and dates alone."


def _identifiers(row: dict[str, Any]) -> Iterator[str]:
    """What people cite it by, in the table's way: 91 FR 1684; 2026-00789; Docket …; RIN …; 15 CFR Part 742."""
    for key, prefix in (("citation", ""), ("document_number", "")):
        if row.get(key):
            yield f"{prefix}{_words(row[key])}"
    for key, name in (("proclamation_number", "Proclamation"), ("executive_order_number", "Executive Order")):
        if row.get(key):
            yield f"{name} {_words(row[key])}"
    for docket in _list(row.get("docket_ids")):
        # "Docket No. 260112-0028": some agencies write the word, some do not.
        yield f"Docket {re.sub(r'^(?:docket )?(?:nos?[.:]? )?', '', _words(docket), flags=re.IGNORECASE)}"
    for number in _list(row.get("regulation_id_numbers")):
        yield f"RIN {_words(number)}"
    parts: dict[str, list[str]] = {}
    for reference in _list(row.get("cfr_references")):
        if isinstance(reference, dict) and reference.get("title") and reference.get("part"):
            parts.setdefault(_words(reference["title"]), []).append(_words(reference["part"]))
    for title, numbers in parts.items():
        yield f"{title} CFR Part{'s' if len(numbers) > 1 else ''} {', '.join(dict.fromkeys(numbers))}"


def _publisher(row: dict[str, Any]) -> str:
    """The agency before its department: "Bureau of Industry and Security, Department of Commerce"."""
    if row.get("type") == "Presidential Document":
        return "President of the United States"
    # Some agencies have a raw_name alone, without an id.
    names = [_agency(agency) for agency in _list(row.get("agencies")) if isinstance(agency, dict)]
    return ", ".join(dict.fromkeys(name for name in reversed(names) if name))


def _agency(agency: dict[str, Any]) -> str:
    name = _words(agency.get("raw_name") or agency.get("name"))
    if not _LETTERS.fullmatch(name):
        return name
    words = name.lower().split()
    return " ".join(
        word if word in _SMALL and place else word.capitalize() for place, word in enumerate(words)
    )


def _kind(row: dict[str, Any]) -> str:
    action = _words(row.get("action")).split(";")[0].rstrip(". ")
    return (action if 0 < len(action) <= 60 else _words(row.get("subtype") or row.get("type"))).lower()


def _day(value: object) -> NoticeDate | None:
    try:
        return NoticeDate(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _words(value: object) -> str:
    """A field's words on one line: titles often end in blanks, and some fields hold mark-up."""
    return " ".join(re.sub(r"</?\w+[^>]*>", "", str(value)).split()) if value is not None else ""


def _list(value: object) -> Iterable[Any]:
    return value if isinstance(value, list) else ()
