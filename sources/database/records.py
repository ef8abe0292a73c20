"""A notice as the JSON text that history keeps, and back."""

from __future__ import annotations

import json

from sources.notice import Notice
from sources.rows import SHARED_COLUMNS, STATEMENT_COLUMNS, TERM_COLUMNS, notices_of, rows_of

OWN_COLUMNS = (*TERM_COLUMNS, *STATEMENT_COLUMNS)
"""The columns of a row that are not its notice's."""


def to_json(notice: Notice) -> str:
    """The notice with its statements, in words that a person can read too. Empty cells are left out."""
    rows = list(rows_of(notice))
    record: dict[str, object] = {name: rows[0][name] for name in SHARED_COLUMNS if rows[0][name]}
    record["statements"] = [{name: row[name] for name in OWN_COLUMNS if row[name]} for row in rows]
    return json.dumps(record, ensure_ascii=False)


def from_json(text: str) -> Notice:
    """The notice of `to_json`."""
    record = json.loads(text)
    shared = {name: record.get(name, "") for name in SHARED_COLUMNS}
    rows = [shared | {name: row.get(name, "") for name in OWN_COLUMNS} for row in record["statements"]]
    return notices_of(rows)[0]
