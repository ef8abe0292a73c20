"""What waits for a source table's curators: notices to look at again, answers called wrong, links to try."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from bot.checking.reading.claims import find_claims
from bot.texts import text
from sources.curation.due import Due, due, links
from sources.curation.exceptions import Exceptions, PinnedException
from sources.curation.feedback import Feedback, FeedbackList
from sources.errors import FetchError, InputError
from sources.fetching.shape import Kind
from sources.table import SourceTable

if TYPE_CHECKING:
    from sources.fetch import Fetcher

LINKS_AT_ONCE: Final = 50
"""Links that one press tries."""
_HOSTS_AT_ONCE: Final = 4
LONGEST: Final = 300.0
"""Seconds for all links of a press; Discord takes an answer for 15 minutes."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in one source table."""

    due: tuple[Due, ...]
    wrong: tuple[Feedback, ...]
    helpful: int
    exceptions: tuple[PinnedException, ...]
    links: int


async def waiting(table: SourceTable, today: date) -> Waiting:
    """The review list of a table as of a day.

    Raises:
        StorageError: the database cannot be read.
    """
    feedback = FeedbackList(table.database)
    return Waiting(
        due=await due(table.database, table.name, today),
        wrong=await feedback.wrong(table.name, today),
        helpful=await feedback.helpful(table.name, today),
        exceptions=await Exceptions(table.database).all(table.name),
        links=len(await links(table.database, table.name)),
    )


async def pin(table: SourceTable, claim: str, statement_id: str, who: str, why: str, now: datetime) -> str:
    """Pin that a statement has nothing to do with a claim, and take what was said about the two off the list.

    Args:
        table: whose answers change.
        claim: one claim, as it was pasted.
        statement_id: a statement of any table that answers there.
        who: who pins it.
        why: the reason that is kept.
        now: when.

    Returns:
        The claim's words as they are kept.

    Raises:
        InputError: the text is not one claim, or that is pinned already.
        StorageError: the database cannot be written.
    """
    words = one_claim(claim)
    await Exceptions(table.database).pin(table.name, words, statement_id, who, why, now)
    await FeedbackList(table.database).remove(table.name, words, statement_id)
    return words


def one_claim(pasted: str) -> str:
    """The claim that a text is, as a check reads it.

    Raises:
        InputError: it holds none, or several.
    """
    claims = [claim for claim in find_claims(pasted) if claim.not_a_claim is None]
    if len(claims) != 1:
        raise InputError(text("review.one_claim", count=len(claims)))
    return claims[0].text


@dataclass(frozen=True, slots=True)
class TriedLink:
    """A link, the notices that have it, and what is wrong with it; "" where its page came.

    `passing` tells what may be gone in a moment, such as no connection, from what stays.
    """

    url: str
    notice_ids: tuple[str, ...]
    fault: str
    passing: bool = False


async def tried(
    fetcher: Fetcher, wanted: Sequence[tuple[str, tuple[str, ...]]], seconds: float = LONGEST
) -> tuple[TriedLink, ...]:
    """Each link tried once, in order: few hosts at a time, a host's links one after another.

    Args:
        fetcher: the guarded client.
        wanted: links with the ids of their notices.
        seconds: for all of them; what was not tried by then says so.
    """
    by_host: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for url, notice_ids in wanted:
        by_host[urlsplit(url).netloc.lower()].append((url, notice_ids))
    done: dict[str, TriedLink] = {}
    few = asyncio.Semaphore(_HOSTS_AT_ONCE)

    async def of_host(host: str) -> None:
        async with few:
            for url, notice_ids in by_host[host]:
                done[url] = await _tried(fetcher, url, notice_ids)

    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as group:
            for host in by_host:
                group.create_task(of_host(host))
    except TimeoutError:
        pass
    untried = text("review.not_tried")
    return tuple(done.get(url) or TriedLink(url, ids, untried, passing=True) for url, ids in wanted)


async def _tried(fetcher: Fetcher, url: str, notice_ids: tuple[str, ...]) -> TriedLink:
    try:
        await fetcher.fetch(url, frozenset(Kind))
    except FetchError as error:
        return TriedLink(url, notice_ids, str(error), error.passing)
    return TriedLink(url, notice_ids, "")
