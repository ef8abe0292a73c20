"""Words and meaning together: each finds what the other cannot, and names come before both."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.notice import Notice
from sources.search.fusion import CombinedIndex
from sources.search.lexical import LexicalIndex
from tests.checking.examples import notice
from tests.search.toy_encoder import ToyEncoder

TABLE = (
    notice(
        "A levy of 25 percent is due.", "Processors are exempt.", name="xx-levy-2026", title="Order on Levies"
    ),
    notice("Each vessel is inspected once a year.", name="xx-vessel-2026", title="Order on Vessels"),
    notice("Every feline has a collar, says section 8421.", name="xx-feline-2026", title="Order on Felines"),
)


def _index(table: tuple[Notice, ...] = TABLE, *, complete: bool = True) -> CombinedIndex:
    index = CombinedIndex(LexicalIndex(table), ToyEncoder())
    if complete:
        index.complete()
    return index


INDEX = _index()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("kitten", "xx-feline-2026#s1"),
        ("my boat", "xx-vessel-2026#s1"),
        ("a tax", "xx-levy-2026#s1"),
        ("8421", "xx-feline-2026#s1"),
        ("inspected", "xx-vessel-2026#s1"),
        ("vesel inspektion", "xx-vessel-2026#s1"),
    ],
)
def test_found_by_words_or_by_meaning(text: str, first: str) -> None:
    """A word of like meaning finds without a word in common; a rare number and a word finds without a meaning."""
    assert first == INDEX.candidates(text, 3)[0].statement_id


def test_notice_that_is_named_comes_first() -> None:
    """A notice named by its id comes before what words and meaning find, whole and once."""
    found = INDEX.candidates("Does xx-levy-2026 speak of a vessel or a boat?", 10)
    assert [one.statement_id for one in found if one.exact] == ["xx-levy-2026#s1", "xx-levy-2026#s2"]
    assert all(one.exact for one in found[:2])
    assert found[2].statement_id == "xx-vessel-2026#s1"
    assert len(found) == len({one.statement_id for one in found})


@pytest.mark.parametrize("limit", [1, 2, 3, 10])
def test_no_more_than_asked_best_first(limit: int) -> None:
    """At most as many as asked for, in falling order of score."""
    found = INDEX.candidates("a levy on a vessel", limit)
    assert min(limit, 4) == len(found)
    assert all(one.score >= next_.score for one, next_ in pairwise(found))


@pytest.mark.parametrize("text", ["", " \n", "?!", "\u200b"])
def test_text_without_a_sign_finds_nothing(text: str) -> None:
    """Nothing to look for is near nothing."""
    assert INDEX.candidates(text, 5) == ()


def test_while_vectors_are_lacking_words_find() -> None:
    """An index that is not complete answers as its words do, and by both afterwards."""
    index = _index(complete=False)
    words = LexicalIndex(TABLE)
    assert index.lacking == 4
    for text in ("kitten", "inspected vessels", "xx-levy-2026"):
        assert words.candidates(text, 5) == index.candidates(text, 5)
    index.complete()
    assert index.candidates("kitten", 5)[0].statement_id == "xx-feline-2026#s1"


def test_empty_table_finds_nothing() -> None:
    """An index over no notice answers, with nothing."""
    assert _index(()).candidates("chips", 5) == ()


@given(st.text(max_size=80), st.integers(1, 6))
def test_any_text_is_answered_the_same_twice(text: str, limit: int) -> None:
    """Whatever the text: statements of the table, each once, and the same from a new index."""
    found = INDEX.candidates(text, limit)
    assert len({one.statement_id for one in found}) == len(found) <= 4
    assert found == INDEX.candidates(text, limit)


def test_new_index_finds_the_same() -> None:
    """The answer depends on the table and the text alone."""
    for text in ("a levy on kittens", "ships", "8421"):
        assert INDEX.candidates(text, 4) == _index().candidates(text, 4)
