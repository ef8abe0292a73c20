"""A process that imports one table after another, and writes each into the index, until it is killed."""

from __future__ import annotations

import asyncio
import random
from multiprocessing.connection import Connection

from bot.indexes import Indexes
from bot.settings import Settings
from sources.notice import Notice
from sources.table import SourceTable
from tests.checking.examples import notice

STORED_FROM = 20
_NOTICES = 40


def table_of(change: int) -> tuple[Notice, ...]:
    """What the table is after the change with that number: each adds, changes and retires some notices."""
    chance = random.Random(change)  # noqa: S311 - the same each time
    numbers = sorted(chance.sample(range(2 * _NOTICES), _NOTICES))
    return tuple(
        notice(
            f"Lamp {number} of series {chance.randint(0, 3)} is blue.",
            f"Number {number} was seen at change {change if number == numbers[0] else 0}.",
            name=f"xx-lamp-{number}",
            title=f"Rule {number}",
        )
        for number in numbers
    )


def import_until_killed(address: str, begun: Connection) -> None:
    """Import the table after the last change, and the next, and so on; say through `begun` when the first is begun."""

    async def work() -> None:
        async with await SourceTable.open(address) as table:
            indexes = Indexes(Settings(database_url=address), stored_from=STORED_FROM)
            begun.send(True)
            while True:
                await table.replace_all(table_of(await table.change_number() + 1), "a test", "to be killed")
                await indexes.of([table])

    asyncio.run(work())
