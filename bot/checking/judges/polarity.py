"""Polarity: done or not done, allowed or forbidden, imposed or lifted."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading import Action, Reading, denied
from bot.checking.result import ReasonKind
from bot.checking.tokens import Token


def judge_polarity(evidence: Evidence) -> Iterator[Finding]:
    """The claim's verbs of known families against the statement's; then each "not" against the words that it denies."""
    pairs = [
        (mine, other)
        for mine in evidence.claim.actions
        for other in evidence.focus.actions
        if _comparable(mine, other)
    ]
    agreeing = [pair for pair in pairs if _same_sense(*pair)]
    if agreeing:
        yield _finding(Sign.AGREES, agreeing[0][0].token, agreeing[0][1].token)
    elif pairs:
        yield _finding(Sign.DIFFERS, pairs[0][0].token, pairs[0][1].token)
        return
    yield from _denials(evidence)


def _comparable(mine: Action, other: Action) -> bool:
    return mine.family == other.family or lexicon().opposites[mine.family] == other.family


def _same_sense(mine: Action, other: Action) -> bool:
    return (mine.family == other.family) == (mine.negated == other.negated)


def _denials(evidence: Evidence) -> Iterator[Finding]:
    """Words that both have, denied on one side alone: "no drawback" against "as drawback"."""
    pairs = [
        (mine, other)
        for mine, other in evidence.own.pairs
        if ":" not in mine.key and _in(evidence.focus, other)
    ]
    denied_here = denied(evidence.claim)
    denied_there = denied(evidence.focus)
    for mine, other in pairs:
        if (mine.start in denied_here) != (other.start in denied_there):
            yield _finding(Sign.DIFFERS, mine, other, firm=False)
            return


def _in(reading: Reading, token: Token) -> bool:
    return reading.text[token.start : token.end] == token.text


def _finding(sign: Sign, mine: Token, other: Token, *, firm: bool = True) -> Finding:
    return Finding(
        ReasonKind.POLARITY,
        sign,
        mine.text,
        other.text,
        (mine.start, mine.end),
        (other.start, other.end),
        firm=firm,
    )
