"""CSV as Excel, LibreOffice and Google Sheets write it: which encoding, which sign between the cells, the rows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from typing import Final

from sources.rows import tidy
from sources.sheets import Line, Sheet, SheetError

_SIGNS: Final = (",", ";", "\t")
# Excel's own hint in the first line, which it does not show as a row.
_HINT: Final = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_UTF8_LETTER: Final = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
# The csv module's own limit is 131,072 characters a cell, for the whole process.
csv.field_size_limit(10_000_000)


def read_sheet(data: bytes, columns: Iterable[str]) -> Sheet:
    """Every row with its cells, tidied; blank rows are left out.

    Args:
        data: the file.
        columns: names that the header may have: they tell which sign parts the cells.

    Raises:
        SheetError: it is no text, or its quotation marks are broken.
    """
    text = _decoded(data)
    hint = _HINT.match(text)
    text = text[hint.end() :] if hint else text
    sign = hint[1] if hint else _sign(text, frozenset(columns))
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=sign))
    except csv.Error as error:
        message = f"cannot be read as CSV ({error}); look at its quotation marks"
        raise SheetError(len(lines) + 1, message) from None
    return Sheet(
        tuple(
            Line(number, tuple(tidy(cell) for cell in cells))
            for number, cells in enumerate(lines, 1)
            if any(cell.strip() for cell in cells)
        )
    )


def _sign(text: str, columns: frozenset[str]) -> str:
    """The sign with which the first row names most columns."""
    first = text.lstrip("\r\n").splitlines()[:1]

    def named(sign: str) -> int:
        return sum(cell.strip().strip('"').strip() in columns for line in first for cell in line.split(sign))

    return max(_SIGNS, key=named)


def _decoded(data: bytes) -> str:
    """UTF-8, what Excel calls Unicode text (UTF-16), or Windows-1252."""
    if data.startswith(_UTF16):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise SheetError(0, "is broken UTF-16; save it as CSV UTF-8") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x}"
    # A file with letters of UTF-8 in it is UTF-8 that was damaged, or two files in one.
    if _UTF8_LETTER.search(data):
        raise SheetError(row, f"is not UTF-8 ({found}) as other rows are; save it as CSV UTF-8")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{data[error.start]:02x}"
        raise SheetError(row, f"is neither UTF-8 nor Windows-1252 ({found}); save it as CSV UTF-8") from None
