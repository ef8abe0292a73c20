"""Direction: from one thing to another and not the reverse, this instead of that and not that instead of this."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind
from bot.checking.signs.no_longer import left_by

# By these a claim moves a thing. "Sales to Brenta" move none, and what had been moved once may be moved again.
_MOVES: Final = re.compile(
    r"\b(?:mov(?:e[ds]?|ing)|shift(?:s|ed)?|transfer(?:s|red)?|push(?:es|ed)?|put|puts|place[sd]?|promote[sd]?|demote[sd]?|relegate[sd]?"
    r"|downgrade[sd]?|upgrade[sd]?|reclassif\w+|reassign\w*|switch(?:es|ed)?|convert(?:s|ed)?|thr(?:own|ew)|throws?|kick(?:s|ed)?"
    r"|t(?:aken|ook|akes?)|drop(?:s|ped)|f(?:ell|alls?)|(?:was|were|are|is|been) (?:sent|bumped|lifted|raised))\b",
    re.IGNORECASE,
)
_BEFORE_THAT: Final = re.compile(
    r"\b(?:had (?:been )?|once|earlier|previously|formerly|originally|used to|not|never|\w+n't|no longer"
    r"|could|may|might|would)\b",
    re.IGNORECASE,
)


def judge_direction(evidence: Evidence) -> Iterator[Finding]:
    """What the claim has behind "from" alone against what the statement has behind "to" alone, and the reverse.

    Likewise what one side drops for something ("instead of") and the other side keeps.
    """
    mine, other = evidence.claim.turning, evidence.focus.turning
    start, goal = mine.start - mine.goal, mine.goal - mine.start
    its_start, its_goal = other.start - other.goal, other.goal - other.start
    if start & its_goal and goal & its_start and not start & its_start:
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "from … to", of_sentence=True)
    elif goal & its_start and not start and not goal & its_goal:
        moved = _moved(evidence, goal & its_start)
        yield Finding(
            *(ReasonKind.POLARITY, Sign.DIFFERS, moved or evidence.claim.text, "from … to"), firm=bool(moved)
        )
    elif (
        start & its_goal
        and not start & its_start
        # What goes elsewhere from there is another move.
        and (not goal or goal & (its_start | its_goal))
        and (moved := _moved(evidence, start & its_goal))
    ):
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, moved, "from … to")
    turned = mine.kept & other.dropped
    if not turned:
        return
    if mine.dropped:
        if mine.dropped & other.kept and not mine.dropped & other.dropped:
            yield Finding(
                ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "instead of", of_sentence=True
            )
    elif not mine.kept & other.replacing:
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "instead of", firm=False)


def _moved(evidence: Evidence, ends: frozenset[str]) -> str:
    """The claim's words from its verb of moving to the end of the move that is the statement's other end.

    Empty unless the statement moves something too, and that end has a name.
    """
    claim = evidence.claim
    named = {
        token.key for token in (*claim.names, *evidence.focus.names) if not token.key.startswith("place:")
    }
    verb = _MOVES.search(claim.text)
    if verb is None or _BEFORE_THAT.search(claim.text) or not left_by(evidence.focus):
        return ""
    places = [token.end for token in (*claim.content, *claim.designators) if token.key in ends & named]
    return claim.text[verb.start() : max(places)] if places and verb.start() < max(places) else ""
