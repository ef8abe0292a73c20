"""Changes of one notice as curators make them: its end, and what differs between two states of it in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from sources.errors import InputError, NotFoundError
from sources.notice import EndManner, Notice, NoticeDate
from sources.rows import COLUMNS, SHARED_COLUMNS, rows_of

_CUT = 60


def ended(
    notice: Notice, manner: EndManner, when: NoticeDate, by: str | None, statement_ids: Sequence[str] = ()
) -> Notice:
    """The notice with the end of some of its statements; of all of them where none is named.

    `by` is the id of the notice that ended it. What had ended already ends by the new words from now on.

    Raises:
        NotFoundError: a statement is not the notice's.
        InputError: nothing would change.
    """
    known = {statement.id for statement in notice.statements}
    for statement_id in statement_ids:
        if statement_id not in known:
            raise NotFoundError(
                f"{notice.id} has no statement {statement_id!r}; it has {', '.join(sorted(known))}."
            )
    chosen = set(statement_ids) or known
    statements = tuple(
        replace(
            statement,
            term=replace(notice.term_of(statement), ended=when, end_manner=manner, ended_by=by or None)
            if statement.id in chosen
            else notice.term_of(statement),
        )
        for statement in notice.statements
    )
    new = replace(notice, statements=statements)
    if list(rows_of(new)) == list(rows_of(notice)):
        raise InputError(f"{notice.id} has ended so already; nothing was changed.")
    return new


def differences(before: Notice, after: Notice) -> tuple[str, ...]:
    """What differs, one line a cell: "title was “A”, is “B”"."""
    old, new = ({row["statement_id"]: row for row in rows_of(notice)} for notice in (before, after))
    lines = []
    for column in SHARED_COLUMNS:
        was, now = (next(iter(rows.values()), {}).get(column, "") for rows in (old, new))
        if was != now:
            lines.append(f"{column} was {_quoted(was)}, is {_quoted(now)}")
    for statement_id in [*old, *(key for key in new if key not in old)]:
        if statement_id not in new:
            lines.append(f"{statement_id} is gone")
        elif statement_id not in old:
            lines.append(f"{statement_id} is new")
        else:
            lines += [
                f"{column} of {statement_id} was {_quoted(old[statement_id][column])}, "
                f"is {_quoted(new[statement_id][column])}"
                for column in COLUMNS
                if column not in SHARED_COLUMNS and old[statement_id][column] != new[statement_id][column]
            ]
    if not lines and any(one != other for one, other in zip_longest(old, new)):
        lines.append("the order of the statements is another")
    return tuple(lines)


def _quoted(cell: str) -> str:
    if not cell:
        return "empty"
    return f"“{cell if len(cell) <= _CUT else cell[: _CUT - 1] + '…'}”"
