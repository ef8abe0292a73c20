"""What is told of another time, of others or by another hand contradicts nothing; next to it what does."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from bot.service import build_checker
from tests.checking.examples import TODAY, notice

UNTIL = (
    "The rule takes effect on 1 February 2030.",
    "Sellers are not required to comply until 1 March 2030.",
)
RAISED = (
    "The board raised the ferry fee from 20 to 30 florins on 3 March 2030.",
    "The fee will rise to 35 florins on 1 January 2031.",
)
REVOKED = ("The office revoked Lumo's permit on 15 January 2030.", "Lumo may appeal within 30 days.")
LICENCE = ("Ferries from Norway need a licence to enter Castel.", "Barges are exempt from the licence.")
PLAN = ("The office plans to lower the fishing quota.", "The quota would be 40 tonnes.")
SOLD = ("Lumo sold 1,480 lamps in the first quarter of 2030, 320 of them in Norway.",)
VOTED = ("The council voted 24 to 11 for the lamp law on 4 May 2030.", "The mayor signed it on 9 May 2030.")
PAUSED = (
    "The office suspended the lamp rule until 10 November 2030.",
    "The rule had required a permit since May 2029.",
)
DENIED = ("Lumo denied that it had sold lamps to Norway.",)
SECRET = ("The board found cracks in the lamps.", "It did not disclose the test results.")
BESIDE = ("The harbour fee applies to ferries in addition to the 5 percent lamp fee.",)
NOT_ONLY = ("The fee is not limited to street lamps.", "The rule applies to lamps in Norway and Sweden.")
PERMITS = ("The office may issue permits to fishers from Norway, Sweden and others.",)
FIVE = ("The Office adds five further metals: tin, zinc, lead, iron and nickel.",)
FEE = ("The Office adds a fee on tin lamps.",)
REMOVES = ("The rule removes three firms from the Harbour Programme.",)
BEFORE = ("The announcement came two days before the payment day of the fee.", "The Office drops the fee.")

FORM = ("The permit rule applies to lamps made in Norway.", "Importers must file a form before they ship.")
BAN = ("The fishing ban covers the North Bay from 1 May 2030 to 31 August 2030.", "Lines are allowed.")
WINTER = ("Fishing is banned in the North Bay from November to February.", "Lines are allowed.")
EXEMPT = (
    "The Office exempts lamps under 5 watts from the fee.",
    "Lamps of 5 watts or more pay 2 florins each.",
)
FINED = ("Lumo was fined 40,000 florins for selling lamps without a permit.", "Lumo paid half of the fine.")
WALL = ("The town will build a harbour wall in 2031.", "Work on the pier was finished in May 2030.")
INQUIRY = ("The board opened an inquiry into the ferry fire on 4 June 2030.",)

CONFLICTING = VerdictKind.CONFLICTING


def _verdict(claim: str, statements: tuple[str, ...]) -> VerdictKind:
    (found,) = build_checker([notice(*statements)]).check(claim, TODAY)
    return found.kind


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        # A duty that begins later.
        ("Sellers had to comply a month later", UNTIL),
        ("Sellers had to comply a month after the rule took effect", UNTIL),
        ("Sellers had a month to comply", UNTIL),
        ("Sellers had to comply later than the day it took effect", UNTIL),
        ("Sellers must comply by 1 March 2030", UNTIL),
        ("Sellers could wait until March before they complied", UNTIL),
        # By how much it rose, and what was done before.
        ("The board raised the ferry fee by 10 florins", RAISED),
        ("The board first raised the ferry fee in 2025", RAISED),
        ("The board had raised the ferry fee to 20 florins in 2027", RAISED),
        ("The council first voted on the lamp law in April 2030", VOTED),
        ("The mayor had not signed the lamp law when the council voted", VOTED),
        ("Lumo got its permit in 2027", REVOKED),
        ("The office gave Lumo another permit in May 2030", REVOKED),
        ("The office had not revoked a permit before", REVOKED),
        ("Before 2030 ferries from Norway needed no licence to enter Castel", LICENCE),
        ("Until now the Office had left tin lamps alone", FEE),
        ("After the payment day of the fee, the Office announced another fee", BEFORE),
        # What is still ahead.
        ("Lumo has not appealed", REVOKED),
        ("The fishing quota has not been lowered yet", PLAN),
        ("The office has not lowered the fishing quota", PLAN),
        ("The quota is not 40 tonnes yet", PLAN),
        ("The quota is now 60 tonnes", PLAN),
        # What was so before.
        ("Lamps need no permit until November", PAUSED),
        ("No permit is needed while the rule is suspended", PAUSED),
        ("The harbour wall has not been built", WALL),
        ("The wall won't be built before 2031", WALL),
        ("The town built a harbour wall in 1980", WALL),
        # Outside of the time of the contrary.
        ("Anglers may fish in the North Bay in April", BAN),
        ("Fishing is allowed in the North Bay in June", WINTER),
        # The two events in the other order of words.
        ("Importers may ship once they have filed a form", FORM),
        ("After filing a form importers may ship", FORM),
        ("Importers file the form first and ship afterwards", FORM),
        ("Importers may not ship until they have filed a form", FORM),
        # A part of it.
        ("Lumo sold 500 lamps in March 2030", SOLD),
        ("The rule left most of the Harbour Programme's firms untouched", REMOVES),
    ],
)
def test_at_another_time(claim: str, statements: tuple[str, ...]) -> None:
    """What was before, comes later, is not yet, or lasts not as long."""
    assert _verdict(claim, statements) is not CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Lumo cannot appeal after 30 days", REVOKED),
        ("Lumo's permit was not revoked by the court", REVOKED),
        ("Barges need no licence", LICENCE),
        ("Barges from Norway don't need a licence to enter Castel", LICENCE),
        ("Lumo said it had not sold lamps to Norway", DENIED),
        ("Lumo sold no lamps to Norway, it said", DENIED),
        ("The test results are undisclosed", SECRET),
        ("The harbour fee replaced the old 5 percent harbour tax", BESIDE),
        ("The harbour fee replaces nothing", BESIDE),
        ("Only lamps pay a fee", NOT_ONLY),
        ("Norwegian fishers only get one permit each", PERMITS),
        ("The five metals the Office added are needed for lamps and ferries", FIVE),
        ("Steel was one of the five metals that the Office thought of adding", FIVE),
        ("Copper was one of the five metals that the Office refused to add", FIVE),
        ("Two of the five metals: tin, the rarest", FIVE),
        ("Not all fishing is banned", BAN),
        ("The rule does not apply to all lamps", FORM),
        ("Lumo has not paid all of the fine", FINED),
        ("Lumo was fined because it had no permit", FINED),
        ("Lamps over 10 watts pay a fee", EXEMPT),
        ("The fee is only for lamps of 5 watts or more", EXEMPT),
        ("Lamps of exactly 5 watts are not exempt", EXEMPT),
        ("Only lamps of 5 watts and above pay", EXEMPT),
        ("The board opened an inquiry into the bridge on 9 July 2030", INQUIRY),
    ],
)
def test_of_others_or_in_other_words(claim: str, statements: tuple[str, ...]) -> None:
    """Others than the statement speaks of, another hand, and what says the same."""
    assert _verdict(claim, statements) is not CONFLICTING


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        ("Sellers were required to comply at once", UNTIL),
        ("Sellers had to comply from the day it took effect", UNTIL),
        ("The board raised the ferry fee to 45 florins", RAISED),
        ("The board raised the ferry fee on 7 May 2030", RAISED),
        ("The office revoked Lumo's permit in June 2029", REVOKED),
        ("The office did not revoke Lumo's permit", REVOKED),
        ("Lumo may not appeal within 30 days", REVOKED),
        ("Ferries from Norway need no licence to enter Castel", LICENCE),
        ("Lumo sold 2,900 lamps in the first quarter of 2030", SOLD),
        ("The council voted 20 to 15 for the lamp law on 4 May 2030", VOTED),
        ("The board disclosed the test results", SECRET),
        ("The harbour fee replaces the 5 percent lamp fee", BESIDE),
        ("Only street lamps pay the fee", NOT_ONLY),
        ("Copper was one of the five metals that the Office added", FIVE),
        ("The five metals the Office added are tin, zinc, lead, iron and copper", FIVE),
        ("The rule left the Harbour Programme untouched", REMOVES),
        ("Importers must file a form after they ship", FORM),
        ("The rule does not apply to lamps made in Norway at all", FORM),
        ("The ban does not cover the North Bay", BAN),
        ("The board opened an inquiry into the ferry fire on 9 July 2030", INQUIRY),
        ("The town will build a harbour wall in 2035", WALL),
    ],
)
def test_at_the_same_time(claim: str, statements: tuple[str, ...]) -> None:
    """The same deed, thing and day told wrongly is contradicted."""
    assert _verdict(claim, statements) is CONFLICTING
