"""How far long work is, on standard error: a bar where a person watches, else a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Final

_SECONDS: Final = 10.0
"""Between two lines, where nobody watches."""


@contextmanager
def bar(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """What takes the number of further steps done out of `total`."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bars:
        task = bars.add_task(what, total=total)
        yield lambda steps: bars.advance(task, steps)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """What takes how much is done, and of how much; work that is over at once shows nothing, and costs nothing."""
    with ExitStack() as stack:
        told = None

        def tell(done: int, total: int) -> None:
            nonlocal told
            if told is None:
                told = stack.enter_context(_bar_of(what)) if sys.stderr.isatty() else _lines_of(what)
            told(done, total)

        yield tell


@contextmanager
def _bar_of(what: str) -> Iterator[Callable[[int, int], None]]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bars:
        task = bars.add_task(what, total=None)
        yield lambda done, total: bars.update(task, completed=done, total=total)


def _lines_of(what: str) -> Callable[[int, int], None]:
    said = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal said
        if time.monotonic() - said >= _SECONDS:
            said = time.monotonic()
            print(f"crosscheck: {what}: {done:,} / {total:,}", file=sys.stderr, flush=True)

    return tell
