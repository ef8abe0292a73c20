"""Who does something to whom: the deeds of a claim and of a statement, and their doer and receiver exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token

_TAKING_OVER: Final = frozenset({"acquisition", "takeover"})
_FROM: Final = re.compile(r"\bfrom (?:the |its |their |an? )?$")
_THE: Final = re.compile(r" (?:the|an?|its|their) ")


@dataclass(frozen=True, slots=True)
class Deed:
    """A predication that has a doer and a verb."""

    subject: tuple[Token, ...]
    head: Token
    verb: Token
    passive: bool


def deeds_of(reading: Reading) -> Iterator[Deed]:
    """What is done in a text, with who does it."""
    for told in reading.predications:
        if told.head is not None and told.verb is not None:
            yield Deed(told.subject, told.head, told.verb, told.passive)


def _named_deeds(reading: Reading) -> Iterator[Deed]:
    """Deeds that a noun names with their doer before it: "Lumo's acquisition of Brand"."""
    for doer, noun in pairwise(reading.content):
        if reading.text[doer.end : noun.start] in ("'s ", "' ") and reading.text.startswith(" of ", noun.end):
            yield Deed((doer,), doer, noun, passive=False)


def of_one_deed(evidence: Evidence) -> Iterator[tuple[Deed, Deed]]:
    """Each deed of the claim with each of the statement that has the same verb."""
    for mine in deeds_of(evidence.claim):
        for its in (*deeds_of(evidence.focus), *_named_deeds(evidence.focus)):
            if mine.passive == its.passive and same_verb(mine.verb, its.verb):
                yield mine, its


def same_verb(mine: Token, its: Token) -> bool:
    """Whether two verbs tell of one deed: the same one, one family of actions, or both only say something."""
    families, saying = lexicon().actions, lexicon().grammar.saying
    family = families.get(mine.norm)
    if mine.norm in saying and its.norm in saying:
        return True
    return mine.key == its.key or (family is not None and family == families.get(its.norm))


def exchanged(evidence: Evidence) -> str:
    """The claim's doer, if they are the statement's receiver and the reverse: "Micron summoned CAC"."""
    for mine, its in of_one_deed(evidence):
        mine_there = evidence.focus.words.same(mine.head)
        its_here = evidence.claim.words.same(its.head)
        if mine.head.key == its.head.key or mine_there is None or its_here is None:
            continue
        behind = mine_there.start > its.head.start and its_here.start > mine.head.start
        # "Lumo states that the office will receive a tenth", "Lumo will receive a tenth from the office".
        behind |= mine_there.start < its.subject[0].start and _gets_from(evidence.claim, mine, its_here)
        if behind and its_here not in mine.subject and mine_there not in its.subject:
            return mine.head.text
    return next(
        (
            deed.head.text
            for deed in deeds_of(evidence.claim)
            if _is_taken_over(evidence.focus, deed)
            or _is_receiver(evidence, deed)
            or _is_done_to_them(evidence, deed)
        ),
        _named_otherwise(evidence),
    )


def _gets_from(claim: Reading, mine: Deed, other: Token) -> bool:
    """Whether the claim's doer gets something from another one."""
    return not mine.passive and other.start > mine.verb.end and bool(_FROM.search(claim.text[: other.start]))


def _named_otherwise(evidence: Evidence) -> str:
    """The doer of what a noun names in the claim, if the statement has it done to them: "Lumo's takeover of Brand"."""
    for mine in _named_deeds(evidence.claim):
        for its in _named_deeds(evidence.focus):
            undergone = _undergoing(evidence.focus, its)
            if mine.verb.key == its.verb.key and undergone is not None and undergone.key == mine.head.key:
                return mine.head.text
    return ""


def _undergoing(reading: Reading, deed: Deed) -> Token | None:
    """The word behind the "of" of a deed that a noun names."""
    return next((token for token in reading.content if token.start > deed.verb.end), None)


def _is_receiver(evidence: Evidence, deed: Deed) -> bool:
    """Whether the claim's doer stands right behind the verb in the statement: "refunds Lumo the duty".

    Only of what is done to something: who "moves to" a group may be moved to it.
    """
    claim, focus = evidence.claim, evidence.focus
    if deed.passive or not _takes_an_object(claim, deed):
        return False
    behind = {token.key for token in claim.content if token.start >= deed.verb.end}
    before = (None, *focus.content)
    return any(
        receiver.key == deed.head.key
        and same_verb(verb, deed.verb)
        and focus.text[verb.end : receiver.start] == " "
        and (bool(_THE.match(focus.text, receiver.end)) or (doer is not None and doer.key in behind))
        for doer, (verb, receiver) in zip(before, pairwise(focus.content), strict=False)
    )


def _is_done_to_them(evidence: Evidence, mine: Deed) -> bool:
    """Whether somebody does to a thing on one side what is done to them on the other: "fined Brand", "was fined"."""
    asks = lexicon().grammar.asks
    for its in (*deeds_of(evidence.focus), *_named_deeds(evidence.focus)):
        if mine.passive == its.passive or mine.head.key != its.head.key or not same_verb(mine.verb, its.verb):
            continue
        if all(asks.fullmatch(verb.norm) for verb in (mine.verb, its.verb)):
            # Who needs a licence is required to have one.
            continue
        active, reading = (its, evidence.focus) if mine.passive else (mine, evidence.claim)
        if not is_undergone(active.verb) and _takes_an_object(reading, active):
            return True
    return False


def _takes_an_object(reading: Reading, deed: Deed) -> bool:
    """Whether a thing stands right behind a verb, or behind the "of" of the noun that names the deed."""
    behind = reading.text[deed.verb.end :].removeprefix(" of").lstrip()
    start = len(reading.text) - len(behind)
    thing = any(token.start == start and not token.norm.endswith("ly") for token in reading.content)
    return thing or bool(_THE.match(f" {behind}"))


def is_undergone(verb: Token) -> bool:
    """Whether a verb's subject undergoes it, also where it is read as another: who "landed on the list" was added."""
    return verb.text.lower().split()[0] in lexicon().grammar.undergone


def _is_taken_over(focus: Reading, deed: Deed) -> bool:
    """Whether the statement's noun for what is done has another one undergo it than the claim.

    "The Lumo acquisition" and "the acquisition of Lumo" are not Lumo's buying, and nobody buys who acquires Lumo.
    """
    for one, two in pairwise(focus.content):
        between = focus.text[one.end : two.start]
        if between == " " and _names(two, deed) and one.key == deed.head.key and not deed.passive:
            return True
        if between == " of " and _names(one, deed):
            undergone = two.key == deed.head.key
            if undergone != deed.passive and (undergone or deed.head.key in focus.keys):
                return True
    return False


def _names(noun: Token, deed: Deed) -> bool:
    return noun.norm in _TAKING_OVER and noun.key == deed.verb.key
