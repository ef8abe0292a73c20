"""Crosscheck on Discord: posts, commands and buttons in, answers out."""
