"""A trace in words, line by line: what the terminal, a file and Discord show of why a claim got its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.checking.judges import Finding, Sign
from bot.checking.result import Stance
from bot.checking.trace import Considered, Fate, Trace
from bot.checking.verdict import THRESHOLDS, Opinion
from bot.texts import text
from bot.wording import stance_word, validity_text, verdict_word

_MISSING: Final = 8
"""Words of the claim that are named as missing; a long claim has many."""


_DEMOTED: Final = (Fate.ELSEWHERE, Fate.WEAKER, Fate.BEHIND, Fate.VALIDITY)


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `depth` 0 is the claim, 1 a notice, 2 what was found in it."""

    depth: int
    words: str


def explanation(trace: Trace) -> tuple[Line, ...]:
    """Why one claim got its verdict: each notice that was considered, in the order of the search."""
    verdict = trace.verdict
    lines = [Line(0, text("why.head", verdict=verdict_word(verdict.kind), claim=verdict.claim.text))]
    if not trace.considered:
        return (*lines, Line(1, text("why.nothing_found")))
    lines.append(Line(1, _limits()))
    for one in trace.considered:
        if one.fate is not Fate.UNJUDGED:
            lines += _notice_lines(one)
    if unjudged := [one.notice_id for one in trace.considered if one.fate is Fate.UNJUDGED]:
        words = text("why.unjudged", count=len(unjudged), notices=", ".join(unjudged))
        lines.append(Line(1, words))
    return tuple(lines)


def plain_text(lines: tuple[Line, ...]) -> str:
    """The lines as they stand in a text file."""
    return "\n".join("  " * line.depth + line.words for line in lines) + "\n"


def _limits() -> str:
    limits = {
        "support": THRESHOLDS.support_whole,
        "support_headed": THRESHOLDS.support_headed,
        "conflict": THRESHOLDS.conflict_whole,
        "conflict_headed": THRESHOLDS.conflict_headed,
    }
    return text("why.limits", **{name: _percent(share) for name, share in limits.items()})


def _notice_lines(one: Considered) -> Iterator[Line]:
    key = "why.notice" if one.rank else "why.successor"
    yield Line(1, text(key, rank=one.rank, title=one.title, notice=one.notice_id))
    yield Line(2, _fate(one))
    if one.opinion is not None:
        for words in _opinion_lines(one.opinion):
            yield Line(2, words)


def _fate(one: Considered) -> str:
    reference = one.reference
    stance = stance_word(reference.stance if reference is not None else Stance.RELATED)
    validity = validity_text(reference.validity, None) if reference is not None else ""
    words = text(f"why.fate.{one.fate}", stance=stance, validity=validity)
    if reference is None and one.fate in _DEMOTED:
        # It had become one of those that speak of the same matter, and these are cut to a few.
        return text("why.and", first=words, second=text("why.fate.cut"))
    if reference is not None and reference.stance is not Stance.RELATED:
        return text("why.chance", fate=words, percent=_percent(reference.confidence))
    return words


def _opinion_lines(opinion: Opinion) -> Iterator[str]:
    evidence = opinion.evidence
    yield text("why.statement", statement=evidence.statement.id, words=evidence.statement.text)
    missing = ", ".join(token.text for token in evidence.whole.missing[:_MISSING])
    yield text(
        "why.coverage", whole=_percent(evidence.whole.coverage), headed=_percent(evidence.headed.coverage)
    ) + (text("why.missing", words=missing) if missing else "")
    for finding in opinion.findings:
        yield _finding(finding)
    if not opinion.findings:
        yield text("why.no_finding")
    if opinion.scores is not None:
        scores = {name: getattr(opinion.scores, name) for name in ("supports", "conflicts", "neither")}
        yield text("why.scores", **{name: _percent(score) for name, score in scores.items()})
    if opinion.stance is None:
        yield text("why.judged_nothing")
    else:
        key = "why.judged_by_model" if opinion.by_model else "why.judged"
        yield text(key, stance=stance_word(opinion.stance))


def _finding(finding: Finding) -> str:
    how = _how(finding)
    kind = text(f"why.kind.{finding.kind}")
    words = text(f"why.finding_{how}", kind=kind, claim=finding.claim, source=finding.source)
    return words if finding.firm or how == "agrees_elsewhere" else words + text("why.loose")


def _how(finding: Finding) -> str:
    if finding.sign is Sign.AGREES and not finding.source:
        return "agrees_elsewhere"
    if finding.sign is Sign.DIFFERS and finding.of_sentence:
        return "of_sentence"
    if finding.sign is Sign.DIFFERS and finding.claim.lower() == finding.source.lower():
        return "denied"
    return str(finding.sign)


def _percent(share: float) -> int:
    return round(100 * share)
