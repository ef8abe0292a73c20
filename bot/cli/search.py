"""`crosscheck search`: texts in, the ids of the statements that may speak to them out, as JSON lines."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import click

from bot.cli.inputs import json_lines, notices_of, stdin_lines
from bot.finding import index_of_corpus, index_of_table
from bot.retrieval_evaluation import corpus_notices
from bot.settings import read_settings
from sources.errors import InputError
from sources.notice import Notice


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
    if corpus:
        index = index_of_corpus(documents_of(corpus))
    else:
        index = index_of_table(notices_of(table) if table else asyncio.run(_shared()))
    for row in json_lines(stdin_lines(), "Standard input", ("qid", "text")):
        found = index.candidates(row["text"], limit)
        answer = {"qid": row["qid"], "statements": [candidate.statement_id for candidate in found[:limit]]}
        print(json.dumps(answer, ensure_ascii=False))


def documents_of(path: Path) -> tuple[Notice, ...]:
    """A corpus of JSON lines as notices of one statement each, both with the document's id.

    Raises:
        InputError: the file cannot be read, or a line is no such object.
    """
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path} cannot be read: {(error.strerror or str(error)).lower()}.") from None
    except UnicodeDecodeError:
        raise InputError(f"{path} is not UTF-8 text. Save it as UTF-8.") from None
    # Not splitlines: a text may hold U+2028, at which that would break a line.
    return corpus_notices(json_lines(text.split("\n"), str(path), ("did", "text")))


async def _shared() -> tuple[Notice, ...]:
    from sources.table import SourceTable

    async with await SourceTable.open(read_settings().database()) as table:
        return await table.notices()
