"""Numbers: money, percentages, measures and counts that stand for the same thing on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.judges.contrary import is_of_before, told_apart
from bot.checking.lexicon import stem
from bot.checking.quantities import Bound, Quantity
from bot.checking.reading import Reading
from bot.checking.result import ReasonKind

_NEAR = 3
_NEARLY_ALL = 0.75
"""Share of the claim's weight in the statement from which its number stands against the claim's, wherever else in the
notice the claim's may be."""
_LIMITS = frozenset(stem(word) for word in ("limit", "threshold", "quota", "minimum", "maximum", "bar"))
"""Words by which a number is itself a bound, whatever stands before it."""
_APART = frozenset({"with", "without", "for", "by", "under", "against", "before", "after"})
_OTHERS = re.compile(r"\b(?:other|others|remaining|rest of the) $", re.IGNORECASE)
_INTERVAL = re.compile(r" (?:before|after|later|earlier|ahead|prior|into|from)\b", re.IGNORECASE)
_BEYOND = (Bound.MORE, Bound.LESS)
_OPPOSED = re.compile(
    r"\b(?:against|oppos\w*|no|noes|nays?|not|dissent\w*|objec\w*|reject\w*)\b", re.IGNORECASE
)
# "By a vote of 20 to 5", but not "from 20 to 5".
_VOTE = re.compile(r"\b(?:vot\w+|ballot)\b(?!.*\bfrom \d)", re.IGNORECASE)
_WHOLE = 100.0
_ROUNDING = 0.5
_VALUES = (Bound.EXACT, Bound.ABOUT)
_UPPER = (Bound.AT_MOST, Bound.LESS)
_LOWER = (Bound.AT_LEAST, Bound.MORE)


def judge_numbers(evidence: Evidence) -> Iterator[Finding]:
    """Each quantity of the claim against the statement's of the same dimension, then against the rest of the notice."""
    for mine in evidence.claim.quantities:
        theirs = [other for other in evidence.focus.quantities if other.dimension == mine.dimension]
        same = next((other for other in theirs if mine.same_value(other)), None)
        if same is not None:
            yield _same_number(evidence, mine, same)
            continue
        # Two numbers of the claim are not held against one of the statement's.
        theirs = [other for other in theirs if not _taken(evidence, other)]
        if elsewhere := _elsewhere(evidence, mine):
            if all(
                _bounds_oppose(mine, other) or is_of_before(evidence.claim, reading, other.start)
                for reading, other in elsewhere
            ):
                # "Below 40" is not borne out by another statement's "40 or more", nor by "the existing 40".
                yield Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
            elif theirs and evidence.own.coverage >= _NEARLY_ALL and _is_counted(evidence, mine, elsewhere):
                # "These 13" may be the two makers and their branches of this statement.
                yield Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
            elif theirs and evidence.own.coverage >= _NEARLY_ALL and not told_apart(evidence):
                yield replace(_other_value(evidence, mine, theirs), firm=False)
            else:
                yield Finding(
                    ReasonKind.NUMBER, Sign.AGREES, mine.text, claim_span=(mine.start, mine.end), firm=False
                )
        else:
            yield _other_value(evidence, mine, theirs)


def _same_number(evidence: Evidence, mine: Quantity, same: Quantity) -> Finding:
    """Agreement, unless one side says at least what the other says at most; with a denial that may be one thing.

    That a bill had so many votes is not borne out by as many votes against it.
    """
    votes = joined_counts(evidence.focus) if _VOTE.search(evidence.focus.text) else ()
    if votes and same is votes[1] and not votes[0].same_value(votes[1]):
        told = joined_counts(evidence.claim)
        if told and mine is told[0] and told[1].same_value(votes[0]):
            return facing(ReasonKind.NUMBER, Sign.DIFFERS, mine, votes[0])
        # Who has the votes for a thing too, or says that others are against it, counts no votes for it.
        if not (_taken(evidence, votes[0]) or _OPPOSED.search(evidence.claim.text)):
            return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    if not _bounds_oppose(mine, same):
        return facing(ReasonKind.NUMBER, Sign.AGREES, mine, same)
    if len(evidence.claim.marks.negations) % 2 != len(evidence.focus.marks.negations) % 2:
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    return facing(ReasonKind.NUMBER, Sign.DIFFERS, mine, same)


def _taken(evidence: Evidence, other: Quantity) -> bool:
    return any(
        mine.dimension == other.dimension and mine.same_value(other) for mine in evidence.claim.quantities
    )


def _elsewhere(evidence: Evidence, mine: Quantity) -> list[tuple[Reading, Quantity]]:
    """Where other parts of the notice have the number."""
    return [
        (reading, other)
        for reading in evidence.context
        for other in reading.quantities
        if mine.dimension == other.dimension and mine.same_value(other)
    ]


def _is_counted(evidence: Evidence, mine: Quantity, elsewhere: list[tuple[Reading, Quantity]]) -> bool:
    """Whether it is a count that another statement has, and not only a number of the notice's head."""
    return mine.dimension == "count" and any(reading is not evidence.read.head for reading, _ in elsewhere)


def _within_elsewhere(evidence: Evidence, mine: Quantity) -> bool:
    """Whether another part of the notice has a number of the same things that lies in the claim's bounds."""
    nouns = counted(evidence.claim, mine)
    return any(
        other.within(mine) and nouns & counted(reading, other)
        for reading in evidence.context
        for other in reading.quantities
        if other.dimension == mine.dimension
    )


def _other_value(evidence: Evidence, mine: Quantity, theirs: list[Quantity]) -> Finding:
    comparable = theirs
    if mine.bound in (*_UPPER, *_LOWER) and _within_elsewhere(evidence, mine):
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    if mine.dimension == "count":
        nouns = counted(evidence.claim, mine)
        votes = joined_counts(evidence.focus) if mine in joined_counts(evidence.claim) else ()
        comparable = [other for other in theirs if other in votes or nouns & counted(evidence.focus, other)]
    if not comparable:
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    nearest = min(comparable, key=lambda other: abs(other.value - mine.value))
    if _is_interval(evidence.claim, mine) and not _is_interval(evidence.focus, nearest):
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    if _one_case(evidence, mine, nearest) or _rest(mine, nearest) or _one_more(evidence, mine, nearest):
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    # With several numbers of a kind on one side it is less sure which of them the other side means.
    alike = [other for other in evidence.claim.quantities if other.dimension == mine.dimension]
    return facing(
        ReasonKind.NUMBER, Sign.DIFFERS, mine, nearest, firm=len(comparable) == 1 and len(alike) == 1
    )


def _is_interval(reading: Reading, quantity: Quantity) -> bool:
    """Whether a time is counted from one event to another: "six weeks after", "two days before"."""
    return quantity.dimension == "duration" and bool(_INTERVAL.match(reading.text, quantity.end))


def _one_case(evidence: Evidence, mine: Quantity, other: Quantity) -> bool:
    """Whether one is a case of what the other bounds, and not another bound.

    A boat of 7 metres is one of those "longer than 5"; that the limit is 7 metres is another thing to say.
    """
    claim = evidence.claim
    limits = claim.keys & _LIMITS or claim.marks.exclusive or claim.text[: mine.start].endswith("from ")
    bounded = mine.within(other) and mine.bound in _VALUES and not limits
    # "Up to about 5.5 billion" leaves open whether it is more than 5; "more than 6" is another limit than that.
    another_limit = other.bound in (_UPPER if mine.bound in _UPPER else _LOWER)
    return bounded or (other.within(mine) and mine.bound in _BEYOND and not another_limit)


def _rest(mine: Quantity, other: Quantity) -> bool:
    """Whether one share is what a bounded one leaves of the whole: "a fifth may" where "at least 80 percent must"."""
    bounded = not (mine.bound in _VALUES and other.bound in _VALUES)
    return bounded and mine.dimension == "percent" and abs(mine.value + other.value - _WHOLE) < _ROUNDING


def _one_more(evidence: Evidence, mine: Quantity, other: Quantity) -> bool:
    """Whether the claim may count all but those spoken of: "with 15 others" for sixteen, "X, Y and five other"."""
    if mine.dimension != "count":
        return False
    if _OTHERS.search(evidence.claim.text[: mine.start]) and not _OTHERS.search(
        evidence.focus.text[: other.start]
    ):
        return mine.value < other.value
    beside, all_of_them = (
        reading.text[quantity.end :].lstrip().lower().startswith(("other", "more"))
        for reading, quantity in ((evidence.claim, mine), (evidence.focus, other))
    )
    return beside and not all_of_them and mine.value < other.value


def _bounds_oppose(mine: Quantity, other: Quantity) -> bool:
    """One says at least what the other says at most."""
    return (mine.bound in _UPPER and other.bound in _LOWER) or (
        mine.bound in _LOWER and other.bound in _UPPER
    )


def joined_counts(reading: Reading) -> tuple[Quantity, ...]:
    """The two counts of a vote, "369 to 22" or "219-202", where the text has one such pair and no noun behind it."""
    pairs = [
        (first, second)
        for first, second in pairwise(reading.quantities)
        if first.dimension == second.dimension == "count"
        and reading.text[first.end : second.start].strip() in ("to", "-", "\u2013")
        and not reading.text[second.end :].strip(" .,;)").startswith(tuple("abcdefghijklmnopqrstuvwxyz"))
    ]
    return pairs[0] if len(pairs) == 1 else ()


def counted(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The keys of the words that a bare number counts or measures: the next ones behind it, and the last one before.

    What stands behind a "with" or "for" is counted by no number before it.
    """
    apart = next(
        (token.start for token in reading.tokens if token.start >= quantity.end and token.norm in _APART),
        len(reading.text),
    )
    behind = [token.key for token in reading.content if quantity.end <= token.start < apart][:_NEAR]
    before = [token.key for token in reading.content if token.end <= quantity.start][-1:]
    return frozenset((*behind[: 1 if not before else _NEAR], *before))
