"""Whatever the verdicts hold, the layout keeps Discord's limits and leaves nothing out in silence."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.checking.result import Claim, NotAClaim, Reason, ReasonKind, Reference, Stance, Verdict, VerdictKind
from bot.discord.rest import RestButton, Source
from bot.discord.views.answer import answer_layout, checked
from bot.discord.views.words import cut, escaped, link, size
from sources.notice import EndManner, Notice, NoticeDate, Statement, Term
from tests.discord.rules import COMPONENTS_V2, message_problems, walk

AS_OF = date(2026, 10, 1)
SUSPENDED = "Validity: suspended 10 November 2025 by Announcement No. 70"
FOOTER = "Automatic answer from the source table as of 1 October 2026. The notice itself has the last word."
SOURCE = Source(2**63, 2**63, AS_OF)


def reference(
    stance: Stance = Stance.CONFLICTS, words: str = "The duty is 25 percent.", **more: Any
) -> Reference:
    """A reference to a suspended notice."""
    term = Term(NoticeDate("2025-10-09"), NoticeDate("2025-11-10"), EndManner.SUSPENDED, "cn-70")
    url = more.pop("url", "https://example.org/notice")
    statement = Statement("n#s1", words, **more)
    notice = Notice("n", words[:200], words[:200], url=url, published=NoticeDate("2025-10"), term=term)
    reason = Reason(ReasonKind.NUMBER, "50", "25", words[:300])
    return Reference(notice, statement, stance, 0.9, (reason,), notice.validity_of(statement, AS_OF))


def verdict(
    kind: VerdictKind = VerdictKind.CONFLICTING,
    claim: str = "The duty is 50 percent.",
    references: tuple[Reference, ...] = (reference(),),
) -> Verdict:
    """A verdict on a claim."""
    why = NotAClaim.QUESTION if kind is VerdictKind.NOT_CHECKABLE else None
    return Verdict(Claim(claim, (0, len(claim)), why), kind, AS_OF, references)


NOTHING = verdict(VerdictKind.NO_MATCH, "Bananas are yellow.", ())


def rendered(verdicts: list[Verdict], start: int = 0) -> tuple[str, list[dict[str, Any]]]:
    """The words and the components of a page."""
    view = answer_layout(verdicts, {"cn-70": "Announcement No. 70"}, start, RestButton.maker(SOURCE))
    components: list[dict[str, Any]] = view.to_components()  # type: ignore[no-untyped-call]
    return "\n".join(part["content"] for part in walk(components) if part["type"] == 10), components


def test_a_reference_says_all_that_it_must() -> None:
    """Stance, reason, statement, issuer, title, date, link, and validity with what ended it."""
    made = reference(words="The duty applies to chips.")

    words, components = rendered([verdict(references=(made,))])

    assert words.splitlines() == [
        "### ✖ Conflicting",
        "> The duty is 50 percent.",
        "**Conflicts** · [The duty applies to chips.](https://example.org/notice)",
        "The duty applies to chips.",
        "> The duty applies to chips.",
        f"-# The duty applies to chips. · published October 2025 · {SUSPENDED}",
        f"-# {FOOTER}",
    ]
    assert components[0]["accent_color"] == 0xC62828


def test_a_quote_is_marked_as_one() -> None:
    """The notice's own words stand in quotation marks, with the place where they are found."""
    words, _ = rendered([verdict(references=(reference(quote="a duty of 25 percent", locator="p. 2443"),))])

    assert "> **Quote:** “a duty of 25 percent”" in words
    assert "· p. 2443 ·" in words


def test_related_is_shown_without_stance_or_reason() -> None:
    """What only speaks of the same matter comes last, as a hint."""
    related = reference(Stance.RELATED, words="A related rule.")

    words, _ = rendered([verdict(references=(related, reference()))])

    assert words.index("**Conflicts**") < words.index("**See also** · [A related rule.]")
    assert words.count("A related rule.") == 3  # title, statement, publisher: no reason


def test_what_is_left_out_is_counted() -> None:
    """At most three references are shown, and the others are named by their number."""
    words, _ = rendered([verdict(references=(reference(),) * 5)])

    assert words.count("**Conflicts**") == 3
    assert "-# and 2 more notice statements" in words


def test_silence_is_one_line() -> None:
    """Claims that no notice speaks to are not listed one by one."""
    one, _ = rendered([NOTHING])
    three, _ = rendered([NOTHING] * 3)

    assert one.splitlines()[0] == "No notice in the table speaks to this claim."
    assert three.splitlines()[0] == "No notice in the table speaks to any of these 3 claims."


HOSTILE = "*_`|<@1>[x](y)\\~# " * 100

texts = st.one_of(st.sampled_from([HOSTILE, "字" * 3000, "😀" * 3000]), st.text(min_size=1, max_size=400))
references = st.builds(
    reference,
    st.sampled_from(Stance),
    texts,
    quote=st.none() | texts,
    locator=st.none() | texts,
    url=st.sampled_from([None, "https://e.org/" + "x" * 490, "javascript:alert(1)"]),
)
verdicts = st.builds(
    verdict,
    st.sampled_from(VerdictKind),
    texts,
    st.lists(references, max_size=5).map(tuple),
).map(lambda made: made if made.kind is not VerdictKind.NOT_CHECKABLE else verdict(made.kind, references=()))


@settings(max_examples=50, deadline=None)
@given(st.lists(verdicts, min_size=1, max_size=9).filter(lambda made: bool(checked(made))))
def test_every_page_keeps_discords_limits_and_none_is_lost(made: list[Verdict]) -> None:
    """From page to page each claim is shown once, and Discord would take every page."""
    queue, start = checked(made), 0
    while start < len(queue):
        _, components = rendered(made, start)
        body = {"flags": COMPONENTS_V2, "components": components, "allowed_mentions": {"parse": []}}
        assert list(message_problems(body, [])) == []
        buttons = [part["custom_id"] for part in walk(components) if part["type"] == 2]
        assert all(len(custom_id) <= 100 for custom_id in buttons)
        following = int(buttons[0].rpartition(":")[2]) if buttons else len(queue)
        assert following > start
        start = following


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**bold** `code` ||spoiler||", r"\*\*bold\*\* \`code\` \|\|spoiler\|\|"),
        ("# heading", r"\# heading"),
        ("- item", r"\- item"),
        ("> quote", r"\> quote"),
        ("1. item", "1\u200b. item"),
        ("<@1> <#2> <t:3> <:a:4>", r"\<@" + "\u200b" + r"1\> \<#2\> \<t:3\> \<:a:4\>"),
        ("@everyone @here a@b.org", "@\u200beveryone @\u200bhere a@b.org"),
        ("[x](https://y.z)", r"\[x\](https://y.z)"),
        ("-5 percent, 25% of $3", "-5 percent, 25% of $3"),
    ],
)
def test_markup_is_shown_as_typed(typed: str, shown: str) -> None:
    """Each mark that Discord would act on is escaped, and plain text stays plain."""
    assert escaped(typed) == shown


def test_links_lead_only_to_web_pages() -> None:
    """Brackets in an address cannot end the link; other schemes and endless addresses give no link."""
    assert link("a [b]", "https://e.org/x_(y) z") == r"[a \[b\]](https://e.org/x_%28y%29%20z)"
    assert link("a", "javascript:alert(1)") == link("a", None) == link("a", "https://" + "x" * 600) == "a"


@settings(deadline=None)
@given(st.text(), st.integers(2, 50))
def test_cutting_keeps_the_limit(text: str, limit: int) -> None:
    """A text is cut to its limit and marked, or is left whole."""
    made = cut(text, limit)

    assert len(made) <= limit
    assert made == " ".join(text.split()) or made.endswith("…")
    assert size(made) >= len(made)
