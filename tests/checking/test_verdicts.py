"""Verdicts over made-up notices: agreement, disagreement, silence, and what has ended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.checking.result import ReasonKind, Reference, Stance, Verdict, VerdictKind
from bot.service import build_checker
from sources.errors import InputError
from sources.notice import EndManner, Notice, NoticeDate, Term, ValidityState
from tests.checking.examples import TODAY, notice, replaced_pair

FEE = notice("The fee for a street lamp is 25 percent of its price.", "Lamp makers must test copper bolts.")
CLAIM = "The fee for a street lamp is 25 percent of its price"


def _verdict(claim: str, *notices: Notice, as_of: date = TODAY) -> Verdict:
    (verdict,) = build_checker(notices).check(claim, as_of)
    return verdict


def _first(verdict: Verdict) -> Reference:
    return verdict.references[0]


def test_statement_supports_its_own_words() -> None:
    """A claim in a statement's words is supported by it, with a reason in words."""
    verdict = _verdict(CLAIM, FEE)
    assert VerdictKind.SUPPORTED is verdict.kind
    assert (_first(verdict).statement.id, _first(verdict).stance) == ("xx-lamp-rule#s1", Stance.SUPPORTS)
    assert ReasonKind.WORDING in {reason.kind for reason in _first(verdict).reasons}


def test_other_number_conflicts_and_both_are_said() -> None:
    """Another number conflicts; the first reason names both and is one sentence."""
    verdict = _verdict(CLAIM.replace("25", "50"), FEE)
    assert VerdictKind.CONFLICTING is verdict.kind
    reason = _first(verdict).reasons[0]
    assert (reason.kind, reason.claim, reason.source) == (ReasonKind.NUMBER, "50 percent", "25 percent")
    assert "50 percent" in reason.text
    assert "25 percent" in reason.text


@pytest.mark.parametrize(
    "claim", ["The moon orbits the Earth", "Herring sold for 25 percent more in Norland"]
)
def test_other_matter_gets_no_stance(claim: str) -> None:
    """What no notice speaks about gets no stance, though a number be the same."""
    verdict = _verdict(claim, FEE)
    assert VerdictKind.NO_MATCH is verdict.kind
    assert {Stance.RELATED} >= {reference.stance for reference in verdict.references}


def test_sentences_get_a_verdict_each_in_order() -> None:
    """A text of several sentences gets one verdict for each, what is no claim included."""
    verdicts = build_checker([FEE]).check(f"Hello there! {CLAIM}. What does a shade cost?", TODAY)
    assert [verdict.kind for verdict in verdicts] == [
        VerdictKind.NOT_CHECKABLE,
        VerdictKind.SUPPORTED,
        VerdictKind.NOT_CHECKABLE,
    ]


def test_two_notices_that_disagree_make_a_mixed_verdict() -> None:
    """One notice that says it and one that denies it make a claim mixed."""
    for_it = notice("The board found that street lamps harm the bats of Castel.", name="xx-board-survey")
    against = notice(
        "The office found that street lamps do not harm the bats of Castel.", name="xx-office-survey"
    )
    assert VerdictKind.MIXED is _verdict("Street lamps harm the bats of Castel", for_it, against).kind


def test_notice_that_says_just_the_claim_settles_what_another_has_otherwise() -> None:
    """Where one notice has the claim's own number, one with another number speaks of something else."""
    other = notice(CLAIM.replace("25", "30") + ".", name="xx-other-rule")
    assert VerdictKind.SUPPORTED is _verdict(CLAIM, FEE, other).kind


def test_empty_text_and_empty_table_come_to_nothing() -> None:
    """No text gives no verdict, and a table without a notice answers nothing."""
    assert build_checker([FEE]).check("  \n ", TODAY) == ()
    assert VerdictKind.NO_MATCH is _verdict(CLAIM).kind


def test_too_long_text_is_refused() -> None:
    """A text beyond the limit is refused in one sentence."""
    with pytest.raises(InputError, match="at most 100,000 are checked at once"):
        build_checker([FEE]).check("a" * 100_001, TODAY)


def test_checking_twice_gives_the_same() -> None:
    """The same claim of the same table has the same answer."""
    checker = build_checker(replaced_pair())
    assert checker.check(CLAIM, TODAY) == checker.check(CLAIM, TODAY)


def test_replaced_statement_supports_while_it_is_in_force() -> None:
    """On a day before it was replaced, the old notice supports the claim, and says until when it holds."""
    verdict = _verdict(
        "Every street lamp must have 40 copper bolts", *replaced_pair(), as_of=date(2030, 3, 1)
    )
    assert VerdictKind.SUPPORTED is verdict.kind
    validity = _first(verdict).validity
    assert (ValidityState.IN_FORCE, NoticeDate("2030-05-31")) == (validity.state, validity.until)


def test_replaced_statement_is_outdated_with_its_successor_beside_it() -> None:
    """After it was replaced, the claim is outdated, and the notice that replaced it stands next."""
    verdict = _verdict("Every street lamp must have 40 copper bolts", *replaced_pair())
    assert VerdictKind.OUTDATED is verdict.kind
    assert [one.notice.id for one in verdict.references] == ["xx-lamp-rule-2029", "xx-lamp-rule-2030"]
    old = _first(verdict)
    assert (old.stance, old.validity.state) == (Stance.OUTDATED, ValidityState.REPLACED)
    assert old.validity.by == "xx-lamp-rule-2030"
    assert ReasonKind.SUPERSEDED is old.reasons[0].kind
    assert "Rule on Street Lamps of 2030" in old.reasons[0].text


def test_successor_supports_what_now_holds() -> None:
    """What the newer notice says is supported, and the older one does not make it mixed."""
    assert (
        VerdictKind.SUPPORTED
        is _verdict("Every street lamp must have 60 copper bolts", *replaced_pair()).kind
    )


@pytest.mark.parametrize(
    ("manner", "state"),
    [
        (EndManner.SUSPENDED, ValidityState.SUSPENDED),
        (EndManner.NOT_ENFORCED, ValidityState.NOT_ENFORCED),
        (EndManner.REVOKED, ValidityState.ENDED),
        (EndManner.LAPSED, ValidityState.ENDED),
    ],
)
def test_every_way_to_end_makes_a_standing_claim_outdated(manner: EndManner, state: ValidityState) -> None:
    """A claim of how things stand is outdated once its notice is suspended, unenforced, revoked or lapsed."""
    term = Term(NoticeDate("2029-02-01"), NoticeDate("2030-06-01"), manner)
    verdict = _verdict(CLAIM, replace(FEE, term=term))
    assert VerdictKind.OUTDATED is verdict.kind
    assert state is _first(verdict).validity.state


def test_updated_notice_still_supports() -> None:
    """What a later filing only updates was true when it was said, and is not outdated."""
    term = Term(NoticeDate("2029-02-01"), NoticeDate("2030-06-01"), EndManner.UPDATED)
    assert VerdictKind.SUPPORTED is _verdict(CLAIM, replace(FEE, term=term)).kind


def test_validity_is_unknown_after_the_last_day_that_was_verified() -> None:
    """After `review_by` no stance is taken, and the reason says that nothing later was verified; before it, one is."""
    term = Term(NoticeDate("2029-02-01"), review_by=NoticeDate("2030-08-31"))
    one = replace(FEE, term=term)
    assert VerdictKind.SUPPORTED is _verdict(CLAIM, one, as_of=date(2030, 8, 31)).kind
    late = _verdict(CLAIM, one, as_of=date(2030, 9, 1))
    assert VerdictKind.NO_MATCH is late.kind
    first = _first(late)
    assert (first.stance, first.validity.state) == (Stance.RELATED, ValidityState.UNKNOWN)
    assert "31 August 2030" in first.reasons[0].text


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("The inquiry into lamp makers is about copper bolts of 40 grams", VerdictKind.SUPPORTED),
        ("The inquiry into lamp makers is still about copper bolts of 40 grams", VerdictKind.NO_MATCH),
        ("Copper bolts of 40 grams are covered by the inquiry", VerdictKind.NO_MATCH),
    ],
)
def test_what_a_case_is_about_holds_as_long_as_there_is_one(claim: str, kind: VerdictKind) -> None:
    """What an inquiry covers is borne out after the last day that was verified; how things stand is not."""
    term = Term(NoticeDate("2029-02-01"), review_by=NoticeDate("2030-08-31"))
    one = notice("The inquiry into lamp makers covers copper bolts of 40 grams.", term=term)
    assert kind is _verdict(claim, one).kind


def test_notice_not_yet_in_force_is_no_support_for_how_things_stand() -> None:
    """Before it takes effect, a notice takes no stance on how things stand."""
    one = replace(FEE, term=Term(effective=NoticeDate("2030-12-01")))
    verdict = _verdict(CLAIM, one)
    assert VerdictKind.NO_MATCH is verdict.kind
    assert ValidityState.NOT_YET is _first(verdict).validity.state


def test_notice_named_by_its_identifier_is_a_reference() -> None:
    """An identifier in the claim brings its notice among the references."""
    verdict = _verdict("The fee of 12 LR 345 is 25 percent", FEE)
    assert [one.notice.id for one in verdict.references] == ["xx-lamp-rule"]


def test_notice_named_by_its_link_is_a_reference() -> None:
    """A link in the claim brings its notice among the references."""
    verdict = _verdict("See https://www.lamps.example/xx-lamp-rule?utm_source=x for the street lamp fee", FEE)
    assert [one.notice.id for one in verdict.references] == ["xx-lamp-rule"]


def test_a_claim_may_be_half_right() -> None:
    """A clause that one notice supports stands beside the clause that another contradicts: mixed, with both shown."""
    ended = notice("The office suspended the glass fee.", name="xx-glass", title="On the Glass Fee")
    still = notice(
        "Although the office suspended the glass fee, every maker pays the copper fee of 40 dollars.",
        name="xx-copper",
        title="Guidance on the Copper Fee",
    )
    claim = "The office suspended the glass fee, and every maker pays the copper fee of 70 dollars."
    (verdict,) = build_checker([ended, still]).check(claim, TODAY)
    shown = {reference.notice.id: reference.stance for reference in verdict.references}
    assert verdict.kind is VerdictKind.MIXED
    assert shown == {"xx-glass": Stance.SUPPORTS, "xx-copper": Stance.CONFLICTS}
