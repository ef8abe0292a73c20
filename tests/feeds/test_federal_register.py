"""Federal Register links, read through the site's API as it was recorded and described."""

from __future__ import annotations

import asyncio
import json
import os
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import parse_qs, urlsplit

import pytest
import trustme

from sources.draft import Draft, notice_of, proposed_id
from sources.errors import FetchError
from sources.feeds import draft_from_link
from sources.feeds.federal_register import FIELDS, Address, address_of, draft_of_row
from sources.fetch import Fetcher, Limits
from sources.validation import notice_faults
from tests.conftest import REPOSITORY
from tests.fetching.site import Answer, LoopbackResolver, Site, answer

FIXTURES = Path(__file__).parent / "fixtures"
LINK = "https://www.federalregister.gov/documents/2026/02/10/2026-90210/anchoring-near-submarine-cables"
API = "/api/v1/documents/2026-90210.json"
GOVINFO = "/content/pkg/FR-2026-02-10/html/2026-90210.htm"
HOSTS = ("www.federalregister.gov", "www.govinfo.gov")

_Read: TypeAlias = Callable[[str, dict[str, Answer | list[Answer]]], tuple[Draft, Site]]


def _row(**changed: object) -> dict[str, Any]:
    row: dict[str, Any] = json.loads((FIXTURES / "federal_register_document.json").read_text("utf-8"))
    return row | changed


def _json(data: object) -> bytes:
    return answer(json.dumps(data).encode(), content_type="application/json; charset=utf-8")


TEXT = answer((FIXTURES / "federal_register_text.txt").read_bytes())


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def read(
    authority: trustme.CA,
) -> _Read:
    """Reads a link with these routes for both hosts; the draft, and what was asked."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*HOSTS).configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)

    def run(link: str, routes: dict[str, Answer | list[Answer]]) -> tuple[Draft, Site]:
        async def fetch() -> Draft:
            resolver = LoopbackResolver(dict.fromkeys(HOSTS, site))
            async with Fetcher(resolver=resolver, tls=client, limits=Limits(attempts=1)) as fetcher:
                return await draft_from_link(link, fetcher)

        with Site(routes, tls=server) as site:
            return asyncio.run(fetch()), site

    return run


@pytest.mark.parametrize(
    ("link", "address"),
    [
        (LINK, Address("2026-90210", "2026-02-10")),
        ("https://www.federalregister.gov/d/2026-90210", Address("2026-90210")),
        (
            "https://federalregister.gov/documents/2026/02/10/2026–90210/x",
            Address("2026-90210", "2026-02-10"),
        ),
        ("https://www.federalregister.gov/api/v1/documents/E9-12345.json", Address("E9-12345")),
        ("https://www.federalregister.gov/citation/91-FR-5120", Address("91 FR 5120")),
        (
            "https://www.govinfo.gov/content/pkg/FR-2026-02-10/pdf/2026-90210.pdf",
            Address("2026-90210", "2026-02-10"),
        ),
        ("https://www.govinfo.gov/content/pkg/CFR-2025-title15-vol2/html/x.htm", None),
        ("https://www.federalregister.gov/agencies/commerce-department", None),
        ("https://federalregister.gov.evil.example/documents/2026/02/10/2026-90210/x", None),
        ("https://[oops", None),
    ],
)
def test_address_of(link: str, address: Address | None) -> None:
    """Links to one document are known in all their forms, other links are not."""
    assert address_of(link) == address


def test_document_is_read_through_the_api(read: _Read) -> None:
    """Dates, citation, number, docket and RIN come from the API, which is asked for each field by name."""
    draft, site = read(LINK, {API: _json(_row()), GOVINFO: TEXT})

    assert parse_qs(urlsplit(site.requests[0].target).query)["fields[]"] == list(FIELDS)
    assert (draft.title, draft.publisher) == (
        "Anchoring Near Submarine Cables",
        "Coastal Survey Office, Department of Commerce",
    )
    assert (draft.kind, draft.jurisdiction, draft.url) == ("final rule", "US", LINK)
    assert (str(draft.published), str(draft.effective)) == ("2026-02-10", "2026-03-12")
    assert draft.identifiers == (
        "91 FR 5120",
        "2026-90210",
        "Docket 260201-0009",
        "RIN 0648-ZZ99",
        "15 CFR Parts 950, 951",
        "33 CFR Part 110",
    )
    assert any("2026-09-01, 2027-01-01" in note for note in draft.notes)
    places = {proposal.text: proposal.locator for proposal in draft.proposals}
    assert len(places) >= 5
    assert (
        places["Vessels of more than 300 gross tons may not anchor within 500 meters of a charted cable."]
        == "SUMMARY"
    )
    assert places["This rule does not apply to vessels of the Coast Guard."].startswith("page 5121,")
    assert not any("555-0111" in text for text in places)
    notice_id = proposed_id(draft)
    assert notice_id == "us-cso-2026-02-10-anchoring-near-submarine-cables"
    assert notice_faults([notice_of(draft, notice_id)]) == []


def test_without_its_text_the_summary_and_dates_speak(read: _Read) -> None:
    """Where the site lets programs read no text, the API's own words make the draft, and a note says so."""
    blocked = answer(b"<h1>Request access</h1>", "403 Forbidden")
    draft, _ = read(
        LINK, {API: _json(_row()), urlsplit(_row()["body_html_url"]).path: blocked, GOVINFO: blocked}
    )
    assert {proposal.locator for proposal in draft.proposals} == {"SUMMARY", "DATES"}
    assert any("could not be read" in note for note in draft.notes)


def test_number_that_is_not_known(read: _Read) -> None:
    """The API answers an unknown number with a page; that ends in one sentence."""
    with pytest.raises(FetchError, match="has no such page"):
        read(LINK, {API: answer(b"<!doctype html><title>404</title>", "404 Not Found")})


def test_number_that_was_given_twice(read: _Read) -> None:
    """A document of another day under the same number is not taken for the one that is meant."""
    with pytest.raises(FetchError, match="is of 2015-01-02, not of 2026-02-10"):
        read(LINK, {API: _json(_row(publication_date="2015-01-02"))})


def test_citation_may_mean_several(read: _Read) -> None:
    """A citation leads to the first document of its page; an empty answer, which has no results at all, to none."""
    path, link = (
        "/api/v1/documents/91%20FR%205120.json",
        "https://www.federalregister.gov/citation/91-FR-5120",
    )
    draft, _ = read(link, {path: _json({"count": 1, "results": [_row()]}), GOVINFO: TEXT})
    assert draft.title == "Anchoring Near Submarine Cables"
    with pytest.raises(FetchError, match="has no document 91 FR 5120"):
        read(link, {path: _json({"description": "Documents", "count": 0})})


def test_proclamation() -> None:
    """A proclamation is the President's, with its number."""
    draft = draft_of_row(
        _row(type="Presidential Document", subtype="Proclamation", action=None, proclamation_number="11999")
    )
    assert (draft.publisher, draft.kind) == ("President of the United States", "proclamation")
    assert "Proclamation 11999" in draft.identifiers
    assert proposed_id(draft).startswith("us-potus-2026-02-10-")


def test_correction_is_noted() -> None:
    """A correction names what it corrects."""
    draft = draft_of_row(_row(correction_of="https://www.federalregister.gov/api/v1/documents/2026-80001"))
    assert "It corrects another document: 2026-80001." in draft.notes


def test_recorded_answers() -> None:
    """Every document of a recorded answer, which has the default fields alone, is read without a fault."""
    shared = Path(os.environ.get("CROSSCHECK_SHARED") or REPOSITORY.parent / "shared")
    file = shared / "feeds" / "fr" / "documents_search.json"
    if not file.is_file():
        pytest.skip("the recorded answers are not here")
    rows = json.loads(file.read_text("utf-8"))["results"]
    assert len(rows) >= 5
    for row in rows:
        draft = draft_of_row(row)
        assert (draft.title, str(draft.published)) == (row["title"].strip(), row["publication_date"])
        assert draft.publisher
        assert row["document_number"] in draft.identifiers
