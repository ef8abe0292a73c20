"""How many answers are under way, so that a stop can wait for them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

logger = logging.getLogger(__name__)


class Work:
    """Counts what is under way."""

    def __init__(self) -> None:
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()
        # The loop itself holds a task only weakly.
        self._beside: set[asyncio.Task[None]] = set()

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Around each answer."""
        self._begin()
        try:
            yield
        finally:
            self._end()

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something that no answer waits for; a stop does. What fails unexpectedly is logged."""
        self._begin()
        task = asyncio.create_task(self._done(work))
        self._beside.add(task)
        task.add_done_callback(self._beside.discard)

    async def finished(self, seconds: float) -> bool:
        """Wait until nothing is under way. False where it took longer than `seconds`."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            return False
        return True

    async def _done(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except Exception:
            logger.exception("unexpected")
        finally:
            self._end()

    def _begin(self) -> None:
        self._count += 1
        self._idle.clear()

    def _end(self) -> None:
        self._count -= 1
        if not self._count:
            self._idle.set()
