"""The dialog in which curators add and edit a notice."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from bot.curation.conflicts import contradictions
from bot.curation.notice_form import LINE_LIMIT, STATEMENTS_LIMIT, Form, edited, new_notice, wanted_id
from bot.curation.permission import Curator
from bot.discord.curator import curator_of
from bot.discord.reply import Reply, or_apology, respond
from bot.discord.views.source import done_sentence
from bot.discord.views.words import cut
from bot.texts import text
from sources.errors import CrosscheckError, TableFaults
from sources.notice import Notice

if TYPE_CHECKING:
    from bot.discord.client import Client

_TITLE: Final = 45
"""Characters of a dialog's title."""


class NoticeDialog(ui.Modal):
    """Asks for a notice's issuer, title, link, dates and statements. `seen` is the notice to edit; None adds one.

    `begun` is what a draft says of the notice to add: kind, identifiers, quotes and locators come from there.
    """

    def __init__(self, form: Form, seen: Notice | None, begun: Notice | None = None) -> None:
        title = text("source.dialog_edit", notice=seen.id) if seen else text("source.dialog_add")
        # Nobody types for longer than a quarter of an hour; what is not sent by then is forgotten.
        super().__init__(title=cut(title, _TITLE), timeout=900)
        self._seen = seen
        self._begun = begun
        self._publisher = _line(form.publisher)
        self._title = _line(form.title)
        self._url = _line(form.url, required=False)
        self._dates: ui.TextInput[NoticeDialog] = ui.TextInput(
            style=discord.TextStyle.paragraph,
            default=form.dates,
            max_length=200,
            placeholder=text("source.dates_example"),
        )
        self._statements: ui.TextInput[NoticeDialog] = ui.TextInput(
            style=discord.TextStyle.paragraph, default=form.statements, max_length=STATEMENTS_LIMIT
        )
        for name in ("publisher", "title", "url", "dates", "statements"):
            described = text("source.statements_help") if name == "statements" else None
            self.add_item(
                ui.Label(
                    text=text(f"source.field_{name}"),
                    description=described,
                    component=getattr(self, f"_{name}"),
                )
            )

    async def on_submit(self, interaction: discord.Interaction[Client]) -> None:  # type: ignore[override]
        """Put the notice into the table, or say why not; what was typed comes back then."""
        await respond(interaction, self._reply(interaction), ephemeral=True)

    async def _reply(self, interaction: discord.Interaction[Client]) -> Reply:
        form = Form(
            *(
                str(field)
                for field in (self._publisher, self._title, self._url, self._dates, self._statements)
            )
        )
        curator = curator_of(interaction)
        table = await interaction.client.curating.table(curator, "edit" if self._seen else "add")
        try:
            if self._seen is None:
                notice = await self._new(interaction.client, curator, form)
                why = self._why()
            else:
                given = await table.statement_ids_given(self._seen.id)
                notice, why = edited(self._seen, form, given), text("source.why_edited")
            difference = await table.put(notice, curator.name, why, expected=self._seen)
        except CrosscheckError as error:
            lines = error.lines if isinstance(error, TableFaults) else ()
            sentence = cut(" ".join((str(error), *lines[1:5])), 1800)
            return Reply(
                f"{sentence}\n{text('source.typed_is_attached')}",
                attached=((text("source.typed_file"), _typed(form)),),
            )
        if not difference:
            return Reply(text("source.unchanged", notice=notice.id))
        done = "added" if difference.added else "changed"
        client = interaction.client
        contradicted = await contradictions(
            client.crosscheck, difference, client.answering.today(), curator.server_id
        )
        return Reply(done_sentence(text(f"source.one_{done}", notice=notice.id), difference, contradicted))

    async def _new(self, client: Client, curator: Curator, form: Form) -> Notice:
        # An id of the shared table would put the new notice in the place of that one.
        tables = await client.crosscheck.tables.consulted(curator.server_id)
        wanted = wanted_id(form, self._begun)
        taken = [await table.ids_like(wanted) for table in tables]
        return new_notice(form, frozenset[str]().union(*taken), self._begun)

    def _why(self) -> str:
        if self._begun is not None and self._begun.url:
            return text("source.why_link", link=self._begun.url)
        return text("source.why_added")


async def open_dialog(
    interaction: discord.Interaction[Client], making: Coroutine[Any, Any, ui.Modal]
) -> None:
    """Show a dialog, which must be the first answer; where it cannot be made, say why."""
    dialogs: list[ui.Modal] = []

    async def made() -> Reply:
        dialogs.append(await making)
        return Reply()

    with interaction.client.work.under_way():
        reply = await or_apology(made())
        if dialogs:
            await interaction.response.send_modal(dialogs[0])
        else:
            await reply.to_interaction(interaction, ephemeral=True)


def _line(default: str, *, required: bool = True) -> ui.TextInput[NoticeDialog]:
    return ui.TextInput(default=default, max_length=LINE_LIMIT, required=required)


def _typed(form: Form) -> str:
    return "\n\n".join((form.publisher, form.title, form.url, form.dates, form.statements)) + "\n"
