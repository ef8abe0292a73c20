"""The project's own measurements: each takes labelled rows, and counts what comes out."""
