"""Sentence vectors: texts in, rows of numbers out that lie near each other where texts mean alike."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sources.errors import InputError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

# What is further in never reaches a token; cutting it first spares the tokenizer long texts.
_CHARACTERS_A_TOKEN: Final = 24
_FILES: Final = ("config.json", "tokenizer.json", "model.onnx")


class EncoderFolderError(InputError):
    """The folder holds no sentence encoder; the sentence says what is missing or wrong."""


def default_encoder_folder() -> Path | None:
    """The encoder that ships with the product, or None where it was left out."""
    folder = Path(__file__).parent / "encoder"
    return folder if all((folder / name).is_file() for name in _FILES) else None


class SentenceEncoder:
    """An ONNX sentence encoder with its tokenizer; made by `load`. Safe to use from several threads.

    `name` and `dimensions` say whose vectors they are: vectors of two encoders cannot be compared.
    """

    def __init__(
        self, session: Any, tokenizer: Tokenizer, name: str, dimensions: int, max_tokens: int
    ) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._most_characters = max_tokens * _CHARACTERS_A_TOKEN
        self.name = name
        self.dimensions = dimensions

    @classmethod
    def load(cls, folder: Path, *, threads: int = 2) -> SentenceEncoder:
        """The encoder in `folder`, which holds config.json, tokenizer.json and model.onnx.

        Raises:
            EncoderFolderError: the folder holds no such encoder; the sentence says why.
        """
        missing = [name for name in _FILES if not (folder / name).is_file()]
        if missing:
            raise EncoderFolderError(f"The encoder folder {folder} has no {' and no '.join(missing)}.")
        # Imported here: together they take longer than the rest of the program needs to start.
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Waiting threads would spin, and the arena would keep the memory of the longest batch ever seen.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        options.enable_cpu_mem_arena = False
        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            name, dimensions, limit = (
                str(config["name"]),
                int(config["dimensions"]),
                int(config["max_tokens"]),
            )
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # the libraries raise bare Exception or their own unexported classes
            message = f"The encoder in {folder} cannot be loaded: {' '.join(str(error).split())[:200]}"
            raise EncoderFolderError(message) from error
        tokenizer.no_padding()
        tokenizer.enable_truncation(limit)
        encoder = cls(session, tokenizer, name, dimensions, limit)
        encoder._try_out(folder)
        return encoder

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 for each text, in their order: shape (texts, dimensions).

        A text is read as far as the encoder reads; an empty one has a vector too, near nothing in particular. Each is
        computed alone: int8 scales what it computes by the largest number in a batch, so that a text's vector would
        depend on its company (cosine 0.96 to itself). A batch of 32 is no faster: it pads.
        """
        import numpy as np

        rows = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[:] = self._vector(text)
        return rows

    def _vector(self, text: str) -> NDArray[np.float32]:
        import numpy as np

        ids = np.array([self._tokenizer.encode(text[: self._most_characters]).ids], dtype=np.int64)
        rows: NDArray[np.float32] = self._session.run(
            None, {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        )[0]
        first: NDArray[np.float32] = rows[0]
        return first

    def _try_out(self, folder: Path) -> None:
        """Encode one text: a model of another kind is refused when it is loaded, not when it is needed."""
        try:
            shape = self._vector("The rule is in force.").shape
        except Exception as error:  # onnxruntime's classes share no public base
            message = f"The encoder in {folder} does not run: {' '.join(str(error).split())[:200]}"
            raise EncoderFolderError(message) from error
        if shape != (self.dimensions,):
            message = f"The encoder in {folder} gives {shape} for one text, not ({self.dimensions},)."
            raise EncoderFolderError(message)
