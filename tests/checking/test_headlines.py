"""Claims as headlines have them: words joined, helpers left out, who did it named by the place."""

from __future__ import annotations

from datetime import date

import pytest

from bot.checking.result import VerdictKind
from bot.service import build_checker
from sources.notice import Notice, NoticeDate, Statement, Term
from tests.checking.examples import verdict

_TITLED = "Additions to the Lamp List"


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        # What is bound for a place does nothing.
        ("Brenta-bound lamps must pass a test", ("Lamps sold to Brenta must pass a test before export.",)),
        # What a fee applies to is no goal of a move.
        ("Lamp fees apply to all countries", ("The fees cover lamps from all countries.",)),
        # What is moved is said to move.
        ("Brenta moved to the second lamp group", ("The rule moves Brenta to the second lamp group.",)),
        # "These requirements" are those that the title names.
        (
            "The office lifts the rule on lamps",
            ("On 2 July 2029 the office rescinded these requirements.", "A permit was needed."),
        ),
    ],
)
def test_a_headline_is_borne_out(claim: str, statements: tuple[str, ...]) -> None:
    """A short form that says the same is supported."""
    assert verdict(claim, *statements) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Brenta-bound lamps must pass a test", ("Lamps sold to Arden must pass a test before export.",)),
        ("Lamp fees apply to all countries", ("The fees cover lamps from some countries.",)),
        ("Brenta moved to the second lamp group", ("The rule moves Arden to the second lamp group.",)),
        ("Lumo sells to Brenta", ("The office sells Lumo to Brenta.",)),
        ("Brenta returned to the lamp list", ("The office returned the lamp list to Brenta.",)),
        ("The office lifts the rule on lamps", ("The port lifts that ban.",)),
        ("The Office of Lamps bans lamps", ("The office says that it banned ferries.",)),
        ("Brenta moved the lamps to the second group", ("The office moved the lamps to the second group.",)),
        (
            "The office lifts the rule on lamps",
            ("On 2 July 2029 the office introduced these requirements.", "A permit is needed."),
        ),
    ],
)
def test_another_headline_is_not(claim: str, statements: tuple[str, ...]) -> None:
    """With another place, another share or another deed it is not."""
    assert verdict(claim, *statements) is not VerdictKind.SUPPORTED


def _ministry(*statements: str, title: str) -> Notice:
    name = "de-lamps"
    return Notice(
        id=name,
        publisher="Ministry of Lamps (MOL)",
        title=title,
        jurisdiction="DE",
        kind="announcement",
        url="https://lamps.example/de",
        published=NoticeDate("2030-01-15"),
        term=Term(effective=NoticeDate("2030-01-15")),
        statements=tuple(Statement(f"{name}#s{n}", text) for n, text in enumerate(statements, 1)),
    )


def test_a_state_does_what_its_ministry_does() -> None:
    """Word for word the same but for who did it: the place of the notice and its publisher are one doer."""
    notice = _ministry("MOL opened an anti-dumping probe of glass lamps.", title="Probe of glass lamps")
    checker = build_checker([notice])
    for claim, expected in (
        ("Germany opened an anti-dumping probe of glass lamps", VerdictKind.SUPPORTED),
        ("France opened an anti-dumping probe of glass lamps", VerdictKind.NO_MATCH),
    ):
        assert checker.check(claim, date(2030, 10, 1))[0].kind is expected


def test_who_is_put_on_a_list_is_among_those_added() -> None:
    """The title names the list, the statement whom it adds."""
    notice = _ministry("Lumo Works is among the entities added.", title=_TITLED)
    checker = build_checker([notice])
    for claim, expected in (
        ("Lumo Works put on Lamp List", VerdictKind.SUPPORTED),
        ("Lumo Works lands on the Lamp List", VerdictKind.SUPPORTED),
        ("Brand Works put on Lamp List", VerdictKind.NO_MATCH),
        ("Lumo Works not put on Lamp List", VerdictKind.NO_MATCH),
    ):
        assert checker.check(claim, date(2030, 10, 1))[0].kind is expected, claim
