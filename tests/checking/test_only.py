"""An "only" that leaves out nothing which the statement leaves in, and one that does."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED, CONFLICTING = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING
ADDED = "On 9 May 2030 the office added copper lamps to the lamp list."
SHARE = "The lamp rule covers lamps with a copper share of 40 percent or more"


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lamps may leave Brenta only with a permit", "All lamps that leave Brenta are subject to a permit."),
        ("Only under a permit may lamps leave Brenta", "No lamp may leave Brenta without a permit."),
        (
            "The office cleared the lamp sale, but only with strings attached",
            "The office cleared the lamp sale with conditions.",
        ),
        ("Only lamps with a blue seal qualify", "To qualify, a lamp must have a blue seal."),
        ("The lamp rule only covers lamps with a copper share of 40 percent or more", f"{SHARE}."),
        ("Only three firms lost the lamp permit", "Three firms lost the lamp permit."),
        (
            "The notice on lamps was a draft only, not a rule",
            "The notice on lamps is a draft and not a rule.",
        ),
        (
            "Part 5 of the copper rule took effect in May 2030, but part 6 only on 1 June 2030",
            "Part 5 of the copper rule took effect on 9 May 2030 and part 6 on 1 June 2030.",
        ),
        ("The lamp bill is only proposed", "The lamp bill is proposed."),
        ("Copper lamps were only added to the lamp list by a rule of May 2030", ADDED),
        ("Copper lamps were only added to the lamp list in May 2030", ADDED),
        (
            "The office raised the lamp fee in May 2030, only to drop it in June 2030",
            "The office raised the lamp fee in May 2030 and dropped it in June 2030.",
        ),
    ],
)
def test_said_without_the_word(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lamps may leave Brenta only with a permit", "Lamps that leave Brenta need a permit or a pledge."),
        ("Lamps may leave only with a permit", "Ships need a permit, and lamps may leave."),
        ("Lamps leave Brenta only with a seal", "Lamps with a seal leave Brenta."),
        ("Only red lamps qualify", "Red lamps must be declared to qualify."),
        ("Only lamps with a blue seal qualify", "To qualify, a lamp must have a blue seal or a permit."),
        (
            "The lamp rule only covers lamps with a copper share of 40 percent or more",
            f"{SHARE}, or of 20 percent or more with a seal.",
        ),
        ("Only three firms lost the lamp permit", "At least three firms lost the lamp permit."),
        (
            "Only three firms lost the lamp permit",
            "Three firms lost the lamp permit and 5 firms the kite permit.",
        ),
        ("Copper lamps were only added to the lamp list in May 2030", f"{ADDED[:5]}March{ADDED[8:]}"),
        (
            "The fee was only applied to lamps made in May 2030",
            "The fee was applied to lamps made in May 2030.",
        ),
        ("The office did not ban copper lamps, it only fined Lumo", "The office did not ban copper lamps."),
        (
            "The copper fee is for ships only, not for lamps",
            "The copper fee is for ships and kites, not for lamps.",
        ),
        ("The fee applies only on 1 June 2030", "The fee applies on 1 June 2030 and 1 July 2030."),
        (
            "Copper lamps were only listed in May 2030",
            "The list of 9 May 2030 keeps copper lamps, which were listed in 2028.",
        ),
        (
            "Copper lamps were only banned in May 2030",
            "On 9 May 2030 the office kept the ban on copper lamps.",
        ),
        ("The fee applies to ships, only to ships", "The fee applies to ships."),
        ("Only lamps of Brenta need a permit", "Lamps of Brenta need a permit."),
    ],
)
def test_what_it_may_leave_out(claim: str, statement: str) -> None:
    """Where more is left in, or the statement does not say how much, nothing bears the "only" out."""
    assert verdict(claim, statement) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Only Lumo may sell lamps", ("Lumo may sell lamps.",)),
        ("The office suspended only the lamp fee", ("The office suspended the lamp fee.",)),
        ("Only proposed lamps need a seal", ("Proposed lamps need a seal.",)),
        (
            "Only three firms lost the lamp permit",
            ("Three firms lost the lamp permit and so did several workshops.",),
        ),
        (
            "Only three firms lost the lamp permit",
            ("Three firms lost the lamp permit in May.", "Two more firms lost the lamp permit in June."),
        ),
        (
            "The fee applies only to lamps of up to 40 watts",
            ("The fee applies to lamps of up to 40 watts and to ships.",),
        ),
        ("Lamps may leave Brenta only with a permit", ("Copper lamps that leave Brenta need a permit.",)),
        (
            "Lamps may leave Brenta only with a permit",
            ("Lamps that leave Brenta will need a permit if they weigh 5 kg.",),
        ),
        ("Only lamps with a blue seal are covered", ("Lamps must have a blue seal if they are covered.",)),
        (
            "The office did not ban lamps, it only taxed them",
            ("The office taxed lamps and did not ban kites.",),
        ),
        (
            "Copper lamps were only added to the lamp list in May 2030",
            (f"{ADDED[:-1]} for a second time.",),
        ),
        ("The fee applies only on 1 June 2030", ("The fee applies from 1 June 2030.",)),
        (
            "The office withdrew only the lamp permit of Lumo on its own initiative",
            ("The office withdrew the lamp permit of Lumo on its own initiative.",),
        ),
    ],
)
def test_what_the_statement_has_beside_it(claim: str, statements: tuple[str, ...]) -> None:
    """What the statement joins to it, asks beside it or does not shut out keeps an "only" from being borne out."""
    assert verdict(claim, *statements) is not SUPPORTED
