"""Spellings: what people write in several ways is looked for in one."""

from __future__ import annotations

import pytest

from sources.search.lexical import LexicalIndex
from sources.search.spelling import one_spelling
from tests.checking.examples import notice


@pytest.mark.parametrize(
    ("text", "spelled"),
    [
        ("H-200", "H200"),
        ("Ｈ２００", "H200"),
        ("H\u2011200s", "H200s"),
        ("6500GB/s", "6500 GB/s"),
        ("6,500 GB/s", "6500 GB/s"),
        ("1,234,567", "1234567"),
        ("COVID-19", "COVID-19"),
        ("on the 21st", "on the 21st"),
        ("3A090", "3A090"),
        ("June 5, 2026", "June 5, 2026"),
    ],
)
def test_one_spelling(text: str, spelled: str) -> None:
    """Signs, dashes in short names and units stuck to numbers are evened out; all else stays as it is."""
    assert spelled == one_spelling(text)


@pytest.mark.parametrize(
    "text", ["H-200", "h200", "Ｈ２００", "6500GB/s", "6,500 GB/s", "semicondutor", "Nvidea", "exprots"]
)
def test_other_spellings_and_typing_errors_find(text: str) -> None:
    """Another spelling and a typing error find the statement, with and without the table's terms."""
    table = [
        notice(
            "Nvidia may sell the H200, a semiconductor of 6,500 GB/s.",
            name="xx-chip-rule",
            title="Rule on Exports",
        ),
        notice("Green lamps are free.", name="xx-lamp-rule", title="Rule on Lamps"),
    ]
    for terms in (None, str.split):
        found = LexicalIndex(table, terms).candidates(text, 2)
        assert [one.statement_id for one in found] == ["xx-chip-rule#s1"]
