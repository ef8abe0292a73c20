"""Measurements: scripts to run by hand, no tests."""
