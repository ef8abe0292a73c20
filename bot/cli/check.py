"""`crosscheck check`: pasted text in, verdicts out, as words or as JSON lines."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import date
from pathlib import Path

import click

from bot.checking.cleaning import MAX_CHARACTERS
from bot.checking.result import Verdict
from bot.cli.inputs import DayType, notices_of, standard_input, text_of
from bot.curation.links import draft_of_link, link_in
from bot.json_view import verdict_json
from bot.settings import Settings, read_settings
from sources.errors import InputError


@click.command("check")
@click.argument("text", nargs=-1)
@click.option("--file", "file", type=click.Path(path_type=Path), help="Check the text of this file.")
@click.option(
    "--as-of",
    "as_of",
    type=DayType(),
    help="The day to check for, as YYYY-MM-DD; today where it is left out.",
)
@click.option("--table", type=click.Path(path_type=Path), help="Check against this CSV alone, in memory.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, one line a claim.")
def command(
    text: tuple[str, ...], file: Path | None, as_of: date | None, table: Path | None, as_json: bool
) -> None:
    """Check pasted text: TEXT, a file, standard input, or the article behind a link that is all of TEXT."""
    if text and file:
        raise InputError("Give the text either as arguments or with --file, not both.")
    link = link_in(text[0]) if len(text) == 1 else None
    if link:
        pasted = _article(link, read_settings())
    else:
        pasted = " ".join(text) if text else text_of(file) if file else standard_input()
    if not pasted.strip():
        raise InputError(
            "There is no text to check. Give it as an argument, with --file, or on standard input."
        )
    verdicts = verdicts_of(pasted, as_of or date.today(), table, read_settings())
    if as_json:
        for verdict in verdicts:
            print(json.dumps(verdict_json(verdict), ensure_ascii=False))
        return
    from bot.terminal import console, print_verdicts

    print_verdicts(console(sys.stdout), verdicts)


def _article(url: str, settings: Settings) -> str:
    """The text of the page behind a link, up to what is checked at once."""
    draft = asyncio.run(draft_of_link(url, settings))
    if len(draft.text) <= MAX_CHARACTERS:
        return draft.text
    cut = draft.text.rfind("\n", 0, MAX_CHARACTERS)
    print(
        f"crosscheck: the page is long; its first {MAX_CHARACTERS:,} characters are checked.", file=sys.stderr
    )
    return draft.text[: cut if cut > 0 else MAX_CHARACTERS]


def verdicts_of(text: str, as_of: date, table: Path | None, settings: Settings) -> tuple[Verdict, ...]:
    """Check a text against a CSV in memory, or against the table of the settings."""
    from bot.service import Crosscheck, build_checker, load_model

    if table is not None:
        return build_checker(notices_of(table), load_model(settings)).check(text, as_of)

    async def checked() -> tuple[Verdict, ...]:
        async with await Crosscheck.open(settings) as crosscheck:
            return await crosscheck.check(text, as_of)

    return asyncio.run(checked())
