"""The words of a text as they are looked up: by key, by root, and without an "un" or "non" before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.checking.lexicon import lexicon, stands_apart, stem
from bot.checking.reading.tokens import Token

_BASE: Final = 5
"""Letters of the shortest word that may stand behind an "un": "unpaid" is too short to tell from "united"."""
_OF_ROOT, _OF_BASE, _OF_FAMILY = "root ", "base ", "family "
"""Before what is no key of a word in the forms that a text is asked for at once."""
_ROOT: Final = 6
"""Letters at the head of two words from which they may be of one root."""


def without_prefix(norm: str) -> str:
    """A lower-case word without the "un" or "non" that denies it; empty where it has none."""
    if not norm.startswith(("un", "non")):
        return ""
    rest = norm[2 if norm[0] == "u" else 3 :]
    return rest if len(rest) >= _BASE else ""


def are_turned(mine: Token, other: Token) -> bool:
    """Whether two words are one but for an "un" or "non" before either: "reasonable" and "unreasonable"."""
    if not (without_prefix(mine.norm) or without_prefix(other.norm)) or stem(mine.norm) == stem(other.norm):
        return False
    turned = (without_prefix(other.norm), "un" + other.norm, "non" + other.norm)
    return stem(mine.norm) in {stem(word) for word in turned}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word with all that it is looked up by in other texts; worked out once, for it is looked up in many."""

    token: Token
    root: str
    """The head of the word by which another of its root is found; empty where only its key counts."""
    beginning: str
    """How a word of its root must begin."""
    base: str
    """The key of the word without its "un" or "non"; empty where it has none."""
    prefixed: str
    """What a word with an "un" or "non" that is else the same is found by; empty for what is no plain word."""
    families: tuple[str, ...]
    """Its family of actions and the opposite one; none for what is no action."""
    forms: frozenset[str]
    """All of these: a text that has none of them has nothing for the word."""

    @classmethod
    def of(cls, token: Token) -> Wanted:
        """What a word is looked up by."""
        norm, plain = token.norm, ":" not in token.key
        rooted = plain and len(norm) >= _ROOT and not stands_apart(norm)
        root = norm[:_ROOT] if rooted else ""
        base = stem(rest) if (rest := without_prefix(norm)) else ""
        prefixed = stem(norm) if plain else ""
        family = lexicon().actions.get(norm)
        families = (family, lexicon().opposites[family]) if family is not None else ()
        forms = {token.key, base or token.key, _OF_ROOT + root, _OF_BASE + prefixed}
        forms.update(_OF_FAMILY + one for one in families)
        beginning = norm[: max(_ROOT, len(norm) - 3)]
        return cls(token, root, beginning, base, prefixed, families, frozenset(forms))


class Words:
    """The words of a reading, to be looked up: by key, by root, joined with the one before, and by family of action."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.keys: dict[str, Token] = {}
        self.families: dict[str, Token] = {}
        self.bases: dict[str, Token] = {}
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
            if base := without_prefix(token.norm):
                self.bases.setdefault(stem(base), token)
            if family := lexicon().actions.get(token.norm):
                self.families.setdefault(family, token)

    @cached_property
    def forms(self) -> frozenset[str]:
        """All by which a word of it is found, as a Wanted has them."""
        roots = (_OF_ROOT + one for one in self._roots)
        bases = (_OF_BASE + one for one in self.bases)
        return frozenset((*self.keys, *roots, *bases, *(_OF_FAMILY + one for one in self.families)))

    def turned(self, wanted: Wanted) -> Token | None:
        """The token that is the same word but for an "un" or "non" before one of the two."""
        if wanted.base and (found := self.keys.get(wanted.base)):
            return found
        return self.bases.get(wanted.prefixed) if self.bases else None

    def same(self, token: Token) -> Token | None:
        """The token that is the same word, or of the same root: "economy" and "economic"."""
        return self.keys.get(token.key) or self.akin(Wanted.of(token))

    def akin(self, wanted: Wanted) -> Token | None:
        """The token of the same root."""
        akin = self._roots.get(wanted.root)
        near = akin is not None and akin.norm.startswith(wanted.beginning) and not stands_apart(akin.norm)
        return akin if near else None
