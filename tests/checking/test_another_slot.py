"""What stands in another slot than in the claim contradicts nothing; next to it what stands in the same one."""

from __future__ import annotations

import pytest

from bot.checking.evidence import Evidence
from bot.checking.judges import Sign
from bot.checking.judging import findings_of, read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from bot.checking.weighing.other_deeds import tells_of_another_deed
from tests.checking.examples import notice, verdict

SALES = "In May 2030 the office gave out permits for LX20 lamps, and Lumo made about 60 million florins in LX20 sales."
NO_FEE = "The rule itself does not provide for a 25 percent fee or levy payable to the office."
REACHES = "The lamp fee does not apply to lamps that light the harbour of Castel."
INSPECTED = "The permit requires a test before shipment, so that LX20 lamps pay a fee upon importation."
ON_TOP = "The action is in addition to the existing 50 percent lamp levy."
AT_FIRST = "The initial lamp levy is 0 percent and increases on 23 June 2032."
UNSAID = "The notice did not explain in detail how Lumo violated the lamp law."
EXEMPTIONS = "The office said that it will grant exemptions for eligible lamp exports."
FOR_SOME = "The order prohibits lamp exports to prison owners or for prison purposes."

SILENT = {
    "the contrary word in another clause": ("LX20 exports need a permit", INSPECTED),
    "another quarter of business": (
        "Lumo's Q1 2029 LX20 sales: 460 million florins",
        SALES,
        "Nothing was sold to Castel in Q1 2029.",
    ),
    "a quarter of business against the day of a deed": ("Lumo Q2 2031 LX20 sales: none", SALES),
    "what only another statement measures": (
        "Lumo lamp revenue: 51 million florins",
        "Lumo shipped lamps for 46 million florins to Castel in May.",
        "Lumo has no revenue from boats.",
    ),
    "another number of what both deny": ("The 15% levy was never written into the rule", NO_FEE),
    "a zero that is none": (
        "Lumo made 0 florins from lamp permits",
        "No lamp permits came from Lumo, compared with 46 florins made from boat permits.",
    ),
    "others to whom it applies": (
        "The lamp duties apply to every country",
        "The lamp duties do not apply to lamps that light the harbour of Castel.",
        "A country may ask for the list.",
    ),
    "a word that only tells which": (
        "Castel wants a copper licence for street lamps",
        "Work for Castel will not harm copper harbour capacity for street lamps.",
        "Castel wants a licence.",
    ),
    "the refunds of a fee": (
        "Lamp fee refunds begin in May",
        "The lamp fee begins on 15 January 2030.",
    ),
    "a headline of what will be, where what exists is told": ("Office to set lamp levy at 35%", ON_TOP),
    "a headline of what will be, where what is at first is told": (
        "Office to set lamp levy at 60%",
        AT_FIRST,
    ),
    "a headline of next year": (
        "Street lamp fee to reach 100% next year",
        "Any lamp for a street pays a fee of 25 percent.",
        "The fee reaches its end in a year.",
    ),
    "a deed of nobody whom the notice knows": (
        "Court strikes down lamp fee",
        "A 25 percent lamp fee is imposed on street lamps.",
    ),
    "a ban of which some are exempted": ("The office barred lamp exports", EXEMPTIONS),
    "as good as a ban": (
        "Lumo effectively barred from lamp exports to Castel",
        "The office granted Lumo permits for certain lamp exports to Castel.",
    ),
    "a deed of which the notice has no word": (
        "Lamp permit doesn't guarantee harbour approval",
        "The harbour grants approval for a lamp permit.",
    ),
    "what one only needs a permit for": (
        "Lumo ships no lamps to Castel",
        "Lumo needs a permit for shipments of lamps to Castel.",
    ),
    "a ban for some": ("Lamp exports aren't prohibited at the moment", FOR_SOME),
    "what passes through": (
        "Lamps for Castel pass through Brenta",
        "Lamps of Castel violate the law of Brenta.",
    ),
    "what was left unexplained": ("The office did not describe how Lumo broke the lamp law", UNSAID),
    "a catch-all clause": (
        "The lamp permit covers street lamps only",
        "The lamp permit for street lamps rests on section 12 (catch-all control).",
    ),
    "who voted no": (
        "22 members voted no on the lamp bill",
        "The members passed the lamp bill by a vote of 369 to 22.",
    ),
    'an "any" of time': (
        "Lamp permit requests aren't thrown out of the window any more",
        "A lamp permit must still be asked for; the rule changes only how lamp permit requests are read.",
        "They were thrown out of the window before.",
    ),
    "not all, where some are told": (
        "The 25% fee doesn't reach all lamps",
        "A 25 percent fee is imposed on certain lamps, such as those that reach Castel.",
    ),
    "a number of another clause": (
        "The lamp rule had two conditions",
        "The lamp rule covered lamps of 4800 or more; both conditions had to be met.",
    ),
    "a number of which the statement does not speak": (
        "The 25% isn't in the January lamp rule",
        "The effective date of the lamp rule is January 15, 2030.",
        "The board wants 25 percent of the price.",
    ),
    "those beyond": ("Stronger lamps than the LX20 aren't allowed", "The office allows strong LX20 lamps."),
    "what was left open": (
        "The office extends the lamp break to 2035",
        "Absent a future extension by the office, the lamp break ends on 10 November 2031.",
    ),
    "one of others": (
        "Copper bolt and street lamp exports to Japan suspended",
        "The suspension of copper bolt and street lamp exports applies worldwide, not only to exports to Chile.",
    ),
    "to what it was changed": ("Board cuts lamp fee to 15%", "The board wants a lamp fee of 25 percent."),
    "a court of the same place": (
        "Chilean court restores lamp permit",
        "The Chilean minister suspends the lamp permit.",
    ),
    "the contrary of a subject of which it is denied": (
        "Export levy not part of the lamp rule",
        "The office states that any lamp under the rule will pay a levy upon importation.",
        "An export needs a permit.",
    ),
}
CONTRADICTED = {
    "the contrary word in the same clause": (
        "LX20 lamp exports pay a fee",
        "The permit requires a test before shipment, so that LX20 lamps pay a fee upon importation.",
    ),
    "the same quarter of business": (
        "Lumo's Q1 2029 LX20 sales: 460 million florins",
        "Lumo made 60 million florins in LX20 sales in Q1 2029.",
    ),
    "another number of what only one denies": (
        "The lamp fee was raised by 15%",
        "The lamp fee was raised by 25 percent.",
    ),
    "not all, where all are told": (
        "The lamp fee doesn't reach all lamps",
        "The lamp fee reaches all lamps.",
    ),
    "a number of the same clause": (
        "The lamp rule had two conditions",
        "The lamp rule had three conditions; all had to be met.",
    ),
    "the number of which it speaks": (
        "The 25% isn't in the lamp rule",
        "The 25 percent is in the lamp rule.",
    ),
    "just those": ("Strong LX20 lamps aren't allowed", "The office allows strong LX20 lamps."),
    "the day of what was not left open": (
        "The lamp break ends in 2035",
        "Absent a future extension by the office, the lamp break ends on 10 November 2031.",
    ),
    "the only one": (
        "Copper bolt and street lamp exports to Japan suspended",
        "The suspension of copper bolt and street lamp exports applies to exports to Chile.",
    ),
    "the same change": (
        "Board cuts lamp fee to 15%",
        "The board cuts the lamp fee to 25 percent.",
    ),
    "what its publisher does": ("Office bans lamps", "The office allows lamps."),
    "the minister of the same place": (
        "Chilean minister restores lamp permit",
        "The Chilean minister suspends the lamp permit.",
    ),
    "just what is denied": (
        "Work for Castel will harm copper harbours for street lamps",
        "Work for Castel will not harm copper harbours for street lamps.",
    ),
    "those to whom it applies": ("The lamp fee applies to lamps that light the harbour of Castel", REACHES),
    "a number for what exists": ("The existing lamp levy is 35%", ON_TOP),
    "the same at first": ("The initial lamp levy is 60%", AT_FIRST),
    "a headline of what is told to come": (
        "Office to set lamp fee at 60%",
        "The office will set the lamp fee at 25 percent.",
    ),
    "the day of the thing itself": (
        "The lamp fee begins in May 2030",
        "The lamp fee begins on 15 January 2030.",
    ),
    "a deed of somebody whom the notice knows": (
        "Office strikes down the lamp fee",
        "The office imposes a lamp fee.",
    ),
    "a ban, where it is allowed": (
        "The office bars lamp exports",
        "The office allows lamp exports.",
    ),
    "a deed of which the notice tells": (
        "The office did not approve the lamp permit",
        "The office approved the lamp permit.",
    ),
    "no need of a permit": (
        "Lumo needs no permit for shipments of lamps to Castel",
        "Lumo needs a permit for shipments of lamps to Castel.",
    ),
    "a ban for just those": ("Lamp exports to prison owners aren't prohibited", FOR_SOME),
    "what passes a test": ("The LX20 lamp passed the safety test", "The LX20 lamp failed the safety test."),
    "what was left unexplained, explained": (
        "The notice explained in detail how Lumo violated the lamp law",
        UNSAID,
    ),
}


@pytest.mark.parametrize("name", SILENT)
def test_another_slot(name: str) -> None:
    """A value, a word or a denial with another place in what is said contradicts nothing."""
    claim, *statements = SILENT[name]
    assert verdict(claim, *statements) in (VerdictKind.NO_MATCH, VerdictKind.SUPPORTED)


@pytest.mark.parametrize("name", CONTRADICTED)
def test_the_same_slot(name: str) -> None:
    """In the same place it does."""
    claim, *statements = CONTRADICTED[name]
    assert verdict(claim, *statements) is VerdictKind.CONFLICTING


@pytest.mark.parametrize(
    ("claim", "others"),
    [
        ("Critics urge ban on lamps", True),
        ("Bill to ban lamps is out", True),
        ("Office urges ban on lamps", False),
        ("Critics: office bans lamps", False),
    ],
)
def test_what_others_want(claim: str, others: bool) -> None:
    """What somebody wants of whom the notice knows nothing is not what its office does."""
    one = notice("The office allows lamps.")
    vocabulary = Vocabulary.of([one])
    evidence = Evidence(read(claim, vocabulary), read_notice(one, vocabulary), 0, vocabulary)
    differing = [finding for finding in findings_of(evidence) if finding.sign is Sign.DIFFERS]
    assert differing
    assert tells_of_another_deed(evidence, differing) is others


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("The office never sells lamps.", "Unless it is a holiday the office sells lamps."),
        ("The lamp fee is 0 florins.", "The lamp fee is 40 florins and may not be refunded."),
        (
            "The lamp fee rose to 40 florins on 1 February 2030.",
            "From 1 February 2030 the lamp fee is 25 florins.",
        ),
        ("Thanks to the office, lamps soon pay a fee of 40 florins.", "Lamps pay a fee of 25 florins."),
        ("The office allows lamps other than the LX20.", "The office bans the lamps and the LX20."),
    ],
)
def test_what_only_looks_like_another_slot_still_contradicts(claim: str, statement: str) -> None:
    """A condition that opens the sentence, a "not" behind the number, one day on both sides, "thanks to"."""
    assert verdict(claim, statement) is VerdictKind.CONFLICTING
