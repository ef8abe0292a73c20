"""Phrases of several words that are read as one: where one begins among the tokens of a text, and what it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.lexicon import Idiom, lexicon, stem
from bot.checking.tokens import Token

_GAP: Final = 6
_STOP: Final = re.compile("[,;:]")
# No name of a thing holds one: "left the port to get nothing out of it" leaves nothing out.
_NO_THING: Final = frozenset(
    (
        *("get", "gets", "got", "come", "comes", "came", "goes", "went", "to"),
        *("in", "at", "on", "that", "who", "which", "after", "before", "when", "while", "because"),
    )
)


@dataclass(frozen=True, slots=True)
class Found:
    """An idiom at a token: the word that it is read as, how many tokens its head has, and the places of the rest."""

    word: str
    length: int
    behind: range


def idiom_at(text: str, tokens: Sequence[Token], place: int) -> Found | None:
    """The longest idiom that begins at the token number `place` of `text`."""
    for idiom in lexicon().idioms.get(stem(tokens[place].norm), ()):
        if not _reads(tokens, place, idiom.head):
            continue
        after = place + len(idiom.head)
        if not idiom.behind:
            return Found(idiom.word, len(idiom.head), range(after, after))
        if (behind := _behind(text, tokens, after, idiom)) is not None:
            return Found(idiom.word, len(idiom.head), range(behind, behind + len(idiom.behind)))
    return None


def _reads(tokens: Sequence[Token], place: int, stems: tuple[str, ...]) -> bool:
    return tuple(stem(token.norm) for token in tokens[place : place + len(stems)]) == stems


def _behind(text: str, tokens: Sequence[Token], after: int, idiom: Idiom) -> int | None:
    """Where the rest of an idiom begins, behind at most `_GAP` words that can name a thing."""
    for place in range(after, min(after + _GAP + 1, len(tokens))):
        if _STOP.search(text[tokens[after - 1].end : tokens[place].start]):
            return None
        if _reads(tokens, place, idiom.behind):
            return place
        if tokens[place].norm in _NO_THING:
            return None
    return None
