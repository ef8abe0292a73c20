"""The words for dates, validity, stances and verdicts that the terminal and Discord share."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.checking.result import Stance, Verdict, VerdictKind
from bot.texts import text
from sources.notice import NoticeDate, Validity, ValidityState


def date_text(when: NoticeDate | date) -> str:
    """A date as people write it, as precise as it is known: "15 January 2026", "January 2026", "2026"."""
    year, month, day = [*str(when).split("-"), "", ""][:3]
    if not month:
        return text("date.year", year=int(year))
    name = text(f"month.{int(month)}")
    if not day:
        return text("date.month", month=name, year=int(year))
    return text("date.day", day=int(day), month=name, year=int(year))


def validity_text(validity: Validity, title_of_by: str | None) -> str:
    """Whether a notice binds, in words: "in force since 15 January 2026", "suspended 10 November 2025 by …".

    `title_of_by` is the title of the notice `validity.by`; where it is not known, its id stands in.
    """
    state = validity.state
    by = title_of_by or validity.by
    if state is ValidityState.NOT_YET:
        if validity.since is None:
            return text("validity.not_yet_undated")
        return text("validity.not_yet", date=date_text(validity.since))
    parts = {
        "since": text("validity.since", date=date_text(validity.since)) if validity.since else "",
        "when": _when(validity.since),
        "by": text("validity.by", by=by) if by else "",
        "until": text("validity.until", date=date_text(validity.until)) if validity.until else "",
    }
    if by and state is ValidityState.IN_FORCE:
        return text("validity.in_force_updated", **parts | {"by": by})
    if by and state is ValidityState.UNKNOWN:
        return text("validity.unknown_after_change", **parts | {"by": by})
    return text(f"validity.{state}", **parts)


def _when(since: NoticeDate | None) -> str:
    if since is None:
        return ""
    whole_day = since.first == since.last
    return text("validity.when_day" if whole_day else "validity.when_month", date=date_text(since))


def stance_word(stance: Stance) -> str:
    """A stance as a label: "Supports", "Conflicts", "Outdated", "See also"."""
    return text(f"stance.{stance}")


def verdict_word(kind: VerdictKind) -> str:
    """A verdict as a label: "Supported", "No notice found"."""
    return text(f"verdict.{kind}")


def verdict_mark(kind: VerdictKind) -> str:
    """A sign that stands before a verdict's word."""
    return text(f"verdict_mark.{kind}")


def summary_text(verdicts: Sequence[Verdict]) -> str:
    """How many claims were checked and what they came to: "7 claims checked: 2 supported, …"."""
    checked = [verdict.kind for verdict in verdicts if verdict.kind is not VerdictKind.NOT_CHECKABLE]
    counts = [
        text("answer.summary_count", count=checked.count(kind), verdict=text(f"answer.summary_kind.{kind}"))
        for kind in VerdictKind
        if kind in checked
    ]
    line = text("answer.summary", count=len(checked))
    return f"{line}: {', '.join(counts)}" if counts else line


def footer_text(as_of: date) -> str:
    """That the answer is automatic, and as of which day."""
    return text("answer.footer", date=date_text(as_of))
