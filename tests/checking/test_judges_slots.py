"""Who, where and how much, in whose place: each judge alone, on made-up statements about lamps."""

from __future__ import annotations

import pytest

from bot.checking.judges import Judge, Sign
from bot.checking.judges.binding import judge_binding
from bot.checking.judges.cause import judge_causes
from bot.checking.judges.contrary import judge_contraries
from bot.checking.judges.date import judge_dates
from bot.checking.judges.modality import judge_modality
from bot.checking.judges.name import judge_names
from bot.checking.judges.number import judge_numbers
from bot.checking.judges.scope import judge_scope
from bot.checking.reading.quantities import find_quantities
from tests.checking.examples import signs


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("A mast of 7 metres needs a lamp", "Masts longer than 5 metres need a lamp.", [Sign.ABSENT]),
        ("A mast of 3 metres needs a lamp", "Masts longer than 5 metres need a lamp.", [Sign.DIFFERS]),
        ("The limit for masts is 7 metres", "Masts longer than 5 metres need a lamp.", [Sign.DIFFERS]),
        ("They sold less than 90 lamps", "They sold 80 lamps.", [Sign.ABSENT]),
        ("20 percent may be tin", "At least 80 percent must be copper.", [Sign.ABSENT]),
    ],
)
def test_case_of_a_bound_is_no_other_bound(claim: str, statement: str, expected: list[Sign]) -> None:
    """A value that the statement's bound lets in, and the rest of a share, are not spoken to; other bounds differ."""
    assert expected == signs(judge_numbers, claim, statement)


@pytest.mark.parametrize(
    ("text", "value"), [("nine hundred lamps", 900), ("two dozen lamps", 24), ("a hundred lamps", 100)]
)
def test_hundreds_and_dozens_multiply(text: str, value: float) -> None:
    """A number before "hundred" or "dozen" counts so many of them."""
    assert [value] == [quantity.value for quantity in find_quantities(text)]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Sweden bars lamps from Norway", [Sign.ABSENT]),
        ("The ministry of Norway bars lamps from Sweden", []),
        ("Norway bars lamps from Sweden", []),
        ("Lamps from Sweden are barred by Norway", []),
    ],
)
def test_names_that_play_each_other_s_part_are_not_spoken_to(claim: str, expected: list[Sign]) -> None:
    """Who does it and whom it reaches must be the same two; a passive sentence turns them round."""
    assert expected == signs(judge_binding, claim, "The Ministry of Norway bars lamps from Sweden.")


def test_another_doer_of_the_notice_is_not_spoken_to() -> None:
    """Who does another thing in the notice does not do this one; its publisher does all of it."""
    statements = ("Norway will also drop its lamp fee.", "Sweden and Norway hold talks.")

    assert signs(judge_binding, "Sweden will also drop its lamp fee", *statements) == [Sign.ABSENT]
    assert signs(judge_binding, "OL will also drop its lamp fee", *statements) == []


@pytest.mark.parametrize(
    ("claim", "differs"),
    [("It came from the Coast Lamp Makers Guild", True), ("It came from the Lake Lamp Makers Guild", False)],
)
def test_names_that_go_on_alike_differ_by_their_first_word(claim: str, differs: bool) -> None:
    """Two bodies whose names share all but the first word are two."""
    found = signs(judge_names, claim, "It came from the Lake Lamp Makers Guild.")
    assert differs == (Sign.DIFFERS in found)


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("It changes 14 Swedish entries", "It changes 14 entries, all under Norway.", [Sign.DIFFERS]),
        ("It changes 14 Norwegian entries", "It changes 14 entries, all under Norway.", []),
        ("All six shops are in Norway", "Six shops, five in Norway and one in Sweden.", [Sign.DIFFERS]),
        ("It frees both brass and tin lamps", "It frees brass lamps.", [Sign.ABSENT]),
        ("It frees both brass and tin lamps", "It frees brass lamps and tin lamps.", []),
        ("He may change the fee on his own", "He may change the fee.", [Sign.ABSENT]),
        ("It was lit only after the guild agreed", "It was lit.", [Sign.ABSENT]),
    ],
)
def test_scope_of_places_and_pairs(claim: str, statement: str, expected: list[Sign]) -> None:
    """All in one place are in no other, "both" needs the two, and "on his own" shuts others out."""
    assert expected == signs(judge_scope, claim, statement)


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("Norway's April 2025 lamp rules are gone", "It took effect in May 2024.", Sign.ABSENT),
        ("The lamp rules took effect in April 2025", "They took effect in May 2024.", Sign.DIFFERS),
    ],
)
def test_date_that_only_names_a_thing_is_not_held_against_another(
    claim: str, statement: str, expected: Sign
) -> None:
    """A date before its noun says which thing is meant, and not when what is told of it happened."""
    assert [expected] == signs(judge_dates, claim, f"They say so. {statement}")


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("The guild withdraws from the pact", "The guild may withdraw from the pact.", [Sign.ABSENT]),
        ("The guild is allowed to withdraw", "The guild may withdraw from the pact.", []),
        ("The fee was left out", "The fee was set.", [Sign.ABSENT]),
        ("The lamp test is brand new", "The lamp test applies.", [Sign.ABSENT]),
        ("The fee was due at once", "The fee was due in May.", [Sign.ABSENT]),
    ],
)
def test_what_a_notice_must_say_too(claim: str, statement: str, expected: list[Sign]) -> None:
    """A chance is no deed, and left out, new, or at once is said only by who says so."""
    assert expected == signs(judge_modality, claim, statement)


@pytest.mark.parametrize(
    ("judge", "claim", "statement", "expected"),
    [
        (
            judge_contraries,
            "The guild confirms it",
            "Asked to confirm it, the guild was silent.",
            [Sign.DIFFERS],
        ),
        (judge_contraries, "The pact is binding", "The pact is not binding.", [Sign.DIFFERS]),
        (judge_contraries, "It meets either of two tests", "It must meet both.", [Sign.DIFFERS]),
        (
            judge_causes,
            "OL blamed the makers for the fire",
            "OL said the rain caused the fire.",
            [Sign.DIFFERS],
        ),
        (judge_causes, "OL blamed the rain for the fire", "OL said the rain caused the fire.", []),
    ],
)
def test_words_inside_their_contrary_and_blame(
    judge: Judge, claim: str, statement: str, expected: list[Sign]
) -> None:
    """A word inside a phrase that says the contrary is not said; blame on one is not blame on another."""
    assert expected == signs(judge, claim, statement)
