"""Alembic's entry point: the migrations run on the connection, and in the transaction, of upgrade.py."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
