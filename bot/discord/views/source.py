"""Notices, history and differences as texts for curators, and the page that they stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from discord import ui

from bot.discord.reply import Reply
from bot.discord.views.words import cut, escaped, size
from bot.texts import text
from bot.wording import date_text, validity_text
from sources.difference import Difference
from sources.notice import Notice
from sources.table import HistoryRow

_ROOM: Final = 3800
"""Characters of a page's text; the limit of Discord is 4,000 over all texts."""
_NAMED: Final = 10


def page(heading: str, lines: Sequence[str], file_name: str) -> Reply:
    """The lines under a heading: on one page where they fit, else their beginning, and all of them in a file."""
    shown: list[str] = []
    room = _ROOM - size(heading)
    for line in lines:
        room -= size(line) + 1
        if room < 0:
            break
        shown.append(line)
    view = ui.LayoutView(timeout=None)
    body = "\n".join(escaped(line) if line else "" for line in shown)
    while size(body) > _ROOM - size(heading):
        shown.pop()
        body = "\n".join(escaped(line) if line else "" for line in shown)
    view.add_item(ui.TextDisplay(f"**{escaped(heading)}**\n{body}".strip()))
    if len(shown) == len(lines):
        return Reply(layout=view)
    view.add_item(ui.TextDisplay(text("source.rest_in_file")))
    view.add_item(ui.File(f"attachment://{file_name}"))
    return Reply(layout=view, attached=((file_name, "\n".join([heading, "", *lines]) + "\n"),))


def notice_lines(notice: Notice, as_of: date, titles: Mapping[str, str]) -> Iterator[str]:
    """A notice with its statements, each with its validity."""
    published = text("reference.published", date=date_text(notice.published)) if notice.published else ""
    yield " · ".join(filter(None, (notice.publisher, notice.kind, *notice.identifiers, published)))
    yield notice.id
    if notice.url:
        yield notice.url
    if notice.tags:
        yield ", ".join(notice.tags)
    for statement in notice.statements:
        validity = notice.validity_of(statement, as_of)
        yield ""
        yield f"{statement.id}: {validity_text(validity, titles.get(validity.by or ''))}"
        yield statement.text
        if statement.quote:
            yield f"{text('reference.quote')}: “{statement.quote}”"


def history_line(row: HistoryRow) -> str:
    """One change of one notice."""
    what = "added" if row.before is None else "retired" if row.after is None else "changed"
    done = text(f"source.history_{what}", notice=row.notice_id)
    line = text(
        "source.history_line",
        number=row.change_number,
        when=f"{row.when:%Y-%m-%d %H:%M}",
        who=row.who,
        done=done,
    )
    return f"{line}: {row.why}" if row.why else line


def difference_lines(difference: Difference) -> Iterator[str]:
    """What a change does: counts, the notices, then the warnings."""
    counts = {name: len(getattr(difference, name)) for name in ("added", "changed", "removed", "unchanged")}
    yield text("source.counts", **counts)
    for name in ("added", "changed", "removed"):
        for notice_id in getattr(difference, name):
            yield text(f"source.one_{name}", notice=notice_id)
    for near in difference.near:
        yield text("source.near", statement=near.statement_id, percent=near.percent, other=near.other_id)


def done_sentence(sentence: str, difference: Difference, contradicted: Sequence[str] = ()) -> str:
    """What was done to one notice, with the first warnings, and what it contradicts."""
    near = [
        text("source.near", statement=near.statement_id, percent=near.percent, other=near.other_id)
        for near in difference.near[:_NAMED]
    ]
    return cut(" ".join((sentence, *near, *map(escaped, contradicted[:_NAMED]))), 1900)
