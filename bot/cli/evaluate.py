"""`crosscheck eval`: the project's own measurements, over files of labelled rows."""

from __future__ import annotations

import asyncio
from pathlib import Path

import click

from bot.cli.inputs import json_lines, notices_of, text_of
from bot.settings import read_settings
from sources.notice import Notice


@click.group("eval")
def command() -> None:
    """Measure: claims through the whole check, and finding alone."""


@command.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--table", type=click.Path(path_type=Path), help="Against this CSV alone, in memory.")
def claims(files: tuple[Path, ...], table: Path | None) -> None:
    """Verdicts over JSON lines {"text", "overall", "expected", "as_of"}.

    Prints accuracy, wrong stances, false alarms, and every miss.
    """
    from bot.evaluation import evaluate_claims
    from bot.service import build_checker, load_model
    from sources.table import SourceTable

    settings = read_settings()

    async def shared() -> tuple[Notice, ...]:
        async with await SourceTable.open(settings.database()) as opened:
            return await opened.notices()

    notices = notices_of(table) if table else asyncio.run(shared())
    checker = build_checker(notices, load_model(settings))
    for file in files:
        rows = list(json_lines(text_of(file).splitlines(), str(file), ("text", "overall")))
        report = evaluate_claims(rows, checker)
        answerable = report.claims - report.unanswerable
        print(f"{file.name}: {report.claims} claims")
        print(f"  verdict right       {report.right} of {report.claims}")
        print(f"  wrong stance shown  {report.wrong_stances} of {answerable} that a notice answers")
        print(f"  false alarm         {report.false_alarms} of {report.unanswerable} that no notice answers")
        for miss in report.misses:
            print(f"  {miss.id}: expected {miss.expected}, got {miss.got}: {miss.text}")
            for shown in miss.shown:
                print(f"      {shown}")


@command.command()
@click.argument("place", type=click.Path(path_type=Path))
def retrieval(place: Path) -> None:
    """Finding, over labelled queries: by words, by meaning, by both.

    PLACE is a folder with NAME_queries.jsonl, NAME_corpus.jsonl and NAME_qrels.jsonl (each perhaps with .gz), or the
    beginning of such files' path for one set alone. Prints hit@1/5/20, MRR and MAP@5.
    """
    from bot.retrieval_evaluation import read_sets, ways_of

    for labelled in read_sets(place):
        print(f"{labelled.name}: {len(labelled.right)} queries, {len(labelled.corpus)} documents")
        for way, report in ways_of(labelled):
            hits = "  ".join(f"hit@{depth} {report.hit(depth):.3f}" for depth in report.hits)
            print(f"  {way:8}{hits}  MRR {report.reciprocal_rank:.3f}  MAP@5 {report.average_precision:.3f}")
