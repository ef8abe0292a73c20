"""Verdicts as JSON, to the letter of the contract that other tools read."""

from __future__ import annotations

from typing import Any

from bot.checking.judges import Finding
from bot.checking.result import Reason, Reference, Verdict
from bot.checking.trace import Considered, Trace
from bot.checking.verdict import Scores
from sources.notice import NoticeDate


def verdict_json(verdict: Verdict) -> dict[str, Any]:
    """One claim's line of `check --json`."""
    return {
        "claim": verdict.claim.text,
        "span": list(verdict.claim.span),
        "verdict": verdict.kind.value,
        "as_of": verdict.as_of.isoformat(),
        "references": [_reference(reference) for reference in verdict.references],
    }


def trace_json(trace: Trace) -> dict[str, Any]:
    """One claim's line of `check --json --explain`: the same, and under "explain" each notice that was considered."""
    return verdict_json(trace.verdict) | {"explain": [_considered(one) for one in trace.considered]}


def _considered(one: Considered) -> dict[str, Any]:
    shown = one.reference.stance.value if one.reference is not None else None
    base = {"rank": one.rank, "notice": one.notice_id, "fate": one.fate.value, "shown": shown}
    opinion = one.opinion
    if opinion is None:
        return base | {"judged": None}
    evidence, scores = opinion.evidence, opinion.scores
    judged = {
        "statement": evidence.statement.id,
        "stance": opinion.stance.value if opinion.stance is not None else None,
        "raw_confidence": opinion.confidence,
        "by_model": opinion.by_model,
        "coverage": {
            "statement": round(evidence.own.coverage, 3),
            "statement_and_title": round(evidence.headed.coverage, 3),
            "notice": round(evidence.whole.coverage, 3),
        },
        "missing": [token.text for token in evidence.whole.missing],
        "findings": [_finding(finding) for finding in opinion.findings],
        "scores": None if scores is None else scores_json(scores),
    }
    return base | {"judged": judged}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind.value,
        "sign": finding.sign.value,
        "firm": finding.firm,
        "of_sentence": finding.of_sentence,
        "claim": finding.claim,
        "claim_span": finding.claim_span,
        "source": finding.source,
        "source_span": finding.source_span,
    }


def scores_json(scores: Scores) -> dict[str, float]:
    """A model's three chances."""
    return {"supports": scores.supports, "conflicts": scores.conflicts, "neither": scores.neither}


def reason_json(reason: Reason) -> dict[str, Any]:
    """One reason."""
    return {"kind": reason.kind.value, "claim": reason.claim, "source": reason.source, "text": reason.text}


def _reference(reference: Reference) -> dict[str, Any]:
    notice, statement, validity = reference.notice, reference.statement, reference.validity
    return {
        "notice": notice.id,
        "statement": statement.id,
        "stance": reference.stance.value,
        "confidence": reference.confidence,
        "reasons": [reason_json(reason) for reason in reference.reasons],
        "validity": {
            "state": validity.state.value,
            "since": _date(validity.since),
            "until": _date(validity.until),
            "by": validity.by,
        },
        "statement_text": statement.text,
        "quote": statement.quote,
        "title": notice.title,
        "publisher": notice.publisher,
        "published": _date(notice.published),
        "url": notice.url,
    }


def _date(date: NoticeDate | None) -> str | None:
    return date.text if date else None
