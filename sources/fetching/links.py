"""Which links may be followed: their scheme, host and port, before any name is looked up."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit, urlunsplit

import idna

from sources.errors import FetchError
from sources.fetching.addresses import is_public, read_address

PORTS: Final = {"http": (80, 8080), "https": (443, 8443)}
"""The ports of web servers. Other ports are asked for by nobody but attackers."""
_ALL_PORTS: Final = frozenset(port for ports in PORTS.values() for port in ports)
_MOST_CHARACTERS: Final = 2_000

_FORBIDDEN: Final = re.compile(
    r"[\x00-\x20\x7f-\xa0\\<>\"^`{|}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LABEL: Final = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER: Final = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
_NOT_PUBLIC: Final = frozenset(
    (
        "localhost",
        "local",
        "localdomain",
        "internal",
        "intranet",
        "lan",
        "home",
        "corp",
        "private",
        "onion",
        "arpa",
    )
)
"""Last labels of names that mean something inside one network alone (RFC 6761, RFC 6762, RFC 8375, RFC 9476)."""
_ALPHABETS: Final = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


@dataclass(frozen=True, slots=True)
class Link:
    """A link that may be followed. `host` is a name in ASCII (IDNA) or a public address; `url` has no fragment."""

    url: str
    scheme: str
    host: str
    port: int


def read_link(text: str, base: str | None = None) -> Link:
    """Check a link as a person gave it or as a redirect names it, in that case seen from `base`.

    Raises:
        FetchError: it may not be followed; the sentence says why.
    """
    shown = _shown(text)
    if len(text) > _MOST_CHARACTERS:
        raise FetchError(f"The link is longer than {_MOST_CHARACTERS:,} characters.")
    if _FORBIDDEN.search(text):
        raise FetchError(
            f"{shown} has a blank, a backslash or an invisible character in it, which no link has."
        )
    try:
        whole = urljoin(base, text) if base else text
        parts = urlsplit(whole)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise FetchError(f"{shown} is no link; https://host/path would be one.") from None
    scheme = parts.scheme.lower()
    if scheme not in PORTS:
        named = _SCHEME.match(whole)
        raise FetchError(
            f"{shown} begins with {named[1].lower()}:, and only https: and http: are followed."
            if named
            else f"{shown} is no link; https://host/path would be one."
        )
    if "@" in parts.netloc:
        raise FetchError(f"{shown} has a user name before its host, which hides where it leads.")
    name = _host(host, shown)
    if port is not None and port not in _ALL_PORTS:
        raise FetchError(f"{shown} names port {port}; only {_listed(_ALL_PORTS)} are web servers' ports.")
    port = port or PORTS[scheme][0]
    bracketed = f"[{name}]" if ":" in name else name
    netloc = bracketed if port == PORTS[scheme][0] else f"{bracketed}:{port}"
    path = parts.path or "/"
    return Link(urlunsplit((scheme, netloc, path, parts.query, "")), scheme, name, port)


def _host(host: str, shown: str) -> str:
    """The host in ASCII.

    Raises:
        FetchError: it is none on the public network.
    """
    if not host or "%" in host:
        raise FetchError(f"{shown} names no host.")
    address = read_address(host)
    if address is None:
        host = _ascii(host, shown)
        # A name in other digits or dots ("１２７。0。0。1") is an address once it is in ASCII.
        address = read_address(host)
    if address is not None:
        if not is_public(address):
            raise FetchError(f"{shown} leads to {address}, which is no address of the public network.")
        return str(address)
    labels = host.split(".")
    if _NUMBER.fullmatch(labels[-1]):
        raise FetchError(f"{shown} hides an address behind the number {host}; a host has a name.")
    if len(labels) < 2 or labels[-1] in _NOT_PUBLIC:
        raise FetchError(f"{shown} names {host}, which is no host of the public network.")
    if len(host) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchError(f"{shown} names no host that there can be.")
    return host


def _ascii(host: str, shown: str) -> str:
    for label in host.split("."):
        alphabets = {
            alphabet
            for letter in label
            for alphabet in _ALPHABETS
            if unicodedata.name(letter, "").startswith(alphabet)
        }
        if len(alphabets) > 1:
            raise FetchError(
                f"{shown} mixes letters of two alphabets in its host, as names made to deceive do."
            )
    try:
        return (
            idna.encode(host.rstrip("."), uts46=True).decode("ascii").lower()
            if not host.isascii()
            else _plain(host)
        )
    except (idna.IDNAError, UnicodeError):
        raise FetchError(f"{shown} names no host that there can be.") from None


def _plain(host: str) -> str:
    return host.lower().removesuffix(".")


def _listed(ports: frozenset[int]) -> str:
    *first, last = sorted(ports)
    return f"{', '.join(map(str, first))} and {last}"


def _shown(text: str) -> str:
    """A link for a sentence: on one line, short, nothing invisible."""
    plain = "".join(letter if letter.isprintable() else "?" for letter in text)
    return plain if len(plain) <= 120 else plain[:119] + "…"
