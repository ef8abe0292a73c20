"""What stands beside a claim's point: a second clause, a condition, an exception, a season, what is still to come."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING

APPROVED, CONFIRMED = (
    "The Office of Lamps approved all nine applications for the export of copper mirrors.",
    "Delivery must be confirmed to the Office within 60 days of shipment.",
)
TWO_CLAUSES = (
    "The Office of Lamps approved nine mirror applications, delivery {} confirmed within 60 days of shipment"
)


@pytest.mark.parametrize("duty", ["must be", "has to be"])
def test_a_second_clause_that_another_statement_has(duty: str) -> None:
    """Each clause may be told by a statement of its own."""
    assert verdict(TWO_CLAUSES.format(duty), APPROVED, CONFIRMED) is SUPPORTED


@pytest.mark.parametrize("duty", ["must not be", "may be", "need not be", "doesn't have to be"])
def test_a_turned_second_clause(duty: str) -> None:
    """A claim is not supported whose first clause is told, and whose second is told otherwise."""
    assert verdict(TWO_CLAUSES.format(duty), APPROVED, CONFIRMED) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("All but two lamp makers were fined", "All lamp makers except two were fined."),
        ("Since autumn 2030 copper lamps are banned", "Copper lamps are banned since 2 October 2030."),
        (
            "The copper lamp ban will last until summer 2031",
            "The copper lamp ban will last until 18 July 2031.",
        ),
        ("Lamp sales rose to 5 percent", "Sales of lamps rose to 5 percent."),
    ],
)
def test_what_is_beside_the_point_agrees(claim: str, statement: str) -> None:
    """The same condition, exception, season or change."""
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("All but two lamp makers were fined", "Two lamp makers were fined."),
        ("Two lamp makers were fined", "All but two lamp makers were fined."),
        (
            "Makers must pay the copper lamp duty of 5 percent unless they are small",
            "Makers must pay the copper lamp duty of 5 percent.",
        ),
        (
            "Makers must pay the copper lamp duty of 5 percent as long as they export",
            "Makers must pay the copper lamp duty of 5 percent.",
        ),
        ("Since autumn 2030 copper lamps are banned", "Copper lamps are banned since 2 May 2030."),
        ("Copper lamps are banned in winter", "Copper lamps are banned."),
        ("Lamp sales rose by 5 percent", "Lamp sales rose to 5 percent."),
        ("The office has yet to approve the lamp plan", "The office approved the lamp plan."),
        ("The office left the door open to a copper lamp ban", "The office banned copper lamps."),
        ("Lumo wants to buy Brand", "Lumo bought Brand."),
        ("The lamp ban was lifted in part", "The office lifted the lamp ban."),
        ("Lumo sold copper lamps", "Lumo was told to sell copper lamps."),
        ("Lumo was able to mend copper lamps in Brenta", "Lumo was able to ship copper lamps to Brenta."),
        ("The lamp ban is still to be lifted", "The lamp ban was lifted on 9 May 2030."),
    ],
)
def test_what_is_beside_the_point_differs(claim: str, statement: str) -> None:
    """Another condition, exception, season or change, or what is still to come, is not borne out."""
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("All but one of the lamp makers were fined", "One of the lamp makers was not fined."),
        ("Brenta stuck with its lamp ban", "Brenta did not lift its lamp ban."),
        ("The lamp ban stays in force", "The office did not lift the lamp ban."),
        ("Lumo came out clean", "The office found no violation by Lumo."),
        ("The office may yet ban copper lamps", "The office has not banned copper lamps."),
        ("The office hasn't decided on the lamp ban", "The office is considering the lamp ban."),
    ],
)
def test_what_is_true_in_other_words_is_not_denied(claim: str, statement: str) -> None:
    """An exception, what is not ended, what is done by denying the contrary, and what may come yet."""
    assert verdict(claim, statement) is not CONFLICTING
