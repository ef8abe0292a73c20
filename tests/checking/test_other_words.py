"""Said in other small words: lists, doors left open, "only" before a day, whom a duty meets, counts of a place."""

from __future__ import annotations

import pytest

from bot.checking.judges import Sign
from bot.checking.judges.name import judge_names
from bot.checking.judging import judge_notice, read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from bot.checking.signs.doers import other_modifier
from bot.service import build_checker
from tests.checking.examples import TODAY, findings, notice, verdict

SUPPORTED, CONFLICTING, NO_MATCH = VerdictKind.SUPPORTED, VerdictKind.CONFLICTING, VerdictKind.NO_MATCH


@pytest.mark.parametrize(
    ("claim", "statement", "right"),
    [
        (
            "Brenta will end its tests of copper lamps from Lumo",
            "Brenta will terminate its tests of copper lamps from Lumo.",
            SUPPORTED,
        ),
        (
            "The office says that a copper lamp is not a vessel",
            "We conclude that a copper lamp meets the meaning of a vessel and that no exception applies.",
            CONFLICTING,
        ),
        (
            "The office left glass lamps and silk lamps out of the copper deal",
            "The office said that glass lamps and silk lamps are not part of the copper deal.",
            SUPPORTED,
        ),
        (
            "Anyone who sells copper lamps in Brenta must pay 40 crowns",
            "Whoever sells copper lamps in Brenta must pay 40 crowns.",
            SUPPORTED,
        ),
        (
            "Lumo, Brand and Salt all lost the licence for copper lamps",
            "The office revoked the licence for copper lamps of Lumo, Brand and Salt.",
            SUPPORTED,
        ),
        (
            "The rule on copper lamps only took effect on 1 May 2030",
            "The rule on copper lamps took effect on 1 May 2030.",
            SUPPORTED,
        ),
    ],
)
def test_said_in_other_small_words(claim: str, statement: str, right: VerdictKind) -> None:
    assert verdict(claim, statement) is right


@pytest.mark.parametrize(
    ("claim", "statement", "not_so"),
    [
        ("Brenta tested the lamps of its end users", "Brenta terminated the tests of lamps.", CONFLICTING),
        (
            "Neither glass lamps nor silk lamps are in the copper deal",
            "Glass lamps and silk lamps are not part of the copper deal.",
            CONFLICTING,
        ),
        (
            "Lumo dropped enforcement of the copper rule",
            "Lumo said that it would not enforce the copper rule.",
            CONFLICTING,
        ),
        (
            "The office left glass lamps and silk lamps out of the copper deal",
            "The office said that glass lamps and silk lamps are part of the copper deal.",
            SUPPORTED,
        ),
        (
            "Anyone who wants may sell copper lamps in Brenta",
            "Approved firms may sell copper lamps in Brenta.",
            SUPPORTED,
        ),
        (
            "The fee on copper lamps dates only from 2030",
            "The fee on copper lamps was first raised in 2027.",
            SUPPORTED,
        ),
        (
            "The rule on copper lamps only took effect on 1 May 2030",
            "The rule on copper lamps took effect on 1 March 2030.",
            SUPPORTED,
        ),
        (
            "The office found cracks in the copper lamps of Brenta",
            "The office asked Lumo about risks of cracks in the copper lamps of Brenta.",
            SUPPORTED,
        ),
    ],
)
def test_where_the_small_words_do_not_reach(claim: str, statement: str, not_so: VerdictKind) -> None:
    assert verdict(claim, statement) is not not_so


@pytest.mark.parametrize(
    ("claim", "narrower"),
    [
        ("Pure transit of lamps needs a permit", ""),
        ("Possible transit of lamps needs a permit", ""),
        ("Lumo needs a permit to move lamps", ""),
        ("Steel transit of lamps needs a permit", "Steel transit"),
        ("Lumo found lamps in transit", "found lamps"),
    ],
)
def test_a_word_that_tells_which_is_meant(claim: str, narrower: str) -> None:
    """An empty word and a verb do not; a verb that is the point of a claim has to be spoken of."""
    one = notice("The transit of lamps by Lumo needs a permit.")
    vocabulary = Vocabulary.of([one])
    judged = judge_notice(read(claim, vocabulary), read_notice(one, vocabulary), vocabulary)
    assert judged is not None
    assert other_modifier(judged.evidence) == narrower


ENTRIES = ("The office added 14 firms.", "Lumo Works is among the firms added.")


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("Lumo is on the copper list", SUPPORTED),
        ("Lumo has been on the copper list since February 2030", SUPPORTED),
        ("Lumo is not on the copper list", NO_MATCH),
        ("Brand is on the copper list", NO_MATCH),
        ("Lumo drew up the copper list", NO_MATCH),
    ],
)
def test_who_is_on_a_list_was_added_to_it(claim: str, right: VerdictKind) -> None:
    """One name in common is enough where the notice's title has all else that the claim says."""
    added = notice(*ENTRIES, title="Additions to the Copper List")
    (found,) = build_checker([added]).check(claim, TODAY)
    assert found.kind is right


def test_who_leaves_the_door_open_says_that_it_may_come() -> None:
    may = "The office may later impose a wider fee on copper lamps."
    assert verdict("The office leaves the door open to a wider fee on copper lamps", may) is SUPPORTED
    assert verdict("The office leaves the door open to a wider fee on glass lamps", may) is not SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement", "right"),
    [
        (
            "The notice hit Lumo with a fine for copper lamps",
            "The notice on Lumo and copper lamps did not state a fine.",
            CONFLICTING,
        ),
        ("Brenta has eleven Silk lamps", "Brenta has eleven lamps.", NO_MATCH),
        (
            "The office put eleven Chinese firms on the copper list",
            "The office added 11 firms under China to the copper list.",
            SUPPORTED,
        ),
        (
            "The office said that the fee on copper lamps wouldn't be raised",
            "The office said that it would not raise the fee on copper lamps.",
            SUPPORTED,
        ),
        (
            "Even if the copper lamps only pass through Brenta they need a permit",
            "All copper lamps that pass through Brenta need a permit.",
            SUPPORTED,
        ),
        (
            "Every part of the copper rule took effect in May 2030",
            "The copper rule took effect in May 2030, except for part 5, which took effect in July 2030.",
            CONFLICTING,
        ),
        (
            "Lumo ended up with a fee of 4 million crowns on copper lamps",
            "Lumo expected a fee of up to 5 million crowns on copper lamps.",
            NO_MATCH,
        ),
        (
            "Copper lamps from a third country? Still no permit.",
            "Copper lamps from a third country need a permit.",
            VerdictKind.NOT_CHECKABLE,
        ),
    ],
)
def test_what_new_writers_said(claim: str, statement: str, right: VerdictKind) -> None:
    """Each was silent or wrong when claims by a writer who knew no code were first checked."""
    verdicts = {one.kind for one in build_checker([notice(statement)]).check(claim, TODAY)}
    assert verdicts == {right}


@pytest.mark.parametrize(
    ("claim", "statement", "other"),
    [
        ("Eleven Chinese firms were added", "The office added 11 firms under India.", "India"),
        ("Eleven Chinese firms were added", "The office added 11 firms under China.", ""),
        ("Eleven Chinese firms were added", "The office added 11 firms under India and China.", ""),
        ("Twelve Chinese firms were added", "The office added 11 firms under India.", ""),
        ("Eleven firms were added in China", "The office added 11 firms under India.", ""),
    ],
)
def test_as_many_of_another_place(claim: str, statement: str, other: str) -> None:
    """The place right behind the claim's number stands against the one under which the statement counts as many."""
    found = [
        one.source for one in findings(judge_names, claim, statement) if one.sign is Sign.DIFFERS and one.firm
    ]
    assert found == ([other] if other else [])


@pytest.mark.parametrize(
    ("claim", "statement", "not_so"),
    [
        ("Ships do not need lamps at sea", "Ships need lamps in ports, but not at sea.", CONFLICTING),
        (
            "The office does not require lamps on ships",
            "The office requires lamps in ports, but not on ships.",
            CONFLICTING,
        ),
        ("Lumo did not sell lamps to ships", "Lumo sold lamps to ports, not to ships.", CONFLICTING),
        ("Ships do not need a permit", "Ships need a lamp, and no permit.", CONFLICTING),
        ("Lamps are banned in all ports", "Lamps are banned in some ports.", SUPPORTED),
        ("The rule is in force in all provinces", "The rule is in force in three provinces.", SUPPORTED),
        ("The fee only applies on 1 May", "The fee applies on 1 May and every day after it.", SUPPORTED),
        ("The port is open only in May", "The port is open from May to August.", SUPPORTED),
        ("Lamps are tested only on 1 May", "Lamps are tested on 1 May and 1 June.", SUPPORTED),
        ("Anyone who sells lamps needs a permit", "Lumo needs a permit to sell lamps.", SUPPORTED),
        (
            "Anyone who sells lamps must pay 40 crowns",
            "Firms from Korda that sell lamps must pay 40 crowns.",
            SUPPORTED,
        ),
        ("The lamp has a 60-w bulb", "The lamp has a 40-w bulb.", SUPPORTED),
        (
            "Lamps and ships of Brenta all must be tested in May",
            "Lamps and most ships of Brenta must be tested in May.",
            SUPPORTED,
        ),
        (
            "The fee of 40 crowns applies to steel lamps in ports of Brenta",
            "The fee of 40 crowns applies to lamps in ports of Brenta.",
            SUPPORTED,
        ),
        (
            "The office granted licences to nuclear ships in the port",
            "The office granted licences to ships in the port.",
            SUPPORTED,
        ),
        (
            "The office removed glass lamps from the copper deal",
            "Glass lamps are part of the copper deal and silk lamps are not part of it.",
            SUPPORTED,
        ),
    ],
)
def test_what_a_fresh_reader_found(claim: str, statement: str, not_so: VerdictKind) -> None:
    """Each was got wrong in the first attempt at what the tests above hold."""
    assert verdict(claim, statement) is not not_so


@pytest.mark.parametrize(
    "entry",
    [
        "Brand, a rival of Lumo, is among the firms added.",
        "The office will add Lumo next year if it fails the test.",
        "A fee was added to prices of Lumo.",
        "The office added Silk, a supplier of Lumo.",
    ],
)
def test_who_was_not_added(entry: str) -> None:
    one = notice("The office added 14 firms.", entry, title="Additions to the Copper List")
    (found,) = build_checker([one]).check("Lumo is on the copper list", TODAY)
    assert found.kind is not SUPPORTED


def test_who_was_taken_off_again_is_on_no_list() -> None:
    taken_off = ("Lumo is among the firms added.", "Lumo was later removed.")
    one = notice(*taken_off, title="Additions to the Copper List")
    (found,) = build_checker([one]).check("Lumo is on the copper list", TODAY)
    assert found.kind is not SUPPORTED
