"""Labelled rows: files of JSON lines, perhaps packed with gzip, read or refused in one sentence."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from sources.errors import InputError


def rows_of(path: Path, fields: tuple[str, ...]) -> list[dict[str, Any]]:
    """The objects of a file, blank lines left out; each has a text under every one of `fields`.

    Raises:
        InputError: the file cannot be read, or a line is wrong; the sentence names it.
    """
    try:
        with _opened(path) as lines:
            return list(_objects(lines, path, fields))
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}.") from None


def _opened(path: Path) -> IO[str]:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8-sig")
    return path.open(encoding="utf-8-sig")


def _objects(lines: IO[str], path: Path, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError:
                row = None
            if not isinstance(row, dict) or not all(isinstance(row.get(one), str) for one in fields):
                raise InputError(f"{path}, line {number}: not an object with the texts {', '.join(fields)}.")
            yield row
