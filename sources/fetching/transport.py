"""The way to the network: every connection goes to an address that the resolver let through, and to no other."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable
from typing import Final

import httpcore
import httpx

from sources.errors import FetchError
from sources.fetching.resolver import Resolver

_CONNECT_SECONDS: Final = 6.0
"""For one address. Three that do not answer still leave time to say so."""


class _CheckedBackend(httpcore.AsyncNetworkBackend):
    """Connects to what the resolver answers. TLS above it still names and verifies the host, not the address."""

    def __init__(self, resolver: Resolver) -> None:
        self._resolver = resolver
        self._sockets = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Look the host up once, and connect to one of the addresses of that very answer.

        Raises:
            FetchError: the resolver lets none through.
            httpcore.ConnectError: none of them answers.
        """
        seconds = min(timeout or _CONNECT_SECONDS, _CONNECT_SECONDS)
        failure: Exception = httpcore.ConnectError("no address")
        for endpoint in await self._resolver.endpoints(host.strip("[]"), port):
            try:
                # An address, never a name: there is no second look-up that could answer otherwise.
                return await self._sockets.connect_tcp(
                    endpoint.address, endpoint.port, seconds, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's interface
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Refused: a file is no page."""
        raise FetchError("A local socket is no page.")

    async def sleep(self, seconds: float) -> None:
        """Wait, as httpcore asks."""
        await self._sockets.sleep(seconds)


class _Body(httpx.AsyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._response.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._response.aclose()


class GuardedTransport(httpx.AsyncBaseTransport):
    """An httpx transport over httpcore's pool, with the network behind it guarded; no proxy, no local socket."""

    def __init__(self, resolver: Resolver, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=20,
            # A kept connection would outlive the look-up that it rests on; pages are asked for one at a time.
            max_keepalive_connections=0,
            http1=True,
            http2=True,
            network_backend=_CheckedBackend(resolver),
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request.

        Raises:
            FetchError: its host may not be connected to.
            httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError: it failed on the way.
        """
        response = await self._pool.handle_async_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status, headers=response.headers, stream=_Body(response), extensions=response.extensions
        )

    async def aclose(self) -> None:
        """Close what is open."""
        await self._pool.aclose()
