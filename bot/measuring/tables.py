"""Tables of figures, in columns for a terminal or as Markdown for the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a head; what stands in a cell is shown as it is."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table_text(table: Table, *, markdown: bool) -> str:
    """The table as text; without a row, the empty text."""
    if not table.rows:
        return ""
    return _markdown(table) if markdown else _columns(table)


def share(part: float, whole: float) -> str:
    """A share with three digits, a dash where there is nothing to have a share of."""
    return f"{part / whole:.3f}" if whole else "–"


def figure(value: float | None) -> str:
    """A figure with three digits, a dash for none."""
    return "–" if value is None else f"{value:.3f}"


def _markdown(table: Table) -> str:
    lines = [f"**{table.title}**", "", _row(table.head), _row(["---"] * len(table.head))]
    return "\n".join([*lines, *(_row(row) for row in table.rows), ""])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _columns(table: Table) -> str:
    widths = [max(len(row[place]) for row in (table.head, *table.rows)) for place in range(len(table.head))]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (table.head, *table.rows)
    ]
    return "\n".join([table.title, *(f"  {line}" for line in lines), ""])
