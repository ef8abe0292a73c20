"""Labelled pairs of claim and text through the judges, the model, and both: how often they are right, how sure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from bot.checking.checker import Entailment
from bot.checking.pairs import JudgedPair, judge_pairs
from bot.checking.result import Stance
from bot.checking.verdict import Scores
from bot.measuring.calibration import Answer, calibration_error, errors_by_coverage
from bot.measuring.rows import rows_of
from bot.measuring.tables import Table, figure, share
from sources.errors import InputError

LABELS: Final = ("supports", "conflicts", "neither")
_STANCES: Final = LABELS[:2]
_BATCH: Final = 64


class By(StrEnum):
    """Who decides: the judges alone, the model alone, or the judges with the model beside them."""

    JUDGES = "judges"
    MODEL = "model"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """A claim, the text beside it, what the text is to the claim, and the way that the pair was made."""

    claim: str
    statement: str
    label: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class PairAnswer:
    """What was said of a pair: one of LABELS, how surely, and the chances of the three."""

    label: str
    confidence: float
    scores: Scores


@dataclass(frozen=True, slots=True)
class StanceReport:
    """The answers of one of By to the pairs of one set."""

    name: str
    by: By
    pairs: tuple[LabelledPair, ...]
    answers: tuple[PairAnswer, ...]

    @property
    def accuracy(self) -> float:
        """Share of pairs with the right one of three labels."""
        return sum(self._right()) / len(self.pairs)

    @property
    def macro_f1(self) -> float:
        """Mean of F1 over the labels that the set has."""
        present = [label for label in LABELS if any(pair.label == label for pair in self.pairs)]
        return sum(self._f1(label) for label in present) / len(present)

    @property
    def two_way(self) -> float | None:
        """Of the pairs that support or conflict, the share where the right one of the two has the higher score.

        A tie counts as wrong. None where there is no such pair.
        """
        hits = [
            getattr(answer.scores, pair.label) > getattr(answer.scores, _other(pair.label))
            for pair, answer in self._both()
            if pair.label in _STANCES
        ]
        return sum(hits) / len(hits) if hits else None

    @property
    def by_scores(self) -> list[Answer]:
        """The likeliest label by the scores: whether it is right, and its score."""
        found = []
        for pair, answer in self._both():
            likeliest = max(LABELS, key=lambda label: float(getattr(answer.scores, label)))
            found.append(Answer(likeliest == pair.label, float(getattr(answer.scores, likeliest))))
        return found

    @property
    def by_confidence(self) -> list[Answer]:
        """The answers: whether each is right, and its confidence."""
        return [Answer(pair.label == answer.label, answer.confidence) for pair, answer in self._both()]

    def counts(self, label: str) -> tuple[int, int, int]:
        """How many pairs were rightly called so, were called so, and are so."""
        called = sum(answer.label == label for answer in self.answers)
        real = sum(pair.label == label for pair in self.pairs)
        both = sum(pair.label == label == answer.label for pair, answer in self._both())
        return both, called, real

    def kinds(self) -> list[tuple[str, int, int]]:
        """For each kind of pair: how many were right, of how many; none where the set names no kinds."""
        right, pairs = Counter[str](), Counter[str]()
        for pair, hit in zip(self.pairs, self._right(), strict=True):
            if pair.kind:
                right[pair.kind] += hit
                pairs[pair.kind] += 1
        return [(kind, right[kind], count) for kind, count in pairs.most_common()]

    def _f1(self, label: str) -> float:
        both, called, real = self.counts(label)
        return 2 * both / (called + real) if called + real else 0.0

    def _both(self) -> Iterator[tuple[LabelledPair, PairAnswer]]:
        return zip(self.pairs, self.answers, strict=True)

    def _right(self) -> list[bool]:
        return [pair.label == answer.label for pair, answer in self._both()]


def evaluate_stance(
    name: str,
    pairs: Sequence[LabelledPair],
    model: Entailment | None,
    ways: Sequence[By],
    progress: Callable[[int], None],
) -> list[StanceReport]:
    """A report for each of `ways`, in order; `progress` is told how many pairs more are done.

    Without a model nothing but By.JUDGES can be asked for.

    Raises:
        ValueError: there is no model and one is needed: a fault of the program.
    """
    if model is None and set(ways) != {By.JUDGES}:
        raise ValueError(ways)
    answers: dict[By, list[PairAnswer]] = {way: [] for way in ways}
    for start in range(0, len(pairs), _BATCH):
        part = [(pair.claim, pair.statement) for pair in pairs[start : start + _BATCH]]
        if By.JUDGES in answers:
            answers[By.JUDGES] += map(_by_stance, judge_pairs(part, None))
        if set(ways) - {By.JUDGES}:
            judged = judge_pairs(part, model)
            for way, read in ((By.MODEL, _by_scores), (By.TOGETHER, _by_stance)):
                if way in answers:
                    answers[way] += map(read, judged)
        progress(len(part))
    return [StanceReport(name, way, tuple(pairs), tuple(answers[way])) for way in ways]


def _by_stance(judged: JudgedPair) -> PairAnswer:
    label = str(judged.stance) if judged.stance in (Stance.SUPPORTS, Stance.CONFLICTS) else LABELS[2]
    return PairAnswer(label, judged.confidence, judged.scores)


def _by_scores(judged: JudgedPair) -> PairAnswer:
    label = max(LABELS, key=lambda label: float(getattr(judged.scores, label)))
    return PairAnswer(label, float(getattr(judged.scores, label)), judged.scores)


def _other(label: str) -> str:
    return _STANCES[label == _STANCES[0]]


def stance_tables(reports: Sequence[StanceReport]) -> Iterator[Table]:
    """The figures of the reports as tables."""
    yield Table(
        "Pairs",
        ("set", "by", "pairs", "accuracy", "macro-F1", "two ways", "ECE of scores", "ECE of confidence"),
        tuple(
            (
                *(one.name, one.by, str(len(one.pairs)), figure(one.accuracy), figure(one.macro_f1)),
                *(figure(one.two_way), figure(calibration_error(one.by_scores))),
                figure(calibration_error(one.by_confidence)),
            )
            for one in reports
        ),
    )
    yield Table(
        "By label",
        ("set", "by", "label", "precision", "recall", "pairs"),
        tuple(
            (one.name, one.by, label, share(both, called), share(both, real), str(real))
            for one in reports
            for label in LABELS
            for both, called, real in [one.counts(label)]
        ),
    )
    risks = [(one, errors_by_coverage(one.by_confidence)) for one in reports]
    yield Table(
        "Share of wrong answers, the surest part of the pairs answered",
        ("set", "by", *(f"{coverage:.1f}" for coverage, _ in risks[0][1])) if risks else (),
        tuple((one.name, one.by, *(figure(error) for _, error in found)) for one, found in risks),
    )
    ways = list(dict.fromkeys(one.by for one in reports))
    yield Table("Share right by kind", ("set", "kind", "pairs", *ways), tuple(_by_kind(reports)))


def _by_kind(reports: Sequence[StanceReport]) -> Iterator[tuple[str, ...]]:
    """A row for each kind of each set, with a column for each of By."""
    for name in dict.fromkeys(one.name for one in reports):
        kinds = [one.kinds() for one in reports if one.name == name]
        for same in zip(*kinds, strict=True):
            kind, _, count = same[0]
            yield (name, kind, str(count), *(share(right, count) for _, right, _ in same))


def read_pair_sets(places: Iterable[Path]) -> dict[str, list[LabelledPair]]:
    """The sets in files and folders, by name: a file is a set, JSON lines, perhaps with .gz.

    A line is {"claim", "statement" or "evidence", "label", "kind"?}.

    Raises:
        InputError: a place holds no such file, or a line is wrong; the sentence names it.
    """
    sets: defaultdict[str, list[LabelledPair]] = defaultdict(list)
    for place in places:
        files = sorted(place.glob("*.jsonl*")) if place.is_dir() else [place]
        if not files:
            raise InputError(f"{place}: no file NAME.jsonl or NAME.jsonl.gz is there.")
        for file in files:
            sets[file.name.partition(".jsonl")[0]] += _read_pairs(file)
    return dict(sets)


def _read_pairs(file: Path) -> list[LabelledPair]:
    rows = rows_of(file, ("claim", "label"))
    if not rows:
        raise InputError(f"{file} holds no pair.")
    return [_pair(row, f"{file}, row {number}") for number, row in enumerate(rows, 1)]


def _pair(row: dict[str, Any], where: str) -> LabelledPair:
    statement = row.get("statement", row.get("evidence"))
    if not isinstance(statement, str):
        raise InputError(f"{where}: 'statement' or 'evidence' must be there, and a text.")
    if row["label"] not in LABELS:
        raise InputError(f"{where}: {row['label']!r} is none of {', '.join(LABELS)}.")
    return LabelledPair(row["claim"], statement, row["label"], str(row.get("kind") or ""))
