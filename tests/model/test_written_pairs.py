"""The pairs written for training: their block form is read to the letter, and what ships of them is whole."""

from collections import Counter
from pathlib import Path

import pytest

from bot.model.training.pairs import hold_out, read_written

WRITTEN = Path(__file__).parents[2] / "bot" / "model" / "data" / "written"


def write(folder: Path, text: str) -> Path:
    (folder / "harbours-01.txt").write_text(text, encoding="utf-8")
    return folder


def test_blocks_become_pairs(tmp_path: Path) -> None:
    text = (
        "# Port dues. The dues rise by 4 percent.\n+ number | Dues go up 4%\n"
        "- number | Dues go up | by 5%\n\n# The pier is shut.\n0 other | the pier was old\n"
    )
    pairs = read_written(write(tmp_path, text))
    assert [(pair.evidence, pair.claim, pair.label, pair.kind) for pair in pairs] == [
        ("Port dues. The dues rise by 4 percent.", "Dues go up 4%", "supports", "number"),
        ("Port dues. The dues rise by 4 percent.", "Dues go up | by 5%", "conflicts", "number"),
        ("The pier is shut.", "the pier was old", "neither", "other"),
    ]
    assert {pair.source for pair in pairs} == {"written_harbours"}


@pytest.mark.parametrize(
    "line",
    ["+ number Dues go up", "* number | Dues go up", "+ size | Dues go up", "Dues go up", "+ number | "],
)
def test_a_line_that_is_none_names_its_place(tmp_path: Path, line: str) -> None:
    with pytest.raises(ValueError, match=r"harbours-01\.txt, line 3"):
        read_written(write(tmp_path, f"# Port dues. They rise.\n+ match | Dues rise\n{line}\n"))


def test_a_claim_before_any_evidence_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_written(write(tmp_path, "+ match | Dues rise\n"))


def test_what_ships_is_whole() -> None:
    pairs = read_written(WRITTEN)
    labels = Counter(pair.label for pair in pairs)
    assert len({(pair.evidence, pair.claim) for pair in pairs}) == len(pairs)
    # Neither stance may be guessed by its frequency.
    assert 0.8 < labels["supports"] / labels["conflicts"] < 1.25
    assert labels["neither"] > len(pairs) / 8


def test_twins_of_an_evidence_are_held_out_together() -> None:
    kept, held = hold_out(read_written(WRITTEN), 0.1, 20261001)
    assert held
    assert not {pair.claim for pair in kept} & {pair.claim for pair in held}
