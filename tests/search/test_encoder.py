"""The sentence encoder that ships: like meanings lie near, company changes nothing, a bad folder is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.model.sentence_encoder import EncoderFolderError, SentenceEncoder, default_encoder_folder

FOLDER = default_encoder_folder()
pytestmark = pytest.mark.skipif(FOLDER is None, reason="the encoder was left out")


@pytest.fixture(name="encoder", scope="module")
def _encoder() -> SentenceEncoder:
    assert FOLDER is not None
    return SentenceEncoder.load(FOLDER)


def test_like_meanings_lie_near(encoder: SentenceEncoder) -> None:
    """A paraphrase without a word in common is nearer than another subject in the same words."""
    rows = encoder.encode(
        [
            "Washington skims a quarter of the proceeds",
            "The government takes 25 percent of revenue",
            "The proceeds of Washington's apple harvest",
        ]
    )
    assert rows.shape == (3, 384)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=1e-3)
    ship = encoder.encode(["The vessel sank.", "A boat went down.", "The bank lent money."])
    assert ship[0] @ ship[1] > ship[0] @ ship[2] + 0.2


def test_a_text_has_its_vector_whatever_stands_beside_it(encoder: SentenceEncoder) -> None:
    """A text's vector is the same to the bit, whatever is encoded with it, and however long."""
    texts = ["A chip.", "Chips that are sold abroad need a licence.", "", "x " * 20_000]
    together = encoder.encode(texts)
    for text, row in zip(texts, together, strict=True):
        assert np.array_equal(encoder.encode([text])[0], row)
    assert encoder.encode([]).shape == (0, 384)


@pytest.mark.parametrize("missing", ["config.json", "tokenizer.json", "model.onnx"])
def test_incomplete_folder_is_refused(tmp_path: Path, missing: str) -> None:
    """A folder without one of its files is refused in a sentence that names it."""
    for name in {"config.json", "tokenizer.json", "model.onnx"} - {missing}:
        (tmp_path / name).write_text("{}")
    with pytest.raises(EncoderFolderError, match=missing):
        SentenceEncoder.load(tmp_path)


@pytest.mark.parametrize("broken", ["config.json", "tokenizer.json", "model.onnx"])
def test_broken_folder_is_refused(tmp_path: Path, broken: str) -> None:
    """A folder with a damaged file is refused in a sentence, not with a library's error."""
    assert FOLDER is not None
    shutil.copytree(FOLDER, tmp_path / "encoder")
    (tmp_path / "encoder" / broken).write_bytes(b"\x00 not what it should be")
    with pytest.raises(EncoderFolderError, match="cannot be loaded"):
        SentenceEncoder.load(tmp_path / "encoder")
