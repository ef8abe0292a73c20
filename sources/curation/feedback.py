"""What people said of an answer: "Helpful", or "Wrong?" with claim, statement, stance and reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import delete, func, insert, select

from sources.curation.keeping import drop_old, first_day, forget_old
from sources.curation.same_words import plain_words
from sources.database.engine import Database
from sources.database.schema import feedback as rows
from sources.errors import NotFoundError

NOTE_LENGTH = 300
"""Characters of what a person says is wrong."""


class FeedbackKind(StrEnum):
    """What was pressed."""

    HELPFUL = "helpful"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Feedback:
    """One press under an answer. `statement_id` is "" where the reference could not be found again.

    `number` is given by the database.
    """

    kind: FeedbackKind
    claim: str
    title: str
    statement_id: str
    stance: str
    reasons: tuple[str, ...] = ()
    note: str = ""
    day: date = date.min
    number: int = 0


class FeedbackList:
    """The list of one database. What is kept for one source table is never given out for another."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, table: str, feedback: Feedback, today: date) -> None:
        """Keep it for today, and drop what is too old or too much.

        Raises:
            StorageError: the database cannot be written.
        """
        async with self._database.writing() as connection:
            await connection.execute(
                insert(rows).values(
                    table_name=table,
                    day=today.isoformat(),
                    kind=str(feedback.kind),
                    statement_id=feedback.statement_id,
                    stance=feedback.stance,
                    claim=feedback.claim,
                    title=feedback.title,
                    reasons="\n".join(" ".join(reason.split()) for reason in feedback.reasons),
                    note=feedback.note[:NOTE_LENGTH],
                )
            )
            await drop_old(connection, rows, table, today)

    async def wrong(self, table: str, today: date) -> tuple[Feedback, ...]:
        """What people took for wrong and nobody has dealt with, the newest first.

        Raises:
            StorageError: the database cannot be read, or what is too old cannot be deleted.
        """
        await forget_old(self._database, rows, today)
        query = select(rows).where(
            rows.c.table_name == table, rows.c.day >= first_day(today), rows.c.kind == str(FeedbackKind.WRONG)
        )
        async with self._database.reading() as connection:
            found = await connection.execute(query.order_by(rows.c.number.desc()))
            return tuple(
                Feedback(
                    kind=FeedbackKind(row.kind),
                    claim=row.claim,
                    title=row.title,
                    statement_id=row.statement_id,
                    stance=row.stance,
                    reasons=tuple(filter(None, row.reasons.split("\n"))),
                    note=row.note,
                    day=date.fromisoformat(row.day),
                    number=row.number,
                )
                for row in found
            )

    async def one(self, table: str, number: int, today: date) -> Feedback:
        """What was said under that number.

        Raises:
            NotFoundError: it is not there any more.
            StorageError: the database cannot be read.
        """
        for feedback in await self.wrong(table, today):
            if feedback.number == number:
                return feedback
        raise NotFoundError("That is on the list no more; somebody dealt with it, or 90 days are over.")

    async def helpful(self, table: str, today: date) -> int:
        """How often an answer was called helpful in the last 90 days.

        Raises:
            StorageError: the database cannot be read.
        """
        query = select(func.count()).where(
            rows.c.table_name == table,
            rows.c.day >= first_day(today),
            rows.c.kind == str(FeedbackKind.HELPFUL),
        )
        async with self._database.reading() as connection:
            return int((await connection.execute(query)).scalar() or 0)

    async def remove(self, table: str, claim: str, statement_id: str, title: str = "") -> int:
        """Delete all that was said to be wrong with a statement for these words; how many.

        Where the statement could not be found again ("" is its id), the `title` of its notice tells which is meant.

        Raises:
            StorageError: the database cannot be written.
        """
        words = plain_words(claim)
        query = select(rows.c.number, rows.c.claim, rows.c.title).where(
            rows.c.table_name == table,
            rows.c.kind == str(FeedbackKind.WRONG),
            rows.c.statement_id == statement_id,
        )
        async with self._database.writing() as connection:
            same = [
                row.number
                for row in await connection.execute(query)
                if plain_words(row.claim) == words and (statement_id or row.title == title)
            ]
            for number in same:
                await connection.execute(delete(rows).where(rows.c.number == number))
        return len(same)
