"""Days in the words of a page: when it was published, and from when it is in force."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable, Iterator
from typing import Final

from sources.notice import NoticeDate

_MONTHS: Final = {
    name.lower(): number for names in (month_abbr, month_name) for number, name in enumerate(names) if name
}
_MONTHS["sept"] = 9
_NAME: Final = "|".join(sorted(_MONTHS, key=len, reverse=True))
DAY: Final = (
    rf"(?:(?:19|20)\d\d-\d\d-\d\d(?!\d)|(?:{_NAME})\.? \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_NAME})\.?,? (?:19|20)\d\d)"
)
"""A day of a year in words or as ISO 8601. 01/02/2026 is left out: it means two days."""

_DAY: Final = re.compile(rf"\b{DAY}", re.IGNORECASE)
_ISO: Final = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_PARTS: Final = re.compile(rf"(?P<month>{_NAME})|(?P<year>(?:19|20)\d\d)|(?P<day>\d{{1,2}})", re.IGNORECASE)
_EFFECTIVE: Final = re.compile(
    r"\b(?:effective(?: date)?|(?:take|come|go)s? (?:into )?effect|(?:enter|come)s? into (?:force|effect)|"
    r"in(?:to)? (?:force|effect)|appl(?:y|ies|icable) (?:from|as of|as from|beginning|starting))\b"
    # "in force until 30 June" says when it ends.
    rf"(?:(?!\b(?:expires?|until|till|through|before|ends?|by|prior)\b)[^.;0-9]){{0,60}}?(?P<day>{DAY})",
    re.IGNORECASE,
)
_ISSUED: Final = re.compile(
    r"\b(?:published|publication date|date of publication|issued|issue date|date issued|dated|released?|release date|"
    rf"announced|signed|date)\b[^.;0-9]{{0,30}}?(?P<day>{DAY})",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    rf"(?:[\w .,'’-]{{0,60}}?[,:(–—-] ?)?(?:\w+day,? )?(?P<day>{DAY})\)?\.?$", re.IGNORECASE
)
DATELINE: Final = re.compile(
    rf"(?:[A-Z][\w.’' ,-]{{1,50}}?)?[,(–—-]? ?(?P<day>{DAY})\)? ?[–—-]", re.IGNORECASE
)
_TOP: Final = 12


def read_day(text: str) -> NoticeDate | None:
    """The first day in a text, or None where there is none that the calendar has."""
    return next(days_in(text), None)


def days_in(text: str) -> Iterator[NoticeDate]:
    """Every day in a text, in order."""
    for match in _DAY.finditer(text):
        day = _day(match[0])
        if day:
            yield day


def effective_days(paragraphs: Iterable[str]) -> tuple[NoticeDate, ...]:
    """The days from which something is said to be in force, each once, in the order of the text."""
    found: dict[NoticeDate, None] = {}
    for paragraph in paragraphs:
        for match in _EFFECTIVE.finditer(paragraph):
            day = _day(match["day"])
            if day:
                found.setdefault(day)
    return tuple(found)


def published_day(paragraphs: Iterable[str]) -> NoticeDate | None:
    """The day of publication as the top of a text says it.

    After "Published" and the like, else alone on a line, else in a dateline (WASHINGTON, January 15, 2026 –).
    """
    top = [paragraph for _, paragraph in zip(range(_TOP), paragraphs, strict=False)]
    for paragraph in top:
        match = _ISSUED.search(paragraph[:200]) if len(paragraph) < 200 else None
        if match and not _EFFECTIVE.search(paragraph):
            return _day(match["day"])
    for pattern in (_ALONE, DATELINE):
        for paragraph in top:
            match = pattern.match(paragraph)
            if match and not _EFFECTIVE.search(paragraph[: match.end()]):
                return _day(match["day"])
    return None


def _day(text: str) -> NoticeDate | None:
    iso = _ISO.search(text)
    if iso:
        return _valid(iso[0])
    month, year, day = 0, "", 0
    for part in _PARTS.finditer(text):
        if part["month"]:
            month = _MONTHS[part["month"].lower()]
        elif part["year"]:
            year = part["year"]
        else:
            day = int(part["day"])
    return _valid(f"{year}-{month:02}-{day:02}")


def _valid(text: str) -> NoticeDate | None:
    try:
        return NoticeDate(text)
    except ValueError:
        return None
