"""Signs that a claim goes beyond its statement: a rate, an office, a place or a certainty that it does not give."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.tokens import lowered

_RATE: Final = re.compile(
    r"\b(?:per|each|every) (?P<unit>hour|day|week|month|quarter|year)\b"
    r"|\b(?P<each>apiece|per (?:unit|head|person))\b"
)
_SET_ASIDE: Final = re.compile(
    r"\b(?:whatever|whichever|regardless of|no matter|irrespective of|independent(?:ly)? of)\b"
)
_OFFICE: Final = re.compile(r"\b(?P<title>[A-Z][a-z]+) of (?:the )?(?P<what>[A-Z][a-z]+)")
_ALL_OF: Final = re.compile(
    r"\ball (?:of (?:them|these) )?(?:are |were )?(?:in|from|under|of|to|based in) (?:the )?$"
)
_SUSPECTED: Final = re.compile(
    r"\b(?:suspected|alleged|suspicions? of|allegations? of|risks? of|risks?(?= [a-z]+ing\b))\s*"
)
_UNSURE: Final = re.compile(
    r"\b(?:suspect\w*|suspicions?|alleg\w*|possibl[ey]|potential\w*|risk\w*|may|might|could|whether|if|accus\w*|claim\w*|prob\w+"
    r"|investigat\w*|examin\w*|look\w*|question\w*|fear\w*|concern\w*|worr\w*|warn\w*|over|about)\b"
)


def unknown_rate(evidence: Evidence) -> str:
    """The claim's "per quarter" or "every week", if no statement of the notice tells of such a rate."""
    told = [
        match
        for reading in (evidence.focus, *evidence.context)
        for match in _RATE.finditer(lowered(reading.text))
    ]
    known = {match["unit"] or match["each"] for match in told}
    found = (match for match in _RATE.finditer(lowered(evidence.claim.text)))
    return next((match[0] for match in found if (match["unit"] or match["each"]) not in known), "")


def set_aside(evidence: Evidence) -> str:
    """The claim's "whatever" or "regardless of", if the statement sets nothing aside and is not of all.

    "No matter where" is borne out by any statement that says "worldwide".
    """
    lower = lowered(evidence.claim.text)
    mine = _SET_ASIDE.search(lower)
    if mine is None:
        return ""
    everywhere = evidence.context if lower.startswith(" where", mine.end()) else ()
    told = any(
        reading.marks.universal or _SET_ASIDE.search(lowered(reading.text))
        for reading in (evidence.focus, *everywhere)
    )
    return "" if told else mine[0]


def other_office(evidence: Evidence) -> str:
    """The claim's "Secretary of State", if the notice has another of that title and not this one."""
    told: dict[str, set[str]] = {}
    for reading in (evidence.focus, *evidence.context):
        for match in _OFFICE.finditer(reading.text):
            told.setdefault(match["title"], set()).add(match["what"])
    mine = _OFFICE.finditer(evidence.claim.text)
    return next((one[0] for one in mine if one["what"] not in told.get(one["title"], {one["what"]})), "")


def other_place(evidence: Evidence) -> str:
    """The claim's place, if the statement has all of what it counts in another one: "all under Brenta"."""
    lower = lowered(evidence.focus.text)
    whole = {
        token.key
        for token in evidence.focus.content
        if token.key.startswith("place:") and _ALL_OF.search(lower[: token.start])
    }
    known = evidence.focus.keys | evidence.read.head.keys
    claimed = (token for token in evidence.claim.content if token.key.startswith("place:"))
    return next((token.text for token in claimed if whole and token.key not in known), "")


def only_suspected(evidence: Evidence) -> str:
    """The claim's word for what the statement only suspects or calls a risk: "violated", "suspected violation"."""
    lower = lowered(evidence.focus.text)
    if _UNSURE.search(lowered(evidence.claim.text)):
        return ""
    suspected = {match.end() for match in _SUSPECTED.finditer(lower)}
    return next((mine.text for mine, its in evidence.own.pairs if its.start in suspected), "")
