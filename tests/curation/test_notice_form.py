"""A form filled in is the notice again, and each statement keeps what is its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.notice_form import edited, form_of, new_notice, read_day
from sources.errors import InputError
from sources.notice import Notice, Statement

_OLD = Notice(
    "xx-1",
    "Office",
    "Rule",
    statements=(
        Statement("xx-1#s1", "Anchors weigh 5 tonnes at most.", "five tonnes", "section 1"),
        Statement("xx-1#s2", "Boats need a permit from the harbour office.", "a permit", "section 2"),
        Statement("xx-1#s3", "Crews have 3 members or more.", "three", "section 3"),
    ),
)
_ONE, _TWO, _THREE = (statement.text for statement in _OLD.statements)


@pytest.mark.parametrize(
    ("lines", "quotes"),
    [
        ((_ONE, _TWO, _THREE), ("five tonnes", "a permit", "three")),
        ((_THREE, _ONE), ("three", "five tonnes")),
        # Rewritten in its place, however much.
        ((_ONE, "Ships ask the port.", _THREE), ("five tonnes", "a permit", "three")),
        # One is taken out, another one rewritten: the words tell which.
        ((_ONE, "Crews have 4 members or more."), ("five tonnes", "three")),
        # What is new stands where an old one stood, and has no quote of it.
        ((_ONE, _THREE, "Divers carry lamps."), ("five tonnes", "three", None)),
        # Moved and rewritten at once.
        (
            ("Crews have 4 members or more.", _ONE, _TWO),
            ("three", "five tonnes", "a permit"),
        ),
    ],
)
def test_a_quote_stays_with_its_statement(lines: tuple[str, ...], quotes: tuple[str | None, ...]) -> None:
    """Lines that are kept, moved, rewritten, new or gone: no quote comes to stand behind another statement."""
    form = form_of(_OLD)
    changed = edited(_OLD, type(form)(form.publisher, form.title, "", "", "\n".join(lines)))
    found = [(each.text, each.quote) for each in changed.statements]
    ids = [each.id for each in changed.statements]

    assert found == list(zip(lines, quotes, strict=True))
    assert len(set(ids)) == len(ids)


def test_a_new_notice_has_an_id_that_nobody_had() -> None:
    """A taken id gets a number, and the statements go by it; what a draft brought along is kept."""
    made = new_notice(form_of(_OLD), {"xx-1", "xx-1-2"}, _OLD)

    assert made.id == "xx-1-3"
    assert [each.id for each in made.statements] == ["xx-1-3#s1", "xx-1-3#s2", "xx-1-3#s3"]
    assert [each.quote for each in made.statements] == ["five tonnes", "a permit", "three"]
    assert new_notice(form_of(_OLD), ()).id == "office-rule"


@pytest.mark.parametrize(
    ("written", "day"),
    [(" 15 Jan 2026", "2026-01-15"), ("2026-01", "2026-01"), ("15/01/2026", "2026-01-15"), ("2026", "2026")],
)
def test_days_as_people_write_them(written: str, day: str) -> None:
    """A date is read in any spelling that has one meaning."""
    assert read_day(written).text == day


@pytest.mark.parametrize("written", ["soon", "03/04/2026", "1/2/26", "2026-W40-4", ""])
def test_days_that_are_none_are_refused(written: str) -> None:
    """Another meaning, or none, is refused in a sentence."""
    with pytest.raises(InputError, match=r"\.$"):
        read_day(written)


def test_an_id_is_not_given_twice() -> None:
    """A line that is new gets a number that no statement of the notice ever had, those taken out among them."""
    form = form_of(_OLD)
    lines = "\n".join((_ONE, _TWO, _THREE, "Divers carry lamps."))
    changed = edited(_OLD, type(form)(form.publisher, form.title, "", "", lines), {"xx-1#s4", "xx-1#s7"})

    assert [each.id for each in changed.statements][3:] == ["xx-1#s8"]


_words = st.text(" ab\u2028\u2029\u0085\u00a0", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(_words, st.lists(_words, min_size=1, max_size=4, unique=True))
def test_a_form_left_as_it_is_changes_nothing(title: str, texts: list[str]) -> None:
    """What other programs take for the end of a line parts no statement, and an untouched form is the notice."""
    statements = tuple(Statement(f"xx-1#s{place}", words, words) for place, words in enumerate(texts, 1))
    notice = Notice("xx-1", "Office", title, statements=statements)

    assert edited(notice, form_of(notice)) == notice


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n \n"])
def test_statements_stand_one_a_line(end: str) -> None:
    """Whatever ends the lines that were typed, each is a statement, and blank ones are none."""
    form = form_of(_OLD)
    typed = type(form)(form.publisher, form.title, "", "", end.join((_ONE, _TWO, _THREE)) + end)

    assert edited(_OLD, typed) == _OLD
