"""Writes trained weights as an int8 ONNX model folder, and counts what the smaller numbers changed.

`python -m bot.model.training.export --help`
"""

import argparse
import json
import shutil
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import onnx.helper
import onnx.numpy_helper
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic

from bot.model.pair_model import PairModel
from bot.model.training.network import Encoder, PairNetwork, collate, from_base
from bot.model.training.pairs import LABELS, LONGEST_EVIDENCE, Pair
from bot.model.training.served import Served

MAX_PAIR_TOKENS = 256


def to_onnx(network: PairNetwork, path: Path) -> None:
    """The network in 32-bit floats, with free batch and length."""
    ids, mask, types = collate([([101, 2023, 102, 2023, 102], [0, 0, 0, 1, 1])] * 2)
    axes = {0: "batch", 1: "tokens"}
    torch.onnx.export(
        Served(network),
        (ids, mask, types),
        str(path),
        input_names=["input_ids", "attention_mask", "token_type_ids"],
        output_names=["logits"],
        dynamic_axes={
            "input_ids": axes,
            "attention_mask": axes,
            "token_type_ids": axes,
            "logits": {0: "batch"},
        },
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path, kept: Sequence[str]) -> None:
    """Weights as int8: one scale a column in the layers, one a word in the word vectors.

    Products whose name has one of `kept` in it are computed in 32-bit floats, weights stored in 16 bits.
    Seven bits instead of eight: processors without VNNI add products in 16 bits, and eight overflow them.
    """
    model = onnx.load(str(source))
    apart = [
        node
        for node in model.graph.node
        if node.op_type in ("MatMul", "Gemm") and any(word in node.name for word in kept)
    ]
    names = [node.name for node in apart]
    quantize_dynamic(
        str(source),
        str(target),
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        nodes_to_exclude=names,
        op_types_to_quantize=["MatMul", "Gemm"],
        extra_options={"MatMulConstBOnly": True},
    )
    small = onnx.load(str(target))
    for node in [node for node in small.graph.node if node.name in names]:
        _store_in_half(small.graph, node.input[1])
    _shrink_lookup(small.graph, "word_embeddings.weight")
    # Positions that no pair reaches are half a megabyte.
    positions = _initialiser(small.graph, "position_embeddings.weight")
    rows = onnx.numpy_helper.to_array(positions)[:MAX_PAIR_TOKENS]
    positions.CopyFrom(onnx.numpy_helper.from_array(rows, positions.name))
    onnx.checker.check_model(small)
    onnx.save(small, str(target))


def _initialiser(graph: onnx.GraphProto, name: str) -> onnx.TensorProto:
    """The constant tensor whose name ends in `name`."""
    return next(tensor for tensor in graph.initializer if tensor.name.endswith(name))


def _store_in_half(graph: onnx.GraphProto, name: str) -> None:
    """Keep a weight in 16-bit floats on disk; onnxruntime folds the cast when it loads the model."""
    tensor = _initialiser(graph, name)
    half = onnx.numpy_helper.from_array(onnx.numpy_helper.to_array(tensor).astype(np.float16), f"{name}.half")
    graph.initializer.remove(tensor)
    graph.initializer.append(half)
    graph.node.insert(0, onnx.helper.make_node("Cast", [half.name], [name], to=onnx.TensorProto.FLOAT))


def _shrink_lookup(graph: onnx.GraphProto, name: str) -> None:
    """Word vectors as int8 rows with a scale each: one for all changed as many labels as the layers did."""
    tensor = _initialiser(graph, name)
    name = tensor.name
    rows = onnx.numpy_helper.to_array(tensor)
    scales = np.maximum(np.abs(rows).max(axis=1, keepdims=True), 1e-9).astype(np.float32) / 127
    small = np.clip(np.rint(rows / scales), -127, 127).astype(np.int8)
    graph.initializer.remove(tensor)
    graph.initializer.extend(
        [
            onnx.numpy_helper.from_array(small, f"{name}.int8"),
            onnx.numpy_helper.from_array(scales, f"{name}.scale"),
        ]
    )
    for number, node in enumerate(graph.node):
        if node.op_type == "Gather" and node.input[0] == name:
            ids, result = node.input[1], node.output[0]
            make = onnx.helper.make_node
            graph.node.remove(node)
            for made in reversed(
                [
                    make("Gather", [f"{name}.int8", ids], [f"{result}.int8"]),
                    make("Cast", [f"{result}.int8"], [f"{result}.float"], to=onnx.TensorProto.FLOAT),
                    make("Gather", [f"{name}.scale", ids], [f"{result}.scale"]),
                    make("Mul", [f"{result}.float", f"{result}.scale"], [result]),
                ]
            ):
                graph.node.insert(number, made)
            return
    message = f"no lookup of {name} in the graph"
    raise ValueError(message)


@torch.no_grad()
def lean(network: PairNetwork, by: float) -> None:
    """Add half of `by` to the logit of supports and take half from that of conflicts, for every pair.

    The weights alone called supported claims contradicted more often than the other way round. Vector scaling of Guo
    and others 2017, but for its scales.
    """
    network.classifier.bias[LABELS.index("supports")] += by / 2
    network.classifier.bias[LABELS.index("conflicts")] -= by / 2


def temperature_of(logits: NDArray[np.float64], gold: NDArray[np.int64]) -> float:
    """The temperature with the least log loss on labelled pairs, to 0.01."""

    def loss(value: float) -> float:
        scaled = logits / value
        scaled = scaled - scaled.max(axis=1, keepdims=True)
        logs = scaled - np.log(np.exp(scaled).sum(axis=1, keepdims=True))
        return float(-logs[np.arange(len(gold)), gold].mean())

    return min((step / 100 for step in range(30, 400)), key=loss)


@torch.no_grad()
def torch_logits(network: PairNetwork, encoder: Encoder, pairs: Sequence[Pair]) -> NDArray[np.float64]:
    """Logits in 32-bit floats, in the order of `pairs`."""
    network.eval()
    rows = [encoder(pair.evidence, pair.claim) for pair in pairs]
    order = sorted(range(len(rows)), key=lambda number: len(rows[number][0]))
    result = np.empty((len(rows), 3))
    for start in range(0, len(order), 32):
        part = order[start : start + 32]
        result[part] = network(*collate([rows[number] for number in part])).numpy()
    return result


def write_config(folder: Path, base: Path, temperature: float) -> None:
    """config.json in Hugging Face layout, with the calibration temperature and the longest pair."""
    shape = json.loads((base / "config.json").read_text(encoding="utf-8"))
    names = ("hidden_size", "intermediate_size", "num_attention_heads", "num_hidden_layers", "vocab_size")
    config = {
        "model_type": "bert",
        "architectures": ["PairNetwork"],
        "id2label": {str(number): label for number, label in enumerate(LABELS)},
        "label2id": {label: number for number, label in enumerate(LABELS)},
        "temperature": temperature,
        "max_pair_tokens": MAX_PAIR_TOKENS,
        "evidence_words": LONGEST_EVIDENCE,
        "max_position_embeddings": MAX_PAIR_TOKENS,
        **{name: shape[name] for name in names},
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def arguments() -> argparse.ArgumentParser:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="the folder that training began from")
    parser.add_argument("--weights", type=Path, required=True, help="weights.pt of a training")
    parser.add_argument("--held", type=Path, required=True, help="held.json of the same training")
    parser.add_argument("--out", type=Path, required=True, help="the model folder to write")
    parser.add_argument(
        "--keep", nargs="*", default=[], help="words in the names of nodes that stay in floats"
    )
    parser.add_argument(
        "--lean", type=float, default=0.0, help="what supports gain over conflicts, in logits: see lean()"
    )
    parser.add_argument("--temperature-sets", nargs="*", help="held-out sets to fit the temperature on; all")
    parser.add_argument("--sample", type=int, default=1000, help="pairs to compare the two models on")
    return parser


def main() -> None:
    """Export, quantise, fit the temperature, compare, print."""
    options = arguments().parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    network = from_base(options.base)
    network.load_state_dict(torch.load(options.weights))
    lean(network, options.lean)
    whole = options.out / "float.onnx"
    to_onnx(network, whole)
    quantise(whole, options.out / "model.onnx", options.keep)
    whole.unlink()
    shutil.copyfile(options.base / "tokenizer.json", options.out / "tokenizer.json")
    write_config(options.out, options.base, 1.0)

    held = [Pair(**row) for row in json.loads(options.held.read_text(encoding="utf-8"))]
    # Every n-th pair: the list is in the order of the sets, so all are in the sample.
    # What is read in stretches has no one pass to compare with.
    whole_read = [pair for pair in held if len(pair.evidence.split()) <= LONGEST_EVIDENCE]
    sample = whole_read[:: max(1, len(whole_read) // options.sample)][: options.sample]
    model = PairModel.load(options.out)
    scores = model.score([(pair.evidence, pair.claim) for pair in sample])
    small = np.log([[s.supports, s.conflicts, s.neither] for s in scores])
    exact = torch_logits(network, Encoder(options.base, MAX_PAIR_TOKENS), sample)
    changed = int((small.argmax(1) != exact.argmax(1)).sum())

    fitted = [p for p in held if not options.temperature_sets or p.source in options.temperature_sets]
    began = time.monotonic()
    scores = model.score([(pair.evidence, pair.claim) for pair in fitted])
    speed = len(fitted) / (time.monotonic() - began)
    logits = np.log(np.clip([[s.supports, s.conflicts, s.neither] for s in scores], 1e-12, 1))
    temperature = temperature_of(logits, np.array([LABELS.index(pair.label) for pair in fitted]))
    write_config(options.out, options.base, temperature)
    size = sum(path.stat().st_size for path in options.out.iterdir())
    print(f"labels changed by int8: {changed} of {len(sample)}; temperature {temperature}")
    print(f"folder {size / 1e6:.1f} MB; {speed:.0f} pairs/s on the held-out pairs")


if __name__ == "__main__":
    main()
