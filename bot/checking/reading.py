"""One text read once: its words, dates, quantities, names, actions and the small words that turn a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.checking.dates import Date, find_dates
from bot.checking.designators import find_designators
from bot.checking.force import CLAUSE, Action, Marks, find_actions, find_marks, find_negations
from bot.checking.lexicon import lexicon, stem
from bot.checking.quantities import Quantity, find_quantities
from bot.checking.tokens import Token, TokenKind
from bot.checking.vocabulary import Vocabulary

# Where a page stands is no word of what is said; its place is left blank, so that spans stay true.
_LINK: Final = re.compile(r"https?://\S+")
_ROOT: Final = 6
"""Letters at the head of two words from which they may be of one root."""


class Words:
    """The words of a reading, to be looked up: by key, by root, joined with the one before, and by family of action."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.keys: dict[str, Token] = {}
        self.families: dict[str, Token] = {}
        self._roots: dict[str, Token] = {}
        before: Token | None = None
        for token in tokens:
            self.keys.setdefault(token.key, token)
            if before is not None:
                # "antimonopoly" is "anti-monopoly", "datacentre" is "data centre".
                self.keys.setdefault(stem(before.norm + token.norm), token)
            before = token
            if len(token.norm) >= _ROOT:
                self._roots.setdefault(token.norm[:_ROOT], token)
            if family := lexicon().actions.get(token.norm):
                self.families.setdefault(family, token)

    def same(self, token: Token) -> Token | None:
        """The token that is the same word, or of the same root: "economy" and "economic"."""
        found = self.keys.get(token.key)
        if found is None and len(token.norm) >= _ROOT and ":" not in token.key:
            akin = self._roots.get(token.norm[:_ROOT])
            if akin is not None and akin.norm.startswith(token.norm[: max(_ROOT, len(token.norm) - 3)]):
                return akin
        return found


@dataclass(frozen=True)
class Reading:
    """What was read out of one text. `content` are the tokens that carry its subject, numbers and dates left out."""

    text: str
    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    designators: tuple[Token, ...]
    actions: tuple[Action, ...]
    marks: Marks

    @cached_property
    def words(self) -> Words:
        """Its content and designators, to be looked up."""
        return Words((*self.content, *self.designators))

    @cached_property
    def contraries(self) -> tuple[tuple[re.Match[str] | None, re.Match[str] | None], ...]:
        """Where each pair of words that exclude each other is found in it, one side and the other."""
        lower = self.text.lower()
        return tuple((pair.one.search(lower), pair.other.search(lower)) for pair in lexicon().contraries)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its content and designators."""
        return frozenset(token.key for token in (*self.content, *self.designators))


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Read a text. Pure; about 0.3 ms for a sentence."""
    text = _LINK.sub(lambda link: " " * len(link[0]), text)
    tokens = vocabulary.tokens(text)
    dates = find_dates(text)
    designators = find_designators(text, [(date.start, date.end) for date in dates])
    dates = tuple(
        date for date in dates if not any(mark.start <= date.start < mark.end for mark in designators)
    )
    taken = [(date.start, date.end) for date in dates] + [(mark.start, mark.end) for mark in designators]
    codes = [
        (token.start, token.end)
        for token in tokens
        if token.kind is TokenKind.CODE and not token.text[0].isdigit()
    ]
    quantities = find_quantities(text, [*taken, *codes])
    taken += [(quantity.start, quantity.end) for quantity in quantities]
    stop = lexicon().stop
    free = [
        token for token in tokens if not any(token.start < end and token.end > start for start, end in taken)
    ]
    content = tuple(
        vocabulary.mended(token)
        for token in free
        if token.kind is not TokenKind.NUMBER
        and (token.norm not in stop or ":" in token.key)
        and not token.norm.endswith("n't")
    )
    negations = find_negations(text, tokens)
    return Reading(
        text,
        tokens,
        content,
        dates,
        quantities,
        designators,
        find_actions(text, tokens, negations),
        find_marks(text, negations),
    )


def denied(reading: Reading) -> frozenset[int]:
    """Where the content words start that a "not" denies by itself: the first one or two behind it in its clause.

    A "not" that governs a verb of a known family is that verb's (see Action) and denies no other word.
    """
    acting = {action.token.start for action in reading.actions}
    found: set[int] = set()
    for no in reading.marks.negations:
        behind = [token for token in reading.content if token.start >= no.end][:2]
        within = [token for token in behind if not CLAUSE.search(reading.text[no.end : token.start])]
        if not any(token.start in acting for token in within):
            found ^= {token.start for token in within}
    return frozenset(found)
