"""Where notices come from: one file for each official feed, web_page for any link, and here the choice between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.draft import Draft
    from sources.fetch import Fetcher


async def draft_from_link(url: str, fetcher: Fetcher) -> Draft:
    """What stands behind a link, read as a draft of a notice.

    Raises:
        FetchError: the link may not be followed, its page did not come, or cannot be read.
    """
    # Imported when a link is read: the client and the readers behind it take a second.
    from sources.feeds.federal_register import address_of, read_document
    from sources.feeds.web_page import read_web_page

    address = address_of(url)
    if address is not None:
        draft = await read_document(address, fetcher)
        return draft if draft.url else replace(draft, url=url)
    return await read_web_page(url, fetcher)
