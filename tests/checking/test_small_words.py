"""Small words that turn a sentence: halves and dozens, "once", hyphens, kinds, what gets out of a duty."""

from __future__ import annotations

import pytest

from bot.checking.judging import judge_notice, read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from bot.checking.signs import misplaced
from tests.checking.examples import notice, verdict

CLAUSES = "Whole lamps are filed under 9010.10.01 at 25 percent; broken lamps are filed under 9010.10.02 at 0 percent."


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Copper lamps made anywhere need a licence once they are sold", True),
        ("Man-made copper lamps are controlled today", True),
        ("The office re-imposed the fee on copper lamps", False),
        ("The fee once stood at 25 percent", False),
        ("China forbade copper lamps", False),
    ],
)
def test_how_things_stand(text: str, standing: bool) -> None:
    """A participle or a conjunction makes no past; a verb behind "re-" or "once" does."""
    assert read(text, Vocabulary.plain()).marks.standing is standing


@pytest.mark.parametrize(
    ("claim", "statement", "not_so"),
    [
        (
            "In the first half 500,000 copper lamps were sold",
            "In the first half 300,000 copper lamps were sold.",
            VerdictKind.SUPPORTED,
        ),
        (
            "Half a dozen copper lamps were sold in Brenta",
            "Six copper lamps were sold in Brenta.",
            VerdictKind.CONFLICTING,
        ),
        (
            "Half dozen copper lamps were sold in Brenta",
            "Six copper lamps were sold in Brenta.",
            VerdictKind.CONFLICTING,
        ),
        (
            "Copper lamps for schools escape the fee",
            "The fee does not apply to copper lamps for schools.",
            VerdictKind.CONFLICTING,
        ),
        ("Lumo forbade the sale of copper lamps", "Lumo wrote of copper lamps.", VerdictKind.SUPPORTED),
        ("Broken lamps pay 25 percent", CLAUSES, VerdictKind.SUPPORTED),
    ],
)
def test_what_a_small_word_must_not_lead_to(claim: str, statement: str, not_so: VerdictKind) -> None:
    """Each was got wrong before, or in the first attempt to mend another."""
    assert verdict(claim, statement) is not not_so


@pytest.mark.parametrize("claim", ["Whole lamps pay 25 percent", "Broken lamps are filed under 9010.10.02"])
def test_what_stands_in_its_own_clause_is_borne_out(claim: str) -> None:
    """The other clause's words are not the claim's."""
    one = notice(CLAUSES)
    vocabulary = Vocabulary.of([one])
    judged = judge_notice(read(claim, vocabulary), read_notice(one, vocabulary), vocabulary)
    assert judged is not None
    assert misplaced.of_another_clause(judged.evidence) == ""
