"""Signs that what differs stands in another slot: in another clause, of another period, measure or object."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.dates import Date
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.plain_words import anybody, plain
from bot.checking.reading.quantities import Bound
from bot.checking.reading.tokens import Token
from bot.checking.result import ReasonKind, Span

OBJECT_END: Final = re.compile(
    r"[,;:](?=\s)|\.(?=$|\s[A-Z][a-z])| (?:if|when|unless|but|while|because|after|before|until|since) "
)
"""Where what stands behind a verb ends; a dot may be that of "U.S."."""
# Each of them tells something of its own: "it needs a permit, so that lamps are subject to a fee".
_CLAUSE: Final = re.compile(
    r"[,;:] (?:and|but|so|while|though|although|which|yet|where|whereas)\b|; "
    r"| so that | and that | but | while | whereas "
)
# "Does not provide for a 25 percent fee": there is no such thing.
_NONE_OF_IT: Final = re.compile(r"(?:\bnot|n't|\bnever)\b[^,;:.]* (?:an?|any) $")
_TO_WHAT: Final = re.compile(r" (?:to|for|on|upon|from) ")
# What is sold in a quarter is no matter of one day.
_PERIOD: Final = re.compile(r"\b(?:q[1-4]|quarter|fiscal|fy)", re.IGNORECASE)
# "Lamp fee refunds begin in May": headlines have verbs that no ending tells.
_RUNS: Final = re.compile(
    r" (?:begin|start|end|apply|expire|resume|return|open|close|take effect|to [a-z]+)\b"
)
_ANY_MORE: Final = re.compile(r"\bany (?:more|longer)\b")
# "Absent an extension": whether there will be one is left open.
_ABSENT: Final = re.compile(
    r"\b(?:absent|failing|barring) (?:an?|any|the|further) [^,;:.]*|(?<=[\w,] )unless\b[^,;:.]*"
)
_NOT_ONLY_TO: Final = re.compile(
    r"\bnot (?:only|just|merely)(?: [a-z]+){0,3} (?:to|for|in|from|of|on)(?: [a-z]+){0,2}(?: the)? $"
)
# "Raises the fee to 40": what it is by the notice was so before.
_CHANGING: Final = (
    r"\b(?:rais|lower|cut|doubl|tripl|increas|reduc|slash|hik|lift|drop|rise|rose|fall|fell|climb|jump)"
    r"[a-z]*\b"
)
_CHANGED: Final = re.compile(_CHANGING)
# Who was outvoted denies nothing of the vote.
_SOME_VOTED_NO: Final = re.compile(r"\b\d+ (?:[a-z]+ ){0,3}vot(?:ed?|es|ing) no\b")
_NEW: Final = re.compile(r"\bnew\b")
_CHANGED_TO: Final = re.compile(_CHANGING + r"[^,;:.]* to (?:about |nearly |some )?$")
_VALUES: Final = (Bound.EXACT, Bound.ABOUT)
_BEHIND: Final = 3
"""Words behind a "not" that are looked at: the verb that it denies, and what that is done to."""


def stands_in_another_slot(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what seems to disagree has another place in what the statement says than in what the claim says."""
    kinds = {one.kind for one in telling}
    if _was_left_open(evidence):
        return True
    if kinds == {ReasonKind.NAME}:
        return _in_another_clause(evidence, telling) or _is_not_the_only_one(evidence, telling)
    if kinds == {ReasonKind.NUMBER} and _changes_later(evidence, telling):
        return True
    if kinds == {ReasonKind.DATE}:
        return _of_another_period(evidence, kinds) or _on_a_day_of_an_unknown_thing(evidence, telling)
    if ReasonKind.NUMBER in kinds and kinds <= {ReasonKind.NUMBER, ReasonKind.POLARITY}:
        return (
            _of_another_period(evidence, kinds)
            or _measures_something_else(evidence, telling)
            or _both_deny_it(evidence, telling)
            or _zero_is_none(evidence, telling)
        )
    if kinds and kinds <= {ReasonKind.POLARITY, ReasonKind.SCOPE}:
        return (
            _of_another_period(evidence, kinds)
            or _of_other_objects(evidence)
            or _only_tells_which(evidence, telling)
            or _says_any_more(evidence, telling)
            or evidence.claim.first_low(_SOME_VOTED_NO) is not None
        )
    return False


def _in_another_clause(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether most words that stand by the claim's word are in another clause than the contrary word.

    "Lamp exports need a permit" against "it needs a permit, so that lamps pay a fee upon importation".
    Of names themselves nothing: they are found wherever they stand.
    """
    claim, focus = evidence.claim, evidence.focus
    names = {name.start for name in claim.names}
    for one in telling:
        if one.firm or one.claim_span is None or one.source_span is None or one.claim_span[0] in names:
            return False
        start, end = _clause_at(focus, one.source_span[0])
        there = {token.key for token in (*focus.content, *focus.designators) if start <= token.start < end}
        by_it = [
            its.key in there
            for mine, its in evidence.own.pairs
            if claim.part(mine.start) == claim.part(one.claim_span[0])
            and not one.claim_span[0] <= mine.start < one.claim_span[1]
        ]
        if 2 * sum(by_it) >= len(by_it):
            return False
    return True


@once
def _clause_ends(reading: Reading) -> tuple[int, ...]:
    return (0, *(match.start() for match in _CLAUSE.finditer(reading.lower)), len(reading.text))


def _clause_at(reading: Reading, place: int) -> Span:
    ends = _clause_ends(reading)
    return max(one for one in ends if one <= place), min(one for one in ends if one > place)


def _of_another_period(evidence: Evidence, kinds: set[ReasonKind]) -> bool:
    """Whether the claim tells of a quarter or a year of business, and the statement of a day or another such time.

    A number of the one is none of the other; nor is the day of a deed another time than that of the sales.
    """
    periods = _periods(evidence.claim)
    told: Sequence[Date] = evidence.focus.dates
    if kinds == {ReasonKind.DATE}:
        return bool(periods and told) and not _periods(evidence.focus)
    if ReasonKind.NUMBER not in kinds:
        # "Sales in that quarter": which one that is tells another statement.
        told = [one for reading in (evidence.focus, *evidence.context) for one in _periods(reading)]
    return bool(periods and told) and not any(one.agrees(other) for one in periods for other in told)


@once
def _periods(reading: Reading) -> tuple[Date, ...]:
    return tuple(one for one in reading.dates if _PERIOD.search(one.text))


def _on_a_day_of_an_unknown_thing(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a day is of what only the claim knows, though it is called after a thing of the notice's: its refund."""
    claim = evidence.claim
    missing = {token.start for token in evidence.whole.missing}
    at_issue = {word for one in telling for word in one.claim.lower().split()}
    head = _what_runs(claim)
    if head is None or head.start not in missing or not plain(head) or head.norm in at_issue:
        return False
    before = next((token for token in reversed(claim.content) if token.end < head.start), None)
    return (
        before is not None
        and before.start not in missing
        and claim.text[before.end : head.start] == " "
        and head.norm not in lexicon().grammar.papers
    )


@once
def _what_runs(claim: Reading) -> Token | None:
    """What a claim says something of: its first verb's head, or what stands before a headline's "begin"."""
    told = next(iter(claim.predications), None)
    if told is not None:
        return told.head
    return next((one for one in claim.content if _RUNS.match(claim.lower, one.end)), None)


def _measures_something_else(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what a number measures is no word of the statement or the title: "Lumo revenue: 5 florins"."""
    claim = evidence.claim
    lacking = {token.start for token in evidence.headed.missing}
    starts = [one.claim_span[0] for one in telling if one.claim_span is not None]
    return any(
        claim.text[token.end : start] == ": " and token.start in lacking and plain(token)
        for start in starts
        for token in claim.content
    )


def _both_deny_it(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim denies something of one number, and the statement that there is such a thing of another."""
    claim, focus = evidence.claim, evidence.focus
    denied = {claim.part(no.start) for no in claim.marks.negations}
    values = {(one.start, one.end) for one in claim.quantities if one.bound in _VALUES}
    return any(
        one.claim_span in values
        and one.claim_span is not None
        and one.source_span is not None
        and claim.part(one.claim_span[0]) in denied
        and _NONE_OF_IT.search(focus.lower[: one.source_span[0]])
        for one in telling
    )


def _zero_is_none(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim's one number is a zero, which says what the statement says by a "no"."""
    numbers, focus = evidence.claim.quantities, evidence.focus
    if len(numbers) != 1 or numbers[0].value:
        return False
    places = [
        one.source_span[0]
        for one in telling
        if one.claim_span == (numbers[0].start, numbers[0].end) and one.source_span is not None
    ]
    return any(no.end <= place for place in places for no in focus.marks.negations)


def _of_other_objects(evidence: Evidence) -> bool:
    """Whether one verb is affirmed of some things and denied of others: "to every port", "not to lamps for ships"."""
    claim, focus = evidence.claim, evidence.focus
    if claim.marks.negations:
        return False
    there = {mine.start: its.start for mine, its in evidence.own.pairs}
    for mine, its in evidence.own.pairs:
        denied = any(no.end <= its.start for no in focus.marks.negations)
        if not denied or mine.norm != its.norm or focus.text[its.start : its.end] != its.text:
            continue
        to_mine, to_its = _TO_WHAT.match(claim.text, mine.end), _TO_WHAT.match(focus.text, its.end)
        if to_mine is None or to_its is None or to_mine[0] != to_its[0]:
            continue
        asked = _objects(claim, to_mine.end())
        told = {token.start for token in _objects(focus, to_its.end())}
        if asked and told and not any(there.get(one.start) in told for one in asked):
            return True
    return False


def _objects(reading: Reading, start: int) -> list[Token]:
    end = OBJECT_END.search(reading.text, start)
    last = end.start() if end is not None else len(reading.text)
    return [
        token
        for token in (*reading.content, *reading.designators)
        if start <= token.start < last and not anybody(token)
    ]


def _only_tells_which(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim has, of what a "not" denies, only a word that tells which thing is meant.

    "Wants a copper permit" is not denied by "will not harm copper harbour lights".
    """
    claim, focus = evidence.claim, evidence.focus
    if any(one.firm for one in telling) or claim.marks.negations or len(focus.marks.negations) != 1:
        return False
    behind = [token for token in focus.content if token.start >= focus.marks.negations[0].end][:_BEHIND]
    if len(behind) < _BEHIND:
        return False
    verb, word, thing = behind
    keys = {its.key for _, its in evidence.own.pairs}
    mine = next((mine for mine, its in evidence.own.pairs if its.key == word.key), None)
    return (
        mine is not None
        and [one.key in keys for one in behind] == [False, True, False]
        and stem(verb.norm) not in lexicon().grammar.neutral_stems
        and focus.text[word.end : thing.start] == " "
        and any(claim.text[mine.end : one.start] == " " for one in claim.content if one.start > mine.start)
    )


def _says_any_more(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim's "any" is one of time, and of no share: "is not refused any more"."""
    return bool(evidence.claim.first_low(_ANY_MORE)) and all(
        one.kind is ReasonKind.SCOPE and one.claim == "any" for one in telling
    )


def _was_left_open(evidence: Evidence) -> bool:
    """Whether the claim says that something was done which the statement leaves open: "absent an extension"."""
    told = next(iter(evidence.claim.predications), None)
    if told is None or told.verb is None:
        return False
    its = next((its for mine, its in evidence.own.pairs if mine.start == told.verb.start), None)
    spans = [match.span() for match in _ABSENT.finditer(evidence.focus.lower)]
    return its is not None and any(start <= its.start < end for start, end in spans)


def _is_not_the_only_one(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the statement says "not only" of the name that differs: it is so of others too."""
    focus = evidence.focus
    return all(
        one.source_span is not None and _NOT_ONLY_TO.search(focus.lower, 0, one.source_span[0]) is not None
        for one in telling
    )


def _changes_later(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim has something changed to a number, and the statement says how much it is."""
    claim, focus = evidence.claim, evidence.focus
    same_day = any(mine.agrees(its) for mine in claim.dates for its in focus.dates)
    if same_day or focus.first_low(_NEW):
        return False
    return not focus.first_low(_CHANGED) and all(
        one.claim_span is not None and _CHANGED_TO.search(claim.lower, 0, one.claim_span[0]) is not None
        for one in telling
    )
