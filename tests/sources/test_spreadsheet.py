"""The table out and in: the same bytes as CSV, the same notices as XLSX, and every fault with its place."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sources.errors import InputError, TableFaults
from sources.notice import EndManner, Notice, NoticeDate, Statement, Term
from sources.rows import COLUMNS, canonical, tidy
from sources.spreadsheet import SHIPPED, read_table, table_faults, write_csv, write_xlsx
from tests.sources.examples import two_notices

BASE = write_csv(two_notices())


def edited(changes: dict[tuple[int, str], str]) -> bytes:
    """The base table with some cells changed; row 1 is the header, as a spreadsheet counts."""
    rows = list(csv.reader(io.StringIO(BASE.decode(), newline="")))
    for (row, column), value in changes.items():
        rows[row - 1][COLUMNS.index(column)] = value
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


FAULTS = {
    fault["name"]: fault
    for fault in tomllib.loads((Path(__file__).parent / "faults.toml").read_text(encoding="utf-8"))["fault"]
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_named_with_its_place(name: str) -> None:
    """A table with one fault is refused, and the fault is told with its place and what would be right."""
    fault = FAULTS[name]
    cells = {(int(place.split()[0]), place.split()[1]): value for place, value in fault["cells"].items()}

    with pytest.raises(TableFaults) as refused:
        read_table(edited(cells), "widgets.csv")

    assert f"widgets.csv, {fault['line']}" in refused.value.lines


def test_rows_of_a_notice_stand_together() -> None:
    """A notice whose rows are parted by another's is a fault."""
    lines = BASE.splitlines(keepends=True)

    found = table_faults(b"".join([lines[0], lines[1], lines[3], lines[2], lines[4]]), "t.csv")

    assert str(found[0]) == (
        "t.csv, row 4, column notice_id: xx-office-1 stood in row 2 already; put a notice's rows together"
    )


def test_all_faults_are_told_at_once() -> None:
    """Whoever mends a table sees every fault of it in one go, in the order of the rows."""
    data = edited({(2, "statement"): "", (3, "url"): "nowhere", (5, "effective"): "soon"})

    with pytest.raises(
        TableFaults, match=r"^w\.csv has 4 faults; nothing was taken\. The first: .*row 2"
    ) as refused:
        read_table(data, "w.csv")

    assert [line.split(":")[0] for line in refused.value.lines] == [
        "w.csv, row 2, column statement",
        "w.csv, row 3, column url",
        "w.csv, row 3, column url",
        "w.csv, row 5, column effective",
    ]


BROKEN = {
    "nothing": (b"", "w.csv: is empty; its first row names the columns"),
    "no header": (
        BASE.split(b"\n", 1)[1],
        "w.csv, row 1: names none of the columns; the first",
    ),
    "column missing": (BASE.replace(b",locator", b"", 1), "w.csv, row 1, column locator: is missing"),
    "column unknown": (BASE.replace(b",locator", b",page", 1), "w.csv, row 1, column page: is no column"),
    "column twice": (BASE.replace(b",quote,", b",tags,", 1), "w.csv, row 1, column tags: is named twice"),
    "short row": (
        BASE.rsplit(b",", 3)[0] + b"\n",
        "w.csv, row 5, column statement: has 16 cells where the header has 19",
    ),
    "long row": (BASE[:-1] + b",,x\n", "w.csv, row 5, column locator: has 21 cells where the header has 19"),
    "neither UTF-8 nor Windows-1252": (
        BASE.replace(b"Widget 2", b"W\x8fdget 2"),
        "w.csv, row 4: is neither UTF-8 nor Windows-1252 (byte 0x8f)",
    ),
    "UTF-8 and Windows-1252 in one": (
        BASE.replace(b"Widget 2", b"W\xefdget 2").replace(b"Widget 1", "Wïdget 1".encode()),
        "w.csv, row 4: is not UTF-8 (byte 0xef) as other rows are",
    ),
    "open quote": (BASE + b'"xx', "w.csv, row 6: cannot be read as CSV"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_table_is_refused_in_a_sentence(name: str) -> None:
    """A file that cannot be read as a table says where, and what to do."""
    data, start = BROKEN[name]

    found = table_faults(data, "w.csv")

    assert str(found[0]).startswith(start)


def test_rows_are_counted_as_a_spreadsheet_does() -> None:
    """A quoted line break and a blank row do not shift the number of the row that is told."""
    rows = BASE.decode().splitlines()
    rows[2] = rows[2].replace("section 2", '"section\n2"')
    data = "\n".join([*rows[:3], "," * 18, rows[3].replace("2030-02-01", "soon"), rows[4]]).encode()

    assert [fault.row for fault in table_faults(data, "w.csv")] == [5]


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    """What Excel adds to a CSV file changes nothing in the table."""
    data = b"\xef\xbb\xbf" + BASE.replace(b"\n", b"\r\n")

    assert write_csv(read_table(data)) == BASE


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    """A wrong path is the caller's mistake, in one sentence."""
    with pytest.raises(InputError, match=r"^There is no file .*none\.csv\.$"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(InputError, match="cannot be read: Is a directory"):
        read_table(tmp_path)


def test_the_shipped_table_comes_back_byte_for_byte() -> None:
    """Export after import of the shipped table is the shipped table."""
    assert write_csv(read_table(SHIPPED)) == SHIPPED.read_bytes()


_characters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
_texts = st.text(_characters, min_size=1, max_size=30)
_words = st.one_of(
    _texts, st.sampled_from(["=1+1", "@SUM(A1)", "-5", "+1", 'say "x", y', "a\nb", "a\r\nb"])
).map(tidy)
_filled = _words.filter(bool)
_single = _filled.filter(lambda text: ";" not in text)
_past, _soon, _late = (
    st.dates(NoticeDate(f"{year}-01-01").first, NoticeDate(f"{year}-12-31").first).map(
        lambda day: NoticeDate(day.isoformat())
    )
    for year in (1999, 2010, 2020)
)


@st.composite
def _term(draw: st.DrawFn) -> Term:
    ended = draw(st.none() | _soon)
    return Term(
        effective=draw(st.none() | _past),
        ended=ended,
        end_manner=draw(st.sampled_from(EndManner)) if ended else None,
        review_by=draw(st.none() | _late),
    )


@st.composite
def _notices(draw: st.DrawFn) -> list[Notice]:
    found = []
    for number in range(draw(st.integers(1, 4))):
        statements = [
            Statement(
                f"n-{number}#s{place}",
                f"{number}.{place} {draw(_filled)}",
                quote=draw(st.none() | _filled),
                locator=draw(st.none() | _filled),
                term=draw(st.none() | _term()),
            )
            for place in range(draw(st.integers(1, 4)))
        ]
        found.append(
            Notice(
                id=f"n-{number}",
                publisher=draw(_filled),
                title=draw(_filled),
                jurisdiction=draw(_words),
                kind=draw(_words),
                identifiers=tuple(draw(st.lists(_single, max_size=3))),
                url=draw(st.none() | st.just("https://a.example/x?y=%20;z")),
                language=draw(_words),
                published=draw(_past),
                term=draw(_term()),
                tags=tuple(draw(st.lists(_single, max_size=3))),
                statements=tuple(statements),
            )
        )
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_notices())
def test_out_in_out_is_the_same(notices: list[Notice]) -> None:
    """Whatever is in the table: export, import and export again gives the same bytes and notices."""
    data = write_csv(notices)

    again = read_table(data)

    assert again == tuple(canonical(notice) for notice in notices)
    assert write_csv(again) == data
    assert read_table(write_xlsx(notices)) == again
