"""HTTP/2: spoken where the server offers it, with the same guard and the same limits."""

from __future__ import annotations

import asyncio
import ssl

import h2.config
import h2.connection
import h2.events
import pytest
import trustme

from sources.errors import FetchError
from sources.fetch import Fetcher, Limits
from sources.fetching.resolver import Endpoint
from tests.fetching.hostile import PAGE
from tests.fetching.site import HERE


class _Here:
    """Leads every host to one port of this machine."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def endpoints(self, host: str, port: int) -> list[Endpoint]:
        return [Endpoint(HERE, self._port)]


async def _serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answers /page with a page, /endless with a body that ends only with its window."""
    connection = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
    connection.initiate_connection()
    writer.write(connection.data_to_send())
    endless: set[int] = set()
    while data := await reader.read(65536):
        for event in connection.receive_data(data):
            if isinstance(event, h2.events.RequestReceived) and event.stream_id is not None:
                headers = {bytes(name): bytes(value) for name, value in event.headers or ()}
                assert headers[b":authority"] == b"pages.example"
                connection.send_headers(event.stream_id, [(":status", "200"), ("content-type", "text/html")])
                if headers[b":path"] == b"/page":
                    connection.send_data(event.stream_id, PAGE, end_stream=True)
                else:
                    endless.add(event.stream_id)
        for stream in endless:
            while room := min(
                connection.local_flow_control_window(stream), connection.max_outbound_frame_size
            ):
                connection.send_data(stream, b"x" * room)
        writer.write(connection.data_to_send())


def test_http2_is_spoken_under_the_same_limits() -> None:
    """A page comes over HTTP/2 with the host's own name; a body without end is stopped at the limit."""
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.set_alpn_protocols(["h2"])
    authority.issue_cert("pages.example").configure_cert(tls)
    client = ssl.create_default_context()
    authority.configure_trust(client)

    async def both() -> bytes:
        server = await asyncio.start_server(_serve, HERE, 0, ssl=tls)
        port = server.sockets[0].getsockname()[1]
        limits = Limits(attempts=1, bytes=2**20)
        async with server, Fetcher(resolver=_Here(port), tls=client, limits=limits) as fetcher:
            page = await fetcher.fetch("https://pages.example/page")
            with pytest.raises(FetchError, match="longer than 1 MiB"):
                await fetcher.fetch("https://pages.example/endless")
            return page.body

    assert asyncio.run(both()) == PAGE
