"""Source tables, their notices and statements, and the history of changes."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def upgrade() -> None:
    """From an empty database."""
    op.create_table(
        "source_tables",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("change_number", sa.Integer, nullable=False),
    )
    op.create_table(
        "notices",
        sa.Column("table_name", sa.String(64), primary_key=True),
        sa.Column("notice_id", sa.String(100), primary_key=True),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts(
            "publisher", "jurisdiction", "title", "kind", "identifier", "url", "language", "published", "tags"
        ),
        sa.ForeignKeyConstraint(["table_name"], ["source_tables.name"]),
    )
    op.create_table(
        "statements",
        sa.Column("table_name", sa.String(64), primary_key=True),
        sa.Column("statement_id", sa.String(100), primary_key=True),
        sa.Column("notice_id", sa.String(100), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        *_texts("effective", "ended", "end_manner", "ended_by", "review_by", "statement", "quote", "locator"),
        sa.ForeignKeyConstraint(["table_name", "notice_id"], ["notices.table_name", "notices.notice_id"]),
    )
    op.create_index("statements_of_notice", "statements", ["table_name", "notice_id"])
    op.create_table(
        "history",
        sa.Column("table_name", sa.String(64), primary_key=True),
        sa.Column("change_number", sa.Integer, primary_key=True),
        sa.Column("notice_id", sa.String(100), primary_key=True),
        sa.Column("at", sa.String(32), nullable=False),
        *_texts("who", "why"),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
        sa.ForeignKeyConstraint(["table_name"], ["source_tables.name"]),
    )
    op.create_index("history_of_notice", "history", ["table_name", "notice_id", "change_number"])
