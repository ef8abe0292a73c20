"""Trains the stance model: `python -m bot.model.training.train --help`. Nothing is downloaded."""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from bot.model.training.augment import (
    accompanied,
    notice_forms,
    public_forms,
    whole_notice_forms,
    written_forms,
)
from bot.model.training.contrast import read_contrast
from bot.model.training.export import torch_logits
from bot.model.training.network import Encoder, Layer, PairNetwork, collate, from_base
from bot.model.training.pairs import (
    LABELS,
    REPEATS,
    Pair,
    hold_out,
    read_notice_pairs,
    read_public,
    read_written,
    weigh,
)

Example = tuple[list[int], list[int], tuple[float, ...], tuple[float, ...]]
"""Token ids, type ids, the chance of each label that is to be learnt, and what is added to the network's logits."""
NOTHING_ADDED = (0.0, 0.0, 0.0)
MASK, FIRST_WORD = 103, 999
"""The id of [MASK] and the first id of a word in BERT's English vocabulary, which is the base's."""


def gather(options: argparse.Namespace) -> tuple[list[Pair], list[Pair]]:
    """Pairs to train on and pairs kept back; the held-out subject goes to the second list whole."""
    if options.contrast and not options.public:
        raise SystemExit("--contrast needs --public, whose evidence it names.")
    rng = random.Random(options.seed)
    train: list[Pair] = []
    held: list[Pair] = []
    if options.public:
        kept, held = hold_out(read_public(options.public), 0.1, options.split_seed)
        if options.sets:
            kept = [pair for pair in kept if pair.source in options.sets]
        train = accompanied(weigh(kept, options.seed), options.accompanied, rng) + public_forms(kept, rng)
        if options.replay < 1:
            train = rng.sample(train, int(len(train) * options.replay))
        if options.contrast:
            contrast = weigh(read_contrast(options.contrast, kept), options.seed)
            train += accompanied(contrast, options.accompanied, rng)
    own: list[Pair] = []
    for folder in options.notices:
        own += read_notice_pairs(folder)
        if options.extra:
            kept, apart = hold_out(read_notice_pairs(folder, "extra_*.jsonl"), 0.1, options.split_seed)
            for _ in range(options.extra):
                train += whole_notice_forms(kept, rng)
            held += apart
    held += [pair for pair in own if pair.source == options.held_subject]
    for subject in sorted({pair.source for pair in own} - {options.held_subject}):
        members = [pair for pair in own if pair.source == subject]
        train += notice_forms(members, rng)
    written = read_written(options.written) if options.written else []
    kept, apart = hold_out(written, 0.1, options.split_seed)
    for subject in sorted({pair.source for pair in kept}):
        train += written_forms([pair for pair in kept if pair.source == subject], rng)
    return train, held + apart


def taught(path: Path, weight: float) -> tuple[list[Pair], list[tuple[float, ...]]]:
    """Pairs that a teacher labelled, and what to learn of each: its chances at `weight`, the label for the rest.

    Small sets are shown as often as `weigh` shows them.
    """
    pairs: list[Pair] = []
    targets: list[tuple[float, ...]] = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            chances = row.pop("chances")
            pair = Pair(**row)
            mixed = zip(chances, certain(pair), strict=True)
            often = REPEATS.get(pair.source, 1)
            pairs += [pair] * often
            targets += [tuple(weight * soft + (1 - weight) * hard for soft, hard in mixed)] * often
    return pairs, targets


def certain(pair: Pair) -> tuple[float, ...]:
    """All of the chance on the pair's own label."""
    return tuple(float(label == pair.label) for label in LABELS)


def batches(examples: Sequence[Example], size: int, rng: random.Random) -> list[list[Example]]:
    """Shuffled batches of pairs of like length: sorting within pools of 50 batches halves the padding."""
    order = rng.sample(examples, len(examples))
    pool = size * 50
    made = []
    for start in range(0, len(order), pool):
        part = sorted(order[start : start + pool], key=lambda example: len(example[0]))
        made += [part[at : at + size] for at in range(0, len(part), size)]
    rng.shuffle(made)
    return made


class Average:
    """The mean of the weights seen at the checkpoints of the last part of a training."""

    def __init__(self) -> None:
        self.count = 0
        self.state: dict[str, Tensor] = {}

    def add(self, network: PairNetwork) -> None:
        """Take in the weights as they are now."""
        self.count += 1
        for name, tensor in network.state_dict().items():
            old = self.state.setdefault(name, tensor.clone())
            old.add_((tensor - old) / self.count)


def hidden(ids: Tensor, share: float) -> Tensor:
    """Token ids with about `share` of the words' ones exchanged for [MASK]; padding and separators stay."""
    chosen = (torch.rand(ids.shape) < share) & (ids >= FIRST_WORD)
    return ids.masked_fill(chosen, MASK)


def train(network: PairNetwork, examples: Sequence[Example], options: argparse.Namespace) -> PairNetwork:
    """Train in place; returns the network with the averaged weights of the last fifth."""
    rng = random.Random(options.seed)
    # The word vectors stay as they are: a third less memory traffic a step, and rare names keep their place.
    network.word_embeddings.weight.requires_grad_(False)
    decayed = [p for p in network.parameters() if p.requires_grad and p.ndim > 1]
    plain = [p for p in network.parameters() if p.requires_grad and p.ndim == 1]
    groups = [{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}]
    optimiser = torch.optim.AdamW(groups, lr=options.rate, fused=True)
    plan = [batch for _ in range(options.epochs) for batch in batches(examples, options.batch, rng)]
    plan = plan[: int(len(plan) * options.part)]
    average, started, seen, loss_sum = Average(), time.monotonic(), 0, 0.0
    for module in network.modules():
        if isinstance(module, Layer):
            module.dropout = options.dropout
    network.train()
    for step, batch in enumerate(plan):
        # On a shared machine a time limit shortens the schedule instead of cutting it off.
        elapsed = (time.monotonic() - started) / 60 / options.minutes if options.minutes else 0.0
        done = max(step / len(plan), elapsed)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = options.rate * min(1.0, done / 0.06, (1 - done) / 0.94)
        ids, mask, types = collate([(ids, types) for ids, types, *_ in batch])
        ids = hidden(ids, options.masked)
        # Three times as many pairs a second on processors with AVX512-BF16; on others it is slower than floats.
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
            logits = network(ids, mask, types).float()
        target = torch.tensor([chances for _, _, chances, _ in batch])
        known = torch.tensor([added for *_, added in batch])
        loss = functional.cross_entropy(logits + known, target, label_smoothing=options.smoothing)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(decayed + plain, 1.0)
        optimiser.step()
        seen += len(batch)
        loss_sum += loss.item()
        if step % 50 == 49:
            speed = seen / (time.monotonic() - started)
            print(
                f"step {step + 1}/{len(plan)} done {done:.3f} loss {loss_sum / 50:.4f} {speed:.1f} pairs/s",
                flush=True,
            )
            loss_sum = 0.0
        if step % 500 == 499:
            torch.save(network.state_dict(), options.out / "checkpoint.pt")
        if done > 0.8 and step % 40 == 0:
            average.add(network)
    if average.count:
        network.load_state_dict(average.state)
    return network


def report(network: PairNetwork, encoder: Encoder, held: Sequence[Pair]) -> dict[str, dict[str, float]]:
    """Accuracy for each held-out set, over three labels and between supports and conflicts alone."""
    scores = torch.from_numpy(torch_logits(network, encoder, held))
    found: dict[str, dict[str, float]] = {}
    for source in sorted({pair.source for pair in held}):
        at = [number for number, pair in enumerate(held) if pair.source == source]
        gold = torch.tensor([LABELS.index(held[number].label) for number in at])
        right = (scores[at].argmax(-1) == gold).float().mean().item()
        two = gold < 2
        right_two = (scores[at][two][:, :2].argmax(-1) == gold[two]).float().mean().item()
        found[source] = {"pairs": len(at), "three_way": round(right, 3), "two_way": round(right_two, 3)}
    return found


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with config.json, tokenizer.json, model.safetensors"
    )
    parser.add_argument("--public", type=Path, help="folder of public sets: {claim, evidence, label} a line")
    parser.add_argument(
        "--sets", nargs="*", help="which of the public sets to train on (feverdev, fm2 …); all"
    )
    parser.add_argument("--notices", type=Path, nargs="*", default=[], help="folders of notice pairs")
    parser.add_argument(
        "--extra", type=int, default=0, help="how often to use the extra_*.jsonl of those folders"
    )
    parser.add_argument("--written", type=Path, help="folder of pairs in blocks (SUBJECT-NN.txt)")
    parser.add_argument(
        "--contrast", type=Path, help="folder of claims written for the public sets' evidence"
    )
    parser.add_argument("--start", type=Path, help="weights (.pt) of an earlier run to go on from")
    parser.add_argument(
        "--taught", type=Path, nargs="*", default=[], help="soft.jsonl of a teacher, to learn from besides"
    )
    parser.add_argument(
        "--taught-weight", type=float, default=0.7, help="share of its chances beside the label"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--held-subject", default="tech")
    parser.add_argument("--seed", type=int, default=20261001)
    parser.add_argument("--split-seed", type=int, default=20261001, help="what is held out depends on it")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--part", type=float, default=1.0, help="share of the planned steps to take")
    parser.add_argument("--replay", type=float, default=1.0, help="share of the public pairs to use")
    parser.add_argument(
        "--minutes", type=float, default=0.0, help="fit the schedule into this time; 0: no limit"
    )
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--dropout", type=float, default=0.0, help="in the small network's layers")
    parser.add_argument("--masked", type=float, default=0.0, help="share of tokens hidden while it trains")
    parser.add_argument(
        "--accompanied",
        type=float,
        default=0.0,
        help="share of public pairs with a sentence beside the point",
    )
    parser.add_argument("--limit", type=int, default=112, help="tokens a pair")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument(
        "--habits-apart", action="store_true", help="leave to a model of habits what pairs tell unread"
    )
    parser.add_argument("--bf16", action="store_true", help="compute in 16-bit floats where that is safe")
    return parser


def main() -> None:
    """Gather, train, measure, save."""
    options = arguments().parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    pairs, held = gather(options)
    print(len(pairs), "pairs to train on:", dict(Counter(pair.source for pair in pairs)))
    print("labels:", dict(Counter(pair.label for pair in pairs)), "held:", len(held), flush=True)
    (options.out / "held.json").write_text(json.dumps([asdict(pair) for pair in held]), encoding="utf-8")
    targets = [certain(pair) for pair in pairs]
    for path in options.taught:
        more, softer = taught(path, options.taught_weight)
        print(len(more), "pairs of a teacher")
        pairs, targets = pairs + more, targets + softer
    encoder = Encoder(options.base, options.limit)
    known = [NOTHING_ADDED] * len(pairs)
    if options.habits_apart:
        from bot.model.training.habits import by_habit  # needs scikit-learn

        known = [tuple(row) for row in by_habit(pairs, options.seed).tolist()]
    examples = [
        (*encoder(pair.evidence, pair.claim), target, added)
        for pair, target, added in zip(pairs, targets, known, strict=True)
    ]
    print("mean tokens", sum(len(ids) for ids, *_ in examples) / len(examples), flush=True)
    network = from_base(options.base)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    train(network, examples, options)
    torch.save(network.state_dict(), options.out / "weights.pt")
    print(json.dumps(report(network, encoder, held), indent=1))


if __name__ == "__main__":
    main()
