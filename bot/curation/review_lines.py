"""The review list in lines, as Discord, a file and a terminal show it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.checking.result import Stance
from bot.curation.review import TriedLink, Waiting
from bot.texts import text
from bot.wording import date_text, stance_word
from sources.curation.due import Due
from sources.curation.exceptions import PinnedException
from sources.curation.feedback import Feedback
from sources.curation.wanted import WantedGroup
from sources.notice import NoticeDate


def summary(waiting: Waiting) -> str:
    """How much of each kind waits."""
    parts = (
        text("review.count_due", count=len(waiting.due)),
        text("review.count_wrong", count=len(waiting.wrong)),
        text("review.count_helpful", count=waiting.helpful),
        text("review.count_exceptions", count=len(waiting.exceptions)),
        text("review.count_links", count=waiting.links),
    )
    return " · ".join(parts)


def due_line(due: Due) -> str:
    """A notice that is past its day, with the statements that are."""
    ids = ", ".join(each.rpartition("#")[2] for each in due.statement_ids)
    return text(
        "review.due", notice=due.notice_id, title=due.title, date=date_text(due.review_by), statements=ids
    )


def wrong_lines(feedback: Feedback) -> Iterator[str]:
    """An answer that somebody called wrong: the claim, what it was answered, why, and what they say."""
    yield feedback.claim
    named = feedback.statement_id or feedback.title
    yield text("review.answered", stance=stance_word(Stance(feedback.stance)), statement=named)
    yield from feedback.reasons
    if feedback.note:
        yield text("review.note", note=feedback.note)


def exception_lines(pinned: PinnedException) -> Iterator[str]:
    """A claim and the statement that does not answer it; who said so, when and why; who took that back."""
    yield pinned.claim
    yield text("review.not_answered", number=pinned.number, statement=pinned.statement_id)
    yield text("review.by", who=pinned.who, when=f"{pinned.at:%Y-%m-%d %H:%M}", why=pinned.why)
    if pinned.ended_at is not None:
        yield text("review.back_by", who=pinned.ended_by, when=f"{pinned.ended_at:%Y-%m-%d %H:%M}")


def link_lines(tried: Sequence[TriedLink]) -> list[str]:
    """Links whose page did not come, those for good first, each with its notices; or that all came."""
    faulty = sorted((each for each in tried if each.fault), key=lambda each: each.passing)
    if not faulty:
        return [text("review.links_well", count=len(tried))]
    heads = [text("review.links_faulty", count=len(faulty))]
    return heads + [f"{', '.join(each.notice_ids)}: {each.fault} {each.url}" for each in faulty]


def waiting_lines(waiting: Waiting) -> Iterator[str]:
    """All that waits, for a file or a terminal."""
    yield summary(waiting)
    for due in waiting.due:
        yield due_line(due)
    for feedback in waiting.wrong:
        yield ""
        first, *rest = wrong_lines(feedback)
        yield f"{feedback.number}. {first}"
        yield from (f"   {line}" for line in rest)


def wanted_lines(groups: Sequence[WantedGroup]) -> list[str]:
    """A line for each group, as a file or a terminal shows it."""
    return [f"{group.number}\t{often(group)}\t{' '.join(group.claim.split())}" for group in groups]


def often(group: WantedGroup) -> str:
    """How often it was asked, and when."""
    first, last = (date_text(NoticeDate(day.isoformat())) for day in (group.first, group.last))
    if first == last:
        return text("wanted.often_on", count=group.count, day=last)
    return text("wanted.often", count=group.count, first=first, last=last)
