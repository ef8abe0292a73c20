"""Verdicts as JSON, to the letter of the contract that other tools read."""

from __future__ import annotations

from typing import Any

from bot.checking.result import Reason, Reference, Verdict
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
