"""/source known: claims that curators answered once and for all, as Discord sees them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.discord.conftest import Start
from tests.discord.curating import attached, filled
from tests.discord.driver import NotOfferedError

CLAIM = "A widget of the second kind needs nine permits."
STATEMENT = "xx-office-2#s2"
NOTE = "Two permits are enough."
FILED: dict[str, Any] = {"claim": CLAIM, "stance": "conflicts", "statement": STATEMENT, "note": NOTE}
DAY = "2031-01-01"


async def test_a_known_claim_is_answered_first(scene: Start) -> None:
    """Whoever says the same gets the curator's answer; whoever names another number, or asks elsewhere, does not."""
    async with scene() as here, here.bot():
        await filled(here)
        offered = await here.admin.completes(
            "source known add", here.general, "statement", "widget 2 needs 2"
        )
        assert STATEMENT in offered.values()
        filed = await here.admin.slash("source known add", here.general, **FILED)
        assert filed.text.strip() == "Known claim 1 is filed: whoever says the same gets this answer first."

        async def asked(claim: str, where: dict[str, object] | None = None) -> str:
            return (await here.alice.slash("check", where or here.general, claim=claim, as_of=DAY)).text

        same = await asked("a widget of the second kind needs 9 permits!")
        assert "Conflicting" in same
        assert "**Conflicts**" in same.split("\n> ")[1]
        assert "Checked by a curator: Two permits are enough." in same
        assert "Checked by a curator" not in await asked(CLAIM.replace("nine", "eight"))
        assert "Checked by a curator" not in await asked(CLAIM.replace("needs", "does not need"))
        assert "Checked by a curator" not in await asked(CLAIM, here.alice.dm_channel())

        listed = await here.admin.slash("source known list", here.general)
        assert f"1 · Conflicts · {STATEMENT} · {CLAIM} ({NOTE}; admin (6003)" in listed.text
        retired = await here.admin.slash("source known retire", here.general, number=1)
        assert "retired" in retired.text
        assert "Checked by a curator" not in await asked(CLAIM)
        kept = await here.admin.slash("source known list", here.general, retired=True)
        assert "[retired by admin (6003)" in kept.text


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("statement", "xx-office-9#s1", "'xx-office-9#s1' is no statement of the tables that answer here"),
        ("claim", "Does a widget need nine permits?", "is a question and would never be checked"),
        ("claim", "Widgets need permits. Gadgets need none.", "is 2 sentences; a known claim is one"),
    ],
)
async def test_what_would_never_answer_is_refused(scene: Start, field: str, value: str, words: str) -> None:
    """A fault is told in a sentence, and nothing is filed."""
    async with scene() as here, here.bot():
        await filled(here)
        refused = await here.admin.slash("source known add", here.general, **FILED | {field: value})
        assert words in refused.text
        assert (await here.admin.slash("source known list", here.general)).text.startswith(
            "This server has no"
        )


async def test_known_claims_come_and_go_as_a_file(scene: Start) -> None:
    """A dry run, then the import; the export is the same bytes; a file looked at too early is looked at again."""
    file = (
        f"statement_id,known_claim,known_stance,known_note\n{STATEMENT},{CLAIM},conflicts,{NOTE}\n".encode()
    )
    async with scene() as here, here.bot():
        await filled(here)
        dry = await here.admin.slash("source known import", here.general, file=attached(here, file, "k.csv"))
        assert "known claims filed: 1, retired: 0, unchanged: 0" in dry.text
        done = await here.admin.clicks(dry, "Import it", here.general)
        assert "filed: 1" in done.text
        assert (await here.admin.slash("source known export", here.general)).data["known.csv"] == file
        late = await here.admin.clicks(dry, "Import it", here.general)
        assert "changed meanwhile" in late.text
        faulty = await here.admin.slash(
            "source known import", here.general, file=attached(here, file.replace(b"conflicts", b"maybe"))
        )
        assert "row 2, column known\\_stance: 'maybe' is none of supports, conflicts" in faulty.text


async def test_only_curators_of_the_server(scene: Start) -> None:
    """Nobody else files, lists, retires, imports or exports; another server's curators see nothing of them."""
    async with scene() as here, here.bot():
        await filled(here)
        await here.admin.slash("source known add", here.general, **FILED)
        dry = await here.admin.slash(
            "source known import",
            here.general,
            file=attached(here, b"statement_id,known_claim,known_stance,known_note\n"),
        )
        commands: dict[str, dict[str, Any]] = {
            "add": FILED,
            "list": {},
            "retire": {"number": 1},
            "export": {},
        }
        for command, options in commands.items():
            with pytest.raises(NotOfferedError):
                await here.mallory.slash(f"source known {command}", here.general, **options)
            refused = await here.mallory.slash(
                f"source known {command}", here.general, by_override=True, **options
            )
            assert refused.text.startswith("Only curators"), command
        assert (await here.mallory.clicks(dry, "Import it", here.general)).text.startswith("Only curators")
        assert not await here.mallory.completes(
            "source known add", here.general, "statement", "", by_override=True
        )
        other = replace(here.admin, server="2000000000000000002")
        assert (await other.slash("source known list", here.general)).text.startswith("This server has no")
        assert (
            await other.slash("source known retire", here.general, number=1)
        ).text == "There is no known claim 1."
        assert "xx-office" not in str(
            await other.completes("source known add", here.general, "statement", "widget")
        )
        exported = await other.slash("source known export", here.general)
        assert exported.data["known.csv"] == b"statement_id,known_claim,known_stance,known_note\n"
