"""Known claims and kept answers on either kind of database, and the file that known claims come and go as."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime

import pytest

from sources.curation.kept_checks import Correction, KeptCheck, KeptChecks, Outcome
from sources.curation.known_claims import Filing, KnownClaims, KnownStance
from sources.curation.known_sheet import read_known, write_known
from sources.database.engine import Database
from sources.errors import TableFaults

NOW = datetime(2031, 1, 1, tzinfo=UTC)
FILINGS = tuple(
    Filing(
        f"a#s{number}",
        f'Widgets, "{number}" of them; all are free.',
        KnownStance.SUPPORTS,
        "=A1 is no formula",
    )
    for number in range(1, 4)
)
*_FOUR, _FIFTH = (
    Filing("a#s1", f"Gadgets need {number} permits.", KnownStance.SUPPORTS, "") for number in range(5)
)
IDS = {filing.statement_id for filing in FILINGS}


def _sound(claim: str) -> str:
    return "" if claim else "no claim"


def test_both_databases_keep_them(url: str) -> None:
    """What is filed, ordered anew, retired, kept and corrected comes back as it was, in another connection too."""
    check = KeptCheck(
        1, 2, 3, 4, date(2031, 1, 1), date(2030, 1, 1), "[]", (Outcome("mixed", {"a#s1": "supports"}, ("b#s2",)),),
        (Correction(date(2031, 1, 2), 1, "supported"),),
    )  # fmt: skip

    async def run() -> None:
        database = await Database.open(url)
        try:
            known, kept = KnownClaims(database, "server:1"), KeptChecks(database)
            await known.add(FILINGS[0], "ann", "why", NOW)
            await known.replace_all(FILINGS[::-1], "bob", "", NOW)
            await known.retire(1, "cy", "", NOW)
            assert await known.revision() == 3
            await kept.keep(check, date(2030, 12, 1))
            await kept.mark(1, [2], "[5]")
        finally:
            await database.close()
        database = await Database.open(url)
        try:
            filed = await KnownClaims(database, "server:1").all(retired=True)
            assert [(one.number, one.filing, one.who, one.retired_by) for one in filed] == [
                (2, FILINGS[2], "bob", ""),
                (3, FILINGS[1], "bob", ""),
                (1, FILINGS[0], "ann", "cy"),
            ]
            (read,) = await KeptChecks(database).behind(1, "")
            assert (read.seen, read.outcome, read.corrections) == ("[5]", check.outcome, check.corrections)
        finally:
            await database.close()

    asyncio.run(run())


def test_a_claim_that_is_added_stands_last() -> None:
    """Also where others were retired: what comes back is what was filed, and it is the last of those that answer."""

    async def run() -> None:
        database = await Database.open("sqlite://")
        try:
            known = KnownClaims(database, "server:1")
            for filing in _FOUR:
                await known.add(filing, "ann", "", NOW)
            for number in (1, 2):
                await known.retire(number, "ann", "", NOW)
            added = await known.add(_FIFTH, "bob", "", NOW)
            assert (added.number, added.filing, added.who) == (5, _FIFTH, "bob")
            assert [one.number for one in await known.all()] == [3, 4, 5]
            for number in (3, 4, 5):
                await known.retire(number, "ann", "", NOW)
            again = await known.add(_FIFTH, "cy", "", NOW)
            assert (await known.all(), again.number) == ((again,), 6)
        finally:
            await database.close()

    asyncio.run(run())


def test_only_the_newest_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """With one too many the oldest answer goes, and with it what is older than the first day."""
    monkeypatch.setattr("sources.curation.kept_checks.MOST", 2)

    async def run() -> None:
        database = await Database.open("sqlite://")
        try:
            kept = KeptChecks(database)
            for reply, day in ((1, 5), (2, 1), (3, 6), (4, 7)):
                made = KeptCheck(1, reply, 3, 4, date(2031, 1, day), date(2031, 1, 1), "[]", ())
                await kept.keep(made, date(2031, 1, 2))
            assert [check.reply_id for check in await kept.behind(1, "")] == [4, 3]
        finally:
            await database.close()

    asyncio.run(run())


def test_the_file_is_the_same_bytes() -> None:
    """Quotes, commas and a text like a formula come out and in as they are, in whatever order of columns."""
    data = write_known(FILINGS)
    assert read_known(data, IDS, _sound) == FILINGS
    assert write_known(read_known(data, IDS, _sound)) == data
    turned = (
        b"known_note;known_claim;statement_id;known_stance\r\nSo it is;Widgets are free;a#s1;conflicts\r\n"
    )
    assert read_known(turned, IDS, _sound) == (
        Filing("a#s1", "Widgets are free", KnownStance.CONFLICTS, "So it is"),
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty; its first row names the columns"),
        (b"statement_id,known_claim,known_stance\n", "has another header"),
        (b"statement_id,known_claim,known_stance,known_note\na#s1,x,supports,n,more\n", "row 2: has 5 cells"),
        (b'statement_id,known_claim,known_stance,known_note\na#s1,"x\ny",supports,n\n', "holds a line break"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, words: str) -> None:
    """The sentence names the row and what would be right; nothing is taken."""
    with pytest.raises(TableFaults) as refused:
        read_known(data, IDS, _sound, "known.csv")
    assert words in " ".join(refused.value.lines)
