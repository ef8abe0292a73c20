"""The full answer to a text as a plain text file, for what no message can hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.checking.result import Reference, Stance, Verdict, VerdictKind
from bot.discord.views.reference import Titles, in_order
from bot.texts import text
from bot.wording import date_text, footer_text, stance_word, summary_text, validity_text, verdict_word


def answer_text(verdicts: Sequence[Verdict], titles: Titles) -> str:
    """Every claim in the order of the text, with all its references; at least one verdict must be given."""
    as_of = verdicts[0].as_of
    parts = [text("answer.file_title", date=date_text(as_of)), summary_text(verdicts)]
    parts += [
        "\n".join(_claim_lines(verdict, titles))
        for verdict in verdicts
        if verdict.kind is not VerdictKind.NOT_CHECKABLE
    ]
    return "\n\n".join([*parts, footer_text(as_of)]) + "\n"


def _claim_lines(verdict: Verdict, titles: Titles) -> Iterator[str]:
    yield f"{verdict_word(verdict.kind).upper()}: {verdict.claim.text}"
    for reference in in_order(verdict.references):
        yield from _reference_lines(reference, titles)


def _reference_lines(reference: Reference, titles: Titles) -> Iterator[str]:
    notice, statement = reference.notice, reference.statement
    yield f"  {stance_word(reference.stance)}: {notice.title}"
    if reference.stance is not Stance.RELATED:
        for reason in reference.reasons:
            yield f"    {reason.text}"
    if statement.quote:
        yield f"    {text('reference.quote')}: “{statement.quote}”"
    else:
        yield f"    {text('reference.statement')}: {statement.text}"
    origin = [notice.publisher]
    if notice.published is not None:
        origin.append(text("reference.published", date=date_text(notice.published)))
    if statement.locator:
        origin.append(statement.locator)
    validity = validity_text(reference.validity, titles.get(reference.validity.by or ""))
    yield "    " + " · ".join([*origin, text("reference.validity", validity=validity)])
    if notice.url:
        yield f"    {notice.url}"
