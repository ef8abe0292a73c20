"""What turns the sense of a sentence and what only seems to: verbs that tell which thing, "if nobody", "escapes"."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.polarity import judge_polarity
from bot.checking.result import VerdictKind
from tests.checking.examples import signs, verdict

ESCAPE = "Lamps that are tested in Japan escape the copper fee"


@pytest.mark.parametrize(
    ("claim", "statement", "turned"),
    [
        (
            "The office decided that the note dropping the lamp fee is a rule",
            "The office concludes that the note on the lamp fee is a rule.",
            False,
        ),
        (
            "The office dropped the lamp fee",
            "The office concludes that the note on the lamp fee is a rule.",
            True,
        ),
        (ESCAPE, "The copper fee does not apply to lamps that are tested in Japan.", False),
        (
            ESCAPE.replace("escape", "pay"),
            "The copper fee does not apply to lamps that are tested in Japan.",
            True,
        ),
        (
            "The lamp rule returns on 10 May 2031 if nobody extends the pause",
            "Absent an extension of the pause the lamp rule returns on 10 May 2031.",
            False,
        ),
        (
            "Nobody extended the pause of the lamp rule",
            "The office extended the pause of the lamp rule.",
            True,
        ),
    ],
)
def test_what_turns_and_what_does_not(claim: str, statement: str, turned: bool) -> None:
    """A verb in the name of a thing turns nothing, nor does what is only supposed; who escapes a fee is free of it."""
    assert (Sign.DIFFERS in signs(judge_polarity, claim, statement)) is turned


def test_what_applies_is_not_escaped() -> None:
    """Who escapes a fee is not borne out by a statement that frees nobody of it."""
    assert (
        verdict(ESCAPE, "The copper fee applies to lamps that are tested in Japan.") is VerdictKind.NO_MATCH
    )


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("The note does not force honest copper makers to stop", VerdictKind.SUPPORTED),
        ("The note forces honest copper makers to stop", VerdictKind.CONFLICTING),
    ],
)
def test_of_whom_it_is_denied(claim: str, expected: VerdictKind) -> None:
    """Those who "are not required to stop" are not forced to: their name stands before one "not", behind the other."""
    assert verdict(claim, "Honest copper makers are not required, because of this note, to stop.") is expected
