"""Tests of text in, verdicts out."""
