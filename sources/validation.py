"""What is wrong with rows of the source table: file, row, column, and what would be right."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from sources.notice import EndManner, Notice, NoticeDate
from sources.rows import COLUMNS, SHARED_COLUMNS, Cells, rows_of

REQUIRED = ("notice_id", "publisher", "title", "statement_id", "statement")
DATES = ("published", "effective", "ended", "review_by")
# 100 characters is what Discord lets a choice of an autocompletion carry, and ids are carried there.
MOST_OF_AN_ID = 100

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
# The last two are no characters, and no XML (so no XLSX) may hold them.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault. `row` counts as a spreadsheet shows it (the header is row 1); 0 is the whole file."""

    file: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = [self.file] if self.file else []
        if self.row:
            place.append(f"row {self.row}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.message}"


@dataclass(frozen=True, slots=True)
class Row:
    """A row's cells and its number in the spreadsheet."""

    number: int
    cells: Cells


@dataclass(frozen=True, slots=True)
class Outline:
    """A statement of the table with no more than what others are held against."""

    notice_id: str
    statement_id: str
    statement: str


def repeated(notices: Sequence[Notice], others: Iterable[Outline], file: str = "") -> list[Fault]:
    """The statements of `notices` that stand in `others` already, numbered as in `notice_faults`."""
    seen = {_folded(other.statement): other.statement_id for other in others}
    return [
        Fault(file, number, "statement", f"says the same as {seen[key]}; keep one of them")
        for number, cells in enumerate(_all_rows(notices), start=2)
        if (key := _folded(cells["statement"])) in seen
    ]


def notice_faults(notices: Sequence[Notice], file: str = "", known: Collection[str] = ()) -> list[Fault]:
    """The faults of notices that came from no spreadsheet, numbered as `write_csv` would lay them out.

    `known` are ids of further notices that `ended_by` may name.
    """
    found = [
        Fault(file, 0, "statement", f"{n.id} has no statement; it needs one")
        for n in notices
        if not n.statements
    ]
    rows = [Row(number, cells) for number, cells in enumerate(_all_rows(notices), start=2)]
    return found + faults(rows, file, known)


def faults(rows: Sequence[Row], file: str = "", known: Collection[str] = ()) -> list[Fault]:
    """Every fault of the rows, in the order of rows and columns."""
    ids = {row.cells["notice_id"] for row in rows} | set(known)
    found = [
        Fault(file, row.number, column, message)
        for row in rows
        for column, message in _of_row(row.cells, ids)
    ]
    for check in (_apart, _disagreeing, _repeated_ids, _repeated_statements):
        found += [Fault(file, number, column, message) for number, column, message in check(rows)]
    order = {column: place for place, column in enumerate(COLUMNS)}
    return sorted(found, key=lambda fault: (fault.row, order[fault.column]))


def _all_rows(notices: Iterable[Notice]) -> Iterator[Cells]:
    for notice in notices:
        yield from rows_of(notice)


_Found = Iterator[tuple[str, str]]


def _of_row(cells: Cells, ids: Collection[str]) -> _Found:
    """Column and message of each fault that can be seen in one row (and the ids of the table)."""
    for column in COLUMNS:
        if _CONTROL.search(cells[column]):
            yield column, "holds a control character; delete it"
    for column in REQUIRED:
        if not cells[column]:
            yield column, "is empty; it is needed"
    yield from _id_faults(cells)
    yield from _link_faults(cells["url"])
    yield from _date_faults(cells)
    yield from _end_faults(cells, ids)


def id_fault(notice_id: str) -> str:
    """What is wrong with a notice's id; "" where nothing is."""
    if _ID.fullmatch(notice_id) and len(notice_id) <= MOST_OF_AN_ID:
        return ""
    return f"{notice_id!r} is no id; at most {MOST_OF_AN_ID} letters, digits, '-', '.' and '_' are right"


def _id_faults(cells: Cells) -> _Found:
    notice, statement = cells["notice_id"], cells["statement_id"]
    if notice and (fault := id_fault(notice)):
        yield "notice_id", fault
    if not statement:
        return
    owner, sign, part = statement.partition("#")
    if not (sign and _PART.fullmatch(part) and len(statement) <= MOST_OF_AN_ID):
        yield "statement_id", f"{statement!r} is no statement's id; {notice or 'NOTICE'}#s1 would be one"
    elif owner != notice:
        yield (
            "statement_id",
            f"{statement!r} belongs to another notice than {notice!r}; {notice}#{part} would be right",
        )


def _link_faults(url: str) -> _Found:
    if not url:
        return
    if _SPACE.search(url):
        yield "url", f"{url!r} has a space; a link has none (%20 stands for it)"
        return
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        yield "url", f"{url!r} is no link; https://host/path would be right"
        return
    if parts.scheme not in ("http", "https"):
        yield "url", f"{url!r} does not begin with https:// or http://"
    elif not host or "." not in host or ".." in host or "@" in parts.netloc:
        yield "url", f"{url!r} names no public host; https://host.example/path would be right"


def _date(text: str) -> NoticeDate | None:
    try:
        return NoticeDate(text) if text else None
    except ValueError:
        return None


def _date_faults(cells: Cells) -> _Found:
    for column in DATES:
        if cells[column] and _date(cells[column]) is None:
            yield (
                column,
                f"{cells[column]!r} is no date; YYYY-MM-DD (or YYYY-MM, YYYY if no more is known) is right",
            )
    if not cells["published"] and not cells["effective"]:
        yield "published", "is empty, and so is effective; one of them is needed"
    published, effective, ended, review = (_date(cells[column]) for column in DATES)
    begins = [day for day in (published, effective) if day]
    # A rule may be suspended after it was published and before it took effect: the earlier one counts.
    start = min(begins, key=lambda day: day.first) if begins else None
    if start and ended and ended.last < start.first:
        yield "ended", f"{ended} is before {start}, when the notice began; the end comes after"
    if ended and review and review.last < ended.first:
        yield "review_by", f"{review} is before {ended} in ended; the review comes after"
    elif start and review and review.last < start.first:
        yield "review_by", f"{review} is before {start}, when the notice began; the review comes after"


def _end_faults(cells: Cells, ids: Collection[str]) -> _Found:
    ended, manner, by = cells["ended"], cells["end_manner"], cells["ended_by"]
    if manner and manner not in set(EndManner):
        yield "end_manner", f"{manner!r} is none of {', '.join(EndManner)}"
    if ended and not manner:
        yield "end_manner", f"is empty though ended is {ended}; one of {', '.join(EndManner)} is needed"
    if manner and not ended:
        yield "ended", f"is empty though end_manner is {manner}; give the date, or empty both"
    if by and not ended:
        yield "ended_by", f"is {by} though ended is empty; give the date, or empty both"
    if by and by == cells["notice_id"]:
        yield "ended_by", "names the notice itself; name the notice that ended it, or leave it empty"
    elif by and by not in ids:
        yield "ended_by", f"{by!r} is no notice of this table; name one of its ids, or leave it empty"


_Placed = Iterator[tuple[int, str, str]]


def _apart(rows: Sequence[Row]) -> _Placed:
    """A notice's rows that do not follow one another."""
    last: dict[str, int] = {}
    before = ""
    for row in rows:
        notice = row.cells["notice_id"]
        if notice and notice in last and notice != before:
            yield (
                row.number,
                "notice_id",
                f"{notice} stood in row {last[notice]} already; put a notice's rows together",
            )
        last[notice] = row.number
        before = notice


def _disagreeing(rows: Sequence[Row]) -> _Placed:
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(row.cells["notice_id"], row)
        for column in SHARED_COLUMNS:
            if row.cells[column] != other.cells[column]:
                there = f"row {other.number} of the same notice ({_short(other.cells[column])})"
                yield row.number, column, f"differs from {there}; all rows of a notice have the same"


def _repeated_ids(rows: Sequence[Row]) -> _Placed:
    message = "{value} is the id of row {row} already; give each statement its own"
    return _repeated(rows, "statement_id", lambda text: text, message)


def _repeated_statements(rows: Sequence[Row]) -> _Placed:
    message = "says the same as row {row}; keep one of them"
    return _repeated(rows, "statement", _folded, message)


def _repeated(rows: Sequence[Row], column: str, fold: Callable[[str], str], message: str) -> _Placed:
    seen: dict[str, int] = {}
    for row in rows:
        key = fold(row.cells[column])
        if key and key in seen:
            yield row.number, column, message.format(value=row.cells[column], row=seen[key])
        seen.setdefault(key, row.number)


def _folded(text: str) -> str:
    return _SPACE.sub(" ", text).casefold()


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:39] + "…")
