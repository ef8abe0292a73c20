"""Why claims got their verdicts, as one layout and as a file for what no message can hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from discord import ui

from bot.checking.trace import Trace
from bot.discord.views.answer import TEXT_LIMIT, checked
from bot.discord.views.words import cut, escaped, size
from bot.explaining import Line, explanation, plain_text
from bot.texts import text

_LENGTHS: Final = (400, 200, 300)
_MARKUP: Final = ("### {}", "**{}**", "- {}")


def shown_traces(traces: Sequence[Trace], start: int, count: int) -> list[Trace]:
    """The traces of the `count` claims from place `start` on, places counted as in an answer."""
    by_span = {trace.verdict.claim.span: trace for trace in traces}
    queue = checked([trace.verdict for trace in traces])
    return [by_span[verdict.claim.span] for verdict in queue[start : start + count]]


def why_text(traces: Sequence[Trace]) -> str:
    """All of it as a plain text file."""
    return "\n".join(plain_text(explanation(trace)) for trace in traces)


def why_layout(traces: Sequence[Trace]) -> tuple[ui.LayoutView, bool]:
    """As much as a message holds; the second value says that it is cut and shows a file, which must be sent along."""
    lines = [_line(line) for trace in traces for line in explanation(trace)]
    view = ui.LayoutView(timeout=None)
    if sum(size(line) + 1 for line in lines) <= TEXT_LIMIT:
        return view.add_item(ui.TextDisplay("\n".join(lines))), False
    last = text("why.in_file")
    room = TEXT_LIMIT - size(last)
    kept = []
    for line in lines:
        room -= size(line) + 1
        if room < 0:
            break
        kept.append(line)
    view.add_item(ui.TextDisplay("\n".join([*kept, last])))
    return view.add_item(why_file()), True


def why_file() -> ui.File[ui.LayoutView]:
    """The place of the file in a layout."""
    return ui.File(f"attachment://{text('why.file_name')}")


def _line(line: Line) -> str:
    return _MARKUP[line.depth].format(escaped(cut(line.words, _LENGTHS[line.depth])))
