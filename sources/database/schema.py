"""The tables as they stand after the newest migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, Text

VERSION = "0002"
"""The newest migration's revision; a database with another one is migrated when it is opened."""

metadata = MetaData()

# Each row of the other tables says which source table it belongs to: one now, one a server later.
source_tables = Table(
    "source_tables",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("change_number", Integer, nullable=False),
)


def _text(name: str) -> Column[str]:
    # An empty cell is "" and never NULL, as in a spreadsheet.
    return Column(name, Text, nullable=False)


notices = Table(
    "notices",
    metadata,
    Column("table_name", String(64), primary_key=True),
    Column("notice_id", String(100), primary_key=True),
    Column("position", Integer, nullable=False),
    _text("publisher"),
    _text("jurisdiction"),
    _text("title"),
    _text("kind"),
    _text("identifier"),
    _text("url"),
    _text("language"),
    _text("published"),
    _text("tags"),
    ForeignKeyConstraint(["table_name"], ["source_tables.name"]),
)

statements = Table(
    "statements",
    metadata,
    Column("table_name", String(64), primary_key=True),
    Column("statement_id", String(100), primary_key=True),
    Column("notice_id", String(100), nullable=False),
    Column("position", Integer, nullable=False),
    _text("effective"),
    _text("ended"),
    _text("end_manner"),
    _text("ended_by"),
    _text("review_by"),
    _text("statement"),
    _text("quote"),
    _text("locator"),
    ForeignKeyConstraint(["table_name", "notice_id"], ["notices.table_name", "notices.notice_id"]),
    Index("statements_of_notice", "table_name", "notice_id"),
)

# `before` and `after` are a notice as JSON (records.py), NULL where there was none.
history = Table(
    "history",
    metadata,
    Column("table_name", String(64), primary_key=True),
    Column("change_number", Integer, primary_key=True),
    Column("notice_id", String(100), primary_key=True),
    Column("at", String(32), nullable=False),
    _text("who"),
    _text("why"),
    Column("before", Text),
    Column("after", Text),
    ForeignKeyConstraint(["table_name"], ["source_tables.name"]),
    Index("history_of_notice", "table_name", "notice_id", "change_number"),
)

server_settings = Table(
    "server_settings",
    metadata,
    Column("server_id", String(32), primary_key=True),
    Column("name", String(64), primary_key=True),
    _text("value"),
)
