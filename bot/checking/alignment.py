"""Which words of a claim a text has, and how much of the claim's weight they carry: whether both speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token
from bot.checking.reading.vocabulary import Vocabulary

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


def align(claim: Reading, others: Iterable[Reading], vocabulary: Vocabulary) -> Alignment:
    """Look for each content word of the claim in the other readings, the first that has it."""
    readings = tuple(others)
    pairs = []
    missing = []
    total = found = 0.0
    for token in (*claim.content, *claim.designators):
        other = _find(token, readings)
        if other is None:
            missing.append(token)
            total += vocabulary.weight_missing(token)
        else:
            pairs.append((token, other))
            weight = vocabulary.weight(token)
            total += weight
            found += weight
    return Alignment(tuple(pairs), tuple(missing), found / total if total else 0.0)


def _find(token: Token, readings: tuple[Reading, ...]) -> Token | None:
    """The token of the readings that is the same word, of the same root, or of the same or the opposite family.

    "Lifted" and "imposed" speak of one thing, whatever they say of it.
    """
    for reading in readings:
        if (same := reading.words.same(token)) is not None:
            return same
    for reading in readings:
        if (turned := reading.words.turned(token)) is not None:
            return turned
    if _is_abbreviation(token):
        return next((found for one in readings if (found := one.spelled_out(token.norm)) is not None), None)
    family = lexicon().actions.get(token.norm)
    if family is None:
        return None
    for reading in readings:
        for wanted in (family, lexicon().opposites[family]):
            if (akin := reading.words.families.get(wanted)) is not None:
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
