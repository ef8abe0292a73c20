"""What is said of all in other words, and what is said of fewer."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED = VerdictKind.SUPPORTED
BAN = "The office did not ban anyone from selling copper lamps"
MADE = "All copper lamps now made exceed the limit of 40 percent"


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        (
            "The office expects of anyone who suspects a fault of lamps to notify it 30 days in advance",
            (
                "Persons must notify the office at least 30 days in advance where they suspect a fault of lamps.",
            ),
        ),
        (
            "Anyone exporting copper lamps must tell the office",
            ("The exporter must tell the office of copper lamps.",),
        ),
        (
            "The office warned that anyone using copper lamps risks a fine",
            ("The notice of 9 May 2030, published, warns that using copper lamps risks a fine.",),
        ),
        (
            "Lumo needs a permit to sell lamps to anyone in Brenta",
            ("Lumo needs a permit to sell lamps when a party is located in Brenta.",),
        ),
        ("The 12 firms added are all in Brenta", ("The office added 12 firms in Brenta.",)),
        (BAN, ("The office did not announce a ban on the sale of copper lamps.",)),
        ("The office may revoke the permit at any time", ("The office may revoke the permit at any time.",)),
        (MADE, ("The limit is 40 percent for lamps.", "All copper lamps made at present exceed this limit.")),
    ],
)
def test_of_all_in_other_words(claim: str, statements: tuple[str, ...]) -> None:
    assert verdict(claim, *statements) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        (
            "The office wants a week's notice from anyone who suspects a fault of lamps",
            (
                "Persons must notify the office at least 30 days in advance where they suspect a fault of lamps.",
            ),
        ),
        (
            "Anyone who exports copper lamps must tell the office",
            ("Registered exporters must tell the office of copper lamps.",),
        ),
        (
            "Anyone buying copper lamps must tell the office",
            ("The exporter must tell the office of copper lamps.",),
        ),
        ("Lumo may sell lamps to anyone in Brenta", ("Lumo may sell lamps to approved firms in Brenta.",)),
        ("The 12 firms added are all in Brenta", ("The office added 12 firms, mostly in Brenta.",)),
        (
            "The 12 firms added are all in Brenta",
            ("The office added 12 firms, 11 in Brenta and one in Korda.",),
        ),
        (BAN, ("The office did not ban Lumo from selling copper lamps.",)),
        (BAN, ("The office did not ban foreign buyers of copper lamps.",)),
        (
            "The office may revoke the permit at any time",
            ("The office may revoke the permit after a hearing.",),
        ),
        (MADE, ("The limit is 40 percent for copper lamps.", "All ships exceed this limit.")),
        (
            "Every firm must pay the copper fee of 40 crowns",
            ("The copper fee is 40 crowns.", "Every firm may ask for a permit."),
        ),
    ],
)
def test_of_fewer_than_all(claim: str, statements: tuple[str, ...]) -> None:
    assert verdict(claim, *statements) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Anyone who sells lamps must pay a fee", "Those who sell lamps to Korda must pay a fee."),
        ("Anyone who sells lamps must pay a fee", "Persons under 18 who sell lamps must pay a fee."),
        (
            "Lumo may sell lamps to anyone in Brenta",
            "Lumo may sell lamps if a buyer is in Brenta and has a permit.",
        ),
        ("All 12 firms were fined", "The office added 12 firms, and fined Lumo."),
        (
            "The office never fined anyone for lamps",
            "The office did not announce fines for lamps in May 2030.",
        ),
    ],
)
def test_who_is_named_more_narrowly(claim: str, statement: str) -> None:
    """A condition, a place or a day that the claim lacks keeps a duty of some from being one of all."""
    assert verdict(claim, statement) is not SUPPORTED
