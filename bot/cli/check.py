"""`crosscheck check`: pasted text in, verdicts out, as words or as JSON lines."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from bot.checking.reading.cleaning import MAX_CHARACTERS
from bot.checking.result import Verdict
from bot.checking.trace import Trace
from bot.cli.inputs import DayType, notices_of, sound, standard_input, text_of
from bot.curation.links import draft_of_link, link_in
from bot.json_view import trace_json, verdict_json
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
@click.option(
    "--explain", is_flag=True, help="Say also which notices were considered, and why each counts or not."
)
def command(
    text: tuple[str, ...],
    file: Path | None,
    as_of: date | None,
    table: Path | None,
    as_json: bool,
    explain: bool,
) -> None:
    """Check pasted text: TEXT, a file, standard input, or the article behind a link that is all of TEXT."""
    if text and file:
        raise InputError("Give the text either as arguments or with --file, not both.")
    text = tuple(map(sound, text))
    link = link_in(text[0]) if len(text) == 1 else None
    if link:
        pasted = _article(link, read_settings())
    else:
        pasted = " ".join(text) if text else text_of(file) if file else standard_input()
    if not pasted.strip():
        raise InputError(
            "There is no text to check. Give it as an argument, with --file, or on standard input."
        )
    traces = traces_of(pasted, as_of or date.today(), table, read_settings(), explain=explain)
    if as_json:
        for trace in traces:
            line = trace_json(trace) if explain else verdict_json(trace.verdict)
            print(json.dumps(line, ensure_ascii=False))
        return
    from bot.terminal import console, print_explanations, print_verdicts

    out = console(sys.stdout)
    print_verdicts(out, [trace.verdict for trace in traces])
    if explain:
        print_explanations(out, traces)


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


def traces_of(
    text: str, as_of: date, table: Path | None, settings: Settings, *, explain: bool
) -> tuple[Trace, ...]:
    """Check a text against a CSV in memory, or against the table of the settings.

    Without `explain` the traces hold the verdicts alone: those of a long text would hold much that nobody reads.
    """
    from bot.service import Crosscheck, build_checker, load_model

    if table is not None:
        checker = build_checker(notices_of(table), load_model(settings))
        return checker.explain(text, as_of) if explain else _bare(checker.check(text, as_of))

    async def checked() -> tuple[Trace, ...]:
        async with await Crosscheck.open(settings) as crosscheck:
            if explain:
                return await crosscheck.explain(text, as_of)
            return _bare(await crosscheck.check(text, as_of))

    return asyncio.run(checked())


def _bare(verdicts: Iterable[Verdict]) -> tuple[Trace, ...]:
    return tuple(Trace(verdict) for verdict in verdicts)
