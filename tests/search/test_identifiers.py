"""A notice that a text names outright, by an identifier or a link, is found before all others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sources.notice import Notice
from sources.search.identifiers import plain_link
from sources.search.lexical import LexicalIndex
from tests.checking.examples import notice

H200 = "us-bis-2026-01-15-h200-rule"


@pytest.fixture(scope="module")
def index(shipped: tuple[Notice, ...]) -> LexicalIndex:
    """An index over the shipped table."""
    return LexicalIndex(shipped)


def _named(index: LexicalIndex, text: str, link: str = "") -> list[str]:
    return list(dict.fromkeys(one.notice_id for one in index.named(text, (link,) if link else ())))


def _titled(shipped: tuple[Notice, ...], identifier: str) -> str:
    (found,) = (one.id for one in shipped if any(identifier in part for part in one.identifiers))
    return found


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("what does 91 FR 1684 say about drones", "91 FR 1684"),
        ("As 2026-00789 has it, all is new", "2026-00789"),
        ("under Proclamation 11002 chips pay", "Proclamation 11002"),
        ("PROCLAMATION 11002 again", "Proclamation 11002"),
        ("announcement No. 70 of 2025 is over", "70 of 2025"),
        ("Announcement 70 of 2025", "70 of 2025"),
    ],
)
def test_identifier_finds_its_notice_first(
    shipped: tuple[Notice, ...], index: LexicalIndex, text: str, identifier: str
) -> None:
    """An identifier, however it is written around, brings its notice before what merely shares words."""
    first = index.candidates(text, 5)[0]
    assert (_titled(shipped, identifier), True) == (first.notice_id, first.exact)


def test_id_of_a_notice_finds_it(index: LexicalIndex) -> None:
    """The table's own id of a notice names it outright."""
    assert ((first := index.candidates(f"see {H200}, please", 5)[0]).notice_id, first.exact) == (H200, True)


def test_every_link_of_the_table_finds_its_notice(shipped: tuple[Notice, ...], index: LexicalIndex) -> None:
    """The link of a notice finds it, with another scheme, with www, a fragment and tracking parameters too."""
    by_link: dict[str, set[str]] = {}
    for one in shipped:
        if one.url:
            by_link.setdefault(plain_link(one.url), set()).add(one.id)
    own = {one.url: one.id for one in shipped if one.url and len(by_link[plain_link(one.url)]) == 1}
    assert len(own) > 30
    for url, id_ in own.items():
        mark = "&" if "?" in url else "?"
        rest = url.split("://", 1)[1].removeprefix("www.")
        spellings = (
            url,
            f"http://{rest}",
            f"https://www.{rest}",
            f"{url}{mark}utm_source=x&fbclid=1#top",
            f"{url}/",
        )
        assert [[id_]] * len(spellings) == [_named(index, "", spelling) for spelling in spellings]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.example/x?id=1", "https://a.example/x?id=2"),
        ("https://a.example/x", "https://a.example/y"),
        ("https://a.example/x", "https://b.example/x"),
    ],
)
def test_links_to_two_pages_stay_apart(one: str, other: str) -> None:
    """What says which page it is stays in a link."""
    assert plain_link(one) != plain_link(other)


@pytest.mark.parametrize(
    "link",
    ["https://", "http://[::1", "https://a.example:port/x", "https://\u4f8b.example/%zz?%ff", "x" * 3000],
)
def test_broken_link_finds_nothing_and_does_no_harm(index: LexicalIndex, link: str) -> None:
    """A link that is none finds no notice."""
    assert _named(index, "", link) == []


def test_name_that_several_notices_carry_finds_none() -> None:
    """An identifier of two notices says nothing about which is meant."""
    both = [
        replace(notice("A lamp.", name=f"xx-lamp-{n}"), identifiers=("91 FR 1684", f"2026-0000{n}"))
        for n in (1, 2)
    ]
    assert _named(LexicalIndex(both), "see 91 FR 1684") == []
    assert _named(LexicalIndex(both), "see 2026-00002") == ["xx-lamp-2"]


def test_number_goes_with_what_it_numbers() -> None:
    """Order 70 is not Announcement 70; with its year a number is enough, and any id names its notice."""
    one = replace(notice("Lamps.", name="lamp-order-2026"), identifiers=("Announcement No. 70 of 2025",))
    index = LexicalIndex([one])
    named = ["lamp-order-2026"]
    assert named == _named(index, "Announcement 70") == _named(index, "notice no. 70 of 2025")
    assert _named(index, "Order 70") == _named(index, "a lamp-order") == []
    assert named == _named(index, "by Lamp-Order-2026.")


def test_number_in_passing_names_no_notice(index: LexicalIndex) -> None:
    """Numbers, years and amounts of ordinary sentences name nothing."""
    text = "In 2025 it sold 1,684 lamps for $11002, or 70 a day, 25 percent more than on 15 January 2026."
    assert _named(index, text) == []
