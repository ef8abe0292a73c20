"""A clause that one side denies and the other affirms, the two ends of a move, what there is none of, what is kept."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.affirmed import judge_affirmed
from bot.checking.result import VerdictKind
from bot.service import build_checker
from sources.notice import EndManner, NoticeDate, Term
from tests.checking.examples import TODAY, findings, notice, verdict

GUIDE = "The guide on lamps is a rule."
MOVE = "OL moves Brenta from group Y:4 to group X:5."
NO_FINE = "The lamp notice of OL to Lumo did not state a fine."


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("OL: guide on lamps is not a rule and need not be filed under the lamp rule", GUIDE),
        ("The lamp guide isn't a rule, OL says", "The lamp guide meets the definition of a rule."),
        (
            "OL sided with Lumo: a lamp guide is not a rule, so no guide is filed",
            "OL said the lamp guide is a rule.",
        ),
        ("The guide is a rule, OL says in its lamp notice", "The guide is not itself a rule."),
        ("Makers needn't register their lamps, OL says", "Makers must register their lamps."),
        (
            "Lumo couldn't sell a single lamp to Brenta, not even desk lamps",
            "Lumo was able to sell lamps to Brenta.",
        ),
        ("OL says no lamp in stock passes the limit", "All lamps in stock pass the limit."),
        (
            "Not a single branch of Lumo was among the firms added",
            "Six branches of Lumo were among the firms added.",
        ),
    ],
)
def test_a_denied_clause_that_is_affirmed(claim: str, statement: str) -> None:
    """All that one side denies the other says of the same thing; what else the claim says need not be there."""
    (found,) = findings(judge_affirmed, claim, statement)
    assert found.sign is Sign.DIFFERS
    assert found.firm


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "The office that wrote the lamp guide isn't a court, OL says",
            "The lamp court wrote the guide, OL says.",
        ),
        ("The lamp guide isn't a rule of the ministry", "The lamp guide is a rule of the port."),
        (
            "The lamp guide of OL currently doesn't apply, says OL",
            "The lamp guide applies to lamps, says the port.",
        ),
        ("Makers needn't register their lamps twice, OL says", "Makers must register their lamps."),
        ("Lumo couldn't sell street lamps to Brenta", "Lumo was able to sell desk lamps to Brenta."),
        (
            "Lumo couldn't sell lamps directly to Brenta",
            "Lumo was able to sell lamps to Brenta through a dealer.",
        ),
        ("Lumo says no lamp of it is dangerous", "OL named the dangers of the lamps of Lumo."),
        ("Lumo's branches weren't among the firms added", "The firms added are not branches of Lumo."),
        ("Lumo did not sell lamps to Brenta itself", "Lumo sold lamps to Brenta through its branch."),
        ("Lumo is not a maker of lamps", "Lumo is a dealer of lamps made by a maker in Norland."),
        ("The lamp guide is not a rule", "The lamp guide explains what a rule is."),
        ("The lamp guide is not a rule", "The lamp guide is part of a rule."),
        ("Lumo cannot sell lamps to Brenta", "Lumo sells lamps to Norland and Brand sells lamps to Brenta."),
        ("Lumo cannot sell lamps to Brenta", "Lumo is able to sell lamps to Brenta once the fee is paid."),
        ("Lumo was not able to pay the lamp fee", "Lumo was ordered to pay the lamp fee."),
        ("No lamp of Lumo is on the list", "Two lamps of Brand and a torch of Lumo are on the list."),
        ("The fee was not paid by Lumo", "The fee of Lumo was paid by Brand."),
        ("The fee is not refunded to dealers", "The fee is refunded to makers by dealers."),
        ("The order does not apply to desk lamps", "The order applies to lamps other than desk lamps."),
        ("Lumo has never paid a fine", "Lumo has paid a fee and Brand a fine."),
        ("Brenta does not tax lamps from Norland", "Brenta taxes lamps from Ostrand and oil from Norland."),
        ("The minister did not sign the lamp order", "The deputy minister signed the lamp order."),
        ("The fee does not rise", "The fee for desk lamps rises."),
    ],
)
def test_a_denied_clause_of_another_thing(claim: str, statement: str) -> None:
    """Another subject, another kind, another force or another time: nothing is contradicted."""
    assert findings(judge_affirmed, claim, statement) == []


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("OL moved Brenta out of group X:5 and down into group Y:4", VerdictKind.CONFLICTING),
        ("Brenta was thrown out of group X:5", VerdictKind.CONFLICTING),
        ("OL pushed Brenta into group Y:4", VerdictKind.CONFLICTING),
        ("OL moved Brenta out of group Y:4 and into group X:5", VerdictKind.SUPPORTED),
        ("OL put Brenta into group X:5", VerdictKind.SUPPORTED),
        ("Brenta was kicked off group X:5", VerdictKind.CONFLICTING),
        ("OL took Brenta off group X:5", VerdictKind.CONFLICTING),
        ("OL took Brenta off group Y:4", VerdictKind.SUPPORTED),
        ("Lamps are moved from the stores in group X:5 to Brenta", VerdictKind.NO_MATCH),
        ("Brenta has left group Y:4", VerdictKind.NO_MATCH),
        ("Brenta had once been moved to group Y:4", VerdictKind.NO_MATCH),
        ("Lumo sends lamps to group Y:4", VerdictKind.NO_MATCH),
    ],
)
def test_the_ends_of_a_move(claim: str, kind: VerdictKind) -> None:
    """Where the claim puts what the statement takes away from there, and the reverse."""
    assert verdict(claim, MOVE) is kind


@pytest.mark.parametrize(
    ("claim", "contradicted"),
    [
        ("In its lamp notice OL hit Lumo with a record fine", True),
        ("Lumo got a fine of record size in the lamp notice of OL", True),
        ("The lamp notice of OL to Lumo lacks a fine", False),
        ("Lumo awaits a fine in the lamp notice of OL", False),
    ],
)
def test_what_there_is_none_of(claim: str, contradicted: bool) -> None:
    """Where there is no fine, none is a record one."""
    assert (verdict(claim, NO_FINE) is VerdictKind.CONFLICTING) is contradicted


@pytest.mark.parametrize(
    ("claim", "statement", "contradicted"),
    [
        ("Lumo gets to keep its lamp permit", "OL removes Lumo from the list of lamp permits.", True),
        ("OL keeps its inquiries into lamps going", "OL will terminate its inquiries into lamps.", True),
        ("OL left the lamp fee untouched", "OL abolished the lamp fee.", True),
        ("OL dropped its inquiries into lamps", "OL keeps its inquiries into lamps going.", True),
        ("Lumo must keep its records of lamp sales", "OL suspended lamp sales of Lumo.", False),
        ("OL keeps its promise and drops the lamp fee", "OL drops the lamp fee.", False),
        ("The works of Lumo must stop lamp sales", "The lamp sales by the works of Lumo can continue.", True),
        ("Lumo stopped lamp production", "Lumo continues its sales of lamps.", False),
        ("Lumo lamps come in duty-free", "Lumo lamps are subject to a duty of 5 percent.", True),
        (
            "OL waved the Lumo merger through with no strings attached",
            "OL approved the Lumo merger with conditions.",
            True,
        ),
        ("OL waved the Lumo merger through", "OL approved the Lumo merger with conditions.", False),
        (
            "Six branches were let off the lamp blacklist",
            "Six branches were added to the lamp blacklist.",
            True,
        ),
    ],
)
def test_kept_and_ended(claim: str, statement: str, contradicted: bool) -> None:
    """What goes on and what is taken away, where both sides name it."""
    assert (verdict(claim, statement) is VerdictKind.CONFLICTING) is contradicted


@pytest.mark.parametrize(
    ("claim", "statements", "contradicted"),
    [
        (
            "The council votes down the lamp bill",
            ("The lamp bill was read.", "The council passed the bill."),
            True,
        ),
        (
            "The council reads the lamp bill",
            ("The lamp bill was read.", "The council passed the bill."),
            False,
        ),
        (
            "OL made the rule on lamps for makers with no grace period",
            ("OL made the rule on lamps for makers.", "It has a delayed compliance date."),
            True,
        ),
        (
            "OL made the rule on lamps for makers with a grace period",
            ("OL made the rule on lamps for makers.", "It has a delayed compliance date."),
            False,
        ),
    ],
)
def test_one_of_two_for_the_whole_notice(claim: str, statements: tuple[str, ...], contradicted: bool) -> None:
    """A bill is passed or voted down, whichever statement is nearest."""
    assert (verdict(claim, *statements) is VerdictKind.CONFLICTING) is contradicted


def test_what_is_kept_until_a_day() -> None:
    """Who kept something until a day lost it on that day."""
    claim = "Lumo kept its lamp permit until 9 May 2030"
    statement = "OL removes Lumo from the list of lamp permits on 9 May 2030."
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("Under the order on Lumo the lamp works had to halt production", VerdictKind.CONFLICTING),
        ("The lamp works of Lumo had to halt production", VerdictKind.NO_MATCH),
    ],
)
def test_what_an_ended_order_let_go_on(claim: str, kind: VerdictKind) -> None:
    """What a document is said to have stopped it let go on, whatever became of it since."""
    term = Term(NoticeDate("2030-02-01"), NoticeDate("2030-06-01"), EndManner.SUSPENDED)
    order = notice("Production in the lamp works of Lumo can continue.", title="Order on Lumo", term=term)
    (found,) = build_checker([order]).check(claim, TODAY)
    assert found.kind is kind


def test_the_part_that_stays_and_the_part_that_is_suspended() -> None:
    """That one clause remains in force says nothing against the suspension of another."""
    stays = "The first clause, prohibiting copper lamps for ships, remains in force."
    paused = "The second clause, prohibiting street lamps for ships, is suspended by OL."
    claim = "OL suspended its ban on street lamps for ships"
    assert verdict(claim, stays, paused) is not VerdictKind.CONFLICTING
    assert verdict("The first clause on copper lamps was suspended", stays) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement", "contradicted"),
    [
        (
            "The office did not approve the lamp merger in March",
            "The office approved the lamp merger in April.",
            False,
        ),
        (
            "The office approved the lamp merger in March",
            "The office approved the lamp merger in April.",
            True,
        ),
        (
            "Lamps up to 40 watts come in duty-free",
            "Lamps of more than 40 watts are subject to a duty.",
            False,
        ),
        ("Lumo lamps come in duty-free", "Lumo lamps are subject to a duty of 5 percent.", True),
        ("The council did not vote down the lamp bill", "The council passed the bill on lamps.", False),
        ("The council voted down the lamp bill", "The council passed the bill on lamps.", True),
        ("Most lamps stay below the new limit", "Lamps of Brand exceed the new limit.", False),
        ("The lamps stay below the new limit", "The lamps of the list exceed the new limit.", False),
        ("The lamps stay below the new limit", "The lamps exceed the new limit.", True),
        (
            "A lamp may be sold if it stays below the copper limit",
            "A lamp may be sold by a licensed maker if it exceeds the copper limit.",
            False,
        ),
    ],
)
def test_the_contrary_of_something_else(claim: str, statement: str, contradicted: bool) -> None:
    """Who denies another day, or speaks of the other side of a limit, or of some alone, contradicts nothing."""
    assert (verdict(claim, statement) is VerdictKind.CONFLICTING) is contradicted


@pytest.mark.parametrize(
    ("claim", "statement", "contradicted"),
    [
        ("Lumo hangs on to its lamp licence", "The office revoked the lamp licence of Lumo.", True),
        ("Lumo fights to keep its lamp licence", "The office revoked the lamp licence of Lumo.", False),
        ("Lumo keeps its other licences", "The office revoked the lamp licence of Lumo.", False),
        (
            "Lumo keeps its lamp licence only if it pays",
            "The office will revoke the lamp licence of Lumo unless it pays.",
            False,
        ),
        ("The office imposed a fine on Lumo", "The office did not impose a fine on Lumo.", True),
        ("The office could still impose a fine on Lumo", "The office did not impose a fine on Lumo.", False),
        ("OL lifted the freeze on lamp sales", "OL did not lift the freeze on lamp sales.", True),
        ("Lamp sales resume", "OL suspends lamp sales.", True),
        ("OL did not lift the freeze on lamp sales", "OL lifted the freeze on lamp sales.", True),
        ("OL lifted the freeze on lamp sales", "OL lifted the freeze on lamp sales.", False),
        ("OL lifted the freeze on lamp sales", "Lamp sales resume.", False),
        ("OL lifted the ban on lamp sales", "Lamp sales are allowed.", False),
        ("The pause on lamp duties ended", "OL reinstated lamp duties.", False),
        ("OL revoked the exemption of Lumo", "Lumo is not exempt.", False),
    ],
)
def test_what_may_still_be_lost_and_what_goes_on_again(
    claim: str, statement: str, contradicted: bool
) -> None:
    """Who ends a stop lets it go on; what is hoped for, might be done, or is another thing denies nothing."""
    assert (verdict(claim, statement) is VerdictKind.CONFLICTING) is contradicted


@pytest.mark.parametrize(
    "left_out",
    [
        "lamps other than desk lamps",
        "lamps except desk lamps",
        "all lamps but desk lamps",
        "lamps with the exception of desk lamps",
        "street lamps rather than desk lamps",
    ],
)
def test_what_is_left_out_is_not_spoken_of(left_out: str) -> None:
    """Of what a statement leaves out it says the contrary of what it says of the rest."""
    statement = f"The order covers {left_out}."
    assert verdict("The order covers desk lamps", statement) is not VerdictKind.SUPPORTED
    assert verdict("The order does not cover desk lamps", statement) is not VerdictKind.CONFLICTING
    assert verdict("The order covers lamps", "The order covers lamps other than desk lamps.") is not (
        VerdictKind.CONFLICTING
    )
