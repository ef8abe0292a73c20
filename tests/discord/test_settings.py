"""/settings channel: those who manage a server choose its claims channels, and nobody else."""

from __future__ import annotations

import pytest

from tests.discord import payloads
from tests.discord.conftest import Start
from tests.discord.driver import NotOfferedError


async def test_channels_are_added_listed_and_removed(scene: Start) -> None:
    """What is chosen is kept in the database, where another process finds it too."""
    async with scene() as here, here.bot():
        added = await here.admin.slash("settings channel add", here.general, channel=here.claims)
        again = await here.admin.slash("settings channel add", here.general, channel=here.claims)
        listed = await here.admin.slash("settings channel list", here.general)
        removed = await here.admin.slash("settings channel remove", here.general, channel=here.claims)
        emptied = await here.admin.slash("settings channel list", here.general)

        assert (
            added.text.strip()
            == "<#5001> is a claims channel now: every post with a claim is answered there."
        )
        assert added.ephemeral
        assert again.text.strip() == "<#5001> is a claims channel already."
        assert listed.text.strip() == "Claims channels of this server: <#5001>"
        assert removed.text.strip() == "<#5001> is no claims channel any more."
        assert "no claims channel yet" in emptied.text


async def test_others_are_not_offered_the_command(scene: Start) -> None:
    """Discord hides it; where a server opened it to them all the same, the bot refuses."""
    async with scene() as here, here.bot():
        with pytest.raises(NotOfferedError):
            await here.mallory.slash("settings channel add", here.general, channel=here.claims)
        refused = await here.mallory.slash(
            "settings channel add", here.general, channel=here.claims, by_override=True
        )

        assert refused.text.strip() == "Only members who may manage the server can change its settings."
        assert "no claims channel yet" in (await here.admin.slash("settings channel list", here.general)).text


async def test_it_says_that_the_intent_is_missing(scene: Start) -> None:
    """A deployment without the intent takes the choice and says what it still needs."""
    async with scene() as here, here.bot(message_content=False):
        added = await here.admin.slash("settings channel add", here.general, channel=here.claims)

        assert "message-content intent" in added.text


async def test_it_says_which_permissions_are_missing(scene: Start) -> None:
    """A channel where the bot may not write is named as such at once."""
    async with scene() as here:
        nobody_writes = {"id": payloads.SERVER, "type": 0, "allow": "0", "deny": str(1 << 11)}
        here.discord.channels["5003"] = payloads.text_channel("5003", "news", [nobody_writes])
        async with here.bot():
            added = await here.admin.slash(
                "settings channel add", here.general, channel=here.discord.channels["5003"]
            )

            assert "I need the permissions Send Messages in that channel" in added.text
