"""Search by words: the right statement first, the same answer each time, and no text that breaks it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.notice import Notice
from sources.search.lexical import LexicalIndex
from sources.spreadsheet import SHIPPED, read_table
from tests.checking.examples import notice

INDEX = LexicalIndex(read_table(SHIPPED))
LAMPS = LexicalIndex(
    [
        notice(
            "Copper bolts must be tested.",
            "The fee is 25 percent.",
            name="xx-bolt-rule",
            title="Rule on Bolts",
        ),
        notice(
            "Green shades are exempt.", "The fee is 25 percent.", name="xx-shade-rule", title="Rule on Shades"
        ),
    ]
)


def test_statement_with_the_words_comes_first() -> None:
    """The statement that has a text's words is the first, in whatever form of the word."""
    assert LAMPS.candidates("a green shade", 5)[0].statement_id == "xx-shade-rule#s1"
    assert LAMPS.candidates("TEST the bolts!", 5)[0].statement_id == "xx-bolt-rule#s1"


def test_title_tells_equal_statements_apart() -> None:
    """Of two statements in the same words, the one whose notice's title has the text's words comes first."""
    for text, first, second in (("bolts", "bolt", "shade"), ("shades", "shade", "bolt")):
        found = [one.statement_id for one in LAMPS.candidates(f"the fee for {text}", 5)]
        assert found.index(f"xx-{first}-rule#s2") < found.index(f"xx-{second}-rule#s2")


def test_own_words_of_a_statement_find_its_notice(shipped: tuple[Notice, ...]) -> None:
    """Nearly every statement of the shipped table is among the first three for its own words."""
    texts = [(statement.id, statement.text) for one in shipped for statement in one.statements]
    found = [id_ for id_, text in texts if id_ in {one.statement_id for one in INDEX.candidates(text, 3)}]
    assert len(found) / len(texts) >= 0.95


@pytest.mark.parametrize("limit", [1, 3, 24])
def test_no_more_than_asked_best_first(limit: int) -> None:
    """At most as many as asked for, each once, in falling order of score."""
    found = INDEX.candidates("export of advanced chips to China needs a license", limit)
    assert limit == len(found) == len({one.statement_id for one in found})
    assert sorted((one.score for one in found), reverse=True) == [one.score for one in found]


def test_same_text_finds_the_same_in_a_new_index(shipped: tuple[Notice, ...]) -> None:
    """The answer depends on the table and the text alone."""
    again = LexicalIndex(shipped)
    for one in shipped:
        assert INDEX.candidates(one.title, 10) == again.candidates(one.title, 10)


@pytest.mark.parametrize("text", ["", " \n\t", "?!…", '"', "''", "()", "\u200b", "xyzzy qwertz"])
def test_text_without_a_known_word_finds_nothing(text: str) -> None:
    """Nothing to look for finds nothing."""
    assert INDEX.candidates(text, 5) == ()


@pytest.mark.parametrize(
    "text",
    [
        '"chips',
        "chips AND",
        "chips OR NOT",
        "(chips",
        "statement:chips",
        "chips^9",
        "chip*",
        "[chips TO",
        "-chips",
        "title:",
        "chips~2",
        "/chips/",
    ],
)
def test_query_syntax_is_read_as_words(text: str) -> None:
    """Signs that mean something in a query language are signs, and the word beside them is found."""
    if "chip" in text:
        assert len(INDEX.candidates(text, 5)) == 5
    else:
        assert INDEX.candidates("title", 5) == INDEX.candidates(text, 5)


def test_empty_table_finds_nothing() -> None:
    """An index over no notice answers, with nothing."""
    assert LexicalIndex([]).candidates("chips", 5) == ()


@given(st.text(max_size=120))
def test_any_text_is_answered(text: str) -> None:
    """Whatever the text, the answer is statements of the table, each once, at most as many as asked."""
    found = [one.statement_id for one in INDEX.candidates(text, 5) if not one.exact]
    assert len(found) == len(set(found)) <= 5
