"""What no notice answers gets no stance, though its words are the notice's; next to it what the notice does answer."""

from __future__ import annotations

import pytest

from bot.checking.evidence import Evidence
from bot.checking.judges import Sign
from bot.checking.judging import findings_of, read_notice
from bot.checking.reading.claims import find_claims
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import NotAClaim, ReasonKind, VerdictKind
from bot.checking.weighing.another_matter import tells_of_another_matter
from bot.checking.weighing.unsaid import left_open
from bot.service import build_checker
from tests.checking.examples import TODAY, notice, verdict

SALES = "The maker made $60 million in LX20 sales in May 2030."
FEE = "The lamp fee is 25 florins."
ADDED = "The office added 16 lamp makers to the register of lamps on 15 May 2030."
PASSED = "The board concluded that Lumo's lamps failed the safety test in Castel."
ASKED = "Asked to confirm that Japan approved a first import of lamps, the spokesman said that he had answered before."
ACCUSED = "The office summoned Lumo over cracks in its street lamps."

OF_ANOTHER_MATTER = {
    "all sales, where those of one model are told": (
        "The maker made $900 million in sales in May 2030",
        SALES,
    ),
    "a fee only planned": ("The office plans a lamp fee of 40 florins", FEE),
    "what will be, where what exists is told": (
        "The lamp fee will be 40 florins",
        "The levy comes on top of the existing 50 florin lamp fee.",
    ),
    "neither whose nor what became of it": (
        "A fair in Castel earned 7 percent of the lamp fee",
        "The lamp fee is 25 percent of what Lumo takes.",
    ),
    "what is owed, and by how much it rose": (
        "Lumo shares fell by about 7 percent after the lamp fee",
        "The lamp fee is 25 percent of what Lumo takes.",
    ),
    "the day of another deed": (
        "Lumo visited the register of lamp makers on 3 June 2030",
        "The office added Lumo to the register of lamp makers on 15 May 2030.",
    ),
    "what was only asked": ("Japan won't approve the import of lamps", ASKED),
    "as many others, and something else done to them": (
        "The office removed ten lamp makers from the register of lamps",
        "The office added two lamp makers to the register of lamps.",
    ),
    "what makes others do something": (
        "Duties only make Japan build more lamps, they say",
        "Duties on what is built apply to more lamps in Japan and Chile.",
    ),
}
CONTRADICTED = {
    "the same model": ("The maker made $900 million in LX20 sales in May 2030", SALES),
    "no plan": ("The lamp fee is 40 florins", FEE),
    "a plan against a plan": (
        "The office plans a lamp fee of 40 florins",
        "The office proposes a lamp fee of 25 florins.",
    ),
    "what exists": (
        "The existing lamp fee is 40 florins",
        "The levy comes on top of the existing 50 florin lamp fee.",
    ),
    "the same deed on another day": (
        "The office added 16 lamp makers to the register of lamps on 3 June 2030",
        ADDED,
    ),
    "the same place": ("Lumo's lamps passed the safety test in Castel", PASSED),
    "by how much on both sides": (
        "The lamp fee rose by 7 percent in May 2030",
        "The lamp fee rose by 25 percent in May 2030.",
    ),
    "as many, and something else done to them": (
        "The office removed two lamp makers from the register of lamps",
        "The office added two lamp makers to the register of lamps.",
    ),
    "only for one place": ("Lamp duties only apply in Japan", "Lamp duties apply in Japan and Chile."),
}
GOES_BEYOND = {
    "a superlative": (
        "The lamp fee was the highest ever in Castel",
        "The lamp fee was raised in Castel.",
        "highest",
    ),
    "what is still ahead": ("The office will buy lamps again", "The office bought lamps.", "will"),
    "what may fail to come": (
        "The office will extend the break for lamps",
        "Absent an extension of the break for lamps by the office, the fee returns.",
        "extend",
    ),
    "a reason": (
        "Lumo was registered for building dams in May 2030",
        "Lumo was registered in May 2030.",
        "building",
    ),
    "what is elsewhere": (
        "Lumo sold its stock of street lamps to buyers outside Japan",
        "Lumo sold its stock of street lamps to buyers in Japan.",
        "outside Japan",
    ),
    "what was invented": (
        "The permit duty for street lamps made abroad was invented in May 2030",
        "A permit is a duty for street lamps made abroad since May 2030.",
        "invented",
    ),
}
SPEAKS_OF_SOMETHING_ELSE = {
    "the day of the end, where the start is told": (
        "The office dropped its inquiry into street lamps in June 2030",
        "The office opened an inquiry into street lamps on 15 May 2030.",
    ),
    "another place": (
        "Lumo's lamps passed the safety test in Japan",
        "The board concluded that Lumo's lamps sold in Chile failed the safety test.",
    ),
    "freed from something else": (
        "Lumo got an exemption from the parking charge",
        "The office added Lumo to the register.",
    ),
    "an answer to a fee": (
        "Japan retaliated against the lamp tariff with a 10% duty",
        "The action is on top of the 50 percent lamp tariff of Japan.",
    ),
}
BORNE_OUT = {
    "a superlative that is told": (
        "The lamp fee was the highest ever in Castel",
        "The lamp fee was the highest ever raised in Castel.",
    ),
    "what is to come": ("The office will buy lamps", "The office decided to buy lamps."),
    "what is kept on": ("The office will keep buying lamps", "The office keeps buying lamps."),
    "a condition on both sides": (
        "Unless the office extends the break for lamps, the fee returns",
        "Absent an extension of the break for lamps by the office, the fee returns.",
    ),
    "a reason that is told": (
        "Lumo was listed for building lamps in Brenta",
        "Lumo was listed for building lamps in Brenta.",
    ),
    "what is abroad": (
        "Makers outside Brenta need a lamp permit",
        "Makers from other places than Brenta need a lamp permit.",
    ),
}


@pytest.mark.parametrize("name", OF_ANOTHER_MATTER)
def test_of_another_matter(name: str) -> None:
    """A value, a day or a denial of something else contradicts nothing."""
    claim, statement = OF_ANOTHER_MATTER[name]
    assert verdict(claim, statement) is VerdictKind.NO_MATCH


@pytest.mark.parametrize("name", CONTRADICTED)
def test_of_one_matter(name: str) -> None:
    """The same of the statement's own matter is contradicted."""
    claim, statement = CONTRADICTED[name]
    assert verdict(claim, statement) is VerdictKind.CONFLICTING


def _beside(claim: str, statement: str) -> Evidence:
    one = notice(statement)
    vocabulary = Vocabulary.of([one])
    return Evidence(read(claim, vocabulary), read_notice(one, vocabulary), 0, vocabulary)


@pytest.mark.parametrize("name", GOES_BEYOND)
def test_goes_beyond(name: str) -> None:
    """What a claim adds keeps the statement from bearing it out."""
    claim, statement, words = GOES_BEYOND[name]
    assert left_open(_beside(claim, statement)) == words
    assert verdict(claim, statement) is VerdictKind.NO_MATCH


@pytest.mark.parametrize("name", SPEAKS_OF_SOMETHING_ELSE)
def test_what_differs_is_of_something_else(name: str) -> None:
    """However much else the two have in common."""
    evidence = _beside(*SPEAKS_OF_SOMETHING_ELSE[name])
    differing = [
        one
        for one in findings_of(evidence)
        if one.sign is Sign.DIFFERS and (one.firm or one.kind is not ReasonKind.POLARITY)
    ]
    assert differing
    assert tells_of_another_matter(evidence, differing)


@pytest.mark.parametrize(
    ("claim", "title", "statement", "expected"),
    [
        ("Lumo says there are no cracks in its street lamps", "Lumo summoned", ACCUSED, VerdictKind.NO_MATCH),
        ("Lumo insists that its street lamps have no cracks", "Lumo summoned", ACCUSED, VerdictKind.NO_MATCH),
        (
            "OL says there are no cracks in Lumo's street lamps",
            "Lumo summoned",
            ACCUSED,
            VerdictKind.CONFLICTING,
        ),
        (
            "Hal Brenner said there are no cracks in the street lamps",
            "Spokesman Hal Brenner's remarks on lamps",
            "There are cracks in the street lamps.",
            VerdictKind.CONFLICTING,
        ),
    ],
)
def test_whose_word_it_is(claim: str, title: str, statement: str, expected: VerdictKind) -> None:
    """The accused may deny what they are accused of; whose notice it is, and its spokesman, may not."""
    (found,) = build_checker([notice(statement, title=title)]).check(claim, TODAY)
    assert found.kind is expected


@pytest.mark.parametrize("name", BORNE_OUT)
def test_is_borne_out(name: str) -> None:
    """The same is borne out where the statement says it too."""
    claim, statement = BORNE_OUT[name]
    assert verdict(claim, statement) is VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("A lamp fee is nothing but a tax on ordinary families", NotAClaim.OPINION),
        ("The fee is really just a way to fill the city's purse", NotAClaim.OPINION),
        ("The LX20 ban is a joke", NotAClaim.OPINION),
        ("The whole lamp order is a shakedown", NotAClaim.OPINION),
        ("Copper lamps for me please", NotAClaim.QUESTION),
        ("One day every lamp is free", NotAClaim.PREDICTION),
    ],
)
def test_says_nothing_that_can_be_looked_up(text: str, why: NotAClaim) -> None:
    """What somebody holds a thing for, makes of it, or asks for."""
    assert [claim.not_a_claim for claim in find_claims(text)] == [why]


@pytest.mark.parametrize(
    "text",
    [
        "The office bans copper lamps, what a joke",
        "The bill is nothing but a draft",
        "Permits are just a formality in the lamp order",
        "The break ends one day before the fee starts",
        "The office answers within one day",
        "A works may be stopped if it might hurt the river",
        "The fee only helps the makers of street lamps",
        "The lamp fee is 25 florins, total own goal",
    ],
)
def test_a_remark_leaves_the_fact_to_be_checked(text: str) -> None:
    """A remark behind a fact, a factual "nothing but", a condition and a span of a day are no opinions or forecasts."""
    assert [claim.not_a_claim for claim in find_claims(text)] == [None]
