"""Who is meant by "the government" and "the regulator": the publisher, unless somebody else does it."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The government banned copper lamps", "The office banned copper lamps."),
        ("The regulator fined Lumo 5 crowns", "The Office of Lamps fined Lumo 5 crowns."),
        ("Lumo got fined by the regulator", "The Office of Lamps fined Lumo 5 crowns."),
        ("The government requires a licence for copper lamps", "Copper lamps need a licence."),
        ("On 9 May 2031 the government banned copper lamps", "The office banned copper lamps on 9 May 2031."),
        (
            "Lumo won approval from the regulator for its copper lamps",
            "The office approved the copper lamps of Lumo.",
        ),
    ],
)
def test_a_publisher_is_called_so(claim: str, statement: str) -> None:
    """What the office does the government or the regulator does."""
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The government fined Lumo 5 crowns", "A court fined Lumo 5 crowns."),
        ("Lumo got fined by the regulator", "A court fined Lumo 5 crowns."),
        ("The regulator banned copper lamps", "The parliament banned copper lamps."),
        ("The regulator banned copper lamps", "Velland banned copper lamps."),
        ("The state government banned copper lamps", "The office banned copper lamps."),
        ("Governments banned copper lamps", "The office banned copper lamps."),
        ("The government of Velland banned copper lamps", "The Office of Lamps banned copper lamps."),
        ("The government was fined by Lumo", "The office fined Lumo."),
        ("The government stopped selling copper lamps", "Lumo stopped selling copper lamps."),
        ("The government owns 40 percent of the lamp plant", "Lumo owns 40 percent of the lamp plant."),
        ("Lamps sold to the government are banned", "Lamps sold to makers are banned."),
        ("The government is exempt from the lamp duty", "Makers of lamps are exempt from the lamp duty."),
        ("Lumo bought copper lamps from the government", "Lumo bought copper lamps from Brand."),
        (
            "When a judge approved Lumo, it had Brand promise lamps",
            "When the office approved Lumo, Brand promised lamps.",
        ),
        ("The watchdog banned copper lamps", "The minister banned copper lamps."),
        ("The agency's own lamps need a licence", "Copper lamps need a licence."),
    ],
)
def test_somebody_else_is_not(claim: str, statement: str) -> None:
    """Courts and companies are not the office, nor is another government, nor who undergoes what is done."""
    assert verdict(claim, statement) is not SUPPORTED
