"""A support needs every part of a claim in its place: the doer, the deed done, values with their own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.judges.number import judge_numbers
from bot.checking.judging import judge_notice, read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import Stance, VerdictKind
from bot.checking.signs import deeds, doers, misplaced, rebound, roles
from bot.checking.verdict import decide
from bot.checking.weighing import elsewhere
from bot.checking.weighing.unsaid import left_open
from tests.checking.examples import notice, signs, verdict


def _evidence(claim: str, *statements: str) -> Evidence:
    one = notice(*statements)
    vocabulary = Vocabulary.of([one])
    return Evidence(read(claim, vocabulary), read_notice(one, vocabulary), 0, vocabulary)


@pytest.mark.parametrize(
    ("claim", "subject", "head", "verb", "passive"),
    [
        ("In May, the glazier broke two lamps", ["glazier"], "glazier", "broke", False),
        ("OL: importers must keep the lamps", ["importers"], "importers", "keep", False),
        ("Makers of copper lamps have to pay", ["Makers", "copper", "lamps"], "Makers", "pay", False),
        ("Two lamps were sold by the glazier", ["lamps"], "lamps", "sold", True),
        ("On May 5 the office raised the fee", ["office"], "office", "raised", False),
        ("The fee is eight florins", ["fee"], "fee", "eight", False),
    ],
)
def test_a_sentence_is_taken_apart(
    claim: str, subject: list[str], head: str, verb: str, passive: bool
) -> None:
    """What leads the sentence in is no subject; behind an "of" a subject only goes on."""
    (told,) = read(claim, Vocabulary.plain()).predications
    assert [token.text for token in told.subject] == subject
    assert told.head is not None
    assert told.verb is not None
    assert (told.head.text, told.verb.text, told.passive) == (head, verb, passive)


def test_what_is_said_has_its_own_doer() -> None:
    """A saying is a predication, and what is said another one."""
    told = read("The clerk said that Lumo broke the lamp", Vocabulary.plain()).predications
    assert [one.head.text for one in told if one.head] == ["clerk", "Lumo"]


def test_there_is_does_nothing() -> None:
    """A sentence that begins with "there is" has no doer."""
    assert read("There is a fee on lamps", Vocabulary.plain()).predications == ()


OPEN = {
    "unknown doer": ("The parliament raised the lamp fee", "The office raised the lamp fee.", "parliament"),
    "other doer": (
        "The importer must screen lamp buyers for fire risks",
        "The consignee must screen lamp buyers for fire risks.",
        "importer",
    ),
    "exchanged": ("Lumo summoned Brand over lamp fires", "Brand summoned Lumo over lamp fires.", "Lumo"),
    "exchanged in a saying": (
        "Lumo told Brand of the lamp fee",
        "Brand informed Lumo of the lamp fee.",
        "Lumo",
    ),
    "another word before a thing": (
        "The rule covers copper street lamps in large rooms",
        "The rule covers copper street lamps in small rooms.",
        "large rooms",
    ),
    "only due": ("The office reviewed every lamp", "The office must review every lamp.", "reviewed"),
    "only planned": (
        "Lumo published a guide to lamps",
        "Lumo plans to publish a guide to lamps.",
        "published",
    ),
    "only wished": (
        "Lumo asked to be removed from the lamp register",
        "The office removes Lumo from the lamp register.",
        "asked",
    ),
    "another day's words": (
        "The lamp rule was published on 3 May 2030 and released on 9 May 2030",
        "The lamp rule was released on 3 May 2030 and published on 9 May 2030.",
        "3 May 2030",
    ),
    "another number's deed": (
        "The office added 14 lamps and removed 140",
        "The office removed 14 lamps.",
        "14",
    ),
    "another number's place": (
        "Six lamps were tested, two in Japan and four in China",
        "Six lamps were tested, two in China and four in Japan.",
        "two",
    ),
    "either for both": (
        "Lamps need 40 bolts or 60 watts",
        "Lamps need 40 bolts and 60 watts.",
        "40 bolts or 60",
    ),
    "shut out": (
        "Lamps need a permit in China but not in Japan",
        "Lamps need a permit in China and Japan.",
        "Japan",
    ),
    "another ordinal": (
        "the first clause on lamps is suspended",
        "The second clause on lamps is suspended.",
        "first clause",
    ),
    "another degree": ("it covers more powerful lamps", "It covers less powerful lamps.", "more powerful"),
    "unknown agent": ("lamps are tested by the army", "Lamps are tested by the office.", "army"),
}


@pytest.mark.parametrize("case", OPEN)
def test_what_is_not_borne_out_is_named(case: str) -> None:
    """The words are told that keep a statement from supporting a claim; its own words leave nothing open."""
    claim, statement, words = OPEN[case]
    assert left_open(_evidence(claim, statement)) == words
    assert left_open(_evidence(statement, statement)) == ""
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED
    assert verdict(statement, statement) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lumo was removed from the lamp register", "The office removes Lumo from the lamp register."),
        ("Somebody raised the lamp fee", "The office raised the lamp fee."),
        ("Lumo lost its place on the lamp register", "The office removes Lumo from the lamp register."),
        ("the lamp fee began on 1 May 2030", "The lamp fee will begin on 1 May 2030."),
        ("Lumo agreed to publish a plan for lamps", "Lumo will publish a plan for lamps."),
        ("Lumo must have published a plan for lamps", "Lumo must publish a plan for lamps."),
    ],
)
def test_other_ways_to_say_it_leave_nothing_open(claim: str, statement: str) -> None:
    """Passives, nobody in particular, what comes about by itself and what is said to be due are as told."""
    signs = (
        doers.unknown_doer,
        doers.other_doer,
        roles.exchanged,
        deeds.only_due,
        deeds.only_wished,
        misplaced.values_exchanged,
    )
    assert [sign(_evidence(claim, statement)) for sign in signs] == [""] * len(signs)


def test_what_kept_it_from_support_is_explained() -> None:
    """The finding stands with the others, for whoever asks why nothing was shown."""
    evidence = _evidence(
        "The parliament raised the yearly fee on copper lamps and glass lamps in Lampland by half",
        "The office raised the yearly fee on copper lamps and glass lamps in Lampland by half.",
    )
    judged = judge_notice(evidence.claim, evidence.read, evidence.vocabulary)
    assert judged is not None
    opinion = decide(judged.evidence, judged.findings)
    assert opinion.stance is not Stance.SUPPORTS
    assert (opinion.findings[-1].sign, opinion.findings[-1].claim) == (Sign.ABSENT, "parliament")


@pytest.mark.parametrize(
    ("claim", "statement", "sign"),
    [
        (
            "the fee on steel lamps is 50 percent",
            "The fee on copper lamps is 25 percent.",
            elsewhere.another_thing,
        ),
        (
            "the office added 23 lamps in May 2030",
            "The office added 11 lamps on 3 January 2030.",
            lambda _, telling: elsewhere.another_event(telling),
        ),
        (
            "Lumo expects 50 million florins from lamps",
            "Lumo had 60 million florins from lamps.",
            elsewhere.only_foreseen,
        ),
    ],
)
def test_of_something_else_is_no_conflict(
    claim: str, statement: str, sign: Callable[[Evidence, Sequence[Finding]], bool]
) -> None:
    """A value of another thing, of another event or of a forecast contradicts nothing."""
    evidence = _evidence(claim, statement)
    judged = judge_notice(evidence.claim, evidence.read, evidence.vocabulary)
    assert judged is not None
    telling = [one for one in judged.findings if one.sign is Sign.DIFFERS]
    assert telling
    assert sign(evidence, telling)
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("the fee on copper lamps is 50 percent", "The fee on copper lamps is 25 percent."),
        (
            "the fee on copper lamps rises to 50 percent from 10 percent",
            "The fee on copper lamps rises to 25 percent.",
        ),
        ("copper lamps bear an additional 25 percent fee", "Copper lamps bear an additional 10 percent fee."),
        (
            "the office raised the copper lamp fee to 50 percent",
            "The office lowered the copper lamp fee to 25 percent.",
        ),
        ("only some copper lamps need a permit", "All copper lamps need a permit."),
        ("the rule isn't limited to copper lamps", "The rule is limited to copper lamps."),
        ("the rule covers not only copper lamps", "The rule covers only copper lamps."),
    ],
)
def test_the_same_thing_told_wrongly_is_a_conflict(claim: str, statement: str) -> None:
    """A value of the notice's own thing that differs is told wrongly, whatever else does."""
    assert verdict(claim, statement) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The office in May reviewed every lamp", "The office in May reviewed every lamp."),
        ("no more than 60 lamps were sold", "Less than 61 lamps were sold."),
        ("the lamp fee rose last year", "The lamp fee rose in its first year."),
        ("Lumo must test and report lamps", "Lumo must test and report lamps."),
    ],
)
def test_months_bounds_and_years_are_no_signs(claim: str, statement: str) -> None:
    """The month of May makes nothing due, "more than" compares no things, and "last year" counts none."""
    evidence = _evidence(claim, statement)
    for sign in (deeds.only_due, rebound.other_degree, rebound.other_ordinal):
        assert sign(evidence) == ""


def test_what_is_due_is_due_behind_an_and_too() -> None:
    """Whoever must test and repaint has done neither yet."""
    for claim in ("Lumo tested the lamps", "Lumo repainted the lamps"):
        assert deeds.only_due(_evidence(claim, "Lumo must test and repaint the lamps."))


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Lumo is no longer in Group D:3", "The rule moves Lumo from Group D:3 to Group A:5."),
        ("Lumo never confirmed the lamp fee", "Asked to confirm the lamp fee, Lumo referred to the office."),
        ("lamps may leave only with a permit", "All lamps may leave with a permit."),
        ("the pause isn't limited to copper lamps", "The pause covers all lamps, not only copper lamps."),
        ("the fee was paused six weeks after it began", "The office paused the lamp fee for one year."),
        ("copper, glass and the other five lamps are exempt", "Seven lamps are exempt."),
        ("lamps need a permit even if they are only lent", "All lamps need a permit."),
    ],
)
def test_what_says_the_same_is_not_contradicted(claim: str, statement: str) -> None:
    """What is no more, what was not said, how and not where: none surely differs."""
    evidence = _evidence(claim, statement)
    judged = judge_notice(evidence.claim, evidence.read, evidence.vocabulary)
    assert judged is not None
    differing = [one for one in judged.findings if one.sign is Sign.DIFFERS]
    assert not any(one.firm or one.of_sentence for one in differing)
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "kind"),
    [
        ("Lumo may sell copper lamps to foreign buyers", VerdictKind.NO_MATCH),
        ("Lumo may not sell copper lamps to foreign buyers", VerdictKind.NO_MATCH),
        ("Lumo may sell copper lamps to foreign buyers without a licence", VerdictKind.CONFLICTING),
        ("Lumo may not sell copper lamps to foreign buyers without a licence", VerdictKind.SUPPORTED),
        ("Lumo needs a licence to sell copper lamps to foreign buyers", VerdictKind.SUPPORTED),
    ],
)
def test_what_is_asked_for_must_be_spoken_of(claim: str, kind: VerdictKind) -> None:
    """Who may not do a thing without a licence may do it or not: a claim that leaves the licence out is left open."""
    assert verdict(claim, "Lumo may not sell copper lamps to foreign buyers without a licence.") is kind


def test_opposite_conditions_are_no_other_numbers() -> None:
    """What is not so above is so below."""
    claim, statement = "Lamps above 60 watts don't qualify", "To qualify, lamps must have less than 60 watts."
    assert signs(judge_numbers, claim, statement) == [Sign.ABSENT]
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    "claim", ["No lamp may be sold without a licence", "You cannot sell lamps without a licence"]
)
def test_no_without_is_each_with(claim: str) -> None:
    """Two denials that take each other back deny nothing."""
    assert verdict(claim, "A licence is required to sell lamps.") is VerdictKind.SUPPORTED


def test_a_bound_that_another_statement_meets_is_not_contradicted() -> None:
    """It is met by thirteen of the same things, whatever two others are."""
    statements = ("Two of the lamps that failed were of copper.", "13 lamps failed in all.")
    assert verdict("more than a dozen lamps failed", *statements) is not VerdictKind.CONFLICTING


def test_since_a_day_is_still_so() -> None:
    """What has been so since a day stands; what was done once does not."""
    assert read("Since May it has required a permit", Vocabulary.plain()).marks.standing
    assert read("Lamps have needed one since 2029", Vocabulary.plain()).marks.standing
    assert not read("In May it required a permit", Vocabulary.plain()).marks.standing


def test_a_title_before_another_name_is_that_ones() -> None:
    """A table's President is "President" alone; "President Lumo" is Lumo."""
    one = notice("President Brand of Lampland (President) signed the rule.")
    other = notice("The rule is signed.", name="xx-2")
    tagged = type(one)(**{**{f: getattr(one, f) for f in one.__slots__}, "tags": ("Brand = President",)})
    vocabulary = Vocabulary.of([tagged, other])
    alone = vocabulary.tokens("The President signed")[1]
    before = vocabulary.tokens("The President Lumo signed")[1]
    assert alone.key.startswith("name:")
    assert not before.key.startswith("name:")
