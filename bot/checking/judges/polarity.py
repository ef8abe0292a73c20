"""Polarity: done or not done, allowed or forbidden, imposed or lifted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading import Action, Reading, denied
from bot.checking.result import ReasonKind
from bot.checking.tokens import Token

_CLAUSE_END: Final = re.compile(r"[;:]|, (?:not|but|so|while|although)\b")


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
    if not agreeing and (source := _contrary_sense(evidence)):
        yield Finding(
            ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, source, firm=False, of_sentence=True
        )


def _comparable(mine: Action, other: Action) -> bool:
    return mine.family == other.family or lexicon().opposites[mine.family] == other.family


def _same_sense(mine: Action, other: Action) -> bool:
    return (mine.family == other.family) == (mine.negated == other.negated)


def _contrary_sense(evidence: Evidence) -> str:
    """The statement's word that turns its sense where the claim's is not turned, or "not" where only the claim's is."""
    mine, other = _turns(evidence.claim), _turns(evidence.focus)
    if len(mine) % 2 == len(other) % 2:
        return ""
    return other[0] if other else mine[0]


def _turns(reading: Reading) -> list[str]:
    """What turns the sense of a sentence's first clause: each "not", and each verb that takes something away."""
    end = next((match.start() for match in _CLAUSE_END.finditer(reading.text)), len(reading.text))
    words = [no.text for no in reading.marks.negations if no.start < end]
    return words + [
        action.token.text
        for action in reading.actions
        if action.family in lexicon().negative and action.token.start < end
    ]


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
