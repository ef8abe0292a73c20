"""Signs that a claim goes beyond its statement: a rate, an office, a place or a certainty that it does not give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.dates import DateEvent
from bot.checking.reading.force import without_months
from bot.checking.reading.one_text import Reading
from bot.checking.reading.predication import is_past
from bot.checking.reading.tokens import Token, lowered

_RATE: Final = re.compile(r"\b(?:per|each|every) (?P<unit>hour|day|week|month|quarter|year)\b")
_TOLD_RATE: Final = re.compile(
    r"\b(?:per|each|every|an?|any)(?: calendar| fiscal)? (?P<unit>hour|day|week|month|quarter|year)\b"
    r"|\b(?P<adverb>hourly|daily|weekly|monthly|quarterly|yearly|annual|annually)\b"
)
_UNIT_OF: Final = {"daily": "day", "yearly": "year", "annual": "year", "annually": "year"}
_SET_ASIDE: Final = re.compile(
    r"\b(?:whatever|whichever|regardless of|no matter|irrespective of|independent(?:ly)? of)\b"
)
_TOLD_ASIDE: Final = re.compile(
    rf"{_SET_ASIDE.pattern}|\b(?:whether or not|without regard (?:to|for)|however|even if|even where|both)\b"
)
_OFFICE: Final = re.compile(r"\b(?P<title>[A-Z][a-z]+) of (?:the )?(?P<what>[A-Z][a-z]+)")
_ALL_OF: Final = re.compile(
    r"\ball (?:of (?:them|these) )?(?:are |were )?(?:in|from|under|of|to|based in) (?:the )?$"
)
_JOINED: Final = re.compile(r",? ?(?:and|or|as well as|plus) ?(?:in |from |under |to )?(?:the )?")
_SUSPECTED: Final = re.compile(
    r"\b(?:suspected|alleged|suspicions? of|allegations? of|risks? of|risks?(?= [a-z]+ing\b))\s*"
)
_DOUBTS: Final = re.compile(
    r"\b(?:suspect\w*|suspicions?|alleg\w*|risk\w*|accus\w*|claims|prob(?:e[sd]?|ing|ably)|investigat\w*|inquir\w*"
    r"|examin\w*|looks? (?:into|at)|question\w*|fear\w*|concern\w*|worr\w*|whether)\b"
)
_FOR_GOOD: Final = re.compile(
    r"\b(?:for good|permanently|forever|indefinitely|once and for all|(?:is|are|was|were|be|made) permanent)\b"
)

_SUPERLATIVE: Final = (
    r"(?:biggest|largest|greatest|highest|lowest|smallest|fastest|slowest|strongest|weakest|toughest|strictest|harshest"
    r"|cheapest|costliest|richest|longest|shortest|oldest|youngest|heaviest|broadest|steepest|busiest|best|worst)"
)
# "Was the largest in the firm's history", "the toughest rule ever": the point of what is said. Not "its largest port".
_SUPERLATIVES: Final = re.compile(
    rf"\b(?:is|are|was|were|be|been|remains?|became|as) (?:by far |among |one of )?(?:the|its|their) (?:[a-z]+-)?"
    rf"(?P<is>{_SUPERLATIVE})\b"
    rf"|\b(?P<ever>{_SUPERLATIVE})\b[^,;:]{{0,40}}\b(?:ever|yet|on record|to date|in (?:[\w']+ ){{1,3}}history)\b"
)
_WILL: Final = re.compile(
    r"\bwill (?!not\b|still\b|keep|continue|remain|stay|go on)(?:also |soon |then |be )?"
)

_DECIDED_TO: Final = re.compile(
    r"\b(?:decided|agreed|chose|promised|pledged|vowed|announced|intended|meant) (?:it |that )?to\b"
)
_DID: Final = re.compile(r"\b(?:did|was|were|had)(?: not|n't)? $")

# "Were listed for building dams": why it was done.
_FOR_DOING: Final = re.compile(
    r"\b(?:was|were|been|be|being|is|are|got) (?:[a-z]+ly )?[a-z]+(?:ed|en)\b (?:[\w']+ ){0,4}?"
    r"for (?P<doing>[a-z]+ing)\b"
)

_OUTSIDE: Final = re.compile(r"\b(?P<word>outside|apart|other than|except)(?: of| from| for)? (?:the )?$")
_TOLD_OUTSIDE: Final = re.compile(
    r"\b(?:outside|overseas|abroad|elsewhere|foreign|worldwide|other|others|apart|except\w*|excluding|not)\b"
)


def outside_of_it(evidence: Evidence) -> str:
    """The claim's "outside Brenta", if the statement tells of Brenta itself and nothing of what is elsewhere."""
    if _TOLD_OUTSIDE.search(lowered(evidence.focus.text)):
        return ""
    lower = lowered(evidence.claim.text)
    found = (
        (_OUTSIDE.search(lower[: mine.start]), mine)
        for mine, _ in evidence.own.pairs
        if mine.key.startswith("place:")
    )
    return next((f"{outside['word']} {mine.text}" for outside, mine in found if outside), "")


def unknown_reason(evidence: Evidence) -> str:
    """What somebody was listed or fined "for doing" in the claim, if the notice has no word of it."""
    missing = {token.start for token in evidence.whole.missing}
    for reason in _FOR_DOING.finditer(lowered(evidence.claim.text)):
        behind = next((one for one in evidence.claim.content if one.start >= reason.end()), None)
        if reason.start("doing") in missing and behind is not None and behind.start in missing:
            return reason["doing"]
    return ""


def unknown_superlative(evidence: Evidence) -> str:
    """What the claim calls the largest or the worst, if the notice does not: "was the largest in its history"."""
    mine = _SUPERLATIVES.search(lowered(evidence.claim.text))
    if mine is None:
        return ""
    word = mine["is"] or mine["ever"]
    told = any(re.search(rf"\b{word}\b", lowered(one.text)) for one in (evidence.focus, *evidence.context))
    return "" if told else word


def still_ahead(evidence: Evidence) -> str:
    """What "will" be done in the claim, if the statement only tells of what was: "will buy lamps again"."""
    claim, focus = evidence.claim, evidence.focus
    will = _WILL.search(without_months(claim.text))
    verbs = [told.verb for told in focus.predications if told.verb is not None]
    told = without_months(focus.text)
    if will is None or not verbs or lexicon().grammar.due.search(told) or _DECIDED_TO.search(told):
        return ""
    ahead = any(told.verb is not None and told.verb.start == will.end() for told in claim.predications)
    return (
        claim.text[will.start() : will.end()].strip()
        if ahead and all(_was(focus, one) for one in verbs)
        else ""
    )


def _was(reading: Reading, verb: Token) -> bool:
    return is_past(reading.text, verb) or bool(_DID.search(lowered(reading.text[: verb.start])))


def unknown_rate(evidence: Evidence) -> str:
    """The claim's "per quarter" or "every week", if no statement of the notice tells of such a rate."""
    known = {
        unit for reading in (evidence.focus, *evidence.context) for unit in _rates(lowered(reading.text))
    }
    found = _RATE.finditer(lowered(evidence.claim.text))
    return next((match[0] for match in found if match["unit"] not in known), "")


def _rates(lower: str) -> Iterator[str]:
    """The units of time by which a text counts anything: "a year", "monthly"."""
    for match in _TOLD_RATE.finditer(lower):
        adverb = match["adverb"]
        yield match["unit"] or _UNIT_OF.get(adverb, adverb.removesuffix("ly"))


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
        reading.marks.universal or _TOLD_ASIDE.search(lowered(reading.text))
        for reading in (evidence.focus, *everywhere)
    )
    return "" if told else mine[0]


def other_office(evidence: Evidence) -> str:
    """The claim's "Secretary of State", if the notice has another of that title and the statement no such word."""
    told: dict[str, set[str]] = {}
    for reading in (evidence.focus, *evidence.context):
        for match in _OFFICE.finditer(reading.text):
            told.setdefault(match["title"], set()).add(match["what"])
    named = {token.norm for token in evidence.focus.tokens}
    offices = (
        one
        for one in _OFFICE.finditer(evidence.claim.text)
        if one["title"].lower() in lexicon().grammar.offices and one["what"].lower() not in named
    )
    return next((one[0] for one in offices if one["what"] not in told.get(one["title"], {one["what"]})), "")


def other_place(evidence: Evidence) -> str:
    """The place that the claim joins to one which the statement has all of it in: "all under Brenta"."""
    lower, claim = lowered(evidence.focus.text), evidence.claim
    whole = {token.key for token in _places(evidence.focus) if _ALL_OF.search(lower[: token.start])}
    known = evidence.focus.keys | evidence.read.head.keys
    places = _places(claim)
    return next(
        (
            one.text
            for one in places
            for other in places
            if one.key not in known
            and other.key in whole
            and _JOINED.fullmatch(lowered(claim.text[min(one.end, other.end) : max(one.start, other.start)]))
        ),
        "",
    )


def _places(reading: Reading) -> list[Token]:
    return [token for token in reading.content if token.key.startswith("place:")]


def only_suspected(evidence: Evidence) -> str:
    """The claim's verb for what the statement only suspects or calls a risk: "violated", "suspected violation"."""
    claim = without_months(evidence.claim.text)
    if _DOUBTS.search(claim) or lexicon().force.unsure.search(claim):
        return ""
    verbs = {told.verb.start for told in evidence.claim.predications if told.verb is not None}
    suspected = {match.end() for match in _SUSPECTED.finditer(lowered(evidence.focus.text))}
    pairs = evidence.own.pairs
    return next((mine.text for mine, its in pairs if its.start in suspected and mine.start in verbs), "")


def for_good(evidence: Evidence) -> str:
    """The claim's "for good" or "permanently", if the statement names a day until which it is so."""
    claim, focus = evidence.claim, evidence.focus
    mine = _FOR_GOOD.search(lowered(claim.text))
    ends = any(date.event is DateEvent.UNTIL for date in focus.dates)
    told = claim.marks.negations or _FOR_GOOD.search(lowered(focus.text))
    return mine[0] if mine and ends and not told else ""
