"""Tests of what curators do beside the table."""
