"""A value that the nearest statement lacks, and another statement of the notice has otherwise, in the same place."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from bot.service import build_checker
from tests.checking.examples import TODAY, notice, verdict

CONFLICTING = VerdictKind.CONFLICTING
ENTRY = (
    "The rule also revised one existing entry under the heading of Sweden.",
    "It adds 11 lamps under Denmark.",
)
COUNTED = (
    "The Office added 11 lamps under Denmark.",
    "The rule also revised one existing entry under Sweden.",
)
BESIDE = (
    "The Office found on 3 May 2030 that Swedish lamps are sold too cheaply.",
    "The lamp order is in addition to the existing 50 percent fee on lamps from Sweden.",
)
RELEASED = ("The rule on lamps was released on 15 January 2030 and is effective 1 February 2030.",)
TAKEN = (
    "The Office removes the works from its list of permits.",
    "The revocation is in force from 1 February 2030.",
)
SOLD = (
    "Street lamps sold in Sweden must have copper bolts.",
    "The permit for lamps rests on the Lamp Act 2010.",
)
DUE = (
    "The lamp rule is effective on 1 February 2030.",
    "Sellers were not required to comply until 1 March 2030.",
)


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("The rule of the Office of Lamps also revised one existing entry under Norway", ENTRY),
        ("The 11 lamps that the Office of Lamps added in 12 LR 345 are all Norwegian", COUNTED),
        ("The eleven lamps that the Office of Lamps added in 12 LR 345 are from Norway", COUNTED),
        (
            "Eleven Norwegian lamps were added by the Office of Lamps in 12 LR 345",
            (
                "The Office added 11 lamps under the heading of the Kingdom of Denmark (Denmark).",
                "It binds all.",
            ),
        ),
        ("The lamp order replaces the old 50 percent fee on Swedish lamps", BESIDE),
        ("The rule on lamps applied from the day it was released", RELEASED),
        ("The works lost its permit the very day the revocation was published", TAKEN),
        ("Sellers had to comply with the lamp rule from the day it took effect", DUE),
    ],
)
def test_another_value_in_the_same_place_contradicts(claim: str, statements: tuple[str, ...]) -> None:
    """The place of an entry, of as many things as are counted, the fee that stays, the day of effect."""
    assert CONFLICTING is verdict(claim, *statements)


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("The rule also revised one entry under Sweden", ENTRY),
        ("The rule added one lamp for Norway", ENTRY),
        ("The rule deleted an entry under Norway", ENTRY),
        ("The rule revised the fee for Norway", ENTRY),
        ("The rule speaks of one entry, and of Norway", ENTRY),
        ("Norway will buy eleven lamps", ENTRY),
        ("Street lamps sold in Norway must have copper bolts", SOLD),
        ("The permit for lamps and ships sold in Sweden rests on the Harbour Act 2010", SOLD),
        ("Sellers knew the lamp rule from the day it took effect", DUE),
        ("Sellers did not have to comply with the lamp rule from the day it took effect", DUE),
        ("The 11 lamps that the Office added are all Danish", COUNTED),
        ("The 9 lamps that the Office removed are all Norwegian", COUNTED),
        ("The 11 lamps that the Office added are made for Norway", COUNTED),
        ("Of the 11 lamps that the Office added two are Norwegian", COUNTED),
        ("The 11 lamps that the Office added were seen in Norway", COUNTED),
        ("The lamp order does not replace the old 50 percent fee on Swedish lamps", BESIDE),
        ("The lamp order comes on top of the old 50 percent fee on Swedish lamps", BESIDE),
        ("The rule on lamps was read by all the day it was released", RELEASED),
        ("The rule on lamps did not apply from the day it was released", RELEASED),
        ("The works lost its permit the day it sold its lamps", TAKEN),
        ("The works sold its lamps the day the revocation was published", TAKEN),
    ],
)
def test_what_stands_elsewhere_is_not_contradicted(claim: str, statements: tuple[str, ...]) -> None:
    """Other deeds, other things, other counts, and what is said right."""
    assert CONFLICTING is not verdict(claim, *statements)


def test_only_after_an_event_is_no_only_of_some() -> None:
    """What is so "only after it was listed" says when; "not limited to" says whom."""
    statements = (
        "Any firm on the lamp list needs a permit.",
        "The lamp rule is not limited to Norwegian firms.",
    )

    assert CONFLICTING is not verdict(
        "The lamp rule caught a firm only after it was on the lamp list", *statements
    )


def test_statement_with_the_other_place_is_quoted() -> None:
    """The statement that speaks is the one with the entry, though another one has more of the claim's words."""
    one = notice("The Office of Lamps added 11 lamps under Denmark on 15 January 2030.", ENTRY[0])
    claim = "When the Office of Lamps added 11 Danish lamps in January 2030 it also revised one entry under Norway"
    (found,) = build_checker([one]).check(claim, TODAY)

    assert [reference.statement.id for reference in found.references] == ["xx-lamp-rule#s2"]
