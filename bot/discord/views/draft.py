"""A draft as the text of a message: what its page says of itself, and the statements proposed for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from bot.discord.views.words import cut, escaped, link, size
from bot.texts import text
from bot.wording import date_text
from sources.draft import Draft

_ROOM: Final = 1900
"""Characters; the limit of Discord is 2,000."""
_SHOWN: Final = 160
"""Characters of one statement. The file has it whole."""


def draft_text(draft: Draft, notes: Sequence[str]) -> str:
    """The draft as far as there is room; its statements as they are proposed, best first."""
    shown: list[str] = []
    room = _ROOM
    for line in _lines(draft, notes):
        room -= size(line) + 1
        if room < 0:
            break
        shown.append(line)
    return "\n".join(shown)


def _lines(draft: Draft, notes: Sequence[str]) -> Iterator[str]:
    title = cut(draft.title, 300) or text("source.draft_untitled")
    yield f"**{link(title, draft.url)}**"
    about = [cut(draft.publisher, 150) or text("source.draft_unsigned"), draft.kind, *draft.identifiers[:2]]
    if draft.published:
        about.append(text("reference.published", date=date_text(draft.published)))
    if draft.effective:
        about.append(text("source.draft_effective", date=date_text(draft.effective)))
    yield escaped(" · ".join(filter(None, about)))
    for note in notes[:5]:
        yield f"-# {escaped(cut(note, 200))}"
    yield text("source.draft_statements", count=len(draft.proposals))
    for place, proposal in enumerate(draft.proposals, 1):
        yield f"{place}. {escaped(cut(proposal.text, _SHOWN))}"
