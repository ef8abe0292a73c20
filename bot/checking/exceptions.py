"""A verdict without the references that a curator's exceptions rule out."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from bot.checking.result import ReasonKind, Reference, Stance, Verdict
from bot.checking.verdict import verdict_of


def without_excepted(verdict: Verdict, statement_ids: Collection[str]) -> Verdict:
    """The verdict as it is without these statements: their references dropped, its kind decided anew by the others.

    A notice that conflicts only because it ended an excepted one goes with it.
    """
    dropped = [one for one in verdict.references if one.statement.id in statement_ids]
    if not dropped:
        return verdict
    ended = {one.notice.id for one in dropped if one.stance is Stance.OUTDATED}
    left = tuple(
        one
        for one in verdict.references
        if one.statement.id not in statement_ids and not _only_follows(one, ended)
    )
    return replace(verdict, kind=verdict_of([one.stance for one in left]), references=left)


def _only_follows(reference: Reference, ended: Collection[str]) -> bool:
    """Whether all that it holds against the claim is that it ended one of these notices."""
    return bool(reference.reasons) and all(
        reason.kind is ReasonKind.SUPERSEDED and reason.source in ended for reason in reference.reasons
    )
