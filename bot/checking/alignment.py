"""Which words of a claim a text has, and how much of the claim's weight they carry: whether both speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.reading.words import Wanted, Words

_ABBREVIATION: Final = range(3, 6)


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs` are (claim token, other token); `missing` the claim's tokens that the other text does not have.

    `coverage` is the share of the claim's weight that is found, 0 to 1; a light word that is missing
    counts little.
    """

    pairs: tuple[tuple[Token, Token], ...]
    missing: tuple[Token, ...]
    coverage: float


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A word of a claim as it is looked for in every text that the claim is held against."""

    wanted: Wanted
    weight: float
    missing: float
    """What it weighs where a text has it not."""
    short: bool
    """Whether it may be short for several words."""


def align(claim: Reading, others: Iterable[Reading], vocabulary: Vocabulary) -> Alignment:
    """Look for each content word of the claim in the other readings, the first that has it."""
    readings = tuple(others)
    texts = [reading.words for reading in readings]
    pairs = []
    missing = []
    total = found = 0.0
    for one in _weighed(claim, vocabulary):
        token, absent = one.wanted.token, one.wanted.forms.isdisjoint
        having = [words for words in texts if not absent(words.forms)]
        other = _find(one, having, readings) if having or one.short else None
        if other is None:
            missing.append(token)
            total += one.missing
        else:
            pairs.append((token, other))
            total += one.weight
            found += one.weight
    return Alignment(tuple(pairs), tuple(missing), found / total if total else 0.0)


def _weighed(claim: Reading, vocabulary: Vocabulary) -> tuple[_Weighed, ...]:
    """The words of a claim by a vocabulary, kept with the claim for the next text."""
    kept: tuple[Vocabulary, tuple[_Weighed, ...]] | None = claim.worked_out.get(_weighed)
    if kept is None or kept[0] is not vocabulary:
        words = tuple(_weigh(token, vocabulary) for token in (*claim.content, *claim.designators))
        kept = claim.worked_out[_weighed] = vocabulary, words
    return kept[1]


def _weigh(token: Token, vocabulary: Vocabulary) -> _Weighed:
    weight, missing = vocabulary.weight(token), vocabulary.weight_missing(token)
    return _Weighed(Wanted.of(token), weight, missing, _is_abbreviation(token))


def _find(one: _Weighed, having: Sequence[Words], readings: Sequence[Reading]) -> Token | None:
    """The token of the readings that is the same word, of the same root, or of the same or the opposite family.

    "Lifted" and "imposed" speak of one thing, whatever they say of it. Only texts `having` a form of it can have it.
    """
    wanted = one.wanted
    key = wanted.token.key
    for words in having:
        if (same := words.keys.get(key) or words.akin(wanted)) is not None:
            return same
    for words in having:
        if (turned := words.turned(wanted)) is not None:
            return turned
    if one.short:
        norm = wanted.token.norm
        return next((found for each in readings if (found := each.spelled_out(norm)) is not None), None)
    for words in having:
        for family in wanted.families:
            if (akin := words.families.get(family)) is not None:
                return akin
    return None


def _is_abbreviation(token: Token) -> bool:
    """Whether a word is three to five capitals that name nothing known."""
    return (
        token.text.isalpha()
        and token.text.isupper()
        and len(token.text) in _ABBREVIATION
        and ":" not in token.key
    )
