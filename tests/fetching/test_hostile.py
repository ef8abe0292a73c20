"""Hostile links: each ends in one clear sentence, none in a connection to the inside, a hang or a traceback."""

from __future__ import annotations

import asyncio
import time
import tracemalloc
from collections.abc import Iterator

import httpx
import pytest

from sources.errors import FetchError
from sources.feeds import draft_from_link
from sources.fetch import Fetcher, Limits
from tests.fetching.hostile import BY_NAME, DIRECT, NAMES, PATIENCE, ROUTES, SERVED, Hostile
from tests.fetching.site import HERE, LoopbackResolver, Site

_TLS = httpx.create_ssl_context()
"""Made once: reading the world's root certificates takes longer than most of these tests."""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site(ROUTES) as served:
        yield served


def _refused(hostile: Hostile, resolver: LoopbackResolver) -> str:
    """The one sentence that a link ends in."""
    limits = Limits(seconds=PATIENCE, attempts=1) if hostile.slow else Limits(attempts=1)

    async def read() -> str:
        async with Fetcher(resolver=resolver, limits=limits, tls=_TLS) as fetcher:
            with pytest.raises(FetchError) as caught:
                await draft_from_link(hostile.url, fetcher)
            return str(caught.value)

    return asyncio.run(read())


@pytest.mark.parametrize("hostile", [*DIRECT, *BY_NAME, *SERVED], ids=lambda hostile: hostile.url[:60])
def test_hostile_link_ends_in_one_sentence(
    hostile: Hostile, site: Site, connected: list[tuple[str, int]]
) -> None:
    """A hostile link is refused in one sentence, soon, and nothing but the test's own server was connected to."""
    resolver = LoopbackResolver({"pages.example": site, "rebinding.example": site}, NAMES)
    began = time.monotonic()

    sentence = _refused(hostile, resolver)

    assert hostile.words in sentence
    assert (sentence[-1], "\n" in sentence, len(sentence) < 400) == (".", False, True)
    assert time.monotonic() - began < 10
    assert {(endpoint.address, endpoint.port) for endpoint in resolver.allowed} <= {(HERE, site.port)}
    assert set(connected) <= {(HERE, site.port)}
    if hostile in DIRECT:
        assert (resolver.allowed, connected) == ([], [])


def test_there_are_enough_of_them() -> None:
    """At least 40 different links mean harm."""
    assert len({hostile.url for hostile in (*DIRECT, *BY_NAME, *SERVED)}) >= 40


def test_six_redirects_are_one_too_many_and_five_are_not(site: Site) -> None:
    """Five redirects are followed."""

    async def read() -> bytes:
        async with Fetcher(resolver=LoopbackResolver({"pages.example": site})) as fetcher:
            return (await fetcher.fetch("http://pages.example/hop2")).body

    assert b"The limit is 3 percent." in asyncio.run(read())


def test_a_gibibyte_of_zeros_is_never_held(site: Site) -> None:
    """A decompression bomb costs no more memory than the longest page, a few times over."""
    hostile = next(each for each in SERVED if each.url.endswith("/bomb"))
    tracemalloc.start()
    try:
        _refused(hostile, LoopbackResolver({"pages.example": site}))
        assert tracemalloc.get_traced_memory()[1] < 40 * 2**20
    finally:
        tracemalloc.stop()


def test_without_a_resolver_of_its_own_the_client_refuses_this_machine(
    site: Site, connected: list[tuple[str, int]]
) -> None:
    """As the product makes it, the client does not reach a server here by any of this machine's names."""
    links = [
        f"http://{HERE}:{site.port}/ok",
        f"http://localhost:{site.port}/ok",
        f"http://{HERE}/ok",
        "http://localhost/",
    ]

    async def read() -> None:
        async with Fetcher() as fetcher:
            for link in links:
                with pytest.raises(FetchError):
                    await fetcher.fetch(link)

    asyncio.run(read())
    assert connected == []
