"""What another statement of a notice says: that it was lifted, that it was only planned, that it spares nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.checking.evidence import Evidence
from bot.checking.judges import Sign
from bot.checking.judges.modality import judge_modality
from bot.checking.judging import judge_notice, read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from bot.service import build_checker
from sources.notice import EndManner, Notice, NoticeDate, Term
from tests.checking.examples import TODAY, notice, verdict

IMPOSED = "In May 2030 the office told Lumo that a licence is required to sell copper lamps in Brenta."
LIFTED = "On July 2, 2030 the office rescinded these licence requirements."
PLANNED = "On May 13, 2030 the office announced that it planned to rescind the rule on copper lamps."
PAUSED = "The office suspended the rule on copper lamps for one year."
FOR_ALL = "The suspension of the rule on copper lamps covers all firms, not only firms from Brenta."
HOUSE = "The House passed the bill on copper lamps by a vote of 60 to 22."
NO_LAW = "Passage by the House alone does not make the bill law."

SUPPORTED, CONFLICTING, NO_MATCH = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING, VerdictKind.NO_MATCH


@pytest.mark.parametrize(
    ("claim", "statements", "right"),
    [
        (
            "The office dropped the licence requirement for copper lamps in Brenta",
            (IMPOSED, LIFTED),
            SUPPORTED,
        ),
        (
            "The licence requirement for copper lamps in Brenta was lifted in July 2030",
            (IMPOSED, LIFTED),
            SUPPORTED,
        ),
        ("The bill on copper lamps has been law since the House passed it", (HOUSE, NO_LAW), CONFLICTING),
        ("The bill on copper lamps became law with the vote of the House", (HOUSE, NO_LAW), CONFLICTING),
    ],
)
def test_another_statement_decides(claim: str, statements: tuple[str, ...], right: VerdictKind) -> None:
    """The statement that has most of the claim's words says nothing of it, and the one beside it does."""
    assert verdict(claim, *statements) is right


def test_who_says_that_it_was_lifted_is_shown_what_lifted_it() -> None:
    """The one that imposed it has more of the claim's words; its words would be no reason."""
    claim = "The office dropped the licence requirement for copper lamps in Brenta in July 2030"
    (found,) = build_checker([notice(IMPOSED, LIFTED)]).check(claim, TODAY)
    (reference,) = found.references
    assert found.kind is SUPPORTED
    assert reference.statement.text == LIFTED
    spans = [reason.source_span for reason in reference.reasons if reason.source_span is not None]
    assert spans
    assert all(
        LIFTED[start:end] in reason.source
        for reason in reference.reasons
        if reason.source_span is not None
        for start, end in [reason.source_span]
    )


@pytest.mark.parametrize(
    ("claim", "statements", "not_so"),
    [
        (
            "The licence requirement for copper lamps in Brenta was lifted in May 2030",
            (IMPOSED, LIFTED),
            SUPPORTED,
        ),
        (
            "The office never dropped the licence requirement for copper lamps in Brenta",
            (IMPOSED, LIFTED),
            SUPPORTED,
        ),
        (
            "The office dropped the licence requirement for copper lamps in Brenta",
            (IMPOSED, "The office will rescind these licence requirements."),
            SUPPORTED,
        ),
    ],
)
def test_what_does_not_follow_from_it(claim: str, statements: tuple[str, ...], not_so: VerdictKind) -> None:
    assert verdict(claim, *statements) is not not_so


def planned() -> Notice:
    """The notice of 13 May that plans to end a rule."""
    return replace(notice(PLANNED), published=NoticeDate("2030-05-13"))


@pytest.mark.parametrize(
    ("claim", "contradicted"),
    [
        ("The office formally repealed the rule on copper lamps on May 13, 2030", True),
        ("In May 2030 the office published the repeal of the rule on copper lamps", True),
        ("The office formally repealed the rule on copper lamps on June 3, 2030", False),
        ("The office formally repealed the rule on copper lamps", False),
        ("The office will formally repeal the rule on copper lamps from May 13, 2030", False),
    ],
)
def test_what_a_notice_of_that_day_only_plans(claim: str, contradicted: bool) -> None:
    """It was not formally done that day; on another one it may have been."""
    vocabulary = Vocabulary.of([planned()])
    evidence = Evidence(read(claim, vocabulary), read_notice(planned(), vocabulary), 0, vocabulary)
    found = [one.source for one in judge_modality(evidence) if one.sign is Sign.DIFFERS]
    assert found == (["planned to"] if contradicted else [])


def test_what_was_done_beside_a_duty_was_done() -> None:
    """A "must" before another verb plans nothing of this one."""
    done = replace(
        notice("On May 13, 2030 the office told ports what they must do, and scrapped the copper lamp rule."),
        published=NoticeDate("2030-05-13"),
    )
    claim = "The office officially scrapped the copper lamp rule on May 13, 2030"
    (found,) = build_checker([done]).check(claim, TODAY)
    assert found.kind is not CONFLICTING


NEAREST = "The office put a pause of one year on the rule on copper lamps."
SPARES_NOBODY = "The pause holds for all firms, not only firms from Brenta."


@pytest.mark.parametrize(
    ("claim", "contradicted"),
    [
        ("The pause of one year on the rule on copper lamps is only for firms from Brenta", True),
        ("The pause of one year on the rule on copper lamps is for firms from Brenta", False),
    ],
)
def test_another_statement_may_say_that_it_is_for_more(claim: str, contradicted: bool) -> None:
    """The nearest statement says nothing of the "only"; the one beside it does."""
    one = notice(NEAREST, SPARES_NOBODY)
    vocabulary = Vocabulary.of([one])
    judged = judge_notice(read(claim, vocabulary), read_notice(one, vocabulary), vocabulary)
    assert judged is not None
    assert judged.evidence.place == 0
    assert bool(judged.beside) is contradicted


PAUSED_TERM = Term(NoticeDate("2030-02-01"), NoticeDate("2030-09-01"), EndManner.SUSPENDED)
REVOKED_TERM = Term(NoticeDate("2030-02-01"), NoticeDate("2030-09-01"), EndManner.REVOKED)


@pytest.mark.parametrize(
    ("claim", "term", "supported"),
    [
        ("The ban on copper lamps in Brenta is suspended", PAUSED_TERM, True),
        ("The ban on copper lamps in Brenta is suspended", REVOKED_TERM, False),
        ("Copper lamps are banned in Brenta, which suspended trade", PAUSED_TERM, False),
        ("Copper lamps are banned in Brenta", PAUSED_TERM, False),
    ],
)
def test_who_tells_that_a_notice_is_suspended(claim: str, term: Term, supported: bool) -> None:
    """A claim of the suspension is supported by the suspended notice itself, and no other claim is."""
    one = notice("The order imposes a ban on copper lamps in Brenta.", "The order was suspended.", term=term)
    (found,) = build_checker([one]).check(claim, TODAY)
    assert (found.kind is SUPPORTED) is supported


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("The rule has Lumo supply copper lamps to schools for ten years", CONFLICTING),
        ("The rule has Lumo supply copper lamps to schools for six years", NO_MATCH),
        ("The rule forbids that Lumo supply copper lamps to schools for six years", NO_MATCH),
    ],
)
def test_a_number_that_a_notice_never_had_is_wrong_for_ever(claim: str, right: VerdictKind) -> None:
    """What a notice says that nobody has looked at since may hold no more; another number held never."""
    unverified = Term(effective=NoticeDate("2030-02-01"), review_by=NoticeDate("2030-03-01"))
    old = notice("The rule requires that Lumo supply copper lamps to schools for six years.", term=unverified)
    (found,) = build_checker([old]).check(claim, TODAY)
    assert found.kind is right


FEE = "The fee on copper lamps in Brenta is 40 crowns."


@pytest.mark.parametrize(
    "beside",
    [
        "Smugglers drop them at night.",
        "A court declined to lift this fee.",
        "Rumours that the office lifted this fee are false.",
        "If ports agree, the office lifts it.",
        "Lumo stopped this production.",
        "The second clause of the order was dropped.",
        "The earlier lamps were dropped from the list.",
    ],
)
def test_what_lifts_no_notice(beside: str) -> None:
    """Somebody else's deed, a deed refused, denied or on condition, and the end of another thing."""
    assert verdict("The office dropped the fee on copper lamps in Brenta", FEE, beside) is not SUPPORTED


def test_what_lifts_it() -> None:
    claim = "The office dropped the fee on copper lamps in Brenta"
    assert verdict(claim, FEE, "On 3 July 2030 the office lifted this fee.") is SUPPORTED
    day = "The fee on copper lamps in Brenta was lifted in June 2030"
    assert verdict(day, FEE, "On 3 July 2030 the office lifted this fee, set in June 2030.") is not SUPPORTED


@pytest.mark.parametrize(
    "statement",
    [
        "It was enacted in May 2030 and is not a tax law.",
        "The office is not allowed to waive the law.",
        "There was no copper law before.",
        "It did not become law until May 2030.",
    ],
)
def test_what_makes_a_bill_no_less_of_a_law(statement: str) -> None:
    assert verdict("The bill on copper lamps became law in May 2030", HOUSE, statement) is not CONFLICTING
