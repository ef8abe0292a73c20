"""Signs that a claim has a day or a time of another occasion than its statement: of the rule, not of its first use."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.dates import Date
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import Span

# "The curbs of May" are from then, whatever happens to them.
_WHEN: Final = re.compile(
    r"\b(?:from|since|on|by|as of|until|till|after|before|starting|beginning)(?: on)?(?: the)? $"
)
_IN: Final = re.compile(r"\b(?:in|since|from|by)(?: (?:early|late|mid))? $")
_LASTING: Final = re.compile(
    r"\b(?P<how>for|over|throughout|within|inside|after) "
    r"(?:at (?:least|most) |up to |about |around |the (?:first |next |last )?|more than |another )*$"
)
_ALIKE: Final = {"over": "for", "throughout": "for", "inside": "within"}
_SAME_DAY: Final = re.compile(
    r"\b(?:(?:on )?(?:the (?:same |very |exact )?day|the (?:moment|minute)|as soon as) (?:that )?[\w' ]{2,30}?"
    r" (?:was|were|is|are|got|came) (?:out|released|published|announced|issued|signed|made public)"
    r"|on (?:its|their|the day of) (?:publication|release|announcement))\b"
)
# Both are read as comments.
_DEADLINE: Final = re.compile(
    r"\bdeadline (?:for (?:comments|commenting)|to comment)\b|\bcomment (?:period|window) (?:[a-z]+ )?(?:clos|end)\w+"
)
_COMMENTS_OPEN: Final = re.compile(
    r"\b(?:open|beg[ia]n|start|launch)\w*\b[^.;]*\bcomment|\bcomment\w* [^.;]*\b(?:open|beg[ia]n)"
)
_UNTIL: Final = re.compile(
    r"\b(?:clos\w*|ends?|ended|until|till|due|deadline|by|through|within|days?|weeks?|months?)\b"
)
_BEFORE: Final = re.compile(r" (?:before|prior to|ahead|in advance|beforehand|earlier)\b")
_AFTER: Final = re.compile(r" (?:after|following|from|of|later|thereafter|into)\b")
_WITHIN: Final = re.compile(r"\b(?:within|in|inside)(?: the (?:first|next))? $")


def day_of_another(evidence: Evidence) -> str:
    """The claim's day, if its verb is told by another statement alone, and that one has another day for it.

    "Makers had to comply from 1 May", where the rule took effect on 1 May and nobody had to comply before 9 June.
    """
    claim = evidence.claim
    verbs = [told.verb for told in claim.predications if told.verb is not None]
    verbs += [action.token for action in claim.actions]
    lower = lowered(claim.text)
    own = {mine.start for mine, _ in evidence.own.pairs}
    for day in claim.dates:
        when = _WHEN.search(lower[: day.start])
        for verb in verbs:
            behind = when and (verb.start < day.start or not lower[: when.start()].strip())
            if verb.start not in own and behind and _clause(claim, verb) == _clause(claim, day):
                told = list(_days_by(evidence, verb))
                if told and not any(day.agrees(one) for one in told) and any(map(day.comparable, told)):
                    return day.text
    return ""


def month_of_another(evidence: Evidence) -> str:
    """The claim's "in May", if only other statements have that month and this one has a day in another."""
    claim, told = evidence.claim, evidence.focus.dates
    own = {mine.start for mine, _ in evidence.own.pairs}
    if not any(one.verb is not None and one.verb.start in own for one in claim.predications):
        # Another statement tells of the deed itself.
        return ""
    known = (*told, *evidence.read.head.dates, *evidence.dated)
    for day in claim.dates:
        elsewhere = day.month and not any(day.agrees(one) for one in known)
        other = any(one.month and not any(mine.agrees(one) for mine in claim.dates) for one in told)
        if elsewhere and other and _IN.search(lowered(claim.text[: day.start])):
            return day.text
    return ""


def _days_by(evidence: Evidence, verb: Token) -> list[Date]:
    """The days in the parts of sentences in which the notice has a verb."""
    found = ((reading, reading.words.same(verb)) for reading in evidence.read.statements)
    return [
        day
        for reading, its in found
        if its is not None
        for day in reading.dates
        if _clause(reading, day) == _clause(reading, its)
    ]


def _clause(reading: Reading, one: Token | Date) -> Span:
    return next(span for span in reading.clauses if span[0] <= one.start < span[1])


def other_side_of_it(evidence: Evidence) -> str:
    """The claim's time before something, if the statement has as long after it, or the reverse: "within 60 days of"."""
    claim, focus = evidence.claim, evidence.focus
    for mine in claim.quantities:
        side = _side(claim, mine)
        alike = [one for one in focus.quantities if one.dimension == mine.dimension and mine.same_value(one)]
        if side and alike and all(_side(focus, one) == -side for one in alike):
            return mine.text
    return ""


def _side(reading: Reading, time: Quantity) -> int:
    """-1 for a time before something, 1 for one after it, 0 where neither is said."""
    if time.dimension != "duration":
        return 0
    lower = lowered(reading.text)
    if _BEFORE.match(lower, time.end):
        return -1
    after = _AFTER.match(lower, time.end)
    # "60 days of rain" come after nothing.
    within = after and (after[0] != " of" or _WITHIN.search(lower[: time.start]))
    return 1 if within else 0


def same_day(evidence: Evidence) -> str:
    """The claim's "the day it was published" of something else, if the statement has two days or more."""
    mine = _SAME_DAY.search(lowered(evidence.claim.text))
    days = {(day.year, day.month, day.day) for day in evidence.focus.dates if day.day}
    return mine[0] if mine and len(days) > 1 else ""


def opening_or_end(evidence: Evidence) -> str:
    """The claim's deadline for comments, if the statement only opens the time for them on that day."""
    mine = _DEADLINE.search(lowered(evidence.claim.text))
    focus = lowered(evidence.focus.text)
    return mine[0] if mine and _COMMENTS_OPEN.search(focus) and not _UNTIL.search(focus) else ""


def other_length(evidence: Evidence) -> str:
    """The claim's "for five years" against "after five years" or "within" as many."""
    claim, focus = evidence.claim, evidence.focus
    for mine in claim.quantities:
        how = _lasting(claim, mine)
        alike = [one for one in focus.quantities if one.dimension == mine.dimension and mine.same_value(one)]
        if how and alike and all(_lasting(focus, one) not in ("", how) for one in alike):
            return f"{how} {mine.text}"
    return ""


def _lasting(reading: Reading, time: Quantity) -> str:
    """The word that tells whether something lasts a time, ends in it or begins then; empty where none does."""
    found = _LASTING.search(lowered(reading.text[: time.start])) if time.dimension == "duration" else None
    return _ALIKE.get(found["how"], found["how"]) if found else ""
