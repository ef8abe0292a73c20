"""The dialogs in which curators answer a report: "not related", and a known claim with their own answer."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import discord
from discord import ui

from bot.checking.result import Stance
from bot.curation.known import file_claim, statement_ids
from bot.curation.review import pin
from bot.discord.curator import curator_of
from bot.discord.reply import Reply, respond
from bot.texts import text
from bot.wording import stance_word
from sources.curation.feedback import Feedback, FeedbackList
from sources.curation.known_claims import MOST_OF_A_NOTE, Filing, KnownStance

if TYPE_CHECKING:
    from bot.discord.client import Client

    _Interaction = discord.Interaction[Client]

_WHY: Final = 300
_STANCES: Final = (Stance.SUPPORTS, Stance.CONFLICTS)
_SECONDS: Final = 900
"""How long a dialog may stay open."""


class PinDialog(ui.Modal):
    """Asks why a claim and a statement have nothing to do with each other."""

    def __init__(self, feedback: Feedback) -> None:
        super().__init__(title=text("review.pin_dialog"), timeout=_SECONDS)
        self._feedback = feedback
        self._why: ui.TextInput[PinDialog] = ui.TextInput(
            style=discord.TextStyle.paragraph, default=feedback.note, required=False, max_length=_WHY
        )
        self.add_item(ui.Label(text=text("review.pin_why"), component=self._why))

    async def on_submit(self, interaction: _Interaction) -> None:  # type: ignore[override]
        """Pin it."""
        await respond(interaction, self._pinned(interaction), ephemeral=True)

    async def _pinned(self, interaction: _Interaction) -> Reply:
        curator = curator_of(interaction)
        table = await interaction.client.curating.table(curator, "review pin")
        one = self._feedback
        why = " ".join(str(self._why).split()) or text("review.why_pinned")
        await pin(table, one.claim, one.statement_id, curator.name, why, datetime.now(UTC))
        return Reply(text("review.pinned", statement=one.statement_id))


class KnownDialog(ui.Modal):
    """Asks what the statement says to the claim, and why: that is the answer from then on."""

    def __init__(self, feedback: Feedback) -> None:
        super().__init__(title=text("review.known_dialog"), timeout=_SECONDS)
        self._feedback = feedback
        self._stance: ui.Select[KnownDialog] = ui.Select(
            options=[discord.SelectOption(label=stance_word(each), value=each) for each in _STANCES]
        )
        self._note: ui.TextInput[KnownDialog] = ui.TextInput(
            style=discord.TextStyle.paragraph, max_length=MOST_OF_A_NOTE
        )
        self.add_item(ui.Label(text=text("review.known_stance"), component=self._stance))
        self.add_item(ui.Label(text=text("review.known_note"), component=self._note))

    async def on_submit(self, interaction: _Interaction) -> None:  # type: ignore[override]
        """File it."""
        await respond(interaction, self._filed(interaction), ephemeral=True)

    async def _filed(self, interaction: _Interaction) -> Reply:
        curator = curator_of(interaction)
        table = await interaction.client.curating.table(curator, "review known")
        one, note = self._feedback, " ".join(str(self._note).split())
        filing = Filing(one.statement_id, one.claim, KnownStance(self._stance.values[0]), note)
        ids = await statement_ids(interaction.client.crosscheck.tables, curator.server_id)
        filed = await file_claim(table, filing, ids, curator.name, text("review.why_known"))
        await FeedbackList(table.database).remove(table.name, one.claim, one.statement_id)
        return Reply(text("known.added", number=filed.number))
