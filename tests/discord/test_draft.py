"""/source add with a link: the page is fetched, shown as a draft, and fills the dialog."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

import bot.curation.links
import bot.discord.review
from bot.curation.notice_form import STATEMENTS_LIMIT
from bot.discord.draft import _fitting
from bot.settings import Settings
from sources.fetch import Fetcher
from sources.notice import Statement
from tests.discord.conftest import Start
from tests.discord.curating import own
from tests.fetching.hostile import PAGE
from tests.fetching.site import LoopbackResolver, Site, answer

RULE = "http://rules.sundmark.example/rule"
ID = "sma-2026-02-03-vessel-fuel-sulphur-rule-2026"
_FIXTURES = Path(__file__).parents[1] / "feeds" / "fixtures"
_TLS = httpx.create_ssl_context()
_CHANCE = random.Random(1)  # noqa: S311 - a test, which must repeat


def _sentence(number: int) -> str:
    """A duty of some 300 characters that is like no other one."""
    goods = ", ".join("".join(_CHANCE.choices("abdegiklmnoprstuv", k=9)) for _ in range(22))
    return f"<p>Owners of {goods} must pay {number + 3} crowns by 2 May {2030 + number}.</p>"


_LONG = " ".join(_sentence(number) for number in range(40))


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The bot finds rules.sundmark.example on this machine, as no setting could make it."""
    page = f"<html><head><title>Vessel order</title></head><body><article><h1>Vessel order</h1>{_LONG}</article></body>"
    routes = {
        "/rule": answer((_FIXTURES / "rule.html").read_bytes()),
        "/bare": answer(PAGE),
        "/long": answer(f"<!doctype html>{page}</html>".encode()),
        "/gone": answer(PAGE, "410 Gone"),
    }
    with Site(routes) as served:

        def fetcher(settings: Settings) -> Fetcher:
            resolver = LoopbackResolver({"rules.sundmark.example": served})
            return Fetcher(settings.contact, resolver=resolver, tls=_TLS)

        monkeypatch.setattr(bot.curation.links, "open_fetcher", fetcher)
        monkeypatch.setattr(bot.discord.review, "open_fetcher", fetcher)
        yield served


async def test_a_link_fills_the_dialog(scene: Start) -> None:
    """The draft is shown; its button, after a restart too, opens the filled dialog; quotes and places are kept."""
    async with scene() as here:
        async with here.bot():
            draft = await here.admin.slash("source add", here.general, link=f"<{RULE}>")
            assert "Vessel Fuel" in draft.text
            assert "Sundmark Maritime Authority" in draft.text
            assert "published 3 February 2026" in draft.text
            assert "1. The Sundmark" in draft.text
            assert draft.files["draft.csv"].count(f"{ID}#s") == 10
            assert draft.ephemeral
            assert await own(here).notices() == ()
        async with here.bot():
            dialog = await here.admin.clicks(draft, "Fill in the form", here.general)
            typed = [label["component"].get("value") for label in dialog.message["components"]]
            assert typed[0] == "Sundmark Maritime Authority"
            assert typed[2:4] == [RULE, "published: 2026-02-03\neffective: 2026-07-01"]
            first, second, *rest = typed[4].split("\n")
            mended = "\n".join((second, f"{first[:-1]} from July on.", *rest[1:], "Ships are told so."))
            added = await here.admin.submits(dialog, here.general, statements=mended)

        assert added.text.startswith(f"{ID} is added")
        (made,) = await own(here).notices()
        assert [each.id for each in made.statements] == [f"{ID}#s{place}" for place in range(1, 11)]
        assert (made.kind, made.jurisdiction) == ("final rule", "") or made.kind
        assert all(each.quote and each.locator for each in made.statements[:-1])
        assert made.statements[0].quote != made.statements[1].quote
        assert (made.statements[-1].text, made.statements[-1].quote) == ("Ships are told so.", None)
        assert (await own(here).history())[0].why == f"from {RULE}"


async def test_statements_are_chosen(scene: Start) -> None:
    """A menu of at most 25 statements fills the dialog with those that a curator wants; too many for it are refused."""
    async with scene() as here, here.bot():
        draft = await here.admin.slash("source add", here.general, link=RULE)
        dialog = await here.admin.chooses(draft, ["4", "1"], here.general)
        chosen = dialog.message["components"][4]["component"]["value"].split("\n")
        rows = draft.files["draft.csv"].splitlines()
        assert len(chosen) == 2
        assert chosen[0] in rows[2]
        assert chosen[1] in rows[5]


async def test_long_drafts(scene: Start) -> None:
    """What has no room in message, menu and dialog is in the file, and too many statements at once are refused."""
    async with scene() as here, here.bot():
        draft = await here.admin.slash("source add", here.general, link="http://rules.sundmark.example/long")
        everything = [str(place) for place in range(25)]
        refused = await here.admin.chooses(draft, everything, here.general)
        dialog = await here.admin.clicks(draft, "Fill in the form", here.general)

        assert draft.files["draft.csv"].count("#s") == 30
        assert "room for 4000 characters" in refused.text
        assert 10 <= len(dialog.message["components"][4]["component"]["value"].split("\n")) <= 12
        publisher = dialog.message["components"][0]["component"]
        assert not publisher.get("value")


@pytest.mark.parametrize(
    ("link", "words"),
    [
        ("http://169.254.169.254/latest/", "no address of the public network"),
        ("file:///etc/passwd", "begins with file:"),
        ("http://rules.sundmark.example/gone", "taken that page away"),
        ("rules.sundmark.example", "is no link"),
    ],
)
async def test_a_link_that_leads_nowhere_is_one_sentence(scene: Start, link: str, words: str) -> None:
    """A link that may not be followed, or has no page, is told in one sentence."""
    async with scene() as here, here.bot():
        refused = await here.admin.slash("source add", here.general, link=link)
        assert words in refused.text
        assert refused.text.strip().count("\n") == 0
        assert refused.buttons == {}


async def test_a_link_that_is_there_already_is_pointed_out(scene: Start) -> None:
    """The second draft of a page names the notice that has its link; sent all the same, it is refused."""
    async with scene() as here, here.bot():
        for times in (1, 2):
            draft = await here.admin.slash("source add", here.general, link=f"{RULE}?utm_source=x#top")
            dialog = await here.admin.clicks(draft, "Fill in the form", here.general)
            sent = await here.admin.submits(dialog, here.general)
            assert (f"has this link already, as {ID}" in draft.text) == (times == 2)
        assert f"says the same as {ID}#s1" in sent.text
        assert len(await own(here).notices()) == 1


async def test_a_draft_that_is_gone_is_told(scene: Start) -> None:
    """Where Discord has the file no more, the button says what to do."""
    async with scene() as here, here.bot():
        draft = await here.admin.slash("source add", here.general, link=RULE)
        here.discord.files.clear()
        lost = await here.admin.clicks(draft, "Fill in the form", here.general)
        assert lost.text.strip() == "The draft of that message is gone; use /source add with the link again."


async def test_a_page_without_statements_opens_the_dialog(scene: Start, site: Site) -> None:
    """A page with nothing to check still fills in what it has."""
    words = "<h1>Hello there</h1><p>Welcome to our page of many pleasant words.</p>"
    body = f"<html><head><title>Hello there</title></head><body><article>{words}</article></body></html>"
    dict.update(site.routes, {"/empty": answer(f"<!doctype html>{body}".encode())})
    async with scene() as here, here.bot():
        draft = await here.admin.slash("source add", here.general, link="http://rules.sundmark.example/empty")
        dialog = await here.admin.clicks(draft, "Fill in the form", here.general)
        assert "0 statements" in draft.text
        assert dialog.message["components"][1]["component"]["value"] == "Hello there"


def test_what_fits_into_the_dialog() -> None:
    """Statements are taken from the front while they have room, counted as Discord may count."""
    each = [Statement(f"x#s{place}", "😀" * 999) for place in range(3)]
    assert _fitting(each) == tuple(each[:2])
    assert _fitting([Statement("x#s1", "x" * STATEMENTS_LIMIT)]) != ()
    assert _fitting([Statement("x#s1", "x" * (STATEMENTS_LIMIT + 1))]) == ()
