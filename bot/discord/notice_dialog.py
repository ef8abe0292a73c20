"""The dialog in which curators add and edit a notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import discord
from discord import ui

from bot.curation.notice_form import LINE_LIMIT, STATEMENTS_LIMIT, Form, edited, new_notice
from bot.discord.curator import curator_of
from bot.discord.reply import Reply, respond
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
    """Asks for a notice's issuer, title, link, dates and statements. `seen` is the notice to edit; None adds one."""

    def __init__(self, form: Form, seen: Notice | None) -> None:
        title = text("source.dialog_edit", notice=seen.id) if seen else text("source.dialog_add")
        # Nobody types for longer than a quarter of an hour; what is not sent by then is forgotten.
        super().__init__(title=cut(title, _TITLE), timeout=900)
        self._seen = seen
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
                # An id of the shared table would put the new notice in the place of that one.
                tables = await interaction.client.crosscheck.tables.consulted(curator.server_id)
                taken = {heading.id for each in tables for heading in await each.headings()}
                notice = new_notice(form, {*taken, *await table.retired()})
                why = text("source.why_added")
            else:
                notice, why = edited(self._seen, form), text("source.why_edited")
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
        return Reply(done_sentence(text(f"source.one_{done}", notice=notice.id), difference))


def _line(default: str, *, required: bool = True) -> ui.TextInput[NoticeDialog]:
    return ui.TextInput(default=default, max_length=LINE_LIMIT, required=required)


def _typed(form: Form) -> str:
    return "\n\n".join((form.publisher, form.title, form.url, form.dates, form.statements)) + "\n"
