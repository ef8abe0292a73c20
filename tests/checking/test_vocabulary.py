"""The names that a table itself teaches, and how much a word tells in it."""

from __future__ import annotations

from dataclasses import replace

from bot.checking.reading.one_text import read
from bot.checking.reading.tokens import tokenize
from bot.checking.reading.vocabulary import Vocabulary
from tests.checking.examples import notice

TABLE = [
    replace(
        notice(
            "The Bureau of Lamp Safety (BLS) tests every lamp.",
            "A lamp of glow glass must be tested.",
            "Ministry of Lighting of Velland (MOLIV) officers may refuse a lamp.",
        ),
        tags=("LCP = luminous copper paste = glow paste", "lamps"),
    )
]
VOCABULARY = Vocabulary.of(TABLE)


def _keys(text: str) -> set[str]:
    return {token.key for token in VOCABULARY.tokens(text)}


def test_long_name_and_its_short_form_are_one() -> None:
    """A "Long Name (LN)" in a statement makes both forms one name, in any case."""
    assert _keys("Bureau of Lamp Safety") == _keys("BLS") == _keys("bureau of lamp safety")


def test_short_form_of_the_publisher_is_known() -> None:
    """The publisher column teaches its short form as a statement does."""
    assert _keys("Office of Lamps") == _keys("OL")


def test_short_form_that_is_no_acronym_stands_for_the_whole_name() -> None:
    """A short form that spells no initials stands for all the capitals before it."""
    assert _keys("MOLIV") == _keys("Ministry of Lighting of Velland")


def test_tag_with_equals_signs_names_one_thing() -> None:
    """A tag "X = y = z" makes all three forms one name."""
    assert len(_keys("LCP") | _keys("luminous copper paste") | _keys("glow paste")) == 1


def test_ordinary_words_stay_apart() -> None:
    """Words that no alias joins keep their own keys."""
    assert _keys("lamp") != _keys("glass")


def test_place_and_its_adjective_are_one_but_a_pronoun_is_none() -> None:
    """The "US", "United States" and "American" are one place; "us" in lower case is a pronoun."""
    assert _keys("the US") - _keys("the") == _keys("United States")
    assert not any(key.startswith("place:") for key in _keys("they gave us lamps"))


def test_rare_word_tells_more_than_a_common_one() -> None:
    """A word of one statement weighs more than one that every statement has."""
    glass, lamp = VOCABULARY.tokens("glass lamp")
    assert VOCABULARY.weight(glass) > VOCABULARY.weight(lamp)


def test_without_a_table_every_word_weighs_alike() -> None:
    """The plain vocabulary prefers no word."""
    plain = Vocabulary.plain()
    assert {1.0} == {plain.weight(token) for token in plain.tokens("The herring lamp of China")}


def test_reading_keeps_names_whole() -> None:
    """A reading holds a name of several words as one content word."""
    reading = read("The Bureau of Lamp Safety tests lamps", VOCABULARY)
    assert "Bureau of Lamp Safety" in {token.text for token in reading.content}


def test_several_of_an_abbreviation_are_of_its_kind() -> None:
    """Two "LPUs" are LPU, as "H20s" are H20; a word on "-us" is no plural."""
    keys = [[token.key for token in tokenize(text)] for text in ("two LPUs", "an LPU unit", "a bonus")]
    assert keys[0][1] == keys[1][1] == "lpu"
    assert keys[2][1] not in ("bonu", "bon")
