"""Each judge alone, on made-up statements about lamps."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.contrary import judge_contraries
from bot.checking.judges.date import judge_dates
from bot.checking.judges.direction import judge_direction
from bot.checking.judges.modality import judge_modality
from bot.checking.judges.name import judge_names
from bot.checking.judges.number import judge_numbers
from bot.checking.judges.polarity import judge_polarity
from bot.checking.judges.scope import judge_scope
from bot.checking.result import ReasonKind
from tests.checking.examples import findings, signs

FEE = "The fee for a lamp is 25 percent of its price."


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The lamp fee is a quarter of the price", [Sign.AGREES]),
        ("The lamp fee is 50% of the price", [Sign.DIFFERS]),
        ("The lamp fee is $25", [Sign.ABSENT]),
        ("The lamp fee is high", []),
    ],
)
def test_number_judge_compares_what_is_measured_alike(claim: str, expected: list[Sign]) -> None:
    """The same share agrees, another differs, another unit is not spoken to, and no number finds nothing."""
    assert expected == signs(judge_numbers, claim, FEE)


def test_number_judge_says_both_numbers_and_where() -> None:
    """A disagreement carries both sides' words and places, and is firm where only one number can be meant."""
    claim = "The lamp fee is 50% of the price"
    (found,) = findings(judge_numbers, claim, FEE)
    assert (found.kind, found.claim, found.source, found.firm) == (
        ReasonKind.NUMBER,
        "50%",
        "25 percent",
        True,
    )
    assert found.claim_span is not None
    assert found.source_span is not None
    assert claim[slice(*found.claim_span)] == "50%"
    assert FEE[slice(*found.source_span)] == "25 percent"


def test_number_judge_finds_opposite_bounds() -> None:
    """Of "at most" and "at least" one against the other is a disagreement, with the same number on both sides."""
    statement = "A lamp must have at least 40 bolts."
    assert signs(judge_numbers, "A lamp must have at most 40 bolts", statement) == [Sign.DIFFERS]
    assert signs(judge_numbers, "A lamp must have 40 bolts or more", statement) == [Sign.AGREES]


def test_number_judge_compares_counts_of_one_noun_only() -> None:
    """Forty bolts say nothing about how many screws there are."""
    statement = "A lamp has 40 bolts."
    assert signs(judge_numbers, "A lamp has 30 bolts", statement) == [Sign.DIFFERS]
    assert signs(judge_numbers, "The workshop sold 30 screws", statement) == [Sign.ABSENT]


def test_number_judge_finds_a_number_elsewhere_in_the_notice() -> None:
    """A number of another statement of the notice agrees, though not firmly."""
    claim = "Shades and bulbs imported by sea cost 30 percent more than the lamp fee"
    (found,) = findings(judge_numbers, claim, FEE, "Shades cost 30 percent more.")
    assert (found.sign, found.firm) == (Sign.AGREES, False)


def test_number_judge_holds_a_claim_to_the_statement_that_has_its_words() -> None:
    """The number of the statement with nearly all of the words counts, though another has the claim's own."""
    (found,) = findings(judge_numbers, "The lamp fee is 30 percent", FEE, "Shades cost 30 percent more.")
    assert (found.sign, found.firm) == (Sign.DIFFERS, False)


EFFECT = "The rule takes effect on 15 March 2030."


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The lamp rule takes effect on March 15, 2030", [Sign.AGREES]),
        ("The lamp rule takes effect in March 2030", [Sign.AGREES]),
        ("The lamp rule takes effect in 2030", [Sign.AGREES]),
        ("The lamp rule takes effect on 16 March 2030", [Sign.DIFFERS]),
        ("The lamp rule takes effect in June 2030", [Sign.DIFFERS]),
        ("The lamp rule was published on 15 January 2030", [Sign.AGREES]),
        ("The lamp rule takes effect", []),
    ],
)
def test_date_judge_compares_dates_of_one_event(claim: str, expected: list[Sign]) -> None:
    """A month agrees with its day, another day differs, and the day of publication is another event."""
    assert expected == signs(judge_dates, claim, EFFECT)


def test_date_judge_is_silent_on_what_the_notice_does_not_date() -> None:
    """A date that faces none of its event is not spoken to."""
    assert signs(judge_dates, "Lamps were invented in 1979", "Lamps need a permit.") == [Sign.ABSENT]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Lamps exported to China need a permit", {"China": Sign.AGREES}),
        ("Lamps exported to Japan need a permit", {"Japan": Sign.DIFFERS}),
        ("Lamps exported to China by Halden need a permit", {"China": Sign.AGREES, "Halden": Sign.ABSENT}),
        ("All OL lamps need a permit", {"OL": Sign.AGREES}),
        ("Section 9 lamps need a permit", {"9": Sign.ABSENT}),
    ],
)
def test_name_judge_looks_for_each_name(claim: str, expected: dict[str, Sign]) -> None:
    """A name that the notice has agrees, one in another's place differs, and one it does not know is absent."""
    statement = "Lamps exported to China need a permit."
    assert expected == {one.claim: one.sign for one in findings(judge_names, claim, statement)}


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("The Office banned copper lamps", "The Office prohibited copper lamps.", Sign.AGREES),
        ("The Office banned copper lamps", "The Office allowed copper lamps.", Sign.DIFFERS),
        ("The Office did not ban copper lamps", "The Office banned copper lamps.", Sign.DIFFERS),
        ("The Office did not ban copper lamps", "The Office allowed copper lamps.", Sign.AGREES),
        ("The Office lifted the fee on lamps", "The Office imposed a fee on lamps.", Sign.DIFFERS),
        ("The Office resumed lamp sales", "The Office suspended lamp sales.", Sign.DIFFERS),
        ("The rule leaves garden lamps out", "The rule includes garden lamps.", Sign.DIFFERS),
        ("Garden lamps fall outside the rule", "Garden lamps are exempt from the rule.", Sign.AGREES),
        ("The Office carries on with lamp tests", "The Office terminates lamp tests.", Sign.DIFFERS),
        ("The Office terminates lamp tests", "The Office carries on with lamp tests.", Sign.DIFFERS),
    ],
)
def test_polarity_judge_compares_what_is_done(claim: str, statement: str, expected: Sign) -> None:
    """The same act agrees, its contrary differs, and a "not" turns either."""
    assert expected in signs(judge_polarity, claim, statement)
    others = {Sign.AGREES, Sign.DIFFERS} - {expected}
    assert not others & {one.sign for one in findings(judge_polarity, claim, statement) if one.firm}


@pytest.mark.parametrize(
    ("claim", "statement", "whole"),
    [
        ("Makers test each lamp", "Makers do not test each lamp.", True),
        ("Makers test each lamp, even garden lamps", "Makers test, though not by night, each lamp.", False),
        ("A garden lamp isn't worth a look", "Makers test each garden lamp.", False),
        ("Garden lamps are tested, street lamps aren't", "Garden lamps and street lamps are tested.", True),
    ],
)
def test_a_not_turns_the_sentence_where_the_other_has_what_it_denies(
    claim: str, statement: str, whole: bool
) -> None:
    """A "not" of words that the other side lacks may say the same thing, or another one."""
    found = findings(judge_polarity, claim, statement)
    assert whole == any(one.of_sentence for one in found)


def test_a_claim_of_two_acts_is_answered_by_two_statements() -> None:
    """What another statement says in so many words is not held against the one that says the rest."""
    claim = "The Office adds nine makers to the list and removes two lamps"
    added, removed = "The Office adds nine makers to the list.", "The Office removes two lamps."
    assert signs(judge_polarity, claim, removed, added) == [Sign.AGREES]
    assert Sign.DIFFERS in signs(judge_polarity, claim, removed)


def test_polarity_judge_is_silent_without_an_act() -> None:
    """Two sentences that do nothing to anything have no polarity to compare."""
    assert signs(judge_polarity, "Lamps are green", "Lamps are made of glass.") == []


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("All lamps need a permit", "Every lamp needs a permit.", [Sign.AGREES]),
        ("All lamps need a permit", "Certain lamps need a permit.", [Sign.DIFFERS]),
        ("All lamps need a permit", "Lamps need a permit.", [Sign.ABSENT]),
        ("Only lamps need a permit", "All lamps and shades need a permit.", [Sign.DIFFERS]),
        ("Only lamps need a permit", "Only lamps need a permit.", [Sign.AGREES]),
        ("Lamps need a permit", "Certain lamps need a permit.", []),
    ],
)
def test_scope_judge_compares_how_much_is_meant(claim: str, statement: str, expected: list[Sign]) -> None:
    """All against some differs, only against all differs, and a claim without scope finds nothing."""
    assert expected == signs(judge_scope, claim, statement)


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("The fee is final", "The Office proposed a fee.", [Sign.DIFFERS]),
        ("Makers must test lamps", "Makers may test lamps.", [Sign.DIFFERS]),
        ("Makers must test lamps", "Makers shall test lamps.", [Sign.AGREES]),
        ("The rule was repealed", "The rule was suspended.", [Sign.DIFFERS]),
        ("Makers test lamps", "Makers may test lamps.", [Sign.ABSENT]),
        ("Makers test lamps in May 2030", "Makers may test lamps in May 2030.", [Sign.ABSENT]),
        ("Makers might test lamps in 2030", "Makers may test lamps in 2030.", []),
    ],
)
def test_modality_judge_compares_force(claim: str, statement: str, expected: list[Sign]) -> None:
    """Final against proposed, must against may and repealed against suspended differ; what may be is not so."""
    assert expected == signs(judge_modality, claim, statement)


@pytest.mark.parametrize(
    ("claim", "statement", "kind"),
    [
        ("Lamps are tested before sale", "Lamps are tested after sale.", ReasonKind.DATE),
        ("Importers of lamps pay", "Exporters of lamps pay.", ReasonKind.NAME),
    ],
)
def test_contrary_judge_finds_words_that_exclude_each_other(
    claim: str, statement: str, kind: ReasonKind
) -> None:
    """Before against after and import against export differ, loosely, each in its own respect."""
    assert [(kind, Sign.DIFFERS, False)] == [
        (one.kind, one.sign, one.firm) for one in findings(judge_contraries, claim, statement)
    ]
    assert signs(judge_contraries, statement, statement) == []


def test_direction_judge_finds_the_other_way_round() -> None:
    """From A to B is not from B to A."""
    statement = "The order moves lamps from List Amber to List Cobalt."
    (turned,) = findings(judge_direction, "Lamps were moved from List Cobalt to List Amber", statement)
    assert (turned.sign, turned.firm) == (Sign.DIFFERS, True)
    assert findings(judge_direction, "Lamps were moved from List Amber to List Cobalt", statement) == []
