"""Cleaning takes out what Discord and clipboards add, and keeps every character's place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.reading.cleaning import MAX_CHARACTERS, clean
from sources.errors import InputError

CONSTRUCTS = {
    "user mention": ("<@123> the rule holds", " the rule holds"),
    "user mention with !": ("<@!123> the rule", " the rule"),
    "role mention": ("see <@&55> now", "see now"),
    "channel mention": ("in <#99> it says", "in it says"),
    "guild navigation": ("go to <id:browse> first", "go to first"),
    "slash command": ("use </check:77> for it", "use for it"),
    "everyone": ("@everyone the rule holds", " the rule holds"),
    "here": ("hey @here look", "hey look"),
    "custom emoji": ("good <:ok:1234> rule", "good rule"),
    "animated emoji": ("good <a:ok:1234> rule", "good rule"),
    "timestamp": ("from <t:1767225600:D> on", "from 2026-01-01 on"),
    "timestamp out of range": ("from <t:999999999999> on", "from on"),
    "spoiler": ("it is ||25 percent|| now", "it is 25 percent now"),
    "bold": ("a **firm** rule", "a firm rule"),
    "italic": ("a *firm* and _fair_ rule", "a firm and fair rule"),
    "bold italic": ("a ***firm*** rule", "a firm rule"),
    "underline": ("a __firm__ rule", "a firm rule"),
    "struck out": ("a ~~firm~~ rule", "a firm rule"),
    "inline code": ("a `firm` rule", "a firm rule"),
    "code block": ("```py\nthe rule\n```", "the rule\n"),
    "block quote": ("> the rule holds", "the rule holds"),
    "long quote": (">>> the rule holds", "the rule holds"),
    "heading": ("## The rule", "The rule"),
    "small print": ("-# the rule", "the rule"),
    "list": ("- one\n* two\n\u2022 three", "one\ntwo\nthree"),
    "masked link": ("[the rule](https://a.example/x?y=(1)) holds", "the rule holds"),
    "masked link with title": ('[the rule](https://a.example "t") holds', "the rule holds"),
    "link without preview": ("see <https://a.example/x>", "see https://a.example/x"),
    "nested": ("**||[the rule](<https://a.example>)||** holds", "the rule holds"),
    "zero width": ("2\u200b5 per\u00adcent\ufeff", "25 percent"),
    "full width": ("\uff12\uff15\uff05 of \uff28\uff12\uff10\uff10", "25% of H200"),
    "curly quotes": ("\u201cno\u201d, it\u2019s", '"no", it\'s'),
    "odd spaces": ("a\u00a0b\u2003c\t\td", "a b c d"),
    "snake case stays": ("the file_name_here stays", "the file_name_here stays"),
    "multiplication stays": ("2 * 3 * 4 is 24", "2 * 3 * 4 is 24"),
    "comparison stays": ("a <b and c> d", "a <b and c> d"),
}
PIECES = st.sampled_from(
    [
        *(dirty for dirty, _ in CONSTRUCTS.values()),
        *"*_~|`<>[]()#-@ \n\t:",
        "**",
        "||",
        "```",
        "\u200b",
        "\ufb01",
        "\u2019",
        "https://a.example",
        "word",
        "\ud55c",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=14).map("".join))


@pytest.mark.parametrize("name", CONSTRUCTS)
def test_construct_is_cleaned_to_its_words(name: str) -> None:
    """Each construct of Discord or a clipboard leaves the words that a person reads."""
    dirty, expected = CONSTRUCTS[name]
    assert expected == clean(dirty).text


def test_span_points_to_the_original_characters() -> None:
    """A span of the clean text gives the same words in what was pasted, marks inside it included."""
    dirty = "<@1> It is **25\u200b percent** of \uff28200 sales"
    cleaned = clean(dirty)
    start = cleaned.text.index("25 percent")
    first, last = cleaned.span(start, start + len("25 percent"))
    assert dirty[first:last] == "25\u200b percent"
    start = cleaned.text.index("H200")
    first, last = cleaned.span(start, start + len("H200"))
    assert dirty[first:last] == "\uff28200"


@pytest.mark.parametrize(
    ("typed", "clean_text"),
    [
        ("rose 2½% in May", "rose 2.5% in May"),
        ("rose 2 ¼ percent", "rose 2.25 percent"),
        ("½ of all firms", "half of all firms"),
        ("⅞ of an inch", "0.875 of an inch"),
        ("3,000¹ firms", "3,000 firms"),
        ("5 GB/s per mm²", "5 GB/s per mm2"),
    ],
)
def test_fractions_and_notes_are_not_glued_to_numbers(typed: str, clean_text: str) -> None:
    cleaned = clean(typed)
    assert cleaned.text == clean_text
    start = clean_text.index(clean_text.split()[-1])
    assert typed[slice(*cleaned.span(start, len(clean_text)))].startswith(clean_text.split()[-1][:2])


def test_links_are_kept_apart() -> None:
    """Links are handed on as written, those inside masked links too."""
    cleaned = clean("[the rule](https://a.example/x) and https://b.example/y?z=1.")
    assert cleaned.links == ("https://a.example/x", "https://b.example/y?z=1")


def test_longest_text_is_taken_and_a_longer_one_refused() -> None:
    """The limit itself is checked; one character more is refused with both numbers in the sentence."""
    assert len(clean("a" * MAX_CHARACTERS).text) == MAX_CHARACTERS
    with pytest.raises(InputError, match=f"{MAX_CHARACTERS + 1:,} characters; at most {MAX_CHARACTERS:,}"):
        clean("a" * (MAX_CHARACTERS + 1))


@given(TEXTS)
def test_cleaning_twice_equals_once(text: str) -> None:
    """A clean text is not changed by cleaning."""
    once = clean(text).text
    assert once == clean(once).text


@given(TEXTS)
def test_origin_is_in_range_and_never_goes_back(text: str) -> None:
    """Every clean character comes from a place of the original, in the original's order."""
    cleaned = clean(text)
    assert len(cleaned.text) == len(cleaned.origin)
    assert all(0 <= place < len(text) for place in cleaned.origin)
    assert sorted(cleaned.origin) == list(cleaned.origin)
