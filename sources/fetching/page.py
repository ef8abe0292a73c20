"""What is asked for and what came: limits, validators, a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sources.fetching.shape import Kind

READABLE: Final = frozenset((Kind.HTML, Kind.PDF, Kind.TEXT))
"""What a notice can be read from."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is given to one page."""

    seconds: float = 20.0
    """In all: look-ups, redirects, waits and retries with it."""
    bytes: int = 10 * 2**20
    """Of the body, after decompression."""
    redirects: int = 5
    attempts: int = 3
    """For each hop, where a fault may pass."""
    patience: float = 5.0
    """Seconds that a Retry-After is waited for here; longer ones are told to whoever asked."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server gave to ask later whether a page has changed."""

    etag: str = ""
    last_modified: str = ""

    def headers(self) -> dict[str, str]:
        """The request headers that ask it."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


@dataclass(frozen=True, slots=True)
class Page:
    """What came. `url` is where it was found after redirects, `charset` what the server says, "" for nothing."""

    url: str
    kind: Kind
    body: bytes
    charset: str = ""
    validators: Validators = Validators()

    def text(self) -> str:
        """The body as text: in the charset that the server says, else UTF-8, else Windows-1252, which always fits."""
        for charset in (self.charset, "utf-8-sig"):
            try:
                return self.body.decode(charset or "utf-8-sig")
            except (LookupError, ValueError):
                # Some of Python's codecs ("undefined", "idna") and names (with a NUL) raise the wider error.
                continue
        return self.body.decode("cp1252", "replace")
