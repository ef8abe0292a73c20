"""What changes single notices of the table: add, edit, end, retire, restore, undo."""

from __future__ import annotations

from typing import Any

import click

from bot.cli.desk import Asked, opened, print_difference, print_done, who, with_table
from bot.curation.notice_form import read_day
from bot.settings import read_settings
from bot.texts import text
from sources.errors import InputError
from sources.notice import EndManner

_WHY = click.option("--why", default="", help="The reason that the history keeps.")


@click.command()
@click.argument("url", required=False)
@click.option("--id", "notice_id", default="", help="The notice's id, in place of the proposed one.")
@click.option("--title", default="", help="The title, where the page gives none or a wrong one.")
@click.option("--publisher", default="", help="Who issued it.")
@click.option("--published", default="", metavar="DATE", help="When it was published.")
@click.option("--effective", default="", metavar="DATE", help="From when it is in force.")
@click.option(
    "--statements", default="", metavar="1,3-5", help="Which of the proposed statements; else the first 12."
)
@_WHY
@click.option("--yes", is_flag=True, help="Add it without asking.")
def add(url: str | None, **given: Any) -> None:
    """Read the page behind URL, show it as a draft, and add it to the table if you say yes.

    Without URL you are asked for all of it, line by line.
    """
    from bot.cli.adding import Given, add_form, add_link

    with opened() as desk:
        if url is None:
            add_form(Given(**given), desk)
        else:
            add_link(url, Given(**given), desk, read_settings())


@click.command()
@click.argument("notice_id", metavar="ID")
@_WHY
def edit(notice_id: str, why: str) -> None:
    """Change a notice: you are asked for each part of it, and Enter leaves it as it is."""
    from bot.cli.adding import edit_form

    with opened() as desk:
        edit_form(notice_id, why, desk)


@click.command()
@click.argument("number", metavar="N", type=click.IntRange(1))
@_WHY
def undo(number: int, why: str) -> None:
    """Take change N back (its number stands in the history), if nothing touched its notices since."""
    reason = why or text("source.why_undone", number=number)
    print_done(with_table(lambda table: table.undo(number, who(), reason)))


@click.command()
@click.argument("notice_id", metavar="ID")
@click.option(
    "--manner",
    cls=Asked,
    required=True,
    prompt=text("commands.source.manner"),
    type=click.Choice([str(manner) for manner in EndManner]),
    help="How it ended.",
)
@click.option(
    "--date",
    "when",
    cls=Asked,
    required=True,
    prompt=text("commands.source.date"),
    metavar="DATE",
    help="When: YYYY-MM-DD, YYYY-MM or YYYY.",
)
@click.option("--by", default=None, metavar="ID", help="The notice that ended it.")
@click.option(
    "--statement", "statements", multiple=True, metavar="ID", help="Only this statement (may be repeated)."
)
@_WHY
def end(
    notice_id: str, manner: str, when: str, by: str | None, statements: tuple[str, ...], why: str
) -> None:
    """Say that a notice, or some statements of it, ended: suspended, replaced, revoked."""
    try:
        day = read_day(when)
    except InputError as error:
        raise InputError(f"--date: {error}") from None
    reason = why or f"{manner} {when}"
    print_difference(
        with_table(lambda table: table.end(notice_id, EndManner(manner), day, who(), reason, by, statements))
    )


@click.command()
@click.argument("notice_id", metavar="ID")
@_WHY
def retire(notice_id: str, why: str) -> None:
    """Take a notice out of the table; its history stays, and `restore` brings it back."""
    reason = why or text("source.why_retired")
    print_difference(with_table(lambda table: table.retire(notice_id, who(), reason)))


@click.command()
@click.argument("notice_id", metavar="ID")
@_WHY
def restore(notice_id: str, why: str) -> None:
    """Bring a retired notice back as it was last."""
    reason = why or text("source.why_restored")
    print_done(with_table(lambda table: table.restore(notice_id, who(), reason)))
