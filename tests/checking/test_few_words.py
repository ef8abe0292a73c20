"""Claims of a few words: each of them counts."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

_RULE = ("The lamp rule names Brenta's street lamps.", "Sales of street lamps to Brenta need a permit.")
_PROBE = ("The office opened an investigation of Lumo for a suspected violation of the lamp law.",)
_ORDER = (
    "The mayor suspends his order on the Lumo works.",
    "The order aims to keep lamps made by Lumo available.",
    "The order was made public on 12 October 2029.",
)
_PLAN = ("The glass fee was to apply from 1 December 2029.",)
_VOTE = ("The council passed the lamp bill by 36 votes to 2.", "The vote does not make the bill law.")
_BAN = ("Sales of lamps to Brenta's army are prohibited.", "The order imposes checks on glass.")
_OLDER = ("The end of the fee does not remove the permit requirement for seated firms.",)


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("The lamp rule is a gift to Brenta", _RULE),
        ("The lamp rule hurt Brenta", _RULE),
        ("Lumo denies lamp law violation", _PROBE),
        ("The office clears Lumo of lamp law violation", _PROBE),
        ("The mayor's order stopped lamp deliveries by Lumo", _ORDER),
        ("Lumo order made public in September 2029", _ORDER),
        ("Glass fee took effect in December 2029", _PLAN),
        ("The council's vote made the lamp bill law", _VOTE),
        ("The office dropped its army lamp sales ban", _BAN),
        ("Permit requirement for seated firms began in January 2030", _OLDER),
        ("Brenta lamp sales dropped after the rule", _RULE),
        ("Lumo raises lamp prices", ("Lumo may sell lamps to approved buyers.",)),
        ("Brand applies for a lamp permit", ("A lamp permit of Brand covers all street lamps.",)),
    ],
)
def test_a_word_that_is_not_told_bears_nothing_out(claim: str, statements: tuple[str, ...]) -> None:
    """A verb, a thing or a day that the statement does not have leaves a short claim open."""
    assert verdict(claim, *statements) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Street lamp sales to Brenta need a permit", _RULE),
        ("The office is investigating Lumo over the lamp law", _PROBE),
        ("The mayor puts his Lumo order on hold", _ORDER),
        ("Lumo order was made public in October 2029", _ORDER),
        ("Glass fee was to apply from December 2029", _PLAN),
        ("The council passes the lamp bill", _VOTE),
        ("The office bans lamp sales to Brenta's army", _BAN),
        ("Lamp sales fell in May 2029", ("Sales of lamps fell by a third in May 2029.",)),
        ("Brand applies for a lamp permit", ("Brand applied for a permit to sell lamps.",)),
        ("The office cleared Lumo of fraud", ("The office cleared Lumo of fraud.",)),
    ],
)
def test_what_is_told_in_few_words_is_still_borne_out(claim: str, statements: tuple[str, ...]) -> None:
    """Where the statement has each word, or its like, a short claim is supported as before."""
    assert verdict(claim, *statements) is VerdictKind.SUPPORTED


def test_a_longer_claim_may_have_a_word_of_its_own() -> None:
    """What lies beside the point of a claim of many words leaves nothing open."""
    statement = "Sales of blue glass street lamps by dealers to Brenta need a permit."
    claim = "Dealers' sales of blue glass street lamps to far Brenta need a permit"
    assert verdict(claim, statement) is VerdictKind.SUPPORTED
    assert verdict("Lamps to far Brenta need a permit", statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize("verb", ["passes", "passed"])
def test_passing_a_test_is_the_contrary_of_failing_it(verb: str) -> None:
    """The present is read like the past."""
    statement = "The board concluded that Lumo's lamps failed the safety test."
    assert verdict(f"Lumo's lamps {verb} the safety test", statement) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement", "expected"),
    [
        ("The lamp bill failed.", "The lamp bill passed by 36 votes to 2.", VerdictKind.CONFLICTING),
        (
            "The lamp bill failed in the council.",
            "The lamp bill was passed by the council.",
            VerdictKind.CONFLICTING,
        ),
        ("Lamp bill passed by council", "The lamp bill failed in the council.", VerdictKind.CONFLICTING),
        ("The ferry passes by the lamp port.", "The ferry broke the lamp port rule.", VerdictKind.NO_MATCH),
        (
            "The ferry passes through the safety port.",
            "The ferry failed the safety port test.",
            VerdictKind.NO_MATCH,
        ),
        (
            "The council voted for the lamp bill.",
            "The council voted no on the lamp bill.",
            VerdictKind.CONFLICTING,
        ),
        (
            "The office cleared the sale of lamps.",
            "The office approved the sale of lamps.",
            VerdictKind.SUPPORTED,
        ),
        (
            "The lamp fee increased to 40 florins.",
            "The office raised the lamp fee to 40 florins.",
            VerdictKind.SUPPORTED,
        ),
        (
            "The office declined to license lamps.",
            "The office refused to license lamps.",
            VerdictKind.SUPPORTED,
        ),
    ],
)
def test_words_that_only_look_alike(claim: str, statement: str, expected: VerdictKind) -> None:
    """Passing a bill is no passing by, clearing a sale no clearing of blame, and declining to do it no decline."""
    assert verdict(claim, statement) is expected
