"""What a statement turns from, and what a claim says to be no more: neither is denied by naming it."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.turning import TURNED

_CHANGES: Final = re.compile(
    r"\b(?:mov|turn|shift|switch|chang|replac|revis|transfer|convert)\w*\b[^.;]*\bfrom\b"
)
_GIVEN_UP: Final = re.compile(
    r"\b(?:stop(?:s|ped|ping)?|ceas(?:es?|ed|ing)|g(?:ave|ives?|iving) up|abandon\w*|drop(?:s|ped|ping)?|scrap\w*"
    r"|end(?:s|ed|ing)?|did away with|do(?:es|ing)? away with|away from)\b"
)
_KEPT: Final = re.compile(r"\b(?:keep\w*|kept|remain\w*|still|maintain\w*|chang\w*|revis\w*|stay\w*|never)\b")
_SOON: Final = 30
"""Characters within which what is given up follows the word for it."""
NO_MORE: Final = re.compile(
    r"\bno longer\b|\bany longer\b"
    r"|\bany ?more\b(?=\W*(?:$|[,;:.]| (?:to|for|in|on|of|from|under|by|because|since|if|after)\b))",
    re.IGNORECASE,
)
"""By these a claim says that something is so no more."""


def turned_from(evidence: Evidence) -> frozenset[str]:
    """What the statement turns from, where the claim does not say itself that something has changed."""
    turned = evidence.claim.first_low(TURNED)
    return frozenset() if turned else left_by(evidence.focus)


@once
def left_by(reading: Reading) -> frozenset[str]:
    """What a text says that something changes from: "moves from D:3 to A:5", and not "lamps from Brenta to Japan"."""
    turning = reading.turning
    changes = turning.goal and _CHANGES.search(reading.lower)
    return turning.start - turning.goal if changes else frozenset()


def gives_up(evidence: Evidence) -> bool:
    """Whether the claim says by a verb or a "not" that something is over, and the statement turns from that.

    "OL stopped refusing lamps", where "the policy changes from a refusal to a review".
    """
    claim, left = evidence.claim, left_by(evidence.focus)
    if not left or claim.first_low(_KEPT):
        return False
    named = (token for token in claim.content if token.key in left)
    return any(0 <= token.start - end <= _SOON for token in named for end in _given_up(claim))


@once
def _given_up(claim: Reading) -> tuple[int, ...]:
    """Where the words end by which a claim says that something is over, or denies it."""
    ends = (match.end() for match in _GIVEN_UP.finditer(claim.lower))
    return (*ends, *(no.end for no in claim.marks.negations))


def left_by_claim(evidence: Evidence) -> frozenset[str]:
    """What the statement turns from, where the claim says that something is so no more."""
    turning = evidence.focus.turning
    return turning.start - turning.goal if turning.goal and evidence.claim.first(NO_MORE) else frozenset()


def both_speak_of_licences(evidence: Evidence) -> bool:
    """Whether both speak of licences or of review: beside those "not banned" contradicts no refusal."""
    return all(
        {"licence", "case_by_case"} & reading.marks.modality.keys()
        for reading in (evidence.claim, evidence.focus)
    )
