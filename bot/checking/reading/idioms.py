"""Phrases of several words that are read as one: where one begins among the tokens of a text, and what it takes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.checking.lexicon import Idiom, lexicon, stem
from bot.checking.reading.dates import MONTH
from bot.checking.reading.tokens import Token, TokenKind

_GAP: Final = 6
_DELAY: Final = "delay"
_WORLDWIDE: Final = "worldwide"
_NOES: Final = frozenset({"no", "not", "never", "cannot", "nobody", "none", "without"})
_MONTH: Final = re.compile(MONTH, re.IGNORECASE)
_STOP: Final = re.compile("[,;:]")
# "Brought into line", "dragged into court".
_NO_LISTS: Final = frozenset({"line", "court", "port", "question", "doubt", "play", "being"})
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
    behind: tuple[int, ...]


def idiom_at(text: str, tokens: Sequence[Token], place: int) -> Found | None:
    """The longest idiom that begins at the token number `place` of `text`."""
    for idiom in lexicon().idioms.get(stem(tokens[place].norm), ()):
        if not _reads(tokens, place, idiom.head):
            continue
        after = place + len(idiom.head)
        behind = _behind(text, tokens, after, idiom)
        last = (behind or (after - 1,))[-1]
        if behind is None or not _followed(idiom, tokens, last) or _means_itself(idiom, tokens, last):
            continue
        if not _is_none_at_all(idiom, tokens, place):
            return Found(idiom.word, len(idiom.head), behind)
    return None


def _followed(idiom: Idiom, tokens: Sequence[Token], last: int) -> bool:
    """Whether the next word has the ending that an idiom asks for, if it asks for one."""
    return not idiom.ending or any(one.norm.endswith(idiom.ending) for one in tokens[last + 1 : last + 2])


def _is_none_at_all(idiom: Idiom, tokens: Sequence[Token], place: int) -> bool:
    """Whether a "not" makes an "anywhere" nowhere: who is "not anywhere on earth" is more than not worldwide."""
    any_one = tokens[place].norm.startswith("any") and idiom.word == _WORLDWIDE
    return any_one and any(one.norm in _NOES or one.norm.endswith("n't") for one in tokens[:place])


def _reads(tokens: Sequence[Token], place: int, stems: tuple[str, ...]) -> bool:
    return tuple(stem(token.norm) for token in tokens[place : place + len(stems)]) == stems


def _behind(text: str, tokens: Sequence[Token], after: int, idiom: Idiom) -> tuple[int, ...] | None:
    """Where the tokens of an idiom's other parts are, each part behind at most `_GAP` words that can name a thing."""
    found: list[int] = []
    for part in idiom.behind:
        if (place := _next_part(text, tokens, after, part)) is None:
            return None
        found.extend(range(place, place + len(part)))
        after = place + len(part)
    return tuple(found)


def _next_part(text: str, tokens: Sequence[Token], after: int, part: tuple[str, ...]) -> int | None:
    for place in range(after, min(after + _GAP + 1, len(tokens))):
        if _STOP.search(text[tokens[after - 1].end : tokens[place].start]):
            return None
        if _reads(tokens, place, part):
            return None if _goes_on(tokens, place + len(part) - 1) else place
        if tokens[place].norm in _NO_THING:
            return None
    return None


def _goes_on(tokens: Sequence[Token], last: int) -> bool:
    """Whether a word belongs to what follows: the "up" of "hold stakes of up to 40 percent"."""
    return [token.norm for token in tokens[last : last + 2]] == ["up", "to"]


def _means_itself(idiom: Idiom, tokens: Sequence[Token], last: int) -> bool:
    """Whether the last word of an idiom leads to something that makes it plain words.

    Who "called in May" called nobody in, "all but two" are not nearly two, what "holds up in court" is not delayed, and
    who brings lamps "into Brenta" adds them to nothing.
    """
    follows = next(iter(tokens[last + 1 : last + 2]), None)
    if follows is None:
        return False
    number = follows.kind is TokenKind.NUMBER or follows.norm in _counts()
    match (idiom.behind[-1] if idiom.behind else idiom.head)[-1]:
        case "in" | "on":
            return number or _MONTH.fullmatch(follows.norm) is not None
        case "but":
            return number
        case "up":
            return idiom.word == _DELAY and follows.norm in ("in", "under", "against")
        case "into":
            return follows.text[:1].isupper() or follows.norm in _NO_LISTS
    return False


@lru_cache(maxsize=1)
def _counts() -> frozenset[str]:
    return frozenset((*lexicon().units.words, "one"))
