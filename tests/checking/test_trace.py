"""A trace tells what became of every notice that the search found, by the same walk as the verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.checking.checker import Checker
from bot.checking.result import Stance, Verdict, VerdictKind
from bot.checking.trace import Considered, Fate, Trace, excepted
from bot.explaining import explanation, plain_text
from bot.json_view import trace_json, verdict_json
from bot.service import build_checker
from sources.notice import EndManner, Notice, NoticeDate, Term
from tests.checking.examples import TODAY, notice, replaced_pair

FEE = notice("The fee for a street lamp is 25 percent of its price.", "Lamp makers must test copper bolts.")
CLAIM = "The fee for a street lamp is 50 percent of its price."


def _trace(claim: str, *notices: Notice) -> Trace:
    (trace,) = build_checker(notices).explain(claim, TODAY)
    return trace


def _fates(trace: Trace) -> dict[str, Fate]:
    return {one.notice_id: one.fate for one in trace.considered}


def _words(trace: Trace) -> str:
    return plain_text(explanation(trace))


def test_shown_with_its_findings() -> None:
    """What decides is told with statement, words in common, and each finding of each judge on both sides."""
    (one,) = _trace(CLAIM, FEE).considered
    assert (one.rank, one.notice_id, one.fate, one.title) == (1, FEE.id, Fate.SHOWN, FEE.title)
    assert one.opinion is not None
    assert one.opinion.evidence.statement.id == f"{FEE.id}#s1"
    words = _words(_trace(CLAIM, FEE))
    assert "Shown as: Conflicts" in words
    assert "Number differs: “50 percent”, in the notice “25 percent”" in words


def test_successor_and_the_one_it_ended() -> None:
    """An ended notice is told with its validity, and what ended it as such, also where the search did not find it."""
    old, new = replaced_pair()
    trace = _trace("Every street lamp must have 40 copper bolts", old, new)
    assert _fates(trace) == {old.id: Fate.VALIDITY, new.id: Fate.SUCCESSOR}
    assert "Shown as what ended another notice: Conflicts" in _words(trace)
    assert "Weighed by its validity as Outdated: replaced" in _words(trace)
    words = replace(new.statements[0], text="Nothing of the kind.")
    unlike = replace(new, publisher="Zoo", title="Other", statements=(words,))
    far = _trace("Every street lamp must have 40 copper bolts", old, unlike).considered[-1]
    assert (far.rank, far.notice_id, far.fate, far.opinion) == (0, new.id, Fate.SUCCESSOR, None)


def test_far_and_empty() -> None:
    """What shares too little and what has no statement are told as not shown."""
    far = notice("Copper cables for street lamps are grey.", name="xx-cables", title="Rule on Cables")
    empty = notice(name="xx-empty", title="Fee for a street lamp, percent of its price")
    trace = _trace(CLAIM, FEE, far, empty)
    fates = _fates(trace)
    assert fates[far.id] is Fate.FAR
    assert fates.get(empty.id, Fate.EMPTY) is Fate.EMPTY
    assert "Not shown: too little in common with the claim" in _words(trace)


def test_value_at_issue_settles() -> None:
    """A conflict that another notice confirms word by word is told as settled by that one."""
    other = notice("The fee for a street lamp is 50 percent of its price.", name="xx-other")
    assert _fates(_trace(CLAIM, FEE, other)) == {FEE.id: Fate.ELSEWHERE, other.id: Fate.SHOWN}


def test_many_are_judged_up_to_a_number_and_cut() -> None:
    """Of many notices on one matter, those beyond the first are told as not judged, and those cut as cut."""
    many = [
        notice(f"The fee for a street lamp of type {n} was discussed.", name=f"xx-{n}") for n in range(20)
    ]
    trace = _trace("The fee for a street lamp was raised by the office", *many)
    fates = list(_fates(trace).values())
    assert fates[12:] == [Fate.UNJUDGED] * (len(fates) - 12) != []
    assert fates.count(Fate.CUT) == 12 - len(trace.verdict.references) > 0
    assert "and not judged: " in _words(trace)


def test_exception_takes_a_reference_out() -> None:
    """A statement that a curator excepted is told as that, with what the judges had found."""
    trace = _trace(CLAIM, FEE)
    silent = Verdict(trace.verdict.claim, VerdictKind.NO_MATCH, TODAY)
    (one,) = excepted(trace, silent).considered
    assert (one.fate, one.reference) == (Fate.EXCEPTED, None)
    assert one.opinion is not None
    assert "a curator said" in _words(excepted(trace, silent))


def test_sentence_that_is_no_claim() -> None:
    """A question has a trace without notices; so has a claim of which the search finds nothing."""
    assert _trace("What does a lamp cost?", FEE).considered == ()
    assert "The search found no notice." in _words(_trace("Zebras graze quietly near Xanadu.", FEE))


def test_not_yet_in_force_is_told_by_its_validity() -> None:
    """A stance that the calendar takes away is told with the day."""
    term = Term(effective=NoticeDate("2031-01-01"))
    coming = notice("The fee for a street lamp is 25 percent of its price.", term=term)
    trace = _trace(CLAIM, coming)
    assert _fates(trace)[coming.id] in (Fate.VALIDITY, Fate.SHOWN)
    if trace.verdict.references[0].stance is Stance.RELATED:
        assert "not yet in force: from 1 January 2031" in _words(trace)


@pytest.mark.parametrize(
    "text",
    [
        "Proclamation 11002 imposes a tariff of 50 percent on certain advanced chips. Announcement 61 applies.",
        "Hello! Announcement No. 46 bans gallium exports to the United States. Is it so? 91 FR 1684 is out.",
    ],
)
def test_trace_and_check_agree(shipped_checker: Checker, text: str) -> None:
    """Whether it is asked for or not, the verdicts are the same, and every reference is in its trace once."""
    as_of = date(2026, 10, 1)
    traces = shipped_checker.explain(text, as_of)
    assert tuple(trace.verdict for trace in traces) == shipped_checker.check(text, as_of)
    for trace in traces:
        told = [one.reference for one in trace.considered if one.reference is not None]
        assert sorted(ref.statement.id for ref in told) == sorted(
            ref.statement.id for ref in trace.verdict.references
        )
        for one in trace.considered:
            _consistent(one)


def _consistent(one: Considered) -> None:
    silent = {Fate.FAR, Fate.EMPTY, Fate.UNJUDGED, Fate.CUT, Fate.EXCEPTED}
    assert one.reference is None or one.fate not in silent
    if one.fate is Fate.SHOWN:
        assert one.opinion is not None
        assert one.reference is not None
        assert one.opinion.stance is one.reference.stance


def test_json_adds_one_key() -> None:
    """The line with reasons is the line without, and "explain" with figures, findings and spans."""
    trace = _trace(CLAIM, FEE)
    told = trace_json(trace)
    explain = told.pop("explain")
    assert told == verdict_json(trace.verdict)
    (one,) = explain
    assert (one["notice"], one["fate"], one["shown"]) == (FEE.id, "shown", "conflicts")
    judged = one["judged"]
    assert set(judged["coverage"]) == {"statement", "statement_and_title", "notice"}
    (number,) = [finding for finding in judged["findings"] if finding["kind"] == "number"]
    assert CLAIM[slice(*number["claim_span"])] == number["claim"] == "50 percent"
    assert FEE.statements[0].text[slice(*number["source_span"])] == number["source"] == "25 percent"
    assert judged["scores"] is None


def test_ended_manner_is_named() -> None:
    """A suspended notice that says otherwise is told without a stance, and why."""
    term = Term(NoticeDate("2029-01-01"), NoticeDate("2030-03-01"), EndManner.SUSPENDED)
    ended = notice("The fee for a street lamp is 25 percent of its price.", term=term)
    trace = _trace(CLAIM, ended)
    assert _fates(trace) == {ended.id: Fate.VALIDITY}
    assert "Weighed by its validity as See also: suspended" in _words(trace)


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Lamp makers must not test copper bolts", "stands in"),
        ("The fee for a street lamp is 25 percent of its price", "Number agrees: “25 percent”"),
        ("The fee for a street lamp is 25 percent of its price in Norland", "Name absent: “Norland”"),
    ],
)
def test_findings_are_told_as_a_person_would(claim: str, words: str) -> None:
    """A bare "not", an agreement, and what the notice does not speak of each have their own sentence."""
    assert words in _words(_trace(claim, FEE))
