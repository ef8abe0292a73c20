"""Runs a pair classifier: how far a text supports a claim, conflicts with it, or does neither."""

from __future__ import annotations

import re
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.model.model_folder import ModelConfig, ModelFolderError, read_config
from bot.model.stretches import stretches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from tokenizers import Encoding, Tokenizer

__all__ = ["ModelFolderError", "PairModel", "Scores", "default_folder"]

_INPUTS = frozenset({"input_ids", "attention_mask", "token_type_ids"})
# Text beyond this many characters a token is never reached; cutting it first spares the tokenizer long texts.
_CHARACTERS_A_TOKEN = 24
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities of the three outcomes for one pair; they sum to 1."""

    supports: float
    conflicts: float
    neither: float


_NO_GROUND = Scores(0.0, 0.0, 1.0)


def default_folder() -> Path | None:
    """The weights that ship with the product, or None where they were left out."""
    folder = Path(__file__).parent / "weights"
    return folder if (folder / "model.onnx").is_file() else None


class PairModel:
    """An ONNX pair classifier with its tokenizer; made by `load`. Safe to use from several threads.

    A pair's scores hang on nothing but the pair: int8 rounds by all that is read in one run, so each has its own.
    """

    def __init__(self, session: Any, tokenizer: Tokenizer, config: ModelConfig, threads: int) -> None:
        self._session = session
        self._threads = threads
        self._tokenizer = tokenizer
        self._config = config
        self._types = {
            given.name: "int32" if given.type == "tensor(int32)" else "int64"
            for given in session.get_inputs()
        }

    @classmethod
    def load(cls, folder: Path, *, threads: int = 2) -> PairModel:
        """The model in `folder` (config.json, tokenizer.json, model.onnx), which reads `threads` pairs at a time.

        Raises:
            ModelFolderError: the folder holds no such model; the sentence says why.
        """
        config = read_config(folder)
        # Imported here: together they take longer than the rest of the program needs to start.
        import onnxruntime
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        # One pair is too small to share out among threads; several are read side by side.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
            session = onnxruntime.InferenceSession(
                str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # both libraries raise bare Exception or their own unexported classes
            message = f"The model in {folder} cannot be loaded: {' '.join(str(error).split())[:200]}"
            raise ModelFolderError(message) from error
        tokenizer.no_padding()
        tokenizer.no_truncation()
        model = cls(session, tokenizer, config, threads)
        model._try_out(folder)
        return model

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """Scores for (evidence, claim) pairs, in their order.

        Evidence longer than the model was taught to read is read in stretches, and the one that says most about the
        claim gives the scores; what is beyond the last stretch is not read. A pair longer than the model reads at all
        loses the end of its evidence, never of its claim (unless the claim alone is that long). A side without a
        letter or digit gives no ground for a stance: `neither`.
        """
        if (longest := self._config.evidence_words) is None:
            return self._score(pairs)
        parts = [stretches(evidence, longest) for evidence, _ in pairs]
        scores = iter(
            self._score(
                [(part, claim) for (_, claim), some in zip(pairs, parts, strict=True) for part in some]
            )
        )
        return [min(islice(scores, len(some)), key=lambda one: one.neither) for some in parts]

    def _score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        if len(pairs) < 2:
            return [self._scores_of(pair) for pair in pairs]
        with ThreadPoolExecutor(self._threads) as pool:
            return list(pool.map(self._scores_of, pairs))

    def _scores_of(self, pair: tuple[str, str]) -> Scores:
        """What the network makes of one pair, or nothing where a side has no word."""
        import numpy as np

        evidence, claim = pair
        if not (_WORD.search(evidence) and _WORD.search(claim)):
            return _NO_GROUND
        logits = self._logits(self._encode(evidence, claim))[0, list(self._config.columns)]
        scaled = logits.astype(np.float64) / self._config.temperature
        powers = np.exp(scaled - scaled.max())
        return Scores(*(powers / powers.sum()).tolist())

    def _encode(self, evidence: str, claim: str) -> Encoding:
        """One pair as tokens, at most `max_tokens` of them."""
        limit = self._config.max_tokens
        claim = claim[: limit * _CHARACTERS_A_TOKEN]
        evidence = evidence[: limit * _CHARACTERS_A_TOKEN]
        encoded = self._tokenizer.encode(evidence, claim)
        if len(encoded.ids) <= limit:
            return encoded
        claim_part = self._tokenizer.encode(claim, add_special_tokens=False)
        special = self._tokenizer.num_special_tokens_to_add(is_pair=True)
        # A claim may take three quarters at most, so that something is left to judge it by.
        most = limit * 3 // 4
        if len(claim_part.ids) > most:
            claim_part.truncate(most)
        evidence_part = self._tokenizer.encode(evidence, add_special_tokens=False)
        evidence_part.truncate(limit - special - len(claim_part.ids))
        return self._tokenizer.post_process(evidence_part, claim_part)

    def _logits(self, encoded: Encoding) -> NDArray[np.float32]:
        """What the network gives for one pair, shape (1, labels)."""
        import numpy as np

        known = {
            "input_ids": encoded.ids,
            "attention_mask": encoded.attention_mask,
            "token_type_ids": encoded.type_ids,
        }
        given = {name: np.array([known[name]], dtype=kind) for name, kind in self._types.items()}
        logits: NDArray[np.float32] = self._session.run(None, given)[0]
        return logits

    def _try_out(self, folder: Path) -> None:
        """Run one pair: a model of another kind is refused when it is loaded, not when it is needed."""
        unknown = sorted(set(self._types) - _INPUTS)
        if unknown or "input_ids" not in self._types:
            wanted = ", ".join(unknown) or "no token ids"
            message = f"The model in {folder} wants {wanted}: it reads no pairs of texts."
            raise ModelFolderError(message)
        try:
            shape = self._logits(self._encode("The rule is in force.", "The rule applies.")).shape
        except Exception as error:  # onnxruntime's classes share no public base
            message = f"The model in {folder} does not run: {' '.join(str(error).split())[:200]}"
            raise ModelFolderError(message) from error
        if shape != (1, 3):
            message = f"The model in {folder} gives {shape} for one pair; what is needed is three scores."
            raise ModelFolderError(message)
