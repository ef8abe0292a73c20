"""A table of 20,000 rows in Discord: whatever curators do with it, nothing that is sent is too large."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.discord.client import Client
from sources.notice import Notice, NoticeDate, Statement, Term
from sources.spreadsheet import read_table, write_csv
from tests.discord.conftest import Scene, Start
from tests.discord.curating import FORM, ONE, TWO, attached, own
from tests.discord.everything import everything, pressed, uses
from tests.discord.server import Sent
from tests.discord.test_draft import RULE, site
from tests.sources.examples import notice

__all__ = ["site"]

ROWS = 20_000
_LARGE = 400
_CHANGE = ("source end", "source retire", "source restore", "source undo", "settings")
_PAST = NoticeDate("2020-02-01")


def _word(number: int) -> str:
    """A made-up word that no other number has."""
    return "".join(
        "bdfgklmnprst"[number // 12**place % 12] + "aeiou"[number // 5**place % 5] for place in range(5)
    )


def _large() -> list[Notice]:
    """Long titles and ids at first, reviews that are due, one notice of 400 statements, one of a very long one."""
    made = [
        ONE,
        TWO,
        replace(notice(3, _LARGE), id="xx-large", statements=_statements("xx-large", 0, _LARGE)),
    ]
    long = Statement("xx-long#s1", f"Long widgets {'and wide ones ' * 600}need a permit.")
    made.append(replace(notice(4), id="xx-long", statements=(long,)))
    rows = sum(len(each.statements) for each in made)
    while rows < ROWS:
        number = len(made)
        name = f"xx-office-{'of-widgets-' * (7 if number < 300 else 1)}{number}"
        made.append(
            replace(
                notice(number),
                id=name,
                title=f"Rule {number} {_word(number)} {' and widgets' * (20 if number < 300 else 1)}",
                statements=_statements(name, number, min(5, ROWS - rows)),
                term=Term(effective=_PAST, review_by=NoticeDate("2024-01-01")),
            )
        )
        rows += len(made[-1].statements)
    return made


def _statements(name: str, number: int, count: int) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            f"{name}#s{place}",
            f"Owners of {_word(number * 7 + place)} and {_word(number + place * 4001)} need {place} permits a year.",
        )
        for place in range(1, count + 1)
    )


async def test_whatever_is_done_stays_within_the_limits(
    scene: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each command, what it offers and what is pressed: the loopback Discord finds nothing to refuse."""
    monkeypatch.setattr("tests.discord.server.PATIENCE", 300.0)
    many = _large()
    async with scene() as here, here.bot() as client:
        await own(here).replace_all(many, "ann", "begin")
        answers: dict[str, Sent] = {}
        for command in everything(client):
            if not command.qualified_name.startswith(_CHANGE):
                answers[command.qualified_name] = await uses(here.admin, command, here)
            for parameter in command.parameters:
                for typed in ("", "office widgets", "wigdets"):
                    if parameter.autocomplete and command.qualified_name != "source restore":
                        offered = await here.admin.completes(
                            command.qualified_name, here.general, option=parameter.display_name, typed=typed
                        )
                        assert len(offered) <= 25
        assert "history.txt" in answers["source history"].data
        assert read_table(answers["source export"].data["table.csv"])[0] == ONE
        for name in ("source review", "source wanted"):
            await pressed(here.admin, answers[name], here)
        await _one_by_one(here, client, many)


async def _one_by_one(here: Scene, client: Client, many: list[Notice]) -> None:
    shown = await here.admin.slash("source show", here.general, notice="xx-large")
    assert f"xx-large#s{_LARGE}" in shown.files["notice.txt"]
    assert "xx-long#s1" in (await here.admin.slash("source show", here.general, notice="xx-long")).text
    assert "too long" in (await here.admin.slash("source edit", here.general, notice="xx-large")).text
    for words in ("owners permits year", many[99].title[:300]):
        assert "10 notices found" in (await here.admin.slash("source search", here.general, words=words)).text

    sheet = await here.admin.slash("source export", here.general, format="xlsx")
    assert sheet.data["table.xlsx"].startswith(b"PK")
    await here.admin.submits(await here.admin.slash("source add", here.general), here.general, **FORM)
    draft = await here.admin.slash("source add", here.general, link=RULE)
    await here.admin.submits(await here.admin.clicks(draft, "Fill in", here.general), here.general)
    for done in (
        await here.admin.slash("source end", here.general, notice="xx-large", manner="lapsed", date="2031"),
        await here.admin.slash("source retire", here.general, notice="xx-large"),
        await here.admin.slash("source restore", here.general, notice="xx-large"),
    ):
        assert "xx-large" in done.text

    new = [replace(each, publisher="Office of Everything") for each in many]
    dry = await here.admin.slash("source import", here.general, file=attached(here, write_csv(new)))
    assert f"changed: {len(many)}, removed: 2" in dry.text
    done = await here.admin.clicks(dry, "Import it", here.general)
    # Progress is told in its place first.
    assert await client.work.finished(300.0)
    assert "changes.txt" in done.data
    number = await own(here).change_number()
    undone = await here.admin.slash("source undo", here.general, change=number)
    assert f"{len(many) + 2} notices are as they were" in undone.text
