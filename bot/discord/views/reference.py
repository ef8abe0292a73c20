"""One claim with its references as texts, as detailed as there is room for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.checking.result import Reference, Stance, Verdict, VerdictKind
from bot.discord.views.words import cut, escaped, link
from bot.texts import text
from bot.wording import date_text, stance_word, validity_text, verdict_mark, verdict_word

Titles = Mapping[str, str]
"""Titles of notices by id, for those that ended others."""


@dataclass(frozen=True, slots=True)
class Detail:
    """How many references of a claim are shown, and how many characters of each part."""

    references: int
    claim: int
    statement: int
    title: int = 140


# The first that lets all claims of a message fit is taken.
DETAILS: Final = (
    Detail(3, 400, 600),
    Detail(3, 300, 350),
    Detail(2, 250, 300, 120),
    Detail(1, 200, 250, 120),
    Detail(1, 140, 140, 90),
)
_REASON: Final = 240
_PUBLISHER: Final = 90


def claim_texts(verdict: Verdict, titles: Titles, detail: Detail) -> list[str]:
    """The claim under its verdict, then a text for each reference, then how many were left out."""
    heading = f"### {verdict_mark(verdict.kind)} {verdict_word(verdict.kind)}"
    texts = [f"{heading}\n> {escaped(cut(verdict.claim.text, detail.claim))}"]
    if verdict.kind is VerdictKind.NO_MATCH:
        texts[0] += f"\n{text('answer.no_match_here')}"
    shown = in_order(verdict.references)[: detail.references]
    texts += [_reference_text(reference, titles, detail) for reference in shown]
    if more := len(verdict.references) - len(shown):
        texts[-1] += f"\n-# {text('reference.more', count=more)}"
    return texts


def in_order(references: tuple[Reference, ...]) -> list[Reference]:
    """Those with a stance first, each part in the order given: the strongest first."""
    return sorted(references, key=lambda reference: reference.stance is Stance.RELATED)


def _reference_text(reference: Reference, titles: Titles, detail: Detail) -> str:
    notice, statement = reference.notice, reference.statement
    label = f"**{stance_word(reference.stance)}**"
    title = link(cut(notice.title, detail.title), notice.url)
    words = escaped(cut(statement.quote or statement.text, detail.statement))
    if statement.quote:
        words = f"**{text('reference.quote')}:** “{words}”"
    lines = [f"{label} · {title}"]
    if reference.reasons and reference.stance is not Stance.RELATED:
        lines.append(escaped(cut(reference.reasons[0].text, _REASON)))
    lines += [f"> {words}", f"-# {_origin(reference, titles, detail)}"]
    return "\n".join(lines)


def _origin(reference: Reference, titles: Titles, detail: Detail) -> str:
    """Who issued it and when, where in it the words stand, and whether it binds."""
    notice = reference.notice
    parts = [cut(notice.publisher, _PUBLISHER)]
    if notice.published is not None:
        parts.append(text("reference.published", date=date_text(notice.published)))
    if reference.statement.locator:
        parts.append(cut(reference.statement.locator, 40))
    by = titles.get(reference.validity.by or "")
    parts.append(
        text("reference.validity", validity=validity_text(reference.validity, by and cut(by, detail.title)))
    )
    return escaped(" · ".join(parts))
