"""A bigger network that learns the same pairs, and teaches the small one by the chances that it gives each label.

`python -m bot.model.training.teacher train|label --help`. Needs `transformers`, which nothing else here does.
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import cast

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import MPNetModel

from bot.model.pair_model import PairModel
from bot.model.training import train as training
from bot.model.training.network import HEAD_DROPOUT, Encoder, collate
from bot.model.training.pairs import LABELS, Pair


class Teacher(nn.Module):
    """An MPNet encoder and a head with three outcomes; takes what `collate` makes, like PairNetwork."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        # In one pass over the pairs the encoder does not overfit, and dropout in it costs time.
        off = {"hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}
        self.encoder = MPNetModel.from_pretrained(folder, add_pooling_layer=False, **off)
        width = self.encoder.config.hidden_size
        self.dense = nn.Linear(2 * width, width)
        self.classifier = nn.Linear(width, len(LABELS))

    @property
    def word_embeddings(self) -> nn.Embedding:
        """The word vectors, which training leaves as they are."""
        return cast(nn.Embedding, self.encoder.embeddings.word_embeddings)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits (batch, 3); MPNet tells the two texts apart by their separators, so the types are not needed."""
        del token_type_ids
        ids = input_ids.masked_fill(attention_mask == 0, self.encoder.config.pad_token_id)
        x = self.encoder(input_ids=ids, attention_mask=attention_mask).last_hidden_state
        present = attention_mask.to(x.dtype)
        mean = (x * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)
        pooled = torch.tanh(self.dense(torch.cat((x[:, 0], mean), -1)))
        return cast(Tensor, self.classifier(functional.dropout(pooled, HEAD_DROPOUT, self.training)))


@torch.no_grad()
def chances(network: nn.Module, encoder: Encoder, pairs: Sequence[Pair], bf16: bool) -> list[list[float]]:
    """For each pair, in order, what the teacher gives supports, conflicts and neither."""
    network.eval()
    rows = [encoder(pair.evidence, pair.claim) for pair in pairs]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number][0]))
    found: list[list[float]] = [[]] * len(rows)
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bf16):
            logits = network(*collate([rows[number] for number in part]))
        for number, row in zip(part, logits.float().softmax(-1).tolist(), strict=True):
            found[number] = [round(chance, 4) for chance in row]
        if start % 3200 == 0:
            print(f"labelled {start + len(part)} of {len(order)}", flush=True)
    return found


def learn(options: argparse.Namespace) -> None:
    """Train the teacher on the pairs that `train` would gather, and measure it on those held out."""
    pairs, held = training.gather(options)
    encoder = Encoder(options.base, options.limit)
    examples = [
        (*encoder(pair.evidence, pair.claim), training.certain(pair), training.NOTHING_ADDED)
        for pair in pairs
    ]
    print(len(pairs), "pairs to train on;", len(held), "held out", flush=True)
    network = Teacher(options.base)
    if options.start:
        network.load_state_dict(torch.load(options.start))
    training.train(network, examples, options)
    torch.save(network.state_dict(), options.out / "weights.pt")
    print(json.dumps(training.report(network, encoder, held), indent=1))


def label(options: argparse.Namespace) -> None:
    """Write the pairs that `train` would gather, or a `--part` of them, once each with the teacher's chances."""
    gathered, _ = training.gather(options)
    pairs = list(dict.fromkeys(gathered))
    pairs = random.Random(options.seed).sample(pairs, int(len(pairs) * options.part))
    if options.folder:
        scores = PairModel.load(options.folder, threads=options.threads).score(
            [(pair.evidence, pair.claim) for pair in pairs]
        )
        soft = [[round(chance, 4) for chance in (s.supports, s.conflicts, s.neither)] for s in scores]
    else:
        network = Teacher(options.base)
        network.load_state_dict(torch.load(options.start))
        soft = chances(network, Encoder(options.base, options.limit), pairs, options.bf16)
    with (options.out / "soft.jsonl").open("w", encoding="utf-8") as file:
        for pair, row in zip(pairs, soft, strict=True):
            file.write(json.dumps(asdict(pair) | {"chances": row}) + "\n")


def main() -> None:
    """`train` or `label`; both take the options of training.train."""
    parser = training.arguments()
    parser.description = __doc__
    parser.add_argument("step", choices=("train", "label"))
    parser.add_argument("--folder", type=Path, help="label by an exported model folder instead of a teacher")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)
    learn(options) if options.step == "train" else label(options)


if __name__ == "__main__":
    main()
