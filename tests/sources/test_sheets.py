"""What spreadsheet programs write: encodings, signs between the cells, dates, XLSX; read, or refused with its place."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from sources.errors import InputError, TableFaults
from sources.rows import COLUMNS, canonical
from sources.sheets.dates import iso_date
from sources.spreadsheet import read_table, table_faults, write_csv, write_xlsx
from tests.sources.examples import SHIPPED_NOTICES, notice, two_notices

TABLE = tuple(
    replace(one, title=one.title + " – für Prüfer", publisher="Büro, “Widgets”")
    for one in (canonical(each) for each in two_notices())
)
BASE = write_csv(TABLE)


def rewritten(delimiter: str = ",", quoting: int = csv.QUOTE_MINIMAL, end: str = "\r\n") -> str:
    """The base table as another program would write it."""
    out = io.StringIO()
    rows = csv.reader(io.StringIO(BASE.decode(), newline=""))
    csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


FORMS = {
    "Excel, CSV UTF-8": rewritten().encode("utf-8-sig"),
    "Excel in Germany, CSV UTF-8": rewritten(";").encode("utf-8-sig"),
    "Excel in Germany, CSV": rewritten(";").encode("cp1252"),
    "Excel, CSV": rewritten().encode("cp1252"),
    "Excel, Unicode text": rewritten("\t").encode("utf-16"),
    "Excel, text with tabs": rewritten("\t").encode("cp1252"),
    "a hint for Excel": ("sep=;\r\n" + rewritten(";")).encode(),
    "LibreOffice, all quoted": rewritten(quoting=csv.QUOTE_ALL, end="\n").encode(),
    "LibreOffice, semicolons": rewritten(";", csv.QUOTE_ALL, "\n").encode(),
    "old Mac line ends": rewritten(end="\r").encode(),
    "blank columns at the end": "".join(line + ",,\r\n" for line in rewritten().splitlines()).encode(),
    "blank columns left out": BASE.replace(b"permits.,,\n", b"permits.\n"),
}


@pytest.mark.parametrize("form", FORMS)
def test_what_a_spreadsheet_program_writes_is_read(form: str) -> None:
    """Byte order marks, semicolons, tabs, line ends and Windows-1252 change nothing in the table."""
    assert FORMS[form] != BASE
    assert write_csv(read_table(FORMS[form])) == BASE


def test_quoted_line_breaks_are_kept() -> None:
    """A line break within a cell is read, however the program writes it."""
    broken = tuple(replace(one, title="Two\nlines") for one in TABLE)
    data = write_csv(broken)

    assert read_table(data.replace(b"\n", b"\r\n")) == broken
    assert read_table(data) == broken


READ = {
    "2026-01-15": "2026-01-15",
    "2026-01": "2026-01",
    "2026": "2026",
    "15/01/2026": "2026-01-15",
    "01/15/2026": "2026-01-15",
    "1/15/2026": "2026-01-15",
    "15-01-2026": "2026-01-15",
    "15.01.2026": "2026-01-15",
    "3.4.2026": "2026-04-03",
    "03/03/2026": "2026-03-03",
    "2026/01/15": "2026-01-15",
    "2026/1/5": "2026-01-05",
    "15 Jan 2026": "2026-01-15",
    "15-Jan-2026": "2026-01-15",
    "15 January 2026": "2026-01-15",
    "15. January 2026": "2026-01-15",
    "15 Sept. 2026": "2026-09-15",
    "Jan 15, 2026": "2026-01-15",
    "January 5 2026": "2026-01-05",
    "MAY 2026": "2026-05",
    "46037": "2026-01-15",
    "2026-01-15 00:00:00": "2026-01-15",
    "15/01/2026 0:00": "2026-01-15",
    # What is no date stays as it is, and is refused by the table's own rules.
    "31/02/2026": "31/02/2026",
    "soon": "soon",
    "460370": "460370",
    "2026-01-15 10:30": "2026-01-15 10:30",
    "": "",
}


@pytest.mark.parametrize("written", READ)
def test_dates_are_read_as_programs_write_them(written: str) -> None:
    """Each way to write a day that can be read in one way only is read so."""
    assert iso_date(written) == READ[written]


AMBIGUOUS = {
    "03/04/2026": "'03/04/2026' can be 2026-04-03 or 2026-03-04; write the one that is meant",
    "3-4-2026": "'3-4-2026' can be 2026-04-03 or 2026-03-04; write the one that is meant",
    "15/01/26": "'15/01/26' has a year of two digits; write it as YYYY-MM-DD",
    "15-Jan-26": "'15-Jan-26' has a year of two digits; write it as YYYY-MM-DD",
    "Jan-26": "'Jan-26' can be 2026-01 or day 26 of that month; write it as YYYY-MM",
}


@pytest.mark.parametrize("written", AMBIGUOUS)
def test_a_date_with_two_readings_is_refused_with_both(written: str) -> None:
    """Nobody's guess decides when a rule took effect: row, column and both readings are told, once."""
    data = write_xlsx(TABLE), BASE.replace(b",2030-02-01,,", f",{written},,".encode(), 1)
    book = load_workbook(io.BytesIO(data[0]))
    book.worksheets[0].cell(2, COLUMNS.index("effective") + 1).value = written

    for file in (data[1], saved(book)):
        assert [str(fault) for fault in table_faults(file, "w")] == [
            f"w, row 2, column effective: {AMBIGUOUS[written]}"
        ]


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def typed(cells: dict[tuple[int, str], Any]) -> bytes:
    """The base table as XLSX, with some cells typed anew by a person."""
    book = load_workbook(io.BytesIO(write_xlsx(TABLE)))
    for (row, column), value in cells.items():
        book.worksheets[0].cell(row, COLUMNS.index(column) + 1).value = value
    return saved(book)


def test_xlsx_comes_back_as_the_same_notices() -> None:
    """Export and import of the shipped table changes no notice, and no byte of its CSV."""
    again = read_table(write_xlsx(SHIPPED_NOTICES))

    assert again == SHIPPED_NOTICES
    assert write_csv(again) == write_csv(SHIPPED_NOTICES)


def test_formulas_are_text_and_come_out_harmless() -> None:
    """A formula is read as its words; what comes out holds no formula, and its words come back."""
    evil = '=HYPERLINK("https://evil.example","Click")'
    again = read_table(typed({(2, "quote"): evil, (3, "locator"): "@SUM(A1)"}))
    assert (again[0].statements[0].quote, again[0].statements[1].locator) == (evil, "@SUM(A1)")

    out = write_xlsx(again)

    cell = load_workbook(io.BytesIO(out)).worksheets[0].cell(2, COLUMNS.index("quote") + 1)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (evil, "s", True)
    assert not any(b"<f>" in zipfile.ZipFile(io.BytesIO(out)).read(name) for name in _names(out))
    assert read_table(out) == again


def _names(data: bytes) -> list[str]:
    return zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_cells_of_excels_own_kinds_are_read() -> None:
    """Dates, numbers and truth values that Excel made of what was typed are the words they stand for."""
    dates = {(row, "published"): datetime(2030, 1, 15) for row in (2, 3)}
    data = typed(dates | {(2, "effective"): date(2030, 2, 1), (2, "locator"): 7, (3, "quote"): True})

    first = read_table(data)[0]

    assert write_csv([first]).decode().splitlines()[1].split(",")[-1] == "7"
    assert str(first.published) == "2030-01-15"
    assert first.statements[1].quote == "TRUE"


def test_cells_that_are_no_words_are_refused_with_their_place() -> None:
    """A locator that Excel made a date, a duration, an hour: each is told with row and column."""
    data = typed(
        {
            (2, "locator"): date(2026, 4, 3),
            (3, "quote"): timedelta(hours=30),
            (4, "effective"): datetime(2030, 2, 1, 10),
        }
    )

    assert [str(fault).split("; ")[0] for fault in table_faults(data, "w")] == [
        "w, row 2, column locator: holds the date 2026-04-03, which the spreadsheet program made of other words",
        "w, row 3, column quote: holds 1 day, 6:00:00, which is no text",
        "w, row 4, column effective: '2030-02-01 10:00:00' is no date",
    ]


@pytest.mark.parametrize(("row", "place"), [(1, "column 2026-04-03 00:00:00"), (2, "column without a name")])
def test_a_date_beyond_the_named_columns_is_told(row: int, place: str) -> None:
    """A cell of no column, in the header or below it, is refused with its place as any other is."""
    book = load_workbook(io.BytesIO(write_xlsx(TABLE)))
    book.worksheets[0].cell(row, len(COLUMNS) + 1).value = date(2026, 4, 3)

    with pytest.raises(TableFaults) as refused:
        read_table(saved(book), "w")

    assert [line.split(" holds")[0] for line in refused.value.lines] == [f"w, row {row}, {place}:"]


def test_the_sheet_that_names_the_columns_is_read() -> None:
    """A cover sheet before the table, and blank rows above it, are no fault; rows keep the numbers people see."""
    book = load_workbook(io.BytesIO(write_xlsx(TABLE)))
    book.worksheets[0].insert_rows(1, 2)
    book.create_sheet("About", 0).append(["Our table", "made by us"])
    book.worksheets[1].cell(4, COLUMNS.index("url") + 1).value = "nowhere"

    assert table_faults(saved(book))[0].row == 4


def test_a_row_far_out_does_not_hang() -> None:
    """A file that says that its row is the billionth is read without counting up to it."""
    parts = {
        name: zipfile.ZipFile(io.BytesIO(write_xlsx(TABLE))).read(name) for name in _names(write_xlsx(TABLE))
    }
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb'<row r="5"', b'<row r="1000000000"', parts[sheet])
    assert b"1000000000" in parts[sheet]

    assert read_table(_archive(parts))[0] == TABLE[0]


def _archive(names: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in names.items():
            archive.writestr(name, content)
    return out.getvalue()


NO_XLSX = {
    "cut off": (write_xlsx(TABLE)[:-50], "is a damaged XLSX file"),
    "old XLS": (b"\xd0\xcf\x11\xe0" + bytes(100), "is an old XLS file, or one behind a password"),
    "OpenDocument": (_archive({"content.xml": b"x"}), "is an OpenDocument file, not XLSX"),
    "ZIP": (_archive({"a.csv": BASE}), "is a ZIP archive, not XLSX"),
    "broken": (_archive({"[Content_Types].xml": b"<x"}), "cannot be read as XLSX"),
    "bomb": (_archive({"[Content_Types].xml": bytes(300 << 20)}), "unpacks to more than 256 MiB"),
    "empty": (saved(Workbook()), "is empty; its first row names the columns"),
}


@pytest.mark.parametrize("name", NO_XLSX)
def test_what_is_no_xlsx_is_refused_in_a_sentence(name: str) -> None:
    """Broken, hostile and other files are refused before anything of them is taken."""
    data, start = NO_XLSX[name]

    with pytest.raises(TableFaults) as refused:
        read_table(data, "w.xlsx")

    assert refused.value.lines[0].startswith(f"w.xlsx: {start}")


def test_a_text_too_long_for_a_cell_is_not_cut_off() -> None:
    """Excel's cells end at 32,767 characters: the export says so instead of losing the rest."""
    long = replace(notice(1), title="x" * 32_768)

    with pytest.raises(InputError, match="Row 2, column title, is longer than the 32,767 characters"):
        write_xlsx([long])
    assert read_table(write_csv([long])) == (canonical(long),)
