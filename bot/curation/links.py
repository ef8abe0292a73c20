"""From a link to a notice or to claims: the steps that the command line and Discord share."""

from __future__ import annotations

import asyncio
import csv
import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from bot.texts import text as worded
from sources.draft import Draft, Proposal, begun_notice, notice_of, proposed_id
from sources.errors import InputError
from sources.feeds import draft_from_link
from sources.notice import Notice, Statement
from sources.rows import notices_of
from sources.spreadsheet import write_csv

if TYPE_CHECKING:
    from bot.settings import Settings
    from sources.difference import Difference
    from sources.fetch import Fetcher
    from sources.table import SourceTable

_LINK: Final = re.compile(r"<?(?P<link>[A-Za-z][A-Za-z0-9+.-]*://\S*?)>?")
_PICK: Final = re.compile(r"(\d{1,3})(?:-(\d{1,3}))?")
_WORD: Final = re.compile(r"[a-z0-9]+")
_ESCAPE: Final = re.compile(r"%[0-9a-f]{2}")


def link_in(text: str) -> str | None:
    """The link that a text is, with nothing beside it (<…> as Discord has it is taken off), or None."""
    match = _LINK.fullmatch(text.strip())
    return match["link"] if match else None


def open_fetcher(settings: Settings) -> Fetcher:
    """The client that pages are fetched with; whoever opens it closes it."""
    from sources.fetch import Fetcher  # 0.7 s, and only links need it

    return Fetcher(settings.contact)


async def draft_of_link(url: str, settings: Settings) -> Draft:
    """What stands behind a link.

    Raises:
        FetchError: the link may not be followed, its page did not come, or cannot be read.
    """
    async with await asyncio.to_thread(_ready, settings) as fetcher:
        return await draft_from_link(url, fetcher)


def _ready(settings: Settings) -> Fetcher:
    """The client, with the readers behind it already imported: they take a second, and a bot's loop must not."""
    import sources.feeds.federal_register
    import sources.feeds.web_page  # noqa: F401

    return open_fetcher(settings)


async def id_for(draft: Draft, table: SourceTable) -> str:
    """An id for a draft that the table never had."""
    return proposed_id(draft, await table.ids_like(proposed_id(draft)))


async def same_link(draft: Draft, table: SourceTable) -> str | None:
    """The id of the table's notice with the draft's link, if there is one."""
    from sources.search.identifiers import plain_link  # 50 ms

    wanted = plain_link(draft.url)
    # The longest word of a link narrows the search: how the rest is written differs from paste to paste.
    words = _WORD.findall(_ESCAPE.sub(" ", wanted))
    links = await table.links(max(words, key=len, default=""))
    return next((notice_id for notice_id, url in links if plain_link(url) == wanted), None)


async def notes_on(draft: Draft, table: SourceTable, today: date) -> tuple[str, ...]:
    """What a curator should look at before the draft is taken, one sentence each."""
    known = await same_link(draft, table)
    notes = list(draft.notes)
    if known:
        notes.append(worded("source.link_known", notice=known))
    if upcoming(draft, today):
        notes.append(worded("source.link_upcoming"))
    return tuple(notes)


def draft_file(draft: Draft, notice_id: str) -> bytes:
    """A draft with all its proposals as a CSV like the table's own, which `begun_of` reads again."""
    begun = begun_notice(draft, notice_id, draft.proposals)
    # Without a statement there would be no row, and nothing of the notice.
    return write_csv(
        [begun if begun.statements else replace(begun, statements=(Statement(f"{notice_id}#s1", ""),))]
    )


def begun_of(data: bytes) -> Notice:
    """The notice that `draft_file` wrote, as far as the draft had it."""
    (begun,) = notices_of(csv.DictReader(io.StringIO(data.decode())))
    return replace(begun, statements=tuple(each for each in begun.statements if each.text))


async def add_draft(
    table: SourceTable, draft: Draft, notice_id: str, chosen: Sequence[Proposal], who: str, why: str
) -> Difference:
    """Make a draft a notice of the table. Nobody's notice is changed by it: a draft is new or refused.

    Raises:
        InputError: something is missing.
        ChangedError: the id is another notice's.
        TableFaults: the notice has faults, or says what the table says already.
        StorageError: the database cannot be written; nothing was changed.
    """
    notice = notice_of(draft, notice_id, chosen)
    return await table.put(notice, who, why or f"from {draft.url}", expected=None)


def picked(text: str, draft: Draft) -> tuple[Proposal, ...]:
    """The proposals that numbers such as "1,3-5" name, in the order in which they are named.

    Raises:
        InputError: a number is none of them.
    """
    places: dict[int, None] = {}
    for part in text.replace(" ", ",").split(","):
        if not part:
            continue
        match = _PICK.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= len(draft.proposals):
            raise InputError(
                f"{part!r} names no statement; 1 to {len(draft.proposals)} are there, as in 1,3-5."
            )
        places.update(dict.fromkeys(range(first, last + 1)))
    if not places:
        raise InputError("No statement was picked; a notice needs one.")
    return tuple(draft.proposals[place - 1] for place in places)


def upcoming(draft: Draft, today: date) -> bool:
    """Whether a draft is of a day to come: the Federal Register lists the next issue before it is out."""
    return draft.published is not None and draft.published.first > today
