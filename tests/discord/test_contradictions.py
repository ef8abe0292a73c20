"""What a curator adds, imports or brings back is held against the table, and what it contradicts is said."""

from __future__ import annotations

from dataclasses import replace

from sources.notice import Notice, NoticeDate, Statement
from sources.spreadsheet import write_csv
from tests.discord.conftest import Start
from tests.discord.curating import FORM, attached, own

WORDS = "Municipalities with more than 45,000 inhabitants must adopt a heat plan by 30 June 2028."
HEAT = Notice(
    id="xx-heat",
    publisher="Office of Heat",
    title="Heat plans",
    published=NoticeDate("2026-01-15"),
    statements=(Statement("xx-heat#s1", WORDS),),
)
OTHER = WORDS.replace("45,000", "145,000")
SAID = "contradicts xx-heat#s1. The claim says 145,000; the notice says 45,000."


async def test_an_added_contradiction_is_pointed_out(scene: Start) -> None:
    """The notice is added, and the sentence says which two cannot both hold; so it does after undo and restore."""
    async with scene() as here, here.bot():
        await own(here).put(HEAT, "ann", "begin")
        dialog = await here.admin.slash("source add", here.general)
        form = FORM | {"statements": OTHER, "dates": "published: 2026-02-01"}
        added = await here.admin.submits(dialog, here.general, **form)
        notice_id = "office-of-gadgets-rule-on-gadgets"
        assert added.text.strip().startswith(f"{notice_id} is added")
        assert f"Look at this: {notice_id}#s1 {SAID}" in added.text
        await here.admin.slash("source retire", here.general, notice=notice_id)
        restored = await here.admin.slash("source restore", here.general, notice=notice_id)
        assert f"{notice_id}#s1 {SAID}" in restored.text
        await here.admin.slash("source retire", here.general, notice=notice_id)
        undone = await here.admin.slash("source undo", here.general, change=await own(here).change_number())
        assert f"{notice_id}#s1 {SAID}" in undone.text


async def test_an_imported_contradiction_is_pointed_out(scene: Start) -> None:
    """After the import, not before it; one of another server's notices is none."""
    second = replace(HEAT, id="xx-more", title="More heat", statements=(Statement("xx-more#s1", OTHER),))
    async with scene() as here, here.bot():
        dry = await here.admin.slash(
            "source import", here.general, file=attached(here, write_csv([HEAT, second]))
        )
        assert "contradicts" not in dry.text
        done = await here.admin.clicks(dry, "Import it", here.general)
        assert "Look at this: xx-heat#s1 contradicts xx-more#s1" in done.text
        elsewhere = here.crosscheck.tables.own(7)
        await elsewhere.put(HEAT, "bob", "")
        await own(here).retire("xx-heat", "ann", "")
        restored = await here.admin.slash("source undo", here.general, change=1)
        assert "contradicts" not in restored.text
