"""Causes: a claim that says why something was done, or upon what, needs a notice that says so too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import ReasonKind

_BLAMED: Final = re.compile(r"\b(?:blam(?:e|es|ed|ing)|faults?|faulted) (?P<who>[^,;:]+?) for (?P<what>.+)")
_CAUSED: Final = re.compile(
    r"(?:\b(?:that|said|says|was) |^)(?P<who>(?:(?!\b(?:that|said|says) )[^,;:])+?)(?: that| which| who)? "
    r"(?:caused|led to|brought about|triggered|provoked) (?P<what>.+)"
)
_REASONS: Final = re.compile(r"\bfor (?P<what>[a-z]+(?:[ ,-]+[a-z]+){0,6}) (?:reasons|purposes|grounds)\b")
# Up to the next preposition: "because of fires at the mill".
_BECAUSE_OF: Final = re.compile(
    r"\b(?:because of|due to|owing to|thanks to|as a result of) "
    r"(?P<what>(?:(?!\b(?:at|in|of|by|from|with|on|for|to|over|and|or)\b)[\w'-]+ ?){1,5})"
)

# "Was due to apply from May" gives no cause, and "no law just because it was passed" denies one.
_NO_CAUSE: Final = re.compile(
    r"\bdue to (?:be|apply|begin|start|end|expire|lapse|take|come|go|rise|fall|enter|run|become|open|close|launch"
    r"|return|resume|increase|decrease|pay|report|submit|comply|kick)\b"
    r"|(?:\bnot|n't)\b[^,;:]{0,40}\bjust because\b"
)
# What a statement says of causes without a "because".
_TELLS_WHY: Final = re.compile(
    r"\b(?:result(?:s|ed|ing)? (?:in|from)|led to|leads? to|leading to|caus(?:e|es|ed|ing)|stem(?:s|med|ming) from"
    r"|aris(?:es|ing|en) from|attribut(?:ed|able) to|in (?:view|light) of|on the grounds? (?:of|that)|given that"
    r"|associated with|so that)\b"
)
_CAUSE_BEHIND: Final = re.compile(
    r"(?:from|of|to|that|with)$(?<!led to)(?<!lead to)(?<!leads to)(?<!leading to)"
)
# "A month beforehand" is "30 days in advance".
_IN_ADVANCE: Final = re.compile(r"\b(?:in advance|ahead of|ahead|before|prior to|beforehand)\b")
_BEFOREHAND: Final = "beforehand"
_REASON: Final = re.compile(
    r"\b(?:because of|because|due to|owing to|thanks to|as a result of|on account of) (?P<what>[^,;:]+)"
)
_BACK: Final = re.compile(r"(?:it|this|that|them|these|those)\b(?! \w+ [a-z]+s?\b)")
# "Because they are unlisted": what is so of the things is why.
_BEING: Final = re.compile(
    r"\b(?:because|since|as) (?:they|it|these|those|this|that) (?:are|is|were|was|aren't|isn't|weren't|wasn't"
    r"|remain|remains)(?: not)? "
    r"(?P<what>[a-z-]+ed|exempt|legal|illegal|eligible|free|banned|secret)(?=$|[.,;:!?]| (?:and|under|at|by|in)\b)"
)
_DOCUMENT: Final = re.compile(
    r"(?:rule|rules|act|order|announcement|notice|regulation|law|directive|proclamation|decision|no\. \d+|\d+)\W*$"
)
_OF_RULES: Final = frozenset(
    {"requirement", "requirements", "rule", "rules", "measure", "measures", "order", "change"}
)
_ORDERED: Final = re.compile(
    r"\b(?:control(?:s|led)?|restricted|covered|caught|subject to|listed|blocked|barred)\b"
)
_UNKNOWN: Final = 1
"""Words of a cause that the notice may lack where it tells of causes itself."""


def judge_causes(evidence: Evidence) -> Iterator[Finding]:
    """A "because of" or "afterwards" in the claim that nothing in the notice answers to; blame put on somebody else."""
    match = evidence.claim.because
    if match and evidence.claim.first_low(_NO_CAUSE):
        match = None
    told = any(_may_be_why(evidence, reading) for reading in (evidence.focus, *evidence.context))
    if match and not told and not _answered(evidence, match[0]):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, match[0], claim_span=match.span())
    elif (cause := _unknown_cause(evidence)) is not None:
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, cause.text, claim_span=(cause.start, cause.end))
    mine = _blamed(evidence.claim)
    other = _blamed(evidence.focus) if mine else None
    if mine and other and _keys(evidence.claim, mine, "what") & _keys(evidence.focus, other, "what"):
        who, its_who = _keys(evidence.claim, mine, "who"), _keys(evidence.focus, other, "who")
        if who and its_who and not who & its_who:
            yield Finding(
                ReasonKind.SCOPE,
                Sign.DIFFERS,
                evidence.claim.text[slice(*mine.span("who"))],
                evidence.focus.text[slice(*other.span("who"))],
                mine.span("who"),
                other.span("who"),
                firm=False,
                called=ReasonKind.NAME,
            )


def _may_be_why(evidence: Evidence, told: Reading) -> bool:
    """Whether a text of the notice says why, and not only something else than the claim's cause stands there.

    "Must report because the fund asked for it" does not tell of what happens to firms because they are listed.
    """
    if told.because is None:
        return False
    cause = {token.key for token in _within(evidence.claim, evidence.claim.first_low(_REASON))}
    there = told.first_low(_REASON)
    if not cause or there is None:
        return True
    before = {token.key for token in told.content if token.end <= there.start()}
    behind = {token.key for token in told.content if token.start >= there.end() - len(there["what"])}
    return bool(cause & behind) or not cause & before


def _answered(evidence: Evidence, word: str) -> bool:
    """Whether the notice answers to a cause without a "because": by its own being, by what a thing is, by "led to"."""
    claim, focus = evidence.claim, lowered(evidence.focus.text)
    if word == _BEFOREHAND:
        return bool(_IN_ADVANCE.search(focus))
    own = {mine.start for mine, _ in evidence.own.pairs}
    being = _within(claim, _BEING.search(lowered(claim.text)))
    # Where the notice gives another cause, what a thing is need not be one.
    other = any(reading.because for reading in (evidence.focus, *evidence.context))
    if being and not other and all(token.start in own for token in being):
        return True
    reason = _REASON.search(lowered(claim.text))
    named = _within(claim, reason)
    if reason is None:
        return False
    if named and _DOCUMENT.search(reason["what"]) and _is_the_notice(evidence, reason, named):
        return True
    back = _BACK.match(reason["what"])
    missing = {token.start for token in evidence.whole.missing}
    known = [token for token in named if token.start not in missing]
    borne = bool(back) if not named else len(named) - len(known) <= _UNKNOWN and len(known) > _UNKNOWN
    return borne and _tells_why(evidence, focus, known)


def _tells_why(evidence: Evidence, focus: str, cause: list[Token]) -> bool:
    """Whether the statement tells of a cause that may be the claim's: not "theft led to it", if that has no theft.

    Nor where the words of the claim's cause stand where the effect does: "it rose, which led to shortages".
    """
    why = _TELLS_WHY.search(focus)
    if why is None:
        return False
    before = [token for token in evidence.focus.content if token.end <= why.start()][-1:]
    own = {other.start for _, other in evidence.own.pairs}
    named = {token.start for token in cause}
    places = [other.start for mine, other in evidence.own.pairs if mine.start in named]
    first = not _CAUSE_BEHIND.search(why[0])
    turned = any((place > why.start()) is first for place in places)
    return not turned and all(token.start in own or token.norm in _OF_RULES for token in before)


def _is_the_notice(evidence: Evidence, reason: re.Match[str], named: list[Token]) -> bool:
    """Whether the cause of an order is the notice itself: "is controlled because of Announcement No. 55"."""
    head = evidence.read.head.keys
    start, end = reason.span("what")
    numbered = [one for one in evidence.claim.designators if start <= one.start < end]
    claim = evidence.claim
    ordered = _ORDERED.search(lowered(claim.text)) or claim.marks.modality.keys() & {"ban", "licence", "must"}
    itself = numbered or any(one in claim.names for one in named)
    return bool(ordered and itself) and all(one.key in head for one in (*named, *numbered))


def _unknown_cause(evidence: Evidence) -> Token | None:
    """The first word of a cause that the notice knows nothing of: "because of fires", "for safety reasons"."""
    claim, missing = evidence.claim, {token.start for token in evidence.whole.missing}
    if named := _within(claim, claim.first_low(_BECAUSE_OF)):
        return named[0] if all(token.start in missing for token in named) else None
    reasons = evidence.focus.first_low(_REASONS)
    named = _within(claim, claim.first_low(_REASONS)) if reasons else []
    return named[0] if named and not any(token.key in evidence.focus.keys for token in named) else None


def _within(reading: Reading, match: re.Match[str] | None) -> list[Token]:
    """The content words in the group "what" of a match, none without one."""
    start, end = match.span("what") if match else (0, 0)
    return [token for token in reading.content if start <= token.start < end]


def _blamed(reading: Reading) -> re.Match[str] | None:
    """Who caused what, by the words of a text."""
    return reading.first_low(_BLAMED) or reading.first_low(_CAUSED)


def _keys(reading: Reading, match: re.Match[str], group: str) -> frozenset[str]:
    start, end = match.span(group)
    return frozenset(token.key for token in reading.content if start <= token.start < end)
