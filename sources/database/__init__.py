"""The tables behind the source table, in SQLite or PostgreSQL, and their migrations."""
