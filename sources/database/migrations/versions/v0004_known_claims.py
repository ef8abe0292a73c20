"""Claims that curators answered themselves, and answers that are looked at again when a table changes."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _short(name: str, length: int) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def upgrade() -> None:
    """From version 3, which answered every claim by itself and never looked back."""
    op.create_table(
        "known_claims",
        sa.Column("table_name", sa.String(64), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        *_numbers("position", "change_number", "retired_number"),
        _short("statement_id", 100),
        _short("stance", 16),
        _short("at", 32),
        _short("retired_at", 32),
        *_texts("claim", "note", "who", "why", "retired_by", "retired_why"),
    )
    op.create_table(
        "kept_checks",
        sa.Column("server_id", sa.String(32), primary_key=True),
        sa.Column("reply_id", sa.String(32), primary_key=True),
        _short("channel_id", 32),
        _short("message_id", 32),
        _short("day", 10),
        _short("as_of", 10),
        *_texts("seen", "outcome", "updates"),
    )
    op.create_index("kept_checks_of_day", "kept_checks", ["server_id", "day"])
