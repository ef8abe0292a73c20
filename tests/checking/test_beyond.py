"""A claim that goes beyond its statement gets no support; the same without what goes beyond it does."""

from __future__ import annotations

import pytest

from bot.checking.evidence import Evidence
from bot.checking.judges import Sign
from bot.checking.judges.cause import judge_causes
from bot.checking.judges.contrary import judge_contraries
from bot.checking.judges.number import judge_numbers
from bot.checking.judges.scope import judge_scope
from bot.checking.judging import read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from bot.checking.signs import doers
from bot.checking.weighing.unsaid import left_open
from tests.checking.examples import notice, signs, verdict

BEYOND = {
    "a rate": (
        "Lumo expected up to 40 million florins of charges per quarter for lamps",
        "Lumo expected up to 40 million florins of charges in its first quarter for lamps.",
        "per quarter",
    ),
    "a condition set aside": (
        "Lamps qualify below 60 watts, whatever the length of the cord",
        "To qualify, a lamp must have less than 60 watts and a cord with a length of less than 9 metres.",
        "whatever",
    ),
    "another office": (
        "The Secretary of State opened an inquiry into lamps",
        "The Secretary of Commerce opened an inquiry into lamps.",
        "Secretary of State",
    ),
    "another place than all": (
        "The rule modifies 14 lamp entries under China and Japan",
        "The rule modifies 14 lamp entries, all under China.",
        "Japan",
    ),
    "only suspected": (
        "The office found that Lumo violated the lamp decision",
        "The office opened an inquiry into Lumo for a suspected violation of the lamp decision.",
        "violated",
    ),
    "rule and exception exchanged": (
        "The lamp rule is effective 1 January 2031, except for part 5, which took effect 17 November 2030",
        "The lamp rule is effective 17 November 2030, except for part 5, which is effective 1 January 2031.",
        "1 January 2031",
    ),
    "for good": (
        "The lamp rule is suspended for good",
        "The lamp rule is suspended until 27 November 2031.",
        "for good",
    ),
    "paid by": (
        "A fourth of it will be paid to Lumo by Japan",
        "Lumo said a fourth of it will be paid to Japan.",
        "Japan",
    ),
    "of another place": (
        "Lamps are made for the benefit of Chinese end users",
        "Lamps are made for the benefit of Japanese end users and their makers in China.",
        "Chinese",
    ),
    "of what": (
        "Lamps count in which copper is 2 percent or more of the weight",
        "Lamps count in which copper is 2 percent or more of the value.",
        "2 percent weight",
    ),
    "codes exchanged": (
        "Street lamps are filed under LX20 and copper bolts under LX10",
        "Street lamps are filed under LX10 and copper bolts under LX20.",
        "LX20",
    ),
    "a kind in -ing": (
        "Lumo left Lampland's gaming market",
        "Lumo left Lampland's street lamp market.",
        "gaming market",
    ),
    "one joined to the last of three": (
        "List A covers lamps with 48 watts or more and a height of 6 metres or more",
        "List A covers lamps with 48 watts or more, or of 16 watts or more with a height of 6 metres or more.",
        "48 watts or more and a height of 6 metres",
    ),
}


@pytest.mark.parametrize("case", BEYOND)
def test_what_goes_beyond_is_named(case: str) -> None:
    """The words are told, and the statement does not support the claim; it does support itself."""
    claim, statement, words = BEYOND[case]
    assert left_open(_evidence(claim, statement)) == words
    assert left_open(_evidence(statement, statement)) == ""
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED
    assert verdict(statement, statement) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        (
            "Lumo pays 40 florins per quarter for lamps",
            ["Lumo pays 40 florins every quarter for lamps."],
        ),
        (
            "No matter where it is going, a copper lamp needs a licence",
            ["A copper lamp needs a licence.", "The licence requirement is worldwide."],
        ),
        (
            "The Secretary of Commerce opened an inquiry into lamps",
            [
                "The Secretary of Commerce opened an inquiry into lamps.",
                "It was told to the Secretary of State.",
            ],
        ),
        (
            "The rule modifies 14 lamp entries under China",
            ["The rule modifies 14 lamp entries, all under China."],
        ),
        (
            "Lumo is suspected of a violation of the lamp decision",
            ["The office opened an inquiry into Lumo for a suspected violation of the lamp decision."],
        ),
        ("Lumo left the glowing lamp market", ["Lumo left the glowing lamp market."]),
    ],
)
def test_what_is_told_in_other_words_leaves_nothing_open(claim: str, statements: list[str]) -> None:
    """A rate, an office, a place and a suspicion that the notice has are no more than it says."""
    assert left_open(_evidence(claim, *statements)) == ""


SALES = ("Lumo had a charge of 45 million florins in May.", "Lamp sales in May were 46 million florins.")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (
            "Lumo had a charge of 46 million florins and lamp sales of 45 million florins",
            "46 million",
        ),
        ("Lamp sales were 45 million florins, the charge was 46 million florins", "45 million"),
        ("Lumo had a charge of 45 million florins and lamp sales of 46 million florins", ""),
        ("Lumo had a charge of 45 million florins", ""),
    ],
)
def test_numbers_exchanged_between_two_statements(claim: str, words: str) -> None:
    """Each number of the notice is there, and stands by what the other statement counts."""
    assert left_open(_evidence(claim, *SALES)) == words


def test_places_exchanged_between_two_statements() -> None:
    """Each place has the other one's number and deed."""
    statements = ("The rule adds 11 lamp entries under China.", "It revises one lamp entry under Japan.")
    assert left_open(
        _evidence("The rule adds 11 entries under Japan and revises one under China", *statements)
    )
    assert not left_open(
        _evidence("The rule adds 11 entries under China and revises one under Japan", *statements)
    )


def test_a_new_thing_is_not_the_existing_one() -> None:
    """What is said of the existing fee neither contradicts nor bears out what is said of the new one."""
    statements = [
        "The fee comes on top of the existing 50 percent fee on lamps.",
        "The first level of the fee is 0 percent and rises on 3 May 2031.",
    ]
    new = "The new fee on lamps is 0 percent"
    assert signs(judge_contraries, new, *statements) == [Sign.ABSENT]
    assert signs(judge_numbers, new, *statements) == [Sign.AGREES]
    assert verdict(new, *statements) is VerdictKind.NO_MATCH
    assert signs(judge_numbers, "The fee rises to 50 percent on 3 May 2031", *statements[::-1]) == [
        Sign.ABSENT
    ]
    assert signs(judge_numbers, "The existing fee of 50 percent rises", *statements[::-1]) == [Sign.AGREES]


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Lumo recalled lamps because of fires", []),
        ("Lumo recalled lamps because of theft", [Sign.ABSENT]),
    ],
)
def test_another_cause_is_not_spoken_to(claim: str, expected: list[Sign]) -> None:
    """A notice that gives a cause does not give another one."""
    assert signs(judge_causes, claim, "Lumo recalled lamps because of fires in two halls.") == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [("for economic reasons", [Sign.ABSENT]), ("for safety reasons", []), ("for reasons of its own", [])],
)
def test_other_reasons_are_not_spoken_to(claim: str, expected: list[Sign]) -> None:
    """The words before "reasons" are compared where both have some."""
    statement = "The office bans copper lamps for safety and health reasons."
    assert signs(judge_causes, f"The office bans copper lamps {claim}", statement) == expected


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The council passed the lamp bill by 22 votes", [Sign.ABSENT]),
        ("22 members voted against the lamp bill", [Sign.AGREES]),
        ("The council passed the lamp bill by a vote of 369 to 22", [Sign.AGREES, Sign.AGREES]),
        ("369 members of the council voted for the lamp bill", [Sign.AGREES]),
    ],
)
def test_votes_against_are_no_votes_for(claim: str, expected: list[Sign]) -> None:
    """The second number of a vote is of those against it."""
    assert signs(judge_numbers, claim, "The council passed the lamp bill by a vote of 369 to 22.") == expected


def test_exemptions_for_all_are_of_all() -> None:
    """What is left out is all of it: "exemptions" there limits nothing."""
    statement = "The office will grant exemptions for eligible lamps."
    assert signs(judge_scope, "The office will grant exemptions for all lamps", statement) == [Sign.DIFFERS]
    assert signs(judge_scope, "All lamps pay, with exemptions for eligible lamps", statement) == []


@pytest.mark.parametrize(
    ("claim", "statements", "words"),
    [
        (
            "The exporter must have rules against stolen lamps in place",
            [
                "The consignee must use rules against stolen lamps.",
                "The exporter must keep records of lamps.",
            ],
            "exporter",
        ),
        (
            "The consignee must have rules against stolen lamps in place",
            [
                "The consignee must use rules against stolen lamps.",
                "The exporter must keep records of lamps.",
            ],
            "",
        ),
        (
            "The exporter must have rules against stolen lamps in place",
            ["Firms must use rules against stolen lamps.", "The consignee must keep records of lamps."],
            "",
        ),
        (
            "OL filed the lamp complaint on 3 May 2030",
            ["The lamp complaint was filed by the Guild of Glaziers on 3 May 2030."],
            "OL",
        ),
        (
            "The Guild of Glaziers filed the lamp complaint on 3 May 2030",
            ["The lamp complaint was filed by the Guild of Glaziers on 3 May 2030."],
            "",
        ),
        (
            "The office issued the lamp rule on 3 May 2030",
            ["The lamp rule was issued by OL on 3 May 2030."],
            "",
        ),
    ],
)
def test_who_does_or_must_do_it(claim: str, statements: list[str], words: str) -> None:
    """Another one by whom it was done, or on whom the notice puts another duty, is told; the notice's own is not."""
    evidence = _evidence(claim, *statements)
    assert (doers.other_bearer(evidence) or doers.other_agent(evidence)) == words


def test_who_exports_does_not_import() -> None:
    """Also where the nouns say so."""
    claim, statement = "The fee is due upon exportation of lamps", "The fee is due upon importation of lamps."
    assert signs(judge_contraries, claim, statement) == [Sign.DIFFERS]


def test_old_and_new_things_differ_where_no_number_does() -> None:
    """A rule of new boats does not cover the existing ones."""
    claim, statement = "The kite rule covers existing boats", "The kite rule covers only new boats."
    assert Sign.DIFFERS in signs(judge_contraries, claim, statement)


def _evidence(claim: str, *statements: str) -> Evidence:
    one = notice(*statements)
    vocabulary = Vocabulary.of([one])
    return Evidence(read(claim, vocabulary), read_notice(one, vocabulary), 0, vocabulary)
