"""/source: what curators do with the table of their server, as Discord sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from bot.discord.curator import choices
from bot.discord.importing import LARGEST
from sources.database.notices import Heading
from sources.notice import EndManner, Notice, NoticeDate, Statement, Term
from sources.rows import canonical
from sources.spreadsheet import read_table, write_csv, write_xlsx
from tests.discord.conftest import Start
from tests.discord.curating import FORM, ONE, TWO, attached, filled, own
from tests.discord.server import PATIENCE
from tests.sources.examples import notice


async def test_add_fills_the_table_by_a_dialog(scene: Start) -> None:
    """A filled dialog is a notice of this server, with an id of its own, who and why; and it answers here."""
    async with scene() as here, here.bot():
        dialog = await here.admin.slash("source add", here.general)
        assert len(dialog.message["components"]) == 5
        added = await here.admin.submits(dialog, here.general, **FORM)

        assert added.text.strip() == "office-of-gadgets-rule-on-gadgets is added"
        made = (await own(here).notices())[0]
        assert [statement.id.split("#")[1] for statement in made.statements] == ["s1", "s2"]
        assert (str(made.published), made.url) == ("2030-01-15", "https://gadgets.example/1")
        row = (await own(here).history())[0]
        assert (row.who, row.why) == ("admin (6003)", "added in Discord")
        answer = await here.alice.slash(
            "check", here.general, claim="Gadgets need three permits.", as_of="2031-01-01"
        )
        assert "Rule on gadgets" in answer.text
        elsewhere = await here.alice.slash(
            "check", here.alice.dm_channel(), claim="Gadgets need three permits."
        )
        assert "gadgets.example" not in elsewhere.text
        again = await here.admin.slash("source add", here.general)
        other = FORM | {"statements": "Gadgets need other permits too."}
        second = await here.admin.submits(again, here.general, **other)
        assert second.text.strip().startswith("office-of-gadgets-rule-on-gadgets-2 is added")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("dates", "03/04/2030", "published: '03/04/2030' can be 2030-04-03 or 2030-03-04"),
        ("dates", "when: 2030", "“when: 2030” is no date"),
        ("statements", " ", "A notice needs a statement"),
        ("link", "nowhere", "column url: 'nowhere' does not begin with https://"),
    ],
)
async def test_a_faulty_form_comes_back(scene: Start, field: str, value: str, words: str) -> None:
    """What cannot be taken is said in a sentence, and what was typed comes back as a file."""
    async with scene() as here, here.bot():
        dialog = await here.admin.slash("source add", here.general)
        refused = await here.admin.submits(dialog, here.general, **FORM | {field: value})

        assert words in refused.text
        assert "Office of Gadgets" in refused.files["typed.txt"]
        assert await own(here).notices() == ()


async def test_edit_keeps_what_was_not_edited(scene: Start) -> None:
    """A statement whose line is kept or rewritten keeps its id, quote and end; a new line is a new statement."""
    async with scene() as here, here.bot():
        table = await filled(here)
        dialog = await here.admin.slash("source edit", here.general, notice=ONE.id)
        first, second = ONE.statements
        lines = f"{first.text}\nWidget 1 needs twelve permits.\nWidgets are blue."
        changed = await here.admin.submits(dialog, here.general, statements=lines)

        assert changed.text.startswith("xx-office-1 is changed")
        expected = (first, replace(second, text="Widget 1 needs twelve permits."))
        assert (await table.notice(ONE.id)).statements == (
            *expected,
            Statement("xx-office-1#s3", "Widgets are blue."),
        )
        dialog = await here.admin.slash("source edit", here.general, notice=TWO.id)
        same = await here.admin.submits(dialog, here.general)
        assert same.text.strip() == "xx-office-2 says that already; nothing was changed."


async def test_two_curators_in_one_notice(scene: Start) -> None:
    """The second sees what the first changed and has their own text back; nothing is overwritten."""
    async with scene() as here, here.bot():
        table = await filled(here)
        mine = await here.admin.slash("source edit", here.general, notice=TWO.id)
        theirs = await here.admin.slash("source edit", here.general, notice=TWO.id)
        await here.admin.submits(theirs, here.general, title="Their title")
        refused = await here.admin.submits(mine, here.general, title="My title")

        assert "xx-office-2 was changed meanwhile by admin (6003)" in refused.text
        assert "is “Their title”" in refused.text
        assert "My title" in refused.files["typed.txt"]
        assert (await table.notice(TWO.id)).title == "Their title"


async def test_what_no_dialog_holds_is_said(scene: Start) -> None:
    """A notice of more than 4,000 characters is edited by export and import, and that is told."""
    async with scene() as here, here.bot():
        await own(here).put(notice(1, statements=200), "ann", "")
        refused = await here.admin.slash("source edit", here.general, notice="xx-office-1")
        missing = await here.admin.slash("source edit", here.general, notice="xx-none")

        assert "too long for a dialog" in refused.text
        assert "There is no notice 'xx-none'" in missing.text


async def test_end_retire_restore_history_and_undo(scene: Start) -> None:
    """Each is one change, which the history tells and undo takes back."""
    async with scene() as here, here.bot():
        table = await filled(here)
        ended = await here.admin.slash(
            "source end",
            here.general,
            notice=TWO.id,
            manner="revoked",
            date="15 Jan 2031",
            why="see the gazette",
        )
        assert ended.text.strip() == "xx-office-2 has ended now (change 2; /source undo takes it back)."
        undone = await here.admin.slash("source undo", here.general, change=2)
        assert "Change 2 is taken back: 1 notice is" in undone.text
        assert await table.notices() == (ONE, TWO)
        retired = await here.admin.slash("source retire", here.general, notice=ONE.id)
        assert "xx-office-1 is retired" in retired.text
        offered = await here.admin.completes("source restore", here.general, option="notice", typed="office")
        assert list(offered.values()) == [ONE.id]
        restored = await here.admin.slash("source restore", here.general, notice=ONE.id)
        assert "xx-office-1 is in the table again." in restored.text
        told = await here.admin.slash("source history", here.general, notice=TWO.id)
        assert "2 · " in told.text
        assert "admin (6003) changed xx-office-2: see the gazette" in told.text
        refused = await here.admin.slash("source undo", here.general, change=1)
        assert "Change 1 cannot be undone: change 2 by admin (6003)" in refused.text
        for command, options in (
            ("source end", {"notice": TWO.id, "manner": "revoked", "date": "03/04/2031"}),
            ("source retire", {"notice": "xx-none"}),
            ("source restore", {"notice": TWO.id}),
            ("source undo", {"change": 99}),
        ):
            wrong = await here.admin.slash(command, here.general, **options)
            assert wrong.text.strip().count("\n") == 0
            assert wrong.ephemeral
            assert "number" not in wrong.text


async def test_show_and_search(scene: Start) -> None:
    """A notice is shown whole; found by words and with typing errors, the shared ones too."""
    async with scene() as here, here.bot():
        await filled(here)
        shown = await here.admin.slash("source show", here.general, notice=ONE.id)
        found = await here.admin.slash("source search", here.general, words="widgets permits")
        shared = await here.admin.slash("source search", here.general, words="H200")
        none = await here.admin.slash("source search", here.general, words="zzzz qqqq")

        assert "xx-office-1#s2" in shown.text
        assert "(xx-office-1)" in found.text
        assert "us-bis-2026-01-15-h200-rule" in shared.text
        assert none.text.strip() == "No notice has these words."


async def test_a_servers_own_title_is_shown(scene: Start) -> None:
    """Where its own notice stands in for a shared one, it is offered once, and named wherever its id is told."""
    same_id = "us-bis-2026-01-15-h200-rule"
    begun, ended = NoticeDate("2020-01-01"), NoticeDate("2021-01-01")
    term = Term(effective=begun, ended=ended, end_manner=EndManner.SUSPENDED, ended_by=same_id)
    old = replace(notice(5, statements=1), published=begun, term=term)
    mine = replace(TWO, id=same_id, title="Our own title", statements=(Statement(f"{same_id}#s1", "Ours."),))
    async with scene() as here, here.bot():
        await own(here).replace_all([old, mine], "ann", "begin")
        offered = await here.admin.completes("source show", here.general, option="notice", typed="h200-rule")
        shown = await here.admin.slash("source show", here.general, notice=old.id)

        assert [name.split(" · ")[0] for name, value in offered.items() if value == same_id] == [
            "Our own title"
        ]
        assert "by Our own title" in shown.text


async def test_long_things_come_as_files(scene: Start) -> None:
    """What no message holds comes whole in a file, its beginning in the message."""
    async with scene() as here, here.bot():
        many = [notice(number, statements=150 if number == 7 else 1) for number in range(200)]
        await own(here).replace_all(many, "ann", "many")
        shown = await here.admin.slash("source show", here.general, notice="xx-office-7")
        told = await here.admin.slash("source history", here.general)

        new = [replace(each, title="New") for each in many]
        dry = await here.admin.slash("source import", here.general, file=attached(here, write_csv(new)))

        assert "Widget 7 needs 150 permits." in shown.files["notice.txt"]
        assert dry.files["changes.txt"].count(" is changed") == 200
        assert dry.data["table.csv"] == write_csv(new)
        assert told.files["history.txt"].count("added xx-office-") == 200


async def test_completion_offers_what_fits(scene: Start) -> None:
    """Title, identifier and id are looked through, typing errors forgiven, 25 choices at most."""
    async with scene() as here, here.bot():
        await filled(here)
        for typed in ("rule on widgets 2", "2030-00002", "xx-office-2", "rule widgts 2"):
            offered = await here.admin.completes("source end", here.general, option="notice", typed=typed)
            assert TWO.id in offered.values()
        everything = await here.admin.completes("source show", here.general, option="notice", typed="")
        assert len(everything) == 5
        nothing = await here.mallory.completes(
            "source show", here.general, option="notice", typed="", by_override=True
        )
        assert nothing == {}
    many = choices([Heading(f"xx-{number}", "t" * 300, "i" * 300) for number in range(20_000)], "xx")
    assert (len(many), {len(each.name) for each in many}) == (25, {100})


async def test_export_and_import_are_the_same_bytes(scene: Start) -> None:
    """What comes out goes in again without a change, as CSV and as XLSX."""
    async with scene() as here, here.bot():
        await filled(here)
        out = await here.admin.slash("source export", here.general)
        assert out.data["table.csv"] == write_csv([ONE, TWO])
        sheet = await here.admin.slash("source export", here.general, format="xlsx")
        assert read_table(sheet.data["table.xlsx"]) == (ONE, TWO)
        for name, data in (*out.data.items(), *sheet.data.items()):
            again = await here.admin.slash("source import", here.general, file=attached(here, data, name))
            assert "nothing to import" in again.text


@pytest.mark.parametrize("write", [write_csv, write_xlsx])
async def test_import_shows_first_and_does_it_when_told(
    scene: Start, write: Callable[[Iterable[Notice]], bytes]
) -> None:
    """A dry run with buttons; pressed, even after a restart, the table is what the file says."""
    new = (replace(ONE, title="New title"), TWO, canonical(notice(3)))
    async with scene() as here:
        async with here.bot():
            table = await filled(here)
            dry = await here.admin.slash("source import", here.general, file=attached(here, write(new)))
            assert "Notices added: 1, changed: 1, removed: 0, unchanged: 1" in dry.text
            assert "xx-office-3 is added" in dry.text
            assert dry.ephemeral
            left = await here.admin.clicks(dry, "Leave it", here.general)
            assert left.text.strip() == "Nothing was imported."
            assert await table.notices() == (ONE, TWO)
        async with here.bot():
            done = await here.admin.clicks(dry, "Import it", here.general)
            assert "/source undo 2 takes it back." in done.text
            assert await table.notices() == new
            again = await here.admin.clicks(dry, "Import it", here.general)
            assert "The table was changed meanwhile (change 2)" in again.text
            undone = await here.admin.slash("source undo", here.general, change=2)
            assert "2 notices are as they were" in undone.text
            assert await table.notices() == (ONE, TWO)


async def test_an_import_that_takes_long(scene: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """Discord is told to wait, and the answers with their files and buttons take the place of that."""
    monkeypatch.setattr("bot.discord.reply.DEFER_AFTER", 0.0)
    async with scene() as here, here.bot():
        await filled(here)
        dry = await here.admin.slash("source import", here.general, file=attached(here, write_csv([TWO])))
        done = await here.admin.clicks(dry, "Import it", here.general)
        out = await here.admin.slash("source export", here.general)

        assert (dry.deferred, done.deferred, out.deferred) == (True, True, True)
        assert "xx-office-1 is removed" in done.text
        assert out.data["table.csv"] == write_csv([TWO])


async def test_a_faulty_file_is_told_with_its_places(scene: Start) -> None:
    """Faults come with row and column, many of them as a file; a file that is too large is not read."""
    many = [replace(notice(number), url="nowhere at all") for number in range(60)]
    async with scene() as here, here.bot():
        refused = await here.admin.slash("source import", here.general, file=attached(here, write_csv(many)))
        assert "row 2, column url" in refused.text
        assert "row 121, column url" in refused.files["faults.txt"]
        large = attached(here, b"x") | {"size": LARGEST + 1}
        assert (
            "larger than 10 MiB" in (await here.admin.slash("source import", here.general, file=large)).text
        )
        gone = await here.admin.slash(
            "source import", here.general, file=attached(here, write_csv([ONE, TWO]))
        )
        here.discord.files.clear()
        lost = await here.admin.clicks(gone, "Import it", here.general)
        assert "The file of that message is gone" in lost.text
        assert await own(here).notices() == ()


def test_the_form_of_a_notice_gives_the_notice_again() -> None:
    """Opening a notice in the dialog and sending it unchanged changes nothing."""
    from bot.curation.notice_form import edited, form_of

    for each in (ONE, TWO, *(canonical(notice(number)) for number in range(3))):
        unchanged: Notice = edited(each, form_of(each))
        assert canonical(unchanged) == each


async def test_a_long_import_tells_how_far_it_is(scene: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    """The announced answer says how much is written, and at last what was done."""
    monkeypatch.setattr("bot.discord.reply.DEFER_AFTER", 0.0)
    monkeypatch.setattr("bot.discord.telling.EVERY", 0.0)
    many = [notice(number) for number in range(1_500)]
    async with scene() as here, here.bot() as client:
        dry = await here.admin.slash(
            "source import", here.general, file=attached(here, write_xlsx(many), "mine.xlsx")
        )
        done = await here.admin.clicks(dry, "Import it", here.general)
        assert await client.work.finished(PATIENCE)

        assert done.earlier[0].startswith("Importing: about ")
        assert {"of 3,000 statements" in sentence for sentence in done.earlier} == {True}
        assert "Notices added: 1500" in done.text
        assert "/source undo 1 takes it back." in done.text
        assert len(await own(here).notices()) == 1_500


async def test_an_export_that_is_too_large(scene: Start) -> None:
    """A table of more than 10 MiB as CSV is refused with what to do; as XLSX, which is packed, it comes."""
    long = tuple(
        Statement(f"xx-long#s{number}", f"{number} {'and widgets ' * 2_600}") for number in range(400)
    )
    async with scene() as here, here.bot():
        await own(here).replace_all([replace(notice(1), id="xx-long", statements=long)], "ann", "")
        refused = await here.admin.slash("source export", here.general)
        sheet = await here.admin.slash("source export", here.general, format="xlsx")

        assert "As XLSX it is smaller" in refused.text
        assert sheet.data["table.xlsx"].startswith(b"PK")
