"""The source table as a spreadsheet, out and in: what comes out and goes in again is the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from sources.errors import InputError, TableFaults
from sources.notice import Notice
from sources.rows import COLUMNS, notices_of, rows_of
from sources.sheets import Line, SheetError, csv_sheet, xlsx_sheet
from sources.sheets.dates import iso_date
from sources.validation import DATES, Fault, Row, faults

SHIPPED = Path(__file__).parent / "tables" / "chip_export_controls.csv"
"""The curated table that ships."""

_OFTEN_EMPTY = ("quote", "locator")


def read_table(source: Path | bytes, name: str = "") -> tuple[Notice, ...]:
    """The notices of a CSV or XLSX file, in its order; which it is, its bytes tell.

    Args:
        source: the file, or its bytes.
        name: what faults call the file; by default the name of the path.

    Raises:
        InputError: the file cannot be read.
        TableFaults: the table has faults; all of them are in `lines`, and nothing is taken.
    """
    data, file = bytes_of(source, name)
    rows, found = _checked(data, file)
    refuse(found, file)
    return notices_of(row.cells for row in rows)


def table_faults(source: Path | bytes, name: str = "") -> list[Fault]:
    """Every fault of a CSV or XLSX file, in order; empty for a sound one.

    Raises:
        InputError: the file cannot be read.
    """
    return _checked(*bytes_of(source, name))[1]


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


def write_xlsx(notices: Iterable[Notice]) -> bytes:
    """The table as XLSX: every cell is text, so that a formula is shown and never run.

    Raises:
        InputError: a text is longer than a cell of XLSX can be (32,767 characters).
    """
    rows = ([row[column] for column in COLUMNS] for notice in notices for row in rows_of(notice))
    return xlsx_sheet.write_sheet(COLUMNS, rows)


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


def bytes_of(source: Path | bytes, name: str) -> tuple[bytes, str]:
    """What a file holds, and what faults call it.

    Raises:
        InputError: it cannot be read.
    """
    if isinstance(source, bytes):
        return source, name or "the table"
    try:
        return source.read_bytes(), name or source.name
    except FileNotFoundError:
        raise InputError(f"There is no file {source}.") from None
    except OSError as error:
        raise InputError(f"{source} cannot be read: {error.strerror or error}.") from None


def _checked(data: bytes, file: str) -> tuple[list[Row], list[Fault]]:
    """The rows under the header, and every fault of the file, its cells and its table."""
    try:
        sheet = (
            xlsx_sheet.read_sheet(data, COLUMNS, DATES)
            if xlsx_sheet.is_archive(data)
            else csv_sheet.read_sheet(data, COLUMNS)
        )
    except SheetError as error:
        return [], [Fault(file, error.row, "", str(error))]
    if not sheet.lines:
        return [], [Fault(file, 0, "", f"is empty; its first row names the columns: {', '.join(COLUMNS)}")]
    header = _without_last_blanks(sheet.lines[0].cells)
    found = _header_faults(header, sheet.lines[0].number, file)
    if found:
        return [], found
    rows, found = _rows(sheet.lines[1:], header, file)
    if found:
        return [], found
    found = [Fault(file, fault.row, fault.column, fault.message) for fault in sheet.faults]
    rows = [_with_dates(row, file, found) for row in rows]
    # What was told of a cell already is not told a second time in other words.
    told = {(fault.row, fault.column) for fault in found}
    found += [fault for fault in faults(rows, file) if (fault.row, fault.column) not in told]
    order = {column: place for place, column in enumerate(header)}
    # A fault of the sheet may stand beyond the columns that have a name.
    return rows, sorted(found, key=lambda fault: (fault.row, order.get(fault.column, len(header))))


def _rows(lines: Iterable[Line], header: tuple[str, ...], file: str) -> tuple[list[Row], list[Fault]]:
    rows, found = [], []
    for line in lines:
        cells = line.cells
        if len(cells) > len(header):
            cells = (*cells[: len(header)], *_without_last_blanks(cells[len(header) :]))
        # Excel leaves the last cells of a row out where they are empty over several rows.
        elif set(header[len(cells) :]) <= set(_OFTEN_EMPTY):
            cells = (*cells, *[""] * (len(header) - len(cells)))
        if len(cells) == len(header):
            rows.append(Row(line.number, dict(zip(header, cells, strict=True))))
            continue
        count = len(line.cells)
        message = f"has {count} cells where the header has {len(header)}; look for a missing quotation mark"
        found.append(Fault(file, line.number, header[min(count, len(header) - 1)], message))
    return rows, found


def _with_dates(row: Row, file: str, found: list[Fault]) -> Row:
    """The row with its dates as YYYY-MM-DD; one that can be read in two ways is added to `found`."""
    cells = dict(row.cells)
    for column in DATES:
        try:
            cells[column] = iso_date(cells[column])
        except ValueError as error:
            found.append(Fault(file, row.number, column, str(error)))
    return Row(row.number, cells)


def _without_last_blanks(cells: tuple[str, ...]) -> tuple[str, ...]:
    count = len(cells)
    while count and not cells[count - 1]:
        count -= 1
    return cells[:count]


def _header_faults(header: tuple[str, ...], row: int, file: str) -> list[Fault]:
    all_of_them = ", ".join(COLUMNS)
    if not set(COLUMNS) & set(header):
        return [
            Fault(file, row, "", f"names none of the columns; the first row is the header: {all_of_them}")
        ]
    found = [
        Fault(file, row, name or "without a name", "is no column of the table")
        for name in header
        if name not in COLUMNS
    ]
    for column in COLUMNS:
        if header.count(column) != 1:
            wrong = "is named twice" if column in header else "is missing"
            found.append(Fault(file, row, column, f"{wrong}; the header names {all_of_them}, each once"))
    return found
