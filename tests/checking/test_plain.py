"""Short plain sentences: who acts, what was done, what is so no more; false ones unsupported, true ones undenied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding
from bot.checking.judges import Sign as Sign_
from bot.checking.judging import judge_notice, read_notice
from bot.checking.lexicon import stem
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import ReasonKind, VerdictKind
from bot.checking.signs import acting_state, deeds, doers, misplaced, rebound
from bot.checking.weighing import elsewhere
from bot.checking.weighing.unsaid import left_open
from tests.checking.examples import notice, verdict


def _evidence(claim: str, *statements: str) -> Evidence:
    one = notice(*statements)
    vocabulary = Vocabulary.of([one])
    judged = judge_notice(read(claim, vocabulary), read_notice(one, vocabulary), vocabulary)
    assert judged is not None
    return judged.evidence


Sign = Callable[[Evidence], str]
OPEN: dict[str, tuple[Sign, str, str, str]] = {
    "the code of another clause": (
        misplaced.of_another_clause,
        "Broken lamps are filed under 9010.10.01",
        "Whole lamps are filed under 9010.10.01 at 25 percent; broken lamps are filed under 9010.10.02 at 0 percent.",
        "9010.10.01",
    ),
    "the rate of another clause": (
        misplaced.of_another_clause,
        "Broken lamps pay 25 percent",
        "Whole lamps are filed under 9010.10.01 at 25 percent; broken lamps are filed under 9010.10.02 at 0 percent.",
        "25 percent",
    ),
    "another state acts": (
        acting_state.other_state,
        "China raised the copper lamp fee",
        "Japan raised the copper lamp fee.",
        "China",
    ),
    "its regulator acts": (
        acting_state.other_state,
        "Beijing's regulator approved the copper lamps",
        "The Japanese regulator approved the copper lamps for Beijing.",
        "Beijing",
    ),
    "by another state": (
        acting_state.other_state,
        "Copper lamps were approved by China",
        "Japan approved copper lamps for China.",
        "China",
    ),
    "who has what another state gives": (
        acting_state.other_state,
        "China granted Lumo permits for copper lamps",
        "Japan granted Lumo permits for copper lamps to China-based buyers.",
        "China",
    ),
    "a weighty verb": (
        deeds.unknown_deed,
        "Lumo praised the copper lamp fee",
        "Lumo owes the copper lamp fee.",
        "praised",
    ),
    "a verb of which nothing is said": (
        deeds.unknown_deed,
        "Lumo hoards the copper lamps of the new kind",
        "Lumo lists the copper lamps of the new kind.",
        "hoards",
    ),
    "only a question": (
        deeds.only_open,
        "Lumo will allow copper lamps in the harbour",
        "The reply did not say whether Lumo would allow copper lamps in the harbour.",
        "allow",
    ),
    "only asked about": (
        deeds.only_open,
        "Lumo approved copper lamps for the harbour",
        "Asked to confirm that Lumo approved copper lamps for the harbour, the clerk laughed.",
        "approved",
    ),
    "another code": (
        misplaced.other_code,
        "Lumo earned 60 florins with the LX200",
        "Lumo earned 60 florins with the LX20.",
        "LX200",
    ),
    "what the statement turns from": (
        rebound.still_there,
        "Copper lamps are in Group D:3",
        "The rule moves copper lamps from Group D:3 to Group A:5.",
        "D:3",
    ),
    "another noun for a sum": (
        rebound.unknown_sum,
        "Lumo took a $4 million profit on copper lamps",
        "Lumo took a $4 million charge on copper lamps.",
        "$4 million profit",
    ),
    "off instead of on": (
        rebound.moved_off,
        "The office took Lumo off the copper lamp list",
        "The office added Lumo to the copper lamp list.",
        "off the copper",
    ),
}


@pytest.mark.parametrize("case", OPEN)
def test_what_is_not_borne_out_is_named(case: str) -> None:
    """The words are told that keep a statement from supporting a claim."""
    sign, claim, statement, words = OPEN[case]
    evidence = _evidence(claim, statement)
    assert words in sign(evidence)
    assert left_open(evidence)
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Eleven Japanese lamps failed", ("Eleven Chinese lamps failed.", "Japan tests lamps.")),
        ("the chamber voted against the lamp bill", ("The chamber voted on the lamp bill.",)),
        ("Lumo sold lamps on 3 May 2030", ("Lumo sold lamps in May 2030.",)),
    ],
)
def test_other_counts_votes_and_days_leave_the_claim_open(claim: str, statements: tuple[str, ...]) -> None:
    """All of the claim is left open: whose lamps were counted, how was voted, on which day."""
    assert left_open(_evidence(claim, *statements)) == claim


def test_a_day_is_held_against_its_own_deed() -> None:
    """When somebody started something else says nothing of when this was done."""
    claim, statement = "Lumo started shipping lamps in June 2030", "Lumo registered its lamps on 3 May 2030."
    told = [Finding(ReasonKind.DATE, Sign_.DIFFERS, "June 2030", "3 May 2030")]
    assert elsewhere.another_deed(_evidence(claim, statement), told)
    assert not elsewhere.another_deed(_evidence(claim, "Lumo started shipping lamps on 3 May 2030."), told)


def test_what_others_want_is_known() -> None:
    """A number that somebody else wants, or that was only expected, contradicts none."""
    told = [Finding(ReasonKind.NUMBER, Sign_.DIFFERS, "40 percent", "25 percent")]
    wanted = _evidence("A senator wants a 40 percent fee on lamps", "The fee on lamps is 25 percent.")
    booked = _evidence("Lumo booked 4 florins", "Lumo expects to book 5 florins.")
    plain = _evidence("The fee on lamps is 40 percent", "The fee on lamps is 25 percent.")
    assert elsewhere.only_foreseen(wanted, told)
    assert elsewhere.only_foreseen(booked, told)
    assert not elsewhere.only_foreseen(plain, told)


@pytest.mark.parametrize(
    ("claim", "statement", "other"),
    [
        ("Lamp rule suspended for a year", "The office suspended the lamp rule for a year.", ""),
        ("Compliance was not required until May", "Makers were not required to comply until May.", ""),
        ("a lantern must have 40 bolts", "A lamp must have 40 bolts.", ""),
        ("the importer must screen buyers", "The consignee must screen buyers.", "importer"),
    ],
)
def test_who_undergoes_it_is_no_other_doer(claim: str, statement: str, other: str) -> None:
    """A headline without a doer, a deed as subject and what something has name nobody else."""
    assert doers.other_doer(_evidence(claim, statement)) == other


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("China raised the copper lamp fee", "China raised the copper lamp fee."),
        ("China is now in the copper lamp group", "Japan moves China into the copper lamp group."),
        ("copper lamps are among those that need a permit", "Copper lamps need a permit."),
        ("Lumo could allow copper lamps", "The office must decide whether Lumo is to allow copper lamps."),
        ("Copper lamps have left Group D:3", "The rule moves copper lamps from Group D:3 to Group A:5."),
        ("Lumo landed on the copper lamp list", "The office added Lumo to the copper lamp list."),
        ("Lumo must ask before copper lamps leave", "Lumo needs a permit before copper lamps leave."),
    ],
)
def test_what_is_said_in_other_ways_leaves_nothing_open(claim: str, statement: str) -> None:
    """A state that only is somewhere, a "may", a change told as one, a verb that says little: none is a sign."""
    signs: tuple[Callable[[Evidence], str], ...] = (
        acting_state.other_state,
        deeds.unknown_deed,
        deeds.only_open,
        rebound.still_there,
        rebound.moved_off,
        misplaced.other_code,
    )
    assert [sign(_evidence(claim, statement)) for sign in signs] == [""] * len(signs)


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "Copper lamps are no longer in Group D:3",
            "The rule moves copper lamps from Group D:3 to Group A:5.",
        ),
        ("copper lamps aren't banned, they need a licence", "A licence is required; exports are not denied."),
        (
            "compliance with the lamp rule was not required until 3 May 2030",
            "Makers were not required to comply with the lamp rule until 3 May 2030.",
        ),
        (
            "makers don't have to stop using copper lamps",
            "Makers are not required, because of this notice, to cease using copper lamps.",
        ),
        (
            "the office corrected the lamp rule in May 2030",
            "The office corrects the lamp rule, as it was changed in the January 2030 notice.",
        ),
        (
            "exports for hotel use are prohibited",
            "Lumo must state that the export is not for a prohibited hotel use.",
        ),
        (
            "Lumo kept copper and glass out of the lamp deal",
            "Copper and glass are not part of the lamp deal.",
        ),
        ("Lumo told us it isn't sure that Brand will allow lamps", "Brand allows lamps."),
        ("Lumo says there are no flaws in its lamps", "Brand warns of flaws in the lamps of Lumo."),
        ("A senator wants a 40 percent fee on copper lamps", "The fee on copper lamps is 25 percent."),
        (
            "Lumo wrote off 4 million florins on copper lamps",
            "Lumo expects to write off 5 million florins on copper lamps.",
        ),
        ("Brand's customs blocked Lumo lamps", "The office allows Lumo lamps for approved customers."),
    ],
)
def test_what_says_the_same_or_something_else_is_not_contradicted(claim: str, statement: str) -> None:
    """No more, not asked for, told by another, foreseen by another: none of these contradicts."""
    assert verdict(claim, statement) is not VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        (
            "copper lamps are under a presumption of denial",
            "The office turns from a presumption of denial for copper lamps to a review of each.",
        ),
        ("copper lamps no longer need a licence", "Copper lamps still need a licence."),
        (
            "makers must stop using copper lamps",
            "Makers are not required, because of this notice, to cease using copper lamps.",
        ),
        (
            "the clerk announced that Lumo would limit lamps",
            "The clerk did not say whether Lumo would limit lamps.",
        ),
        ("Lumo welcomed the copper lamp fee", "Lumo criticised the copper lamp fee."),
    ],
)
def test_what_is_still_so_can_be_contradicted(claim: str, statement: str) -> None:
    """The other way round the same words are a conflict, and no support."""
    assert verdict(claim, statement) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("one", "other"), [("customs", "customer"), ("important", "import"), ("authority", "author")]
)
def test_words_that_share_a_spelling_alone_stand_apart(one: str, other: str) -> None:
    """They have stems of their own, and neither is found for the other by its root."""
    assert stem(one) != stem(other)
    assert (
        read(f"the {other} of lamps", Vocabulary.plain()).words.same(Vocabulary.plain().tokens(one)[0])
        is None
    )


def test_forms_of_one_word_keep_one_stem() -> None:
    """Only the words listed have a stem of their own."""
    assert stem("customs") == "customs"
    assert stem("authorities") == stem("authority")
    assert stem("importers") == stem("import")


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("China banned Lumo's lamps", False),
        ("China has banned Lumo's lamps", True),
        ("firms owned by Lumo need a permit", True),
        ("the rule would have capped lamps", False),
    ],
)
def test_what_somebody_once_did_is_past(text: str, standing: bool) -> None:
    """Behind a name the form in -ed is the verb; behind other words it may only say which thing is meant."""
    assert read(text, Vocabulary.plain()).standing is standing


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("China smuggles A100s", ["smuggles"]),
        ("China requires licences for lamps", ["requires"]),
        ("Lumo said that Brand found that Glim broke the lamp", ["said", "found", "broke"]),
        ("Beginning in May 2030 Lumo granted permits", ["granted"]),
        ("the action replaces the old fee", ["replaces"]),
    ],
)
def test_verbs_are_found(text: str, verbs: list[str]) -> None:
    """Behind a name, before a "the", in what is said of what was said, behind a day that leads in."""
    told = read(text, Vocabulary.plain()).predications
    assert [one.verb.text for one in told if one.verb] == verbs


def test_a_third_party_is_no_share() -> None:
    """Nothing is counted in "a third-party lab"."""
    assert read("a third-party lab tests a third of the lamps", Vocabulary.plain()).quantities[0].start > 5


def test_a_conflict_needs_more_in_common_than_it_lacks() -> None:
    """One shared name and one shared word are no common matter."""
    evidence = _evidence(
        "The Dutch masons take a week to varnish one batch of oak lamps", "Japan approved a batch of lamps."
    )
    assert elsewhere.mostly_unspoken(evidence, ())
    assert not elsewhere.mostly_unspoken(
        _evidence("Japan approved lamps", "Japan approved a batch of lamps."), ()
    )


def test_whose_words_they_are_is_known() -> None:
    """The accused may say what they like; the notice's own publisher is heard."""
    assert (
        doers.another_voice(
            _evidence("Lumo says its lamps are safe", "The office warns of the lamps of Lumo.")
        )
        == "Lumo"
    )
    assert (
        doers.another_voice(_evidence("the office says lamps are safe", "The office warns of lamps.")) == ""
    )
