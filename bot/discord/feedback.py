"""The buttons "Helpful" and "Wrong?" under an answer: they say where the text stands, so that no restart loses it."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.checking.result import Verdict
from bot.discord.reply import Reply, respond
from bot.discord.rest import Source
from bot.discord.source_text import source_text
from bot.discord.views.shown import ShownReference, found_again, shown_references
from bot.discord.views.words import cut
from bot.texts import text
from bot.wording import stance_word
from sources.curation.feedback import NOTE_LENGTH, Feedback, FeedbackKind, FeedbackList
from sources.errors import InputError

if TYPE_CHECKING:
    from bot.discord.client import Client

# At most 65 characters; Discord allows 100. Without a message that can be read again both ids are 0.
_TEMPLATE: Final = (
    r"said:(?P<kind>helpful|wrong):(?P<as_of>\d{4}-\d\d-\d\d):(?P<channel>\d{1,20}):(?P<message>\d{1,20})"
)
_LABEL: Final = 100
_OPTIONS: Final = 25
_REMEMBERED: Final = 10_000

Said = tuple[int, int, str]
"""The id of the answer's message, the person's, and what they said."""


class Heard:
    """Who said what of which answer since the start, so that one person counts once. It is written down nowhere."""

    def __init__(self) -> None:
        self._said: OrderedDict[Said, None] = OrderedDict()

    def __contains__(self, said: Said) -> bool:
        return said in self._said

    def add(self, said: Said) -> None:
        """Remember it; of very many the oldest are forgotten."""
        self._said[said] = None
        while len(self._said) > _REMEMBERED:
            self._said.popitem(last=False)

    def take_back(self, said: Said) -> None:
        """Forget it: it came to nothing, and may be said again."""
        self._said.pop(said, None)


class FeedbackButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=_TEMPLATE):
    """One of the two; `source` is the message that was checked, None where it cannot be read again."""

    def __init__(self, kind: FeedbackKind, as_of: date, source: Source | None) -> None:
        channel, message = (source.channel, source.message) if source else (0, 0)
        super().__init__(
            ui.Button(
                label=text(f"feedback.{kind}"),
                style=discord.ButtonStyle.secondary,
                custom_id=f"said:{kind}:{as_of}:{channel}:{message}",
            )
        )
        self.kind = kind
        self.as_of = as_of
        self.source = source

    @classmethod
    def both(cls, as_of: date, source: Source | None) -> tuple[FeedbackButton, FeedbackButton]:
        """The two buttons of one answer."""
        return cls(FeedbackKind.HELPFUL, as_of, source), cls(FeedbackKind.WRONG, as_of, source)

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was, from what its custom_id says."""
        as_of = date.fromisoformat(match["as_of"])
        channel, message = int(match["channel"]), int(match["message"])
        source = Source(channel, message, as_of) if message else None
        return cls(FeedbackKind(match["kind"]), as_of, source)

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Say thanks; or ask what is wrong."""
        answer = interaction.message
        shown = shown_references(answer.components) if answer else ()
        if answer is None or not shown:
            await respond(interaction, _unreadable(), ephemeral=True)
        elif self.kind is FeedbackKind.HELPFUL:
            await respond(interaction, self.kept(interaction, answer.id, shown[0], ""), ephemeral=True)
        else:
            with interaction.client.work.under_way():
                await interaction.response.send_modal(WrongDialog(self, answer.id, shown[:_OPTIONS]))

    async def kept(
        self, interaction: discord.Interaction[Client], answer: int, shown: ShownReference, note: str
    ) -> Reply:
        """Put what is said of an answer (the id of its message) on the server's list, and say thanks.

        Raises:
            InputError: it is no server, where nobody curates.
            StorageError: the database cannot be written.
        """
        if interaction.guild_id is None:
            raise InputError(text("feedback.unreadable"))
        client = interaction.client
        # "Helpful" is of the answer, "Wrong?" of one reference in it.
        what = self.kind if self.kind is FeedbackKind.HELPFUL else f"{self.kind} {shown.claim} {shown.title}"
        said = (answer, interaction.user.id, what)
        if said in client.heard:
            return Reply(text("feedback.already"), private=True)
        # Before anything is waited for: the second press of a double click comes meanwhile.
        client.heard.add(said)
        try:
            await self._keep(client, shown, note, interaction.guild_id)
        except BaseException:
            client.heard.take_back(said)
            raise
        return Reply(text(f"feedback.thanks_{self.kind}"), private=True)

    async def _keep(self, client: Client, shown: ShownReference, note: str, server_id: int) -> None:
        verdicts = await self._checked_again(client, shown, server_id)
        table = client.crosscheck.tables.own(server_id)
        feedback = _feedback(self.kind, shown, verdicts, note)
        await FeedbackList(table.database).add(table.name, feedback, client.answering.today())

    async def _checked_again(
        self, client: Client, shown: ShownReference, server_id: int
    ) -> tuple[Verdict, ...]:
        """The check of the text, or where that cannot be read, of the claim as the answer shows it."""
        words = ""
        if self.source is not None:
            channel = client.get_partial_messageable(self.source.channel)
            try:
                words = await source_text(await channel.fetch_message(self.source.message))
            except (discord.NotFound, discord.Forbidden):
                words = ""
        words = words or shown.claim
        return await client.answering.check(words, self.as_of, "feedback", server_id)


class WrongDialog(ui.Modal):
    """Asks what is wrong with an answer, and with which of its references."""

    def __init__(self, button: FeedbackButton, answer: int, shown: Sequence[ShownReference]) -> None:
        super().__init__(title=text("feedback.dialog"), timeout=900)
        self._button = button
        self._answer = answer
        self._shown = shown
        self._which: ui.Select[WrongDialog] = ui.Select(
            options=[_option(place, one) for place, one in enumerate(shown)]
        )
        self._note: ui.TextInput[WrongDialog] = ui.TextInput(
            style=discord.TextStyle.paragraph, required=False, max_length=NOTE_LENGTH
        )
        if len(shown) > 1:
            self.add_item(ui.Label(text=text("feedback.which"), component=self._which))
        self.add_item(ui.Label(text=text("feedback.what"), component=self._note))

    async def on_submit(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Put it on the review list."""
        chosen = self._which.values
        shown = self._shown[int(chosen[0])] if chosen else self._shown[0]
        note = " ".join(str(self._note).split())
        await respond(interaction, self._button.kept(interaction, self._answer, shown, note), ephemeral=True)


async def _unreadable() -> Reply:
    return Reply(text("feedback.unreadable"), private=True)


def _option(place: int, shown: ShownReference) -> discord.SelectOption:
    label = f"{stance_word(shown.stance)}: {shown.title}"
    return discord.SelectOption(
        label=cut(label, _LABEL), description=cut(shown.claim, _LABEL) or None, value=str(place)
    )


def _feedback(kind: FeedbackKind, shown: ShownReference, verdicts: Sequence[Verdict], note: str) -> Feedback:
    """What is kept: as the check says it now, or where the reference is not there any more, as it was shown."""
    found = found_again(shown, verdicts)
    claim, reference = (found[0].claim.text, found[1]) if found else (shown.claim, None)
    title = reference.notice.title if reference else shown.title
    statement_id = reference.statement.id if reference else ""
    if kind is FeedbackKind.HELPFUL:
        # Curators see how many find answers helpful; for that no words need be kept.
        return Feedback(kind, "", title, statement_id, str(shown.stance))
    reasons = tuple(reason.text for reason in reference.reasons) if reference else ()
    return Feedback(kind, claim, title, statement_id, str(shown.stance), reasons, note)
