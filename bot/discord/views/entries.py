"""Lists with buttons at each entry, as curators work through them, within what a message holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from discord import ui

from bot.discord.views.words import cut, escaped, size

_LIMITS: Final = (400, 250, 160, 100, 60, 30)


@dataclass(frozen=True, slots=True)
class Entry:
    """Lines, the first of them in bold, and the buttons under them."""

    lines: tuple[str, ...]
    buttons: tuple[ui.Item[Any], ...]


def within(lines: Sequence[str], room: int) -> list[str]:
    """The lines from the first on that `room` characters hold, escaped, each on one line."""
    kept: list[str] = []
    for line in lines:
        shown = escaped(cut(line, _LIMITS[1]))
        room -= size(shown) + 1
        if room < 0:
            break
        kept.append(shown)
    return kept


def add_entries(view: ui.LayoutView, entries: Iterable[Entry], room: int) -> None:
    """Put each entry into the view, in at most `room` characters: its lines are cut until they fit."""
    for entry in entries:
        view.add_item(ui.TextDisplay(_fitted(entry.lines, room)))
        view.add_item(ui.ActionRow(*entry.buttons))


def _fitted(lines: Sequence[str], room: int) -> str:
    first, *rest = lines
    shown = ""
    for limit in _LIMITS:
        shown = "\n".join(
            [f"**{escaped(cut(first, limit))}**", *(escaped(cut(line, limit)) for line in rest)]
        )
        if size(shown) <= room:
            return shown
    return shown[: room // 2]
