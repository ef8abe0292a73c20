"""Numbers: money, percentages, measures and counts that stand for the same thing on both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.judges.contrary import is_of_before, told_apart
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Bound, Quantity
from bot.checking.reading.tokens import TokenKind
from bot.checking.result import ReasonKind
from bot.checking.signs.sums import counts_the_listed, facing_sum
from bot.checking.signs.units import in_one_unit, names_a_document
from bot.checking.signs.votes import VOTED, is_margin, on_one_thing, vote_of

_NEAR = 3
_NEARLY_ALL = 0.75
"""Share of the claim's weight in the statement from which its number stands against the claim's, wherever else in the
notice the claim's may be."""
_LIMITS = frozenset(
    stem(word)
    for word in (
        "limit",
        "threshold",
        "quota",
        "minimum",
        "maximum",
        "bar",
        "trigger",
        "cutoff",
        "ceiling",
        "floor",
        "cap",
    )
)
"""Words by which a number is itself a bound, whatever stands before it."""
_APART = frozenset({"with", "without", "for", "by", "under", "against", "before", "after"})
_OTHERS = re.compile(r"\b(?:other|others|remaining|rest of the) $", re.IGNORECASE)
_BESIDE = ("other", "others", "more", "further", "additional", "extra", "new")
"""Words by which a count is of what comes on top of something."""
_INTERVAL = re.compile(r" (?:before|after|later|earlier|ahead|prior|into|from)\b", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r"[;:] ")
_BEYOND = (Bound.MORE, Bound.LESS)
_OPPOSED = re.compile(
    r"\b(?:against|oppos\w*|no|noes|nays?|not|dissent\w*|objec\w*|reject\w*)\b", re.IGNORECASE
)
# "Got a year before it applied", where it was "effective immediately".
_GIVEN = re.compile(
    r"\b(?:got|gets?|gave|gives?|given|giving|allow\w*|grant\w*|received)(?: (?!an?\b|the\b|no\b)[\w'-]+){0,2} $",
    re.IGNORECASE,
)
_GRACE = re.compile(
    r"(?:'s?)? ?(?:of )?(?:grace|notice|warning|transition|lead time|head start|to (?:comply|prepare|adjust|adapt)\b"
    r"|before\b[^.;]*\b(?:start\w*|beg[aiu]n\w*|t[ao]\w+ effect|c[ao]me\w* into|appl(?:y|ied|ies)|kick\w*|bit\w*"
    r"|in force|effective)\b)",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(
    r"\b(?:effective immediately|immediately effective|with immediate effect|t[ao]\w+ effect immediately|"
    r"applie[sd] immediately|takes? immediate effect|took immediate effect)\b",
    re.IGNORECASE,
)
_CHANGES_TO = re.compile(
    r"\b(?:ris|rose|rais|increas|go(?:es)? up|went up|climb|jump|step|lift|cut|fall|fell|drop|lower|reduc)\w*"
    r"[^,;.]* to $|\b(?:go(?:es|ing)?|went|mov(?:es|ed|ing)) to $",
    re.IGNORECASE,
)
# What bounds a thing by where it begins: "once it is 1 percent".
_BEGINS_AT = re.compile(
    r"\b(?:once|as soon as|the moment|starting at|start(?:s|ed)? at|begin(?:s|ning)? at|began at|kick(?:s|ed)? in at"
    r"|(?:bar|threshold|trigger|cut-?off)\b[^.;,]{0,60}\bat)\b"
    r"[^.;,]{0,60}$",
    re.IGNORECASE,
)
_WHOLE = 100.0
_ROUNDING = 0.5
_VALUES = (Bound.EXACT, Bound.ABOUT)
_UPPER = (Bound.AT_MOST, Bound.LESS)
_LOWER = (Bound.AT_LEAST, Bound.MORE)


def judge_numbers(evidence: Evidence) -> Iterator[Finding]:
    """Each quantity of the claim against the statement's of the same dimension, then against the rest of the notice."""
    evidence = in_one_unit(evidence)
    vote = _votes(evidence)
    yield from vote
    told = {finding.claim_span for finding in vote}
    for mine in evidence.claim.quantities:
        if (mine.start, mine.end) in told:
            continue
        if finding := _by_its_place(evidence, mine):
            yield finding
            continue
        theirs = [other for other in evidence.focus.quantities if other.dimension == mine.dimension]
        same = next((other for other in theirs if mine.same_value(other)), None)
        if same is not None and _goes_to(evidence, mine, same):
            yield Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
            continue
        if same is not None:
            yield _same_number(evidence, mine, same)
            continue
        # Two numbers of the claim are not held against one of the statement's.
        theirs = [other for other in theirs if not _taken(evidence, other)]
        if elsewhere := _elsewhere(evidence, mine):
            # A zero of one statement is seldom another number of the next one: "in addition to the 50 percent".
            if not mine.value or (theirs and _faced_by_another(evidence, mine, theirs)):
                theirs = []
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
    vote = vote_of(evidence.focus) if evidence.focus.first(VOTED) else None
    # Who has the votes for a thing too, or says that others are against it, counts no votes for it.
    for_it = vote is not None and same is vote.noes and not vote.ayes.same_value(vote.noes)
    if vote and for_it and not (_taken(evidence, vote.ayes) or _OPPOSED.search(evidence.claim.text)):
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    if not _bounds_oppose(mine, same):
        return facing(ReasonKind.NUMBER, Sign.AGREES, mine, same)
    if len(evidence.claim.marks.negations) % 2 != len(evidence.focus.marks.negations) % 2:
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    return facing(ReasonKind.NUMBER, Sign.DIFFERS, mine, same)


def _goes_to(evidence: Evidence, mine: Quantity, same: Quantity) -> bool:
    """Whether the claim has something change to a number which the statement has as "the existing" one."""
    changes = _CHANGES_TO.search(evidence.claim.text[: mine.start])
    return bool(changes) and is_of_before(evidence.claim, evidence.focus, same.start)


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


def _faced_by_another(evidence: Evidence, mine: Quantity, theirs: list[Quantity]) -> bool:
    """Whether the statement's only number stands against one that no part of the notice has: that one is at issue.

    "Beside the 140 additions it changed 41 entries", where one statement adds 140 and this one changes 14.
    """
    return len(theirs) == 1 and any(
        other is not mine
        and other.dimension == mine.dimension
        and not any(
            other.same_value(its) for its in evidence.focus.quantities if its.dimension == other.dimension
        )
        and not _elsewhere(evidence, other)
        for other in evidence.claim.quantities
    )


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
        comparable = [other for other in theirs if nouns & counted(evidence.focus, other)]
    if not comparable:
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    nearest = min(comparable, key=lambda other: abs(other.value - mine.value))
    if _is_interval(evidence.claim, mine) and not _is_interval(evidence.focus, nearest):
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    if _one_case(evidence, mine, nearest) or _rest(mine, nearest) or _one_more(evidence, mine, nearest):
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))
    # With several numbers of a kind on one side it is less sure which of them the other side means.
    alike = [other for other in evidence.claim.quantities if other.dimension == mine.dimension]
    if len(comparable) > 1 and (its := _by_one_code(evidence, mine, comparable)) is not None:
        comparable, nearest = [its], its
    return facing(
        ReasonKind.NUMBER, Sign.DIFFERS, mine, nearest, firm=len(comparable) == 1 and len(alike) == 1
    )


def _by_one_code(evidence: Evidence, mine: Quantity, theirs: list[Quantity]) -> Quantity | None:
    """The statement's number by the code or document that the claim's stands by: "7 percent under 10.02"."""
    codes = {token.key for token in evidence.claim.names if token.kind is TokenKind.CODE}
    here = evidence.claim.part_keys(mine.start) & codes
    beside = [(other, here & evidence.focus.part_keys(other.start)) for other in theirs]
    found = [other for other, shared in beside if shared]
    return found[0] if len(found) == 1 else None


def _votes(evidence: Evidence) -> list[Finding]:
    """What a vote of the claim comes to beside the statement's: both numbers of it, or by how many it was carried."""
    its = vote_of(evidence.focus) if evidence.focus.first(VOTED) else None
    if its is None or not on_one_thing(evidence):
        return []
    if (mine := vote_of(evidence.claim)) is not None:
        sign = Sign.AGREES if mine.same(its) else Sign.DIFFERS
        return [
            facing(ReasonKind.NUMBER, sign, mine.ayes, its.ayes),
            facing(ReasonKind.NUMBER, sign, mine.noes, its.noes),
        ]
    margins = [one for one in evidence.claim.quantities if is_margin(evidence.claim, one)]
    if len(margins) != 1:
        return []
    if margins[0].same_value(its.ayes) or margins[0].same_value(its.noes):
        # "By 369 votes" may tell of the votes for it, and may be told wrongly of the margin.
        span = margins[0].start, margins[0].end
        return [Finding(ReasonKind.NUMBER, Sign.ABSENT, margins[0].text, claim_span=span)]
    agrees = abs(margins[0].value - its.margin) < _ROUNDING
    return [facing(ReasonKind.NUMBER, Sign.AGREES if agrees else Sign.DIFFERS, margins[0], its.ayes)]


def _by_its_place(evidence: Evidence, mine: Quantity) -> Finding | None:
    """What a number comes to that is none of the statement's to be held against: in a sum, in a name, in a grace."""
    span = (mine.start, mine.end)
    if found := facing_sum(evidence, mine):
        whole, count = found
        if whole.total == count.value:
            return Finding(ReasonKind.NUMBER, Sign.AGREES, mine.text, claim_span=span, firm=False)
        if whole.total > count.value or whole.all_of_them:
            return Finding(ReasonKind.NUMBER, Sign.DIFFERS, mine.text, count.text, span)
        return Finding(ReasonKind.NUMBER, Sign.ABSENT, mine.text, claim_span=span)
    if names_a_document(evidence, mine) or counts_the_listed(evidence, mine):
        return Finding(ReasonKind.NUMBER, Sign.AGREES, mine.text, claim_span=span, firm=False)
    if (
        mine.dimension == "duration"
        and not evidence.claim.marks.negations
        and not any(other.dimension == "duration" for other in evidence.focus.quantities)
        and _GIVEN.search(evidence.claim.text[: mine.start])
        and _GRACE.match(evidence.claim.text, mine.end)
        and (at_once := _AT_ONCE.search(evidence.focus.text))
    ):
        return Finding(ReasonKind.NUMBER, Sign.DIFFERS, mine.text, at_once[0], span, at_once.span())
    return None


def _is_interval(reading: Reading, quantity: Quantity) -> bool:
    """Whether a time is counted from one event to another: "six weeks after", "two days before"."""
    return quantity.dimension == "duration" and bool(_INTERVAL.match(reading.text, quantity.end))


def _one_case(evidence: Evidence, mine: Quantity, other: Quantity) -> bool:
    """Whether one is a case of what the other bounds, and not another bound.

    A boat of 7 metres is one of those "longer than 5"; that the limit is 7 metres is another thing to say.
    """
    claim = evidence.claim
    before = claim.text[: mine.start]
    limits = (
        claim.keys & _LIMITS or claim.marks.exclusive or before.endswith("from ") or _BEGINS_AT.search(before)
    )
    bounded = mine.within(other) and mine.bound in _VALUES and not limits
    # "Up to about 5.5 billion" leaves open whether it is more than 5; "more than 6" is another limit than that.
    another_limit = other.bound in (_UPPER if mine.bound in _UPPER else _LOWER)
    # "Less than a billion dollars" is borne out by "up to 800 million": amounts are expected, and no limits.
    if mine.dimension in lexicon().units.signs.values() and mine.bound is Bound.LESS and not limits:
        another_limit = False
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
        reading.text[quantity.end :].lstrip().lower().startswith(_BESIDE)
        or reading.text[: quantity.start].lower().endswith("another ")
        for reading, quantity in ((evidence.claim, mine), (evidence.focus, other))
    )
    return beside and not all_of_them and mine.value < other.value


def _bounds_oppose(mine: Quantity, other: Quantity) -> bool:
    """One says at least what the other says at most."""
    return (mine.bound in _UPPER and other.bound in _LOWER) or (
        mine.bound in _LOWER and other.bound in _UPPER
    )


def counted(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The keys of the words that a bare number counts or measures: the next ones behind it, and the last one before.

    What stands behind a "with" or "for", or in another clause, is counted by no number before it.
    """
    apart = next(
        (token.start for token in reading.tokens if token.start >= quantity.end and token.norm in _APART),
        len(reading.text),
    )
    if (ends := _NEW_CLAUSE.search(reading.text, quantity.end)) is not None:
        apart = min(apart, ends.start())
    behind = [
        token.key
        for token in reading.content
        if quantity.end <= token.start < apart and token.norm not in _BESIDE
    ][:_NEAR]
    before = [token.key for token in reading.content if token.end <= quantity.start][-1:]
    return frozenset((*behind[: 1 if not before else _NEAR], *before))
