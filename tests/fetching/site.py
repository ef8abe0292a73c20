"""A web server on 127.0.0.1 that answers what a test says, and the resolver through which the client finds it."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self, TypeAlias

from sources.fetching.resolver import Endpoint, PublicResolver

HERE = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked: header names in small letters."""

    target: str
    headers: Mapping[str, str]


Answer: TypeAlias = bytes | Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


def answer(
    body: bytes = b"", status: str = "200 OK", content_type: str = "text/html; charset=utf-8", **headers: str
) -> bytes:
    """An HTTP/1.1 answer as bytes; `headers` with _ for -."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close"]
    if content_type:
        lines.append(f"Content-Type: {content_type}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def redirect(to: str) -> bytes:
    """An answer that sends on."""
    return answer(status="302 Found", content_type="", Location=to)


@dataclass
class Site:
    """Serves `routes` by path from a thread of its own, so that the command line can be its client; a context manager.

    A list of answers is given one after the other, the last for good.
    """

    routes: Mapping[str, Answer | list[Answer]]
    tls: ssl.SSLContext | None = None
    requests: list[Request] = field(default_factory=list)
    port: int = 0

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._tasks: set[asyncio.Task[None]] = set()
        ready = threading.Event()

        async def start() -> None:
            self._server = await asyncio.start_server(self._accept, HERE, 0, ssl=self.tls)
            self.port = self._server.sockets[0].getsockname()[1]
            ready.set()

        def run() -> None:
            asyncio.set_event_loop(self._loop)
            self._loop.run_until_complete(start())
            self._loop.run_forever()
            self._loop.close()

        self._thread = threading.Thread(target=run, daemon=True)
        self._thread.start()
        assert ready.wait(10)
        return self

    def __exit__(self, *_: object) -> None:
        async def stop() -> None:
            self._server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._loop.stop()

        asyncio.run_coroutine_threadsafe(stop(), self._loop)
        self._thread.join(10)

    async def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._answer(reader, writer)
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            # The client went away, or the test is over.
            pass
        finally:
            self._tasks.discard(task)
            writer.transport.abort() if writer.is_closing() else writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        rows = (line.split(":", 1) for line in head[1:] if ":" in line)
        request = Request(head[0].split(" ")[1], {name.lower(): value.strip() for name, value in rows})
        self.requests.append(request)
        path = request.target.split("?", 1)[0]
        wanted = self.routes.get(path, answer(b"<h1>Not found</h1>", "404 Not Found"))
        if isinstance(wanted, list):
            seen = sum(other.target.split("?", 1)[0] == path for other in self.requests)
            wanted = wanted[min(seen, len(wanted)) - 1]
        if isinstance(wanted, bytes):
            writer.write(wanted)
        else:
            await wanted(request, writer)


SITE = ("site",)
"""Among the answers of a name: the test's own server, in place of addresses."""


class LoopbackResolver:
    """Leads the hosts of `sites` to this machine, as no setting of the product can; all others pass the real guard.

    `names` stands in for DNS: for each host its answers, one for each look-up, the last for good.
    `allowed` are the endpoints that were given out: the only ones that can be connected to.
    """

    def __init__(
        self, sites: Mapping[str, Site], names: Mapping[str, Sequence[Sequence[str]]] | None = None
    ) -> None:
        self._sites = sites
        self._names = names or {}
        self._asked: dict[str, int] = {}
        self._guard = PublicResolver(self._lookup)
        self.allowed: list[Endpoint] = []

    async def endpoints(self, host: str, port: int) -> Sequence[Endpoint]:
        """See Resolver."""
        self._asked[host] = self._asked.get(host, 0) + 1
        if host in self._sites and self._answer(host) == SITE:
            found: Sequence[Endpoint] = [Endpoint(HERE, self._sites[host].port)]
        else:
            found = await self._guard.endpoints(host, port)
        self.allowed.extend(found)
        return found

    async def _lookup(self, host: str, _: int) -> Sequence[str]:
        return self._answer(host)

    def _answer(self, host: str) -> Sequence[str]:
        answers = self._names.get(host) or [SITE if host in self._sites else ()]
        return answers[min(self._asked[host], len(answers)) - 1]
