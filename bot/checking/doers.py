"""Signs that somebody else does in a claim what a statement says: another doer, or doer and receiver exchanged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.checking.alignment import align
from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.predication import Predication
from bot.checking.tokens import Token, TokenKind

_ANYBODY: Final = frozenset(
    "somebody someone anybody anyone nobody everyone everybody people company companies firm firms business businesses "
    "official officials seller sellers customer customers buyer buyers maker makers group giant thing things unit units arm arms plant plants fab fabs himself herself itself themselves".split()
)
_FREQUENT: Final = 0.05
"""Share of a table's statements from which a word of theirs tells too little to stand against another one."""
_UNDERGONE: Final = frozenset("lost lose loses dropped drops fell falls left leaves joined got gets won".split())
"""Verbs whose subject undergoes what somebody else does."""


def unknown_doer(evidence: Evidence) -> bool:
    """Whether the notice knows nothing of the claim's doer: "Congress imposed" against "the President imposed"."""
    missing = {token.start for token in evidence.whole.missing}
    heads = [told.head for told in evidence.claim.predications if told.head and not told.passive]
    return any(head.start in missing and not anybody(head) for head in heads)


def other_doer(evidence: Evidence) -> bool:
    """Whether the same is done by another: of each doer the other side does not speak, or not as of who does it."""
    unspoken = {token.start for token in align(evidence.focus, (evidence.claim,), evidence.vocabulary).missing}
    for mine, its in _of_one_deed(evidence):
        if not its.subject or any(token.start not in unspoken for token in its.subject):
            continue
        known = evidence.focus.words.same(mine.head)
        undergone = mine.verb.norm in _UNDERGONE
        if not anybody(mine.head) and not _speaks_for(evidence, mine.head):
            if known is None and not undergone or known is not None and mine.verb.key == its.verb.key:
                return True
    return False


def exchanged(evidence: Evidence) -> bool:
    """Whether the claim's doer is the statement's receiver and the reverse: "Micron summoned CAC"."""
    for mine, its in _of_one_deed(evidence):
        mine_there = evidence.focus.words.same(mine.head)
        its_here = evidence.claim.words.same(its.head)
        if (
            mine.head.key != its.head.key
            and mine_there is not None
            and its_here is not None
            and mine_there.start > its.head.start
            and its_here.start > mine.head.start
            and its_here not in mine.subject
            and mine_there not in its.subject
        ):
            return True
    return False


def _of_one_deed(evidence: Evidence) -> Iterator[tuple[Predication, Predication]]:
    """Each predication of the claim with each of the statement that has the same verb and a doer."""
    for mine in evidence.claim.predications:
        for its in evidence.focus.predications:
            if mine.head and its.head and mine.passive == its.passive and _same_verb(mine, its):
                yield mine, its


def _speaks_for(evidence: Evidence, head: Token) -> bool:
    """Whether the notice is the doer's own, or its head names the thing ("the rule")."""
    notice = evidence.notice
    place = lexicon().jurisdictions.get(notice.jurisdiction, notice.jurisdiction)
    own = {token.key for token in evidence.vocabulary.tokens(f"{notice.publisher}; {place}")}
    if ":" in head.key or head.kind is TokenKind.NAME:
        return head.key in own
    return evidence.read.head.words.same(head) is not None


def _same_verb(mine: Predication, its: Predication) -> bool:
    """Whether the two do the same thing, as far as the words tell."""
    if mine.verb is None or its.verb is None:
        return False
    families = lexicon().actions
    mine_family, its_family = families.get(mine.verb.norm), families.get(its.verb.norm)
    return mine.verb.key == its.verb.key or (mine_family is not None and mine_family == its_family)


def anybody(token: Token) -> bool:
    """Whether a word names nobody in particular, or tells nothing of its own."""
    return token.norm in _ANYBODY or token.norm in lexicon().light


def other_modifier(evidence: Evidence) -> bool:
    """Whether the claim tells more narrowly which thing is meant than the notice: "large amounts", "steel imports".

    A word that many statements have tells too little; before a name it counts where the statement has another word there.
    """
    claim, vocabulary = evidence.claim, evidence.vocabulary
    missing = {token.start for token in evidence.whole.missing}
    for mine, thing in pairwise(claim.content):
        if (
            mine.start in missing
            and thing.start not in missing
            and claim.text[mine.end : thing.start] in (" ", "-")
            and plain(mine)
            and not mine.idiom
            and vocabulary.frequency[mine.key] <= vocabulary.statements * _FREQUENT
            and (_is_common(thing) or _has_another_word(evidence, thing))
        ):
            return True
    return False


def _is_common(thing: Token) -> bool:
    return thing.text[:1].islower() and plain(thing)


def _has_another_word(evidence: Evidence, thing: Token) -> bool:
    """Whether the statement has a word of its own right before the thing."""
    focus = evidence.focus
    pairs = {mine.start: other for mine, other in evidence.own.pairs}
    taken = {other.start for other in pairs.values()}
    there = pairs.get(thing.start)
    return there is not None and any(
        focus.text[token.end : there.start] in (" ", "-") and token.start not in taken and plain(token)
        for token in focus.content
        if token.end < there.start
    )


def plain(token: Token) -> bool:
    """Whether a word is a common noun or adjective that tells something, as far as its ending shows."""
    words = lexicon()
    verb = token.norm in words.actions or token.norm.endswith(("ing", "ed"))
    return ":" not in token.key and not verb and not anybody(token)
