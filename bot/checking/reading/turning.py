"""What a text has behind "from", "to" and "instead of": the ends of its changes, and what it drops."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.reading.tokens import Token

_TURNS: Final = frozenset({"from", "to", "into"})
_OUT: Final = frozenset({"out", "off"})
_NO_MOVES: Final = frozenset(
    {
        "apply",
        "applies",
        "applied",
        "extend",
        "extends",
        "extended",
        "relate",
        "relates",
        "relating",
        "subject",
        "due",
        "open",
    }
)
"""Behind these a "to" tells of what something is, and of no move."""
_REACH: Final = 6
"""Words behind a "from" or a "to" that belong to it, where no other one comes first."""
_INSTEAD: Final = re.compile(
    r"(?:\binstead of|\brather than|\bin place of|\bas opposed to|,? and not|, not|\bbut not)\b"
    r"(?! only| just| later| less| more| fewer)",
    re.IGNORECASE,
)
TURNED: Final = re.compile(
    r"\b(?:from|out of|off|instead|rather than|no longer|any ?more|left|leav\w+|until|before|previous\w*|former\w*"
    r"|used to|was|were|had|remov\w+|drop\w*|ends|ended|ending|replac\w+|gone|lift\w*|shift\w*|switch\w*|mov\w+"
    r"|chang\w+)\b"
)
"""By these a claim says itself that something is so no more, or was so."""
# A phrase, with the thing that it may have between: "threw the firm out of".
_OUT_OF: Final = re.compile(
    r"\w+ (?:[\w.'-]+ ){0,6}?out of\b|(?:kick|boot|knock|cross|struck|strik|threw|throw)\w* (?:[\w.'-]+ ){0,6}?off\b",
    re.IGNORECASE,
)
_TAKES: Final = re.compile(
    r"\b(?:t(?:akes?|ook|aken|aking)|drop\w*|pull\w*|str(?:uck|ikes?)|scratch\w*) (?:[\w.'-]+ ){0,4}$",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[,;:.](?=\s)|$")
_REPLACING: Final = 2
"""Words before an "instead of" that stand in the place of what is behind it."""


@dataclass(frozen=True, slots=True)
class Turning:
    """Keys of words, numbers and dates: behind "from", behind "to"; kept, dropped for something, and what for."""

    start: frozenset[str]
    goal: frozenset[str]
    kept: frozenset[str]
    dropped: frozenset[str]
    replacing: frozenset[str]


def find_turning(text: str, tokens: Sequence[Token], items: Mapping[int, str]) -> Turning:
    """Read it out of a text whose words, numbers and dates have the keys `items`, by where they start."""
    start, goal = _ends(text, tokens, items)
    marks = list(_INSTEAD.finditer(text))
    if not marks:
        return Turning(start, goal, frozenset(items.values()), frozenset(), frozenset())
    spans = [(mark.end(), end.start()) for mark in marks if (end := _CLAUSE_END.search(text, mark.end()))]
    behind = {key for place, key in items.items() if any(first <= place < last for first, last in spans)}
    ahead = {key for place, key in items.items() if not any(first <= place < last for first, last in spans)}
    placed = sorted(items.items())
    replacing = {
        key for mark in marks for _, key in [one for one in placed if one[0] < mark.start()][-_REPLACING:]
    }
    return Turning(start, goal, frozenset(ahead - behind), frozenset(behind - ahead), frozenset(replacing))


def _ends(
    text: str, tokens: Sequence[Token], items: Mapping[int, str]
) -> tuple[frozenset[str], frozenset[str]]:
    start: set[str] = set()
    goal: set[str] = set()
    for place, token in enumerate(tokens):
        out = token.norm == "of" and place > 0 and tokens[place - 1].norm in _OUT
        phrase = _OUT_OF.match(text, token.start) if token.idiom else None
        out |= phrase is not None or (token.norm == "off" and _TAKES.search(text[: token.start]) is not None)
        of_it = token.norm == "to" and place > 0 and tokens[place - 1].norm in _NO_MOVES
        if (token.norm in _TURNS and not of_it) or out:
            behind = start if out or token.norm == "from" else goal
            after = phrase.end() if phrase else token.end
            for following in [one for one in tokens[place + 1 :] if one.start >= after][:_REACH]:
                if following.norm in _TURNS or following.norm in _OUT:
                    break
                if following.start in items:
                    behind.add(items[following.start])
    return frozenset(start), frozenset(goal)
