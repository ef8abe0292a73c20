"""What is worked out of one text alone is worked out once for it, and anew for every other."""

import re
from dataclasses import replace
from itertools import permutations

from bot.checking.alignment import align
from bot.checking.reading.force import without_months
from bot.checking.reading.one_text import Reading, once, read
from bot.checking.reading.vocabulary import Vocabulary
from tests.checking.examples import notice

PLAIN = Vocabulary.plain()


def test_a_function_of_a_reading_works_once_for_each() -> None:
    asked: list[str] = []

    @once
    def words(reading: Reading) -> int:
        asked.append(reading.text)
        return len(reading.tokens)

    one, other = read("The ferry sails.", PLAIN), read("The ferry sails on Monday.", PLAIN)
    assert [words(one), words(other), words(one), words(other)] == [3, 5, 3, 5]
    assert asked == [one.text, other.text]


def test_a_reading_that_is_changed_is_asked_anew() -> None:
    numbers = once(lambda reading: len(reading.quantities))
    reading = read("The fee is 20 euros.", PLAIN)
    assert numbers(reading) == 1
    assert numbers(replace(reading, quantities=())) == 0


def test_patterns_are_told_apart_by_their_flags_and_by_the_form_of_the_text() -> None:
    reading = read("Ferries May sail.", PLAIN)
    exact, any_case = re.compile("may"), re.compile("may", re.IGNORECASE)
    for _ in range(2):
        assert reading.first(exact) is None
        assert reading.first(any_case) is not None
        assert reading.first_low(exact) is not None


def test_words_are_weighed_by_the_vocabulary_that_is_asked() -> None:
    known = Vocabulary.of([notice("The lamp fee rises.", "The lamp quota rises.", "The lamp tax rises.")])
    claim, told = read("The lamp ferry", PLAIN), read("The lamp", PLAIN)
    shares = [align(claim, (told,), vocabulary).coverage for vocabulary in (PLAIN, known, PLAIN)]
    assert shares[0] == shares[2] != shares[1]


def test_the_first_text_that_has_a_word_is_found_in_any_order() -> None:
    claim = read("An unpublished economic ban on KYC lamps", PLAIN)
    texts = [
        read(text, PLAIN)
        for text in (
            "The economy grows.",
            "The published lamp list",
            "They allow the know-your-customer rule",
        )
    ]
    alone = [{mine.norm for mine, _ in align(claim, (text,), PLAIN).pairs} for text in texts]
    assert alone == [{"economic"}, {"unpublished", "lamps"}, {"ban", "kyc"}]
    for order in permutations(texts):
        found = align(claim, order, PLAIN)
        assert {mine.norm for mine, _ in found.pairs} == set.union(*alone)
        assert not found.missing


def test_a_word_in_capitals_that_may_be_short_for_others_is_no_verb() -> None:
    told = read("They allow the cap", PLAIN)
    assert align(read("The ban", PLAIN), (told,), PLAIN).pairs
    assert not align(read("The BAN", PLAIN), (told,), PLAIN).pairs


def test_the_month_of_may_is_no_permission() -> None:
    assert without_months("It may sail in May.") == "it may sail in    ."
    assert without_months("It sails in June.") == "it sails in june."
