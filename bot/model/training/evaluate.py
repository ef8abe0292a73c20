"""Measures a model folder on held-out pairs: accuracy, calibration, speed, memory, load time.

`python -m bot.model.training.evaluate FOLDER --held held.json`; needs no PyTorch.
"""

import argparse
import json
import resource
import time
from collections.abc import Sequence
from pathlib import Path

from bot.model.pair_model import PairModel, Scores
from bot.model.training.pairs import LABELS, Pair


def chosen(scores: Scores, labels: Sequence[str] = LABELS) -> tuple[str, float]:
    """The likeliest of `labels` and its probability."""
    best = max(labels, key=lambda label: getattr(scores, label))
    return best, float(getattr(scores, best))


def calibration_error(answers: Sequence[tuple[bool, float]], bins: int = 10) -> float:
    """Expected calibration error of (right, confidence) answers over `bins` equal bins."""
    total = 0.0
    for number in range(bins):
        part = [(right, p) for right, p in answers if min(int(p * bins), bins - 1) == number]
        if part:
            right = sum(right for right, _ in part) / len(part)
            total += len(part) / len(answers) * abs(right - sum(p for _, p in part) / len(part))
    return total


def row(pairs: Sequence[Pair], scores: Sequence[Scores]) -> str:
    """One line of the table: pairs, three-way and two-way accuracy, ECE, precision of stances from 0.9 up."""
    answers = [chosen(score) for score in scores]
    right = [pair.label == label for pair, (label, _) in zip(pairs, answers, strict=True)]
    two = [
        pair.label == chosen(score, LABELS[:2])[0]
        for pair, score in zip(pairs, scores, strict=True)
        if pair.label != "neither"
    ]
    ece = calibration_error([(hit, p) for hit, (_, p) in zip(right, answers, strict=True)])
    sure = [hit for hit, (label, p) in zip(right, answers, strict=True) if label != "neither" and p >= 0.9]
    precision = f"{sum(sure) / len(sure):.3f} of {len(sure)}" if sure else "none"
    return (
        f"{len(pairs)} | {sum(right) / len(right):.3f} | {sum(two) / max(1, len(two)):.3f} "
        f"| {ece:.3f} | {precision}"
    )


def speed(model: PairModel, pairs: Sequence[Pair], repeats: int = 3) -> float:
    """Pairs a second, best of `repeats`, on the held-out pairs of about 60 tokens (38 to 46 words)."""
    near = [p for p in pairs if 38 <= len(p.evidence.split()) + len(p.claim.split()) <= 46][:320]
    best = 0.0
    for _ in range(repeats):
        began = time.perf_counter()
        model.score([(pair.evidence, pair.claim) for pair in near])
        best = max(best, len(near) / (time.perf_counter() - began))
    return best


def main() -> None:
    """Print the table and the costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--held", type=Path, required=True, help="held.json of the training")
    parser.add_argument("--skip", nargs="*", default=[], help="sets to leave out")
    options = parser.parse_args()
    held = [Pair(**entry) for entry in json.loads(options.held.read_text(encoding="utf-8"))]
    held = [pair for pair in held if pair.source not in options.skip]
    began = time.perf_counter()
    model = PairModel.load(options.folder)
    print(f"loaded in {time.perf_counter() - began:.2f} s (with onnxruntime and tokenizers)")
    print(f"{speed(model, held):.0f} pairs/s at about 60 tokens")
    scores = model.score([(pair.evidence, pair.claim) for pair in held])
    print("set | pairs | three ways | supports/conflicts | ECE | precision of stances at 0.9")
    for source in sorted({pair.source for pair in held}):
        at = [number for number, pair in enumerate(held) if pair.source == source]
        print(source, "|", row([held[number] for number in at], [scores[number] for number in at]))
    print(f"largest resident size {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"folder {sum(path.stat().st_size for path in options.folder.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
