"""What a check found on its way to a verdict: every notice considered, what the judges found, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from bot.checking.result import Reference, Verdict
from bot.checking.verdict import Opinion


class Fate(StrEnum):
    """What became of a notice that the search found.

    `SHOWN`: with the stance that it came to. `ELSEWHERE`, `WEAKER`, `BEHIND`, `VALIDITY`: with a lesser one, because
    another notice speaks of just the value at issue; because its stance is weaker than the best; because it shares
    fewer words with the claim than another; because of when it binds. `SUCCESSOR`: as the one that ended another.
    `KNOWN`: as a curator said of the claim. `EXCEPTED`: a curator says that it has nothing to do with the claim.
    `CUT`: enough others stand before it. `FAR`: too little in common. `EMPTY`: it has no statement. `UNJUDGED`: enough
    others were found before it.
    """

    SHOWN = "shown"
    ELSEWHERE = "elsewhere"
    WEAKER = "weaker"
    BEHIND = "behind"
    VALIDITY = "validity"
    SUCCESSOR = "successor"
    EXCEPTED = "excepted"
    KNOWN = "known"
    CUT = "cut"
    FAR = "far"
    EMPTY = "empty"
    UNJUDGED = "unjudged"


Note = Callable[[str, Fate], None]
"""Takes the id of a notice and what became of it, at the place where that is decided; the last one counts."""


def unnoted(notice_id: str, fate: Fate) -> None:
    """The Note of a walk that nobody asks about."""


@dataclass(frozen=True, slots=True)
class Considered:
    """A notice that the search found, `rank` from 1 on.

    `opinion` holds the statement compared, the judges' findings and the model's scores; it is None where the notice
    was not judged. `reference` is what is shown of it.
    """

    rank: int
    notice_id: str
    fate: Fate
    opinion: Opinion | None = None
    reference: Reference | None = None

    @property
    def title(self) -> str:
        """The notice's title; empty where it was not read."""
        if self.opinion is not None:
            return self.opinion.evidence.notice.title
        return self.reference.notice.title if self.reference is not None else ""


@dataclass(frozen=True, slots=True)
class Trace:
    """A verdict with every notice that was considered for it, in the order of the search.

    A notice that the search did not find, and that is shown because it ended another, has the rank 0 and stands last.
    """

    verdict: Verdict
    considered: tuple[Considered, ...] = ()


_SHOWN: Final = (Fate.SHOWN, Fate.SUCCESSOR)


def trace_of(
    verdict: Verdict,
    found: Sequence[str],
    opinions: Mapping[str, Opinion],
    judged: int,
    noted: Mapping[str, Fate],
) -> Trace:
    """The trace of one claim's walk.

    Args:
        verdict: what it came to.
        found: the ids of the notices found, best first.
        opinions: what those that were judged came to, by id.
        judged: how many of `found` were asked for an opinion.
        noted: what the walk noted on the way, by id.
    """
    shown = {reference.notice.id: reference for reference in verdict.references}
    considered = []
    for rank, id_ in enumerate(found, 1):
        opinion, reference = opinions.get(id_), shown.pop(id_, None)
        fate = noted.get(id_) or _fate(opinion, reference, unjudged=rank > judged)
        if reference is None and fate in _SHOWN:
            fate = Fate.CUT
        considered.append(Considered(rank, id_, fate, opinion, reference))
    rest = (Considered(0, id_, Fate.SUCCESSOR, None, reference) for id_, reference in shown.items())
    return Trace(verdict, (*considered, *rest))


def _fate(opinion: Opinion | None, reference: Reference | None, *, unjudged: bool) -> Fate:
    if reference is not None:
        return Fate.SHOWN
    if opinion is None:
        return Fate.UNJUDGED if unjudged else Fate.EMPTY
    return Fate.FAR if opinion.stance is None else Fate.CUT


def excepted(trace: Trace, verdict: Verdict) -> Trace:
    """The trace after references were taken out of its verdict by a curator's exceptions."""
    left = {reference.statement.id for reference in verdict.references}
    return Trace(verdict, tuple(_without(one, left) for one in trace.considered))


def answered(trace: Trace, verdict: Verdict) -> Trace:
    """The trace after a curator's known claim came first in its verdict."""
    if verdict == trace.verdict:
        return trace
    shown = {reference.statement.id: reference for reference in verdict.references}
    left = tuple(
        one if one.reference is None else replace(one, reference=shown.pop(one.reference.statement.id, None))
        for one in trace.considered
    )
    before = {reference.statement.id for reference in trace.verdict.references}
    known = (
        Considered(0, reference.notice.id, Fate.KNOWN, None, reference)
        for statement_id, reference in shown.items()
        if statement_id not in before
    )
    return Trace(verdict, (*known, *left))


def _without(one: Considered, left: set[str]) -> Considered:
    if one.reference is None or one.reference.statement.id in left:
        return one
    return Considered(one.rank, one.notice_id, Fate.EXCEPTED, one.opinion)
