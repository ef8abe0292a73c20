"""How long a check takes and how much it holds: prints a table. Run it as `python -m tests.benchmarks.bench_check`.

It needs nothing but the repository: the claims are the first sentences of the shipped table's notices.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

from bot.service import build_checker, load_model
from bot.settings import read_settings
from sources.spreadsheet import SHIPPED, read_table

_Made = TypeVar("_Made")
ROUNDS = 5
AS_OF = date(2026, 10, 1)
CLAIM = "Proclamation 11002 imposes a duty of 50 percent on certain advanced chips."


def main() -> None:
    """Measure and print, one line a figure."""
    notices = read_table(SHIPPED)
    claims = [notice.statements[0].text for notice in notices]
    made, checker = _timed(lambda: build_checker(notices, load_model(read_settings())))
    first, _ = _timed(lambda: [checker.check(claim, AS_OF) for claim in claims])
    times = sorted(_timed(partial(checker.check, claim, AS_OF))[0] for _ in range(ROUNDS) for claim in claims)
    rows = [
        ("checker made over the shipped table", f"{1000 * made:.0f} ms"),
        (
            f"a claim, first round of {len(claims)} (readings not cached)",
            f"{1000 * first / len(claims):.1f} ms on average",
        ),
        (f"a claim, median of {len(times)}", f"{1000 * statistics.median(times):.1f} ms"),
        ("a claim, 95th of 100", f"{1000 * times[int(0.95 * len(times))]:.1f} ms"),
    ]
    with _data_folder() as environment:
        seconds, *_ = _process(environment)
        rows.append(("`crosscheck check` on first start (table loaded)", f"{seconds:.2f} s"))
        runs = [_process(environment) for _ in range(ROUNDS)]
    rows.append(
        (
            f"`crosscheck check` as a process, median of {ROUNDS}",
            f"{statistics.median(run[0] for run in runs):.2f} s",
        )
    )
    rows.append(
        ("processor time of that process, median", f"{statistics.median(run[1] for run in runs):.2f} s")
    )
    rows.append(("resident memory of that process, most", f"{max(run[2] for run in runs):.0f} MB"))
    for name, value in rows:
        print(f"{name:60} {value}")


def _timed(work: Callable[[], _Made]) -> tuple[float, _Made]:
    start = time.perf_counter()
    made = work()
    return time.perf_counter() - start, made


@contextmanager
def _data_folder() -> Iterator[dict[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        yield os.environ | {"XDG_DATA_HOME": folder}


def _process(environment: dict[str, str]) -> tuple[float, float, float]:
    """Seconds, seconds of the processor, and megabytes of one `check` as a process of its own."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "bot", "check", "--as-of", AS_OF.isoformat(), CLAIM],
        cwd=Path(__file__).parents[2],
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"crosscheck check ended with {child.returncode}")
    return seconds, usage.ru_utime + usage.ru_stime, _megabytes(usage)


def _megabytes(usage: resource.struct_rusage) -> float:
    # Linux counts in kilobytes, macOS in bytes.
    return usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)


if __name__ == "__main__":
    main()
