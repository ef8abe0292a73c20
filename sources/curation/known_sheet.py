"""Known claims as a spreadsheet, out and in: what comes out and goes in again is the same bytes."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from sources.curation.known_claims import MOST_OF_A_CLAIM, MOST_OF_A_NOTE, Filing, KnownStance, folded
from sources.errors import TableFaults
from sources.sheets import Line, SheetError, csv_sheet, xlsx_sheet
from sources.spreadsheet import bytes_of, refuse
from sources.validation import Fault

COLUMNS: Final = ("statement_id", "known_claim", "known_stance", "known_note")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ufffe\uffff]")

ClaimFault = Callable[[str], str]
"""Says what is wrong with the words of a claim, "" where nothing is."""


def write_known(filings: Iterable[Filing]) -> bytes:
    """The known claims as CSV: UTF-8, lines end in a line feed, quotes only where needed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((one.statement_id, one.claim, one.stance, one.note) for one in filings)
    return out.getvalue().encode()


def read_known(
    source: Path | bytes, statement_ids: Collection[str], claim_fault: ClaimFault, name: str = ""
) -> tuple[Filing, ...]:
    """The known claims of a CSV or XLSX file, in its order.

    Args:
        source: the file, or its bytes.
        statement_ids: the statements that they may be about.
        claim_fault: says what is wrong with a claim's words.
        name: what faults call the file; by default the name of the path.

    Raises:
        InputError: the file cannot be read.
        TableFaults: it has faults; all of them are in `lines`, and nothing is taken.
    """
    data, file = bytes_of(source, name)
    try:
        numbered, found = _filings(data, file)
    except SheetError as error:
        raise TableFaults(f"{file} {error}.", (str(Fault(file, error.row, "", str(error))),)) from None
    found += filing_faults(numbered, statement_ids, claim_fault, file)
    order = {column: place for place, column in enumerate(("", *COLUMNS))}
    refuse(sorted(found, key=lambda fault: (fault.row, order.get(fault.column, 0))), file)
    return tuple(filing for _, filing in numbered)


def filing_faults(
    numbered: Sequence[tuple[int, Filing]],
    statement_ids: Collection[str],
    claim_fault: ClaimFault,
    file: str = "",
) -> list[Fault]:
    """Every fault of filings, each with the number of its row (0: it comes from no file)."""
    found = [
        Fault(file, row, column, message)
        for row, filing in numbered
        for column, message in _of_one(filing, statement_ids, claim_fault)
    ]
    seen: dict[tuple[str, str], int] = {}
    for row, filing in numbered:
        key = (filing.statement_id, folded(filing.claim))
        if filing.claim and key in seen:
            message = f"is the claim of row {seen[key]} about the same statement; keep one of them"
            found.append(Fault(file, row, "known_claim", message))
        seen.setdefault(key, row)
    return found


def _of_one(
    filing: Filing, statement_ids: Collection[str], claim_fault: ClaimFault
) -> Iterator[tuple[str, str]]:
    if not filing.statement_id:
        yield "statement_id", "is empty; it names the statement that speaks to the claim"
    elif filing.statement_id not in statement_ids:
        yield "statement_id", f"{filing.statement_id!r} is no statement of the tables that answer here"
    parts = (("known_claim", filing.claim, MOST_OF_A_CLAIM), ("known_note", filing.note, MOST_OF_A_NOTE))
    for column, words, most in parts:
        if not words:
            yield column, "is empty; it is needed"
        elif len(words) > most:
            yield column, f"has {len(words)} characters; at most {most} are right"
        elif _CONTROL.search(words):
            yield column, "holds a line break or a control character; one line is right"
        elif column == "known_claim" and (fault := claim_fault(words)):
            yield column, fault


def _filings(data: bytes, file: str) -> tuple[list[tuple[int, Filing]], list[Fault]]:
    sheet = (
        xlsx_sheet.read_sheet(data, COLUMNS, ())
        if xlsx_sheet.is_archive(data)
        else csv_sheet.read_sheet(data, COLUMNS)
    )
    if not sheet.lines:
        raise SheetError(0, f"is empty; its first row names the columns: {', '.join(COLUMNS)}")
    header = list(sheet.lines[0].cells)
    while header and not header[-1]:
        header.pop()
    if sorted(header) != sorted(COLUMNS):
        raise SheetError(
            sheet.lines[0].number, f"has another header; it names {', '.join(COLUMNS)}, each once"
        )
    numbered: list[tuple[int, Filing]] = []
    found = [Fault(file, fault.row, fault.column, fault.message) for fault in sheet.faults]
    for line in sheet.lines[1:]:
        filing = _filing(line, header, file, found)
        if filing is not None:
            numbered.append((line.number, filing))
    return numbered, found


def _filing(line: Line, header: Sequence[str], file: str, found: list[Fault]) -> Filing | None:
    cells = [*line.cells, *[""] * (len(header) - len(line.cells))]
    if any(cells[len(header) :]):
        message = f"has {len(line.cells)} cells where the header has {len(header)}; look for a missing quotation mark"
        found.append(Fault(file, line.number, "", message))
        return None
    row = dict(zip(header, cells, strict=False))
    try:
        stance = KnownStance(row["known_stance"])
    except ValueError:
        message = f"{row['known_stance']!r} is none of {', '.join(KnownStance)}"
        found.append(Fault(file, line.number, "known_stance", message))
        stance = KnownStance.SUPPORTS
    return Filing(row["statement_id"], row["known_claim"], stance, row["known_note"])
