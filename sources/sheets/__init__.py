"""The files that spreadsheet programs write, as a header and rows of text cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet. `number` is the one that a spreadsheet program shows."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that cannot be read as text, and what would help."""

    row: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows that are not blank, the header first, and the cells that could not be read."""

    lines: tuple[Line, ...]
    faults: tuple[CellFault, ...] = ()


class SheetError(Exception):
    """The file cannot be read as a sheet at all: in which row (0: the whole file), and what would help."""

    def __init__(self, row: int, message: str) -> None:
        super().__init__(message)
        self.row = row
