"""A link becomes a draft that a curator looks at, and at the press of a button a filled dialog, after a restart too."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Self

import discord
from discord import ui

from bot.curation.links import begun_of, draft_file, draft_of_link, id_for, link_in, notes_on
from bot.curation.notice_form import LINE_LIMIT, STATEMENTS_LIMIT, Form, dates_text
from bot.discord.attached import first_file_at_once
from bot.discord.curator import CHOICES, curator_of
from bot.discord.notice_dialog import NoticeDialog, open_dialog
from bot.discord.reply import Reply
from bot.discord.views.draft import draft_text
from bot.discord.views.words import cut, size
from bot.texts import text
from sources.draft import FIRST_TAKEN, Proposal
from sources.errors import InputError
from sources.notice import Notice, Statement

if TYPE_CHECKING:
    from bot.discord.client import Client

_LABEL: Final = 100
"""Characters of a choice's label and of its description."""


async def draft_reply(interaction: discord.Interaction[Client], link: str) -> Reply:
    """What the page behind a link says, with what opens the dialog; the whole draft travels along as a file.

    Raises:
        RefusedError: the person is no curator.
        FetchError: the link may not be followed, its page did not come, or cannot be read.
    """
    client = interaction.client
    table = await client.curating.table(curator_of(interaction), "add")
    draft = await draft_of_link(link_in(link) or link.strip(), client.crosscheck.settings)
    notes = await notes_on(draft, table, client.answering.today())
    data = await asyncio.to_thread(draft_file, draft, await id_for(draft, table))
    view = ui.View(timeout=None).add_item(FillButton())
    if draft.proposals:
        view.add_item(PickSelect(draft.proposals))
    return Reply(draft_text(draft, notes), attached=((text("source.draft_file"), data),), buttons=view)


class FillButton(ui.DynamicItem[ui.Button[ui.View]], template=r"draft:fill"):
    """Opens the dialog with the best of the draft's statements that have room in it."""

    def __init__(self) -> None:
        label = text("source.fill_in")
        super().__init__(ui.Button(label=label, style=discord.ButtonStyle.success, custom_id="draft:fill"))

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Button[Any], match: re.Match[str], /
    ) -> Self:
        """The button as it was."""
        return cls()

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Open the dialog."""
        await open_dialog(interaction, _dialog(interaction, None))


class PickSelect(ui.DynamicItem[ui.Select[ui.View]], template=r"draft:pick"):
    """Opens the dialog with the statements that a curator chooses; Discord offers the first 25 of them."""

    def __init__(self, proposals: Sequence[Proposal] = ()) -> None:
        options = [
            discord.SelectOption(
                label=cut(f"{place + 1}. {proposal.text}", _LABEL),
                value=str(place),
                description=cut(proposal.locator, _LABEL) or None,
            )
            for place, proposal in enumerate(proposals[:CHOICES])
        ]
        super().__init__(
            ui.Select(
                custom_id="draft:pick",
                placeholder=text("source.pick"),
                min_values=1,
                max_values=max(1, len(options)),
                options=options,
            )
        )

    @classmethod
    async def from_custom_id(  # type: ignore[override]  # the library's signature leaves the client open
        cls, interaction: discord.Interaction[Client], item: ui.Select[Any], match: re.Match[str], /
    ) -> Self:
        """The choice as it was; what was chosen comes in with the interaction."""
        return cls()

    async def callback(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Open the dialog."""
        await open_dialog(interaction, _dialog(interaction, sorted(int(value) for value in self.item.values)))


async def _dialog(interaction: discord.Interaction[Client], places: Sequence[int] | None) -> NoticeDialog:
    await interaction.client.curating.table(curator_of(interaction), "add")
    begun = begun_of(await first_file_at_once(interaction.message, text("source.draft_gone")))
    if places is None:
        chosen = _fitting(begun.statements[:FIRST_TAKEN])
    else:
        chosen = tuple(begun.statements[place] for place in places)
        if chosen != _fitting(chosen):
            raise InputError(text("source.pick_fewer", most=STATEMENTS_LIMIT))
    return NoticeDialog(_form(begun, chosen), None, begun)


def _fitting(statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The first statements that have room in the dialog's field, one a line."""
    room, kept = STATEMENTS_LIMIT + 1, []
    for statement in statements:
        room -= size(statement.text) + 1
        if room < 0:
            break
        kept.append(statement)
    return tuple(kept)


def _form(begun: Notice, chosen: Sequence[Statement]) -> Form:
    return Form(
        publisher=cut(begun.publisher, LINE_LIMIT),
        title=cut(begun.title, LINE_LIMIT),
        # A link that was cut would lead elsewhere.
        url=begun.url if begun.url and len(begun.url) <= LINE_LIMIT else "",
        dates=dates_text(begun),
        statements="\n".join(" ".join(statement.text.split()) for statement in chosen),
    )
