"""Causes: a claim that says why something was done, or upon what, needs a notice that says so too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.reading import Reading
from bot.checking.result import ReasonKind
from bot.checking.tokens import Token, lowered

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


def judge_causes(evidence: Evidence) -> Iterator[Finding]:
    """A "because of" or "afterwards" in the claim that nothing in the notice answers to; blame put on somebody else."""
    match = evidence.claim.because
    if match and not any(reading.because for reading in (evidence.focus, *evidence.context)):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, match[0], claim_span=match.span())
    elif (cause := _unknown_cause(evidence)) is not None:
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, cause.text, claim_span=(cause.start, cause.end))
    mine, other = _blamed(evidence.claim), _blamed(evidence.focus)
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


def _unknown_cause(evidence: Evidence) -> Token | None:
    """The first word of a cause that the notice knows nothing of: "because of fires", "for safety reasons"."""
    claim, missing = evidence.claim, {token.start for token in evidence.whole.missing}
    if named := _within(claim, _BECAUSE_OF.search(lowered(claim.text))):
        return named[0] if all(token.start in missing for token in named) else None
    reasons = _REASONS.search(lowered(evidence.focus.text))
    named = _within(claim, _REASONS.search(lowered(claim.text))) if reasons else []
    return named[0] if named and not any(token.key in evidence.focus.keys for token in named) else None


def _within(reading: Reading, match: re.Match[str] | None) -> list[Token]:
    """The content words in the group "what" of a match, none without one."""
    start, end = match.span("what") if match else (0, 0)
    return [token for token in reading.content if start <= token.start < end]


def _blamed(reading: Reading) -> re.Match[str] | None:
    """Who caused what, by the words of a text."""
    lower = lowered(reading.text)
    return _BLAMED.search(lower) or _CAUSED.search(lower)


def _keys(reading: Reading, match: re.Match[str], group: str) -> frozenset[str]:
    start, end = match.span(group)
    return frozenset(token.key for token in reading.content if start <= token.start < end)
