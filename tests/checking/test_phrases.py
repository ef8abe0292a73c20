"""Phrases of several words that are read as one, also with a thing or two between their parts."""

from __future__ import annotations

import pytest

from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

SUPPORTED = VerdictKind.SUPPORTED


def _idioms(text: str) -> list[tuple[str, str]]:
    return [(token.text, token.norm) for token in Vocabulary.plain().tokens(text) if token.idiom]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Brenta waved the merger through", ("waved", "approved")),
        ("Brenta called Lumo in over its lamps", ("called", "summon")),
        ("The office put the two firms on the Glass Lamp List", ("put", "added")),
        ("The office took both firms off the list", ("took", "removed")),
        ("Brenta tore up the rule", ("tore up", "cancelled")),
        ("Brenta has thrown the case out", ("thrown", "cancelled")),
        ("It goes on with the tests", ("goes on with", "maintain")),
    ],
)
def test_a_phrase_is_one_word(text: str, read: tuple[str, str]) -> None:
    """In every form of its verb, with what it is done to between its parts."""
    assert read in _idioms(text)


@pytest.mark.parametrize(
    "text",
    [
        "Brenta called Lumo in May over its lamps",
        "The firms hold stakes of up to 40 percent",
        "Brenta called the lamps, in a speech over the sea, bad",
        "The minister called to put them on a list",
        "All but two lamp makers were fined",
        "Lumo brought copper lamps into Brenta",
        "The rule brings lamps into line with the law",
        "The court held up the lamp ban",
        "The lamp ban holds up in court",
    ],
)
def test_other_words_are_no_phrase(text: str) -> None:
    """A preposition before a day, "up to", and what stands behind a comma belong to no verb."""
    assert _idioms(text) == []


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Brenta waved the Lumo merger through", "Brenta approved the merger of Lumo and Brand."),
        ("Brenta shot down the Lumo merger", "Brenta rejected the merger of Lumo and Brand."),
        ("Brenta said no to the Lumo merger", "Brenta rejected the merger of Lumo and Brand."),
        ("Brenta put the lamp rule on hold", "Brenta suspended the lamp rule until May 2030."),
        ("Brenta tore up the lamp rule", "Brenta repealed the lamp rule."),
        ("The office cut the lamp pause short", "The office shortened the lamp pause."),
        ("Lumo ended up on the Lamp List", "The office added Lumo to the Lamp List."),
        ("Lumo got kicked off the Lamp List", "The office removed Lumo from the Lamp List."),
        (
            "The comment period for lamps closed on 9 May 2030",
            "Comments on lamps were taken until 9 May 2030.",
        ),
        ("Lumo snapped up Brand for 40 crowns", "Lumo completed the acquisition of Brand for 40 crowns."),
        ("Velland hit back at the copper duty", "Velland retaliated against the copper duty."),
        ("The makers must not hold up orders of lamps", "The makers must not delay orders of lamps."),
        (
            "The office brought lamps into the scope of the ban",
            "The office added lamps to the scope of the ban.",
        ),
    ],
)
def test_what_says_the_same_is_supported(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statement"),
    [
        ("Brenta waved the Lumo merger through", "Brenta rejected the merger of Lumo and Brand."),
        ("Brenta shot down the Lumo merger", "Brenta approved the merger of Lumo and Brand."),
        ("Brenta said no to copper lamps", "Brenta allowed copper lamps."),
        ("Brenta tore up the lamp rule", "Brenta suspended the lamp rule until May 2030."),
        ("Brenta put the lamp rule on hold", "Brenta repealed the lamp rule."),
        ("The office cut the lamp pause short", "The office extended the lamp pause to May 2031."),
        ("Lumo ended up on the Lamp List", "The office removed Lumo from the Lamp List."),
        ("Lumo ended up on the Lamp List", "The office added Brand to the Lamp List."),
        (
            "The comment period for lamps closed on 9 May 2030",
            "Comments on lamps were taken until 3 June 2030.",
        ),
        ("Lumo snapped up Brand", "Brand acquired Lumo."),
        ("Velland hit back at Brenta", "Brenta retaliated against Velland."),
        ("Copper lamps are duty free in Brenta", "Brenta sells lamps of copper."),
        ("The office pushed back on the lamp rule", "The office postponed the lamp rule."),
        (
            "Velland and Brenta signed a ceasefire on lamps",
            "Velland and Brenta signed an agreement on lamps.",
        ),
        ("Lumo fixed the lamp prices", "Lumo corrected the lamp prices."),
        ("The court affirmed the lamp ruling", "The court certified the lamp ruling."),
        ("LED lamps are banned", "Lumo exports dear lamps, which are banned."),
        ("The lamp rule kicks off on 9 May 2031", "The lamp rule expires on 9 May 2031."),
        (
            "The office will charge a duty of 5 percent on lamp parts from 9 May 2031",
            "The office will charge a duty of 5 percent on lamps from 9 May 2031.",
        ),
    ],
)
def test_what_says_another_thing_is_not(claim: str, statement: str) -> None:
    assert verdict(claim, statement) is not SUPPORTED
