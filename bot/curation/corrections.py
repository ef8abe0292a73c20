"""Which earlier answers a change of a table may have made wrong, and whether it has; nothing here speaks to Discord."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.checking.result import Stance, Verdict, VerdictKind
from bot.texts import text
from bot.wording import verdict_word
from sources.curation.exceptions import Exceptions
from sources.curation.kept_checks import Correction, KeptCheck, Outcome
from sources.curation.known_claims import KnownClaims
from sources.database.server_settings import ServerSettings
from sources.errors import InputError
from sources.table import SourceTable

DAYS: Final = 30
MOST_DAYS: Final = 90
NEAR: Final = 12
"""Notices nearest to a new statement that answers are looked up by: as many as a claim is judged against."""
MOST_CHECKED: Final = 200
"""Answers of a server that are looked at again for one change, the newest first."""
_MOST_UNMATCHED: Final = 50
"""Of these, answers that found nothing: of those nothing is kept that tells what they are about."""
_MOST_TEXTS: Final = 200
"""New or changed statements that are searched with; answers that showed a changed notice are found without."""
_SHOWN: Final = 3
_SETTING: Final = "corrections_days"
_STATED: Final = (Stance.SUPPORTS, Stance.CONFLICTS, Stance.OUTDATED)


@dataclass(frozen=True, slots=True)
class Touched:
    """What changes touched: notices by id, the words that are new, and who made the changes."""

    notices: frozenset[str]
    texts: tuple[str, ...]
    who: frozenset[str]


class CorrectionDays:
    """For how many days the answers in each server are looked at again; 0 is never."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings

    async def of(self, server_id: int) -> int:
        """The days of a server.

        Raises:
            StorageError: the database cannot be read.
        """
        chosen = await self._settings.get(str(server_id), _SETTING)
        return DAYS if chosen is None else int(chosen)

    async def choose(self, server_id: int, days: int) -> None:
        """Choose them for a server.

        Raises:
            InputError: they are not between 0 and 90.
            StorageError: the database cannot be written.
        """
        if not 0 <= days <= MOST_DAYS:
            raise InputError(text("corrections.days_out_of_range", most=MOST_DAYS))
        await self._settings.set(str(server_id), _SETTING, None if days == DAYS else str(days))


def first_day(today: date, days: int) -> date:
    """The first day whose answers are still looked at."""
    return today - timedelta(days=days)


async def state_of(tables: Sequence[SourceTable]) -> str:
    """By which changes the tables are what they are: of their notices, their known claims and their exceptions.

    Raises:
        StorageError: the database cannot be read.
    """
    state = [
        [
            table.name,
            await table.change_number(),
            await KnownClaims(table.database, table.name).revision(),
            await Exceptions(table.database).revision(table.name),
        ]
        for table in tables
    ]
    return json.dumps(state)


async def touched_since(tables: Sequence[SourceTable], seen: Iterable[str]) -> Touched:
    """What changed in the tables since the earliest of the states; a table that a state does not name is left out.

    Raises:
        StorageError: the database cannot be read.
    """
    earliest: dict[str, tuple[int, ...]] = {}
    for state in seen:
        for name, *numbers in json.loads(state):
            before = earliest.get(name, tuple(numbers))
            earliest[name] = tuple(map(min, before, numbers))
    notices: set[str] = set()
    texts: list[str] = []
    who: set[str] = set()
    for table in tables:
        if table.name not in earliest:
            continue
        change, revision, pinned = earliest[table.name]
        touched = await table.touched_after(change)
        notices.update(notice_id for notice_id, _ in touched)
        who.update(by for _, by in touched)
        texts += await table.statements_of([notice_id for notice_id, _ in touched], _MOST_TEXTS)
        for known in await KnownClaims(table.database, table.name).since(revision):
            notices.add(_owner(known.filing.statement_id))
            who.add(known.retired_by or known.who)
            texts.append(known.filing.claim)
        for statement_id, by, claim in await _excepted(table, pinned):
            notices.add(_owner(statement_id))
            who.add(by)
            texts.append(claim)
    return Touched(frozenset(notices), tuple(texts[:_MOST_TEXTS]), frozenset(who))


async def _excepted(table: SourceTable, before: int) -> list[tuple[str, str, str]]:
    """Statement, person and claim of each exception that was pinned or taken back after so many."""
    exceptions = Exceptions(table.database)
    count = await exceptions.revision(table.name) - before
    events: list[tuple[datetime, str, str, str]] = []
    for one in await exceptions.all(table.name, ended=True) if count > 0 else ():
        events.append((one.at, one.statement_id, one.who, one.claim))
        if one.ended_at is not None:
            events.append((one.ended_at, one.statement_id, one.ended_by, one.claim))
    events.sort(key=lambda event: event[0], reverse=True)
    return [event[1:] for event in events[: max(count, 0)]]


def outcome_of(verdicts: Sequence[Verdict]) -> tuple[Outcome, ...]:
    """What an answer said, one Outcome for each sentence."""
    return tuple(
        Outcome(
            str(verdict.kind),
            {
                reference.statement.id: str(reference.stance)
                for reference in verdict.references
                if reference.stance in _STATED
            },
            tuple(
                reference.statement.id for reference in verdict.references if reference.stance not in _STATED
            ),
        )
        for verdict in verdicts
    )


def changed_places(before: Sequence[Outcome], after: Sequence[Outcome]) -> tuple[int, ...]:
    """The sentences whose answer is not right any more.

    Their verdict is another one, or a stance that was shown is not held any more. A further notice that says the same
    makes no answer wrong.
    """
    return tuple(
        place
        for place, (old, new) in enumerate(zip(before, after, strict=True))
        if old.verdict != new.verdict
        or any(new.stances.get(statement) != stance for statement, stance in old.stances.items())
    )


def to_check(checks: Sequence[KeptCheck], notices: Collection[str], *, new: bool) -> tuple[KeptCheck, ...]:
    """The answers that may be wrong now, in the order given: they showed one of these notices.

    Args:
        checks: the answers.
        notices: the notices that were touched, and those that are like what is new.
        new: whether there are new words; they may be about a claim to which no notice spoke.
    """
    chosen: list[KeptCheck] = []
    unmatched = 0
    for check in checks:
        if len(chosen) == MOST_CHECKED:
            break
        if any(_speaks(outcome, notices) for outcome in check.outcome):
            chosen.append(check)
        elif new and unmatched < _MOST_UNMATCHED and any(_unmatched(outcome) for outcome in check.outcome):
            unmatched += 1
            chosen.append(check)
    return tuple(chosen)


def _speaks(outcome: Outcome, notices: Collection[str]) -> bool:
    return any(_owner(statement) in notices for statement in (*outcome.stances, *outcome.related))


def _unmatched(outcome: Outcome) -> bool:
    return outcome.verdict == VerdictKind.NO_MATCH


def _owner(statement_id: str) -> str:
    return statement_id.partition("#")[0]


def correction_of(
    before: Sequence[Outcome], after: Sequence[Outcome], places: Sequence[int], day: date
) -> Correction:
    """The correction of an answer, as it is kept with it: the earlier verdict, where there was one and it changed."""
    single = sum(one.verdict != VerdictKind.NOT_CHECKABLE for one in before) == 1
    old, new = before[places[0]].verdict, after[places[0]].verdict
    return Correction(day, len(places), old if single and old != new else "")


def correction_lines(corrections: Sequence[Correction]) -> tuple[str, ...]:
    """What stands in a corrected answer: one line for each of its last corrections."""
    lines = []
    for one in corrections[-_SHOWN:]:
        day = text("corrections.day", day=one.day.day, month=text(f"month.{one.day.month}"))
        if one.before:
            lines.append(text("corrections.one", date=day, before=verdict_word(VerdictKind(one.before))))
        else:
            lines.append(text("corrections.several", date=day, count=one.changed))
    return tuple(lines)
