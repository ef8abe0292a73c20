"""Sentences in order with their spans, and the ones that claim nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.checking.reading.claims import find_claims
from bot.checking.result import NotAClaim

ONE_SENTENCE = (
    "The fee is 103.000 crowns a year.",
    "The U.S. Department of Commerce issued the rule.",
    "Sales in the U.S. fell by 3 percent.",
    "Announcement No. 46 bans the sale of copper bolts.",
    "Brenner Inc. holds the licence for lamps.",
    "The licence went to Brenner Co. Ltd. of Castel.",
    "See Proc. 11002 for the rate of 25 percent.",
    "Dr. Halden signed Art. 5 of the order on Jan. 15, 2026.",
    "The rule (91 Fed. Reg. 1684) applies to lamps, e.g. street lamps.",
    "The rate is approx. 2.5 percent vs. 3.5 percent before.",
)
NO_CLAIMS = {
    "does anybody know what a lamp costs?": NotAClaim.QUESTION,
    'Is it "banned"?': NotAClaim.QUESTION,
    "good morning everyone": NotAClaim.GREETING,
    "Hello there": NotAClaim.GREETING,
    "I think the lamp rule is a rip-off": NotAClaim.OPINION,
    "Lamps": NotAClaim.FRAGMENT,
}


@pytest.mark.parametrize("sentence", ONE_SENTENCE)
def test_sentence_is_not_split(sentence: str) -> None:
    """Numbers, initials and abbreviations do not end a sentence."""
    assert [sentence, "It ends."] == [claim.text for claim in find_claims(f"{sentence} It ends.")]


def test_sentences_come_in_order_with_their_spans() -> None:
    """Each sentence's span cuts it out of the original, whatever markup stands around it."""
    text = "> **The rule holds.** It covers lamps!\n- Bolts are exempt\n\nThe fee is ||25 percent||."
    claims = find_claims(text)
    assert [claim.text for claim in claims] == [
        "The rule holds.",
        "It covers lamps!",
        "Bolts are exempt",
        "The fee is 25 percent.",
    ]
    cut = [text[slice(*claim.span)] for claim in claims]
    assert cut == ["The rule holds.", "It covers lamps!", "Bolts are exempt", "The fee is ||25 percent||."]


def test_line_broken_inside_a_sentence_is_one_claim() -> None:
    """A line that goes on in lower case belongs to the line before it."""
    assert [claim.text for claim in find_claims("The rule\ncovers lamps.")] == ["The rule covers lamps."]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claim_is_marked_with_why(text: str) -> None:
    """Questions, greetings, opinions and fragments say why they are left alone."""
    assert [NO_CLAIMS[text]] == [claim.not_a_claim for claim in find_claims(text)]


@pytest.mark.parametrize(
    "text", ["Lamps will surely get better one day", "Lamps will soon cost nothing at all"]
)
def test_prediction_without_a_fact_is_marked(text: str) -> None:
    """A prediction that holds no number is no claim."""
    assert [claim.not_a_claim for claim in find_claims(text)] == [NotAClaim.PREDICTION]


@pytest.mark.parametrize(
    "text",
    [
        "The Office bans copper lamps",
        "I think the fee is 25 percent",
        "\u4e2d\u56fd\u7981\u6b62\u51fa\u53e3\u9553\u3002",
    ],
)
def test_fact_is_a_claim(text: str) -> None:
    """A fact is checked, also one told as an opinion with a number in it, and one in another script."""
    assert [claim.not_a_claim for claim in find_claims(text)] == [None]


def test_long_article_gives_its_claims_in_order() -> None:
    """An article of 10,000 characters gives every sentence, in order, with spans that slice the original."""
    sentences = [f"Lamp number {n} was sold to Brenner Inc. for 103.{n:03} crowns." for n in range(170)]
    article = "\n\n".join(" ".join(sentences[n : n + 5]) for n in range(0, len(sentences), 5))
    claims = find_claims(article)
    assert len(article) > 10_000
    assert sentences == [claim.text for claim in claims]
    assert sentences == [article[slice(*claim.span)] for claim in claims]


@given(st.text(max_size=200))
def test_spans_stay_in_the_text_and_in_order(text: str) -> None:
    """Whatever is pasted, spans are not empty, lie in the text, and do not overlap."""
    spans = [claim.span for claim in find_claims(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
