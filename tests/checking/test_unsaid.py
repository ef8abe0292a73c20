"""Other words for the same, and what a statement with nearly all of a claim's words still does not say."""

from __future__ import annotations

from bot.checking.evidence import Evidence
from bot.checking.judging import read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.weighing.unsaid import left_open
from tests.checking.examples import notice


def _evidence(claim: str, *statements: str) -> Evidence:
    one = notice(*statements)
    vocabulary = Vocabulary.of([one])
    return Evidence(read(claim, vocabulary), read_notice(one, vocabulary), 0, vocabulary)


def test_words_of_a_group_are_one() -> None:
    """Chat's word for a thing is found where the notice has its own."""
    assert not _evidence("firms sent their petitions", "Companies sent applications.").own.missing


def test_akin_stems_of_different_groups_stay_apart() -> None:
    """The word "important" has the stem of "import", and is another word."""
    important, imports = Vocabulary.plain().tokens("important imports")
    assert important.key != imports.key


def test_idiom_is_read_as_its_word() -> None:
    """A phrase of several words stands for the plain word, and for its family."""
    assert not _evidence("the lamp rule is on ice", "The lamp rule was suspended.").own.missing


def test_deed_that_no_statement_has_is_open() -> None:
    """That the maker was refused does not follow from the words around it."""
    assert left_open(_evidence("the lamp maker was refused in court", "The lamp maker was in court."))


def test_point_of_a_cleft_must_be_the_statements_own() -> None:
    """Who "it was" must stand in the statement, not beside it."""
    claim = "it was the glazier that broke the lamp"
    assert left_open(_evidence(claim, "The driver broke the lamp.", "The glazier came later."))
    assert not left_open(_evidence(claim, "The glazier broke the lamp."))


def test_day_of_another_statement_is_open() -> None:
    """A day that belongs to another statement does not pass for this one's."""
    claim = "lamp comments are due on 4 May 2031"
    assert left_open(
        _evidence(claim, "Lamp comments are due on 9 June 2031.", "Lamp tests start on 4 May 2031.")
    )


def test_denied_deed_needs_a_deed_in_the_statement() -> None:
    """That something was never lifted is not said by a statement that tells of no lifting."""
    assert left_open(_evidence("the office never lifted the lamp fee", "The office has a lamp fee."))


def test_what_is_denied_must_be_spoken_of() -> None:
    """That shops get "no break from the fee" is not said by a fee that does not apply, though both have their "not"."""
    assert left_open(
        _evidence("small shops get no break from the lamp fee", "The lamp fee does not apply to small shops.")
    )


def test_a_clause_must_be_said() -> None:
    """What a claim adds in a clause of its own must be in the notice too."""
    statement = "Lumo expects lamp charges of 5 million."
    assert left_open(
        _evidence("Lumo expects lamp charges of 5 million, and that is what it ended up booking", statement)
    )
    assert not left_open(_evidence("Lumo expects lamp charges, and of 5 million", statement))
