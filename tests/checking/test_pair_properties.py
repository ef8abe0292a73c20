"""What holds for the labelled pairs: a claim with one number, place, month or duty changed loses its support."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

import bot.model
from bot.checking.pairs import judge_pairs
from bot.checking.reading.claims import find_claims
from bot.checking.result import Stance
from bot.service import load_model
from bot.settings import Settings
from tests.checking.properties import CHANGES

DATA: Final = Path(bot.model.__file__).parent / "data"
SAMPLE: Final = 600
"""Labelled supports, and as many statements, of which a claim is made: about 8 s of processor time in all."""
OWN_WORDS: Final = 0.97
"""Least share of sentences that their own statement supports; measured over all of them: 2,078 of 2,095."""
KNOWN: Final = ("The systemic surcharge of Banque Lorient",)
"""Claims that are still supported: here the doubled value is another bank's, and the sentence has both."""


def _place(text: str) -> Iterator[str]:
    for match in re.finditer(
        r"(?<=\b(?:to|in|of) )[A-Z][a-z]{4,}(?= (?:is|are|has|have|may|must|shall|will|from|on)\b)", text
    ):
        yield f"{text[: match.start()]}Ruritania{text[match.end() :]}"


PAIR_CHANGES: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    **{name: change for name, change in CHANGES.items() if "country" not in name},
    "a place to one that is nowhere": _place,
}


@pytest.fixture(scope="module")
def supported() -> list[tuple[str, str]]:
    """Pairs of claim and statement that the judges find supported: labelled ones, and sentences of statements."""
    rows = [
        json.loads(line)
        for file in sorted(DATA.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    labelled = [(row["claim"], row["statement"]) for row in rows if row["label"] == "supports"]
    statements = sorted({row["statement"] for row in rows})
    draw = random.Random(11)  # noqa: S311 - a sample that must repeat
    pairs = draw.sample(labelled, min(SAMPLE, len(labelled)))
    for statement in draw.sample(statements, min(SAMPLE, len(statements))):
        pairs += [(claim.text, statement) for claim in find_claims(statement) if claim.not_a_claim is None]
    return [
        pair
        for pair, one in zip(pairs, judge_pairs(pairs, None), strict=True)
        if one.stance is Stance.SUPPORTS
    ]


@pytest.mark.parametrize("change", PAIR_CHANGES)
def test_a_change_takes_the_support_away(supported: list[tuple[str, str]], change: str) -> None:
    """No claim with one thing changed is supported by the statement that supports it unchanged."""
    turned = [(claim, statement) for own, statement in supported for claim in PAIR_CHANGES[change](own)]
    assert len(turned) >= 20
    judged = judge_pairs(turned, None)
    wrong = [claim for (claim, _), one in zip(turned, judged, strict=True) if one.stance is Stance.SUPPORTS]
    assert [claim for claim in wrong if not claim.startswith(KNOWN)] == []


def test_sentences_are_supported_by_their_statement(supported: list[tuple[str, str]]) -> None:
    """Nearly every sentence of a statement is supported by it."""
    own = [pair for pair in supported if pair[0] in " ".join(pair[1].split())]
    statements = {statement for _, statement in own}
    sentences = sum(claim.not_a_claim is None for statement in statements for claim in find_claims(statement))
    assert len(own) / sentences >= OWN_WORDS


def test_with_the_model_a_change_takes_the_support_away() -> None:
    """The model's likeliest label is held back by what the judges find, firmly or not."""
    model = load_model(Settings(model="shipped"))
    rows = [
        json.loads(line)
        for file in sorted(DATA.glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    labelled = [(row["claim"], row["statement"]) for row in rows if row["label"] == "supports"]
    pairs = random.Random(11).sample(labelled, 350)  # noqa: S311 - a sample that must repeat
    judged = zip(pairs, judge_pairs(pairs, model), strict=True)
    supported = [pair for pair, one in judged if one.stance is Stance.SUPPORTS]
    turned = [
        (claim, statement)
        for change in PAIR_CHANGES.values()
        for own, statement in supported
        for claim in change(own)
    ]
    assert len(turned) >= 20
    assert [
        claim
        for (claim, _), one in zip(turned, judge_pairs(turned, model), strict=True)
        if one.stance is Stance.SUPPORTS
    ] == []


def test_the_model_gives_no_stance_without_a_word_in_common() -> None:
    """Scripts that it never learned, and signs, get scores without meaning, and no stance."""
    pairs = [
        ("\u4e2d\u56fd\u6682\u505c\u4e86\u51fa\u53e3\u7ba1\u5236\u3002", "The export of widgets is banned."),
        ("Boats need a permit.", "\u8f38\u51fa\u306f\u7981\u6b62\u3055\u308c\u3066\u3044\u308b"),
        ("Harbours close at dusk.", "Wheat prices rose."),
    ]
    judged = judge_pairs(pairs, load_model(Settings(model="shipped")))
    assert [one.stance for one in judged if one.stance in (Stance.SUPPORTS, Stance.CONFLICTS)] == []


def test_the_judges_lessen_the_chance_of_a_support_that_they_contradict() -> None:
    """The scores are the model's where the judges find no conflict; where they do, a support has less of them."""
    statement = "The duty on lamps is 25 percent."
    pairs = [("The duty on lamps is 50 percent.", statement), ("Lamps bear a duty of 25 percent.", statement)]
    model = load_model(Settings(model="shipped"))
    assert model is not None
    (doubted, kept), raw = judge_pairs(pairs, model), model.score([(text, claim) for claim, text in pairs])
    assert doubted.scores.supports < raw[0].supports
    assert doubted.scores.conflicts > raw[0].conflicts
    assert kept.scores.supports == pytest.approx(raw[1].supports)
    for one in (doubted, kept):
        assert sum((one.scores.supports, one.scores.conflicts, one.scores.neither)) == pytest.approx(1)
