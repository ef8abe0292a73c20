"""Tests of the small stance model."""
