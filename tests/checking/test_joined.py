"""Two numbers that a notice asks for at once; who did it, said behind the verb; what an ended rule once did."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.joined import judge_joined
from bot.checking.reading import read
from bot.checking.result import VerdictKind
from bot.checking.vocabulary import Vocabulary
from bot.service import build_checker
from tests.checking.examples import TODAY, findings, notice, verdict

AT_ONCE = (
    "Rule 40 covers lamps of 300 watts or more with a weight of 20 kilograms or more; both conditions apply."
)
EACH = "Rule 40 covers both lamps of 300 watts or more and lamps of 20 kilograms or more."


@pytest.mark.parametrize(
    ("claim", "statement", "contradicted"),
    [
        ("Rule 40 covers lamps of either 300 watts or 20 kilograms", AT_ONCE, True),
        ("Under Rule 40 a lamp of 300 watts or 20 kilograms is enough to be covered", AT_ONCE, True),
        ("Rule 40 covers lamps of 300 watts and 20 kilograms", AT_ONCE, False),
        ("Under Rule 40 neither 300 watts nor 20 kilograms alone is enough", AT_ONCE, False),
        ("Under Rule 40 either 300 watts or 20 kilograms is not enough", AT_ONCE, False),
        ("Rule 40 covers lamps of either 300 watts or 20 kilograms", EACH, False),
        ("Rule 40 covers lamps of either 300 watts or 25 kilograms", AT_ONCE, False),
    ],
)
def test_either_is_not_both_at_once(claim: str, statement: str, contradicted: bool) -> None:
    """What is covered "both with this and with that" is covered by either."""
    found = [one for one in findings(judge_joined, claim, statement) if one.sign is Sign.DIFFERS]
    assert bool(found) is contradicted


def test_the_whole_check_says_so() -> None:
    claim = "Rule 40 covers lamps of either 300 watts or 20 kilograms"
    assert verdict(claim, AT_ONCE) is VerdictKind.CONFLICTING


HARBOUR = replace(
    notice("HO opened an inquiry into copper lamps on May 13, 2030.", name="xx-harbour"),
    publisher="Harbour Office (HO)",
)
LAKE = replace(
    notice("LO opened an inquiry into paper boats on June 3, 2031.", name="xx-lake"),
    publisher="Lake Office (LO)",
)


@pytest.mark.parametrize(
    ("claim", "contradicted"),
    [
        ("The inquiry into copper lamps was opened by LO on May 13, 2030", True),
        ("LO opened the inquiry into copper lamps on May 13, 2030", True),
        ("The inquiry into copper lamps was opened by HO on May 13, 2030", False),
        ("The inquiry into copper lamps was opened on May 13, 2030", False),
    ],
)
def test_who_did_it_may_stand_behind_the_verb(claim: str, contradicted: bool) -> None:
    (found,) = build_checker([HARBOUR, LAKE]).check(claim, TODAY)
    assert (found.kind is VerdictKind.CONFLICTING) is contradicted


@pytest.mark.parametrize(
    ("claim", "standing"),
    [
        ("The old rule caught any lamp of 300 watts", False),
        ("The old rule banned all lamps of 300 watts", False),
        ("The old rule catches any lamp of 300 watts", True),
        ("Lamps banned since May need a licence", True),
        ("Lamps sold by others need a licence", True),
        ("The old rule is banning all lamps", True),
    ],
)
def test_a_past_deed_is_one_whoever_did_it(claim: str, standing: bool) -> None:
    """What was done is told by "caught any"; "lamps sold" may say only which lamps are meant."""
    assert read(claim, Vocabulary.plain()).standing is standing
