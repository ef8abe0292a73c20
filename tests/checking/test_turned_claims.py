"""A claim with all the words of its statement, and another doer, thing, condition or time of it, is not borne out."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING
_ASKED = "The court ordered the office to repay 40 euros to Lumo."
_OFF_THE_LIST = "The office removed three firms from the lamp list in May 2030."
_WARNING = "The office issued a warning about copper lamps on 4 May 2030."
_LUMO_OFF = "The office removed Lumo from the lamp list in May 2030."
_STOPPED = "Brenta stopped selling copper lamps to Lumo in May 2030."
_NO_INTEREST = "The testing office of Brenta must have no financial interest in any lamp dealer."
_NOT_WORLDWIDE = "Lumo does not sell lamps worldwide."
_OPENED = "The office opened a comment period on the lamp fee on 4 May 2030."
_LET = "The pact lets Brenta import 40 tonnes of lamps from Tarn."
_TRUCE = "Copper lamps may not be sold in Brenta during the truce."
_HONEST = "Bona fide lamp dealers in Brenta are not required to stop the use of copper lamps."


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        # Who does it to whom.
        ("Tarn was paid 400 euros", "Tarn paid 400 euros."),
        ("Lumo was ordered to repay 40 euros to the office", _ASKED),
        ("The court ordered Lumo to repay 40 euros", _ASKED),
        (
            "The law allows ferry lines to fine the office up to 400 euros",
            "The law allows the office to fine ferry lines up to 400 euros.",
        ),
        (
            "Owners of ferries urged the office to check their lamps",
            "Owners of ferries should check their lamps.",
        ),
        (
            "The court found that Brand sold 40 lamps without a permit",
            "Lumo told the court that Brand sold 40 lamps without a permit.",
        ),
        # To what it is done.
        ("In May 2030 the office removed the lamp list", _OFF_THE_LIST),
        ("The office bid farewell to the lamp list in May 2030", _OFF_THE_LIST),
        ("The office issued copper lamps on 4 May 2030", _WARNING),
        (
            "The ferry office let go of its night ferry crew in Brenta",
            "On 4 May 2030 the ferry office abandoned its plan for a night ferry to Brenta.",
        ),
        ("Brenta quit buying copper lamps from Lumo in May 2030", _STOPPED),
        (
            "On 4 May 2030 Lumo Works, Brand Lamps and Tarn Ferries paid 400 euros together",
            "On 4 May 2030 Lumo Works, Brand Lamps and Tarn Ferries paid 400 euros each.",
        ),
        (
            "The lamp list lacks Lumo Works, Brand Lamps and Tarn Ferries",
            "The lamp list has the firms Lumo Works, Brand Lamps and Tarn Ferries.",
        ),
        # What is so no longer.
        ("Lumo no longer makes lamps", _LUMO_OFF),
        ("Lumo no longer keeps a lamp list", _LUMO_OFF),
        ("Lumo is no longer off the lamp list", _LUMO_OFF),
        (
            "Night ferries are no longer without an exemption",
            "The exemption for night ferries was revoked on 4 May 2030.",
        ),
        (
            "The revocation of the licence of the ferry line did not last",
            "The office revoked the licence of the ferry line in May 2030.",
        ),
        # When and on what condition.
        ("Lumo never sells lamps in Brenta", "Lumo sold no lamps in Brenta in 2029."),
        ("Copper lamps may not be sold in Brenta unless there is a truce", _TRUCE),
        ("Copper lamps may not be sold in Brenta after the truce", _TRUCE),
        ("Ferries may sail, pilot or no pilot", "Ferries may not sail without a pilot."),
        (
            "The lamp fee ends on 4 May 2030 even if the council extends it",
            "The lamp fee ends on 4 May 2030 absent an extension by the council.",
        ),
        ("The deadline for comments on the lamp fee is 4 May 2030", _OPENED),
        ("Lumo complied with the fishing quota", "Lumo must comply with the fishing quota by 4 May 2030."),
        # For whom and where.
        ("Nobody in Brenta has to stop the use of copper lamps", _HONEST),
        ("Lumo sells lamps in every country on earth", "Lumo sells lamps worldwide except in Brenta."),
        ("Lumo doesn't sell lamps anywhere in the world", _NOT_WORLDWIDE),
        ("Lumo does not sell lamps in any country in the world", _NOT_WORLDWIDE),
        (
            "The rule imposed a licence requirement for copper lamps the world over",
            "The rule imposed a licence requirement for copper lamps in Brenta.",
        ),
        (
            "All ferry lines must publish their accounts every year",
            "Ferry lines that employ more than 40 people must publish their accounts every year.",
        ),
        ("Copper lamps are limited to 40 euros", "The fee for copper lamps is limited to 40 euros."),
        # From where to where; let and forced.
        (
            "The council suspended the night ferry from Brenta",
            "The council suspended the night ferry to Brenta.",
        ),
        (
            "The office opened an investigation into Tarn for selling lamps to Lumo",
            "The office opened an investigation into Lumo for selling lamps to Tarn.",
        ),
        ("The pact forces Brenta to import 40 tonnes of lamps from Tarn", _LET),
        ("Brenta imported 40 tonnes of lamps from Tarn", _LET),
        # What is doubted, hoped, or only like it in its word.
        (
            "The ferry line made an honest mistake, the office says",
            "The office doubts that the ferry line made an honest mistake.",
        ),
        (
            "Ferries will be free in 2031",
            "The council expressed the hope that ferries will be free in 2031.",
        ),
        ("The testing office of Brenta takes no interest in any lamp dealer", _NO_INTEREST),
        (
            "Lumo is interested in the ferry line",
            "Lumo has a 10 percent financial interest in the ferry line.",
        ),
        ("Lamps over 40 mm2 need a permit", "Lamps over 40 millimetres wide need a permit."),
        ("Wires over 4 millimetres need a permit", "Wires over 4 mm2 need a permit."),
        ("Lamps are not covered by the fee", "Ferries over 40 metres with lamps are not covered by the fee."),
    ],
)
def test_what_is_turned_is_not_borne_out(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Tarn has paid 400 euros", "Tarn paid 400 euros."),
        ("The council suspended the ferry that goes to Brenta", "The council suspended the ferry to Brenta."),
        ("The pact lets Brenta import 40 tonnes of lamps", _LET),
        (
            "All ferry lines must publish their accounts every year",
            "All ferry lines that sail must publish their accounts every year.",
        ),
        ("The office was ordered to repay 40 euros to Lumo", _ASKED),
        ("The court told the office to repay 40 euros to Lumo", _ASKED),
        ("In May 2030 the office took three firms off the lamp list", _OFF_THE_LIST),
        ("The office warned about copper lamps on 4 May 2030", _WARNING),
        ("Brenta quit selling copper lamps to Lumo in May 2030", _STOPPED),
        ("Lumo is no longer on the lamp list", _LUMO_OFF),
        ("During the truce copper lamps may not be sold in Brenta", _TRUCE),
        ("Lumo does not sell lamps globally", _NOT_WORLDWIDE),
        ("The testing office of Brenta must have no financial stake in any lamp dealer", _NO_INTEREST),
        ("Honest lamp dealers in Brenta don't have to stop the use of copper lamps", _HONEST),
        ("Lumo must comply with the quota for fishing", "Lumo must comply with the fishing quota."),
        ("Wires over 4 square millimetres need a permit", "Wires over 4 mm2 need a permit."),
        ("On 4 May 2030 the office opened a comment window on the lamp fee", _OPENED),
        ("The audit said Lumo complied with the quota", "The audit found that Lumo complied with the quota."),
        ("The lamp list has Lumo Works and Brand Lamps", "The lamp list has Lumo Works and Brand Lamps."),
    ],
)
def test_what_is_said_in_other_words_is_still_borne_out(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    "claim",
    [
        "The ferry line did not disclose that the office revoked the licence",
        "The office did not explain why it revoked the licence of the ferry line in May 2030",
        "The office did not mention that it revoked the licence of the ferry line",
    ],
)
def test_who_keeps_a_deed_to_himself_does_not_deny_it(claim: str) -> None:
    assert verdict(claim, "The office revoked the licence of the ferry line in May 2030.") is not CONFLICTING


def test_what_was_not_disclosed_is_undisclosed() -> None:
    statement = "The office did not disclose the price of the ferry."
    assert verdict("The price of the ferry is undisclosed", statement) is not CONFLICTING
    assert verdict("The price of the ferry was disclosed", statement) is not SUPPORTED
