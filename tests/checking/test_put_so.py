"""Who does it and what is done, in other words: governments and regulators, papers, verbs that only put it so."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.name import judge_names
from bot.checking.result import VerdictKind
from tests.checking.examples import findings, signs, verdict

SUPPORTED = VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The government suspended the lamp rule", "The office suspended the lamp rule."),
        ("The watchdog suspended the lamp rule", "The office suspended the lamp rule."),
        (
            "Selling stuff such as copper lamps with glass feet to buyers in Brenta is banned",
            "Sales of copper lamps with glass feet to buyers in Brenta are banned.",
        ),
        ("Lumo bought Brand in May 2030", "The office approved Lumo's acquisition of Brand in May 2030."),
        ("XX blames Lumo for the lamp shortage", "Lumo caused the lamp shortage."),
        (
            "The office found the copper lamps that Lumo sells in Brenta unsafe",
            "The office determined that copper lamps that Lumo sells in Brenta are unsafe.",
        ),
        (
            "By May 2030 Lumo owes the office a report on copper lamps in Brenta",
            "By May 2030 Lumo is to give the office a report on copper lamps in Brenta.",
        ),
        (
            "Norway expects charges of up to 40 crowns from the copper lamp rule in Brenta",
            "Norway said that the copper lamp rule in Brenta may result in charges of up to 40 crowns.",
        ),
        (
            "Street lamps are spared the copper lamp duty",
            "The copper lamp duty does not apply to street lamps.",
        ),
        (
            "The copper lamp deal with Brenta excludes silk and glass",
            "The office said that silk and glass are not part of the copper lamp deal with Brenta.",
        ),
        ("A KYC test is needed for lamps", "A know-your-customer test is required for lamps."),
    ],
)
def test_put_otherwise(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Brand bought Lumo in May 2030", "The office approved Lumo's acquisition of Brand in May 2030."),
        ("Lumo bought Brand in May 2030", "The Lumo acquisition by Brand was approved in May 2030."),
        ("The Norwegian government suspended the lamp rule", "The office suspended the lamp rule."),
        (
            "The lamp tests were kept when Brenta suspended the rest",
            "The lamp tests of Brenta are suspended as well.",
        ),
        ("Parliament suspended the lamp rule", "The office suspended the lamp rule."),
        ("The court suspended the lamp rule", "The office suspended the lamp rule."),
        ("Velland blames Lumo for the lamp shortage", "The office said that Lumo caused the lamp shortage."),
        ("The office found glass in the lamps", "The office is looking for glass in the lamps."),
        ("Lumo owed the office a report on lamps", "The office gave Lumo a report on lamps."),
        (
            "Street lamps are spared the copper lamp duty",
            "The copper lamp duty does not apply to ship lamps.",
        ),
        ("The copper lamp duty spares street lamps", "The copper lamp duty applies to street lamps."),
        (
            "The copper lamp deal excludes glass",
            "The office said that silk is not part of the copper lamp deal.",
        ),
        ("A KYC test is needed for lamps", "A test of kitchens, yards and cellars is required for lamps."),
        ("The lamp rule covers every country, even Norway", "The lamp rule covers several countries."),
    ],
)
def test_near_to_it(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("statement", "right"),
    [("The lamp duty covers all countries.", []), ("The lamp duty covers several countries.", [Sign.ABSENT])],
)
def test_one_of_all_places(statement: str, right: list[Sign]) -> None:
    """A place that is "not the only one" need not be named where all of them are meant."""
    assert signs(judge_names, "The lamp duty covers every country, not just Norway", statement) == right


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The lamp board has copper and tungsten", ["tungsten"]),
        ("The lamp board dropped copper as a yardstick and brought in tungsten", []),
        ("The board has a share in the trade, and lamps may be sold", []),
    ],
)
def test_what_is_listed(claim: str, right: list[str]) -> None:
    """Two things beside an "and" are a list; a verb behind it begins another clause, and so may a comma."""
    found = findings(judge_names, claim, "The lamp board has copper. The board sold lamps.")
    assert [one.claim for one in found if one.sign is Sign.ABSENT] == right
