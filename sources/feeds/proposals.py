"""Checkable sentences of a document: duties, numbers, dates, scope; best first, each in the document's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import sentencex
from rapidfuzz import fuzz

from sources.draft import MOST_PROPOSED, Proposal
from sources.feeds.day import DATELINE, DAY
from sources.feeds.document import Paragraph

_DUTY: Final = re.compile(
    r"\b(?:must|shall|may not|cannot|ha[ds] to|have to|requir(?:e|es|ed|ing)|prohibit\w*|bann?(?:ed|s)?|"
    r"forbid\w*|effective|t(?:akes?|ook) effect|violat(?:es|ed)|in force|into force|"
    r"is subject to|are subject to|is (?:no longer )?permitted|are (?:no longer )?permitted|obliged|imposes?|imposed|"
    r"exempts?|exempted|suspends?|suspended|revokes?|revoked|rescinds?|rescinded|repeals?|repealed|authori[sz]es?d?|"
    r"establish(?:es|ed)|amends?|amended|revis(?:es|ing|ed)|removes?|removed|adds|added|extends?|extended|limits?|"
    r"limited to|covered|terminates?|terminated|applies|apply|expires?|licen[cs]e is needed|presumption of denial)\b",
    re.IGNORECASE,
)
_ACT: Final = re.compile(
    r"\b(?:cover|creat|modif|expand|implement|initiat|grant|designat|replac|correct|postpon|delay|lift|rais|lower|reduc|"
    r"increas|introduc|withdr|cancel|approv|reject|mov|publish|issu|releas|informed|passed|conclud|includ|exclud|decid|"
    r"rul(?:ed|es that)|find|found|adopt|sign|order|allow|den(?:y|ied)|list)(?:e?s|e?d|ing|ies|ied|aws|ew)?\b",
    re.IGNORECASE,
)
_MEASURE: Final = re.compile(
    r"(?:[$€£¥]\s?\d|\d\s?(?:%|percent|per cent|percentage points|million|billion|trillion|tonnes?|tons?|kg|km|"
    r"days?|months?|years?|hours?|weeks?|euros?|dollars|crowns|GB/s|TB/s|k?W|MW|GW|[kMG]Wh|ppm|met(?:re|er)s?|feet|miles|knots|"
    r"kilograms?|lit(?:re|er)s?|gross tons?|hectares|degrees|points|votes|people|persons|vessels|vehicles|patients|"
    r"entities|companies|countries|cases|units)\b|\d\s?%)",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d")
_DATE: Final = re.compile(DAY, re.IGNORECASE)
_SCOPE: Final = re.compile(
    r"\b(?:only|except|unless|other than|including|excluding|does not apply|do not apply|applies to|regardless|"
    r"at least|at most|no more than|not more than|no less than|less than|more than|up to|below|above|exceed\w*|"
    r"or more|or less|not|no longer|every|each|all|any|until|between|from)\b",
    re.IGNORECASE,
)
_DANGLING: Final = re.compile(
    r"(?:it|they|these|those|he|she|we|our|such|however|but|and|or|therefore|thus|in addition|moreover|furthermore|"
    r"as a result|for example|accordingly|similarly|also|finally|additionally|consequently)\b"
    r"|this (?!(?:final |interim |proposed )?"
    r"(?:rule|notice|order|regulation|action|announcement|guidance|decision|law|act)\b)",
    re.IGNORECASE,
)
_NO_STATEMENT: Final = re.compile(
    r"\b(?:cookies?|privacy policy|newsletter|subscribe|javascript|click|browser|copyright|all rights reserved|"
    r"for (?:more|further) information|contact|telephone|phone|e-?mail|press office|media enquiries|"
    r"submit comments|docket (?:folder|number) |federal e?rulemaking portal|"
    r"proud|excited|delighted|pleased|thrilled|i am|i'm|we are committed|table of contents|share this|follow us)\b"
    r"|@\w|https?://|www\.",
    re.IGNORECASE,
)
_SPOKEN: Final = re.compile(
    r"^[\"“‘']|[,”\"]\s*(?:\w+ )?(?:said|says|added|commented|told)\b[^.]{0,80}[.”\"]?$|[“\"]\s*[,.]?\s*said",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
# The splitter ends a sentence after a rarer abbreviation; the number behind it belongs to it ("Proc. 11002").
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z][a-z]{0,5}|approx|ca|est|vs|U\.S|seq)\.\s*$")
_MARK: Final = re.compile(r"\s*(?:\(\w{1,4}\)|\d{1,2}\.|[•▪–*-]|[A-Z][A-Z ]{3,30}:)\s+")
_FEWEST, _MOST = 30, 600
_LONG: Final = 320
_FEWEST_WORDS: Final = 5
_LEAST: Final = 1.5
"""190 of the shipped table's 241 statements reach it (they were looked at when the words above were chosen)."""
_SAME: Final = 88.0


def propose(paragraphs: Iterable[Paragraph]) -> tuple[Proposal, ...]:
    """At most MOST_PROPOSED statements, best first; of sentences that are nearly the same, the best."""
    found = [
        Proposal(sentence, sentence, paragraph.locator, score)
        for paragraph in paragraphs
        for sentence in sentences(paragraph.text)
        if (score := checkable(sentence)) >= _LEAST
    ]
    kept: list[Proposal] = []
    for proposal in sorted(found, key=lambda each: -each.score):
        if not any(fuzz.ratio(proposal.text, other.text) >= _SAME for other in kept):
            kept.append(proposal)
        if len(kept) == MOST_PROPOSED:
            break
    return tuple(kept)


def sentences(paragraph: str) -> Iterator[str]:
    """The sentences of a paragraph, as they stand there; "(1)", "SUMMARY:" or place and day before one are left out."""
    # Before the splitter sees it: it takes "(6) …" for one long parenthesis.
    for mark in (_MARK, DATELINE):
        found = mark.match(paragraph)
        paragraph = paragraph[found.end() :] if found else paragraph
    start: int | None = None
    for boundary in sentencex.get_sentence_boundaries("en", paragraph):
        start = boundary["start_index"] if start is None else start
        sentence = paragraph[start : boundary["end_index"]]
        after = paragraph[boundary["end_index"] : boundary["end_index"] + 9].lstrip()
        if _ABBREVIATED.search(sentence[-20:]) and (after[:1].isdigit() or after[:1].islower()):
            continue
        start = None
        if sentence.strip():
            yield sentence.strip()


def checkable(sentence: str) -> float:
    """How well a claim could be held against a sentence: 0 for none that could."""
    if not _FEWEST <= len(sentence) <= _MOST or sentence.endswith(("?", ":", "…", "...")):
        return 0.0
    if len(_WORD.findall(sentence)) < _FEWEST_WORDS or not sentence.endswith((".", ";", "”", '"', ")")):
        return 0.0
    if _NO_STATEMENT.search(sentence) or _SPOKEN.search(sentence):
        return 0.0
    score = _first(sentence, ((_DUTY, 2.0), (_ACT, 1.0)))
    score += _first(sentence, ((_MEASURE, 2.0),)) or _first(_DATE.sub("", sentence), ((_NUMBER, 1.0),))
    score += _first(sentence, ((_DATE, 1.5),)) + _first(sentence, ((_SCOPE, 1.0),))
    if _DANGLING.match(sentence):
        score -= 1.5
    if sentence[:1].islower():
        score -= 1.0
    if len(sentence) > _LONG:
        score -= (len(sentence) - _LONG) / 150
    return max(score, 0.0)


def _first(sentence: str, weights: tuple[tuple[re.Pattern[str], float], ...]) -> float:
    """The weight of the first pattern that a sentence has, or 0."""
    return next((weight for pattern, weight in weights if pattern.search(sentence)), 0.0)
