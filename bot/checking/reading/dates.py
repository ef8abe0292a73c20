"""Dates in a text: days, months, quarters and years, each with what it is the date of."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from typing import Final

_MONTHS: Final = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
MONTH: Final = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_YEAR: Final = r"(?:19|20)\d\d"
_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "last": 4,
    "q1": 1,
    "q2": 2,
    "q3": 3,
    "q4": 4,
}

_DAY: Final = re.compile(
    rf"\b(?P<y1>{_YEAR})-(?P<m1>\d\d)-(?P<d1>\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{MONTH})(?:,? (?P<y2>{_YEAR})\b)?"
    rf"|\b(?P<m3>{MONTH}) (?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?![.,]?\d|%|:)(?:,? (?P<y3>{_YEAR})\b)?",
    re.IGNORECASE,
)
_FEASTS: Final = {
    "new year's day": (1, 1),
    "new year's eve": (12, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
}
_FEAST: Final = re.compile(
    rf"\b(?P<feast>{'|'.join(_FEASTS)})(?:,? (?:of |in )?(?P<y>{_YEAR})\b)?", re.IGNORECASE
)
_LAST_DAY: Final = re.compile(
    rf"\b(?:very )?(?P<which>first|last) day of (?:(?P<m>{MONTH})(?:,? (?P<y1>{_YEAR})\b)?|(?P<y2>{_YEAR})\b)",
    re.IGNORECASE,
)
_QUARTER: Final = re.compile(
    r"\b(?P<q>q[1-4]|(?:first|second|third|fourth)[ -]quarter)(?:,? of)?(?P<f> fiscal(?: year)?| fy)?"
    rf"(?: (?P<y>{_YEAR})\b)?",
    re.IGNORECASE,
)
# An end or a start is the quarter that it lies in: "at the end of 2025" may be November.
_YEAR_END: Final = re.compile(
    rf"\b(?:(?P<end>end|close)|(?P<start>start|beginning|turn)) of (?:the year )?(?P<y>{_YEAR})\b"
    rf"|\byear[- ]end (?P<y2>{_YEAR})\b",
    re.IGNORECASE,
)
_FISCAL: Final = re.compile(rf"\b(?:fiscal(?: year)?|fy)[ -]?(?P<y>{_YEAR})\b", re.IGNORECASE)
_MONTH_YEAR: Final = re.compile(rf"\b(?P<m>{MONTH})(?:,? (?:of )?(?P<y>{_YEAR})\b)?", re.IGNORECASE)
_BARE_YEAR: Final = re.compile(rf"(?<![\d.,:/#-])\b{_YEAR}\b(?![\d/:%]|[.,-]\d| (?:percent|units|entities))")
# "Announcement No. 55 of 2025" names a document; its year dates nothing.
_NUMBERED_OF: Final = re.compile(r"\b[Nn]os?\.? ?\d+(?:(?:, | and |, and )\d+)* of $")
_ON: Final = re.compile(r"\b(?:on|by|until|till|from|since|before|after|to|of|and) (?:the )?$", re.IGNORECASE)
_FEBRUARY: Final = 2
_LEAP: Final = 2024
_PERHAPS_WORD: Final = {"may", "march", "mar", "sun", "sat", "jan", "dec", "oct"}


class DateEvent(StrEnum):
    """What happened on a date, where the words say it."""

    EFFECTIVE = "effective"
    ISSUED = "issued"
    UNTIL = "until"
    OTHER = "other"


def _either(words: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words.split(", ")) + r")\b")


_EVENTS: Final[tuple[tuple[DateEvent, re.Pattern[str]], ...]] = (
    (
        DateEvent.UNTIL,
        _either(
            "until, till, through, deadline, expires?, expired, ends?, ended, end date, no later than, lapses?, up to, "
            "received by, returns?, due by, before, closes?, not after, runs? out, ran out, lasts?, lasted, "
            r"(?:comes?|came|draws?|drew) to an? (?:end|close), (?:runs?|ran) (?:its|their) course"
        ),
    ),
    (
        DateEvent.EFFECTIVE,
        _either(
            "effective, takes? effect, took effect, taking effect, in force, into force, in effect, appl(?:y|ies|ied), "
            "starts?, started, starting, begins?, began, beginning, since, from, as of, kicks? in, compliance, valid, "
            r"kick(?:s|ed)? off, (?:goes|go|went) live, (?:gets?|got) under ?way"
        ),
    ),
    (
        DateEvent.ISSUED,
        _either(
            r"releas\w+, publish\w*, publication, issu\w+, announc\w+, sign(?:ed|s), made public, disclos\w+, dated, "
            r"said, informed, fil(?:ed|ing), adopted, passed, considered, summoned, opened, decided, determined"
        ),
    ),
)
_BEFORE, _AFTER = 48, 24
_LEAD: Final = 18
"""Characters that may stand between "until" and its day: "the end of "."""
_TO: Final = re.compile(r" ?(?:to|through|\u2013|-) ?(?:the )?")
# "From 9 to 20 May" ends on the 20th, unless something was moved from the one day to the other.
_FROM: Final = re.compile(r"\bfrom (?:the )?$", re.IGNORECASE)
# "Doesn't apply until May" has it apply from May; "not extended until May" does not.
_NOT_BEFORE: Final = re.compile(
    r"\b(?:not|never|cannot|[a-z]+n't)\b(?: (?:be|even|yet|actually|to)){0,3} "
    r"(?:start|begin|take effect|apply|kick in|rise|increase|go up|come into force|enter into force|bind|change"
    r"|happen|step up|bite|in force|in effect|up|into force)(?:s|ed|ing)?\b[^,.;:]{0,60}?"
    r"\b(?:before|until|till)"
    r"(?= (?:the )?(?:\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|end of|start of|mid|late|early))"
)
_MOVED: Final = re.compile(
    r"\b(?:mov|chang|postpon|delay|defer|shift|push|put|pull|extend|reschedul|brought|bring|advanc)\w*\b[^.;]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date as written at [start, end): what is not said is None. `fiscal` years are a company's own."""

    text: str
    year: int | None
    month: int | None
    day: int | None
    start: int
    end: int
    quarter: int | None = None
    fiscal: bool = False
    event: DateEvent = DateEvent.OTHER

    def agrees(self, other: Date) -> bool:
        """Whether both can be one date: a day lies in its month, a month in its year.

        What one leaves unsaid is no conflict, but a month and a year, which have no part in common, agree in nothing.
        """
        if self.fiscal != other.fiscal and self.year and other.year and self.year != other.year:
            # A fiscal year may lie in either of two calendar years: no year of the other kind agrees or differs surely.
            return abs(self.year - other.year) <= 1 and not (self.day or other.day)
        pairs = (
            (self.year, other.year),
            (self._quarter(), other._quarter()),
            (self.month, other.month),
            (self.day, other.day),
        )
        said = [(mine, theirs) for mine, theirs in pairs if mine is not None and theirs is not None]
        return bool(said) and all(mine == theirs for mine, theirs in said)

    def comparable(self, other: Date) -> bool:
        """Whether the two have a part in common, the same or another one."""
        return (
            (self.year is not None and other.year is not None)
            or (self.month is not None and other.month is not None)
            or (self._quarter() is not None and other._quarter() is not None)
        )

    def _quarter(self) -> int | None:
        if self.quarter is not None or self.month is None or self.fiscal:
            return self.quarter
        return (self.month + 2) // 3

    @property
    def precision(self) -> int:
        """How much is said: 1 a year or a month alone, 2 a month of a year, 3 a day."""
        return sum(part is not None for part in (self.year, self.month or self.quarter, self.day))


def find_dates(text: str) -> tuple[Date, ...]:
    """Every date of a text, in order."""
    taken: list[tuple[int, int]] = []
    found: list[Date] = []

    def take(match: re.Match[str], **parts: int | bool | None) -> None:
        start, end = match.span()
        if all(end <= s or start >= e for s, e in taken):
            taken.append((start, end))
            year, month, day, quarter = (parts.get(name) for name in ("year", "month", "day", "quarter"))
            found.append(
                Date(
                    match[0],
                    year,
                    month,
                    day,
                    start,
                    end,
                    quarter,
                    bool(parts.get("fiscal")),
                    _event(text, start, end),
                )
            )

    for match in _DAY.finditer(text):
        groups = match.groupdict()
        day = int(groups["d1"] or groups["d2"] or groups["d3"])
        if (
            1 <= day <= 31
            and not _allows(text, match)
            and (month := _month(groups["m1"] or groups["m2"] or groups["m3"]))
        ):
            take(match, year=_int(groups["y1"] or groups["y2"] or groups["y3"]), month=month, day=day)
    for match, year, month, day_of in _named_days(text):
        take(match, year=year, month=month, day=day_of)
    for match, year, quarter, fiscal in _quarters(text):
        take(match, year=year, quarter=quarter, fiscal=fiscal)
    for match in _FISCAL.finditer(text):
        take(match, year=int(match["y"]), fiscal=True)
    for match in _MONTH_YEAR.finditer(text):
        if match["y"] or _is_month(text, match):
            take(match, year=_int(match["y"]), month=_month(match["m"]))
    for match in _BARE_YEAR.finditer(text):
        if not _NUMBERED_OF.search(text[: match.start()]):
            take(match, year=int(match[0]))
    return _with_ends(text, sorted(found, key=lambda date: date.start))


def _with_ends(text: str, found: list[Date]) -> tuple[Date, ...]:
    """The dates of a text, those that end a range as such: "from 9 May to 20 June"."""
    for place, (first, second) in enumerate(pairwise(found), 1):
        before = text[: first.start]
        joined = _TO.fullmatch(text[first.end : second.start]) and _FROM.search(before)
        if joined and not _MOVED.search(before):
            found[place] = replace(second, event=DateEvent.UNTIL)
    return tuple(found)


def _allows(text: str, match: re.Match[str]) -> bool:
    """Whether "16 may" allows something to people under 16: no year, no capital, and no "on" or "by" before it."""
    small = match["m2"] == "may" and not match["y2"]
    return small and not _ON.search(text[: match.start()])


def _named_days(text: str) -> Iterator[tuple[re.Match[str], int | None, int, int | None]]:
    """Days that have a name: New Year's Day, the last day of July 2025; with year, month and day."""
    for match in _FEAST.finditer(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        month, day = _FEASTS[match["feast"].lower()]
        yield match, _int(match["y"]), month, day
    for match in _LAST_DAY.finditer(text):
        year, first = _int(match["y1"] or match["y2"]), match["which"].lower() == "first"
        month_of = _month(match["m"]) if match["m"] else 1 if first else 12
        if month_of:
            yield match, year, month_of, 1 if first else _days_of(month_of, year)


def _quarters(text: str) -> Iterator[tuple[re.Match[str], int | None, int, bool]]:
    """Quarters by name and the ends of years; with year, quarter, and whether the year is a fiscal one."""
    for match in _QUARTER.finditer(text):
        yield match, _int(match["y"]), _ORDINALS[re.split(r"[ -]", match["q"].lower())[0]], bool(match["f"])
    for match in _YEAR_END.finditer(text):
        yield match, int(match["y"] or match["y2"]), 1 if match["start"] else 4, False


def _is_month(text: str, match: re.Match[str]) -> bool:
    """A month without a year: written with a capital, and where it could be a verb, after a word of time."""
    word = match["m"].rstrip(".").lower()
    if word not in _PERHAPS_WORD:
        return match["m"][0].isupper() or len(word) > 3
    return match["m"][0].isupper() and bool(
        re.search(
            r"\b(?:in|since|by|from|until|of|early|late|mid|last|next|this|the|during)[ -]$",
            text[: match.start()],
            re.IGNORECASE,
        )
    )


def _event(text: str, start: int, end: int) -> DateEvent:
    """The event word nearest before the date, or else close behind it."""
    if any(start - _LEAD <= match.end() <= start for match in not_before(text.lower())):
        return DateEvent.EFFECTIVE
    before = text[max(0, start - _BEFORE) : start].lower()
    hits = [(match.end(), event) for event, pattern in _EVENTS for match in pattern.finditer(before)]
    if hits:
        return max(hits)[1]
    after = text[end : end + _AFTER].lower()
    hits = [(-match.start(), event) for event, pattern in _EVENTS for match in pattern.finditer(after)]
    return max(hits)[1] if hits else DateEvent.OTHER


def not_before(lower: str) -> Iterator[re.Match[str]]:
    """Each "not … until May" of a lower-case text: it denies nothing, and has something begin in May."""
    return _NOT_BEFORE.finditer(lower)


def _month(text: str) -> int | None:
    number = int(text) if text.isdigit() else _MONTHS[text.rstrip(".").lower()]
    return number if 1 <= number <= 12 else None


def _days_of(month: int, year: int | None) -> int | None:
    """How many days a month has; of a February whose year is not said that is not known."""
    if year is None and month == _FEBRUARY:
        return None
    return calendar.monthrange(year or _LEAP, month)[1]


def _int(text: str | None) -> int | None:
    return int(text) if text else None
