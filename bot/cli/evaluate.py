"""`crosscheck eval`: the project's own measurements, over files of labelled rows."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.inputs import notices_of
from bot.cli.outputs import write_out
from bot.cli.progress import bar, progress
from bot.settings import Settings, read_settings
from bot.texts import text
from sources.errors import InputError
from sources.notice import Notice

if TYPE_CHECKING:
    from bot.measuring.claims import ClaimsReport
    from bot.measuring.tables import Table

_PLACES = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_MARKDOWN = click.option("--markdown", is_flag=True, help="The tables as Markdown, and nothing else.")


@click.group("eval")
def command() -> None:
    """Measure: claims through the whole check, pairs through the judges, and finding alone."""


@command.command()
@_PLACES
@click.option("--table", type=click.Path(path_type=Path), help="Against this CSV alone, in memory.")
@click.option("--curve", is_flag=True, help="Also the precision from each share of words in common on.")
@click.option(
    "--plot", type=click.Path(path_type=Path), help="Write the curve of precision and coverage to this SVG."
)
@_MARKDOWN
def claims(
    files: tuple[Path, ...], table: Path | None, curve: bool, plot: Path | None, markdown: bool
) -> None:
    """Verdicts over JSON lines {"text", "overall", "expected", "as_of", "reasons"}.

    Prints right verdicts, wrong stances, false alarms, and every miss; then precision by reason kind, calibration, and
    error against coverage.
    """
    from bot.measuring.claims import evaluate_claims
    from bot.measuring.claims_tables import claims_tables
    from bot.measuring.rows import rows_of
    from bot.service import build_checker, load_model

    settings = read_settings()
    sets = [(file.name, rows_of(file, ("text", "overall"))) for file in files]
    checker = build_checker(notices_of(table) if table else _shared(settings), load_model(settings))
    reports = []
    for name, rows in sets:
        with bar(text("eval.checking", name=name), len(rows)) as progress:
            reports.append((name, evaluate_claims(rows, checker, progress=progress)))
        if not markdown:
            _print_counts(name, reports[-1][1])
            print()
    _print_tables(claims_tables(reports, curve=curve), markdown=markdown)
    if plot is not None:
        _plot(plot, reports)


@command.command()
@_PLACES
@click.option(
    "--by",
    "ways",
    multiple=True,
    type=click.Choice(["judges", "model", "together"]),
    help="Who decides; all three where it is left out, and as far as there is a model.",
)
@_MARKDOWN
def stance(files: tuple[Path, ...], ways: tuple[str, ...], markdown: bool) -> None:
    """Stances over JSON lines {"claim", "statement" or "evidence", "label", "kind"}, perhaps with .gz, or folders.

    Prints accuracy, macro-F1, precision and recall by label, calibration, error against coverage, and accuracy by kind.
    """
    from bot.measuring.stance import By, evaluate_stance, read_pair_sets, stance_tables
    from bot.service import load_model

    sets = read_pair_sets(files)
    model = load_model(read_settings())
    chosen = [By(way) for way in ways] or (list(By) if model is not None else [By.JUDGES])
    if model is None and chosen != [By.JUDGES]:
        raise InputError(text("eval.no_model"))
    reports = []
    with bar(text("eval.judging"), sum(map(len, sets.values()))) as progress:
        for name, pairs in sets.items():
            reports += evaluate_stance(name, pairs, model, chosen, progress)
    _print_tables(stance_tables(reports), markdown=markdown)


@command.command()
@click.argument("place", type=click.Path(path_type=Path))
def retrieval(place: Path) -> None:
    """Finding, over labelled queries: by words, by meaning, by both.

    PLACE is a folder with NAME_queries.jsonl, NAME_corpus.jsonl and NAME_qrels.jsonl (each perhaps with .gz), or the
    beginning of such files' path for one set alone. Prints hit@1/5/20, MRR and MAP@5.
    """
    from bot.measuring.retrieval import read_sets, ways_of

    for labelled in read_sets(place):
        print(f"{labelled.name}: {len(labelled.right)} queries, {len(labelled.corpus)} documents")
        with progress(text("index.encoding")) as told:
            ways = list(ways_of(labelled, told))
        for way, report in ways:
            hits = "  ".join(f"hit@{depth} {report.hit(depth):.3f}" for depth in report.hits)
            print(f"  {way:8}{hits}  MRR {report.reciprocal_rank:.3f}  MAP@5 {report.average_precision:.3f}")


def _shared(settings: Settings) -> tuple[Notice, ...]:
    from sources.table import SourceTable

    async def read() -> tuple[Notice, ...]:
        async with await SourceTable.open(settings.database()) as opened:
            return await opened.notices()

    return asyncio.run(read())


def _print_counts(name: str, report: ClaimsReport) -> None:
    answerable = report.claims - report.unanswerable
    print(f"{name}: {report.claims} claims")
    print(f"  verdict right       {report.right} of {report.claims}")
    print(f"  wrong stance shown  {report.wrong_stances} of {answerable} that a notice answers")
    print(f"  false alarm         {report.false_alarms} of {report.unanswerable} that no notice answers")
    for miss in report.misses:
        print(f"  {miss.id}: expected {miss.expected}, got {miss.got}: {miss.text}")
        for shown in miss.shown:
            print(f"      {shown}")


def _print_tables(tables: Iterable[Table], *, markdown: bool) -> None:
    from bot.measuring.tables import table_text

    for table in tables:
        if words := table_text(table, markdown=markdown):
            print(words)


def _plot(path: Path, reports: list[tuple[str, ClaimsReport]]) -> None:
    from bot.measuring.claims_tables import curve_points
    from bot.measuring.plot import line_chart

    lines = {name: curve_points(report) for name, report in reports}
    axes = (text("eval.plot_across"), text("eval.plot_up"))
    chart = line_chart(text("eval.plot_title"), axes, lines, up=(0.5, 1.0))
    write_out(path, chart.encode())
