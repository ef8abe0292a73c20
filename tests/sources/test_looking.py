"""What is asked of a table without reading all of it: ids that are taken, links that are there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sources.notice import Statement, one_day
from sources.table import SourceTable
from tests.sources.examples import notice, two_notices
from tests.sources.test_table import with_table


def test_ids_are_asked_for_by_their_beginning(url: str) -> None:
    """Those of notices that were retired are among them, of another table's none; signs of a pattern are letters."""

    async def act(table: SourceTable) -> None:
        statement = Statement("xx_office-3#s1", "Widgets are blue.")
        other = SourceTable(table.database, "server:7")
        await table.replace_all(
            [*two_notices(), replace(notice(3), id="xx_office-3", statements=(statement,))], "ann", ""
        )
        await other.put(notice(9), "bob", "")
        await table.retire("xx_office-3", "ann", "")
        assert await table.ids_like("xx-office") == {"xx-office-1", "xx-office-2"}
        assert await table.ids_like("xx_") == {"xx_office-3"}
        assert await table.ids_like("yy") == frozenset()
        assert await SourceTable(table.database, "server:8").ids_like("") == frozenset()

    with_table(url, act)


def test_links_are_asked_for_by_a_part(url: str) -> None:
    """Whatever case they are written in; retired notices have none."""

    async def act(table: SourceTable) -> None:
        shouted = replace(notice(3), url="https://WIDGETS.example/Three%20Rules")
        await table.replace_all([*two_notices(), shouted, replace(notice(4), url=None)], "ann", "")
        assert [notice_id for notice_id, _ in await table.links("widgets")] == [
            "xx-office-1",
            "xx-office-2",
            "xx-office-3",
        ]
        assert await table.links("three") == (("xx-office-3", "https://WIDGETS.example/Three%20Rules"),)
        await table.retire("xx-office-3", "ann", "")
        assert await table.links("three") == ()
        assert len(await table.links("")) == 2

    with_table(url, act)


@pytest.mark.parametrize(
    "text", ["2026-W40-4", "20261001", "2026-10", "2026-10-32", "٢٠٢٦-١٠-٠١", "today", ""]
)
def test_a_day_has_one_spelling(text: str) -> None:
    """What Python would take for a day, and nobody means by it, is refused."""
    assert str(one_day("2026-10-01")) == "2026-10-01"
    with pytest.raises(ValueError, match=r"day|month"):
        one_day(text)
