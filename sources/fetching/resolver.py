"""Where a host's name leads: looked up once for each connection, and let through only if all of it is public."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from sources.errors import FetchError
from sources.fetching.addresses import is_public, read_address

Lookup: TypeAlias = Callable[[str, int], Awaitable[Sequence[str]]]
"""Host and port to the addresses that DNS has for them, as text."""
_MOST_ADDRESSES: Final = 4
"""Addresses of one name that are tried. The time for a page does not reach further."""


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address and port that may be connected to."""

    address: str
    port: int


class Resolver(Protocol):
    """Says where a host may be connected to. What it answers is connected to as it is: it is the guard."""

    async def endpoints(self, host: str, port: int) -> Sequence[Endpoint]:
        """The endpoints of a host, best first.

        Raises:
            FetchError: there are none, or they may not be connected to.
        """
        ...


class PublicResolver:
    """The guard: only addresses of the public network. A name with one that is not is refused altogether."""

    def __init__(self, lookup: Lookup | None = None) -> None:
        self._lookup = lookup or system_lookup

    async def endpoints(self, host: str, port: int) -> Sequence[Endpoint]:
        """See Resolver."""
        found = await self._lookup(host, port)
        if not found:
            raise FetchError(f"{host} has no address.")
        for text in found:
            address = read_address(text)
            if address is None or not is_public(address):
                raise FetchError(f"{host} leads to {text}, which is no address of the public network.")
        return [Endpoint(text, port) for text in dict.fromkeys(found)][:_MOST_ADDRESSES]


async def system_lookup(host: str, port: int) -> Sequence[str]:
    """What the system's resolver has for a name, in its order.

    Raises:
        FetchError: the name is not known, or nobody answers.
    """
    try:
        rows = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        passing = isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN
        raise FetchError(
            f"There is no host named {host}, or it cannot be looked up now.", passing=passing
        ) from None
    return [str(row[4][0]) for row in rows]
