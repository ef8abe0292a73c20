"""The index over statements: a text in, the statements that may speak to it out, best first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

Progress = Callable[[int, int], None]
"""Is told how much of long work is done, and of how much in all."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A statement that was found; `score` is comparable within one answer only. `exact`: by an identifier or a link."""

    notice_id: str
    statement_id: str
    score: float
    exact: bool = False


class SearchIndex(Protocol):
    """What finds statements for a text."""

    def candidates(self, text: str, limit: int, links: tuple[str, ...] = ()) -> tuple[Candidate, ...]:
        """At most `limit` statements, best first; behind all those of notices that an identifier or a link names."""
        ...
