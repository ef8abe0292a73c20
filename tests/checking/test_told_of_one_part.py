"""A statement of several parts is held to the one that the claim speaks of, and a denial to what it denies."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from bot.service import build_checker
from tests.checking.examples import TODAY, notice, verdict

SUPPORTED = VerdictKind.SUPPORTED
_THREE = "The testing shop must be based in Brenta, must not be owned by Lumo, and must have no share in a lamp shop."
_PART = "The minister said copper lamps and silk lamps are not part of the Brenta deal."
_NONE = "Lumo states that no sales of copper lamps to Brenta occurred in the quarter."
_UNTOLD = "A dealer may not sell copper lamps to a buyer not disclosed on the form to the lamp office."
_SHOULD = "The office said that Brenta should abandon its levy on copper lamps and silk lamps from Lumo."
_ABSENT = "Absent a further extension, the suspended copper lamp levy returns on 4 May 2031."


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The testing shop must be based in Brenta", _THREE),
        ("Neither copper nor silk lamps are in the Brenta deal", _PART),
        ("Copper lamps stay out of the Brenta deal, the minister said", _PART),
        ("Lumo sold no copper lamps to Brenta in the quarter", _NONE),
        ("A dealer may not sell copper lamps to an undisclosed buyer", _UNTOLD),
        ("The office urged Brenta to give up its levy on copper lamps and silk lamps from Lumo", _SHOULD),
        ("Unless extended, the pause ends and the copper lamp levy returns on 4 May 2031", _ABSENT),
    ],
)
def test_what_one_part_says_is_borne_out(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The testing shop must not be based in Brenta", _THREE),
        ("The testing shop must be owned by Lumo", _THREE),
        ("The testing shop must have a share in a lamp shop", _THREE),
        ("Copper lamps and silk lamps are in the Brenta deal", _PART),
        ("Lumo sold copper lamps to Brenta in the quarter", _NONE),
        ("A dealer may sell copper lamps to an undisclosed buyer", _UNTOLD),
        ("The office urged Brenta to keep its levy on copper lamps and silk lamps from Lumo", _SHOULD),
        ("Unless extended, the pause ends and the copper lamp levy returns on 9 May 2031", _ABSENT),
    ],
)
def test_its_contrary_is_not(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not SUPPORTED


def test_a_statement_of_places_alone_says_enough() -> None:
    statement = "The entries are under China, Japan, Singapore and Canada."

    assert verdict("The entries are in China, Japan, Singapore and Canada", statement) is SUPPORTED
    assert verdict("The entries are in China, Japan, Singapore and France", statement) is not SUPPORTED


def _two(claim: str, first: str, second: str) -> VerdictKind:
    table = [
        notice(first, name="xx-lamp-rule", title="Rule on Copper Lamps"),
        notice(second, name="xx-lamp-report", title="Report of Lumo on Copper Lamps"),
    ]
    (found,) = build_checker(table).check(claim, TODAY)
    return found.kind


def test_another_notice_s_other_word_is_of_another_matter() -> None:
    rule = "A licence is required for every export of copper lamps to Brenta."
    report = "Lumo states that the licence for copper lamps to Brenta sets a test on importation."

    assert _two("Exports of copper lamps to Brenta need a licence", rule, report) is SUPPORTED
    assert _two("Exports of copper lamps to Brenta need no licence", rule, report) is not SUPPORTED


def test_a_verb_that_stands_in_a_later_clause_of_the_statement_turns_nothing() -> None:
    statement = (
        "The shop must be based in Brenta, must not be owned by Lumo; the office may revoke its lamp licence."
    )

    assert verdict("The office may revoke the shop's lamp licence", statement) is SUPPORTED
    assert verdict("The office may not revoke the shop's lamp licence", statement) is not SUPPORTED


def test_a_month_told_twice_is_not_another_one_of_the_statement() -> None:
    statement = "The April 2030 lamp levy was not suspended in November 2030."

    assert verdict("The April 2030 lamp levy was not suspended in November 2030", statement) is SUPPORTED
    assert verdict("The April 2030 lamp levy was not suspended in April 2030", statement) is not SUPPORTED
