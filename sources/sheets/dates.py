"""Dates as spreadsheet programs write them (15/01/2026, 15 Jan 2026, 46037), turned into YYYY-MM-DD."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept", "sep"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_MONTH_OF: Final = {name: number for number, names in enumerate(_MONTHS, 1) for name in names}
_NAME: Final = "(?P<name>" + "|".join(_MONTH_OF) + r")\.?"

_MIDNIGHT: Final = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?Z?$")
_ISO: Final = re.compile(r"\d{4}(-\d\d){0,2}")
_YEAR_FIRST: Final = re.compile(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_YEAR_LAST: Final = re.compile(
    r"(?P<one>\d{1,2})(?P<sign>[-/.])(?P<two>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)"
)
_DAY_FIRST: Final = re.compile(
    rf"(?P<day>\d{{1,2}})\.?[ -]{_NAME}[ ,-]{{1,2}}(?P<year>\d{{4}}|\d\d)", re.IGNORECASE
)
_NAME_FIRST: Final = re.compile(rf"{_NAME} (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", re.IGNORECASE)
_NAME_ONLY: Final = re.compile(rf"{_NAME}[ -](?P<year>\d{{4}}|\d\d)", re.IGNORECASE)
# Days as Excel counts them: five digits are those from 1927 to 2173, four are a year.
_SERIAL: Final = re.compile(r"\d{5}")
_DAY_ZERO: Final = date(1899, 12, 30)


def iso_date(cell: str) -> str:
    """The date as YYYY-MM-DD, YYYY-MM or YYYY; a cell that is no date comes back as it is.

    Raises:
        ValueError: it can be read in two ways; the message names both.
    """
    text = _MIDNIGHT.sub("", cell)
    if not text or _ISO.fullmatch(text):
        return text
    if _SERIAL.fullmatch(text):
        return (_DAY_ZERO + timedelta(days=int(text))).isoformat()
    if match := _YEAR_FIRST.fullmatch(text):
        return _day(match["year"], match["month"], match["day"]) or cell
    if match := _YEAR_LAST.fullmatch(text):
        return _numbers(cell, match) or cell
    if match := _DAY_FIRST.fullmatch(text) or _NAME_FIRST.fullmatch(text):
        if len(match["year"]) == 2:
            raise _short_year(cell)
        return _day(match["year"], _MONTH_OF[match["name"].lower()], match["day"]) or cell
    if match := _NAME_ONLY.fullmatch(text):
        return _month(cell, match)
    return cell


def _numbers(cell: str, match: re.Match[str]) -> str | None:
    if len(match["year"]) == 2:
        raise _short_year(cell)
    day_first = _day(match["year"], match["two"], match["one"])
    # Where people part with full stops, the day stands first everywhere.
    if match["sign"] == ".":
        return day_first
    month_first = _day(match["year"], match["one"], match["two"])
    if day_first and month_first and day_first != month_first:
        raise ValueError(f"{cell!r} can be {day_first} or {month_first}; write the one that is meant")
    return day_first or month_first


def _month(cell: str, match: re.Match[str]) -> str:
    month, year = _MONTH_OF[match["name"].lower()], match["year"]
    if len(year) == 4:
        return f"{year}-{month:02}"
    # Excel turns a typed 2026-01 into Jan-26.
    raise ValueError(
        f"{cell!r} can be 20{year}-{month:02} or day {int(year)} of that month; write it as YYYY-MM"
    )


def _short_year(cell: str) -> ValueError:
    return ValueError(f"{cell!r} has a year of two digits; write it as YYYY-MM-DD")


def _day(year: str, month: str | int, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
