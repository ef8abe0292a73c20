"""The curves of confidence: what the file holds, how they are fitted, and that the order stays."""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.checking.checker import Checker
from bot.checking.confidence import Curve, curves, pair_chance, with_chance
from bot.checking.pairs import judge_pairs
from bot.checking.result import Stance
from bot.measuring.fit_confidence import CURVES, Sample, across_parts, curves_toml, fit, fit_all, main
from tests.measuring.test_claims import CLAIMS
from tests.measuring.test_stance import ROWS


def _samples(chance: float, count: int = 200, raw: float = 0.5, label: str = "supports") -> list[Sample]:
    right = round(chance * count)
    return [Sample("pair", label, raw, number < right, number % 5) for number in range(count)]


def test_curve_gives_back_the_shares_it_was_fitted_to() -> None:
    """Where nine in ten of the sure and six in ten of the unsure are right, the curve says so, nearly."""
    curve = fit([*_samples(0.6, raw=0.6), *_samples(0.9, raw=1.0)])
    assert curve.chance(1.0) == pytest.approx(0.9, abs=0.06)
    assert curve.chance(0.6) == pytest.approx(0.6, abs=0.06)


def test_few_right_answers_are_no_certainty() -> None:
    """Three of three right is a chance of four in five, as Platt has it."""
    assert fit(_samples(1.0, 3)).chance(0.5) == pytest.approx(0.8, abs=0.01)


@pytest.mark.parametrize(("label", "rising"), [("supports", True), ("related", False), ("neither", False)])
def test_slope_goes_one_way(label: str, rising: bool) -> None:
    """A stance never gets less sure by more words in common, and `related` never surer."""
    for up in (True, False):
        low, high = (0.3, 0.9) if up else (0.9, 0.3)
        curve = fit([*_samples(low, raw=0.2, label=label), *_samples(high, raw=0.9, label=label)])
        assert curve.slope >= 0 if rising else curve.slope <= 0
        assert (curve.slope != 0) is (up is rising)


def test_parts_are_judged_by_the_others() -> None:
    """Across parts every sample is judged once."""
    samples = [*_samples(0.7), *_samples(0.3, label="neither")]
    assert len(across_parts(samples)) == len(samples)


def test_file_is_what_the_program_writes() -> None:
    """The committed file has its form, and a curve for every label; what is written is read back."""
    given = tomllib.loads(CURVES.read_text("utf-8"))
    kept = {(group, label): Curve(**curve) for group, some in given.items() for label, curve in some.items()}
    assert curves_toml(dict(sorted(kept.items()))) == CURVES.read_text("utf-8")
    assert set(given["reference"]) == set(Stance)
    assert set(given["pair"]) == {"supports", "conflicts", "neither"}
    assert all(curve.slope >= 0 for label, curve in curves("reference").items() if label != "related")


def test_order_of_references_stays(shipped_checker: Checker) -> None:
    """The chance takes the place of the raw confidence after everything is ordered: only the number changes."""
    text = " ".join(json.loads(line)["text"] + "." for line in CLAIMS.read_text("utf-8").splitlines()[:40])
    for trace in shipped_checker.explain(text, date(2026, 10, 1)):
        raw = {one.notice_id: one.opinion.confidence for one in trace.considered if one.opinion is not None}
        references = trace.verdict.references
        for stance in (Stance.SUPPORTS, Stance.RELATED):
            order = [raw[ref.notice.id] for ref in references if ref.stance is stance]
            assert order == sorted(order, reverse=True)
        for reference in references:
            assert 0 < reference.confidence < 1
            assert with_chance(replace(reference, confidence=0.5)).stance is reference.stance


def test_pairs_carry_the_chance() -> None:
    """Without a model a pair's confidence is the fitted chance, and its scores go with it."""
    for judged in judge_pairs(
        [(row["claim"], row.get("statement", row.get("evidence", ""))) for row in ROWS], None
    ):
        assert judged.confidence == pytest.approx(pair_chance(judged.stance, judged.raw), abs=1e-4)
        scores = (judged.scores.supports, judged.scores.conflicts, judged.scores.neither)
        assert sum(scores) == pytest.approx(1)


def test_program_fits_and_reports(tmp_path: Path) -> None:
    """It prints figures on its own files and on others, and the curves, and writes nothing unless told to."""
    before = CURVES.read_bytes()
    rows = [json.loads(line) for line in CLAIMS.read_text("utf-8").splitlines()]
    claims, pairs = tmp_path / "claims.jsonl", tmp_path / "pairs.jsonl"
    some = rows[::13]
    claims.write_text("".join(json.dumps(row) + "\n" for row in some), "utf-8")
    pairs.write_text("".join(json.dumps(row) + "\n" for row in ROWS), "utf-8")
    arguments = ["--claims", str(claims), "--pairs", str(pairs), "--test-pairs", str(pairs)]
    ran = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert ran.exit_code == 0
    assert "**Across five parts**" in ran.output
    assert "**On other files**" in ran.output
    assert "[pair.supports]" in ran.output
    assert CURVES.read_bytes() == before


def test_fit_needs_samples_of_a_label() -> None:
    """A label that no sample has gets no curve: the program says so by leaving it out."""
    assert set(fit_all(_samples(0.5))) == {("pair", "supports")}
