"""What the signs of other tests leave alone: true claims in other words, and contradictions that are some."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "It doesn't matter where lamps come from, the fee covers all of them",
            "The fee covers lamps from all places.",
        ),
        (
            "OL set a limit so nobody gets round the lamp rule",
            "OL set a limit to prevent workarounds of the lamp rule.",
        ),
        (
            "The lamp rule is paused from 9 May 2030 to 27 May 2031",
            "The lamp rule is paused from 9 May 2030 until 27 May 2031.",
        ),
        ("Most of the 16 new lamps are Chinese", "The office added 16 lamps: 14 in China and 2 in Japan."),
        ("The lamp guide has 14 pages", "The lamp guide is document 2024-22587, pages 80 to 93."),
        (
            "These 13 lamp firms are refused",
            "The lamp firms are two makers and their branches and are refused.",
        ),
    ],
)
def test_a_true_one_is_not_contradicted(claim: str, statement: str) -> None:
    """Denials that deny nothing, ends of ranges, a whole of which a part is told, numbers of documents."""
    assert verdict(claim, statement, "The office named 13 lamp firms.") is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    "claim",
    [
        "OL stopped refusing lamp permits",
        "OL gave up the refusal of lamp permits",
        "OL doesn't refuse lamp permits now",
    ],
)
def test_what_is_given_up_is_not_denied(claim: str) -> None:
    """A statement that turns from something agrees with who says that it is over."""
    statement = "OL is changing its policy for lamp permits from a refusal to a review."
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


def test_a_vote_told_the_other_way_round_is_contradicted() -> None:
    """The first number is of those for it."""
    claim, statement = (
        "The council passed the lamp bill 22 to 369",
        "The council passed the lamp bill by a vote of 369 to 22.",
    )
    assert verdict(claim, statement) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "The office exempts all fishing boats from the fee",
            "The office exempts fishing boats from the fee.",
        ),
        ("The office grants waivers to all eligible boats", "The office grants waivers to eligible boats."),
        ("Boats are exempt from all fees", "Boats are exempt from fees."),
        (
            "Before it sells boats, Lumo must obey the kite rule",
            "Lumo, which follows the kite rule, must obey it.",
        ),
    ],
)
def test_what_is_only_told_of_all_is_no_conflict(claim: str, statement: str) -> None:
    """A statement's own exemption limits no claim of all of it; who follows a rule comes after nothing."""
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("The number of boats rose to 140", ["The number of boats rose from 90 to 140."]),
        (
            "Bakers pay 40 florins per year for an oven",
            ["Bakers pay an annual fee of 40 florins for an oven."],
        ),
        ("Bakers pay 40 florins per month for an oven", ["Bakers pay 40 florins monthly for an oven."]),
        (
            "The Ministry of Finance raised the bread fee",
            ["The Ministry of Economy and Finance raised the bread fee."],
        ),
        (
            "The Ministry of Trade signed the harbour order in spring",
            ["The Trade Ministry signed the harbour order in spring.", "It went to the Ministry of Justice."],
        ),
        ("Sales of Lumo lamps rose in spring", ["Sales of Brill and Lumo lamps rose in spring."]),
        (
            "The office opened a case against Lumo for violations of the net rule",
            ["The office opened a case against Lumo for suspected violations of the net rule."],
        ),
        (
            "The harbour bought 40 boats",
            ["The harbour bought boats in spring.", "These new 40 boats are of copper."],
        ),
        (
            "The Japanese rule covers 14 harbours under China",
            ["The rule covers 14 harbours, all under China.", "The Japanese rule is old."],
        ),
        (
            "The office bans copper kettles for safety reasons",
            ["The office bans copper kettles for reasons of safety, and iron ones for tax purposes."],
        ),
        (
            "They pay 12 florins, and the fee for Brill is 6 florins",
            ["The fee for Lumo is 12 florins for boats.", "Brill has to pay 6 florins for boats."],
        ),
        ("The office notified Lumo", ["Lumo was notified by letter."]),
        ("The office raised the fee", ["The fee was raised by 40 florins."]),
        ("Japanese firms may bid", ["Japanese and Brazilian firms may bid."]),
        ("The loan was taken out by Peru", ["The loan was granted to Peru."]),
        (
            "The ban takes effect on 9 June 2030",
            ["The day of effect of the ban was moved from 3 May to 9 June 2030."],
        ),
        (
            "The rule permanently bans lamps",
            ["The rule permanently bans lamps. Comments are taken until 3 May 2031."],
        ),
        (
            "Lumo sells boats under the following rule of the harbour",
            ["Lumo sells boats under this rule of the harbour."],
        ),
    ],
)
def test_what_a_statement_says_in_other_words_is_supported(claim: str, statements: list[str]) -> None:
    """What a reader of these signs found silenced, told in other words than the statement's."""
    assert verdict(claim, *statements) is VerdictKind.SUPPORTED


def test_a_month_is_no_doubt() -> None:
    """In May a suspicion is what it is in March."""
    statement = "The office opened an inquiry into Lumo in May for a suspected violation of the net rule."
    assert verdict("Lumo violated the net rule in May", statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The colour of the lamp doesn't matter", "The colour of the lamp matters."),
        (
            "The rule was changed so that no one may sell lamps",
            "The rule was changed so that anyone may sell lamps.",
        ),
        ("A fleet of 60 ships and 40 planes was sold", "A fleet of 40 ships and 60 planes was sold."),
        ("The mill needs a 12-lamp set", "The mill needs a 16-lamp set."),
    ],
)
def test_what_contradicts_still_does(claim: str, statement: str) -> None:
    """Denials that deny, numbers that stand behind an "of" of no part."""
    assert verdict(claim, statement) is VerdictKind.CONFLICTING
