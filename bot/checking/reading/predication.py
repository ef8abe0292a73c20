"""Who does what in a sentence: what stands before its first finite verb, that verb, and whether it is passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.lexicon.grammar import VERBS_IN_LY
from bot.checking.reading.dates import MONTH
from bot.checking.reading.force import without_months
from bot.checking.reading.tokens import Token, TokenKind

# Behind one of these a subject only goes on: "the Ministry of Trade", "the firms that sell lamps".
_INSIDE: Final = re.compile(r"\b(?:of|in|from|for|at|on|to|by|with|under|that|which|who|whose|and)\b|,")
_LABEL_END: Final = re.compile(r":\s")
_LED_IN_END: Final = re.compile(r",\s")
# "Beginning in February 2026 the government granted": the day leads in without a comma.
_LED_IN_DAY: Final = re.compile(
    r"(?:(?:beginning|starting|effective|back|late|early) )?(?:(?:in|on|since|from|by|as of|until|after|before) )?"
    r"(?:the )?(?:(?:late|early|mid|spring|summer|autumn|fall|winter|end) (?:of )?)?"
    rf"(?:(?:\d{{1,2}} )?{MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?(?:,? \d{{4}})?|\d{{4}}) (?=\S)",
    re.IGNORECASE,
)
# "Told the court that", "expressed a hope that": who hears of it does nothing in what is said.
_TOLD_THAT: Final = re.compile(r" (?:an?|the|its|his|her|their) (?:[a-z-]+ ){1,3}that ", re.IGNORECASE)
# "Chinese", "Korean", "Dutch": what follows is theirs, and need be no deed.
_ADJECTIVE: Final = re.compile(
    r"(?:ese|ish|[ei]an|ican|erman|utch|rench|wiss|thai|U\.S\.|US)$", re.IGNORECASE
)
_OWNING: Final = frozenset({"have", "has", "had", "need", "needs"})
_DETERMINERS: Final = frozenset({"the", "its", "their", "his", "her"})
_ARTICLES: Final = frozenset({"a", "an", "all", "any", "no", "every"})
_OPENING: Final = 3
"""Words at the head of a sentence among which a verb in -s stands behind its first name."""
_SHORT: Final = 3
"""Letters up to which a word in -s is hardly a verb."""
_DEEPEST: Final = 3
"""Sayings within sayings that are read."""
_PARTICIPLE_REACH: Final = 3
"""Words behind a helping verb among which its participle stands."""


@dataclass(frozen=True, slots=True)
class Predication:
    """`subject` are the content words before the verb, `head` names the doer; `verb` tells what is done."""

    subject: tuple[Token, ...]
    head: Token | None
    verb: Token | None
    passive: bool = False


def find_predications(
    text: str, tokens: Sequence[Token], content: Sequence[Token]
) -> tuple[Predication, ...]:
    """The first predication of a sentence, and what is said in it where that is a saying; empty where none is found.

    "A said that B found that C broke the law" has three.

    By word lists, endings and neighbours alone: no parser comes as a package with its model (docs/decisions/0016).
    What leads a sentence in ("In May, …", "CBP: …") is no subject.
    """
    found: list[Predication] = []
    start = _opening(text, tokens)
    while len(found) < _DEEPEST and (told := _predication(text, tokens, content, start)) is not None:
        found.append(told)
        grammar = lexicon().grammar
        if told.verb is None or told.verb.norm not in grammar.saying | grammar.finding:
            break
        told_that = _TOLD_THAT.match(text, told.verb.end)
        start = told_that.end() - 1 if told_that else told.verb.end
    return tuple(found)


def is_past(text: str, token: Token) -> bool:
    """Whether a word is a past form that is no adjective, as far as its ending and the word before it show."""
    grammar = lexicon().grammar
    before = text[: token.start].rsplit(maxsplit=1)
    past = token.norm in grammar.past or (token.norm.endswith("ed") and token.norm not in grammar.helpers)
    return past and not (before and before[-1].lower() in grammar.before_nouns)


def _predication(
    text: str, tokens: Sequence[Token], content: Sequence[Token], start: int
) -> Predication | None:
    grammar = lexicon().grammar
    found = (*_finite(text, tokens), *_perhaps_finite(text, tokens, start))
    place = next((place for place in found if tokens[place].start > start), None)
    if place is None or (place and tokens[place - 1].norm == "there"):
        return None
    finite = tokens[place]
    subject = tuple(token for token in content if start <= token.start < finite.start)
    cut = _INSIDE.search(text, subject[0].end if subject else finite.start, finite.start)
    heads = [token for token in subject if cut is None or token.end <= cut.start()]
    head = heads[-1] if heads else None
    if finite.norm not in grammar.helpers:
        return Predication(subject, head, finite)
    verb = _helped(tokens, place)
    behind = tokens[place + 1 : place + 1 + _PARTICIPLE_REACH]
    helped = finite.norm in grammar.be or any(token.norm in grammar.be for token in behind)
    passive = helped and any(
        token.norm.endswith("ed") or token.norm in grammar.participles for token in behind
    )
    return Predication(subject, head, verb, passive)


def _helped(tokens: Sequence[Token], place: int) -> Token | None:
    """The verb that the helping verb at a place helps; a helper itself in "must have 40 bolts"."""
    grammar, last = lexicon().grammar, tokens[place]
    for token in tokens[place + 1 :]:
        if not _stands_between(token):
            participle = token.norm.endswith("ed") or token.norm in grammar.participles
            return last if last.norm in _OWNING and not participle else token
        if token.norm in grammar.helpers or token.norm == "to":
            last = token
    return None


def _stands_between(token: Token) -> bool:
    """Whether a word may stand between a helping verb and its verb."""
    grammar = lexicon().grammar
    small = token.norm in grammar.helpers or token.norm in grammar.between
    how = token.norm.endswith("ly") and token.norm not in VERBS_IN_LY
    return small or how or token.kind is TokenKind.NUMBER


def _opening(text: str, tokens: Sequence[Token]) -> int:
    """Where the sentence proper begins: behind a label with a colon, or a phrase that a preposition leads in."""
    colon = _LABEL_END.search(text)
    if colon and colon.start() < len(text) // 2:
        return colon.end() - 1
    comma = _LED_IN_END.search(text)
    if comma and tokens and tokens[0].norm in lexicon().grammar.led_in:
        return comma.end() - 1
    day = _LED_IN_DAY.match(text)
    return day.end() - 1 if day else -1


def _finite(text: str, tokens: Sequence[Token]) -> Iterator[int]:
    """The places of words that are finite verbs, as far as endings and neighbours show."""
    grammar, actions = lexicon().grammar, lexicon().actions
    known = grammar.helpers | grammar.past | grammar.present
    lower = without_months(text)
    # "In a note on lamps the ministry …": where no comma ends what leads in, a plural before "the" is no verb.
    leads_on = bool(tokens) and tokens[0].norm in grammar.led_in and not _LED_IN_END.search(text)
    for place, token in enumerate(tokens):
        norm = lower[token.start : token.end]
        if token.idiom:
            norm = norm.split()[0]
        before = tokens[place - 1].norm if place else ""
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if text[token.start - 1 : token.start] == "-":
            # "Brenta-bound lamps": part of what it joins.
            finite = False
        elif norm in known:
            finite = before not in ("to", "the", "a", "an")
        elif not place or before in grammar.before_nouns or token.kind is TokenKind.CODE:
            finite = False
        elif norm.endswith("ed"):
            finite = after is None or not _is_thing(after) or _is_named(text, tokens, place - 1)
        else:
            named = _is_named(text, tokens, place - 1)
            opens = after is not None and len(norm) > _SHORT and _opens_a_thing(after, named=named)
            sure = norm in actions and after is not None and (not _is_thing(after) or named)
            finite = norm.endswith("s") and (sure or (opens and (named or not leads_on)))
        if finite:
            yield place


def _perhaps_finite(text: str, tokens: Sequence[Token], start: int) -> Iterator[int]:
    """The places of words in -s right behind a first name: verbs if there is no other, as in "Lumo sells lamps"."""
    first = next((place for place, token in enumerate(tokens) if token.start > start), 0)
    for place, token in enumerate(tokens[first + 1 : first + _OPENING], first + 1):
        verb = token.norm.endswith("s") and len(token.norm) > _SHORT and token.text[:1].islower()
        if verb and token.kind is not TokenKind.CODE and _is_named(text, tokens, place - 1):
            yield place


def _is_named(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a name that is no adjective stands there, right before the next word: "China required licences"."""
    token = tokens[place]
    named = token.key.startswith(("place:", "name:")) or token.kind is TokenKind.NAME
    joined = text[token.end : tokens[place + 1].start] == " "
    return named and joined and not _ADJECTIVE.search(token.text)


def _opens_a_thing(token: Token, *, named: bool) -> bool:
    """Whether what follows can only be what something is done to: "pays the state", behind a name "smuggles A100s"."""
    others = token.norm in _ARTICLES or token.kind in (TokenKind.CODE, TokenKind.NUMBER)
    return token.norm in _DETERMINERS or (named and others)


def _is_thing(token: Token) -> bool:
    """Whether a word may be a thing of which the word before it tells which is meant: "banned chips"."""
    stop = token.norm in lexicon().stop or token.norm in lexicon().grammar.before_nouns
    return token.text[:1].islower() and not stop
