"""Every text that the code asks for is there, and dates and validity read as people write them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest

import bot
from bot.checking.result import NotAClaim, Stance, VerdictKind
from bot.texts import text
from bot.wording import date_text, validity_text
from sources.notice import NoticeDate, Validity, ValidityState

BOT = Path(bot.__file__).parent
_KEY = re.compile(r"""\btext\(\s*f?"([^"]+)\"""")
_FORMS = {"one", "other"}


def keys(table: dict[str, Any], before: str = "") -> Iterator[str]:
    """The names of all texts; one with two forms counts once."""
    for name, value in table.items():
        if isinstance(value, str) or set(value) == _FORMS:
            yield before + name
        else:
            yield from keys(value, f"{before}{name}.")


KEYS = set(keys(tomllib.loads((BOT / "texts" / "en.toml").read_text(encoding="utf-8"))))


def test_every_text_that_is_asked_for_exists() -> None:
    """A key in the code, or one that is put together there, names a text."""
    asked = {key for path in BOT.rglob("*.py") for key in _KEY.findall(path.read_text(encoding="utf-8"))}
    patterns = [re.compile(re.sub(r"\\\{.*?\\\}", "[a-z_0-9]+", re.escape(key))) for key in asked]

    assert [pattern.pattern for pattern in patterns if not any(map(pattern.fullmatch, KEYS))] == []


@pytest.mark.parametrize(
    ("group", "kinds"),
    [
        ("verdict", VerdictKind),
        ("verdict_mark", VerdictKind),
        ("stance", Stance),
        ("no_claim", NotAClaim),
        ("not_a_claim", NotAClaim),
    ],
)
def test_every_kind_has_its_words(group: str, kinds: type[StrEnum]) -> None:
    """No member of a kind is without a text."""
    assert {f"{group}.{kind}" for kind in kinds} <= KEYS


def test_a_number_chooses_the_form() -> None:
    """One and other are told apart, and a missing value is a fault."""
    assert text("reference.more", count=1) == "and 1 more notice statement"
    assert text("reference.more", count=2) == "and 2 more notice statements"
    with pytest.raises(KeyError):
        text("validity.by", other="x")


@pytest.mark.parametrize(
    ("given", "written"),
    [
        (NoticeDate("2026-01-15"), "15 January 2026"),
        (NoticeDate("2026-01"), "January 2026"),
        (NoticeDate("2026"), "2026"),
        (date(2026, 12, 1), "1 December 2026"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(given: NoticeDate | date, written: str) -> None:
    """No day is made up where only a month is known."""
    assert date_text(given) == written


S, D = ValidityState, NoticeDate


@pytest.mark.parametrize(
    ("validity", "written"),
    [
        (Validity(S.IN_FORCE, D("2026-01-15")), "in force since 15 January 2026"),
        (
            Validity(S.IN_FORCE, D("2025-10-09"), D("2025-11-09")),
            "in force since 9 October 2025, until 9 November 2025 as far as is known",
        ),
        (Validity(S.IN_FORCE, D("2025-02"), None, "x"), "in force since February 2025; updated by Title"),
        (Validity(S.NOT_YET, D("2027")), "not yet in force: from 2027"),
        (Validity(S.SUSPENDED, D("2025-11-10"), None, "x"), "suspended 10 November 2025 by Title"),
        (Validity(S.REPLACED, D("2025-11"), None, "x"), "replaced in November 2025 by Title"),
        (Validity(S.ENDED, D("2025-11-10")), "ended 10 November 2025"),
        (Validity(S.NOT_ENFORCED, D("2025-05-13"), None, "x"), "not enforced since 13 May 2025 by Title"),
        (Validity(S.UNKNOWN, D("2026-11-10")), "unknown since 10 November 2026: nothing later was verified"),
        (Validity(S.UNKNOWN), "unknown: nothing later was verified"),
    ],
)
def test_validity_in_words(validity: Validity, written: str) -> None:
    """Each state is said with what is known about it, and nothing more."""
    assert validity_text(validity, "Title" if validity.by else None) == written
