"""The source table as a spreadsheet, out and in: what comes out and goes in again is the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from sources.errors import InputError, TableFaults
from sources.notice import Notice
from sources.rows import COLUMNS, notices_of, rows_of, tidy
from sources.validation import Fault, Row, faults

SHIPPED = Path(__file__).parent / "tables" / "chip_export_controls.csv"
"""The curated table that ships."""


def read_csv(source: Path | bytes, name: str = "") -> tuple[Notice, ...]:
    """The notices of a CSV file, in its order.

    Args:
        source: the file, or its bytes (UTF-8, with or without a byte order mark).
        name: what faults call the file; by default the name of the path.

    Raises:
        InputError: the file cannot be read.
        TableFaults: the table has faults; all of them are in `lines`, and nothing is taken.
    """
    rows = _checked(source, name)
    return notices_of(row.cells for row in rows)


def csv_faults(source: Path | bytes, name: str = "") -> list[Fault]:
    """Every fault of a CSV file, in order; empty for a sound one.

    Raises:
        InputError: the file cannot be read.
    """
    data, file = _bytes(source, name)
    rows, found = _rows(data, file)
    return found or faults(rows, file)


def write_csv(notices: Iterable[Notice]) -> bytes:
    """The table as CSV: UTF-8 without a byte order mark, lines end in a line feed, quotes only where needed.

    A text that begins with =, +, - or @ stands there as it is: the contract is that the same bytes come back.
    """
    out = io.StringIO()
    # The csv module of Python before 3.13 leaves a lone "\r" unquoted; rows_of has made it "\n".
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for notice in notices:
        writer.writerows(rows_of(notice))
    return out.getvalue().encode()


def refuse(found: Sequence[Fault], file: str) -> None:
    """Raise the faults, if there are any, as one error.

    Raises:
        TableFaults: there are.
    """
    if not found:
        return
    count = "1 fault" if len(found) == 1 else f"{len(found)} faults"
    # Nobody reads more lines than that in one go; the rest shows after these are mended.
    more = f" The first: {found[0]}." if len(found) > 1 else f" {found[0]}."
    raise TableFaults(
        f"{file or 'The table'} has {count}; nothing was taken.{more}", tuple(str(fault) for fault in found)
    )


def _checked(source: Path | bytes, name: str) -> list[Row]:
    data, file = _bytes(source, name)
    rows, found = _rows(data, file)
    refuse(found or faults(rows, file), file)
    return rows


def _bytes(source: Path | bytes, name: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name or "the table"
    try:
        return source.read_bytes(), name or source.name
    except FileNotFoundError:
        raise InputError(f"There is no file {source}.") from None
    except OSError as error:
        raise InputError(f"{source} cannot be read: {error.strerror or error}.") from None


def _rows(data: bytes, file: str) -> tuple[list[Row], list[Fault]]:
    """The rows under the header, tidied; or the faults that keep the file from being read as rows."""
    if data.startswith(b"PK\x03\x04"):
        return [], [Fault(file, 0, "", "is a ZIP or XLSX file and no CSV; save it as CSV UTF-8")]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        return [], [
            Fault(file, row, "", f"is not UTF-8 (byte 0x{data[error.start]:02x}); save it as CSV UTF-8")
        ]
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        return [], [
            Fault(file, len(lines) + 1, "", f"cannot be read as CSV ({error}); look at its quotation marks")
        ]
    if not any(any(line) for line in lines):
        return [], [Fault(file, 0, "", f"is empty; its first row names the columns: {', '.join(COLUMNS)}")]
    header = [tidy(cell) for cell in lines[0]]
    found = _header_faults(header, file)
    if found:
        return [], found
    rows = []
    for number, line in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in line):
            continue
        if len(line) == len(header):
            rows.append(Row(number, {name: tidy(cell) for name, cell in zip(header, line, strict=True)}))
        else:
            message = (
                f"has {len(line)} cells where the header has {len(header)}; look for a missing quotation mark"
            )
            found.append(Fault(file, number, header[min(len(line), len(header) - 1)], message))
    return rows, found


def _header_faults(header: list[str], file: str) -> list[Fault]:
    if len(header) == 1 and header[0].count(";") + header[0].count("\t") > 5:
        return [Fault(file, 1, "", "has no commas between the columns; save it as CSV with commas")]
    all_of_them = ", ".join(COLUMNS)
    if not set(COLUMNS) & set(header):
        return [Fault(file, 1, "", f"names none of the columns; the first row is the header: {all_of_them}")]
    found = [
        Fault(file, 1, name or "without a name", "is no column of the table")
        for name in header
        if name not in COLUMNS
    ]
    for column in COLUMNS:
        if header.count(column) != 1:
            wrong = "is named twice" if column in header else "is missing"
            found.append(Fault(file, 1, column, f"{wrong}; the header names {all_of_them}, each once"))
    return found
