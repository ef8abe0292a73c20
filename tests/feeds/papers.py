"""PDFs made here: an order of three pages as ministries put them out, one without text, one with a password."""

from __future__ import annotations

from collections.abc import Sequence

from fpdf import FPDF

TITLE = "Order on the Storage of Lithium Batteries in Ports"
PAGES: Sequence[Sequence[str]] = (
    (
        "Harbour Safety Directorate of Norland",
        "Oslo Quay, 9 April 2026",
        "The Harbour Safety Directorate of Norland orders the following under section 14 of the Ports Act.",
        "(1) A terminal must not store more than 120 tonnes of lithium batteries in one stack, 15 metres from others.",
        "(2) Damaged batteries shall be moved to a quarantine area within 2 hours after the damage was found.",
    ),
    (
        "(3) The operator of a terminal is required to keep a register of all lithium batteries for at least 5 years.",
        "(4) Batteries below 20 kilograms in passenger luggage are exempt from this order.",
        "(5) A fine of up to 250,000 crowns may be imposed on an operator that",
    ),
    (
        "does not comply with paragraphs 1 to 3.",
        "(6) This order enters into force on 1 October 2026 and expires on 30 September 2031.",
        "Questions can be sent to the Directorate by e-mail.",
    ),
)


class _Paper(FPDF):
    def header(self) -> None:
        self.set_font("helvetica", size=8)
        self.cell(text="Norland Gazette of Ports, Part II", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("helvetica", size=8)
        self.cell(text=f"Page {self.page_no()} of 3")


def order(title_in_properties: str = "") -> bytes:
    """The order; its title is set in large letters on the first page."""
    paper = _Paper()
    if title_in_properties:
        paper.set_title(title_in_properties)
    for number, paragraphs in enumerate(PAGES):
        paper.add_page()
        if number == 0:
            paper.set_font("helvetica", "B", 18)
            paper.multi_cell(0, 9, TITLE, new_x="LMARGIN", new_y="NEXT")
        paper.set_font("helvetica", size=11)
        for paragraph in paragraphs:
            paper.multi_cell(0, 6, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
            paper.ln(4)
    return bytes(paper.output())


def scan() -> bytes:
    """A page with a drawing and no text."""
    paper = FPDF()
    paper.add_page()
    paper.rect(20, 20, 100, 100)
    return bytes(paper.output())
