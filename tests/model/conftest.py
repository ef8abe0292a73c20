"""Model folders made for the tests: a network of three nodes that counts tokens, and the one that ships."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from bot.model.pair_model import PairModel, default_folder

FIXTURES = Path(__file__).parent / "fixtures"
NLI_LABELS = {"0": "entailment", "1": "neutral", "2": "contradiction"}

MakeFolder = Callable[..., Path]


def _tokenizer() -> Tokenizer:
    """Splits at spaces and knows no word: every word is one unknown token."""
    tokenizer = Tokenizer(
        models.WordLevel({"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3}, unk_token="[UNK]")
    )
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", 2), ("[SEP]", 3)],
    )
    return tokenizer


@pytest.fixture(name="make_folder")
def _make_folder(tmp_path: Path) -> MakeFolder:
    """Makes a model folder; `config` replaces its config.json, `network` names a file of fixtures/.

    The network's logits are 0.05, 0.10 and 0.15 a token, whatever the words: made with onnx's helpers
    (Cast, ReduceSum, MatMul), without token_type_ids.
    """

    def make(config: Any = None, network: str = "three_scores.onnx") -> Path:
        folder = tmp_path / "model"
        folder.mkdir()
        chosen = {"id2label": NLI_LABELS} if config is None else config
        (folder / "config.json").write_text(json.dumps(chosen), encoding="utf-8")
        _tokenizer().save(str(folder / "tokenizer.json"))
        shutil.copyfile(FIXTURES / network, folder / "model.onnx")
        return folder

    return make


@pytest.fixture(name="shipped", scope="session")
def _shipped() -> PairModel:
    """The model that ships; tests that need it are skipped where its weights were left out."""
    folder = default_folder()
    if folder is None:
        pytest.skip("bot/model/weights is not there")
    return PairModel.load(folder)
