"""The table that ships: sound, faithful to the verified facts, and each row with its own validity."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest

from sources.notice import Notice, Statement, Term, Validity
from sources.spreadsheet import SHIPPED, table_faults
from tests.sources.examples import SHIPPED_NOTICES

STATEMENTS: dict[str, tuple[Notice, Statement]] = {
    statement.id: (notice, statement) for notice in SHIPPED_NOTICES for statement in notice.statements
}
AFFILIATES = ("2025-11-10", "suspended", "us-bis-2025-11-12-affiliates-suspension", "2026-11-09")
ANNOUNCEMENT_70 = ("2025-11-07", "suspended", "cn-mofcom-gac-2025-70", "2026-11-10")
DIFFUSION = ("2025-05-13", "not_enforced", "us-bis-2025-05-13-ai-diffusion-rescission", "")
NEXPERIA = ("2025-11-19", "suspended", "nl-ez-2025-11-19-nexperia-suspension", "")
H20 = ("2025-08", "updated", "us-nvda-10k-2026-02-25", "")
TEN_K = ("2026-05-20", "updated", "us-nvda-10q-2026-05-20", "")
H200_POST = ("2026-01-15", "updated", "us-bis-2026-01-15-h200-rule", "")
CLAUSE_2 = ("2025-11-09", "suspended", "cn-mofcom-2025-11-09-suspend-46", "2026-11-27")
NOTHING = ("", "", "", "")

# docs/decisions/0003 says why. Statement -> ended, end_manner, ended_by, review_by.
ENDS = {
    "us-potus-2025-12-08-h200#s1": H200_POST,
    "us-potus-2025-12-08-h200#s5": NOTHING,
    "us-bis-2022-10-07-ifr#s1": NOTHING,
    "us-bis-2022-10-07-ifr#s4": ("2023-11-17", "replaced", "us-bis-2023-10-25-acs-ifr", ""),
    "us-bis-2025-01-15-ai-diffusion#s1": DIFFUSION,
    "us-bis-2025-01-15-ai-diffusion#s2": DIFFUSION,
    "us-bis-2023-10-17-veu-samsung-skhynix#s1": NOTHING,
    "us-bis-2023-10-17-veu-samsung-skhynix#s2": (
        *("2025-12-31", "revoked", "us-bis-2025-09-02-veu-revocation"),
        "",
    ),
    "us-bis-2025-09-30-affiliates-rule#s1": AFFILIATES,
    "us-bis-2025-09-30-affiliates-rule#s4": AFFILIATES,
    "us-bis-2025-11-12-affiliates-suspension#s1": ("", "", "", "2026-11-09"),
    "us-wh-2025-11-01-china-deal-factsheet#s3": ("", "", "", "2026-11-09"),
    "us-ustr-2025-12-23-301-semiconductors#s2": ("", "", "", "2027-06-22"),
    "us-nvda-8k-2025-04-09-h20#s1": H20,
    "us-nvda-8k-2025-04-09-h20#s3": ("2025-05-28", "updated", "us-nvda-2025-05-28-q1", ""),
    "us-nvda-10k-2026-02-25#s1": NOTHING,
    "us-nvda-10k-2026-02-25#s4": TEN_K,
    "us-bis-2025-05-eda-letters#s1": ("2025-07-02", "revoked", "", ""),
    "us-bis-2025-05-eda-letters#s2": NOTHING,
    "cn-mofcom-2024-46#s1": NOTHING,
    "cn-mofcom-2024-46#s2": CLAUSE_2,
    "cn-mofcom-2024-46#s3": CLAUSE_2,
    "cn-mofcom-2024-46#s4": NOTHING,
    "cn-mofcom-2025-11-09-suspend-46#s1": ("", "", "", "2026-11-27"),
    **{f"cn-mofcom-2025-{number}#s1": ANNOUNCEMENT_70 for number in (55, 56, 57, 58, 61, 62)},
    **{f"cn-mofcom-2025-{number}#s2": NOTHING for number in (55, 56, 57, 58, 62)},
    **{f"cn-mofcom-2025-{number}#s3": ("", "", "", "2026-11-10") for number in (55, 56, 57, 58, 62)},
    "cn-mofcom-2025-61#s2": ANNOUNCEMENT_70,
    "cn-mofcom-2025-61#s4": ANNOUNCEMENT_70,
    "cn-mofcom-2025-61#s5": NOTHING,
    "cn-mofcom-2025-61#s6": ("", "", "", "2026-11-10"),
    "cn-mofcom-gac-2025-70#s1": ("", "", "", "2026-11-10"),
    "cn-samr-2020-04-mellanox#s3": ("", "", "", "2026-04"),
    "cn-mofcom-2025-09-13-analog-ad#s1": NOTHING,
    "cn-mofcom-2025-09-13-analog-ad#s3": ("", "", "", "2026-09-12"),
    "cn-mofcom-2025-10-04-nexperia#s1": (
        *("2025-11-01", "replaced", "cn-mofcom-2025-11-01-nexperia-exemption"),
        "",
    ),
    "cn-mofcom-2025-10-04-nexperia#s2": NOTHING,
    "nl-ez-2025-09-30-nexperia-order#s1": NEXPERIA,
    "nl-ez-2025-09-30-nexperia-order#s5": NOTHING,
}


def _end(term: Term) -> tuple[str, str, str, str]:
    return (str(term.ended or ""), str(term.end_manner or ""), term.ended_by or "", str(term.review_by or ""))


def _validity(statement_id: str, day: str) -> Validity:
    notice, statement = STATEMENTS[statement_id]
    return notice.validity_of(statement, date.fromisoformat(day))


def test_it_has_no_fault() -> None:
    """The shipped table passes its own validation, with all its notices and statements."""
    assert table_faults(SHIPPED) == []
    assert (len(SHIPPED_NOTICES), len(STATEMENTS)) == (68, 241)


@pytest.mark.parametrize("statement_id", ENDS)
def test_each_row_has_its_own_end(statement_id: str) -> None:
    """What ended is the row that the facts say ended, and no other row of its notice."""
    notice, statement = STATEMENTS[statement_id]

    assert _end(notice.term_of(statement)) == ENDS[statement_id]


@pytest.mark.parametrize(
    ("statement_id", "day", "state"),
    [
        ("us-bis-2026-01-15-h200-rule#s1", "2026-01-14", "not_yet"),
        ("us-bis-2026-01-15-h200-rule#s1", "2026-10-01", "in_force"),
        ("us-bis-2025-09-30-affiliates-rule#s1", "2025-10-15", "in_force"),
        ("us-bis-2025-09-30-affiliates-rule#s1", "2026-10-01", "suspended"),
        ("us-bis-2025-09-30-affiliates-rule#s1", "2026-11-10", "unknown"),
        ("us-bis-2025-01-15-ai-diffusion#s3", "2026-10-01", "not_enforced"),
        ("cn-mofcom-2024-46#s1", "2026-10-01", "in_force"),
        ("cn-mofcom-2024-46#s2", "2026-10-01", "suspended"),
        ("cn-mofcom-2025-61#s1", "2025-10-15", "not_yet"),
        ("cn-mofcom-2025-61#s1", "2025-11-20", "suspended"),
        ("cn-mofcom-2025-61#s1", "2025-12-15", "suspended"),
        ("cn-mofcom-2025-55#s3", "2025-11-01", "not_yet"),
        ("cn-mofcom-gac-2025-70#s1", "2026-11-24", "unknown"),
        ("us-nvda-10k-2026-02-25#s4", "2026-10-01", "in_force"),
        ("us-bis-2023-10-17-veu-samsung-skhynix#s2", "2026-10-01", "ended"),
        ("us-bis-2022-10-07-ifr#s4", "2026-10-01", "replaced"),
    ],
)
def test_the_validity_on_a_day(statement_id: str, day: str, state: str) -> None:
    """The state that a person is told follows from the row's dates."""
    assert _validity(statement_id, day).state == state


def test_it_carries_the_verified_facts() -> None:
    """Ids, words, quotes, dates and links are those of the facts that it was made from."""
    file = _shared() / "data" / "notices.jsonl"
    if not file.is_file():
        pytest.skip("the verified facts are not beside this checkout")
    facts = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    for fact, notice in zip(facts, SHIPPED_NOTICES, strict=True):
        assert (fact["id"], fact["title"], fact["issuing_body"], fact["published"] or "") == (
            *(notice.id, notice.title, notice.publisher),
            str(notice.published or ""),
        )
        number = fact["identifier"].get("document_number")
        link = fact["url"] or (f"https://www.federalregister.gov/d/{number}" if number else None)
        assert notice.url == link
        for said, statement in zip(fact["statements"], notice.statements, strict=True):
            quote = said["text"] if said["quote"] else None
            assert (said["sid"], said["text"], quote, said.get("section")) == (
                *(statement.id, statement.text),
                *(statement.quote, statement.locator),
            )


def _shared() -> Path:
    beside = Path(__file__).parents[3] / "shared"
    return Path(os.environ.get("CROSSCHECK_SHARED", beside))
