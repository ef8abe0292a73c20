"""A force that the statement has in other words, or that needs no word of it, and one that it lacks."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING
ASKS = "On 9 May 2030 the office told Lumo that it asks for a permit for copper lamps."
THAT_DAY = "The copper rule was in force the very day it was announced"
BANNED = "The clause prohibiting sales of copper lamps by Lumo stays in force."


@pytest.mark.parametrize(
    ("claim", "statement", "right"),
    [
        (
            "If the copper lamp is already abroad it needs a permit",
            "Copper lamps abroad need a permit.",
            SUPPORTED,
        ),
        ("The office was already asking for a permit for copper lamps in May 2030", ASKS, SUPPORTED),
        (THAT_DAY, "The copper rule took effect on the day of publication.", SUPPORTED),
        # The made-up notice was published on 15 January 2030 and took effect on 1 February.
        (THAT_DAY, "The copper rule covers lamps.", CONFLICTING),
        ("Copper lamps are to be exempted", "The office will grant exemptions for copper lamps.", SUPPORTED),
        ("Lumo is free to sell copper lamps again", BANNED, CONFLICTING),
        (
            "The lamp bill treats tin lamps like copper",
            "The lamp bill would treat tin lamps like copper.",
            SUPPORTED,
        ),
        (
            "The fee is collected when copper lamps enter Brenta",
            "The office clarified that the fee would be collected when copper lamps enter Brenta.",
            SUPPORTED,
        ),
        (
            "About 40 crowns of sales of copper lamps were affected",
            "About 40 crowns of expected sales of copper lamps were affected.",
            SUPPORTED,
        ),
    ],
)
def test_a_force_in_other_words(claim: str, statement: str, right: VerdictKind) -> None:
    assert verdict(claim, statement) is right


@pytest.mark.parametrize(
    ("claim", "statement", "not_so"),
    [
        ("The copper fee is already 40 crowns", "The copper fee will be 40 crowns.", SUPPORTED),
        (
            "In May 2030 firms were already under a duty to pay the copper fee",
            "On 9 May 2030 the office dropped the copper fee, which firms were to pay from 12 June 2030.",
            SUPPORTED,
        ),
        (
            "The copper fee was already raised in May 2030",
            "On 9 May 2030 the office proposed to raise the copper fee.",
            SUPPORTED,
        ),
        (
            "The copper rule was announced the very day it was published",
            "The copper rule was announced on 15 January 2030.",
            CONFLICTING,
        ),
        (
            "The office forbids Lumo to sell copper lamps",
            "Lumo must not sell copper lamps without a permit.",
            SUPPORTED,
        ),
        ("Copper lamps are exempted", "The office will grant exemptions for copper lamps.", SUPPORTED),
        ("Copper lamps are exempted", "The office grants no exemption for copper lamps.", SUPPORTED),
        ("Lumo is free to sell copper lamps", "Lumo may not sell copper lamps.", SUPPORTED),
        ("Lumo is free to sell copper lamps", "Lumo may sell copper lamps with a permit.", SUPPORTED),
        (
            "Lumo is free to sell sealed copper lamps",
            "The clause prohibits sales of unsealed copper lamps by Lumo.",
            CONFLICTING,
        ),
        (
            "Lumo is free to sell copper lamps with a seal",
            "The clause prohibits Lumo to sell copper lamps without a seal.",
            CONFLICTING,
        ),
        ("Lumo is free to sell copper lamps at home", f"{BANNED[:-16]} abroad.", CONFLICTING),
        (
            "The fee treats tin lamps like copper",
            "The lamp bill would treat tin lamps like copper.",
            SUPPORTED,
        ),
        (
            "The fee is collected when copper lamps enter Brenta",
            "The office said that the fee would be collected when copper lamps enter Brenta.",
            SUPPORTED,
        ),
        (
            "Sales of copper lamps were 40 crowns",
            "Sales of copper lamps were expected to be 40 crowns.",
            SUPPORTED,
        ),
    ],
)
def test_where_another_force_stays_another(claim: str, statement: str, not_so: VerdictKind) -> None:
    assert verdict(claim, statement) is not not_so


@pytest.mark.parametrize(
    ("claim", "statement", "right"),
    [
        (
            "Wider copper fees are already ordered",
            "The office may later impose wider copper fees.",
            CONFLICTING,
        ),
        (
            "Copper fees are already ordered",
            "The office may later impose wider copper fees.",
            VerdictKind.NO_MATCH,
        ),
        (
            "Lumo put a copper rule in place the very day it sold its ships",
            "Lumo sold its ships and will issue a copper rule in the future.",
            CONFLICTING,
        ),
        (
            "Lumo shipped copper lamps to Brenta",
            "Lumo said that it was able to ship copper lamps to Brenta.",
            SUPPORTED,
        ),
        (
            "Lumo shipped copper lamps to Brenta",
            "Lumo said that it is able to ship copper lamps to Brenta.",
            VerdictKind.NO_MATCH,
        ),
        (
            "The office never confirmed the copper permit",
            "The office did not confirm any copper permit.",
            SUPPORTED,
        ),
    ],
)
def test_done_or_only_to_come(claim: str, statement: str, right: VerdictKind) -> None:
    """What is held out for later is not there already; who "was able to" did."""
    assert verdict(claim, statement) is right


def test_another_one_later_leaves_the_first() -> None:
    statement = "Lumo issued a lamp rule and will issue another lamp rule in the future."
    assert verdict("Lumo already issued a lamp rule", statement) is not CONFLICTING


@pytest.mark.parametrize(
    "statement",
    [
        "The office lifted the ban on sales of copper lamps by Lumo.",
        "The ban on sales of copper lamps by Lumo ended.",
        "Brand wants a ban on the sale of copper lamps by Lumo.",
        "The clause prohibiting Brand to sell copper lamps like Lumo stays.",
    ],
)
def test_a_ban_that_is_over_or_anothers(statement: str) -> None:
    """Who is free to sell is contradicted only by a ban that is said to stand, and for him."""
    assert verdict("Lumo is free to sell copper lamps", statement) is not CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The lamp rule has already been published", "The office will amend the lamp rule in the future."),
        ("Lumo already signed a lamp deal", "Lumo will sign lamp deals in the future."),
        ("The rule was already published", "The office will publish the rule again in due course."),
        ("Lumo lost sales of lamps the very day the rule was announced", "Lumo lost sales of lamps in May."),
        ("Lumo is exempt from the lamp ban", "The lamp ban does not apply to Lumo."),
    ],
)
def test_what_comes_beside_it(claim: str, statement: str) -> None:
    """What will be changed, repeated or multiplied may be there already."""
    assert verdict(claim, statement) is not CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Copper lamps are to be exempted", "The office will end exemptions for copper lamps."),
        ("Copper lamps are to be exempt", "The office may grant exemptions for copper lamps."),
        (
            "Lumo is free to sell copper lamps in Korda",
            "Brand may sell copper lamps in Korda, and Lumo makes them.",
        ),
        ("The lamp ban applies until 9 May 2031", "The lamp ban does not apply until 9 May 2031."),
    ],
)
def test_a_force_of_another(claim: str, statement: str) -> None:
    """An end, a chance or another's permission is no force of the claim's."""
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "contradicted"),
    [
        ("The wider lamp fees are already in place", True),
        ("The wider lamp fees are not already in place", False),
        ("The ship fees are already in place", False),
        ("If the wider lamp fees are already in place, ships pay less", False),
    ],
)
def test_what_may_come_later_is_not_there_already(claim: str, contradicted: bool) -> None:
    """Nor does it contradict who says that it is not there."""
    found = verdict(claim, "The Office may later impose broader lamp fees.")

    assert (found is CONFLICTING) is contradicted
