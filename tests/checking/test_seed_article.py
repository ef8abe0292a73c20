"""A real pasted article through the whole check: its sentences are picked by key words, none is copied here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.checking.checker import Checker
from bot.checking.result import Stance, Verdict, VerdictKind

AS_OF = date(2026, 10, 1)
H200 = "us-bis-2026-01-15-h200-rule"


@pytest.fixture
def verdicts(shared_data: Path, shipped_checker: Checker) -> tuple[Verdict, ...]:
    """The verdicts of the article's sentences, in order."""
    return shipped_checker.check((shared_data / "seed_article.txt").read_text("utf-8"), AS_OF)


def _found(verdicts: tuple[Verdict, ...], *words: str) -> set[str]:
    """Ids of the notices shown for the one sentence that holds all the words."""
    (verdict,) = (one for one in verdicts if all(word in one.claim.text for word in words))
    return {reference.notice.id for reference in verdict.references}


@pytest.mark.parametrize("words", [("officially approved conditional",), ("third-party testing",)])
def test_rule_is_found_for_what_it_is_about(verdicts: tuple[Verdict, ...], words: tuple[str, ...]) -> None:
    """The sentences on conditional sales and on third-party testing show the rule that set them."""
    assert H200 in _found(verdicts, *words)


def test_quarter_of_the_sales_finds_its_notice(verdicts: tuple[Verdict, ...]) -> None:
    """The sentence on the 25 percent shows the proclamation of that duty, or the rule."""
    found = _found(verdicts, "25 percent")
    assert any("11002" in id_ or id_ == H200 for id_ in found)


def test_no_opinion_gets_a_stance(verdicts: tuple[Verdict, ...]) -> None:
    """The article's closing paragraphs and its judgements are opinion: none is supported or contradicted."""
    last = next(
        place for place, one in enumerate(verdicts) if one.claim.text.startswith("Facts have repeatedly")
    )
    stated = [
        verdict.claim.text
        for verdict in verdicts[last:]
        if any(reference.stance is not Stance.RELATED for reference in verdict.references)
    ]
    assert stated == []
    (in_other_words,) = (one for one in verdicts if one.claim.text.startswith("In other words"))
    assert in_other_words.kind is VerdictKind.NOT_CHECKABLE


def test_every_sentence_is_there_in_order(shared_data: Path, verdicts: tuple[Verdict, ...]) -> None:
    """Each claim's span cuts its first word out of the article, and the spans go forward."""
    text = (shared_data / "seed_article.txt").read_text("utf-8")
    spans = [verdict.claim.span for verdict in verdicts]
    assert sorted(spans) == spans
    assert len(spans) >= 30
    for verdict in verdicts:
        written = text[slice(*verdict.claim.span)]
        assert re.findall(r"\w+", verdict.claim.text)[:3] == re.findall(r"\w+", written)[:3]
