"""A verdict without what a curator's exceptions rule out."""

from __future__ import annotations

from datetime import date

from bot.checking.exceptions import without_excepted
from bot.checking.result import Claim, Reason, ReasonKind, Reference, Stance, Verdict, VerdictKind
from bot.checking.verdict import verdict_of
from sources.notice import Notice, Statement, Validity, ValidityState

IN_FORCE = Validity(ValidityState.IN_FORCE)


def reference(notice_id: str, stance: Stance, *reasons: Reason) -> Reference:
    """A reference to the one statement of a notice."""
    statement = Statement(f"{notice_id}#s1", "Words.")
    return Reference(
        Notice(notice_id, "Office", "Title", statements=(statement,)),
        statement,
        stance,
        0.9,
        reasons,
        IN_FORCE,
    )


def verdict(*references: Reference) -> Verdict:
    """A verdict with these references, of the kind that they make."""
    kind = verdict_of([one.stance for one in references])
    return Verdict(Claim("Fees are 20.", (0, 12)), kind, date(2031, 1, 1), references)


def test_the_reference_is_dropped_and_the_verdict_is_that_of_the_others() -> None:
    """Mixed without its conflict is supported; without anything it is no match; the claim stays as it was."""
    supports, conflicts = reference("a", Stance.SUPPORTS), reference("b", Stance.CONFLICTS)
    mixed = verdict(supports, conflicts)

    left = without_excepted(mixed, {"b#s1"})
    assert (left.kind, left.references, left.claim) == (VerdictKind.SUPPORTED, (supports,), mixed.claim)
    assert without_excepted(mixed, {"a#s1", "b#s1"}).kind is VerdictKind.NO_MATCH
    assert without_excepted(mixed, {"b#s2"}) is mixed
    assert without_excepted(mixed, ()) is mixed


def test_what_ended_an_excepted_notice_goes_with_it() -> None:
    """Its conflict was that it changed what the claim takes to stand; another reason of its own keeps it."""
    superseded = Reason(ReasonKind.SUPERSEDED, "", "old", "It changed that.")
    own = Reason(ReasonKind.NUMBER, "20", "30", "The claim says 20; the notice says 30.")
    outdated = reference("old", Stance.OUTDATED, Reason(ReasonKind.SUPERSEDED, "", "new", "No longer."))
    follows = reference("new", Stance.CONFLICTS, superseded)
    speaks = reference("new", Stance.CONFLICTS, superseded, own)

    assert without_excepted(verdict(outdated, follows), {"old#s1"}).references == ()
    assert without_excepted(verdict(outdated, speaks), {"old#s1"}).references == (speaks,)
    assert without_excepted(verdict(outdated, follows), {"new#s1"}).kind is VerdictKind.OUTDATED
