"""How many of them where: a count given to another place contradicts, one that may be so is left alone."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.polarity import judge_polarity
from bot.checking.judges.share import judge_shares
from bot.checking.result import VerdictKind
from tests.checking.examples import findings, signs, verdict

PARTED = "The office added six lamp makers, five in Japan and one in Canada."


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Of the six lamp makers that were added, five are in Canada", [Sign.DIFFERS]),
        ("Six lamp makers were added, one in Japan and five in Canada", [Sign.DIFFERS, Sign.DIFFERS]),
        ("Of the six lamp makers that were added, five are in Japan", []),
        # So they are: the others are in Canada.
        ("All but one of the six lamp makers are in Japan", []),
        ("All six lamp makers but one are in Japan", []),
        ("Five of the lamp makers are not in Canada", []),
        # Of Spain the statement says nothing.
        ("Five of the lamp makers are in Spain", []),
    ],
)
def test_a_count_is_of_its_place(claim: str, expected: list[Sign]) -> None:
    """Five in one place and one in another are not five in the other."""
    assert signs(judge_shares, claim, PARTED) == expected


def test_a_whole_that_is_not_parted_says_nothing() -> None:
    """Where a statement counts for one place alone, those of another may be more."""
    assert signs(judge_shares, "Five lamp makers are in Canada", "Five lamp makers are in Japan.") == []


def test_the_shares_are_told() -> None:
    """The verdict names both counts."""
    claim = "Of the six lamp makers that were added, five are in Canada"
    assert verdict(claim, PARTED) is VerdictKind.CONFLICTING
    (finding,) = findings(judge_shares, claim, PARTED)
    assert (finding.claim, finding.source) == ("five", "one")


def test_the_topic_of_a_text_turns_nothing() -> None:
    """What "the note about dropping the fee" is on takes nothing away from what is said of the note."""
    statement = "The office finds that the note on the lamp fee is a rule."
    claim = "The office finds that the note about dropping the lamp fee is a rule"
    assert Sign.DIFFERS not in signs(judge_polarity, claim, statement)
    assert Sign.DIFFERS in signs(judge_polarity, "The office drops the note on the lamp fee", statement)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The copper controls, which cover tin and zinc, were not suspended", VerdictKind.SUPPORTED),
        ("The copper controls, which cover tin and zinc, were not repealed", VerdictKind.NO_MATCH),
    ],
)
def test_another_statement_may_deny_it(claim: str, expected: VerdictKind) -> None:
    """What another statement of the notice denies is denied; what none speaks of is left open."""
    assert (
        verdict(claim, "The copper controls cover tin and zinc.", "The controls were not suspended.")
        is expected
    )
