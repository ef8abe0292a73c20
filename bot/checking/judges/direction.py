"""Direction: from one thing to another, and not the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.reading import Reading
from bot.checking.result import ReasonKind

_TURNS: Final = frozenset({"from", "to", "into"})
_REACH: Final = 6
"""Words behind a "from" or a "to" that belong to it, where no other one comes first."""


def judge_direction(evidence: Evidence) -> Iterator[Finding]:
    """What the claim has behind "from" alone against what the statement has behind "to" alone, and the reverse."""
    start, goal = _ends(evidence.claim)
    its_start, its_goal = _ends(evidence.focus)
    turned = (start - goal) & (its_goal - its_start)
    returned = (goal - start) & (its_start - its_goal)
    same = (start - goal) & (its_start - its_goal) or (goal - start) & (its_goal - its_start)
    if (turned and returned) and not same:
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "from … to", of_sentence=True)


def _ends(reading: Reading) -> tuple[frozenset[str], frozenset[str]]:
    """The keys behind "from", and those behind "to" or "into"."""
    subjects = {token.start: token.key for token in (*reading.content, *reading.designators)}
    start: set[str] = set()
    goal: set[str] = set()
    for place, token in enumerate(reading.tokens):
        if token.norm in _TURNS:
            behind = start if token.norm == "from" else goal
            for following in reading.tokens[place + 1 : place + 1 + _REACH]:
                if following.norm in _TURNS:
                    break
                if following.start in subjects:
                    behind.add(subjects[following.start])
    return frozenset(start), frozenset(goal)
