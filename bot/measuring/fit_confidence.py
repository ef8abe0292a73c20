"""Fits the curves of bot/checking/confidence.toml to labelled claims and pairs, and says what they are worth.

`python -m bot.measuring.fit_confidence --claims FILE … --pairs FILE … [--test-claims FILE …] [--test-pairs FILE …]
[--write]`. Claims are judged with the model that CROSSCHECK_MODEL names. Pairs are judged by the judges alone: what a
model says of a pair is calibrated when the model is exported.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zlib import crc32

import click
import numpy as np
from numpy.typing import NDArray

import bot.checking
from bot.checking.confidence import NEITHER, Curve, label_of, label_of_pair
from bot.checking.pairs import judge_pairs
from bot.checking.trace import Fate
from bot.measuring.calibration import Answer, calibration_error
from bot.measuring.claims import EXPECTED, day_of, stance_is_right
from bot.measuring.rows import rows_of
from bot.measuring.stance import read_pair_sets
from bot.measuring.tables import Table, figure, table_text
from bot.service import build_checker, load_model
from bot.settings import read_settings
from sources.spreadsheet import SHIPPED, read_table

Curves = dict[tuple[str, str], Curve]
"""By group and label."""

CURVES: Final = Path(bot.checking.__file__).parent / "confidence.toml"
PARTS: Final = 5
_WEIGHT: Final = 1.0
"""What a slope costs: half its square times this. A few answers are no ground for a steep curve."""
_STEPS: Final = 60
_FALLING: Final = ("related", NEITHER)
"""Labels whose chance falls with the raw confidence: the more words are shared, the likelier there is a stance."""
_HEAD: Final = """\
# From a raw confidence to the chance that a stance is right: log odds = offset + slope * confidence.
# Made by `python -m bot.measuring.fit_confidence`, not by hand. docs/evaluation.md says on what, and with what success.
"""


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer before calibration: its group and label in the file, what its chance rests on, whether it is right.

    `part` is its place among PARTS; what belongs to one claim is in one part.
    """

    group: str
    label: str
    raw: float
    right: bool
    part: int


def fit(samples: Sequence[Sample]) -> Curve:
    """The curve of some samples of one label: logistic regression with a cost on slopes, on smoothed outcomes.

    After Platt (1999): of n right and m wrong, an outcome is (n + 1) / (n + 2) or 1 / (m + 2), for a handful of right
    answers is no certainty. A slope that would go the wrong way is none.
    """
    right = np.array([one.right for one in samples])
    smooth = np.where(right, (right.sum() + 1) / (right.sum() + 2), 1 / ((~right).sum() + 2))
    raw = np.array([one.raw for one in samples])
    offset, slope = _regress(raw, smooth)
    if (slope > 0) is (samples[0].label in _FALLING):
        offset, slope = _regress(np.zeros_like(raw), smooth)
    return Curve(round(offset, 3), round(slope, 3))


def _regress(raw: NDArray[np.float64], outcomes: NDArray[np.float64]) -> tuple[float, float]:
    """Offset and slope, by Newton's method."""
    columns = np.stack([np.ones_like(raw), raw], axis=1)
    weights = np.zeros(2)
    cost = np.diag([1e-6, _WEIGHT])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-columns @ weights))
        slope = columns.T @ (chances - outcomes) + cost @ weights
        bend = (columns * (chances * (1 - chances))[:, None]).T @ columns + cost
        weights = weights - np.linalg.solve(bend, slope)
    return float(weights[0]), float(weights[1])


def claim_samples(files: Iterable[Path]) -> Iterator[Sample]:
    """The references that the shipped table gives to labelled claims."""
    checker = build_checker(read_table(SHIPPED), load_model(read_settings()))
    for file in files:
        for number, row in enumerate(rows_of(file, ("text", "overall")), 1):
            for trace in checker.explain(row["text"], day_of(row, number)):
                for one in trace.considered:
                    if one.reference is None or one.opinion is None or one.fate is Fate.SUCCESSOR:
                        continue
                    right = stance_is_right(one.reference, row, EXPECTED[row["overall"]])
                    label = label_of(one.reference)
                    yield Sample("reference", label, one.opinion.confidence, right, number % PARTS)


def pair_samples(places: Iterable[Path]) -> Iterator[Sample]:
    """What the judges say to labelled pairs."""
    for pairs in read_pair_sets(places).values():
        sides = [(pair.claim, pair.statement) for pair in pairs]
        for pair, said in zip(pairs, judge_pairs(sides, None), strict=True):
            label = label_of_pair(said.stance)
            # A statement stands in several pairs: they go into one part.
            part = crc32(pair.statement.encode()) % PARTS
            yield Sample("pair", label, said.raw, pair.label == label, part)


def fit_all(samples: Sequence[Sample]) -> Curves:
    """A curve for each group and label."""
    groups: dict[tuple[str, str], list[Sample]] = {}
    for one in samples:
        groups.setdefault((one.group, one.label), []).append(one)
    return {key: fit(some) for key, some in sorted(groups.items())}


def answers_by(curves: Curves, samples: Iterable[Sample]) -> list[Answer]:
    """The samples with the chance that the curves give them."""
    return [
        Answer(one.right, curves[one.group, one.label].chance(one.raw))
        for one in samples
        if (one.group, one.label) in curves
    ]


def across_parts(samples: Sequence[Sample]) -> list[Answer]:
    """Each part's samples with the chance by curves that were fitted to the other parts."""
    answers = []
    for part in range(PARTS):
        curves = fit_all([one for one in samples if one.part != part])
        answers += answers_by(curves, [one for one in samples if one.part == part])
    return answers


def report(samples: Sequence[Sample], curves: Curves | None = None) -> Table:
    """Calibration error before and after: by curves fitted elsewhere, or across parts where none are given."""
    rows = []
    for group in sorted({one.group for one in samples}):
        for name, some in _some_of([one for one in samples if one.group == group]):
            after = across_parts(some) if curves is None else answers_by(curves, some)
            before = [Answer(one.right, one.raw) for one in some]
            right = sum(one.right for one in some)
            errors = (figure(calibration_error(before)), figure(calibration_error(after)))
            rows.append((group, name, str(len(some)), f"{right / len(some):.3f}", *errors))
    title = "Across five parts" if curves is None else "On other files"
    return Table(title, ("group", "label", "answers", "right", "ECE before", "ECE after"), tuple(rows))


def _some_of(samples: Sequence[Sample]) -> Iterator[tuple[str, list[Sample]]]:
    stated = [one for one in samples if one.label not in _FALLING]
    yield "all", list(samples)
    if stated:
        yield "with a stance", stated


def curves_toml(curves: Curves) -> str:
    """The curves as the file holds them."""
    lines = [_HEAD]
    for (group, label), curve in curves.items():
        values = f"offset = {curve.offset}\nslope = {curve.slope}\n"
        lines.append(f"[{group}.{label}]\n{values}")
    return "\n".join(lines)


_PLACES: Final = click.Path(path_type=Path, exists=True)


@click.command()
@click.option("--claims", multiple=True, type=_PLACES, required=True)
@click.option("--pairs", multiple=True, type=_PLACES, required=True)
@click.option("--test-claims", multiple=True, type=_PLACES)
@click.option("--test-pairs", multiple=True, type=_PLACES)
@click.option("--write", is_flag=True, help="Write the curves into bot/checking/confidence.toml.")
def main(
    claims: tuple[Path, ...],
    pairs: tuple[Path, ...],
    test_claims: tuple[Path, ...],
    test_pairs: tuple[Path, ...],
    write: bool,
) -> None:
    """Fit, print the figures, and write the file where that is wanted."""
    samples = [*claim_samples(claims), *pair_samples(pairs)]
    curves = fit_all(samples)
    click.echo(table_text(report(samples), markdown=True))
    tests = [*claim_samples(test_claims), *pair_samples(test_pairs)]
    click.echo(table_text(report(tests, curves), markdown=True))
    if write:
        CURVES.write_text(curves_toml(curves), "utf-8")
    else:
        click.echo(curves_toml(curves))


if __name__ == "__main__":
    main()
