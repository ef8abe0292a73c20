"""What curators do besides adding: undo, end, restore, two of them at once, and warnings of what is there already."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from sources.duplicates import near_duplicates, outlines
from sources.editing import differences
from sources.errors import ChangedError, InputError, NotFoundError, TableFaults
from sources.notice import EndManner, Notice, NoticeDate, Statement
from sources.rows import canonical
from sources.table import SourceTable
from tests.sources.examples import notice, two_notices
from tests.sources.test_table import with_table

ONE, TWO = (canonical(each) for each in two_notices())
OTHER = replace(TWO, title="Another title")
Act = Callable[[SourceTable], Awaitable[object]]


async def two(table: SourceTable) -> None:
    """Make the table the two notices of the examples (change 2)."""
    await table.replace_all([ONE, TWO], "ann", "begin")


def test_undo_of_each_kind_of_change(url: str) -> None:
    """What was added, changed, ended, retired or imported is again as it was, and the undo is in the history."""
    changes: list[Act] = [
        lambda table: table.put(notice(3), "bob", ""),
        lambda table: table.put(OTHER, "bob", ""),
        lambda table: table.end(TWO.id, EndManner.REVOKED, NoticeDate("2031"), "bob", ""),
        lambda table: table.retire(ONE.id, "bob", ""),
        lambda table: table.replace_all([notice(4), OTHER], "bob", ""),
    ]

    async def act(table: SourceTable) -> None:
        await two(table)
        for change in changes:
            await change(table)
            number = await table.change_number()
            assert set(await table.notices()) != {ONE, TWO}
            assert await table.undo(number, "cleo", "a mistake")
            assert set(await table.notices()) == {ONE, TWO}
            newest = (await table.history(limit=1))[0]
            assert (newest.change_number, newest.who, newest.why) == (number + 1, "cleo", "a mistake")
            assert await table.undo(number + 1, "cleo", "it was none")
            assert set(await table.notices()) != {ONE, TWO}
            await table.undo(number + 2, "cleo", "it was one")

    with_table(url, act)


def test_what_was_touched_since_is_not_undone(url: str) -> None:
    """The sentence names the later change, its author and the notice; other notices' changes do not matter."""

    async def act(table: SourceTable) -> None:
        await two(table)
        await table.put(OTHER, "bob", "")
        await table.put(notice(3), "bob", "")
        await table.put(replace(OTHER, title="A third"), "cleo", "")
        refusal = r"^Change 3 cannot be undone: change 5 by cleo \(.* UTC\) touched xx-office-2 since\."
        with pytest.raises(InputError, match=refusal):
            await table.undo(3, "ann", "")
        await table.undo(4, "ann", "")
        with pytest.raises(NotFoundError, match=r"^There is no change 99 in the history\.$"):
            await table.undo(99, "ann", "")
        assert [one.title for one in await table.notices()] == [ONE.title, "A third"]

    with_table(url, act)


def test_an_undo_that_would_leave_faults_is_refused(url: str) -> None:
    """A notice that another one names since is not taken away by an undo."""

    async def act(table: SourceTable) -> None:
        await table.replace_all([notice(1)], "ann", "")
        await table.put(notice(2), "ann", "")
        await table.end("xx-office-1", EndManner.REPLACED, NoticeDate("2031"), "ann", "", by="xx-office-2")
        with pytest.raises(TableFaults, match="'xx-office-2' is no notice of this table"):
            await table.undo(3, "ann", "")
        assert len(await table.notices()) == 2

    with_table(url, act)


def test_a_notice_ends_whole_or_in_part(url: str) -> None:
    """All statements end where none is named, else those that are; the others keep their own terms."""

    async def act(table: SourceTable) -> None:
        await table.replace_all([notice(1), notice(2)], "ann", "")
        await table.end("xx-office-2", EndManner.LAPSED, NoticeDate("2031"), "bob", "it lapsed")
        assert (await table.notice("xx-office-2")).term.ended == NoticeDate("2031")
        chosen = ["xx-office-1#s2"]
        await table.end(
            "xx-office-1", EndManner.SUSPENDED, NoticeDate("2030-06"), "bob", "", "xx-office-2", chosen
        )
        first = await table.notice("xx-office-1")
        terms = [first.term_of(statement) for statement in first.statements]
        assert [(term.ended, term.end_manner, term.ended_by) for term in terms] == [
            (None, None, None),
            (NoticeDate("2030-06"), EndManner.SUSPENDED, "xx-office-2"),
        ]

    with_table(url, act)


def test_a_wrong_end_is_refused(url: str) -> None:
    """Each mistake is one sentence, and nothing changes."""
    manner, when = EndManner.REVOKED, NoticeDate("2031")

    async def act(table: SourceTable) -> None:
        await table.replace_all([notice(1)], "ann", "")
        one = "xx-office-1"
        with pytest.raises(NotFoundError, match="There is no notice 'xx-none'"):
            await table.end("xx-none", manner, when, "bob", "")
        with pytest.raises(NotFoundError, match="xx-office-1 has no statement 'xx-office-1#s9'; it has"):
            await table.end(one, manner, when, "bob", "", statement_ids=["xx-office-1#s9"])
        with pytest.raises(TableFaults, match="'xx-none' is no notice of this table"):
            await table.end(one, manner, when, "bob", "", by="xx-none")
        with pytest.raises(TableFaults, match="2029 is before 2030-01-15, when the notice began"):
            await table.end(one, manner, NoticeDate("2029"), "bob", "")
        assert await table.change_number() == 2
        await table.end(one, manner, when, "bob", "")
        with pytest.raises(InputError, match="xx-office-1 has ended so already"):
            await table.end(one, manner, when, "bob", "")

    with_table(url, act)


def test_what_was_retired_comes_back(url: str) -> None:
    """A retired notice is restored as it was last; others are not."""

    async def act(table: SourceTable) -> None:
        await two(table)
        await table.retire(ONE.id, "bob", "")
        await table.restore(ONE.id, "cleo", "too early")
        assert await table.notices() == (TWO, ONE)
        with pytest.raises(InputError, match="xx-office-1 is in the table; only what was retired"):
            await table.restore(ONE.id, "cleo", "")
        with pytest.raises(NotFoundError):
            await table.restore("xx-none", "cleo", "")

    with_table(url, act)


def test_two_curators_who_edit_one_notice(url: str) -> None:
    """The second sees what the first changed, and nothing is overwritten."""
    mine = replace(TWO, publisher="Bureau")

    async def act(table: SourceTable) -> None:
        await two(table)
        await table.put(OTHER, "bob", "", expected=TWO)
        sentence = "xx-office-2 was changed meanwhile by bob (change 3), and nothing of yours was taken: "
        with pytest.raises(ChangedError, match=re.escape(sentence)) as refused:
            await table.put(mine, "cleo", "", expected=TWO)
        assert refused.value.lines == ("title was “Rule on widgets 2”, is “Another title”",)
        with pytest.raises(ChangedError, match="There is a notice xx-office-2 already, added by bob"):
            await table.put(mine, "cleo", "", expected=None)
        await table.put(replace(mine, title=OTHER.title), "cleo", "", expected=OTHER)
        await table.put(notice(3), "cleo", "", expected=None)
        await table.retire(notice(3).id, "bob", "")
        with pytest.raises(ChangedError, match="xx-office-3 was retired meanwhile by bob"):
            await table.put(notice(3), "cleo", "", expected=notice(3))

    with_table(url, act)


def test_an_import_after_a_dry_run_that_is_out_of_date(url: str) -> None:
    """What changed between dry run and import is not overwritten in silence."""

    async def act(table: SourceTable) -> None:
        await two(table)
        seen = await table.change_number()
        await table.put(OTHER, "bob", "")
        with pytest.raises(ChangedError, match=r"The table was changed meanwhile \(change 3\)"):
            await table.replace_all([TWO], "cleo", "", expected=seen)
        assert await table.notices() == (ONE, OTHER)

    with_table(url, act)


def test_a_long_import_tells_how_far_it_is(url: str) -> None:
    """Progress grows from batch to batch up to the whole."""
    told: list[tuple[int, int]] = []

    async def act(table: SourceTable) -> None:
        many = [notice(number, 1) for number in range(1200)]
        await table.replace_all(many, "ann", "", progress=lambda done, total: told.append((done, total)))

    with_table(url, act)

    assert told == sorted(told)
    assert len(told) >= 5
    assert told[-1][0] == told[-1][1]


def _saying(name: str, text: str) -> Notice:
    return replace(notice(1), id=name, statements=(Statement(f"{name}#s1", text),))


LONG = (
    "Exporters of advanced computing items must file a certificate with the Bureau within 30 days of shipment"
)


def test_near_duplicates_are_pointed_out(url: str) -> None:
    """A statement that another notice has almost word for word is a warning at put and dry run, and no fault."""
    first, second = _saying("xx-a", LONG + "."), _saying("xx-b", LONG.replace("30", "60") + ".")

    async def act(table: SourceTable) -> None:
        await table.replace_all([first], "ann", "")
        near = (await table.difference([first, second])).near
        assert [str(each) for each in near] == ["xx-b#s1 is 99% like xx-a#s1"]
        added = await table.put(second, "ann", "")
        assert (added.added, [str(each) for each in added.near]) == (
            ("xx-b",),
            ["xx-b#s1 is 99% like xx-a#s1"],
        )
        # What stood there before is not told again, nor what one notice says twice.
        assert (await table.difference([first, second])).near == ()
        assert not (await table.put(replace(second, title="New title"), "ann", "")).near
        assert not (await table.put(notice(7), "ann", "")).near

    with_table(url, act)


def test_many_against_many_finds_what_each_against_all_finds() -> None:
    """The look-up by rare words, which a large import takes, finds the near-duplicates in ordinary sentences."""
    nouns = ["tariff", "licence", "permit", "quota", "fee", "levy", "ban", "duty", "rebate", "grant"]
    texts = [
        f"The {noun} on {other} number {place} applies to importers of {noun} goods from country {place * 7}."
        for place, (noun, other) in enumerate((a, b) for a in nouns for b in nouns if a != b)
    ]
    old = [_saying(f"xx-old-{place}", text) for place, text in enumerate(texts)]
    new = [
        _saying(f"xx-new-{place}", text.replace("importers", "importer")) for place, text in enumerate(texts)
    ]
    everything = outlines([*old, *new])

    at_once = near_duplicates(outlines(new), everything)
    singly = [pair for row in outlines(new) for pair in near_duplicates([row], everything)]

    assert [str(pair) for pair in at_once] == [str(pair) for pair in singly]
    assert len(at_once) == len(new)


def test_differences_in_words() -> None:
    """Each cell that differs is told with both its values."""
    first, second = ONE.statements
    new = replace(
        ONE, url=None, statements=(replace(second, text="Else."), replace(second, id="xx-office-1#s3"))
    )

    assert differences(ONE, new) == (
        "url was “https://widgets.example/1”, is empty",
        f"{first.id} is gone",
        f"statement of {second.id} was “{second.text}”, is “Else.”",
        "xx-office-1#s3 is new",
    )
    assert differences(ONE, replace(ONE, statements=(second, first))) == (
        "the order of the statements is another",
    )
