"""What a disagreement is called, whichever judge found it."""

from __future__ import annotations

import pytest

from bot.checking.judges.cause import judge_causes
from bot.checking.result import ReasonKind, Reference, Stance
from bot.service import build_checker
from tests.checking.examples import TODAY, findings, notice

KINDS = {
    "no ban": (
        "The office banned copper lamps in January",
        "In January the office stated that it has not banned copper lamps.",
        ReasonKind.MODALITY,
    ),
    "only asked": (
        "The office confirmed the order of copper lamps",
        "The office was asked to confirm the order of copper lamps.",
        ReasonKind.POLARITY,
    ),
    "over and not under": (
        "Copper lamps stay under the limits of the rule",
        "Copper lamps exceed the limits of the rule.",
        ReasonKind.POLARITY,
    ),
    "another number": (
        "The rule covers nine copper lamps",
        "The rule covers seven copper lamps.",
        ReasonKind.NUMBER,
    ),
    "another code": (
        "Copper lamps are filed under 9010.10.02",
        "Copper lamps are filed under 9010.10.01.",
        ReasonKind.NUMBER,
    ),
    "no regulation": (
        "Sellers of copper lamps have to pay a share by a published regulation of the office",
        "The office did not publish a regulation on a share of copper lamp sales to pay by sellers.",
        ReasonKind.MODALITY,
    ),
    "not a regulation": (
        "The office's letter on copper lamps is not a regulation",
        "The office's letter on copper lamps is a regulation.",
        ReasonKind.POLARITY,
    ),
    "these and none else": (
        "Only copper lamps from Norland are covered by the fee",
        "Copper lamps from Norland are not covered by the fee.",
        ReasonKind.SCOPE,
    ),
    "lifted": (
        "The office lifted the fee on copper lamps",
        "The office imposed the fee on copper lamps.",
        ReasonKind.POLARITY,
    ),
}


def _conflict(claim: str, statement: str) -> Reference:
    (checked,) = build_checker((notice(statement),)).check(claim, TODAY)
    (reference,) = checked.references
    assert reference.stance is Stance.CONFLICTS
    return reference


@pytest.mark.parametrize(("claim", "statement", "kind"), KINDS.values(), ids=KINDS)
def test_a_disagreement_has_the_name_that_people_give_it(
    claim: str, statement: str, kind: ReasonKind
) -> None:
    """The first reason is of the kind that those who label claims name."""
    assert _conflict(claim, statement).reasons[0].kind is kind


def test_blame_on_somebody_else_is_a_matter_of_names() -> None:
    """It is weighed as scope, since a name that differs weighs more."""
    (finding,) = findings(
        judge_causes,
        "The office said Lumo's own managers caused the copper lamp shortage",
        "The office said the minister's order caused the copper lamp shortage.",
    )
    assert finding.kind is ReasonKind.SCOPE
    assert finding.called is ReasonKind.NAME


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("The office dropped the fee on copper lamps", ("“dropped”", "“rescinded”")),
        ("The office rescinded the fee on copper lamps", ("Both say “rescinded”.",)),
    ],
)
def test_both_say_a_word_only_where_both_do(claim: str, told: tuple[str, ...]) -> None:
    (checked,) = build_checker((notice("The office rescinded the fee on copper lamps."),)).check(claim, TODAY)
    (reference,) = checked.references
    assert reference.stance is Stance.SUPPORTS
    (reason,) = (one for one in reference.reasons if one.kind is ReasonKind.POLARITY)
    assert all(words in reason.text for words in told)
