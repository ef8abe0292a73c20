"""Who does what in a sentence: what stands before its first finite verb, that verb, and whether it is passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.tokens import Token, TokenKind, lowered

_BE: Final = frozenset(
    "is are was were be been being isn't aren't wasn't weren't gets got getting 're 's".split()
)
_HELPERS: Final = _BE | frozenset(
    "has have had hasn't haven't hadn't will won't would wouldn't shall should must mustn't may might can cannot can't "
    "could couldn't does doesn't do don't did didn't needs need".split()
)
# Past forms that no ending tells.
_PAST: Final = frozenset(
    "took said told gave went made left held began got broke won lost saw kept sent met fell rose became came put cut let "
    "hit paid sold bought built drew wrote threw struck sought withdrew shut froze brought led spent found".split()
)
_SAYS: Final = frozenset("says warns calls wants plans asks agrees keeps gets lets sets puts takes makes gives".split())
_LED_IN: Final = frozenset(
    "in on at by under from since after before during until with within as for of to effective if when while although "
    "though because once unless despite following starting beginning according last back".split()
)
SAYING: Final = frozenset(
    "said says states stated reported reports announced disclosed warned warns confirmed conclude concluded concludes "
    "told claims claimed explained clarified argued noted informed".split()
)
_BEFORE_A_NOUN: Final = frozenset(
    "the a an its their his her our your of in on for to and or by with these those this that all any some no each every".split()
)
_INSIDE: Final = re.compile(r"\b(?:of|in|from|for|at|on|to|by|with|under|that|which|who|whose|and)\b|,")
_PARTICIPLE: Final = re.compile(r"[a-z]{2,}(?:ed|en|wn|ght)|put|made|held|sold|kept|sent|told|cut|hit|let|paid|shut|built")
_PARTICIPLE_REACH: Final = 3


@dataclass(frozen=True, slots=True)
class Predication:
    """`subject` are the content words before the verb, `head` the one that names the doer; `verb` tells what is done."""

    subject: tuple[Token, ...]
    head: Token | None
    verb: Token | None
    passive: bool = False


def find_predications(
    text: str, tokens: Sequence[Token], content: Sequence[Token]
) -> tuple[Predication, ...]:
    """The first predication of a sentence, and what is said in it where that is a saying; empty where none is found.

    What leads a sentence in ("In May, …", "CBP: …") is no subject.
    """
    first = _predication(text, tokens, content, _opening(text, tokens))
    if first is None:
        return ()
    if first.verb is None or first.verb.norm not in SAYING:
        return (first,)
    said = _predication(text, tokens, content, first.verb.end)
    return (first,) if said is None else (first, said)


def _predication(
    text: str, tokens: Sequence[Token], content: Sequence[Token], start: int
) -> Predication | None:
    place = next((place for place in _finite(text, tokens) if tokens[place].start > start), None)
    if place is None or (place and tokens[place - 1].norm == "there"):
        return None
    finite = tokens[place]
    subject = tuple(token for token in content if start <= token.start < finite.start)
    cut = _INSIDE.search(text, subject[0].end if subject else finite.start, finite.start)
    heads = [token for token in subject if cut is None or token.end <= cut.start()]
    if finite.norm not in _HELPERS:
        return Predication(subject, heads[-1] if heads else None, finite)
    verb = next((token for token in content if token.start > finite.start), None)
    behind = tokens[place + 1 : place + 1 + _PARTICIPLE_REACH]
    auxiliary = finite.norm in _BE or any(token.norm in _BE for token in behind)
    passive = auxiliary and any(_PARTICIPLE.fullmatch(token.norm) for token in behind if token.norm not in _BE)
    return Predication(subject, heads[-1] if heads else None, verb, passive)


def _opening(text: str, tokens: Sequence[Token]) -> int:
    """Where the sentence proper begins: behind a label with a colon, or a phrase that a preposition leads in."""
    colon = re.search(r":\s", text)
    if colon and colon.start() < len(text) // 2:
        return colon.end() - 1
    comma = re.search(r",\s", text)
    return comma.end() - 1 if comma and tokens and tokens[0].norm in _LED_IN else -1


def _finite(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The places of words that are finite verbs, as far as endings and neighbours show."""
    actions = lexicon().actions
    lower = lowered(text)
    for place, token in enumerate(tokens):
        norm = lower[token.start : token.end]
        before = tokens[place - 1].norm if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if norm in _HELPERS or norm in _PAST or norm in _SAYS:
            if before not in ("to", "the", "a", "an"):
                yield place
        elif norm.endswith("ed") and place and before not in _BEFORE_A_NOUN and token.kind is not TokenKind.CODE:
            if after is None or not _is_thing(after) or after.norm in _BEFORE_A_NOUN:
                yield place
        elif norm.endswith("s") and norm in actions and place and before not in _BEFORE_A_NOUN:
            if after is not None and (after.norm in _BEFORE_A_NOUN or after.text[:1].isupper() or after.text[:1].isdigit()):
                yield place


def _is_thing(token: Token) -> bool:
    """Whether a participle before it may say which thing is meant: "banned chips"."""
    return token.text[:1].islower() and token.norm not in lexicon().stop


def is_past(reading_text: str, token: Token) -> bool:
    """Whether a word is a past form that is no adjective, as far as its ending and the word before it show."""
    before = reading_text[: token.start].rsplit(maxsplit=1)
    last = before[-1].lower() if before else ""
    return (token.norm in _PAST or token.norm.endswith("ed")) and last not in _BEFORE_A_NOUN
