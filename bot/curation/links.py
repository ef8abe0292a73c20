"""From a link to a notice or to claims: the steps that the command line and Discord share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from sources.draft import Draft, Proposal, notice_of, proposed_id
from sources.errors import InputError
from sources.feeds import draft_from_link

if TYPE_CHECKING:
    from bot.settings import Settings
    from sources.difference import Difference
    from sources.fetch import Fetcher
    from sources.table import SourceTable

_LINK: Final = re.compile(r"<?(?P<link>[A-Za-z][A-Za-z0-9+.-]*://\S*?)>?")
_PICK: Final = re.compile(r"(\d{1,3})(?:\s*-\s*(\d{1,3}))?")


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
    async with open_fetcher(settings) as fetcher:
        return await draft_from_link(url, fetcher)


async def id_for(draft: Draft, table: SourceTable) -> str:
    """An id for a draft that the table does not have yet."""
    return proposed_id(draft, {notice.id for notice in await table.notices()})


async def same_link(draft: Draft, table: SourceTable) -> str | None:
    """The id of the table's notice with the draft's link, if there is one."""
    from sources.search.identifiers import plain_link  # 50 ms

    wanted = plain_link(draft.url)
    links = {plain_link(notice.url): notice.id for notice in await table.notices() if notice.url}
    return links.get(wanted)


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
