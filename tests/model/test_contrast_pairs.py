"""Claims written for the evidence of public sets: found by its digest, and left out where it is not known."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bot.model.training.contrast import digest, read_contrast
from bot.model.training.pairs import Pair

CONTRAST = Path(__file__).parents[2] / "bot" / "model" / "data" / "contrast"
KNOWN = Pair("The pier was shut in May.", "The pier is open.", "conflicts", "harbours")


def write(folder: Path, text: str) -> Path:
    (folder / "contrast-01.txt").write_text(text, encoding="utf-8")
    return folder


def test_claims_join_the_evidence_of_their_digest(tmp_path: Path) -> None:
    known, other = digest(KNOWN.evidence), digest("The pier is new.")
    folder = write(tmp_path, f"@ {known}\n+ It shut in spring.\n0 It is old.\n\n@ {other}\n- It is old.\n")
    pairs = read_contrast(folder, [KNOWN])
    assert [(pair.evidence, pair.claim, pair.label) for pair in pairs] == [
        (KNOWN.evidence, "It shut in spring.", "supports"),
        (KNOWN.evidence, "It is old.", "neither"),
    ]


@pytest.mark.parametrize("line", ["It shut.", "* It shut.", "+It shut.", "+ ", "@ 123", "@ nothexnothex"])
def test_a_line_that_is_none_names_its_place(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, f"@ {digest(KNOWN.evidence)}\n+ It shut in spring.\n{line}\n")
    with pytest.raises(ValueError, match=r"contrast-01\.txt, line 3"):
        read_contrast(folder, [KNOWN])


def test_a_claim_before_any_digest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_contrast(write(tmp_path, "+ It shut in spring.\n"), [KNOWN])


def test_what_ships_is_whole() -> None:
    """Every evidence has claims of both stances, and stands once; no stance can be guessed by its frequency."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(CONTRAST.glob("*.txt")))
    blocks = text.split("@ ")[1:]
    assert len({block[:12] for block in blocks}) == len(blocks) > 4000
    signs = Counter(re.findall(r"^([+0-]) ", text, re.MULTILINE))
    assert 0.9 < signs["+"] / signs["-"] < 1.1
    assert signs["0"] > sum(signs.values()) / 8
    assert all({"+", "-"} <= {line[0] for line in block.splitlines()[1:] if line} for block in blocks)
