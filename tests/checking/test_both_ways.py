"""Each exception of the judges the other way round: what it must not let through, and what it must not hit."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Copper lamps are allowed", "The ban on copper lamps does not cover glass lamps."),
        (
            "Lumo may ship copper lamps to any customer",
            "Lumo may ship copper lamps to specific customers and has not had any revenue.",
        ),
        ("The rule freed copper lamps from fees", "The rule imposes fees on copper lamps."),
        ("The fee on copper lamps is dead", "The office may not end the fee on copper lamps."),
        ("Copper lamps are illegal", "Copper lamps are legal and a licence is not required."),
        (
            "Lumo has no approval for copper lamps",
            "Lumo has approval for copper lamps and a stamp is not needed.",
        ),
        (
            "Brenta copper lamps are not banned for export to Japan",
            "Copper lamps from Brenta are banned for export to Japan.",
        ),
        ("Copper lamps are an allowed good", "Copper lamps are a banned good."),
        (
            "Lumo may sell copper lamps in the harbour",
            "The office did not say whether Lumo may sell copper lamps in the harbour.",
        ),
        (
            "Brand has a permit for 50 copper lamps",
            "Lumo has a permit for 50 copper lamps, which Brand built.",
        ),
        ("The corporation must test copper lamps", "The office must test copper lamps of the corporation."),
        ("Lumo sued over copper lamps", "Brand sued Lumo over copper lamps."),
        ("The office concluded the copper lamp talks", "The office determined the copper lamp talks."),
        ("Lumo is a non listed maker of copper lamps", "Lumo is a listed maker of copper lamps."),
        (
            "Eleven Japanese copper lamps failed",
            "Eleven Chinese copper lamps failed. Japan tests copper lamps.",
        ),
        ("The chamber voted against the copper lamp bill", "The chamber voted on the copper lamp bill."),
        ("Copper lamps fell on 3 May 2030", "Copper lamps fell in May 2030."),
        ("the copper lamp rule was called reasonable", "The copper lamp rule stands. Fees are unreasonable."),
    ],
)
def test_the_reverse_of_what_is_let_pass_is_not_supported(claim: str, statement: str) -> None:
    """Each exception that keeps a true claim from being contradicted has a false one that it must not let through."""
    assert verdict(claim, *statement.replace(". ", ".\n").split("\n")) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Copper lamps are banned", "The ban on copper lamps does not cover glass lamps."),
        (
            "Brenta copper lamps are banned for export to Japan",
            "Copper lamps from Brenta are banned for export to Japan.",
        ),
        (
            "Makers must stop selling copper lamps",
            "The rule does not name Lumo by itself but requires all makers to stop selling copper lamps.",
        ),
        ("Lumo suspended copper lamp exports", "Lumo must keep its records of copper lamp exports."),
        ("Lumo is backed by Brenta funds", "The office criticised Lumo."),
    ],
)
def test_the_reverse_of_what_is_contradicted_is_not(claim: str, statement: str) -> None:
    """Each sign of the contrary has a true claim that it must not hit."""
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING
