"""Reads shipped int8 weights back into a network, so that training goes on where the floats are gone.

`python -m bot.model.training.shipped --base BASE --folder bot/model/weights --out weights.pt`
"""

import argparse
import re
from pathlib import Path
from typing import Final

import onnx
import onnx.numpy_helper
import torch
from torch import Tensor

from bot.model.training.network import PairNetwork, from_base

_ATTENTION: Final = ("query", "key", "value")
"""The products of a layer that share one joined bias, in its order."""
_JOINED_BIAS: Final = re.compile(r"served\.(\d+)\.bias")


def read_back(base: Path, folder: Path) -> PairNetwork:
    """The network that `export` wrote to `folder`, in floats; what int8 rounded away stays lost.

    Raises:
        ValueError: the graph in `folder` is not one that `export` writes.
    """
    graph = onnx.load(str(folder / "model.onnx")).graph
    stored = {
        tensor.name.removeprefix("network."): torch.from_numpy(onnx.numpy_helper.to_array(tensor).copy())
        for tensor in graph.initializer
    }
    network = from_base(base)
    state = dict(network.state_dict())
    found: dict[str, Tensor] = {}
    for name, tensor in stored.items():
        if name in state:
            # Positions that no pair reaches were cut off at the export; the base's are as good.
            found[name] = torch.cat((tensor, state[name][len(tensor) :])) if tensor.ndim > 1 else tensor
        elif joined := _JOINED_BIAS.fullmatch(name):
            for part, bias in zip(_ATTENTION, tensor.chunk(len(_ATTENTION)), strict=True):
                found[f"layers.{joined[1]}.{part}.bias"] = bias
    words = "word_embeddings.weight"
    if f"{words}.int8" in stored:
        found[words] = stored[f"{words}.int8"].float() * stored[f"{words}.scale"]
    for node in graph.node:
        if node.op_type == "MatMulInteger" and (product := _product(node.name)) in state:
            found[product] = _weight(stored, node.input[1].removeprefix("network."))
    if missing := sorted(set(state) - set(found)):
        message = f"{folder / 'model.onnx'} was not written by export: nothing found for {missing[0]}"
        raise ValueError(message)
    network.load_state_dict(found)
    return network


def _product(node: str) -> str:
    """`/served.0/MatMul_1_quant` to `layers.0.key.weight`, `/served.0/out/MatMul_quant` to `layers.0.out.weight`."""
    *path, last = node.strip("/").replace("served.", "layers.").split("/")
    if len(path) == 1 and path[0].startswith("layers."):
        number = int(last.removesuffix("_quant").removeprefix("MatMul").lstrip("_") or 0)
        path.append(_ATTENTION[number])
    return ".".join([*path, "weight"])


def _weight(stored: dict[str, Tensor], name: str) -> Tensor:
    """A product's weight, rows by columns, from int8 with a scale a column."""
    stem = name.removesuffix("_quantized")
    columns = (stored[name].float() - stored[f"{stem}_zero_point"].float()) * stored[f"{stem}_scale"]
    return columns.T.contiguous()


def main() -> None:
    """Read, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the folder that training began from")
    parser.add_argument("--folder", type=Path, required=True, help="the shipped model folder")
    parser.add_argument("--out", type=Path, required=True, help="weights (.pt) to write, for --start")
    options = parser.parse_args()
    torch.save(read_back(options.base, options.folder).state_dict(), options.out)


if __name__ == "__main__":
    main()
