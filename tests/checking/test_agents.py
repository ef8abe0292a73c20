"""Who is said to have chosen, wished or been told a thing must be in the notice; so must what a sum is of."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

_TEST = "Every lamp must be tested, before sale, by an independent laboratory."
_ADDED = "Six ferries were added to the register on 4 May 2030, five in Brenta and one in Velland."
_SHARE = (
    "Lumo states that officials expressed an expectation that the office will receive 15% of the proceeds."
)
_CODES = "The duty covers lamps under 8471.50, 8471.80 or 8473.30."
_OFF = "The rule imposes a fee of 5 percent on ferries, lamps and buoys."
_WHY = "Firms that are listed must report, because the fund asked for it."


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Every lamp must be tested before sale by a laboratory chosen by the office.", _TEST),
        ("Six ferries were added to the register at the request of Velland on 4 May 2030.", _ADDED),
        ("Lumo will receive 15% of the proceeds from the office.", _SHARE),
        ("The duty covers lamps under 8471.50, 8471.40 or 8473.30.", _CODES),
        ("The rule takes the fee of 5 percent off lamps.", _OFF),
        (
            "Lumo expects savings of up to 5 million florins.",
            "Lumo expects losses of up to 5 million florins.",
        ),
        ("The rule brings a 5 percent fee rebate on lamps.", "The rule brings a 5 percent fee on lamps."),
        ("Firms must report because they are listed.", _WHY),
        ("The ban covers lamps sold by the army.", "The ban covers lamps sold to the army."),
        ("The office lifted the fee for Lumo.", "Lumo asked the office to lift the fee."),
        (
            "The office's case goes after all lamps from Velland.",
            "The office's case is on certain lamps from Velland.",
        ),
    ],
)
def test_what_is_added_is_not_borne_out(claim: str, statement: str) -> None:
    """A chooser, a wish, a giver, a code, a cause or an "all" of the claim's own keeps the support back."""
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Every lamp must be tested by an independent laboratory before sale.", _TEST),
        ("Six ferries were added to the register on 4 May 2030.", _ADDED),
        ("The office will receive 15% of the proceeds from Lumo.", _SHARE),
        ("The duty covers lamps under 8471.50, 8471.80 or 8473.30.", _CODES),
        ("The rule imposes a fee of 5 percent on lamps and buoys.", _OFF),
        (
            "Lumo expects losses of up to 5 million florins.",
            "Lumo expects losses of up to 5 million florins.",
        ),
        ("Firms that are listed must report because the fund asked for it.", _WHY),
        ("The ban covers lamps sold to the army.", "The ban covers lamps sold to the army."),
        ("Lumo asked the office to lift the fee.", "Lumo asked the office to lift the fee."),
        ("The lamp was drawn by the rule of May.", "The lamp was drawn by the rule of May."),
    ],
)
def test_what_the_statement_has_is(claim: str, statement: str) -> None:
    """Without the addition the same statements bear the claim out."""
    assert verdict(claim, statement) is VerdictKind.SUPPORTED
