"""What the tests of /source share: two notices, a filled form, and the table of the scene's server."""

from __future__ import annotations

from sources.rows import canonical
from sources.table import SourceTable
from tests.discord.conftest import Scene
from tests.discord.payloads import SERVER, Payload
from tests.sources.examples import two_notices

ONE, TWO = (canonical(each) for each in two_notices())
FORM = {
    "who": "Office of Gadgets",
    "title": "Rule on gadgets",
    "link": "https://gadgets.example/1",
    "dates": "published: 15 Jan 2030",
    "statements": "Gadgets need three permits.\n\nGadget fees are 20 euros.",
}


def own(here: Scene) -> SourceTable:
    """The table of the scene's server."""
    return here.crosscheck.tables.own(int(SERVER))


async def filled(here: Scene) -> SourceTable:
    """The same, with the two notices of the examples in it (change 1)."""
    await own(here).replace_all([ONE, TWO], "ann", "begin")
    return own(here)


def attached(here: Scene, data: bytes, name: str = "mine.csv") -> Payload:
    """A file that a person attaches."""
    return here.discord.attach(name, data)
