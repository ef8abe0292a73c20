"""What people say in words of every day is borne out by a notice's words; its denial, or another number, is not."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING
_TO_STOP = "Owners of copper lamps in Brenta should stop purchasing Lumo bulbs."
_NO_INTEREST = "The testing office of Brenta must have no financial interest in any copper lamp dealer."
_NOT_REQUIRED = "Bona fide lamp dealers in Brenta are not required to cease the use of copper lamps."
_EXTENDED = "On 4 May 2030 the office extended the lamp exemption to silk lamps."
_WORLDWIDE = "The rule imposed a worldwide licence requirement for copper lamps."


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Owners of copper lamps in Brenta were told to quit buying Lumo bulbs", _TO_STOP),
        (
            "The testing office of Brenta must have no money in the deal with any copper lamp dealer",
            _NO_INTEREST,
        ),
        ("The testing office of Brenta must have no financial stake in any copper lamp dealer", _NO_INTEREST),
        ("Honest lamp dealers in Brenta don't have to stop the use of copper lamps", _NOT_REQUIRED),
        (
            "Nobody who is a lamp dealer in Brenta has to switch off the copper lamps they've got",
            _NOT_REQUIRED,
        ),
        ("On 4 May 2030 the office opened its lamp exemption up to silk lamps", _EXTENDED),
        ("The rule imposed a licence requirement for copper lamps in every country on earth", _WORLDWIDE),
        (
            "The office hands out licences for copper lamps from Brenta",
            "The office issues licences for copper lamps from Brenta.",
        ),
        (
            "Brenta passed the question of copper lamps on to the lamp office",
            "Brenta transferred the question of copper lamps to the lamp office.",
        ),
        (
            "You can't ship copper lamps to Brenta w/o a licence",
            "Copper lamps may not be shipped to Brenta without a licence.",
        ),
        (
            "Brenta goes on selling copper lamps to Lumo",
            "Brenta continues to sell copper lamps to Lumo.",
        ),
        (
            "Copper lamps may not be sold in Brenta, truce or no truce",
            "Copper lamps may not be sold in Brenta during the truce.",
        ),
    ],
)
def test_a_word_of_every_day_is_a_notice_s_word(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Owners of copper lamps in Brenta were not told to quit buying Lumo bulbs", _TO_STOP),
        ("Owners of copper lamps in Brenta were told to go on buying Lumo bulbs", _TO_STOP),
        ("The testing office of Brenta must have a financial stake in a copper lamp dealer", _NO_INTEREST),
        ("Honest lamp dealers in Brenta have to stop the use of copper lamps", _NOT_REQUIRED),
        (
            "Everybody who is a lamp dealer in Brenta has to switch off the copper lamps they've got",
            _NOT_REQUIRED,
        ),
        ("On 4 May 2030 the office didn't open its lamp exemption up to silk lamps", _EXTENDED),
        ("On 9 May 2030 the office opened its lamp exemption up to silk lamps", _EXTENDED),
        ("The rule imposed no licence requirement for copper lamps in any country on earth", _WORLDWIDE),
        (
            "The office hands out no licences for copper lamps from Brenta",
            "The office issues licences for copper lamps from Brenta.",
        ),
        (
            "You can ship copper lamps to Brenta w/o a licence",
            "Copper lamps may not be shipped to Brenta without a licence.",
        ),
        (
            "Brenta quit selling copper lamps to Lumo",
            "Brenta continues to sell copper lamps to Lumo.",
        ),
        (
            "Copper lamps may be sold in Brenta, truce or no truce",
            "Copper lamps may not be sold in Brenta during the truce.",
        ),
    ],
)
def test_its_denial_is_not_borne_out(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "We'll pay 40 crowns for each copper lamp from Brenta",
            "Copper lamps from Brenta cost 40 crowns each.",
        ),
        (
            "They've known since 4 May 2030 that the office lifted the ban on copper lamps, that'll help",
            "On 4 May 2030 the office lifted the ban on copper lamps.",
        ),
    ],
)
def test_a_contraction_is_no_name_and_nobody_s_deed(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not CONFLICTING


def test_a_verb_of_leaving_that_has_an_office_behind_it_is_no_stop() -> None:
    told = "The minister of lamps resigned from the board of Lumo on 4 May 2030."

    assert verdict("The minister of lamps quit the board of Lumo on 4 May 2030", told) is SUPPORTED
    assert verdict("The minister of lamps stopped the board of Lumo on 4 May 2030", told) is not SUPPORTED


_REMOVED = "The rule removed copper weight as a parameter for desk lamps."
_MOVED = "The rule moves Brenta from Lamp Groups B:1 and B:2 to Lamp Group C:4."
_REQUIRED = "In May 2030 the office told Lumo that a licence is required to export copper lamps."
_TAKEN_BACK = "On 2 July 2030 the office rescinded these licence requirements."


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Copper weight is no longer a parameter for lamps", (_REMOVED,)),
        ("Copper weight no longer matters for desk lamps under the rule", (_REMOVED,)),
        ("Brenta is no longer in Lamp Groups B:1 and B:2", (_MOVED,)),
        ("A licence is no longer required to export copper lamps", (_REQUIRED, _TAKEN_BACK)),
    ],
)
def test_what_is_ended_is_so_no_longer(claim: str, statements: tuple[str, ...]) -> None:
    assert verdict(claim, *statements) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Copper weight is still a parameter for lamps", (_REMOVED,)),
        ("Brenta is no longer in Lamp Group C:4", (_MOVED,)),
        ("A licence is no longer required to export copper lamps", (_REQUIRED,)),
        (
            "Brenta is no longer on the lamp list",
            ("Brenta stayed on the lamp list until its removal took effect on 4 May 2030.",),
        ),
        (
            "Copper lamps are no longer on the lamp list",
            ("The rule removes silk lamps from the lamp list and keeps copper lamps on the lamp list.",),
        ),
    ],
)
def test_what_stays_is_so_still(claim: str, statements: tuple[str, ...]) -> None:
    assert verdict(claim, *statements) is not SUPPORTED


_SPARED = "The levy does not apply to copper lamps for use in schools, hospitals or small shops in Brenta."


@pytest.mark.parametrize(
    ("claim", "statement", "right"),
    [
        ("Small shops in Brenta don't pay the levy on copper lamps", _SPARED, True),
        ("Large shops in Brenta don't pay the levy on copper lamps", _SPARED, False),
        ("Small shops in Brenta pay the levy on copper lamps", _SPARED, False),
        (
            "Lumo no longer enjoys its copper lamp licence from the office",
            "The office of Brenta revoked Lumo's copper lamp licence.",
            True,
        ),
        (
            "Lumo no longer enjoys its copper lamp licence from the office",
            "The office did not revoke Lumo's copper lamp licence.",
            False,
        ),
        (
            "Lumo doesn't know if Brenta will let copper lamps in",
            "Lumo says that it does not yet know whether copper lamps will be let into Brenta.",
            True,
        ),
        (
            "Lumo knows that Brenta will let copper lamps in",
            "Lumo says that it does not yet know whether copper lamps will be let into Brenta.",
            False,
        ),
    ],
)
def test_a_denied_word_that_says_little(claim: str, statement: str, right: bool) -> None:
    assert (verdict(claim, statement) is SUPPORTED) is right
