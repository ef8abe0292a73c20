"""The judges: each compares a claim with a statement in one respect, and finds agreement, disagreement, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.checking.evidence import Evidence
from bot.checking.result import ReasonKind, Span


class Sign(StrEnum):
    """What a judge found. `ABSENT`: the claim says something of this kind that the notice does not speak to."""

    AGREES = "agrees"
    DIFFERS = "differs"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Finding:
    """One judge's finding: the words on both sides with their places, `source` empty where the notice has none.

    `of_sentence` marks a finding on the sense of the two sentences as wholes. `firm` says that the two stand in the
    same slot beyond doubt; a finding that is not firm needs more words in common. `called` is what a person calls the
    disagreement, where that is not the kind that it is weighed as. `of_slot` says that the statement answers the whole
    claim in a slot of its own (what came first, what is on the list), however few of its words it has.
    """

    kind: ReasonKind
    sign: Sign
    claim: str
    source: str = ""
    claim_span: Span | None = None
    source_span: Span | None = None
    firm: bool = True
    of_sentence: bool = False
    called: ReasonKind | None = None
    of_slot: bool = False


class Placed(Protocol):
    """Something read out of a text: its words as written, at [start, end)."""

    @property
    def text(self) -> str:
        """The words."""
        ...

    @property
    def start(self) -> int:
        """Where they begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...


def facing(kind: ReasonKind, sign: Sign, mine: Placed, other: Placed, *, firm: bool = True) -> Finding:
    """A finding on something of the claim and something of the statement that stand against each other."""
    return Finding(
        kind, sign, mine.text, other.text, (mine.start, mine.end), (other.start, other.end), firm=firm
    )


class Judge(Protocol):
    """One way to agree or disagree."""

    def __call__(self, evidence: Evidence) -> Iterator[Finding]:
        """Compare the claim with the statement; yield what was found, nothing where nothing lines up."""
        ...
