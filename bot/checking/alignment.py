"""Which words of a claim a text has, and how much of the claim's weight they carry: whether both speak of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process

from bot.checking.lexicon import lexicon, stem
from bot.checking.reading import Reading
from bot.checking.tokens import Token
from bot.checking.vocabulary import Vocabulary

_SHORTEST_ROOT: Final = 6
"""Letters at the head of two words from which they are of one root: "economy" and "economic"."""
_SHORTEST_FUZZY: Final = 5
_FUZZY: Final = 84.0
"""Similarity of two words, in percent, from which one is taken for a typing error or a derived form of the other
("semicondutor", "antimonopoly"): one letter in seven may be off."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """`pairs` are (claim token, other token); `missing` the claim's tokens that the other text does not have.

    `coverage` is the share of the claim's weight that is found, 0 to 1.
    """

    pairs: tuple[tuple[Token, Token], ...]
    missing: tuple[Token, ...]
    coverage: float


def align(claim: Reading, others: Iterable[Reading], vocabulary: Vocabulary) -> Alignment:
    """Look for each content word of the claim in the other readings, the first that has it."""
    known: dict[str, Token] = {}
    families: dict[str, Token] = {}
    actions = lexicon().actions
    opposites = lexicon().opposites
    for other in others:
        before: Token | None = None
        for token in (*other.content, *other.designators):
            known.setdefault(token.key, token)
            if before is not None:
                # "antimonopoly" is "anti-monopoly", "data centre" is "datacentre".
                known.setdefault(stem(before.norm + token.norm), token)
            before = token
            if family := actions.get(token.norm):
                families.setdefault(family, token)
                # "lifted" and "imposed" speak of one thing, whatever they say of it.
                families.setdefault(opposites[family], token)
    pairs = []
    missing = []
    total = found = 0.0
    for token in (*claim.content, *claim.designators):
        weight = vocabulary.weight(token)
        total += weight
        other_token = known.get(token.key) or _akin(token, known) or families.get(actions.get(token.norm, ""))
        if other_token is None:
            missing.append(token)
        else:
            pairs.append((token, other_token))
            found += weight
    return Alignment(tuple(pairs), tuple(missing), found / total if total else 0.0)


def _akin(token: Token, known: dict[str, Token]) -> Token | None:
    """The known word that a word is a misspelling or a compound of."""
    if (
        len(token.norm) < _SHORTEST_FUZZY
        or ":" in token.key
        or any(character.isdigit() for character in token.key)
    ):
        return None
    hit = process.extractOne(
        token.norm, [word.norm for word in known.values()], scorer=fuzz.ratio, score_cutoff=_FUZZY
    )
    if hit is not None and not _turned(token.norm, hit[0]):
        return list(known.values())[hit[2]]
    root = token.norm[: max(_SHORTEST_ROOT, len(token.norm) - 3)]
    return next((word for word in known.values() if len(root) >= _SHORTEST_ROOT and word.norm.startswith(root)), None)


def _turned(one: str, other: str) -> bool:
    """ "uncontrolled" is no misspelling of "controlled"."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and long[: -len(short)] in ("un", "non", "dis", "in", "im", "anti")
