"""Known claims: the same truth conditions are found again, and what differs in anything that counts is not."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import pytest

from bot.checking.checker import Checker
from bot.checking.known import Checked, KnownAnswer, KnownIndex, with_known
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import Stance, VerdictKind
from bot.checking.same_claim import same_claim
from bot.model.training import perturb
from bot.service import build_checker
from sources.notice import EndManner, Notice, NoticeDate, Statement, Term
from tests.checking.properties import CHANGES

PLAIN = Vocabulary.plain()
SUBJECTS = ("civic", "extra_corporate", "extra_licensing", "trade")
TODAY = date(2026, 10, 1)


def same(one: str, other: str, vocabulary: Vocabulary = PLAIN) -> bool:
    """Whether they are the same, whichever is held against the other."""
    there, back = (
        same_claim(read(a, vocabulary), read(b, vocabulary), vocabulary)
        for a, b in ((one, other), (other, one))
    )
    assert there == back
    return there


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H20 chips carry a 25% tariff in Malaysia.", "h20 chips carry a 25 percent tariff in Malaysia!!"),
        (
            "China banned imports of Nvidia chips on 13 January 2026.",
            "On January 13, 2026, China banned imports of Nvidia chips",
        ),
        (
            "Under the rule, exporters must certify that sales delay their orders.",
            "Exporters must certify that sales delay their orders under the rule",
        ),
        ("Sales of Nvidia chips to China are banned.", "Nvidia chip sales to China are banned"),
        ("The tariff on semiconductors is 25%", "The semiconductor tariff is 25%"),
        ("The ban on chip exports ends in May", "The chip export ban ends in May"),
        ("The H200 is prohibited in China", "The H200 is banned in China."),
        ("Nvidia must pay $5.5 billion", "Nvidia has to pay 5.5 billion dollars"),
        ("All Nvidia chips are banned in China", "Every Nvidia chip is banned in China"),
        ("Nvidia can't sell the H200 in China", "Nvidia cannot sell the H200 in China"),
    ],
)
def test_the_same_in_other_letters(one: str, other: str) -> None:
    """Spelling, format, order of adjuncts, and words of one family make no other claim."""
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The court overruled the ministry", "The ministry overruled the court"),
        ("Nvidia sued AMD in May", "AMD sued Nvidia in May"),
        ("The ban on Nvidia ends in May", "The Nvidia ban ends in May"),
        ("The head of the board of the bank left", "The head of the bank of the board left"),
        (
            "14 firms from China and 2 from Singapore were listed",
            "2 firms from China and 14 from Singapore were listed",
        ),
        ("Chips from China are taxed at 25%", "Chips to China are taxed at 25%"),
        ("The fee was raised by 25%", "The fee was raised to 25%"),
        ("The fee rose by 25 percent", "The fee rose by 25 percentage points"),
        ("Chips of ≥ 5 nm are exempt", "Chips of ≤ 5 nm are exempt"),
        ("The limit is -5 degrees here", "The limit is 5 degrees here"),
        ("The fine is $5 million in all", "The fine is 5 million euros in all"),
        ("The ban covers chips of AMD", "The ban covers these chips of AMD"),
        ("Half of the chips were sold", "A third of the chips were sold"),
        ("The tariff rose from 10% to 25%", "The tariff rose from 25% to 10%"),
        ("The H200 is banned in China", "The H200 was banned in China"),
        ("The H200 is banned in China", "The H200 is banned in China until May"),
        ("All chips are banned in China", "Chips are banned in China"),
        ("A license is needed before export", "A license is needed after export"),
        ("The agency may revoke the license", "The agency will revoke the license"),
        ("It is false that the H200 is banned in China", "The H200 is banned in China"),
        ("The rule entered into force on 1 May", "The rule entered into force by 1 May"),
        ("The approval takes more than 30 days", "The approval takes 30 days"),
        ("The limit is 30 days", "The limit is about 30 days"),
        ("Chips and software are banned in China", "Chips or software are banned in China"),
        ("The Goods Act 1952 applies to chips", "The Goods Act 1962 applies to chips"),
    ],
)
def test_what_says_something_else(one: str, other: str) -> None:
    """Who does what, from where, until when, how many, how surely: each makes another claim."""
    assert not same(one, other)


def _claims() -> Iterator[str]:
    chosen = random.Random(4)  # noqa: S311 - a sample that must repeat
    for subject in SUBJECTS:
        lines = (files("bot.model.data") / f"{subject}.jsonl").read_text("utf-8").splitlines()
        yield from (json.loads(line)["claim"] for line in chosen.sample(lines, 120))


def _altered(claim: str, chance: random.Random) -> Iterator[str]:
    """The claim with one thing changed: a not, a number, a month, a place, a word for its opposite."""
    made = [
        perturb.negate(claim),
        perturb.change_month(claim, claim, chance),
        perturb.change_place(claim, claim, chance),
        perturb.swap_opposite(claim, chance),
        *(changed for change in CHANGES.values() for changed in change(claim)),
    ]
    yield from (each for each in made if each is not None and each != claim)


def test_a_number_a_date_a_place_or_a_not_makes_another_claim() -> None:
    """Over claims on four subjects: each is known again, and none of its altered selves is."""
    chance = random.Random(5)  # noqa: S311
    tried = 0
    for claim in _claims():
        assert same(claim, f" {claim}!")
        for altered in _altered(claim, chance):
            tried += 1
            assert not same(claim, altered), (claim, altered)
    assert tried > 500


def test_it_is_found_among_thousands() -> None:
    """Of 5,000 claims that share most of their words, the one with the claim's number is found, and no other."""
    answers = [
        KnownAnswer(
            f"The Office of Widgets grants {number} permits for widgets a year.",
            Stance.SUPPORTS,
            f"a#s{number}",
            "n",
            "t",
        )
        for number in range(1, 5001)
    ]
    index = KnownIndex(answers)
    found = index.find("The Office of Widgets grants 4,321 permits for widgets a year!", PLAIN)
    assert [one.statement_id for one in found] == ["a#s4321"]
    assert index.find("The Office of Widgets grants 5,432 permits for widgets a year!", PLAIN) == ()


RULE = Notice(
    id="xx-rule",
    publisher="Office of Widgets",
    title="Rule on widgets",
    published=NoticeDate("2026-01-15"),
    statements=(Statement("xx-rule#s1", "Widgets of the office need two permits."),),
)
ENDED = Notice(
    id="xx-old",
    publisher="Office of Widgets",
    title="Old rule on gadgets",
    published=NoticeDate("2025-01-15"),
    term=Term(ended=NoticeDate("2026-02-01"), end_manner=EndManner.REVOKED),
    statements=(Statement("xx-old#s1", "Gadgets of the office need two permits."),),
)


@pytest.fixture(scope="module")
def checker() -> Checker:
    """A checker over a rule in force and one that ended."""
    return build_checker((RULE, ENDED))


def _known(
    checker: Checker, claim: str, stance: Stance, statement_id: str
) -> tuple[VerdictKind, list[tuple[str, str, str]]]:
    verdict = checker.check(claim, TODAY)[0]
    answer = KnownAnswer(claim, stance, statement_id, "So it is", "t")
    there = checker.statement(statement_id)
    assert there is not None
    said = with_known(verdict, [Checked(answer, *there)], checker.vocabulary)
    return said.kind, [
        (one.statement.id, str(one.stance), one.reasons[0].text if one.reasons else "")
        for one in said.references
    ]


def test_a_curators_word_comes_first_and_counts(checker: Checker) -> None:
    """It makes the verdict, even against the judges, whose stance on it is not shown beside it."""
    claim = "Widgets of the office need two permits."
    assert checker.check(claim, TODAY)[0].kind is VerdictKind.SUPPORTED
    kind, references = _known(checker, claim, Stance.CONFLICTS, "xx-rule#s1")
    assert kind is VerdictKind.CONFLICTING
    assert references[0] == ("xx-rule#s1", "conflicts", "Checked by a curator: So it is")
    assert [stance for _, stance, _ in references[1:] if stance != "related"] == []


def test_validity_weighs_on_it(checker: Checker) -> None:
    """Toward an ended statement a support is outdated, and a conflict says nothing any more."""
    claim = "Gadgets of the office need two permits."
    kind, references = _known(checker, claim, Stance.SUPPORTS, "xx-old#s1")
    assert (kind, references[0]) == (
        VerdictKind.OUTDATED,
        ("xx-old#s1", "outdated", "Checked by a curator: So it is"),
    )
    assert "Checked by a curator" not in str(_known(checker, claim, Stance.CONFLICTS, "xx-old#s1"))
