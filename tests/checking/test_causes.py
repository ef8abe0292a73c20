"""Causes that a statement answers to without a "because", and who does what beside other names."""

from __future__ import annotations

import pytest

from bot.checking.judges.cause import judge_causes
from bot.checking.result import VerdictKind
from tests.checking.examples import signs, verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING
UNLISTED = "Lumo said that unlisted tin lamps reached Brenta."


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lamps need a permit because of 12 LR 345", "The rule asks for a permit for lamps."),
        ("Tin lamps reached Brenta because they are unlisted", UNLISTED),
        ("Tin lamps reached Brenta since they aren't listed", UNLISTED),
        (
            "Lumo must tell the office 30 days beforehand",
            "Lumo must tell the office at least 30 days in advance.",
        ),
        (
            "The office told Lumo that lamps for Korda and Brenta need a permit",
            "The office told Lumo that a permit is needed for lamps for Brenta and Korda.",
        ),
        (
            "When Brenta cleared the tin sale in 2030, Lumo had to supply copper lamps",
            "Lumo had to supply copper lamps when Brenta cleared the tin sale in 2030.",
        ),
    ],
)
def test_answered_without_the_word(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The lamp bill isn't law just because the council passed it", "The council passed the lamp bill."),
        ("The lamp rule was due to apply from 12 May 2030", "The lamp rule applies from 12 May 2030."),
        (
            "Lumo expects a loss because copper lamps now need a permit",
            "Lumo said that the permit for copper lamps may result in a loss.",
        ),
    ],
)
def test_no_cause_is_missed(claim: str, statement: str) -> None:
    assert signs(judge_causes, claim, statement) == []


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The copper rule was lifted due to theft", "The copper rule was lifted."),
        ("Copper lamps need a permit because of Announcement No. 55", "Copper lamps need a permit."),
        ("Lumo was fined because it is small", "The office fined small firms such as Lumo."),
        ("Prices rose because of 12 LR 345", "The rule covers lamps. Prices rose in May."),
        ("Tin lamps reached Brenta because they are cheap", UNLISTED),
        ("Tin lamps reached Brenta because they are listed", UNLISTED),
        (
            "Lumo had a loss because copper lamps now need a permit",
            "Lumo said that copper lamps now need a permit and that theft led to a loss.",
        ),
        ("The copper fee was dropped because of fires", "The copper fee was dropped; smoke led to fires."),
        ("Lumo told the office afterwards", "Lumo told the office in advance."),
        ("Brenta and Silk ban sales of lamps to Korda", "Korda bans sales of lamps to Brenta and Silk."),
        (
            "When Lumo cleared the tin sale in 2030, Brenta had to supply copper lamps",
            "Lumo had to supply copper lamps to Brenta.",
        ),
    ],
)
def test_another_cause_or_none(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement", "contradicted"),
    [
        (
            "The pause of the copper rule is for Korda buyers only",
            "The pause of the copper rule holds everywhere, not only for buyers from Korda.",
            True,
        ),
        (
            "The copper deal applies to Brand only",
            "The office said the same copper deal will apply to Brand.",
            False,
        ),
        (
            "The copper fee applies only to lamps above 40 percent",
            "The office said the same copper fee will apply to lamps from Korda.",
            False,
        ),
    ],
)
def test_an_only_at_the_end(claim: str, statement: str, contradicted: bool) -> None:
    """What stands before an "only" that ends its clause is what it is about."""
    assert contradicted == (verdict(claim, statement) is CONFLICTING)


def test_an_effect_is_no_cause() -> None:
    """What something led to did not bring it about."""
    statement = "The fee rose, which led to lamp shortages in Brenta."
    assert verdict("The fee rose because of lamp shortages in Brenta", statement) is not VerdictKind.SUPPORTED
