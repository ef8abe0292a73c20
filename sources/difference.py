"""What turns one state of the source table into another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.duplicates import NearDuplicate, near_duplicates, outlines
from sources.notice import Notice


@dataclass(frozen=True, slots=True)
class Difference:
    """What a change does, by notice ids: `removed` in the old table's order, the others in the new one's.

    `near` warns of what is written anew and says almost what another notice says; it is no part of the change.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    near: tuple[NearDuplicate, ...] = field(default=(), compare=False)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed)


def compare(old: Sequence[Notice], new: Sequence[Notice]) -> Difference:
    """The difference from `old` to `new`, both canonical (rows.canonical) and each with distinct ids."""
    before = {notice.id: notice for notice in old}
    after = {notice.id for notice in new}
    return Difference(
        added=tuple(notice.id for notice in new if notice.id not in before),
        changed=tuple(notice.id for notice in new if notice.id in before and before[notice.id] != notice),
        removed=tuple(notice.id for notice in old if notice.id not in after),
        unchanged=tuple(notice.id for notice in new if before.get(notice.id) == notice),
    )


def warnings(old: Sequence[Notice], new: Sequence[Notice]) -> tuple[NearDuplicate, ...]:
    """The statements that `new` has and `old` has not, and that are almost another notice's."""
    before = set(outlines(old))
    after = outlines(new)
    return near_duplicates((row for row in after if row not in before), after)
