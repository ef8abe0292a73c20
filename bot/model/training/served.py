"""The network in the form that is exported: the same function, written so that it survives int8 and runs fast."""

from __future__ import annotations

import copy
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.model.training.network import Layer, PairNetwork


class _RowScaled(nn.Module):
    """A linear layer whose input is brought to one scale a token, and its product back.

    onnxruntime quantises activations by one scale for the whole batch, and some tokens have values many times those
    of the others, which then keep few of their 256 steps.
    """

    def __init__(self, linear: nn.Linear) -> None:
        super().__init__()
        self.weight, self.bias = linear.weight, linear.bias

    def forward(self, x: Tensor) -> Tensor:
        """What the linear layer gives."""
        # The largest value, not the largest without its sign: one pass over the activations less, and as near (16 and
        # 18 of 1,000 labels changed). Never zero, whatever comes.
        scale = x.amax(-1, keepdim=True).abs() + 1e-6
        return functional.linear(x / scale, self.weight) * scale + self.bias


class _Attend(torch.autograd.Function):
    """Attention of queries, keys and values without their biases; onnxruntime's fused operator when exported.

    `present` is (batch, tokens), 1 where a token is one.
    """

    @staticmethod
    def forward(
        _: Any, query: Tensor, key: Tensor, value: Tensor, bias: Tensor, present: Tensor, heads: int
    ) -> Tensor:
        batch, _, width = query.shape
        states = (part + add for part, add in zip((query, key, value), bias.chunk(3), strict=True))
        q, k, v = (part.view(batch, -1, heads, width // heads).transpose(1, 2) for part in states)
        scores = q @ k.transpose(-1, -2) / (width // heads) ** 0.5
        scores = scores.masked_fill(present[:, None, None, :] == 0, -10000.0)
        return (scores.softmax(-1) @ v).transpose(1, 2).reshape(query.shape)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, bias: Any, present: Any, heads: int) -> Any:
        """The node of the exported graph."""
        name = "com.microsoft::MultiHeadAttention"
        node = graph.op(
            name, query, key, value, bias, present, num_heads_i=heads, mask_filter_value_f=-10000.0
        )
        node.setType(query.type())
        return node


class _ServedLayer(nn.Module):
    """A layer of PairNetwork; takes which tokens are present instead of a mask to add."""

    def __init__(self, layer: Layer) -> None:
        super().__init__()
        self.heads = layer.heads
        parts = (layer.query, layer.key, layer.value)
        self.query, self.key, self.value = (part.weight for part in parts)
        self.bias = nn.Parameter(torch.cat([part.bias for part in parts]))
        self.attention_out, self.attention_norm = _RowScaled(layer.attention_out), layer.attention_norm
        self.inner, self.out, self.norm = _RowScaled(layer.inner), _RowScaled(layer.out), layer.norm

    def forward(self, x: Tensor, present: Tensor, asking: int | None = None) -> Tensor:
        """As Layer.forward."""
        asked = x if asking is None else x[:, :asking]
        query = functional.linear(asked, self.query)
        key, value = functional.linear(x, self.key), functional.linear(x, self.value)
        mixed = _Attend.apply(query, key, value, self.bias, present, self.heads)
        x = self.attention_norm(asked + self.attention_out(mixed))
        made: Tensor = self.norm(x + self.out(functional.gelu(self.inner(x))))
        return made


class Served(nn.Module):
    """A PairNetwork for export; takes and gives what that does."""

    def __init__(self, network: PairNetwork) -> None:
        super().__init__()
        self.network = copy.deepcopy(network).eval()
        self.served = nn.ModuleList(_ServedLayer(layer) for layer in self.network.layers)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        """Logits (batch, 3)."""
        network = self.network
        x = network.embed(input_ids, token_type_ids)
        present = attention_mask.to(torch.int32)
        *layers, last = self.served
        for layer in layers:
            x = layer(x, present)
        logits: Tensor = network.head(last(x, present, asking=1)[:, 0], x, attention_mask)
        return logits
