"""Signs that a claim of two clauses, or with an "only", is borne out by a statement of half of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Sign
from bot.checking.judging import findings_of
from bot.checking.reading.one_text import Reading, read
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import ReasonKind

_JOINT: Final = re.compile(r"[,;: ]*(?:(?:and|but|so|while|though|although|which|yet)\b ?)?")
_FEWEST: Final = 2
"""Words that make a clause to be judged by itself."""
_OF_IT: Final = 0.5
"""Share of a clause's weight from which a statement speaks of it."""
_ONLY: Final = re.compile(r"\bonly\b")


def denied_clause(evidence: Evidence) -> str:
    """A further clause of the claim that another statement, which has more of it, says the contrary of.

    "The ferry may sail again, and fishing is allowed too", where the ban on fishing remains in force.
    """
    for clause in _clauses(evidence):
        here = Evidence(clause, evidence.read, evidence.place, evidence.vocabulary).own.coverage
        for place in range(len(evidence.read.statements)):
            told = Evidence(clause, evidence.read, place, evidence.vocabulary)
            if told.own.coverage >= max(_OF_IT, here) and place != evidence.place and _is_denied_by(told):
                return clause.text
    return ""


def _clauses(evidence: Evidence) -> Iterator[Reading]:
    """The claim's clauses behind the first one, each read alone."""
    claim = evidence.claim
    for start, end in claim.clauses[1:]:
        joint = _JOINT.match(claim.text, start)
        if sum(start <= token.start < end for token in claim.content) >= _FEWEST:
            yield read(claim.text[joint.end() if joint else start : end], evidence.vocabulary)


def _is_denied_by(evidence: Evidence) -> bool:
    return any(
        one.sign is Sign.DIFFERS and one.kind is ReasonKind.POLARITY and (one.firm or one.of_sentence)
        for one in findings_of(evidence)
    )


def only_moved(evidence: Evidence) -> str:
    """The claim's "only at night", if the statement's "only" is of who may: "only pilots may enter at night"."""
    mine, its = (_behind_only(reading) for reading in (evidence.claim, evidence.focus))
    if mine is None or its is None or mine.key == its.key:
        return ""
    there = {one.start: other for one, other in evidence.own.pairs}
    here = {other.start: one for one, other in evidence.own.pairs}
    known = mine.start in there and its.start in here
    before = known and here[its.start].start < mine.start and its.start < there[mine.start].start
    after = known and here[its.start].start > mine.start and its.start > there[mine.start].start
    return f"only {mine.text}" if before or after else ""


def _behind_only(reading: Reading) -> Token | None:
    """What the one "only" of a text stands before."""
    found = list(_ONLY.finditer(lowered(reading.text))) if reading.marks.exclusive == ("only",) else []
    if len(found) != 1:
        return None
    return next((token for token in reading.content if token.start >= found[0].end()), None)
