"""Reads shipped int8 weights back into a network, so that training goes on where the floats are gone.

`python -m bot.model.training.shipped --base BASE --folder bot/model/weights --out weights.pt`
"""

import argparse
from pathlib import Path

import onnx
import onnx.numpy_helper
import torch
from torch import Tensor

from bot.model.training.network import PairNetwork, from_base


def read_back(base: Path, folder: Path) -> PairNetwork:
    """The network that `export` wrote to `folder`, in floats; what int8 rounded away stays lost.

    Raises:
        ValueError: the graph in `folder` is not one that `export` writes.
    """
    graph = onnx.load(str(folder / "model.onnx")).graph
    stored = {
        tensor.name: torch.from_numpy(onnx.numpy_helper.to_array(tensor).copy())
        for tensor in graph.initializer
    }
    network = from_base(base)
    state = dict(network.state_dict())
    for name, tensor in stored.items():
        if name in state:
            # Positions that no pair reaches were cut off at the export; the base's are as good.
            state[name] = torch.cat((tensor, state[name][len(tensor) :])) if tensor.ndim > 1 else tensor
    state["word_embeddings.weight"] = (
        stored["word_embeddings.weight.int8"].float() * stored["word_embeddings.weight.scale"]
    )
    read = {name for name in stored if name in state} | {"word_embeddings.weight"}
    for node in graph.node:
        if node.op_type not in ("MatMulInteger", "MatMul") or (product := _product(node.name)) not in state:
            continue
        state[product] = _weight(stored, node.input[1]).T.contiguous()
        read.add(product)
    if missing := sorted(set(state) - read):
        message = f"{folder / 'model.onnx'} was not written by export: nothing found for {missing[0]}"
        raise ValueError(message)
    network.load_state_dict(state)
    return network


def _product(node: str) -> str:
    """`/layers.0/query/MatMul_quant` to `layers.0.query.weight`."""
    return ".".join([*node.strip("/").split("/")[:-1], "weight"])


def _weight(stored: dict[str, Tensor], name: str) -> Tensor:
    """A product's weight, rows by columns; kept in 16 bits, or as int8 with a scale a column."""
    if f"{name}.half" in stored:
        return stored[f"{name}.half"].float()
    stem = name.removesuffix("_quantized")
    return (stored[name].float() - stored[f"{stem}_zero_point"].float()) * stored[f"{stem}_scale"]


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
