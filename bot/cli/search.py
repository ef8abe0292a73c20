"""`crosscheck search`: texts in, the ids of the statements that may speak to them out, as JSON lines."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import click

from bot.cli.inputs import json_lines, notices_of, stdin_lines
from bot.cli.progress import progress
from bot.corpora import corpus_words
from bot.finding import index_of_table, index_of_words
from bot.indexes import Indexes, TableIndex
from bot.measuring.retrieval import corpus_notices
from bot.settings import Settings, read_settings
from bot.tables import merged
from bot.texts import text
from sources.errors import InputError
from sources.notice import Notice
from sources.search import Progress, SearchIndex


@click.command("search")
@click.option("--table", type=click.Path(path_type=Path), help="Search this CSV instead of the table.")
@click.option(
    "--corpus", type=click.Path(path_type=Path), help='Search these JSON lines {"did", "text", "title"?}.'
)
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Statements for each text."
)
def command(table: Path | None, corpus: Path | None, limit: int) -> None:
    """JSON lines {"qid", "text"} on standard input; {"qid", "statements": [id, …]} out, best first."""
    if table and corpus:
        raise InputError("Give --table or --corpus, not both.")
    index = _index(table, corpus)
    for row in json_lines(stdin_lines(), "Standard input", ("qid", "text")):
        found = index.candidates(row["text"], limit)
        answer = {"qid": row["qid"], "statements": [candidate.statement_id for candidate in found[:limit]]}
        print(json.dumps(answer, ensure_ascii=False))


def _index(table: Path | None, corpus: Path | None) -> SearchIndex:
    if corpus:
        return _corpus(corpus)
    if table:
        with progress(text("index.encoding")) as told:
            return index_of_table(TableIndex.in_memory(notices_of(table)), progress=told)
    settings = read_settings()
    with progress(text("index.making")) as told:
        shared = asyncio.run(_shared(settings, told))
    with progress(text("index.encoding")) as told:
        return index_of_table(shared, settings, told)


def _corpus(path: Path) -> SearchIndex:
    """An index over a corpus of JSON lines, as notices of one statement each, both with the document's id.

    Raises:
        InputError: the file cannot be read, or a line is no such object.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from None

    def documents() -> tuple[Notice, ...]:
        try:
            lines = data.decode("utf-8-sig").split("\n")
        except UnicodeDecodeError:
            raise InputError(f"{path} is not UTF-8 text. Save it as UTF-8.") from None
        # Not splitlines: a text may hold U+2028, at which that would break a line.
        return merged([corpus_notices(json_lines(lines, str(path), ("did", "text")))])

    with progress(text("index.making")) as told:
        words = corpus_words(data, documents, told)
    with progress(text("index.encoding")) as told:
        return index_of_words(words, told)


async def _shared(settings: Settings, told: Progress) -> TableIndex:
    from sources.table import SourceTable

    async with await SourceTable.open(settings.database()) as table:
        return await Indexes(settings, told).of([table])
