"""A disagreement counts only between things that line up; what does not is silent, and what does is shown."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.date import judge_dates
from bot.checking.judges.name import judge_names
from bot.checking.judges.number import judge_numbers
from bot.checking.judges.polarity import judge_polarity
from bot.checking.judges.scope import judge_scope
from bot.checking.reading.claims import why_no_claim
from bot.checking.reading.dates import find_dates
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import NotAClaim, VerdictKind
from bot.service import build_checker
from tests.checking.examples import TODAY, findings, notice, signs

PLAIN = Vocabulary.plain()


def _verdict(claim: str, *statements: str) -> VerdictKind:
    (verdict,) = build_checker([notice(*statements)]).check(claim, TODAY)
    return verdict.kind


def test_what_is_left_open_is_not_denied() -> None:
    """A "not" before "say whether" denies the saying, however far behind it the deed stands."""
    statement = "The reply did not say whether the office would allow copper lamps."
    claim = "The office didn't say if the sale of copper lamps would be allowed."
    assert Sign.DIFFERS not in signs(judge_polarity, claim, statement)
    assert _verdict("The office would allow copper lamps.", statement) is not VerdictKind.SUPPORTED


def test_a_heading_is_known_by_its_number() -> None:
    """The word "heading" may be left out; another heading of the chapter is another one."""
    statement = "Copper lamps are filed under heading 9405.11.02."
    assert signs(judge_names, "copper lamps go under 9405.11.02", statement) == [Sign.AGREES]
    (found,) = findings(judge_names, "copper lamps go under 9405.11.03", statement)
    assert (found.sign, found.firm, found.source) == (Sign.DIFFERS, True, "9405.11.02")


def test_groups_by_one_word_are_alternatives() -> None:
    """Whoever is moved into another group than the statement says is told wrongly."""
    statement = "The rule moves Brenta to Lamp Group A:5."
    (found,) = [
        one for one in findings(judge_names, "Brenta moves to Lamp Group D:5", statement) if one.firm
    ][-1:]
    assert (found.sign, found.claim, found.source) == (Sign.DIFFERS, "D:5", "A:5")


def test_a_month_is_confirmed_by_no_year() -> None:
    """A month without a year and a year without a month have no part in common."""
    (month,), (year,), (day,) = (
        find_dates(text) for text in ("in November", "since 2031", "on 3 November 2031")
    )
    assert not month.agrees(year)
    assert month.agrees(day)


@pytest.mark.parametrize(
    "text", ["so is the lamp fee coming back or what", "and are copper lamps banned now or what"]
)
def test_a_question_may_come_without_its_mark(text: str) -> None:
    """A word before it and a tag behind it make no claim of it."""
    assert why_no_claim(text) is NotAClaim.QUESTION


def test_all_to_one_place_or_the_other_is_all_to_one() -> None:
    """An "or" takes nothing from "every"; "and" in a list of where things are does."""
    claim = "Every export of lamps to France needs a licence."
    assert signs(
        judge_scope, claim, "A licence is required for every export of lamps to France or Spain."
    ) == [Sign.AGREES]
    assert Sign.DIFFERS in signs(
        judge_scope, "All 40 makers are in France.", "The office listed 40 makers in France and Spain."
    )


def test_not_just_one_is_more_than_one() -> None:
    """That it is "not just the glass lamp" shuts nothing out."""
    assert not read("It names the copper lamp, not just the glass one.", PLAIN).marks.exclusive
    assert not read("The maker got only about 60 lamps.", PLAIN).marks.exclusive


def test_the_others_are_one_less() -> None:
    """Fifteen others beside the one spoken of are sixteen."""
    statement = "The office added 16 makers to the list."
    assert Sign.DIFFERS not in signs(judge_numbers, "Lumo was added with 15 others", statement)
    assert Sign.DIFFERS in signs(judge_numbers, "The office added 15 makers to the list", statement)


def test_a_number_counts_what_stands_by_it() -> None:
    """What stands behind a "with" is not what the number before it counts."""
    statement = "Doing any of the 10 acts with such lamps is an offence."
    assert Sign.DIFFERS not in signs(judge_numbers, "Lumo built 800,000 lamps last year", statement)


def test_a_name_alone_lines_nothing_up() -> None:
    """Two sums about one maker need a matter in common before they can disagree."""
    statement = "Lumo took a $4 billion charge in the first quarter for its lamps."
    assert (
        _verdict("Lumo was the first company worth five trillion dollars.", statement) is VerdictKind.NO_MATCH
    )


def test_a_number_of_another_place_supports_nothing() -> None:
    """Eleven makers of one country do not make eleven of the other, whatever else the notice says of that one."""
    assert (
        _verdict(
            "The rule added eleven Spanish makers to the lamp list.",
            "The rule also revised one entry of the lamp list for Spain.",
            "The rule added 11 makers of France to the lamp list.",
        )
        is not VerdictKind.SUPPORTED
    )


def test_a_participle_is_no_past() -> None:
    """That "lamps made abroad need a licence" says how things stand; "Lumo made lamps abroad" does not."""
    assert read("Lamps made abroad need a licence.", PLAIN).marks.standing
    assert not read("Lumo made lamps in Brenta.", PLAIN).marks.standing


def test_the_day_of_publication_is_not_the_day_of_effect() -> None:
    """Who says that it happened on the day when it was only published is not confirmed."""
    statement = "The office removes Lumo from the list."
    assert signs(judge_dates, "Lumo lost its place on the list on 15 January 2030", statement) == [
        Sign.ABSENT
    ]
    assert signs(judge_dates, "The list was published on 15 January 2030", statement) == [Sign.AGREES]


def test_a_verb_that_the_statement_affirms_is_denied_by_no_other() -> None:
    """Some are added and others thrown out by one notice; but what is banned in one sentence is allowed in none."""
    statements = (
        "The decree adds 140 harbours to the sea register.",
        "The order removes three makers from the guild of lamps.",
    )
    claim = "The order threw three makers out of the guild of lamps."
    assert _verdict(claim, *reversed(statements)) is VerdictKind.SUPPORTED
    banned = (
        "Lumo is allowed to export copper lamps of glass.",
        "Lumo is banned from exporting copper lamps.",
    )
    assert _verdict("Lumo is allowed to export copper lamps.", *banned) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "Exporters are not allowed to ship lamps to Brenta until 31 May 2030.",
            "Exporters are allowed to ship lamps to Brenta until 31 May 2030.",
        ),
        ("The lamp fee was not lifted before 1 June 2030.", "The lamp fee was lifted before 1 June 2030."),
        ("All 40 makers are in France.", "All 40 makers are in France or in Spain."),
        ("All lamps including copper lamps are banned.", "All lamps except copper lamps are banned."),
        ("Lumo stayed within the lamp limit.", "Lumo stayed out of the lamp limit."),
        ("The burden of lamp proof is on the maker.", "The burden of lamp proof was removed from the maker."),
    ],
)
def test_what_says_the_contrary_is_not_supported(claim: str, statement: str) -> None:
    """No leniency with days, places, lists and phrases lets the contrary pass."""
    assert _verdict(claim, statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The lamp fee takes effect in February.", "The lamp fee takes effect in 2030."),
        ("The office banned copper lamps in 2029.", "In March the office banned copper lamps."),
        ("The burden of lamp proof is on the maker.", "The burden of lamp proof was removed from the maker."),
        ("Copper lamps were put on the market.", "Copper lamps were removed from the market."),
    ],
)
def test_what_cannot_be_compared_is_no_conflict(claim: str, statement: str) -> None:
    """A month and a year, or a phrase of another meaning, contradict nothing."""
    assert _verdict(claim, statement) is not VerdictKind.CONFLICTING


def test_instead_is_not_in_addition() -> None:
    """What comes on top of a fee replaces none."""
    statement = "The lamp charge is in addition to the existing copper fee."
    assert (
        _verdict("The lamp charge replaces the existing copper fee.", statement) is not VerdictKind.SUPPORTED
    )


def test_not_until_and_until_before_are_one() -> None:
    """Whoever need not comply until May has until May before they must."""
    statement = "Makers were not required to comply until 31 May 2030."
    assert (
        _verdict("Makers had until 31 May 2030 before they had to comply.", statement)
        is not VerdictKind.CONFLICTING
    )


def test_a_date_already_told_contradicts_no_other() -> None:
    """Two dates of a claim are not held against one of the statement's."""
    statement = "The rule corrects the lamp licence added in the January 16 order."
    claim = "The office had to correct in March 2030 the lamp licence of the January 16 order."
    assert Sign.DIFFERS not in signs(judge_dates, claim, statement)


def test_what_was_expected_is_not_what_came() -> None:
    """A charge that was expected does not support one that was made."""
    statement = "Lumo expected lamp charges of 5 million dollars in its first quarter."
    assert (
        _verdict("Lumo made lamp charges of 5 million dollars in its first quarter.", statement)
        is not VerdictKind.SUPPORTED
    )
    assert _verdict("Lumo expected lamp charges of 5 million dollars.", statement) is VerdictKind.SUPPORTED
