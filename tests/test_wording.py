"""Dates and validity in words, as people read them on every surface."""

from __future__ import annotations

import pytest

from bot.checking.result import Stance, VerdictKind
from bot.wording import date_text, stance_word, validity_text, verdict_mark, verdict_word
from sources.notice import NoticeDate, Validity, ValidityState

DAY, MONTH = NoticeDate("2026-01-15"), NoticeDate("2025-11")


@pytest.mark.parametrize(
    ("when", "words"),
    [("2026-01-15", "15 January 2026"), ("2026-01", "January 2026"), ("2026", "2026")],
)
def test_date_is_written_as_precisely_as_it_is_known(when: str, words: str) -> None:
    """A day, a month or a year is written as such, and nothing is made up."""
    assert date_text(NoticeDate(when)) == words


@pytest.mark.parametrize(
    ("validity", "words"),
    [
        (Validity(ValidityState.IN_FORCE, DAY), ["in force", "since 15 January 2026"]),
        (
            Validity(ValidityState.IN_FORCE, DAY, MONTH),
            ["in force", "15 January 2026", "until", "November 2025"],
        ),
        (Validity(ValidityState.NOT_YET, DAY), ["15 January 2026"]),
        (Validity(ValidityState.NOT_YET), ["not"]),
        (
            Validity(ValidityState.SUSPENDED, MONTH, by="xx-1"),
            ["suspended", "November 2025", "Rule on Lamps"],
        ),
        (Validity(ValidityState.REPLACED, DAY, by="xx-1"), ["replaced", "15 January 2026", "Rule on Lamps"]),
        (Validity(ValidityState.ENDED, DAY), ["15 January 2026"]),
        (Validity(ValidityState.NOT_ENFORCED, DAY), ["not enforced", "15 January 2026"]),
        (Validity(ValidityState.UNKNOWN, DAY), ["15 January 2026"]),
        (Validity(ValidityState.UNKNOWN, DAY, by="xx-1"), ["15 January 2026", "Rule on Lamps"]),
    ],
)
def test_validity_is_told_with_its_dates(validity: Validity, words: list[str]) -> None:
    """Each state is told with since when, until when and by which notice, as far as it is known."""
    told = validity_text(validity, "Rule on Lamps" if validity.by else None)
    assert [word for word in words if word not in told] == []
    assert "None" not in told
    assert "  " not in told
    assert told == told.strip(" ,;")


def test_notice_without_a_known_title_is_named_by_its_id() -> None:
    """Where the title of the later notice is not known, its id stands in."""
    assert "xx-1" in validity_text(Validity(ValidityState.REPLACED, DAY, by="xx-1"), None)


def test_every_state_can_be_told_without_any_date() -> None:
    """No state needs a date to be told, and no two states are told alike."""
    told = [validity_text(Validity(state), None) for state in ValidityState]
    assert all(told)
    assert len(set(told)) == len(told)


def test_every_stance_and_verdict_has_its_own_word() -> None:
    """Stances and verdicts have words of their own, and each verdict a mark."""
    assert len({stance_word(stance) for stance in Stance}) == len(Stance)
    assert len({verdict_word(kind) for kind in VerdictKind}) == len(VerdictKind)
    assert all(verdict_mark(kind) for kind in VerdictKind)
