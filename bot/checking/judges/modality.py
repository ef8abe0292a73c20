"""Force: a ban or a licence requirement, suspended or repealed, proposed or final, must or may."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.judges.same_force import (
    banned_still,
    comes_later,
    complied_later,
    in_force_that_day,
    needs_no_word,
    tells_the_rule,
    told_otherwise,
)
from bot.checking.lexicon import lexicon
from bot.checking.reading.force import NOUN_ENDINGS, alike
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.predication import is_past
from bot.checking.reading.tokens import lowered
from bot.checking.result import ReasonKind

_TOOK: Final = "took a"
# "It took a further rule to bring lamps in" books nothing.
_TOOK_THIS: Final = re.compile(r"\bit took a (?P<what>[^,;:.]+?) to [a-z]")
_UNASKED: Final = ("must", "voluntary", "final")
_OF_NOTICES: Final = (
    "suspended",
    "repealed",
    "proposed",
    "preliminary",
    "licence",
    "at_once",
    "left_out",
    "case_by_case",
)
"""Forces that a whole notice has. That something of it is a ban or a fine is said where it is one."""
_LAW: Final = "law"
_AT_ONCE: Final = "at_once"
_FREE: Final = "free"
_FREE_TO: Final = "free to"
_BEFORE: Final = "before"
_LIFT: Final = "lift"
_DEEDS: Final = frozenset({"repeal", "revocation", "rescission"})
_FORMALLY: Final = re.compile(r"\b(?:formal|formally|officially|published)\b", re.IGNORECASE)
_NOT_LAW: Final = re.compile(
    r"\b(?:is|was|does|did|has|have)(?: not|n't)(?: yet)? (?:(?:been |become |be )?(?:a )?law\b"
    r"|(?:been )?(?:signed|passed|made) into law\b|make (?:\w+ ){1,4}law\b)(?! (?:until|before|on)\b)",
    re.IGNORECASE,
)
# A permission or a chance, no "may not".
_MAY: Final = re.compile(r"\bmay (?!not\b|only\b|\d)")


def judge_modality(evidence: Evidence) -> Iterator[Finding]:
    """Each force that the claim has: the statement's too, a different one in its place, or not spoken to."""
    for family in lexicon().force.differs:
        if family in evidence.claim.marks.modality and (found := _of_force(evidence, family)):
            yield found
    if planned := _planned_that_day(evidence):
        yield Finding(ReasonKind.MODALITY, Sign.DIFFERS, *planned, firm=False)
    if possible := _only_possible(evidence):
        yield Finding(ReasonKind.MODALITY, Sign.ABSENT, evidence.claim.text, possible)


def _of_force(evidence: Evidence, family: str) -> Finding | None:
    """What the statement says to one force of the claim."""
    mine, other = evidence.claim.marks.modality, evidence.focus.marks.modality
    kind, word = ReasonKind.MODALITY, mine[family]
    if told := other.get(family) or told_otherwise(evidence, family):
        return Finding(kind, Sign.AGREES, word, told)
    if family == _LAW and (denied := _no_law(evidence)):
        return Finding(kind, Sign.DIFFERS, word, denied, firm=False)
    beyond = lexicon().force.differs[family]
    if facing := [name for name in beyond if name in other and name not in mine]:
        return Finding(kind, Sign.DIFFERS, word, other[facing[0]], firm=False)
    if family in (_AT_ONCE, _BEFORE) and (found := _of_time(evidence, word)):
        return found
    if family == _FREE and (ban := banned_still(evidence)):
        return Finding(kind, Sign.DIFFERS, *ban, firm=False)
    # "Already" may need no word of the statement, nor what "it took".
    spoken = (
        _took_what_is_told(evidence) if word == _TOOK else family == _BEFORE and needs_no_word(evidence, word)
    )
    if spoken or family in _UNASKED or word == "would" or _in_context(evidence, family):
        return None
    return Finding(kind, Sign.ABSENT, word)


def _of_time(evidence: Evidence, word: str) -> Finding | None:
    """What the notice says to "the very day" and "already" by its days, or by holding a thing out for later."""
    if day := in_force_that_day(evidence):
        sign = Sign.AGREES if day[2] else Sign.DIFFERS
        return Finding(ReasonKind.MODALITY, sign, *day[:2], called=ReasonKind.DATE)
    if due := complied_later(evidence):
        return Finding(ReasonKind.MODALITY, Sign.DIFFERS, *due, called=ReasonKind.DATE)
    later = comes_later(evidence, word)
    return Finding(ReasonKind.MODALITY, Sign.DIFFERS, *later, firm=False) if later else None


def _took_what_is_told(evidence: Evidence) -> bool:
    """Whether what "it took" is all in the statement."""
    took = _TOOK_THIS.search(lowered(evidence.claim.text))
    start, end = took.span("what") if took else (0, 0)
    named = [token for token in evidence.claim.content if start <= token.start < end]
    own = {mine.start for mine, _ in evidence.own.pairs}
    return bool(named) and all(token.start in own for token in named)


def _no_law(evidence: Evidence) -> str:
    """What a statement of the notice says against a bill's being law, if none says that it is."""
    readings = [evidence.focus, *evidence.context]
    if evidence.claim.marks.negations or any(_LAW in reading.marks.modality for reading in readings):
        return ""
    return next((found[0] for reading in readings if (found := _NOT_LAW.search(reading.text))), "")


def _planned_that_day(evidence: Evidence) -> tuple[str, str] | None:
    """What the claim says was formally ended on a day, and the words by which the notice of that day only plans it.

    Without the day it might have been ended since.
    """
    claim = evidence.claim
    if not claim.first(_FORMALLY) or lexicon().force.unsure.search(claim.without_months):
        return None
    days = evidence.dated
    if not any(mine.agrees(day) for mine in claim.dates for day in days):
        return None
    for mine in claim.actions:
        done = is_past(claim.text, mine.token) or mine.token.norm in _DEEDS
        if mine.family != _LIFT or mine.negated or not done:
            continue
        theirs = [
            next((due for due in _due_in(reading) if due.end() == other.token.start), None)
            for reading in evidence.read.statements
            for other in reading.actions
            if alike(mine, other) and not other.token.norm.endswith(NOUN_ENDINGS)
        ]
        if theirs and theirs[0] is not None and all(theirs):
            return mine.token.text, theirs[0][0].strip()
    return None


def _due_in(reading: Reading) -> Iterator[re.Match[str]]:
    return lexicon().grammar.due.finditer(reading.without_months)


def _in_context(evidence: Evidence, family: str) -> bool:
    """Whether the rest of the notice speaks of that force: a suspension order need not say so in each statement."""
    return family in _OF_NOTICES and any(family in reading.marks.modality for reading in evidence.context)


def _only_possible(evidence: Evidence) -> str:
    """The statement's "may" or "plans to", where the claim says that it is so: what may be need not be."""
    lower = evidence.focus.without_months
    possible = _possible_first(evidence.focus)
    if not possible or lexicon().force.unsure.search(evidence.claim.without_months):
        return ""
    # A right may be told in other words, and "must" against "may" is found already.
    if tells_the_rule(evidence, possible, lower):
        return ""
    # What may come later is not denied by who says that it is not there yet.
    if evidence.claim.marks.negations and possible[0].endswith("later"):
        return possible[0]
    told = {"may", "must"} & evidence.claim.marks.modality.keys()
    return "" if told or _permitted(evidence) else possible[0]


@once
def _possible_first(focus: Reading) -> re.Match[str] | None:
    """A statement's "may" or "plans to" in its first clause."""
    lower = focus.without_months
    possible = lexicon().force.possible.search(lower) or _MAY.search(lower)
    first = possible is not None and not re.search(r"[,;:]", lower[: possible.start()])
    return possible if first else None


def _permitted(evidence: Evidence) -> bool:
    """Whether the claim calls a thing permitted, or denies something, as "may not" and "only" do."""
    claim = evidence.claim
    free = claim.marks.modality.get(_FREE, "").startswith(_FREE_TO)
    return free or bool(claim.marks.negations) or any(action.family == "permit" for action in claim.actions)
