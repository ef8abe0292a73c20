"""`crosscheck table add URL` and `crosscheck check URL`, with a server of the test's own behind the link."""

from __future__ import annotations

import os
import pty
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest

import bot.cli.adding
import bot.curation.links
from bot.__main__ import main
from bot.settings import Settings
from sources.fetch import Fetcher
from tests.cli.runner import CLAIM, SMALL, assert_one_sentence, run
from tests.fetching.hostile import PAGE
from tests.fetching.site import LoopbackResolver, Site, answer

_TLS = httpx.create_ssl_context()
FIXTURES = Path(__file__).parent / "fixtures"
RULE = "http://rules.sundmark.example/rule"
ID = "sma-2026-02-03-vessel-fuel-sulphur-rule-2026"
ARTICLE = f"<!doctype html><html><body><article><h1>Cod</h1><p>{CLAIM}</p><p>Is it enough?</p></article></body></html>"


@pytest.fixture(autouse=True)
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """The command line finds rules.sundmark.example on this machine, as no setting could make it."""
    routes = {
        "/rule": answer((FIXTURES / "rule.html").read_bytes()),
        "/bare": answer(PAGE),
        "/article": answer(ARTICLE.encode()),
        "/gone": answer(PAGE, "410 Gone"),
    }
    with Site(routes) as served:

        def fetcher(settings: Settings) -> Fetcher:
            resolver = LoopbackResolver({"rules.sundmark.example": served})
            return Fetcher(settings.contact, resolver=resolver, tls=_TLS)

        monkeypatch.setattr(bot.curation.links, "open_fetcher", fetcher)
        monkeypatch.setenv("CROSSCHECK_MODEL", "none")
        yield served


def test_add_shows_a_draft_and_adds_nothing_unasked() -> None:
    """Without a yes the draft is shown with its id and numbered statements, and the table stays as it was."""
    before = run("table", "list").out
    ran = run("table", "add", RULE)
    assert (ran.code, ran.err) == (0, "")
    for words in (
        ID,
        "Sundmark Maritime Authority",
        "2026-02-03",
        "2026-07-01",
        "  1  The Sundmark",
        "paragraph 1]",
    ):
        assert words in ran.out
    assert ran.out.splitlines()[-1] == "Nothing was added."
    assert run("table", "list").out == before


def test_add_with_yes_is_in_the_table_and_its_history() -> None:
    """With --yes the notice is there, with who and why in its history, and claims are checked against it."""
    ran = run("table", "add", RULE, "--yes", "--why", "asked for by the harbour desk")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1] == f"Added {ID} with 10 statements."
    assert f"{ID}#s1" in run("table", "show", ID).out
    (change,) = run("table", "history", ID).out.splitlines()
    assert f"added {ID}\tasked for by the harbour desk" in change
    claim = "The Sundmark Maritime Authority lowers the limit on sulphur in marine fuel from 0.50 to 0.25 percent."
    (row,) = run("check", "--json", "--as-of", "2026-10-01", claim).rows
    assert (row["verdict"], row["references"][0]["notice"]) == ("conflicting", ID)


def test_the_reason_is_the_link_where_none_is_given() -> None:
    """History says where a notice came from."""
    run("table", "add", RULE, "--yes", "--statements", "2,1", "--id", "xx-fuel")
    assert f"from {RULE}" in run("table", "history", "xx-fuel").out
    shown = run("table", "show", "xx-fuel").out
    assert "xx-fuel#s2" in shown
    assert "xx-fuel#s3" not in shown


def test_adding_a_link_again_is_pointed_out_and_refused() -> None:
    """A second draft of the same page is told to be there already; its statements are refused, nothing is changed."""
    run("table", "add", RULE, "--yes")
    again = run("table", "add", RULE, "--yes")
    assert again.code == 2
    assert f"has this link already, as {ID}" in again.out
    assert f"says the same as {ID}#s1" in again.err
    same_id = run("table", "add", RULE, "--yes", "--id", ID)
    assert (same_id.code, f"a notice {ID} already" in same_id.err) == (2, True)
    assert len(run("table", "history", ID).out.splitlines()) == 1


def test_an_id_is_checked_before_the_page_is_fetched(site: Site) -> None:
    """An id that is taken, or is none, is told at once."""
    run("table", "add", RULE, "--yes")
    before = len(site.requests)
    assert_one_sentence(run("table", "add", RULE, "--id", ID), "--id", f"a notice {ID} already")
    assert_one_sentence(run("table", "add", RULE, "--id", "no id"), "--id", "'no id' is no id")
    assert len(site.requests) == before


def test_an_id_that_was_given_before_is_not_given_again(site: Site) -> None:
    """A retired notice's id is refused before the page is fetched, and the sentence says how it comes back."""
    run("table", "add", RULE, "--yes", "--id", "xx-fuel")
    run("table", "retire", "xx-fuel")
    before = len(site.requests)
    refused = run("table", "add", RULE, "--yes", "--id", "xx-fuel")
    assert_one_sentence(refused, "--id: xx-fuel was given before", "`crosscheck table restore xx-fuel`")
    assert len(site.requests) == before
    assert run("table", "add", RULE, "--yes", "--id", "xx-fue").code == 0
    assert run("table", "retire", "xx-fue").code == 0
    assert run("table", "restore", "xx-fuel").out == "+ xx-fuel\n"


def test_a_link_is_known_however_it_is_written() -> None:
    """Tracking parameters, a fragment, and the case of the host do not make another page of it."""
    run("table", "add", RULE, "--yes")
    for link in (f"{RULE}?utm_source=x#top", RULE.replace("rules.", "RULES.")):
        assert f"already, as {ID}" in run("table", "add", link).out


def test_what_the_page_does_not_say_is_asked_for_by_name() -> None:
    """A page without issuer and dates is refused with the options that give them; given, it is added."""
    url = "http://rules.sundmark.example/bare"
    ran = run("table", "add", url, "--yes")
    assert ran.code == 2
    assert "publisher (--publisher), published (--published)" in ran.err
    given = ("--publisher", "Board of Limits", "--published", "2026-05", "--title", "On limits")
    refused = run("table", "add", url, "--yes", *given, "--statements", "7")
    assert (refused.code, "'7' names no statement" in refused.err) == (2, True)


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://169.254.169.254/latest/", "no address of the public network"),
        ("file:///etc/passwd", "begins with file:"),
        ("http://rules.sundmark.example/gone", "taken that page away"),
        ("rules.sundmark.example", "is no link"),
    ],
)
def test_a_link_that_leads_nowhere_is_one_sentence(url: str, words: str) -> None:
    """A link that may not be followed, or has no page, ends in one sentence with exit code 2, for both commands."""
    assert_one_sentence(run("table", "add", url), words)
    if "://" in url:
        assert_one_sentence(run("check", url, "--table", SMALL), words)


def test_wrong_date_is_refused() -> None:
    """A date that is none is named with its option."""
    assert_one_sentence(run("table", "add", RULE, "--published", "soon"), "--published", "'soon'")


def test_check_reads_the_article_behind_a_link() -> None:
    """A link that is all of the text stands for the article behind it; with a word beside it, it is only text."""
    day = ("--as-of", "2026-10-01", "--table", SMALL, "--json")
    rows = run("check", "http://rules.sundmark.example/article", *day).rows
    assert [row["verdict"] for row in rows if row["claim"] == CLAIM] == ["supported"]
    assert [row["verdict"] for row in rows if row["claim"] == "Is it enough?"] == ["not_checkable"]
    beside = run("check", f"{CLAIM} http://rules.sundmark.example/gone", *day)
    assert beside.code == 0


def test_contact_goes_into_the_user_agent(monkeypatch: pytest.MonkeyPatch, site: Site) -> None:
    """CROSSCHECK_CONTACT is what a server learns of whoever runs this; one that no header can carry is refused."""
    monkeypatch.setenv("CROSSCHECK_CONTACT", "mailto:desk@notices.example")
    run("table", "add", RULE)
    assert "mailto:desk@notices.example" in site.requests[-1].headers["user-agent"]
    monkeypatch.setenv("CROSSCHECK_CONTACT", "desk\nX-Evil: 1")
    assert_one_sentence(run("table", "add", RULE), "CROSSCHECK_CONTACT")


@pytest.mark.parametrize(
    ("typed", "last"),
    [("y", f"Added {ID} with 10 statements."), ("n", "Nothing was added.")],
)
def test_a_person_says_yes_or_no(monkeypatch: pytest.MonkeyPatch, typed: str, last: str) -> None:
    """Asked, a person adds it with yes; no and a bare Enter leave the table as it was."""
    monkeypatch.setattr(bot.cli.adding, "on_terminal", lambda: True)
    ran = run("table", "add", RULE, given=f"{typed}\n")
    assert (ran.code, ran.out.strip().endswith(last)) == (0, True)
    assert ("with 10" in last) == (ID in run("table", "list").out)


def test_on_a_terminal_it_asks(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a person says which statements; a number that is none is asked for again."""
    ours, theirs = pty.openpty()
    shown = bytearray()

    def watch() -> None:
        # Linux's way of saying that the other end of a terminal is closed is an error.
        with suppress(OSError):
            while part := os.read(ours, 65536):
                shown.extend(part)

    watching = threading.Thread(target=watch)
    watching.start()
    os.write(ours, b"99\n1,3-4\n")
    with (
        os.fdopen(theirs, encoding="utf-8", closefd=False) as typed,
        os.fdopen(theirs, "w", encoding="utf-8") as screen,
        monkeypatch.context() as patched,
    ):
        patched.setattr(sys, "argv", ["crosscheck", "table", "add", RULE])
        patched.setattr(sys, "stdin", typed)
        patched.setattr(sys, "stdout", screen)
        with pytest.raises(SystemExit) as ended:
            main()
    watching.join()
    os.close(ours)
    assert ended.value.code == 0
    assert "'99' names no statement" in shown.decode()
    assert shown.decode().strip().endswith(f"Added {ID} with 3 statements.")
