"""The one client that fetches pages: guarded against private addresses, endless bodies and impatience."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from contextlib import aclosing
from http.cookiejar import CookieJar, DefaultCookiePolicy
from importlib.metadata import PackageNotFoundError, version
from types import TracebackType
from typing import Final, Self

import httpcore
import httpx
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from sources.errors import FetchError
from sources.fetching.answers import REDIRECTS, cause_of, refuse_status, wait_asked_for
from sources.fetching.body import read_body, too_long
from sources.fetching.links import Link, read_link
from sources.fetching.page import READABLE, Limits, Page, Validators
from sources.fetching.resolver import PublicResolver, Resolver
from sources.fetching.shape import Kind, check_shape, kind_of
from sources.fetching.transport import GuardedTransport

__all__ = ["READABLE", "Fetcher", "Kind", "Limits", "Page", "Validators"]


class Fetcher:
    """Fetches pages from the public network. One for a process is enough; it keeps no cookies and no pages.

    Tests that need a server on this machine hand in a `resolver` of their own and its `tls`.
    """

    def __init__(
        self,
        contact: str = "",
        *,
        resolver: Resolver | None = None,
        limits: Limits | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._limits = limits or Limits()
        self._left_alone: dict[str, float] = {}
        self._client = httpx.AsyncClient(
            transport=GuardedTransport(resolver or PublicResolver(), tls or httpx.create_ssl_context()),
            headers={
                "User-Agent": user_agent(contact),
                "Accept-Encoding": "gzip",
                "Accept-Language": "en, *;q=0.5",
            },
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
            follow_redirects=False,
            trust_env=False,
            timeout=None,  # noqa: S113 - the time is for the whole page, see fetch_if_changed
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close what is open."""
        await self._client.aclose()

    async def fetch(self, url: str, wanted: frozenset[Kind] = READABLE) -> Page:
        """The page behind a link.

        Raises:
            FetchError: it may not be followed, did not come, or is nothing that was wanted.
        """
        page = await self.fetch_if_changed(url, Validators(), wanted)
        if page is None:
            raise FetchError(
                f"{read_link(url).host} answers that nothing has changed, without having been asked."
            )
        return page

    async def fetch_if_changed(
        self, url: str, known: Validators, wanted: frozenset[Kind] = READABLE
    ) -> Page | None:
        """The page, or None where it is still the one that `known` came with.

        Raises:
            FetchError: see `fetch`.
        """
        link = read_link(url)
        try:
            async with asyncio.timeout(self._limits.seconds):
                for _ in range(self._limits.redirects + 1):
                    answer = await self._retrying(link, known.headers(), wanted)
                    if not isinstance(answer, Link):
                        return answer
                    link = answer
        except TimeoutError:
            raise FetchError(
                f"{link.host} did not answer in full within {self._limits.seconds:g} seconds.", passing=True
            ) from None
        raise FetchError(f"{read_link(url).host} sends on more than {self._limits.redirects} times.")

    async def _retrying(
        self, link: Link, headers: Mapping[str, str], wanted: frozenset[Kind]
    ) -> Page | Link | None:
        retrying = AsyncRetrying(
            retry=retry_if_exception(self._may_pass),
            stop=stop_after_attempt(self._limits.attempts),
            wait=_wait,
            reraise=True,
        )
        return await retrying(self._ask, link, headers, wanted)

    def _may_pass(self, error: BaseException) -> bool:
        return (
            isinstance(error, FetchError)
            and error.passing
            and (error.retry_after or 0) <= self._limits.patience
        )

    async def _ask(
        self, link: Link, headers: Mapping[str, str], wanted: frozenset[Kind]
    ) -> Page | Link | None:
        """One request: the page, the link that it sends on to, or None where nothing has changed."""
        self._respect(link.host)
        accept = (
            "application/json"
            if wanted == {Kind.JSON}
            else "text/html, application/pdf, text/plain, */*;q=0.1"
        )
        request = self._client.build_request("GET", link.url, headers={"Accept": accept, **headers})
        try:
            response = await self._client.send(request, stream=True)
            async with aclosing(response):
                return await self._read(link, response, wanted)
        except (httpcore.NetworkError, httpcore.TimeoutException) as error:
            raise FetchError(f"{link.host} cannot be reached ({cause_of(error)}).", passing=True) from None
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol):
            raise FetchError(f"{link.host} does not speak HTTP as it should.") from None
        except httpx.HTTPError:
            raise FetchError(f"{link.host} gave an answer that cannot be read.") from None

    async def _read(
        self, link: Link, response: httpx.Response, wanted: frozenset[Kind]
    ) -> Page | Link | None:
        if response.status_code in REDIRECTS and response.headers.get("location"):
            return read_link(response.headers["location"], link.url)
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return None
        self._note_wait(link.host, response)
        refuse_status(link.host, response)
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._limits.bytes:
            raise too_long(link.host, self._limits.bytes)
        encoding = response.headers.get("content-encoding", "")
        body = await read_body(response.aiter_raw(), encoding, self._limits.bytes, link.host)
        kind = kind_of(response.headers.get("content-type", ""), body, link.host)
        check_shape(kind, wanted, body, link.host)
        validators = Validators(response.headers.get("etag", ""), response.headers.get("last-modified", ""))
        return Page(link.url, kind, body, response.charset_encoding or "", validators)

    def _respect(self, host: str) -> None:
        """Raise FetchError if a host asked to be left alone, and the time is not over."""
        left = self._left_alone.get(host, 0.0) - time.monotonic()
        if left > 0:
            raise FetchError(f"{host} asked to be left alone for {left:.0f} more seconds.", retry_after=left)
        self._left_alone.pop(host, None)

    def _note_wait(self, host: str, response: httpx.Response) -> None:
        seconds = wait_asked_for(response)
        if seconds is not None and seconds > self._limits.patience:
            self._left_alone[host] = time.monotonic() + seconds


def user_agent(contact: str) -> str:
    """What the client calls itself: name, version, and whom to write to."""
    try:
        number = version("crosscheck")
    except PackageNotFoundError:
        number = "0"
    return f"Crosscheck/{number} (fact-check cross-reference; {contact.strip() or 'no contact given'})"


_jitter: Final = wait_exponential(multiplier=0.4, max=4.0) + wait_random(0.0, 0.4)


def _wait(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    asked = error.retry_after if isinstance(error, FetchError) else None
    return max(_jitter(state), asked or 0.0)
