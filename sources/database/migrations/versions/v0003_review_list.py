"""The review list: claims without a notice, feedback on answers, and exceptions."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _number() -> sa.Column[int]:
    return sa.Column("number", sa.Integer, primary_key=True, autoincrement=True)


def _short(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def upgrade() -> None:
    """From version 2, whose curators had the table and its history alone."""
    op.create_table(
        "wanted",
        _number(),
        _short("table_name", 64),
        _short("day", 10),
        *_texts("claim"),
        sqlite_autoincrement=True,
    )
    op.create_index("wanted_of_table", "wanted", ["table_name", "number"])
    op.create_index("wanted_by_day", "wanted", ["day"])
    op.create_table(
        "feedback",
        _number(),
        _short("table_name", 64),
        _short("day", 10),
        _short("kind", 16),
        _short("statement_id", 100),
        _short("stance", 16),
        *_texts("claim", "title", "reasons", "note"),
        sqlite_autoincrement=True,
    )
    op.create_index("feedback_of_table", "feedback", ["table_name", "number"])
    op.create_index("feedback_by_day", "feedback", ["day"])
    op.create_table(
        "exceptions",
        _number(),
        _short("table_name", 64),
        _short("claim_key", 64),
        _short("statement_id", 100),
        _short("at", 32),
        _short("ended_at", 32),
        *_texts("claim", "who", "why", "ended_by"),
        sqlite_autoincrement=True,
    )
    op.create_index("exceptions_of_claim", "exceptions", ["table_name", "claim_key"])
