"""Statements of notices in force that the judges hold against each other: a table that contradicts itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from bot.checking.checker import Checker
from bot.checking.judges import Sign
from bot.checking.reading.one_text import read
from bot.checking.reasons import reasons_of
from bot.checking.result import Claim, Stance
from bot.checking.verdict import Opinion
from bot.texts import text
from sources.difference import Difference
from sources.errors import CrosscheckError
from sources.notice import Notice, Statement, ValidityState

if TYPE_CHECKING:
    from bot.service import Crosscheck
    from sources.table import SourceTable

_logger: Final = logging.getLogger(__name__)
MOST: Final = 50
"""Conflicts that are told. More are read by nobody."""
MOST_STATEMENTS: Final = 500
"""Statements that are held against the table after a change: about 20 ms each."""
LARGEST: Final = 5_000
"""Statements of a table up to which a change is held against it on the command line, which makes an index for that."""
LARGEST_WHOLE: Final = 2_000
"""Statements of a table up to which all of it is looked through."""
_NOTICES: Final = 5
"""Notices that a statement is held against: those nearest to it, itself among them."""
_OWN: Final = 0.75
"""Share of a statement's words, by weight, that the other statement must have itself, and not only its notice."""
_FEWEST: Final = 3
"""Words in common: "comments are due" stands in many notices, each about its own."""
_KINDS: Final = (
    "rule|notice|order|announcement|proclamation|regulation|decision|directive|action|guidance|measures?|amendment|"
    "requirements?|controls?|letter|release|statement|report|act|bill|law|investigation|document|program|agreement|"
    "deadline|period|date|list|fee|fine|tariff|ban|exemption|suspension|licen[cs]e|permit|certification"
)
_OF_ITSELF: Final = re.compile(
    rf"^\W*(?:it|its|they|their|this|these|that|those|he|she|here)\b|\bthis (?:{_KINDS})\b|"
    rf"\b(?:the|these|those|its|that) (?:[a-z]+ )?(?:{_KINDS})\b(?! (?:of|on|for|under|in|no\b|\d))|"
    r"\beffective date\b|^\W*comments?\b",
    re.IGNORECASE,
)
"""What only its own notice says the subject of ("This rule", "The announcement"): the same words speak of another."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements that contradict each other, and in what, as a sentence."""

    statement_id: str
    other_id: str
    reason: str

    def __str__(self) -> str:
        return text("conflicts.one", statement=self.statement_id, other=self.other_id, reason=self.reason)


def conflicts_of(checker: Checker, notices: Iterable[Notice], as_of: date) -> tuple[Conflict, ...]:
    """The statements of these notices that contradict another notice of the checker's table, both in force on a day.

    Only what both directions of judging agree on is told, about sentences that say by themselves what they speak of.
    Two that contradict each other are told once, and at most 50.
    """
    found: list[Conflict] = []
    told: set[frozenset[str]] = set()
    for notice in notices:
        for statement in notice.statements:
            if not _stands(notice, statement, as_of):
                continue
            for conflict in _against(checker, notice, statement, as_of):
                pair = frozenset((conflict.statement_id, conflict.other_id))
                if pair not in told:
                    told.add(pair)
                    found.append(conflict)
                if len(found) == MOST:
                    return tuple(found)
    return tuple(found)


def _against(checker: Checker, notice: Notice, statement: Statement, as_of: date) -> Iterator[Conflict]:
    for opinion in _opposed(checker, notice, statement):
        other, its = opinion.evidence.notice, opinion.evidence.statement
        if not _stands(other, its, as_of) or not opinion.evidence.focus.marks.standing:
            continue
        back = [one for one in _opposed(checker, other, its) if one.evidence.statement.id == statement.id]
        # Each with a word that the other lacks: "debit cards" and "credit cards" are two things.
        if back and not (opinion.evidence.own.missing and back[0].evidence.own.missing):
            reason = reasons_of(Stance.CONFLICTS, opinion.findings, opinion.evidence.claim, by_model=False)[0]
            yield Conflict(statement.id, its.id, reason.text)


def _opposed(checker: Checker, notice: Notice, statement: Statement) -> Iterator[Opinion]:
    """What other notices firmly hold against a statement, read as a claim, in a sentence of the same words."""
    if _OF_ITSELF.search(statement.text) or not read(statement.text, checker.vocabulary).marks.standing:
        return
    claim = Claim(statement.text, (0, len(statement.text)))
    for opinion in checker.opinions(claim, most=_NOTICES):
        evidence = opinion.evidence
        if (
            evidence.notice.id != notice.id
            and opinion.stance is Stance.CONFLICTS
            and not opinion.by_model
            and evidence.own.coverage >= _OWN
            and len(evidence.own.pairs) >= _FEWEST
            and any(one.sign is Sign.DIFFERS and one.firm for one in opinion.findings)
        ):
            yield opinion


def _stands(notice: Notice, statement: Statement, as_of: date) -> bool:
    return (
        notice.validity_of(statement, as_of).state is ValidityState.IN_FORCE
        and _OF_ITSELF.search(statement.text) is None
    )


async def contradictions(
    crosscheck: Crosscheck, difference: Difference, as_of: date, server_id: int | None = None
) -> tuple[str, ...]:
    """What a change that was made just now contradicts in the tables that answer there, a sentence each.

    Where it cannot be looked for, that is the sentence: the change is made all the same.
    """
    touched = (*difference.added, *difference.changed)
    if not touched:
        return ()
    if len(touched) > MOST_STATEMENTS:
        # Each has a statement at least; the index of a large table need not be made anew for this answer.
        return (text("conflicts.skipped_many", most=MOST_STATEMENTS),)
    found: dict[frozenset[str], Conflict] = {}
    try:
        if await crosscheck.judged(lambda checker: _too_many(_notices(checker, touched)), server_id):
            return (text("conflicts.skipped_many", most=MOST_STATEMENTS),)
        for notice_id in touched:
            # A notice at a time, so that people's checks get their turn in between.
            work = partial(_conflicts_of_one, notice_id=notice_id, as_of=as_of)
            for conflict in await crosscheck.judged(work, server_id):
                found.setdefault(frozenset((conflict.statement_id, conflict.other_id)), conflict)
            if len(found) >= MOST:
                break
    except Exception as error:  # noqa: BLE001 - the change is made, whatever becomes of the look at it
        return (*map(str, found.values()), not_looked_for(error))
    return tuple(map(str, found.values()))[:MOST]


def not_looked_for(error: Exception) -> str:
    """The sentence that stands for contradictions that could not be looked for. What nobody foresaw is logged."""
    if isinstance(error, CrosscheckError):
        return text("conflicts.unread", error=error)
    _logger.error("A change was made, but not looked at for contradictions", exc_info=error)
    return text("conflicts.failed")


async def contradictions_beside(table: SourceTable, difference: Difference, as_of: date) -> tuple[str, ...]:
    """The same in one table that is not held open with its index: one is made, if the table is not too large for that.

    Raises:
        StorageError: the table cannot be read.
    """
    touched = (*difference.added, *difference.changed)
    if not touched:
        return ()
    if len(touched) > MOST_STATEMENTS:
        # Each has a statement at least; a large table need not even be read.
        return (text("conflicts.skipped_many", most=MOST_STATEMENTS),)
    notices = await table.notices()
    if sum(len(notice.statements) for notice in notices) > LARGEST:
        return (text("conflicts.skipped_large", most=LARGEST),)
    checker = _checker(notices)
    chosen = _notices(checker, touched)
    if _too_many(chosen):
        return (text("conflicts.skipped_many", most=MOST_STATEMENTS),)
    return tuple(str(each) for each in conflicts_of(checker, chosen, as_of))


def contradictions_in(notices: Sequence[Notice], as_of: date) -> tuple[str, ...]:
    """What a whole table contradicts itself in, a sentence each; one where it is too large to be looked through."""
    if sum(len(notice.statements) for notice in notices) > LARGEST_WHOLE:
        return (text("conflicts.skipped_large", most=LARGEST_WHOLE),)
    return tuple(str(each) for each in conflicts_of(_checker(notices), notices, as_of))


def _checker(notices: Sequence[Notice]) -> Checker:
    from bot.service import build_checker  # imports much that a running bot has and most commands do without

    return build_checker(notices)


def _conflicts_of_one(checker: Checker, notice_id: str, as_of: date) -> tuple[Conflict, ...]:
    return conflicts_of(checker, _notices(checker, (notice_id,)), as_of)


def _notices(checker: Checker, notice_ids: Sequence[str]) -> list[Notice]:
    return [notice for notice_id in notice_ids if (notice := checker.notice(notice_id)) is not None]


def _too_many(notices: Sequence[Notice]) -> bool:
    return sum(len(notice.statements) for notice in notices) > MOST_STATEMENTS
