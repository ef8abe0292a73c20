"""Dates: the claim's against the statement's and against the notice's own."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.dates import Date, DateEvent
from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind
from sources.notice import NoticeDate


def judge_dates(evidence: Evidence) -> Iterator[Finding]:
    """Each date of the claim: found in the notice, against another date of the same event, or not spoken to."""
    own = notice_dates(evidence)
    elsewhere = [date for reading in evidence.context for date in reading.dates]
    for mine in evidence.claim.dates:
        same = next((other for other in evidence.focus.dates if mine.agrees(other)), None)
        if same is not None:
            yield _finding(Sign.AGREES, mine, same)
        elif any(mine.agrees(other) for other in (*own, *elsewhere)):
            # Release, publication and effect are different events of one notice: any of its dates will do.
            yield Finding(ReasonKind.DATE, Sign.AGREES, mine.text, claim_span=(mine.start, mine.end), firm=False)
        elif facing := [other for other in evidence.focus.dates if _same_event(mine, other)]:
            nearest = min(facing, key=lambda other: _distance(mine, other))
            yield _finding(Sign.DIFFERS, mine, nearest, firm=len(evidence.focus.dates) == 1 and mine.event == nearest.event)
        elif facing := [other for other in own if mine.event is other.event]:
            yield Finding(
                ReasonKind.DATE, Sign.DIFFERS, mine.text, facing[0].text, (mine.start, mine.end), firm=False
            )
        else:
            yield Finding(ReasonKind.DATE, Sign.ABSENT, mine.text, claim_span=(mine.start, mine.end))


def notice_dates(evidence: Evidence) -> tuple[Date, ...]:
    """The dates in the notice's own columns, as dates of their events."""
    term = evidence.notice.term_of(evidence.statement)
    columns = (
        (evidence.notice.published, DateEvent.ISSUED),
        (term.effective, DateEvent.EFFECTIVE),
        (term.ended, DateEvent.UNTIL),
        (term.review_by, DateEvent.UNTIL),
    )
    return tuple(_as_date(date, event) for date, event in columns if date is not None)


def _as_date(date: NoticeDate, event: DateEvent) -> Date:
    parts = [int(part) for part in date.text.split("-")] + [None, None]
    return Date(date.text, parts[0], parts[1], parts[2], 0, 0, event=event)


def _same_event(mine: Date, other: Date) -> bool:
    return mine.event is other.event or DateEvent.OTHER in (mine.event, other.event)


def _distance(mine: Date, other: Date) -> float:
    return abs(((mine.year or 0) - (other.year or 0)) * 372 + ((mine.month or 0) - (other.month or 0)) * 31)


def _finding(sign: Sign, mine: Date, other: Date, *, firm: bool = True) -> Finding:
    return Finding(ReasonKind.DATE, sign, mine.text, other.text, (mine.start, mine.end), (other.start, other.end), firm=firm)


