"""What an answer showed is read back from it, whatever was shown."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from bot.checking.checker import Checker
from bot.checking.result import Claim, Reference, Stance, Verdict, VerdictKind
from bot.discord.views.answer import answer_layout, checked
from bot.discord.views.shown import found_again, shown_references
from sources.notice import Notice, Statement, Validity, ValidityState
from tests.conftest import REPOSITORY

TODAY = date(2026, 10, 1)


@pytest.mark.parametrize("together", [1, 3])
def test_every_reference_with_a_stance_is_found_again(shipped_checker: Checker, together: int) -> None:
    """Of all labelled claims, one or three in an answer: what is read back leads to the same statement and stance."""
    lines = (REPOSITORY / "tests/evaluation/claims.jsonl").read_text("utf-8").splitlines()
    claims = [json.loads(line)["text"] for line in lines]
    verdicts = [verdict for claim in claims for verdict in shipped_checker.check(claim, TODAY)]
    verdicts = [verdict for verdict in verdicts if verdict.kind is not VerdictKind.NO_MATCH]
    seen = 0
    for start in range(0, len(verdicts), together):
        some = verdicts[start : start + together]
        if not checked(some):
            continue
        shown = shown_references(answer_layout(some, {}).children)
        seen += len(shown)
        # A message with one claim has room for three of its references, one with three for the first of each.
        least = 3 if together == 1 else 1
        expected = {(one.statement.id, one.stance) for verdict in some for one in _stated(verdict)[:least]}
        again = [found[1] for one in shown if (found := found_again(one, some)) is not None and found[1]]
        assert len(again) == len(shown)
        assert expected <= {(one.statement.id, one.stance) for one in again}
    assert seen > 50


def _stated(verdict: Verdict) -> list[Reference]:
    return [one for one in verdict.references if one.stance is not Stance.RELATED]


def test_markup_and_cuts_do_not_matter() -> None:
    """Titles and claims with markup, brackets and links, or too long to be shown whole, are found again."""
    odd = "**bold** _x_ [y](z) `c` ~~s~~ | <@1> @everyone 1. #2 \\ "
    long = odd * 30
    for words in (odd.strip(), long.strip(), "1. First", "# Heading", "- list", "2) two"):
        verdict = _verdict(words)
        other = replace(_verdict("Something else."), references=())
        (shown,) = shown_references(answer_layout([verdict], {}).children)
        found = found_again(shown, [other, verdict])
        assert found is not None
        assert found == (verdict, verdict.references[0])


def test_what_is_not_there_is_not_found() -> None:
    """Another claim is nothing; the claim without that notice leaves the reference open."""
    verdict = _verdict("Fees are 20.")
    (shown,) = shown_references(answer_layout([verdict], {}).children)

    assert found_again(shown, [_verdict("Fees are 30.")]) is None
    without = replace(verdict, references=())
    assert found_again(shown, [without]) == (without, None)


def _verdict(words: str) -> Verdict:
    statement = Statement("a#s1", f"The statement: {words}")
    notice = Notice("a", "Office", words, statements=(statement,), url="https://a.example/(1)")
    in_force = Validity(ValidityState.IN_FORCE)
    reference = Reference(notice, statement, Stance.CONFLICTS, 0.9, (), in_force)
    return Verdict(Claim(words, (0, len(words))), VerdictKind.CONFLICTING, TODAY, (reference,))
