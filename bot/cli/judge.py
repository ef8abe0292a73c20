"""`crosscheck judge`: pairs of claim and statement in, stances with reasons and scores out, as JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

import click

from bot.cli.inputs import json_lines, stdin_lines
from bot.json_view import reason_json, scores_json
from bot.settings import read_settings

_BATCH = 64


@click.command("judge")
def command() -> None:
    """JSON lines {"claim", "statement"} on standard input; the same with stance, confidence, reasons and scores out."""
    from bot.checking.pairs import judge_pairs
    from bot.service import load_model

    model = load_model(read_settings())
    rows: Iterator[dict[str, Any]] = json_lines(stdin_lines(), "Standard input", ("claim", "statement"))
    while some := list(islice(rows, _BATCH)):
        judged = judge_pairs([(row["claim"], row["statement"]) for row in some], model)
        for row, pair in zip(some, judged, strict=True):
            answer = {
                "stance": pair.stance.value if pair.stance else "none",
                "confidence": pair.confidence,
                "reasons": [reason_json(reason) for reason in pair.reasons],
                "scores": scores_json(pair.scores),
            }
            print(json.dumps(row | answer, ensure_ascii=False))
