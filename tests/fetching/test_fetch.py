"""The guarded client with servers that mean well: what it sends, follows, waits for and hands on."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TypeVar

import httpx
import pytest
import trustme

from sources.errors import FetchError
from sources.fetch import Fetcher, Kind, Limits, Validators, user_agent
from tests.fetching.hostile import PAGE
from tests.fetching.site import Answer, LoopbackResolver, Site, answer, redirect

_Result = TypeVar("_Result")
_TLS = httpx.create_ssl_context()
BUSY = "503 Service Unavailable"


def _with_fetcher(
    site: Site, work: Callable[[Fetcher], Awaitable[_Result]], contact: str = "", limits: Limits | None = None
) -> _Result:
    async def run() -> _Result:
        resolver = LoopbackResolver({"pages.example": site, "other.example": site})
        async with Fetcher(contact, resolver=resolver, tls=_TLS, limits=limits) as fetcher:
            return await work(fetcher)

    return asyncio.run(run())


def _fetch(routes: dict[str, Answer | list[Answer]], path: str = "/a") -> tuple[bytes, Site]:
    with Site(routes) as site:
        page = _with_fetcher(site, lambda fetcher: fetcher.fetch(f"http://pages.example{path}"))
    return page.body, site


def test_it_says_who_it_is_and_whom_to_write_to() -> None:
    """The User-Agent names the program and the contact of the settings; nothing else tells of the machine."""
    with Site({"/a": answer(PAGE)}) as site:
        _with_fetcher(
            site,
            lambda fetcher: fetcher.fetch("http://pages.example/a"),
            contact="mailto:desk@notices.example",
        )
    (request,) = site.requests
    assert request.headers["user-agent"] == user_agent("mailto:desk@notices.example")
    assert request.headers["user-agent"].startswith("Crosscheck/")
    assert "mailto:desk@notices.example" in request.headers["user-agent"]
    assert request.headers["host"] == "pages.example"
    assert set(request.headers) == {
        "host",
        "accept",
        "accept-encoding",
        "accept-language",
        "connection",
        "user-agent",
    }


def test_query_is_kept_and_fragment_is_not_sent() -> None:
    """What the server is asked for is the path with its query."""
    _, site = _fetch({"/a": answer(PAGE)}, "/a?x=1&y=%20z#part")
    assert site.requests[0].target == "/a?x=1&y=%20z"


def test_redirects_are_followed_and_the_last_link_is_told() -> None:
    """A page knows the link that it was found under in the end, seen from each hop in turn."""
    routes: dict[str, Answer | list[Answer]] = {
        "/a": redirect("http://other.example/b/c"),
        "/b/c": redirect("../d"),
        "/d": answer(PAGE),
    }
    with Site(routes) as site:
        page = _with_fetcher(site, lambda fetcher: fetcher.fetch("http://pages.example/a"))
    assert (page.url, page.kind) == ("http://other.example/d", Kind.HTML)


def test_no_cookie_comes_back() -> None:
    """A cookie that one answer sets is not sent with the next request."""
    routes: dict[str, Answer | list[Answer]] = {
        "/a": answer(status="302 Found", content_type="", Location="/b", Set_Cookie="id=1; Path=/"),
        "/b": answer(PAGE),
    }
    _, site = _fetch(routes)
    assert "cookie" not in site.requests[1].headers


@pytest.mark.parametrize(
    "packed", [gzip.compress(PAGE), gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]) + b"\0\0"]
)
def test_gzip_is_read(packed: bytes) -> None:
    """A compressed page comes out whole, in one member or several, with padding behind."""
    assert _fetch({"/a": answer(packed, Content_Encoding="gzip")})[0] == PAGE


def test_a_large_page_that_packs_well_comes_out_whole() -> None:
    """A page under the limit is whole however well it is compressed."""
    body = b"<html><body><p>" + b"x" * (9 * 2**20) + b"</p></body></html>"
    assert _fetch({"/a": answer(gzip.compress(body), Content_Encoding="gzip")})[0] == body


def test_a_page_that_has_not_changed_is_none() -> None:
    """Validators go with the next request, and a 304 means that nothing has changed."""
    routes: dict[str, Answer | list[Answer]] = {
        "/a": [
            answer(PAGE, ETag='"one"', Last_Modified="Mon, 02 Feb 2026 10:00:00 GMT"),
            answer(status="304 Not Modified"),
        ]
    }
    with Site(routes) as site:

        async def twice(fetcher: Fetcher) -> tuple[Validators, object]:
            page = await fetcher.fetch("http://pages.example/a")
            return page.validators, await fetcher.fetch_if_changed("http://pages.example/a", page.validators)

        validators, second = _with_fetcher(site, twice)
    assert (validators, second) == (Validators('"one"', "Mon, 02 Feb 2026 10:00:00 GMT"), None)
    assert site.requests[1].headers["if-none-match"] == '"one"'
    assert site.requests[1].headers["if-modified-since"] == "Mon, 02 Feb 2026 10:00:00 GMT"


def test_a_passing_fault_is_tried_again() -> None:
    """A server that is down for a moment is asked again, after a while."""
    body, site = _fetch({"/a": [answer(status="502 Bad Gateway"), answer(PAGE)]})
    assert (body, len(site.requests)) == (PAGE, 2)


def test_a_fault_that_stays_is_told_after_three_attempts() -> None:
    """After three attempts the fault is told; one that cannot pass is told at once."""
    with Site(
        {"/a": answer(status="500 Internal Server Error"), "/b": answer(status="404 Not Found")}
    ) as site:

        async def both(fetcher: Fetcher) -> None:
            with pytest.raises(FetchError, match=r"has a fault of its own \(status 500\)"):
                await fetcher.fetch("http://pages.example/a")
            with pytest.raises(FetchError, match=r"has no such page \(status 404\)"):
                await fetcher.fetch("http://pages.example/b")

        _with_fetcher(site, both)
    assert [request.target for request in site.requests] == ["/a", "/a", "/a", "/b"]


def test_a_short_wait_that_is_asked_for_is_kept() -> None:
    """A Retry-After of a second is waited for before the next attempt."""
    began = time.monotonic()
    body, _ = _fetch({"/a": [answer(status=BUSY, Retry_After="1"), answer(PAGE)]})
    assert body == PAGE
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize(
    ("status", "after"),
    [
        ("429 Too Many Requests", "120"),
        ("429 Too Many Requests", ""),
        (BUSY, format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)),
    ],
)
def test_a_host_that_asks_for_it_is_left_alone(status: str, after: str) -> None:
    """A host that asks to be left alone for longer gets no further request until then, for no page of it."""
    with Site({"/a": answer(status=status, Retry_After=after), "/b": answer(PAGE)}) as site:

        async def both(fetcher: Fetcher) -> tuple[float, float]:
            waits = []
            for path in ("a", "b"):
                with pytest.raises(FetchError, match="left alone for") as caught:
                    await fetcher.fetch(f"http://pages.example/{path}")
                waits.append(caught.value.retry_after or 0)
            await fetcher.fetch("http://other.example/b")
            return waits[0], waits[1]

        first, second = _with_fetcher(site, both)
    assert 0 < second <= first <= 3600
    assert [(request.headers["host"], request.target) for request in site.requests] == [
        ("pages.example", "/a"),
        ("other.example", "/b"),
    ]


def test_only_what_was_asked_for_is_handed_on() -> None:
    """An API that answers with a page is refused, as is JSON that is none."""
    with Site({"/a": answer(PAGE), "/b": answer(b"{", content_type="application/json")}) as site:

        async def both(fetcher: Fetcher) -> None:
            with pytest.raises(FetchError, match="a web page where JSON was asked for"):
                await fetcher.fetch("http://pages.example/a", frozenset((Kind.JSON,)))
            with pytest.raises(FetchError, match="says that it answers with JSON, and it is none"):
                await fetcher.fetch("http://pages.example/b", frozenset((Kind.JSON,)))

        _with_fetcher(site, both)
    assert site.requests[0].headers["accept"] == "application/json"


def test_the_name_is_verified_though_the_address_is_connected_to() -> None:
    """TLS names and verifies the host of the link: a certificate of another host is refused, whatever the address."""
    authority = trustme.CA()
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("pages.example").configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    with Site({"/a": answer(PAGE)}, tls=server) as site:

        async def both() -> bytes:
            resolver = LoopbackResolver({"pages.example": site, "other.example": site})
            async with Fetcher(resolver=resolver, tls=client, limits=Limits(attempts=1)) as fetcher:
                page = await fetcher.fetch("https://pages.example/a")
                with pytest.raises(FetchError, match="certificate is not valid"):
                    await fetcher.fetch("https://other.example/a")
                return page.body

        assert asyncio.run(both()) == PAGE
    assert len(site.requests) == 1


def test_two_pages_at_once_do_not_wait_for_each_other() -> None:
    """Pages are fetched side by side."""

    async def slowly(_: object, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.5)
        writer.write(answer(PAGE))

    with Site({"/a": slowly}) as site:

        async def several(fetcher: Fetcher) -> int:
            return len(await asyncio.gather(*(fetcher.fetch("http://pages.example/a") for _ in range(6))))

        began = time.monotonic()
        assert _with_fetcher(site, several) == 6
    assert time.monotonic() - began < 2.5
