"""What a model folder in Hugging Face layout must hold, and how its labels become ours."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sources.errors import InputError

STANCES = ("supports", "conflicts", "neither")
_NAMES = {
    "supports": "supports", "support": "supports", "supported": "supports", "entailment": "supports",
    "entails": "supports", "entailed": "supports", "conflicts": "conflicts", "contradiction": "conflicts",
    "contradicts": "conflicts", "refutes": "conflicts", "refuted": "conflicts", "neither": "neither",
    "neutral": "neither", "not enough info": "neither", "nei": "neither",
}  # fmt: skip
_FILES = ("config.json", "tokenizer.json", "model.onnx")
# A pair of this many tokens costs a few milliseconds; what notices say of one matter is shorter.
_USUAL_TOKENS = 256


class ModelFolderError(InputError):
    """The folder holds no model that can judge pairs; the sentence says what is missing or wrong."""


@dataclass(frozen=True, slots=True)
class ModelConfig:
    """`columns`: the logits' columns of supports, conflicts, neither; `temperature` divides the logits.

    `evidence_words` is how much evidence the model was taught to read at once; None: as much as its tokens allow.
    """

    columns: tuple[int, int, int]
    temperature: float
    max_tokens: int
    evidence_words: int | None = None


def read_config(folder: Path) -> ModelConfig:
    """What config.json in `folder` says.

    Raises:
        ModelFolderError: a file is missing or not JSON, or the labels are not those of entailment.
    """
    if not folder.is_dir():
        message = f"The model folder {folder} does not exist or is not a folder."
        raise ModelFolderError(message)
    missing = [name for name in _FILES if not (folder / name).is_file()]
    if missing:
        message = f"The model folder {folder} has no {' and no '.join(missing)}."
        raise ModelFolderError(message)
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        message = f"config.json in the model folder {folder} cannot be read: {error}."
        raise ModelFolderError(message) from error
    if not isinstance(config, dict):
        message = f"config.json in the model folder {folder} is not a JSON object."
        raise ModelFolderError(message)
    words = config.get("evidence_words")
    return ModelConfig(
        _columns(folder, config),
        _temperature(folder, config),
        _max_tokens(config),
        words if isinstance(words, int) and not isinstance(words, bool) and words > 0 else None,
    )


def _columns(folder: Path, config: dict[str, Any]) -> tuple[int, int, int]:
    """The columns of our three stances, from id2label or, where that says only LABEL_0, from label2id."""
    names = config.get("id2label")
    if not isinstance(names, dict) or not names:
        message = f"config.json in the model folder {folder} has no id2label, so its outcomes have no names."
        raise ModelFolderError(message)
    listed = {str(number): str(name) for number, name in names.items()}
    if all(name.upper().startswith("LABEL_") for name in listed.values()):
        back = config.get("label2id")
        if isinstance(back, dict):
            listed = {str(number): str(name) for name, number in back.items()}
    found: dict[str, int] = {}
    for number, name in listed.items():
        stance = _NAMES.get(name.strip().lower().replace("_", " "))
        if stance is not None and number.isdigit():
            found.setdefault(stance, int(number))
    if len(listed) != len(STANCES) or sorted(found.values()) != list(range(len(STANCES))):
        message = (
            f"The labels of the model in {folder} are {', '.join(listed.values())}; "
            "what is needed is entailment, contradiction and neutral."
        )
        raise ModelFolderError(message)
    return found["supports"], found["conflicts"], found["neither"]


def _temperature(folder: Path, config: dict[str, Any]) -> float:
    """The calibration temperature, 1 where the model comes without one."""
    value = config.get("temperature", 1.0)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0.05 <= value <= 20:
        message = (
            f"The temperature in config.json of the model folder {folder} is not a number from 0.05 to 20."
        )
        raise ModelFolderError(message)
    return float(value)


def _max_tokens(config: dict[str, Any]) -> int:
    """How long a pair may be: what the folder says, else what its positions allow, within reason."""
    own = config.get("max_pair_tokens")
    if isinstance(own, int) and own >= 16:
        return own
    positions = config.get("max_position_embeddings")
    # RoBERTa counts its positions from 2.
    return (
        min(_USUAL_TOKENS, positions - 2) if isinstance(positions, int) and positions > 18 else _USUAL_TOKENS
    )
