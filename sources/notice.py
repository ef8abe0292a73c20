"""Notice, Statement and Validity: what a row of the source table is, and whether it binds on a given day."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class EndManner(StrEnum):
    """How a notice, or one of its statements, stopped to bind as it stood."""

    REPLACED = "replaced"
    SUSPENDED = "suspended"
    NOT_ENFORCED = "not_enforced"
    REVOKED = "revoked"
    LAPSED = "lapsed"
    UPDATED = "updated"


class ValidityState(StrEnum):
    """Whether a notice binds on a day."""

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    SUSPENDED = "suspended"
    ENDED = "ended"
    REPLACED = "replaced"
    NOT_ENFORCED = "not_enforced"
    UNKNOWN = "unknown"


_STATE_AFTER = {
    EndManner.REPLACED: ValidityState.REPLACED,
    EndManner.SUSPENDED: ValidityState.SUSPENDED,
    EndManner.NOT_ENFORCED: ValidityState.NOT_ENFORCED,
    EndManner.REVOKED: ValidityState.ENDED,
    EndManner.LAPSED: ValidityState.ENDED,
    # What a later filing updates was true when it was said, and is not withdrawn by it.
    EndManner.UPDATED: ValidityState.IN_FORCE,
}


def one_day(text: str) -> date:
    """The day that YYYY-MM-DD says, and nothing else: Python's own reading takes 20261001 and 2026-W40-4 too.

    Raises:
        ValueError: it is no such day.
    """
    if not _DAY.fullmatch(text):
        raise ValueError(f"{text!r} is not a day as YYYY-MM-DD")
    return date.fromisoformat(text)


@dataclass(frozen=True, slots=True)
class NoticeDate:
    """A date as an official page gives it: day, month or year. `text` is ISO 8601, cut where unknown."""

    text: str

    def __post_init__(self) -> None:
        match = _DATE.fullmatch(self.text)
        if not match:
            raise ValueError(f"{self.text!r} is not a date as YYYY-MM-DD, YYYY-MM or YYYY")
        year, month, day = (int(part) if part else None for part in match.groups())
        date(year or 0, month or 1, day or 1)

    @property
    def first(self) -> date:
        """The earliest day that it can mean."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The latest day that it can mean."""
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or calendar.monthrange(year, month)[1])

    def _parts(self) -> tuple[int, int | None, int | None]:
        parts = [int(part) for part in self.text.split("-")]
        return parts[0], parts[1] if len(parts) > 1 else None, parts[2] if len(parts) > 2 else None

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Term:
    """From when, until when and why something binds. `ended_by` is the id of the notice that ended it.

    `review_by` is the last day that the facts speak for: where something was due to end or to come back then
    and nothing later was verified, the validity is unknown after it.
    """

    effective: NoticeDate | None = None
    ended: NoticeDate | None = None
    end_manner: EndManner | None = None
    ended_by: str | None = None
    review_by: NoticeDate | None = None


@dataclass(frozen=True, slots=True)
class Validity:
    """A state as of a day, since when, until when (as far as is known), and by which notice."""

    state: ValidityState
    since: NoticeDate | None = None
    until: NoticeDate | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One checkable sentence of a notice. `term` is set only where it differs from the notice's own."""

    id: str
    text: str
    quote: str | None = None
    locator: str | None = None
    term: Term | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """One official document and its statements, in the table's order."""

    id: str
    publisher: str
    title: str
    jurisdiction: str = ""
    kind: str = ""
    identifiers: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
    published: NoticeDate | None = None
    term: Term = field(default_factory=Term)
    tags: tuple[str, ...] = ()
    statements: tuple[Statement, ...] = ()

    def term_of(self, statement: Statement) -> Term:
        """The statement's own term, or the notice's."""
        return statement.term or self.term

    def validity_of(self, statement: Statement, as_of: date) -> Validity:
        """Whether the statement binds on `as_of`."""
        return validity(self.term_of(statement), self.published, as_of)


def validity(term: Term, published: NoticeDate | None, as_of: date) -> Validity:
    """State of `term` on `as_of`; a date known only by month or year counts from its first day."""
    since = term.effective or published
    review_over = term.review_by is not None and as_of > term.review_by.last
    # What is suspended before it takes effect is suspended: that is the later fact, so it is told.
    has_ended = term.ended is not None and as_of >= term.ended.first
    if since is not None and as_of < since.first and not has_ended:
        return Validity(ValidityState.NOT_YET, since=since)
    state = _STATE_AFTER[term.end_manner or EndManner.LAPSED]
    if has_ended:
        if review_over:
            return Validity(ValidityState.UNKNOWN, since=term.review_by, by=term.ended_by)
        if state is ValidityState.IN_FORCE:
            return Validity(state, since=since, by=term.ended_by)
        return Validity(state, since=term.ended, until=term.review_by, by=term.ended_by)
    if review_over:
        return Validity(ValidityState.UNKNOWN, since=term.review_by)
    # What will only be updated binds on: the update is no end of it.
    if term.ended is not None and state is not ValidityState.IN_FORCE:
        last = NoticeDate((term.ended.first - timedelta(days=1)).isoformat())
        return Validity(ValidityState.IN_FORCE, since=since, until=last)
    return Validity(ValidityState.IN_FORCE, since=since, until=term.review_by)
