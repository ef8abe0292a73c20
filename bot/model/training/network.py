"""The network: a BERT encoder that reads evidence and claim together, and a head with three outcomes."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

HEAD_DROPOUT = 0.1
# oneDNN takes a second or more to prepare for each new shape of a batch of 16-bit floats: so there are few shapes.
PADDING = 16


class Layer(nn.Module):
    """One encoder layer; the submodules carry Hugging Face's names so that its weights load by name."""

    dropout = 0.0
    """Share of what each half of the layer adds that is left out in training."""

    def __init__(self, width: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.attention_out = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.out = nn.Linear(inner, width)
        self.norm = nn.LayerNorm(width, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor, asking: int | None = None) -> Tensor:
        """`x` is (batch, tokens, width); `mask` (batch, 1, 1, tokens) is added to the attention scores.

        Gives what the first `asking` tokens become, which look at all tokens; without it, what all become.
        """
        batch, _, width = x.shape

        def split(states: Tensor) -> Tensor:
            return states.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)

        asked = x[:, :asking]
        query, key, value = split(self.query(asked)), split(self.key(x)), split(self.value(x))
        scores = query @ key.transpose(-1, -2) / (width // self.heads) ** 0.5 + mask
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(asked.shape)
        x = self.attention_norm(asked + self._dropped(self.attention_out(mixed)))
        return cast(Tensor, self.norm(x + self._dropped(self.out(functional.gelu(self.inner(x))))))

    def _dropped(self, x: Tensor) -> Tensor:
        return functional.dropout(x, self.dropout, self.training)


class PairNetwork(nn.Module):
    """Token ids of `[CLS] evidence [SEP] claim [SEP]` to three logits (supports, conflicts, neither)."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        width = config["hidden_size"]
        self.word_embeddings = nn.Embedding(config["vocab_size"], width)
        self.position_embeddings = nn.Embedding(config["max_position_embeddings"], width)
        self.token_type_embeddings = nn.Embedding(config["type_vocab_size"], width)
        self.embedding_norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(width, config["intermediate_size"], config["num_attention_heads"])
            for _ in range(config["num_hidden_layers"])
        )
        self.dense = nn.Linear(2 * width, width)
        self.classifier = nn.Linear(width, 3)

    def embed(self, input_ids: Tensor, token_type_ids: Tensor) -> Tensor:
        """What goes into the first layer: (batch, tokens, width)."""
        positions = torch.arange(input_ids.shape[1], device=input_ids.device).unsqueeze(0)
        x = self.word_embeddings(input_ids) + self.position_embeddings(positions)
        return cast(Tensor, self.embedding_norm(x + self.token_type_embeddings(token_type_ids)))

    def head(self, first: Tensor, x: Tensor, attention_mask: Tensor) -> Tensor:
        """Logits (batch, 3) of the first token after the last layer and all tokens before it.

        The base puts a text's meaning into the mean of its tokens; the first token learns the relation. Weights from
        before the night of 29 November 2026 took the mean behind the last layer: they load, and have to be trained on.
        """
        present = attention_mask.to(x.dtype)
        mean = (x * present.unsqueeze(-1)).sum(1) / present.sum(1, keepdim=True)
        pooled = torch.tanh(self.dense(torch.cat((first, mean), -1)))
        return cast(Tensor, self.classifier(functional.dropout(pooled, HEAD_DROPOUT, self.training)))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits (batch, 3) for (batch, tokens) integer inputs."""
        x = self.embed(input_ids, token_type_ids)
        mask = (1.0 - attention_mask.to(x.dtype))[:, None, None, :] * -10000.0
        *layers, last = self.layers
        for layer in layers:
            x = layer(x, mask)
        # The last layer for one token alone saves a seventh of the network's time.
        return self.head(last(x, mask, asking=1)[:, 0], x, attention_mask)


_RENAMED = (
    ("embeddings.word_embeddings", "word_embeddings"),
    ("embeddings.position_embeddings", "position_embeddings"),
    ("embeddings.token_type_embeddings", "token_type_embeddings"), ("embeddings.LayerNorm", "embedding_norm"),
    ("encoder.layer.", "layers."), ("attention.self.", ""), ("attention.output.dense", "attention_out"),
    ("attention.output.LayerNorm", "attention_norm"), ("intermediate.dense", "inner"),
    ("output.dense", "out"),
    ("output.LayerNorm", "norm"),
)  # fmt: skip


def from_base(folder: Path) -> PairNetwork:
    """A network with a new head on the BERT model in `folder` (config.json, model.safetensors)."""
    network = PairNetwork(json.loads((folder / "config.json").read_text(encoding="utf-8")))
    state: dict[str, Tensor] = {}
    for name, tensor in load_file(folder / "model.safetensors").items():
        for old, new in _RENAMED:
            name = name.replace(old, new)
        if not name.startswith("pooler.") and "position_ids" not in name:
            state[name] = tensor
    missing, unexpected = network.load_state_dict(state, strict=False)
    if unexpected or any(not name.startswith(("dense.", "classifier.")) for name in missing):
        message = f"{folder} is not the base expected: missing {missing}, unexpected {unexpected}"
        raise ValueError(message)
    return network


class Encoder:
    """Pairs of texts to token ids; only the evidence is cut, so that a claim is always read whole."""

    def __init__(self, folder: Path, limit: int) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(limit, strategy="only_first")
        self._claims = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._claims.no_padding()
        self._claims.enable_truncation(limit // 2)

    def __call__(self, evidence: str, claim: str) -> tuple[list[int], list[int]]:
        """Token ids and type ids of one pair; a claim longer than half the limit is cut to it first."""
        head = self._claims.encode(claim)
        if head.overflowing:
            claim = claim[: head.offsets[-2][1]]
        encoded = self._tokenizer.encode(evidence, claim)
        return encoded.ids, encoded.type_ids


def collate(rows: Sequence[tuple[list[int], list[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Token ids, attention mask and type ids of a batch, padded to a multiple of PADDING that holds its longest row."""
    longest = max(len(ids) for ids, _ in rows)
    ids = torch.zeros(len(rows), -(-longest // PADDING) * PADDING, dtype=torch.long)
    mask, types = torch.zeros_like(ids), torch.zeros_like(ids)
    for number, (row_ids, row_types) in enumerate(rows):
        ids[number, : len(row_ids)] = torch.tensor(row_ids)
        types[number, : len(row_types)] = torch.tensor(row_types)
        mask[number, : len(row_ids)] = 1
    return ids, mask, types
