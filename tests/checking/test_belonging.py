"""What is so of somebody's rival or of a thing's hook is not so of them."""

from __future__ import annotations

import pytest

from bot.checking.result import VerdictKind
from tests.checking.examples import verdict

_NOT_THEM = (
    ("Lumo was fined by the Office of Lamps.", "A rival of Lumo was fined by the Office of Lamps."),
    ("The office fined Lumo on 4 May 2030.", "The office fined a competitor of Lumo on 4 May 2030."),
    ("Lumo was added to the register.", "Lumo's supplier was added to the register."),
    ("Lumo was added to the register.", "Two subsidiaries of Lumo were added to the register."),
    ("Lumo lost the permit.", "The former owner of Lumo lost the permit."),
    ("The harbour was fined for the fire.", "The owner of the harbour was fined for the fire."),
    ("Importers need a permit for lamps.", "Importers need a permit for lamp hooks."),
    ("The rule bans lamps from the harbour.", "The rule bans lamp hooks from the harbour."),
    ("Ferries cost 40 florins.", "Ferry tickets cost 40 florins."),
)
_THEY_THEMSELVES = (
    ("Lumo was fined by the Office of Lamps.", "Lumo was fined by the Office of Lamps."),
    ("A rival of Lumo was fined.", "A rival of Lumo was fined by the Office of Lamps."),
    ("Lumo's suppliers were added to the register.", "The suppliers of Lumo were added to the register."),
    ("Lumo was banned from the market.", "Lumo's lamps were banned from the market."),
    ("Lumo said the permit came too late.", "The chairman of Lumo said the permit came too late."),
    ("Lumo and a rival of Brand were fined.", "Lumo and a rival of Brand were fined."),
    ("The rule bans the export of lamps to Velland.", "The rule bans lamp exports to Velland."),
    ("The harbour office bans the sale of lamps.", "The harbour office bans lamp sales."),
    ("The rule sets limits for lamps.", "The rule sets lamp prices and limits for lamps."),
)


@pytest.mark.parametrize(("claim", "statement"), _NOT_THEM)
def test_what_belongs_to_them_is_another(claim: str, statement: str) -> None:
    """A statement of somebody's rival, or of a thing's part, does not support a claim of themselves."""
    assert verdict(claim, statement) is not VerdictKind.SUPPORTED


@pytest.mark.parametrize(("claim", "statement"), _THEY_THEMSELVES)
def test_they_themselves_are_meant(claim: str, statement: str) -> None:
    """Who speaks for them, what they own and what is done with a thing is told of them."""
    assert verdict(claim, statement) is VerdictKind.SUPPORTED
