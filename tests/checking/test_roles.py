"""Who does it and who undergoes it, told in the active and in the passive."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Brand was fined by Lumo", "Lumo fined Brand."),
        ("Lumo bought Brand", "Brand was bought by Lumo."),
        ("Brand was bought by Lumo", "Lumo completed the acquisition of Brand for 40 crowns."),
        ("The copper rule was ended on 9 May 2030", "The copper rule ended on 9 May 2030."),
        ("The lamp sales were increased by 5 percent", "The lamp sales increased by 5 percent."),
    ],
)
def test_the_same_roles(claim: str, statement: str) -> None:
    """The other voice says the same."""
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lumo was fined by Brand", "Lumo fined Brand."),
        ("Lumo fined Brand", "Lumo was fined by Brand."),
        ("The office got summoned by Lumo over copper lamps", "The office summoned Lumo over copper lamps."),
        ("Brand bought Lumo", "Lumo completed the acquisition of Brand for 40 crowns."),
        ("Lumo was bought by Brand for 40 crowns", "Lumo completed the acquisition of Brand for 40 crowns."),
        ("Lumo sues the lamp fund", "The lamp fund sues Lumo."),
        ("Lumo refunds the lamp duty", "The office refunds Lumo the lamp duty."),
    ],
)
def test_exchanged_roles(claim: str, statement: str) -> None:
    """Who did it did not undergo it."""
    assert verdict(claim, statement) is not SUPPORTED
