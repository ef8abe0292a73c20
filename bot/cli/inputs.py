"""What commands take: dates, texts, JSON lines; each read, or refused in one sentence."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click

from bot.checking.reading.cleaning import MAX_CHARACTERS
from sources.errors import InputError
from sources.notice import Notice, one_day

_MAX_BYTES = 4 * MAX_CHARACTERS


class DayType(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error that shows what one looks like."""
        if isinstance(value, date):
            return value
        try:
            return one_day(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day as YYYY-MM-DD, for example 2026-10-01.", param, ctx)


def text_of(path: Path) -> str:
    """A text file's words.

    Raises:
        InputError: it cannot be read, is too long, or is no text.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    return decoded(data, str(path))


def standard_input() -> str:
    """All of standard input, as text."""
    return decoded(sys.stdin.buffer.read(_MAX_BYTES + 1), "Standard input")


def decoded(data: bytes, name: str) -> str:
    """Bytes as UTF-8 text, without a byte-order mark.

    Raises:
        InputError: too long, or not UTF-8.
    """
    if len(data) > _MAX_BYTES:
        raise InputError(
            f"{name} is longer than {MAX_CHARACTERS:,} characters, the most that is checked at once. "
            "Give the part that matters."
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{name} is not UTF-8 text (byte {error.start + 1} is not). Save it as UTF-8."
        ) from None


def sound(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair that stands alone: it is no letter, and no UTF-8 holds it.

    JSON may escape one, and an argument has one for each byte that is not UTF-8.
    """
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def json_lines(lines: Iterable[str], name: str, fields: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Objects from JSON lines, blank lines left out; every text in them is `sound`.

    Raises:
        InputError: a line is no object, or lacks a text under one of `fields`; the sentence names the line.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            if "\\ud" in line.lower():
                row = json.loads(sound(json.dumps(row, ensure_ascii=False)))
        except (ValueError, RecursionError):
            raise InputError(f"{name}, line {number}: not JSON. Give one object a line.") from None
        if not isinstance(row, dict):
            raise InputError(f"{name}, line {number}: not an object such as {{{', '.join(fields)}}}.")
        for field in fields:
            if not isinstance(row.get(field), str):
                raise InputError(f"{name}, line {number}: {field!r} must be there, and a text.")
        yield row


def stdin_lines() -> TextIO:
    """Standard input line by line, as UTF-8 whatever the locale says; bytes that are none are marked, not fatal."""
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    return sys.stdin


def notices_of(path: Path) -> tuple[Notice, ...]:
    """The notices of a table as CSV or XLSX.

    Raises:
        InputError: the file cannot be read, or has faults.
    """
    from sources.spreadsheet import read_table

    return read_table(path)
