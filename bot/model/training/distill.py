"""Teaches the small network what the teacher makes of each token, layer by layer, besides the chances it gives.

`python -m bot.model.training.distill --help`. The chances of a pair are three numbers; what each of its tokens has
become in a layer is hundreds (Sun and others 2019, Patient Knowledge Distillation; Jiao and others 2020, TinyBERT).
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.model.training import train as training
from bot.model.training.network import HEAD_DROPOUT, Encoder, PairNetwork, collate, from_base
from bot.model.training.teacher import Teacher

SEPARATOR = 102
MPNET_SHIFT, MPNET_START, MPNET_END, MPNET_MASK = 4, 0, 2, 30526
"""MPNet's vocabulary is BERT's, four further on; between two texts it has two separators."""
ALIKE = ((3, 6), (4, 8), (5, 10))
"""A layer of the small network, and the layer of the teacher (of 12) that its tokens are to foretell."""


def mpnet_ids(ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The teacher's ids of rows of the small network's, its mask, and where each token of a row stands in it."""
    rows, longest = ids.shape
    separators = (ids == SEPARATOR) & (mask == 1)
    behind = separators.long().cumsum(1) - separators.long() > 0
    places = torch.arange(longest).expand(rows, -1) + behind.long()
    theirs = ids + MPNET_SHIFT
    theirs = theirs.masked_fill(ids == training.MASK, MPNET_MASK).masked_fill(separators, MPNET_END)
    theirs[:, 0] = MPNET_START
    made = torch.full((rows, longest + 1), MPNET_END)
    made.scatter_(1, places, theirs)
    lengths = mask.sum(1, keepdim=True) + 1
    present = (torch.arange(longest + 1).expand(rows, -1) < lengths).long()
    return made, present, places


class Learner(nn.Module):
    """The small network, with a view from its layers and its last step into the teacher's width."""

    def __init__(self, network: PairNetwork, width: int) -> None:
        super().__init__()
        self.network = network
        own = network.dense.out_features
        self.views = nn.ModuleList(nn.Linear(own, width) for _ in ALIKE)
        self.pooled_view = nn.Linear(own, width)

    def forward(self, ids: Tensor, mask: Tensor, types: Tensor) -> tuple[Tensor, list[Tensor], Tensor]:
        """Logits, what the layers of ALIKE foretell of the teacher's tokens, and the head's inner layer of its own."""
        net = self.network
        x = net.embed(ids, types)
        hidden = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        *layers, last = net.layers
        found = []
        for layer in layers:
            x = layer(x, hidden)
            found.append(x)
        first = last(x, hidden, asking=1)[:, 0]
        present = mask.to(x.dtype)
        mean = (x * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)
        pooled = torch.tanh(net.dense(torch.cat((first, mean), -1)))
        logits = net.classifier(functional.dropout(pooled, HEAD_DROPOUT, self.training))
        views = [view(found[own - 1]) for view, (own, _) in zip(self.views, ALIKE, strict=True)]
        return logits, views, self.pooled_view(pooled)


@torch.no_grad()
def told(teacher: Teacher, ids: Tensor, mask: Tensor) -> tuple[Tensor, list[Tensor], Tensor]:
    """The teacher's chances, its layers of ALIKE at the small network's tokens, and its head's inner layer."""
    theirs, present, places = mpnet_ids(ids, mask)
    padded = theirs.masked_fill(present == 0, teacher.encoder.config.pad_token_id)
    states = teacher.encoder(
        input_ids=padded, attention_mask=present, output_hidden_states=True
    ).hidden_states
    x = states[-1]
    here = present.to(x.dtype)
    mean = (x * here.unsqueeze(-1)).sum(1) / here.sum(1, keepdim=True)
    pooled = torch.tanh(teacher.dense(torch.cat((x[:, 0], mean), -1)))
    at = places.unsqueeze(-1).expand(-1, -1, x.shape[-1])
    layers = [states[layer].gather(1, at).float() for _, layer in ALIKE]
    return teacher.classifier(pooled).float(), layers, pooled.float()


def apart(mine: Sequence[Tensor], theirs: Sequence[Tensor], mask: Tensor) -> Tensor:
    """How far what is foretold of each token is from what the teacher has, both normalised: the mean over layers."""
    present = mask.float()
    far = [((_normal(one) - _normal(other)) ** 2).mean(-1) for one, other in zip(mine, theirs, strict=True)]
    return torch.stack([(one * present).sum() / present.sum() for one in far]).mean()


def _normal(x: Tensor) -> Tensor:
    return functional.layer_norm(x.float(), x.shape[-1:])


def learn(
    learner: Learner, teacher: Teacher, examples: Sequence[training.Example], options: argparse.Namespace
) -> None:
    """Train the small network in place; it keeps the mean of its weights over the last fifth."""
    rng = random.Random(options.seed)
    learner.network.word_embeddings.weight.requires_grad_(False)
    own = [p for p in learner.network.parameters() if p.requires_grad]
    views = [*learner.views.parameters(), *learner.pooled_view.parameters()]
    groups = [
        {"params": [p for p in own if p.ndim > 1], "weight_decay": 0.01, "times": 1.0},
        {"params": [p for p in own if p.ndim == 1], "weight_decay": 0.0, "times": 1.0},
        {"params": views, "weight_decay": 0.0, "times": 6.0},
    ]
    optimiser = torch.optim.AdamW(groups, lr=options.rate, fused=True)
    plan = [batch for _ in range(options.epochs) for batch in training.batches(examples, options.batch, rng)]
    average, started, seen = training.Average(), time.monotonic(), 0
    learner.train()
    teacher.eval()
    for step, batch in enumerate(plan):
        # On a shared machine a time limit shortens the schedule instead of cutting it off.
        elapsed = (time.monotonic() - started) / 60 / options.minutes if options.minutes else 0.0
        done = max(step / len(plan), elapsed)
        if done >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = group["times"] * options.rate * min(1.0, done / 0.04, (1 - done) / 0.96)
        losses = _losses(learner, teacher, batch, options)
        optimiser.zero_grad()
        (losses[0] + options.tokens * losses[1] + options.pooled * losses[2]).backward()
        torch.nn.utils.clip_grad_norm_(own, 1.0)
        optimiser.step()
        seen += len(batch)
        if step % 50 == 49:
            figures = " ".join(f"{loss.item():.4f}" for loss in losses)
            speed = seen / (time.monotonic() - started)
            print(
                f"step {step + 1}/{len(plan)} done {done:.3f} losses {figures} {speed:.1f} pairs/s",
                flush=True,
            )
        if step % 500 == 499:
            torch.save(learner.network.state_dict(), options.out / "checkpoint.pt")
        if done > 0.8 and step % 40 == 0:
            average.add(learner.network)
    if average.count:
        learner.network.load_state_dict(average.state)


def _losses(
    learner: Learner, teacher: Teacher, batch: Sequence[training.Example], options: argparse.Namespace
) -> tuple[Tensor, Tensor, Tensor]:
    """Of a batch: what its labels cost, its tokens in the layers of ALIKE, and the head's inner layer."""
    ids, mask, types = collate([(ids, types) for ids, types, *_ in batch])
    ids = training.hidden(ids, options.masked)
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
        said, layers, inner = told(teacher, ids, mask)
        logits, foretold, foretold_inner = learner(ids, mask, types)
    label = torch.tensor([chances for _, _, chances, _ in batch])
    target = options.taught_weight * said.softmax(-1) + (1 - options.taught_weight) * label
    by_label = functional.cross_entropy(logits.float(), target)
    return by_label, apart(foretold, layers, mask), ((foretold_inner.float() - inner) ** 2).mean()


def main() -> None:
    """Gather, teach, measure, save."""
    parser = training.arguments()
    parser.description = __doc__
    parser.add_argument("--teacher", type=Path, required=True, help="weights.pt of teacher train")
    parser.add_argument(
        "--teacher-base", type=Path, required=True, help="the folder that the teacher began from"
    )
    parser.add_argument("--tokens", type=float, default=1.0, help="what the tokens of the layers count")
    parser.add_argument("--pooled", type=float, default=1.0, help="what the head's inner layer counts")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    pairs, held = training.gather(options)
    print(len(pairs), "pairs,", len(set(pairs)), "different", flush=True)
    (options.out / "held.json").write_text(json.dumps([asdict(pair) for pair in held]), encoding="utf-8")
    encoder = Encoder(options.base, options.limit)
    examples = [
        (*encoder(pair.evidence, pair.claim), training.certain(pair), training.NOTHING_ADDED)
        for pair in pairs
    ]
    print("mean tokens", sum(len(ids) for ids, *_ in examples) / len(examples), flush=True)
    network = from_base(options.base)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    teacher = Teacher(options.teacher_base)
    teacher.load_state_dict(torch.load(options.teacher))
    learner = Learner(network, teacher.dense.out_features)
    learn(learner, teacher, examples, options)
    torch.save(network.state_dict(), options.out / "weights.pt")
    print(json.dumps(training.report(network, encoder, held), indent=1))


if __name__ == "__main__":
    main()
