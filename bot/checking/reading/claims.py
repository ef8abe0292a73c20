"""Pasted text to claims: its sentences in order, each with its span, and the ones marked that claim nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import sentencex

from bot.checking.lexicon import lexicon
from bot.checking.reading.cleaning import CleanText, clean
from bot.checking.result import Claim, NotAClaim, Span

_BLOCK: Final = re.compile(r"\n+")
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W_](?:[\w'.&/-]*\w)?")
# An abbreviation before its number: "See Proc. 11002", "approx. 70". The splitter knows "No." and "Art.".
_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z][a-z]{0,5}|approx|ca|est|vs)\.\s*$")
_UNIT_ENDS: Final = re.compile(r"/[a-z]{1,2}\.\s+(?=[A-Z\"'])")
_CJK: Final = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_FEWEST_WORDS: Final = 3
_ANSWER_WORDS: Final = 6
# "LX20" and "A5" are names; a number can be looked up, whatever else is said of it.
_NUMBER: Final = re.compile(r"\b\d")
# "Is nothing but a tax on families", "is really just a way to raise money": what somebody holds a thing for. A bill may
# be nothing but a draft.
_HELD_FOR: Final = re.compile(
    r"(?:\b(?:is|are|was|were)|'s|'re) (?:[a-z]+ly |just ){0,2}"
    r"(?:nothing (?:but|more than|short of) "
    r"(?!(?:an? )?(?:[a-z]+ )?(?:draft|bill|plan|proposal|announcement|letter|advice)\b)"
    r"|(?:really |basically |essentially |pure(?:ly)? )?(?:just|merely|simply|really|basically|essentially|purely)"
    r" (?:an?|another|their|his) (?:[a-z]+ ){0,2}(?:ways?|means|excuse|pretext|ploy|trick|stunt|gimmick|tool|weapon"
    r"|bargaining chip|theatre|theater|tax|distraction|smokescreen|fig leaf)\b)"
)
# "China bans lamps, what a joke": a remark on a sentence that says something itself.
_REMARK: Final = re.compile(r"(?:[,;:]| [-\u2013\u2014]+) +(?P<remark>[^,;:]+?)[.!)\s]*$")
# "Two salted ones for me please".
_REQUEST: Final = re.compile(r"\b(?:please|pls|plz)$")
_REMARK_WORDS: Final = 6
_REMARKED_WORDS: Final = 4
"""Fewest words of a sentence that a remark is made on."""
# "One day it will": but not "within one day", nor "one day before it ends".
_ONE_DAY: Final = re.compile(
    r"(?<!\bin )(?<!\bon )(?<!\bby )(?<!\bfor )(?<!\bwithin )(?<!\bafter )(?<!\bthan )(?<!\bonly )\bone day\b"
    r"(?! (?:before|after|earlier|later|ahead|prior|in|on|of)\b)"
)
# "If it might harm the firm": a condition foresees nothing.
_IF_IT_MIGHT: Final = re.compile(r"\b(?:if|where|when)(?: [\w'-]+){1,4} might\b")


def find_claims(text: str) -> tuple[Claim, ...]:
    """The sentences of a pasted text, in order.

    Each is a Claim; one that asserts nothing checkable says why in `not_a_claim`.

    Raises:
        InputError: the text is longer than what is checked at once.
    """
    return claims_in(clean(text))


def claims_in(cleaned: CleanText) -> tuple[Claim, ...]:
    """The sentences of a text that is clean already, in order."""
    found: list[Claim] = []
    for start, end in _sentences(cleaned):
        sentence = cleaned.text[start:end]
        if _LETTER.search(sentence):
            why = why_no_claim(sentence)
            if why is None and found and _only_answers(found[-1], sentence):
                why = NotAClaim.FRAGMENT
            found.append(Claim(" ".join(sentence.split()), cleaned.span(start, end), why))
    return tuple(found)


def _only_answers(before: Claim, sentence: str) -> bool:
    """Whether a sentence is the short answer to the question before it, and says nothing alone: "Still denied"."""
    words = [word.lower() for word in _WORD.findall(sentence)]
    asked = before.not_a_claim is NotAClaim.QUESTION
    return asked and len(words) <= _ANSWER_WORDS and words[0] in lexicon().no_claim.answers


def _sentences(cleaned: CleanText) -> Iterator[Span]:
    for start, end in _blocks(cleaned.text):
        block = cleaned.text[start:end]
        pending: int | None = None
        for begins, last in _boundaries(block):
            first = begins if pending is None else pending
            if _ABBREVIATED.search(block[first:last]) and block[last : last + 1].isdigit():
                pending = first
                continue
            pending = None
            yield from _trimmed(cleaned.text, start + first, start + last)


def _boundaries(block: str) -> Iterator[Span]:
    """The splitter's sentences; it takes the unit at the end of "4,800 GB/s." for an initial, which is mended here."""
    for boundary in sentencex.get_sentence_boundaries("en", block):
        start, end = boundary["start_index"], boundary["end_index"]
        for match in _UNIT_ENDS.finditer(block, start, end):
            yield start, match.end()
            start = match.end()
        yield start, end


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs and list items: lines, but a line that goes on in lower case belongs to the one before it."""
    start = 0
    for gap in _BLOCK.finditer(text):
        goes_on = (
            gap.end() - gap.start() == 1
            and text[gap.end() : gap.end() + 1].islower()
            and text[gap.start() - 1 : gap.start()] not in ".!?:;\"'"
        )
        if not goes_on:
            yield start, gap.start()
            start = gap.end()
    yield start, len(text)


def why_no_claim(sentence: str) -> NotAClaim | None:
    """Why a sentence asserts nothing that a notice could answer, or None where it does."""
    marks = lexicon().no_claim
    words = [word.lower() for word in _WORD.findall(sentence)]
    begin = next((place for place, word in enumerate(words) if word not in marks.greetings), 0)
    plain = " ".join(words[begin:])
    if sentence.rstrip("\"') ").endswith("?") or marks.begins_question(plain) or _REQUEST.search(plain):
        return NotAClaim.QUESTION
    if len(words) < _FEWEST_WORDS and not _CJK.search(sentence):
        return NotAClaim.GREETING if words and words[0] in marks.greetings else NotAClaim.FRAGMENT
    if words[0] in marks.greetings and len(words) < 2 * _FEWEST_WORDS:
        return NotAClaim.GREETING
    if _NUMBER.search(sentence):
        return None
    if marks.is_opinion(plain) or _HELD_FOR.search(plain) or _is_verdict(sentence):
        return NotAClaim.OPINION
    if any(character.isdigit() for character in sentence):
        return None
    if _ONE_DAY.search(plain) or marks.is_prediction(_IF_IT_MIGHT.sub("", plain)):
        return NotAClaim.PREDICTION
    return None


def _is_verdict(sentence: str) -> bool:
    """Whether a sentence says what somebody makes of a thing, and not only in a remark at its end."""
    marks, remark = lexicon().no_claim, _REMARK.search(sentence)
    if remark is not None and len(remark["remark"].split()) <= _REMARK_WORDS:
        told = sentence[: remark.start()]
        if len(told.split()) >= _REMARKED_WORDS:
            sentence = told
    return marks.is_verdict(" ".join(_WORD.findall(sentence)).lower())
