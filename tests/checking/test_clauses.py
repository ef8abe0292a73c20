"""A claim of two clauses, or with an "only", of which a statement bears out half."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

_FERRY = "The ferry may sail again from 4 May 2030."
_PILOTS = "Only licensed pilots may enter the harbour at night."


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        (
            "The ferry may sail again from 4 May 2030, and fishing is allowed again too.",
            (_FERRY, "The ban on fishing remains in force."),
        ),
        (
            "The ferry may sail again from 4 May 2030, and fishing is allowed too.",
            (_FERRY, "Fishing is banned until 9 June 2030."),
        ),
        ("Licensed pilots may enter the harbour only at night.", (_PILOTS,)),
    ],
)
def test_half_of_it_is_not_enough(claim: str, statements: tuple[str, ...]) -> None:
    """What another statement says the contrary of keeps the support back, and so does an "only" of another thing."""
    assert verdict(claim, *statements) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "statements"),
    [
        (
            "The ferry may sail again from 4 May 2030, and fishing is allowed from 9 June 2030.",
            (_FERRY, "Fishing is allowed from 9 June 2030."),
        ),
        ("The ferry may sail again, and from 4 May 2030.", (_FERRY, "The ban on fishing remains in force.")),
        ("Only licensed pilots may enter the harbour at night.", (_PILOTS,)),
    ],
)
def test_all_of_it_is(claim: str, statements: tuple[str, ...]) -> None:
    """Both clauses told, or the same "only", bear the claim out."""
    assert verdict(claim, *statements) is VerdictKind.SUPPORTED
