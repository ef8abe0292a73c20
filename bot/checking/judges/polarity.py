"""Polarity: done or not done, allowed or forbidden, imposed or lifted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.force import Action
from bot.checking.judges import Finding, Sign, facing
from bot.checking.lexicon import lexicon
from bot.checking.reading import Reading, denied
from bot.checking.result import ReasonKind
from bot.checking.tokens import Token

_SAME_WORDS: Final = 0.95
"""Share of the claim's weight in the statement from which one "not" more can only mean the contrary."""
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
        yield facing(ReasonKind.POLARITY, Sign.AGREES, agreeing[0][0].token, agreeing[0][1].token)
    elif pairs:
        yield facing(ReasonKind.POLARITY, Sign.DIFFERS, pairs[0][0].token, pairs[0][1].token)
        return
    yield from _denials(evidence)
    if (finding := _contrary_sense(evidence)) and (not agreeing or evidence.own.coverage >= _SAME_WORDS):
        yield finding


def _comparable(mine: Action, other: Action) -> bool:
    return mine.family == other.family or lexicon().opposites[mine.family] == other.family


def _same_sense(mine: Action, other: Action) -> bool:
    return (mine.family == other.family) == (mine.negated == other.negated)


def _contrary_sense(evidence: Evidence) -> Finding | None:
    """The word that turns one sentence and not the other.

    It speaks for the whole sentence only where it is a plain "not" and the only turn in it: a second clause,
    or a verb that takes something away, may say the same in other words.
    """
    mine, other = _turns(evidence.claim), _turns(evidence.focus)
    if len(mine.first) % 2 == len(other.first) % 2:
        return None
    source = (other.first or mine.first)[0]
    plain = len(mine.all) + len(other.all) == 1 and not (mine.verbs or other.verbs)
    return Finding(
        ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, source, firm=False, of_sentence=plain
    )


@dataclass(frozen=True, slots=True)
class _Turns:
    """What turns the sense of a sentence: in its first clause, in all of it, and the verbs among them."""

    first: list[str]
    all: list[str]
    verbs: list[str]


def _turns(reading: Reading) -> _Turns:
    """Each "not", and each verb that takes something away."""
    end = next((match.start() for match in _CLAUSE_END.finditer(reading.text)), len(reading.text))
    verbs = [action.token for action in reading.actions if action.family in lexicon().negative]
    words = [*reading.marks.negations, *verbs]
    return _Turns(
        [word.text for word in words if word.start < end],
        [word.text for word in words],
        [verb.text for verb in verbs],
    )


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
        alike = [token for token in evidence.focus.content if token.key == mine.key] or [other]
        if all((mine.start in denied_here) != (token.start in denied_there) for token in alike):
            yield facing(ReasonKind.POLARITY, Sign.DIFFERS, mine, other, firm=False)
            return


def _in(reading: Reading, token: Token) -> bool:
    return reading.text[token.start : token.end] == token.text
