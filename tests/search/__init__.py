"""Tests of the index over statements."""
