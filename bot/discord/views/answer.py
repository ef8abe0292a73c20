"""The whole answer to a text as one layout: its claims, as many as fit, and the way to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import discord
from discord import ui

from bot.checking.result import Verdict, VerdictKind
from bot.discord.views.reference import DETAILS, Titles, claim_texts
from bot.discord.views.words import cut, escaped, size
from bot.texts import text
from bot.wording import footer_text, summary_text

TEXT_LIMIT: Final = 4000
"""Discord's limit of characters over all texts of a layout, UTF-16 counted to be on the safe side."""
CLAIMS_AT_ONCE: Final = 3
_LINE: Final = 140
# The longest line of "and 12 more claims" and of "The full answer is in the attached file".
_RESERVE: Final = 120

_COLOURS: Final = {
    VerdictKind.SUPPORTED: 0x2E7D32,
    VerdictKind.CONFLICTING: 0xC62828,
    VerdictKind.MIXED: 0xEF6C00,
    VerdictKind.OUTDATED: 0x6A5ACD,
    VerdictKind.NO_MATCH: 0x78909C,
}

RestButton = Callable[[int, int], ui.Item[Any]]
"""Makes the button for the claims from the given place on; the second number says how many they are."""
WhyButton = RestButton
"""Makes the button that says why, for the claims from the given place on; the second number says how many."""


@dataclass(frozen=True, slots=True)
class Page:
    """The claims of one message: those with references, a line for each without, and how many come later."""

    blocks: tuple[tuple[VerdictKind, tuple[str, ...]], ...]
    lines: tuple[str, ...]
    following: int
    later: int


def checked(verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The claims that were checked: those with a stance, then those with a "see also", then the others."""
    claims = [verdict for verdict in verdicts if verdict.kind is not VerdictKind.NOT_CHECKABLE]
    return sorted(claims, key=lambda verdict: (verdict.kind is VerdictKind.NO_MATCH, not verdict.references))


def page(queue: Sequence[Verdict], start: int, titles: Titles, room: int) -> Page:
    """As many claims of `queue` from `start` on as `room` characters hold, and at least one."""
    coming = list(queue[start:])
    with_references = [verdict for verdict in coming if verdict.references]
    blocks = _blocks(with_references[:CLAIMS_AT_ONCE], titles, room)
    lines: list[str] = []
    if len(blocks) == len(with_references):
        left = room - sum(size(part) for _, texts in blocks for part in texts)
        for verdict in coming[len(with_references) :]:
            line = f"- {escaped(cut(verdict.claim.text, _LINE))}"
            left -= size(line) + 1
            if left < 0:
                break
            lines.append(line)
    following = start + len(blocks) + len(lines)
    return Page(tuple(blocks), tuple(lines), following, len(queue) - following)


def _blocks(
    verdicts: Sequence[Verdict], titles: Titles, room: int
) -> list[tuple[VerdictKind, tuple[str, ...]]]:
    blocks: list[tuple[VerdictKind, tuple[str, ...]]] = []
    for detail in DETAILS:
        blocks = [(verdict.kind, tuple(claim_texts(verdict, titles, detail))) for verdict in verdicts]
        if sum(size(part) for _, texts in blocks for part in texts) <= room:
            break
    while len(blocks) > 1 and sum(size(part) for _, texts in blocks for part in texts) > room:
        blocks.pop()
    return blocks


def answer_layout(
    verdicts: Sequence[Verdict],
    titles: Titles,
    start: int = 0,
    rest_button: RestButton | None = None,
    attachment: str | None = None,
    why_button: WhyButton | None = None,
    feedback_buttons: Sequence[ui.Item[Any]] = (),
    note: str = "",
) -> ui.LayoutView:
    """The layout for the claims from `start` on; at least one sentence of `verdicts` must be a claim.

    `attachment` names a file with the full answer that can be sent along (`needs_attachment`: must be).
    `feedback_buttons` are shown where a claim has a stance; `note` stands above the last line.
    """
    queue = checked(verdicts)
    footer = "\n".join(filter(None, (note, f"-# {footer_text(queue[0].as_of)}")))
    view = ui.LayoutView(timeout=None)
    if not any(verdict.references for verdict in queue):
        none_speaks = text("answer.no_match", count=len(queue))
        return view.add_item(ui.TextDisplay(f"{none_speaks}\n{footer}"))
    summary = _summary(verdicts) if len(queue) > CLAIMS_AT_ONCE and start == 0 else ""
    shown = page(queue, start, titles, TEXT_LIMIT - size(footer) - size(summary) - _RESERVE)
    if summary:
        view.add_item(ui.TextDisplay(summary))
    for kind, texts in shown.blocks:
        view.add_item(_container(kind, texts))
    if shown.lines:
        head = text("answer.without_notice", count=len(shown.lines))
        view.add_item(_container(VerdictKind.NO_MATCH, [head + "\n" + "\n".join(shown.lines)]))
    if shown.later and rest_button is not None:
        view.add_item(ui.ActionRow(rest_button(shown.following, shown.later)))
    elif shown.later:
        more = text("answer.more_claims", count=shown.later)
        view.add_item(ui.TextDisplay(f"{more}. {text('answer.rest_in_file')}" if attachment else more))
        if attachment:
            view.add_item(ui.File(f"attachment://{attachment}"))
    buttons = [why_button(start, len(shown.blocks))] if shown.blocks and why_button is not None else []
    if any(kind is not VerdictKind.NO_MATCH for kind, _ in shown.blocks):
        buttons += feedback_buttons
    if buttons:
        view.add_item(ui.ActionRow(*buttons))
    return view.add_item(ui.TextDisplay(footer))


def needs_attachment(view: ui.LayoutView) -> bool:
    """Whether the layout shows a file, which then has to be sent with it."""
    return any(isinstance(item, ui.File) for item in view.walk_children())


def _summary(verdicts: Sequence[Verdict]) -> str:
    left_alone = sum(verdict.kind is VerdictKind.NOT_CHECKABLE for verdict in verdicts)
    line = f"**{summary_text(verdicts)}**"
    return f"{line}\n-# {text('answer.left_alone', count=left_alone)}" if left_alone else line


def _container(kind: VerdictKind, texts: Sequence[str]) -> ui.Container[ui.LayoutView]:
    return ui.Container(
        *(ui.TextDisplay(part) for part in texts), accent_colour=discord.Colour(_COLOURS[kind])
    )
