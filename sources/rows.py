"""How a notice is laid out as rows of text cells, one a statement, and how it is put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from sources.notice import EndManner, Notice, NoticeDate, Statement, Term

Cells = Mapping[str, str]
"""One row: the text of each column, "" where it has none."""

NOTICE_COLUMNS = (
    "notice_id",
    "publisher",
    "jurisdiction",
    "title",
    "kind",
    "identifier",
    "url",
    "language",
    "published",
)
TERM_COLUMNS = ("effective", "ended", "end_manner", "ended_by", "review_by")
STATEMENT_COLUMNS = ("statement_id", "statement", "quote", "locator")
COLUMNS = (*NOTICE_COLUMNS, *TERM_COLUMNS, "tags", *STATEMENT_COLUMNS)
"""The table's columns in the order of the CSV contract."""

SHARED_COLUMNS = (*NOTICE_COLUMNS, "tags")
"""The columns that belong to the notice: its rows agree on them. The others belong to the row."""

_SEPARATOR = re.compile(r"\s*;\s*")


def tidy(cell: str) -> str:
    """The cell as it is kept: no space around it, every line break a line feed."""
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()


def rows_of(notice: Notice) -> Iterator[dict[str, str]]:
    """One row for each statement, in order, with every column of `COLUMNS`."""
    shared = {
        "notice_id": notice.id,
        "publisher": notice.publisher,
        "jurisdiction": notice.jurisdiction,
        "title": notice.title,
        "kind": notice.kind,
        "identifier": "; ".join(notice.identifiers),
        "url": notice.url or "",
        "language": notice.language,
        "published": _text(notice.published),
        "tags": "; ".join(notice.tags),
    }
    for statement in notice.statements:
        cells = shared | _term_cells(notice.term_of(statement))
        cells |= {
            "statement_id": statement.id,
            "statement": statement.text,
            "quote": statement.quote or "",
            "locator": statement.locator or "",
        }
        yield {column: tidy(cells[column]) for column in COLUMNS}


def notices_of(rows: Iterable[Cells]) -> tuple[Notice, ...]:
    """The notices of rows that have no fault; the rows of one notice stand together."""
    return tuple(_notice(list(group)) for _, group in groupby(rows, key=lambda row: row["notice_id"]))


def canonical(notice: Notice) -> Notice:
    """The notice as it comes back from a file or database: tidy, its term the commonest of its rows."""
    return _notice(list(rows_of(notice)))


def values(cell: str) -> tuple[str, ...]:
    """The single values of a cell that holds several, separated by ";"."""
    return tuple(value for value in _SEPARATOR.split(cell.strip()) if value)


def _notice(rows: list[Cells]) -> Notice:
    first = rows[0]
    terms = [_term(row) for row in rows]
    # Counter keeps the order of first sight among equals, so ties fall to the row that stands first.
    common = Counter(terms).most_common(1)[0][0]
    statements = tuple(
        Statement(
            id=row["statement_id"],
            text=row["statement"],
            quote=row["quote"] or None,
            locator=row["locator"] or None,
            term=None if term == common else term,
        )
        for row, term in zip(rows, terms, strict=True)
    )
    return Notice(
        id=first["notice_id"],
        publisher=first["publisher"],
        title=first["title"],
        jurisdiction=first["jurisdiction"],
        kind=first["kind"],
        identifiers=values(first["identifier"]),
        url=first["url"] or None,
        language=first["language"],
        published=_date(first["published"]),
        term=common,
        tags=values(first["tags"]),
        statements=statements,
    )


def _term(row: Cells) -> Term:
    return Term(
        effective=_date(row["effective"]),
        ended=_date(row["ended"]),
        end_manner=EndManner(row["end_manner"]) if row["end_manner"] else None,
        ended_by=row["ended_by"] or None,
        review_by=_date(row["review_by"]),
    )


def _term_cells(term: Term) -> dict[str, str]:
    return {
        "effective": _text(term.effective),
        "ended": _text(term.ended),
        "end_manner": term.end_manner.value if term.end_manner else "",
        "ended_by": term.ended_by or "",
        "review_by": _text(term.review_by),
    }


def _date(cell: str) -> NoticeDate | None:
    return NoticeDate(cell) if cell else None


def _text(day: NoticeDate | None) -> str:
    return day.text if day else ""
