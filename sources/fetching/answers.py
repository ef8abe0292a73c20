"""What an answer says beside its body: go on, come back later, not here; each refusal in one sentence."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import httpcore
import httpx

from sources.errors import FetchError

REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))
_PASSING: Final = frozenset((408, 425, 500, 502, 503, 504))
_BUSY: Final = frozenset((429, 503))
_UNTOLD_WAIT: Final = 60.0
"""Seconds to leave a host alone that answers 429 and does not say for how long."""
_LONGEST_WAIT: Final = 86_400.0
_WORDS: Final = {
    401: "wants a login for that page",
    402: "wants money for that page",
    403: "does not let programs read that page; open it in a browser and paste its text",
    404: "has no such page",
    410: "has taken that page away",
    451: "may not show that page for legal reasons",
}


def wait_asked_for(response: httpx.Response) -> float | None:
    """Seconds that a 429 or 503 asks to be left alone for; None where there is nothing of the kind."""
    if response.status_code not in _BUSY:
        return None
    value = response.headers.get("retry-after", "").strip()
    seconds = _seconds(value)
    if seconds is None:
        return _UNTOLD_WAIT if response.status_code == httpx.codes.TOO_MANY_REQUESTS else None
    return min(max(seconds, 0.0), _LONGEST_WAIT)


def _seconds(value: str) -> float | None:
    if value.isdecimal():
        return float(value[:9])
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - datetime.now(UTC)).total_seconds()


def refuse_status(host: str, response: httpx.Response) -> None:
    """Raise for every status but 200.

    Raises:
        FetchError: the status is another one.
    """
    status = response.status_code
    if status == httpx.codes.OK:
        return
    asked = wait_asked_for(response)
    if asked is not None:
        raise FetchError(
            f"{host} is busy and asks to be left alone for {asked:.0f} seconds (status {status}).",
            retry_after=asked,
            passing=True,
        )
    words = _WORDS.get(status)
    if words is None:
        words = (
            "has a fault of its own"
            if status >= httpx.codes.INTERNAL_SERVER_ERROR
            else "does not give that page"
        )
    raise FetchError(f"{host} {words} (status {status}).", passing=status in _PASSING)


def cause_of(error: Exception) -> str:
    """Why a connection failed, in a few words."""
    if isinstance(error, httpcore.TimeoutException):
        return "no answer"
    inner: BaseException | None = error
    while inner is not None:
        if isinstance(inner, ssl.SSLCertVerificationError):
            return f"its certificate is not valid: {inner.verify_message}"
        if isinstance(inner, ssl.SSLError):
            return "no encrypted connection can be made"
        inner = inner.__cause__ or inner.__context__
    return "the connection fails"
