"""What became of a notice as a whole, as another of its statements says: "the order was suspended"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.force import Action, alike, same_sense
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.tokens import Token
from bot.checking.signs.called import own_keys
from bot.checking.signs.no_longer import NO_MORE

# "Is among the six announcements suspended": what stands before is suspended itself.
_UNDERGOES: Final = re.compile(r"\b(?:is|are|was|were|been|remains?) [^,;:.]{0,40}$", re.IGNORECASE)
_POINTS_BACK: Final = re.compile(r" (?:these|this|those) ", re.IGNORECASE)
_POINTED_AT: Final = 3
"""Words behind a "these" among which the thing that it points back to is named."""

ENDING: Final = frozenset({"lift", "suspend"})
"""The families of verbs by which a measure ends, for good or for a time."""
_STAYS: Final = re.compile(r"\b(?:until|till|stay\w*|remain\w*|still|keep\w*|kept)\b", re.IGNORECASE)
_TAKING_OUT: Final = ENDING | {"remove"}
_OF_A_DOCUMENT: Final = ("no:", "of:")
_ON_IT: Final = re.compile(r" (?:on|of|for|to) (?:the )?(?:[a-z]+ )?")
"""What the keys of a document's number and year begin with."""
_DOCUMENTS: Final = frozenset({"rule", "rules", "regulation", "act", "measure", "measures"})


def told_of_the_whole(evidence: Evidence) -> Mapping[int, int]:
    """Where the claim's verbs stand that tell what became of the notice, and the place of the statement that says so.

    The statement that shares most words with a claim often says what was imposed, and another that it was lifted. Of
    what became of a part ("the second clause is suspended") nothing follows for the rest.
    """
    here = evidence.focus.actions
    ending = [
        mine
        for mine in evidence.claim.actions
        if mine.family in lexicon().negative and not any(alike(mine, other) for other in here)
    ]
    if not ending:
        return {}
    told = [
        (place, reading, other)
        for place, reading in enumerate(evidence.read.statements)
        if place != evidence.place
        for other in _of_the_whole(evidence, reading)
    ]
    return {
        mine.token.start: place
        for mine in ending
        for place, reading, other in reversed(told)
        if alike(mine, other) and same_sense(mine, other) and _may_be_that_day(evidence.claim, reading, other)
    }


def over_since(evidence: Evidence) -> int | None:
    """The place of the statement that ends what the nearest one laid down, where the claim has a "no longer"."""
    if not evidence.claim.first(NO_MORE) or ends_something(evidence.focus):
        return None
    return next(
        (
            place
            for place, reading in enumerate(evidence.read.statements)
            if place != evidence.place
            for action in _of_the_whole(evidence, reading)
            if action.family in ENDING and not action.negated
        ),
        None,
    )


def ends_something(reading: Reading) -> bool:
    """Whether a text ends or removes something, and lays down, keeps or denies nothing beside it."""
    if reading.first(_STAYS):
        return False
    families = {action.family for action in reading.actions}
    ends = {action.family for action in reading.actions if action.family in _TAKING_OUT}
    return bool(ends) and ends == families and not reading.marks.negations


def _may_be_that_day(claim: Reading, told: Reading, deed: Action) -> bool:
    """Whether a day of the claim is that of the statement's deed; where either has none, it may be."""
    beside = [one for one in told.dates if told.part(one.start) == told.part(deed.token.start)]
    pairs = [(mine, other) for mine in claim.dates for other in beside or told.dates]
    return not pairs or any(mine.agrees(other) for mine, other in pairs)


def _of_the_whole(evidence: Evidence, reading: Reading) -> Iterator[Action]:
    for action in _undoing(reading):
        subject = [
            token
            for told in reading.predications
            for token in told.subject
            if token.end <= action.token.start
        ]
        itself = (
            subject
            and not speaks_of_a_part(reading, action)
            and all(_is_the_document(evidence, token) for token in subject)
        )
        undergoes = itself and _UNDERGOES.search(reading.text, 0, action.token.start)
        if undergoes or _takes_it_back(evidence, reading, action):
            yield action


@once
def _undoing(reading: Reading) -> tuple[Action, ...]:
    """The deeds of a text that take something away, without those that are only due."""
    undoing = [action for action in reading.actions if action.family in lexicon().negative]
    if not undoing:
        return ()
    due = {match.end() for match in lexicon().grammar.due.finditer(reading.without_months)}
    return tuple(action for action in undoing if action.token.start not in due)


def _takes_it_back(evidence: Evidence, reading: Reading, action: Action) -> bool:
    """Whether who published the notice, or a state's office, undoes what the nearest statement speaks of."""
    pointer = _POINTS_BACK.match(reading.text, action.token.end)
    doers = [told.head for told in reading.predications if told.verb == action.token and not told.passive]
    official = any(
        head is not None and (head.key in own_keys(evidence) or head.norm in lexicon().grammar.offices)
        for head in doers
    )
    if pointer is None or not official:
        return False
    behind = [token for token in reading.content if token.start >= pointer.end()][:_POINTED_AT]
    return any(evidence.focus.words.same(token) is not None for token in behind)


def speaks_of_a_part(reading: Reading, action: Action) -> bool:
    """Whether the name of a part stands before a verb: "the second clause is suspended", "the pause on clause two"."""
    return any(
        not one.key.startswith(_OF_A_DOCUMENT)
        and (one.end <= action.token.start or _ON_IT.fullmatch(reading.text, action.token.end, one.start))
        for one in reading.designators
    )


def _is_the_document(evidence: Evidence, token: Token) -> bool:
    """Whether a word names the notice and no part or matter of it: "the order", "No. 62"."""
    if token.key.startswith(_OF_A_DOCUMENT):
        return token.key in evidence.read.head.keys
    return token.norm in _DOCUMENTS or token.norm in lexicon().just_numbered
