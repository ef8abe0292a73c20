"""Every word that people see: named texts with {placeholders}, one TOML file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final, TypeAlias

LANGUAGE: Final = "en"
Table: TypeAlias = Mapping[str, "str | Table"]


def text(key: str, /, **values: object) -> str:
    """The text named `key` ("check.no_claim"), with its placeholders filled in.

    A text that is written in two forms, `one` and `other`, is chosen by the value of `count`.

    Raises:
        KeyError: there is no such text, or a placeholder has no value: a fault of the program.
    """
    entry = _find(key)
    if not isinstance(entry, str):
        entry = entry["one" if values.get("count") == 1 else "other"]
        if not isinstance(entry, str):
            raise KeyError(key)
    return entry.format_map(values) if values else entry


@cache
def _find(key: str) -> str | Table:
    entry: str | Table = _texts(LANGUAGE)
    for part in key.split("."):
        if isinstance(entry, str):
            raise KeyError(key)
        entry = entry[part]
    return entry


@cache
def _texts(language: str) -> Table:
    return tomllib.loads(files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))
