"""The tables as they stand after the newest migration."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKeyConstraint, Index, Integer, MetaData, String, Table, Text

VERSION = "0004"
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

# Claims that no notice spoke to, one row a check; `day` is YYYY-MM-DD. Nothing says who asked.
wanted = Table(
    "wanted",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("table_name", String(64), nullable=False),
    Column("day", String(10), nullable=False),
    _text("claim"),
    Index("wanted_of_table", "table_name", "number"),
    Index("wanted_by_day", "day"),
    # A number is never given twice: a button on an old message names one.
    sqlite_autoincrement=True,
)

# What people said of an answer, one row a press; `reasons` one a line. Nothing says who pressed.
feedback = Table(
    "feedback",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("table_name", String(64), nullable=False),
    Column("day", String(10), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("statement_id", String(100), nullable=False),
    Column("stance", String(16), nullable=False),
    _text("claim"),
    _text("title"),
    _text("reasons"),
    _text("note"),
    Index("feedback_of_table", "table_name", "number"),
    Index("feedback_by_day", "day"),
    sqlite_autoincrement=True,
)

# Claims that a statement has nothing to do with; `ended_at` is "" as long as the exception holds.
exceptions = Table(
    "exceptions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("table_name", String(64), nullable=False),
    Column("claim_key", String(64), nullable=False),
    Column("statement_id", String(100), nullable=False),
    Column("at", String(32), nullable=False),
    Column("ended_at", String(32), nullable=False),
    _text("claim"),
    _text("who"),
    _text("why"),
    _text("ended_by"),
    Index("exceptions_of_claim", "table_name", "claim_key"),
    sqlite_autoincrement=True,
)

# Claims that curators answered themselves. `change_number` and `retired_number` count the changes of a table's known
# claims, apart from those of its notices; `retired_number` is 0 as long as the claim answers.
known_claims = Table(
    "known_claims",
    metadata,
    Column("table_name", String(64), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),
    Column("change_number", Integer, nullable=False),
    Column("retired_number", Integer, nullable=False),
    Column("statement_id", String(100), nullable=False),
    Column("stance", String(16), nullable=False),
    Column("at", String(32), nullable=False),
    Column("retired_at", String(32), nullable=False),
    _text("claim"),
    _text("note"),
    _text("who"),
    _text("why"),
    _text("retired_by"),
    _text("retired_why"),
)

# Answers of the bot that are looked at again when a table changes: ids alone, no words. `day` is when it answered;
# `seen` says by which changes, `outcome` what it showed, `updates` what was corrected since, each as JSON.
kept_checks = Table(
    "kept_checks",
    metadata,
    Column("server_id", String(32), primary_key=True),
    Column("reply_id", String(32), primary_key=True),
    Column("channel_id", String(32), nullable=False),
    Column("message_id", String(32), nullable=False),
    Column("day", String(10), nullable=False),
    Column("as_of", String(10), nullable=False),
    _text("seen"),
    _text("outcome"),
    _text("updates"),
    Index("kept_checks_of_day", "server_id", "day"),
)
