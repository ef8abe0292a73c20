"""Who may use /source, and that it never reaches beyond the server in which it is used."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Any

import pytest

from sources.spreadsheet import write_csv
from tests.discord import payloads
from tests.discord.conftest import Scene, Start
from tests.discord.curating import FORM, ONE, TWO, attached, filled
from tests.discord.driver import NotOfferedError
from tests.discord.payloads import SERVER, Payload

COMMANDS: dict[str, dict[str, Any]] = {
    "source show": {"notice": ONE.id},
    "source search": {"words": "widgets"},
    "source end": {"notice": ONE.id, "manner": "revoked", "date": "2031"},
    "source retire": {"notice": ONE.id},
    "source restore": {"notice": ONE.id},
    "source history": {},
    "source undo": {"change": 1},
    "source export": {},
    "source add": {},
    "source edit": {"notice": ONE.id},
}


async def test_nobody_else_may(scene: Start, caplog: pytest.LogCaptureFixture) -> None:
    """Discord hides the group; opened to all by the server's settings, each command still refuses with a sentence."""
    refusal = "Only curators of this server can do that"
    async with scene() as here, here.bot():
        table = await filled(here)
        with pytest.raises(NotOfferedError):
            await here.mallory.slash("source export", here.general)
        with caplog.at_level(logging.WARNING, logger="bot.curation.permission"):
            for command, options in COMMANDS.items():
                refused = await here.mallory.slash(command, here.general, by_override=True, **options)
                assert refused.text.startswith(refusal), command
                assert refused.ephemeral
        refusals = [record for record in caplog.records if record.name == "bot.curation.permission"]
        assert len(refusals) == len(COMMANDS)
        file = attached(here, write_csv([TWO]))
        denied = await here.mallory.slash("source import", here.general, by_override=True, file=file)
        assert denied.text.startswith(refusal)
        dry = await here.admin.slash("source import", here.general, file=file)
        pressed = await here.mallory.clicks(dry, "Import it", here.general)
        assert pressed.text.startswith(refusal)
        dialog = await here.admin.slash("source add", here.general)
        sent = await here.mallory.submits(dialog, here.general, **FORM)
        assert sent.text.startswith(refusal)
        assert (await table.notices(), await table.change_number()) == ((ONE, TWO), 1)


async def test_the_curator_role_may(scene: Start) -> None:
    """Members of the role that /settings curators names may, until it is taken back."""
    role = payloads.role("7001", "curators")
    async with scene() as here:
        here.discord.roles.append(role)
        await _by_role(here, role)


async def _by_role(here: Scene, role: Payload) -> None:
    async with here.bot():
        await filled(here)
        mallory = replace(here.mallory, roles=("7001",))
        chosen = await here.admin.slash("settings curators", here.general, role=role)
        assert "<@&7001> curate" in chosen.text
        allowed = await mallory.slash("source export", here.general, by_override=True)
        assert "table.csv" in allowed.data
        everybody = payloads.role(SERVER, "@everyone")
        assert "everybody" in (await here.admin.slash("settings curators", here.general, role=everybody)).text
        await here.admin.slash("settings curators", here.general)
        refused = await mallory.slash("source export", here.general, by_override=True)
        assert refused.text.startswith("Only curators")
        stranger = await mallory.slash("settings curators", here.general, by_override=True, role=role)
        assert "Only members who may manage the server" in stranger.text


async def test_a_server_leaves_the_shared_table(scene: Start) -> None:
    """Where only the server's own table answers, the shared one does not, until it is chosen again."""
    claim = "Chips may be exported under the rule of 15 January 2026 case by case."
    async with scene() as here, here.bot():
        own_alone = await here.admin.slash("settings shared", here.general, consult=False)
        assert "Only this server's own table" in own_alone.text
        assert "bis.gov" not in (await here.alice.slash("check", here.general, claim=claim)).text
        assert (await here.admin.completes("source show", here.general, option="notice", typed="")) == {}
        await here.admin.slash("settings shared", here.general, consult=True)
        offered = await here.admin.completes("source show", here.general, option="notice", typed="")
        assert len(offered) == 3


async def test_nothing_of_one_server_in_another(scene: Start) -> None:
    """Who manages another server finds nothing of this one's table, tried from every command."""
    async with scene() as here, here.bot():
        table = await filled(here)
        await table.retire(ONE.id, "ann", "a secret")
        dry = await here.admin.slash(
            "source import", here.general, file=attached(here, write_csv([ONE, TWO]))
        )
        dialog = await here.admin.slash("source edit", here.general, notice=TWO.id)
        other = replace(here.admin, server="2000000000000000002")
        for option, command in (("notice", "show"), ("notice", "end"), ("by", "end"), ("notice", "restore")):
            offered = await other.completes(
                f"source {command}", here.general, option=option, typed="office widgets"
            )
            assert not [name for name in offered.values() if name.startswith("xx-")]
        said = {
            command: (await other.slash(command, here.general, **options)).text.strip()
            for command, options in COMMANDS.items()
            if command not in ("source add", "source export")
        }
        assert said == {
            "source show": "There is no notice 'xx-office-1' in the table.",
            "source search": "No notice has these words.",
            "source end": "There is no notice 'xx-office-1' in the table.",
            "source retire": "There is no notice 'xx-office-1' in the table.",
            "source restore": "There is no notice 'xx-office-1' in the table.",
            "source history": "Nothing was changed yet.",
            "source undo": "There is no change 1 in the history.",
            "source edit": "There is no notice 'xx-office-1' in the table.",
        }
        exported = await other.slash("source export", here.general)
        assert exported.data["table.csv"] == write_csv([])
        answer = await other.slash("check", here.general, claim=TWO.statements[0].text, as_of="2031-01-01")
        assert "Rule on widgets" not in answer.text
        # Buttons and dialogs act on the server in which they are used, whoever made them.
        assert "meanwhile" in (await other.clicks(dry, "Import it", here.general)).text
        assert "meanwhile" in (await other.submits(dialog, here.general, title="Theirs")).text
        assert await table.notices() == (TWO,)
