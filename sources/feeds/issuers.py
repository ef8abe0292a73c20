"""Who speaks from a host, and for where: what a page that does not name its issuer leaves to its address."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urlsplit

_HOSTS: Final = {
    "bis.gov": "Bureau of Industry and Security, U.S. Department of Commerce",
    "bis.doc.gov": "Bureau of Industry and Security, U.S. Department of Commerce",
    "commerce.gov": "U.S. Department of Commerce",
    "whitehouse.gov": "The White House",
    "treasury.gov": "U.S. Department of the Treasury",
    "state.gov": "U.S. Department of State",
    "justice.gov": "U.S. Department of Justice",
    "ustr.gov": "Office of the United States Trade Representative",
    "cbp.gov": "U.S. Customs and Border Protection",
    "fda.gov": "U.S. Food and Drug Administration",
    "cdc.gov": "Centers for Disease Control and Prevention",
    "epa.gov": "U.S. Environmental Protection Agency",
    "sec.gov": "U.S. Securities and Exchange Commission",
    "ftc.gov": "Federal Trade Commission",
    "who.int": "World Health Organization",
    "mofcom.gov.cn": "Ministry of Commerce of the People's Republic of China",
    "ec.europa.eu": "European Commission",
}
_UNIONS: Final = {"gov": "US", "mil": "US", "europa.eu": "EU", "uk": "GB"}
_COUNTRY: Final = re.compile(r"(?:^|\.)([a-z]{2})$")
# Country codes that are sold to everybody and say nothing of a country.
_SOLD: Final = frozenset(("io", "ai", "co", "tv", "me", "cc", "ws", "fm", "ly", "eu"))
_BODY: Final = re.compile(
    r"(?:[A-Z][\w.&’'-]*,? (?:(?:of|for|and|the|on|&) )*){0,6}"
    r"(?:Ministry|Department|Bureau|Agency|Authority|Commission|Administration|Office|Council|Directorate|Board|Institute|"
    r"Inspectorate|Service|Parliament|Senate|Court)\b(?: (?:of|for|and|the|on|&|in|[A-Z][\w.&’'-]*))*"
)
_LONGEST_LINE: Final = 110
_LOOKED_AT: Final = 15


def issuer_of(url: str, top: Iterable[str]) -> str:
    """Who issued a page whose head does not say it: known by its host, else the first line that is a body's name."""
    host = urlsplit(url).hostname or ""
    for known, name in _HOSTS.items():
        if host == known or host.endswith(f".{known}"):
            return name
    for _, line in zip(range(_LOOKED_AT), top, strict=False):
        match = _BODY.match(line.strip()) if len(line) <= _LONGEST_LINE else None
        if match and len(match[0].split()) > 1 and len(match[0]) > 0.6 * len(line.strip()):
            return match[0].strip(" ,")
    return ""


def jurisdiction_of(url: str) -> str:
    """The ISO code of the country whose host it is (EU for the union), or "" where the host does not tell."""
    host = urlsplit(url).hostname or ""
    for ending, code in _UNIONS.items():
        if host == ending or host.endswith(f".{ending}"):
            return code
    match = _COUNTRY.search(host)
    return "" if not match or match[1] in _SOLD else match[1].upper()
