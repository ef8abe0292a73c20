"""Mirrors bot/ and sources/."""
