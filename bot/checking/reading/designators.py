"""Numbers and titles that name a document: Announcement No. 70, section 232, 91 FR 1684, the Goods Act 1952."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.reading.tokens import Token, TokenKind
from bot.checking.result import Span

_DESIGNATOR: Final = re.compile(
    r"\b(?P<head>[Nn]os?\.|[A-Za-z][A-Za-z.]*(?=[ #]))(?: ?# ?| ?)"
    r"(?P<list>\d+(?:\.\d+)*(?:(?:, and |, | and | to | through |-)\d+(?:\.\d+)*)*)"
    r"(?![\w%]|,\d| (?:per ?cent|million|billion|trillion)\b)"
)
_OF_YEAR: Final = re.compile(r" of ((?:19|20)\d\d)\b")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*")
_ACT: Final = re.compile(
    r"\b((?:[A-Z][\w'-]+ (?:and |of |for |on )?){1,6})(?:Act|Law|Code)\b(?:,? (?:of )?((?:19|20)\d\d))?"
)
_CITATION: Final = re.compile(
    r"\b(\d{1,3}) (FR|CFR|USC|U\.S\.C\.|Stat\.|Fed\. Reg\.|OJ|SI) (?:§ ?)?(\d{1,6})\b", re.IGNORECASE
)


_SCORE: Final = re.compile(r"(\d+)-(\d+)")
_CLEAR: Final = 2
"""Dots of a number from which it can be nothing but a designator."""
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 1
    )
}
_PART: Final = "clause|section|article|paragraph|chapter|annex|part|phase|tier|schedule"
_ORDINAL: Final = re.compile(rf"\b({'|'.join(ORDINALS)})(?= ({_PART})\b)", re.IGNORECASE)
_CARDINALS: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
# "Clause two" is the second one.
_PART_IN_WORDS: Final = re.compile(rf"\b({_PART}) ({'|'.join(_CARDINALS)})\b(?!-)", re.IGNORECASE)


def find_designators(text: str, taken: Sequence[Span] = ()) -> tuple[Token, ...]:
    """The names of documents in a text, outside the `taken` spans (its dates).

    Their key is "head:number" ("no:70", "section:232"), "source:volume:page" or "act:title".
    """
    found = [*_citations(text), *_acts(text), *_ordinals(text)]
    spans = [*taken, *((token.start, token.end) for token in found)]
    return (*found, *_numbered(text, spans))


def _citations(text: str) -> Iterator[Token]:
    for match in _CITATION.finditer(text):
        source = match[2].lower().replace(".", "").replace("fed reg", "fr")
        key = f"{source}:{match[1]}:{match[3]}"
        yield Token(match[0], match[0].lower(), key, TokenKind.CODE, *match.span())


def _ordinals(text: str) -> Iterator[Token]:
    for match in _ORDINAL.finditer(text):
        key = f"{match[2].lower()}:{ORDINALS[match[1].lower()]}"
        yield Token(match[0], match[0].lower(), key, TokenKind.CODE, *match.span())
    for match in _PART_IN_WORDS.finditer(text):
        key = f"{match[1].lower()}:{_CARDINALS.index(match[2].lower()) + 1}"
        yield Token(match[0], match[0].lower(), key, TokenKind.CODE, *match.span())


def _acts(text: str) -> Iterator[Token]:
    for match in _ACT.finditer(text):
        title = re.sub(r"^(?:The|Under|This|That|An?|By|In) ", "", match[1]).strip()
        if title:
            start = match.start(1) + match[1].index(title)
            name = title.lower()
            yield Token(text[start : match.end()], name, f"act:{name}", TokenKind.NAME, start, match.end())
            if match[2]:
                yield Token(match[2], match[2], f"year:{name}:{match[2]}", TokenKind.CODE, *match.span(2))


@cache
def _unit() -> re.Pattern[str]:
    """What follows a number that counts: "the rule 48 hours before" names no rule 48."""
    units = "|".join(re.escape(unit) for unit in lexicon().units.measures if unit.isalpha() and len(unit) > 1)
    return re.compile(rf"[ -](?:{units})\b", re.IGNORECASE)


def _numbered(text: str, taken: Sequence[Span]) -> Iterator[Token]:
    for match in _DESIGNATOR.finditer(text):
        head = match["head"].lower().rstrip(".")
        capitals = match["head"][0].isupper() and match["head"][-1].isupper() and "." not in match["list"]
        first, last = match.span("list")
        named = (head in lexicon().numbered or capitals) and not _unit().match(text, last)
        if not named or any(first < e and last > s for s, e in taken):
            continue
        kind = "no" if head in lexicon().just_numbered else head.rstrip("s")
        # "The Trade Act 369-22" was voted on.
        score = _SCORE.fullmatch(match["list"])
        if score and int(score[1]) > int(score[2]):
            continue
        for number in _NUMBER.finditer(text, first, last):
            # "9903.79.02" is a heading's number whether the word is said or not.
            alone = number[0].count(".") >= _CLEAR
            key = number[0] if alone else f"{kind}:{number[0]}"
            yield Token(number[0], number[0], key, TokenKind.CODE, *number.span())
        if kind == "no" and (year := _OF_YEAR.match(text, last)):
            yield Token(year[1], year[1], f"of:{year[1]}", TokenKind.CODE, *year.span(1))
