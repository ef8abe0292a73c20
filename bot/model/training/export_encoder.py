"""Writes all-MiniLM-L6-v2 as an int8 ONNX folder of a sentence encoder, and says how near it stays to its floats.

`python -m bot.model.training.export_encoder --base FOLDER --out bot/model/encoder --texts texts.txt`
"""

import argparse
import json
import shutil
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from bot.model.sentence_encoder import SentenceEncoder
from bot.model.training.export import quantise
from bot.model.training.network import PairNetwork, collate, from_base

# What the base was trained to read; a statement is a fifth of it.
MAX_TOKENS = 256


class SentenceNetwork(PairNetwork):
    """The body of the pair network without its head: the mean of a text's token vectors, of length 1."""

    @classmethod
    def of_base(cls, folder: Path) -> "SentenceNetwork":
        """The encoder in `folder`, ready to run."""
        network = cls(json.loads((folder / "config.json").read_text(encoding="utf-8")))
        network.load_state_dict(from_base(folder).state_dict())
        return network.eval()

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> Tensor:  # type: ignore[override]
        """Vectors (batch, width) for (batch, tokens) integer inputs."""
        positions = torch.arange(input_ids.shape[1], device=input_ids.device).unsqueeze(0)
        types = self.token_type_embeddings(torch.zeros_like(input_ids))
        x = self.embedding_norm(self.word_embeddings(input_ids) + self.position_embeddings(positions) + types)
        present = attention_mask.to(x.dtype)
        mask = (1.0 - present)[:, None, None, :] * -10000.0
        for layer in self.layers:
            x = layer(x, mask)
        mean = (x * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)
        return functional.normalize(mean, dim=-1)


def to_onnx(network: SentenceNetwork, path: Path) -> None:
    """The network in 32-bit floats, with free batch and length."""
    ids, mask, _ = collate([([101, 2023, 102, 2023, 102], [0] * 5)] * 2)
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        network,
        (ids, mask),
        str(path),
        input_names=["input_ids", "attention_mask"],
        output_names=["vectors"],
        dynamic_axes={"input_ids": axes, "attention_mask": axes, "vectors": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )


@torch.no_grad()
def exact_vectors(network: SentenceNetwork, base: Path, texts: list[str]) -> NDArray[np.float32]:
    """Vectors in 32-bit floats, one text at a time, in order."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MAX_TOKENS)
    rows = []
    for text in texts:
        ids, mask, _ = collate([(encoded.ids, encoded.type_ids) for encoded in [tokenizer.encode(text)]])
        rows.append(network(ids, mask)[0].numpy())
    return np.stack(rows)


def main() -> None:
    """Export, quantise, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="all-MiniLM-L6-v2 in Hugging Face layout")
    parser.add_argument("--out", type=Path, required=True, help="the encoder folder to write")
    parser.add_argument("--texts", type=Path, required=True, help="texts to compare on, one a line")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = SentenceNetwork.of_base(options.base)
    whole = options.out / "float.onnx"
    to_onnx(network, whole)
    quantise(whole, options.out / "model.onnx", [])
    whole.unlink()
    shutil.copyfile(options.base / "tokenizer.json", options.out / "tokenizer.json")
    config = {"name": "all-MiniLM-L6-v2-int8", "dimensions": 384, "max_tokens": MAX_TOKENS}
    (options.out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")

    texts = options.texts.read_text(encoding="utf-8").splitlines()
    small = SentenceEncoder.load(options.out).encode(texts)
    cosines = (small * exact_vectors(network, options.base, texts)).sum(1)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(
        f"cosine with the floats over {len(texts)} texts: mean {cosines.mean():.4f}, least {cosines.min():.4f}"
    )
    print(f"folder {size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
