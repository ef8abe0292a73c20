"""Votes: how many were for a thing and how many against it, and by how many it was carried."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Quantity

# "By a vote of 20 to 5", but not "from 20 to 5".
VOTED: Final = re.compile(r"\b(?:vot\w+|ballot)\b(?!.*\bfrom \d)", re.IGNORECASE)
_FOR: Final = r"(?:for(?: it)?|in favou?r(?: of it)?|yeas?|ayes?|yes)"
_AGAINST: Final = r"(?:against(?: it)?|opposed|noes|nays?|no)"
_VOTED_AGAINST: Final = re.compile(r"\bvot(?:e[sd]?|ing)\b[^.;]*\bagainst\b", re.IGNORECASE)
_VOTED_FOR: Final = re.compile(r"\b(?:for|favou?r|yeas?|ayes?|yes)\b", re.IGNORECASE)
# "369 to 22", "219-202", "369 votes to 22", "369 for and 22 against".
_BETWEEN: Final = re.compile(
    r" ?(?:(?:votes )?(?:to|-|\u2013)(?: just| only)?"
    rf"|(?:(?:members|votes?|lawmakers|voted) )?{_FOR}(?:,| and|, and|;| to)?(?: (?:just|only))?"
    r"|votes against(?: just| only)?"
    r"|(?:members |lawmakers )?(?:voted|were) (?:for|in favou?r)\b[^\d;.]{0,60}(?:and|,|but)(?: just| only)?) ?",
    re.IGNORECASE,
)
_BEHIND: Final = re.compile(
    rf" (?:(?:members|votes?|lawmakers|voted) )?{_AGAINST}\b| votes?\b", re.IGNORECASE
)
# "22 against and 369 for".
_TURNED: Final = re.compile(
    rf" (?:(?:members|votes?|lawmakers|voted|were) )*{_AGAINST}\b[^\d;.]{{0,60}}(?:\b(?:and|but|to)|,)"
    r"(?: just| only)? ",
    re.IGNORECASE,
)
_FOR_BEHIND: Final = re.compile(rf" (?:(?:members|votes?|lawmakers|voted|were) )*{_FOR}(?!\w)", re.IGNORECASE)
_MARGIN: Final = re.compile(
    r"\b(?:by|of)(?: a margin of)?(?: (?:just|only|exactly|a mere|merely))? $", re.IGNORECASE
)
_VOTES: Final = re.compile(r" votes?\b(?! (?:against|for|to|in)\b)", re.IGNORECASE)
# Of one bill there are several votes: who says which one is held to it.
_STAGE: Final = re.compile(
    r"\b(?:amend\w*|motions?|reading|procedur\w*|overrid\w*|overrode|cloture|re-?run|recount|first vote|second vote"
    r"|earlier|first|initially|originally|at first|voted down|sent back)\b",
    re.IGNORECASE,
)
# These vote before the whole body does.
_PREPARING: Final = frozenset({"committee", "subcommittee", "panel"})
_BODIES: Final = _PREPARING | {
    "assembly",
    "board",
    "chamber",
    "shareholders",
    "legislature",
    "delegates",
    "judges",
}


@dataclass(frozen=True, slots=True)
class Vote:
    """Two counts of one vote, as they stand in a text."""

    ayes: Quantity
    noes: Quantity

    def same(self, other: Vote) -> bool:
        """Whether both are the same two numbers in the same order."""
        return self.ayes.same_value(other.ayes) and self.noes.same_value(other.noes)

    @property
    def margin(self) -> float:
        """By how many votes it was carried."""
        return abs(self.ayes.value - self.noes.value)


def vote_of(reading: Reading) -> Vote | None:
    """The vote that a text tells of, where it has one such pair of counts and no noun behind it."""
    text = reading.text
    pairs: list[Vote] = []
    for first, second in pairwise(reading.quantities):
        if not first.dimension == second.dimension == "count":
            continue
        if _TURNED.fullmatch(text, first.end, second.start) and _FOR_BEHIND.match(text, second.end):
            pairs.append(Vote(second, first))
        elif _BETWEEN.fullmatch(text, first.end, second.start) and (
            _BEHIND.match(text, second.end) or not text[second.end :].lstrip(" .,;)")[:1].islower()
        ):
            pairs.append(Vote(first, second))
    return pairs[0] if len(pairs) == 1 else None


def is_margin(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number tells by how many votes a thing was carried: "by just two votes"."""
    return bool(
        quantity.dimension == "count"
        and _MARGIN.search(reading.text[: quantity.start])
        and _VOTES.match(reading.text, quantity.end)
    )


def on_one_thing(evidence: Evidence) -> bool:
    """Whether claim and statement tell of one vote: of the same body, and at the same stage."""
    claim, focus = evidence.claim, evidence.focus
    bodies = lexicon().grammar.offices | _BODIES
    mine, its = ({token.norm for token in reading.tokens} & bodies for reading in (claim, focus))
    stages = ({match[0].lower() for match in _STAGE.finditer(reading.text)} for reading in (claim, focus))
    one, other = stages
    return mine <= its and (bool(mine) or not its & _PREPARING) and one == other


def votes_against(evidence: Evidence) -> bool:
    """Whether the claim has a vote against what the statement has no vote against."""
    mine, its = vote_of(evidence.claim), vote_of(evidence.focus)
    told = evidence.claim.text[mine.ayes.end : mine.noes.start] if mine is not None else ""
    if mine is not None and its is not None and mine.same(its) and _VOTED_FOR.search(told):
        # "369 for and 22 against" has nobody else against it.
        return False
    return bool(_VOTED_AGAINST.search(evidence.claim.text)) and not _VOTED_AGAINST.search(evidence.focus.text)
