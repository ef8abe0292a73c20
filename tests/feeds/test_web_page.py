"""Pages of the kinds that authorities put out: their title, issuer, dates, and statements in their own words."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from sources.draft import MOST_PROPOSED, Draft, notice_of, proposed_id
from sources.errors import FetchError, InputError
from sources.feeds.web_page import draft_of_page
from sources.fetch import Kind, Page
from sources.validation import notice_faults
from tests.feeds import papers

FIXTURES = Path(__file__).parent / "fixtures"


def _page(name: str, url: str = "https://rules.sundmark.example/a") -> Page:
    return Page(url, Kind.HTML, (FIXTURES / name).read_bytes())


def _html(body: str, head: str = "", charset: str = "") -> Draft:
    text = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return draft_of_page(Page("https://rules.example/a", Kind.HTML, text.encode(charset or "utf-8"), charset))


def _facts(draft: Draft) -> tuple[str, str, str, str, str]:
    return draft.title, draft.publisher, draft.kind, str(draft.published or ""), str(draft.effective or "")


def _has(draft: Draft, *parts: str) -> None:
    """Each part stands in a statement of its own."""
    texts = [proposal.text for proposal in draft.proposals]
    assert [part for part in parts if not any(part in text for text in texts)] == []
    assert len(draft.proposals) >= 5


def test_rule_page() -> None:
    """A rule's page gives all that its notice needs, and nothing of its menus, banners and scripts."""
    draft = draft_of_page(_page("rule.html"))

    assert _facts(draft) == (
        "Vessel Fuel Sulphur Rule 2026",
        "Sundmark Maritime Authority",
        "rule",
        "2026-02-03",
        "2026-07-01",
    )
    _has(
        draft,
        "from 0.50 percent to 0.10 percent by mass for every vessel",
        "This rule is effective on 1 July 2026.",
        "must keep the bunker delivery note on board for at least three years",
        "permitted only if their wash water has a pH of no less than 6.5",
        "does not apply to warships",
        "exempt until 30 June 2028",
    )
    for stranger in ("cookies", "900 euros", "privacy", "newsletter", "What does cleaner fuel"):
        assert stranger not in " ".join(proposal.text for proposal in draft.proposals)
    assert draft.proposals[0].locator == "Summary, paragraph 1"


def test_press_release_in_windows_1252() -> None:
    """A press release gives its issuer and day from its linked data; officials' words are no statements."""
    draft = draft_of_page(_page("press_release.html"))

    assert _facts(draft) == (
        "Ministry fines three grid operators 42 million crowns over late smart meters",
        "Ministry of Energy of Veland",
        "press release",
        "2026-03-18",
        "",
    )
    _has(
        draft,
        "at least 95 percent of households by 31 December 2025",
        "every operator below 90 percent is prohibited from charging",
        "Nordnett AS must pay 25 million crowns",
        "applies to new customers only and expires on 31 December 2027",
        "exempt from the estimated-reading charge",
    )
    texts = " ".join(proposal.text for proposal in draft.proposals)
    assert "ministry’s inspection" in texts
    for stranger in ("proud", "HAVNVIK", "300 MW", "press@"):
        assert stranger not in texts


@pytest.mark.parametrize("title", ["", "Microsoft Word - order_final_v3.docx", papers.TITLE])
def test_pdf(title: str) -> None:
    """An order as PDF gives its title, issuer, dates, and statements with their pages; running heads are left out."""
    page = Page("https://ports.norland.example/order.pdf", Kind.PDF, papers.order(title))
    draft = draft_of_page(page)

    assert _facts(draft) == (
        papers.TITLE,
        "Harbour Safety Directorate of Norland",
        "order",
        "2026-04-09",
        "2026-10-01",
    )
    _has(
        draft,
        "must not store more than 120 tonnes",
        "within 2 hours",
        "for at least 5 years",
        "imposed on an operator that does not comply with paragraphs 1 to 3.",
        "enters into force on 1 October 2026 and expires on 30 September 2031.",
    )
    assert "Gazette" not in draft.text
    assert "Page 2" not in draft.text
    places = {proposal.text[:20]: proposal.locator for proposal in draft.proposals}
    assert places["Damaged batteries sh"].startswith("page 1,")
    assert places["A fine of up to 250,"].startswith("page 2,")


def test_every_quote_is_the_page_s_own_words() -> None:
    """A quote stands in the page word for word, and the best statement comes first."""
    for draft in (draft_of_page(_page("rule.html")), draft_of_page(_page("press_release.html"))):
        assert [proposal for proposal in draft.proposals if proposal.quote not in draft.text] == []
        scores = [proposal.score for proposal in draft.proposals]
        assert scores == sorted(scores, reverse=True)


def test_a_draft_becomes_a_sound_notice() -> None:
    """The notice of a draft has no fault, its statements are numbered from s1, its id says who and when."""
    draft = draft_of_page(_page("rule.html", "https://rules.gov.uk/a"))
    notice_id = proposed_id(draft)
    notice = notice_of(draft, notice_id)

    assert notice_id == "gb-sma-2026-02-03-vessel-fuel-sulphur-rule-2026"
    assert proposed_id(draft, {notice_id}) == f"{notice_id}-2"
    assert notice_faults([notice]) == []
    assert [statement.id for statement in notice.statements][:2] == [f"{notice_id}#s1", f"{notice_id}#s2"]
    assert notice.statements[0].quote == draft.proposals[0].quote


def test_a_draft_that_lacks_something_is_no_notice() -> None:
    """What is missing is named."""
    draft = _html("<p>Bakeries must close at 8 p.m. on all Sundays from 1 May 2026.</p>")
    assert draft.missing() == ("title", "publisher", "published")
    with pytest.raises(InputError, match="title, publisher, published"):
        notice_of(draft, "x-1")


def test_charset_of_the_server_counts() -> None:
    """A page in the charset that its server names is read in it."""
    draft = _html(
        "<h1>Règle</h1><p>Every café must close before 11 p.m. on all days.</p>", charset="iso-8859-15"
    )
    assert "café" in draft.text


@pytest.mark.parametrize("charset", ["undefined", "idna", "no-such-charset", "utf\0"])
def test_charset_that_cannot_be_used_does_not_count(charset: str) -> None:
    """A page whose server names a charset in which nothing can be read is read as UTF-8."""
    body = "<html><body><h1>Règle</h1><p>Every café must close before 11 p.m. on all days.</p></body></html>"
    draft = draft_of_page(Page("https://rules.example/a", Kind.HTML, body.encode(), charset))
    assert "café" in draft.text


def test_a_long_page_proposes_no_more_than_a_person_reads() -> None:
    """Of a thousand duties the best are proposed, and of sentences that are nearly the same only one."""
    rows = "".join(
        f"<p>Operator {number} of plant {chr(65 + number % 26) * (3 + number % 9)} must pay {number * 37} euros.</p>"
        for number in range(1_000)
    )
    same = "<p>Each plant must report its output by 1 May 2026.</p>" * 2
    draft = _html(f"<h1>Duties</h1>{rows}{same}")
    assert len(draft.proposals) <= MOST_PROPOSED
    assert sum("report its output" in proposal.text for proposal in draft.proposals) == 1


def test_text_file() -> None:
    """A plain text gives its first line as title and its labels as issuer and kind."""
    text = "Speed limits in harbours\n\nAGENCY: Harbour Board of Sund.\n\nACTION: Order.\n\n"
    text += "DATES: Effective May 4, 2026.\n\nBoats must not go faster than 5 knots\nwithin 300 metres of a quay.\n"
    draft = draft_of_page(Page("https://rules.example/a.txt", Kind.TEXT, text.encode()))
    assert _facts(draft) == ("Speed limits in harbours", "Harbour Board of Sund", "order", "", "2026-05-04")
    assert "Boats must not go faster than 5 knots within 300 metres of a quay." in [
        proposal.text for proposal in draft.proposals
    ]


def test_scan_is_refused() -> None:
    """A PDF without text is refused in one sentence."""
    with pytest.raises(FetchError, match="without text, such as a scan"):
        draft_of_page(Page("https://rules.example/a.pdf", Kind.PDF, papers.scan()))


@pytest.mark.parametrize("place", [40, 400, 900])
def test_damaged_pdf_is_refused_or_read(place: int) -> None:
    """Damage anywhere in a PDF ends in one sentence or in what is left of its text, never in another error."""
    data = bytearray(papers.order())
    data[place : place + 60] = b"\xff" * 60
    with suppress(FetchError):
        assert draft_of_page(Page("https://rules.example/a.pdf", Kind.PDF, bytes(data))).text
