"""Small notices to test with; every name in them is made up."""

from __future__ import annotations

from dataclasses import replace

from sources.notice import EndManner, Notice, NoticeDate, Statement, Term
from sources.spreadsheet import SHIPPED, read_table

SHIPPED_NOTICES = read_table(SHIPPED)


def notice(number: int, statements: int = 2, title: str = "Rule on widgets") -> Notice:
    """A notice with that number of statements."""
    name = f"xx-office-{number}"
    return Notice(
        id=name,
        publisher="Office of Widgets",
        title=f"{title} {number}",
        jurisdiction="XX",
        kind="rule",
        identifiers=(f"WR {number}", f"2030-{number:05}"),
        url=f"https://widgets.example/{number}",
        published=NoticeDate("2030-01-15"),
        term=Term(effective=NoticeDate("2030-02-01")),
        tags=("widgets", "rule"),
        statements=tuple(
            Statement(f"{name}#s{place}", f"Widget {number} needs {place} permits.")
            for place in range(1, statements + 1)
        ),
    )


def two_notices() -> tuple[Notice, Notice]:
    """A notice whose second statement the other one suspended."""
    old, new = notice(1), notice(2)
    ended = Term(
        effective=NoticeDate("2030-02-01"),
        ended=NoticeDate("2030-06"),
        end_manner=EndManner.SUSPENDED,
        ended_by=new.id,
        review_by=NoticeDate("2031-06-30"),
    )
    first, second = old.statements
    second = Statement(
        second.id, second.text, quote='"Two, or more", it says.', locator="section 2", term=ended
    )
    return replace(old, statements=(first, second)), new
