"""Text that nobody should paste and somebody will: no crash, no stance without grounds, no long wait."""

from __future__ import annotations

import pytest

from bot.checking.checker import Checker
from bot.checking.judges import Sign
from bot.checking.judges.contrary import judge_contraries
from bot.checking.pairs import judge_pairs
from bot.checking.reading.cleaning import clean
from bot.checking.reading.one_text import MOST_CHARACTERS, read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import Stance
from bot.service import build_checker
from tests.checking.examples import TODAY, findings, notice

STATEMENT = "Every street lamp in Castel must have 40 copper bolts until 1 March 2031."
LONG = " ".join(["Every street lamp in Castel must have 40 copper bolts and 25 percent brass"] * 385)
"""5,005 words without a full stop."""
TEXTS = {
    "5,000 words": LONG,
    "nothing": "",
    "spaces": " \n\t ",
    "another language": "Jede Laterne in Castel muss 40 Kupferbolzen haben, bis zum 1. März 2031.",
    "another script": "每个路灯必须有四十个铜螺栓，自2031年3月1日起。",
    "a number out of range": "Every street lamp in Castel must have 1e309 copper bolts.",
    "four hundred digits": f"Every street lamp in Castel must have {'9' * 400} copper bolts.",
    "digits of another script": "Every street lamp in Castel must have ٢٥٪ brass",
    "links only": "https://lamps.example/a https://lamps.example/b",
    "numbers only": "25 40 2031 1,000",
    "control characters": "Every \x00 street \x07 lamp \x1b is green",
    "masked links in masked links": "[" * 1000 + "lamp" + "](https://lamps.example)" * 1000,
    "stars": "*" * 12_000 + "lamp" + "*" * 12_000,
    "quotes in quotes": "> " * 12_000 + "Every street lamp is green",
    "numbers without end": "25% " * 8_000,
    "dates without end": "from 1 January 2031 to 2 February 2032 " * 1_000,
    "letters that grow": "İ" * 40 + " Every street lamp must have 40 copper bolts",
}


@pytest.fixture(scope="module")
def checker() -> Checker:
    """A checker over one notice about lamps."""
    return build_checker([notice(STATEMENT, "The Office of Lamps inspects every lamp once a year.")])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_a_bad_text_gets_no_stance(checker: Checker, text: str) -> None:
    """As a claim, as a statement, and as both, it comes to nothing but perhaps the same matter."""
    stances = {one.stance for verdict in checker.check(text, TODAY) for one in verdict.references}
    judged = judge_pairs([(text, STATEMENT), (STATEMENT, text)], None)
    assert stances <= {Stance.RELATED}
    assert {one.stance for one in judged} <= {None, Stance.RELATED}


def test_a_claim_that_is_not_read_whole_decides_nothing() -> None:
    """What stands behind the end of a reading could say anything."""
    claim = STATEMENT.rstrip(".") + " and so on" * MOST_CHARACTERS
    (judged,) = judge_pairs([(claim, STATEMENT)], None)
    assert read(claim, Vocabulary.plain()).cut
    assert judged.stance is None


def test_a_long_statement_is_read_to_its_limit() -> None:
    """Its beginning still counts."""
    reading = read(LONG, Vocabulary.plain())
    assert reading.cut
    assert len(reading.text) == MOST_CHARACTERS


def test_places_stay_true_behind_letters_that_grow_in_lower_case() -> None:
    """Twenty "İ" are forty characters in lower case; what follows them is still found where it stands."""
    claim = "İ" * 20 + " lamps are inspected after export"
    (found,) = findings(judge_contraries, claim, "Lamps are inspected before delivery.")
    assert found.sign is Sign.DIFFERS
    assert found.claim_span is not None
    assert claim[slice(*found.claim_span)] == "after"


def test_marks_nested_beyond_reason_are_left() -> None:
    """Cleaning takes a bounded number of rounds, and keeps what is left readable."""
    cleaned = clean(TEXTS["masked links in masked links"])
    assert "lamp" in cleaned.text
