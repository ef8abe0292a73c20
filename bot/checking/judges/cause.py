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
    """The first word of the claim's cause, if the notice has none like it: "because of fires", "for safety reasons"."""
    claim, missing = evidence.claim, {token.start for token in evidence.whole.missing}
    if because := claim.because:
        first = next((token for token in claim.content if token.start >= because.end()), None)
        return first if first is not None and first.start in missing else None
    mine, its = _REASONS.search(lowered(claim.text)), _REASONS.search(lowered(evidence.focus.text))
    if not (mine and its):
        return None
    start, end = mine.span("what")
    named = [token for token in claim.content if start <= token.start < end]
    return (
        named[0]
        if named and not {token.key for token in named} & _keys(evidence.focus, its, "what")
        else None
    )


def _blamed(reading: Reading) -> re.Match[str] | None:
    """Who caused what, by the words of a text."""
    lower = lowered(reading.text)
    return _BLAMED.search(lower) or _CAUSED.search(lower)


def _keys(reading: Reading, match: re.Match[str], group: str) -> frozenset[str]:
    start, end = match.span(group)
    return frozenset(token.key for token in reading.content if start <= token.start < end)
