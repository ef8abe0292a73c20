"""What curators do with a table, the same on every surface: who may, notices as forms, notices from links."""
