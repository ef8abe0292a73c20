"""XLSX, out and in: every cell is text, and no formula that comes in is one when it goes out."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from sources.errors import InputError
from sources.rows import tidy
from sources.sheets import CellFault, Line, Sheet, SheetError

if TYPE_CHECKING:
    from openpyxl.cell import Cell

_LARGEST_UNPACKED: Final = 256 * 1024 * 1024
"""Bytes that an archive may unpack to, and the cells that may have something in them: 100,000 statements need fewer."""
_MOST_CELLS: Final = 2_000_000
_LAST_ROW: Final = 1_048_576
"""The last row that XLSX has. A row that says that it is a later one would let openpyxl count up to it."""
_WIDEST: Final = 24
"""Columns that are looked at. The table has 19."""
_LONGEST_CELL: Final = 32_767
"""Characters that Excel lets a cell hold."""
_FORMULA_SIGNS: Final = ("=", "+", "-", "@")
_TEXT_FORMAT: Final = "@"
_WIDTH: Final = 24


def read_sheet(data: bytes, columns: Collection[str], dates: Collection[str]) -> Sheet:
    """The rows of the first sheet that names columns; blank rows are left out. Formulas come as their text.

    Args:
        data: the file.
        columns: names that the header may have.
        dates: those whose cells are dates; a date elsewhere is one that Excel made of other words.

    Raises:
        SheetError: it is no XLSX file, or a broken one.
    """
    _refuse_other_archives(data)
    from openpyxl import load_workbook  # 0.2 s that CSV files can save

    try:
        # openpyxl warns of every feature that it leaves out (validations, drawings); none of them is a cell.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            sheets = [rows for sheet in book.worksheets if (rows := _filled(sheet))]
            book.close()
    except SheetError:
        raise
    except Exception as error:  # noqa: BLE001 - a broken file makes openpyxl raise whatever it trips over
        message = f"cannot be read as XLSX ({type(error).__name__}); save it anew as XLSX or CSV"
        raise SheetError(0, message) from None
    named = [rows for rows in sheets if set(columns) & {str(cell).strip() for cell in rows[0][1]}]
    return _sheet((named or sheets or [[]])[0], dates)


_Row = tuple[int, tuple[Any, ...]]


def _sheet(rows: Sequence[_Row], dates: Collection[str]) -> Sheet:
    names = [str(cell or "").strip() for cell in rows[0][1]] if rows else []
    names += [""] * _WIDEST
    lines, faults = [], []
    for number, cells in rows:
        texts = []
        for cell, name in zip(cells, names, strict=False):
            try:
                texts.append(_text(cell, name in dates))
            except ValueError as error:
                texts.append("")
                faults.append(CellFault(number, name or "without a name", str(error)))
        lines.append(Line(number, tuple(texts)))
    return Sheet(tuple(lines), tuple(faults))


def write_sheet(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet of text cells under a header that stays in view.

    Raises:
        InputError: a text is longer than a cell of XLSX can be.
    """
    # Before the sheet is begun: openpyxl would cut the text off without a word.
    table = [header, *rows]
    for number, row in enumerate(table, 1):
        for name, text in zip(header, row, strict=True):
            if len(text) > _LONGEST_CELL:
                raise InputError(
                    f"Row {number}, column {name}, is longer than the {_LONGEST_CELL:,} characters of an XLSX cell; "
                    "export CSV."
                )
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("notices")
    sheet.freeze_panes = "A2"
    # Without it openpyxl reads a sheet twice, the first time only to find out how large it is.
    extent = f"A1:{get_column_letter(len(header))}{len(table)}"
    sheet.calculate_dimension = lambda: extent
    for place in range(1, len(header) + 1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width = _WIDTH
        column.number_format = _TEXT_FORMAT
    for row in table:
        sheet.append([_cell(sheet, text) for text in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, text: str) -> Cell | None:
    from openpyxl.cell import WriteOnlyCell

    if not text:
        return None
    cell: Cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT
    # Else Excel would make a formula of it as soon as somebody edits the cell.
    if text.startswith(_FORMULA_SIGNS):
        cell.quotePrefix = True
    return cell


def _refuse_other_archives(data: bytes) -> None:
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise SheetError(0, "is an old XLS file, or one behind a password; save it as XLSX or CSV")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            size = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        raise SheetError(0, "is a damaged XLSX file; save it anew as XLSX or CSV") from None
    if size > _LARGEST_UNPACKED:
        raise SheetError(0, f"unpacks to more than {_LARGEST_UNPACKED >> 20} MiB, which no table needs")
    if "[Content_Types].xml" not in names:
        kind = "an OpenDocument file" if "content.xml" in names else "a ZIP archive"
        raise SheetError(0, f"is {kind}, not XLSX; save it as XLSX or CSV")


def _filled(sheet: Any) -> list[_Row]:
    # Some programs write a wrong extent of the sheet; without it every row is read.
    sheet.reset_dimensions()
    found, cells = [], 0
    for number, row in enumerate(sheet.iter_rows(max_row=_LAST_ROW, max_col=_WIDEST, values_only=True), 1):
        filled = sum(map(_is_filled, row))
        cells += filled
        if cells > _MOST_CELLS:
            raise SheetError(
                number, f"is where the first {_MOST_CELLS:,} cells end, more than any table needs"
            )
        if filled:
            found.append((number, row))
    return found


def _is_filled(cell: Any) -> bool:
    return cell is not None and not (isinstance(cell, str) and not cell.strip())


def _text(cell: Any, is_date: bool) -> str:
    """The cell as it would stand in CSV.

    Raises:
        ValueError: it holds what is no text; the message says what helps.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        return tidy(cell)
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, date):
        if not is_date:
            raise ValueError(
                f"holds the date {cell:%Y-%m-%d}, which the spreadsheet program made of other words; "
                "format the cell as text and type it again"
            )
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, int | float):
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    # An array formula is an object with its text; what else openpyxl makes of a cell (a duration) is no word.
    formula = getattr(cell, "text", None)
    if isinstance(formula, str):
        return tidy(formula)
    raise ValueError(f"holds {cell}, which is no text; format the cell as text and type it again")


def is_archive(data: bytes) -> bool:
    """Whether it is a ZIP archive, as XLSX is, or an old XLS file, rather than text."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"))
