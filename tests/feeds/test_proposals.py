"""Which sentences could be held against a claim."""

from __future__ import annotations

import pytest

from sources.feeds.proposals import checkable, sentences
from sources.notice import Notice


def test_most_statements_that_curators_chose_would_be_proposed(shipped: tuple[Notice, ...]) -> None:
    """Of the shipped table's statements three in four are such as are proposed."""
    texts = [statement.text for notice in shipped for statement in notice.statements]
    found = [text for text in texts if max(map(checkable, sentences(text)), default=0.0) >= 1.5]
    assert len(found) >= 0.75 * len(texts)


@pytest.mark.parametrize(
    "sentence",
    [
        "What must an operator do by 1 May 2026?",
        "“We must do better than 25 percent,” said the minister.",
        "The minister was in a good mood at noon.",
        "For more information contact the press office by 1 May 2026.",
        "We use cookies and you must accept all of them.",
        "Must pay 5 euros.",
        "The following must be reported each year by all operators:",
        "See https://rules.example/ for what operators must report by 1 May 2026.",
    ],
)
def test_what_is_no_statement(sentence: str) -> None:
    """Questions, quotations, small talk, page furniture and scraps are not proposed."""
    assert checkable(sentence) < 1.5


def test_a_sentence_with_more_to_check_comes_before_one_with_less() -> None:
    """Duty, number, date and scope add up; a sentence that leans on the one before it comes later."""
    full = "Every operator must pay 25 percent of its income by 1 May 2026."
    assert (
        checkable(full)
        > checkable("Every operator must pay by 1 May 2026.")
        > checkable("Operators pay by 1 May 2026.")
    )
    assert checkable(full) > checkable("They must pay 25 percent of all their income by 1 May 2026.")


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("(6) It ends on 30 June 2031. Then it lapses.", ["It ends on 30 June 2031.", "Then it lapses."]),
        ("SUMMARY: Ships must slow down. Boats too.", ["Ships must slow down.", "Boats too."]),
        ("OSLO, 3 May 2026 – Ships must slow down.", ["Ships must slow down."]),
        ("See Proc. 11002 of May. It binds.", ["See Proc. 11002 of May.", "It binds."]),
        ("", []),
    ],
)
def test_sentences(paragraph: str, expected: list[str]) -> None:
    """Marks, labels and datelines before a sentence are no part of it; abbreviations do not end it."""
    assert list(sentences(paragraph)) == expected
