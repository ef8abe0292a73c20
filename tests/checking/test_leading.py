"""The notice that has most of a claim's words may lack more of them; what has ended is told by those who ended it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.checking.result import VerdictKind
from bot.service import build_checker
from sources.notice import EndManner, Notice, NoticeDate, Term
from tests.checking.examples import TODAY, notice

VOTE = notice(
    "The council of Castel passed the copper lamp bill on 3 May 2030 by 40 votes.",
    name="xx-vote",
    title="Copper Lamp Bill",
)
FINE = notice("The office did not impose a fine on Lumo.", name="xx-fine", title="Notice on Lumo")
OTHERS = tuple(
    notice(text, name=f"xx-other-{number}", title=title)
    for number, (text, title) in enumerate(
        [
            ("The harbour board closed the northern quay.", "Harbour"),
            ("Silk sells woollen gloves in Norland.", "Gloves"),
            ("A ferry to Ostrand costs 12 florins.", "Ferry"),
            ("The museum opened a hall of clocks.", "Clocks"),
            ("The office tests brass hinges.", "Hinges"),
            ("The school of Castel teaches painting.", "School"),
        ]
    )
)


def _kind(claim: str, *notices: Notice) -> VerdictKind:
    (found,) = build_checker((*notices, *OTHERS)).check(claim, TODAY)
    return found.kind


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        (
            "The council passed the copper lamp bill by 40 votes on 3 May 2030, with fireworks",
            VerdictKind.SUPPORTED,
        ),
        ("The council shredded the copper lamp bill by 40 votes on 3 May 2030", VerdictKind.NO_MATCH),
        ("The council passed the copper lamp bill amid fireworks and trumpets", VerdictKind.NO_MATCH),
    ],
)
def test_fewer_words_will_do_where_much_agrees_and_the_verb_is_there(claim: str, kind: VerdictKind) -> None:
    """Where a number and a day agree, more of a claim may be missing, but not what it says was done."""
    assert kind is _kind(claim, VOTE)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The office slapped a record fine on Lumo", VerdictKind.CONFLICTING),
        # Of the minister the notice has nothing.
        ("The minister slapped a record fine on Lumo", VerdictKind.NO_MATCH),
    ],
)
def test_the_nearest_contradicts_with_fewer_words(claim: str, kind: VerdictKind) -> None:
    """Who leads needs less in common to contradict, if it has whom the claim speaks of."""
    assert kind is _kind(claim, FINE)


REMOVAL = notice(
    "The office removes Lumo Lampland and Brand Lampland from the list of trusted makers.",
    name="xx-removal",
    title="Removal of Trusted Makers",
    term=Term(NoticeDate("2030-06-01")),
)
REVOKED = Term(NoticeDate("2030-02-01"), NoticeDate("2030-06-01"), EndManner.REVOKED, "xx-removal")


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("Lumo Lampland and Brand Lampland are trusted makers", VerdictKind.OUTDATED),
        ("Silk Lampland is a trusted maker", VerdictKind.NO_MATCH),
    ],
)
def test_both_are_those_of_the_statement_before(claim: str, kind: VerdictKind) -> None:
    """What "both makers" had and lost is outdated, though only the statement before names them."""
    trusted = notice(
        "In January 2030 the office published a rule on the trusted makers Lumo Lampland and Brand Lampland.",
        "Both makers stayed on the list of trusted makers until 1 June 2030.",
        name="xx-trusted",
        title="Trusted Makers: Lumo Lampland and Brand Lampland",
    )
    first, second = trusted.statements
    trusted = replace(trusted, statements=(first, replace(second, term=REVOKED)))
    assert kind is _kind(claim, trusted, REMOVAL)


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        (
            "The office can block or undo decisions taken at Lumo that harm the copper trade",
            VerdictKind.OUTDATED,
        ),
        (
            "The office blocked or undid decisions taken at Lumo that harm the copper trade",
            VerdictKind.NO_MATCH,
        ),
    ],
)
def test_who_can_undo_reports_no_end(claim: str, kind: VerdictKind) -> None:
    """What might be undone under an order that has ended was so; what was undone is another matter."""
    order = notice(
        "Decisions taken at Lumo can be blocked or reversed by the office if they harm the copper trade.",
        name="xx-order",
        title="Order on Lumo",
        term=REVOKED,
    )
    assert kind is _kind(claim, order, REMOVAL)
