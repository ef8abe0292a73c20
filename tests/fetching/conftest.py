"""What the tests of fetching share: every connection of this process, as the operating system was asked for it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

_CONNECTED: list[tuple[str, int]] = []
_watching = [False]


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and _watching[0]:
        address = arguments[1]
        if isinstance(address, tuple):
            _CONNECTED.append((str(address[0]), int(address[1])))


sys.addaudithook(_audit)


@pytest.fixture
def connected() -> Iterator[list[tuple[str, int]]]:
    """Address and port of each connection that any code in this process asks the system for, from here on."""
    _CONNECTED.clear()
    _watching[0] = True
    yield _CONNECTED
    _watching[0] = False
