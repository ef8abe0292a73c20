"""Whether two claims have the same truth conditions: the same words in the same parts, undisputed by every judge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.checking.judges import Placed, Sign
from bot.checking.judges.name import names
from bot.checking.judging import judge_notice, read_notice
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token, TokenKind
from bot.checking.reading.vocabulary import Vocabulary
from sources.curation.same_words import plain_words
from sources.notice import Notice, Statement

COVERAGE: Final = 0.95
"""Share of each claim's weight that the other must have, as the judges see it; the words are compared one by one."""
_SILENT: Final = frozenset(
    {
        "a",
        "an",
        "the",
        "that",
        "of",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "am",
        "has",
        "have",
        "had",
        "having",
    }
    | {"do", "does", "did", "s", "which", "who", "also", "very", "so", "and", "btw"}
    | {"really", "actually", "basically", "officially", "now", "currently"}
)
"""Words without which a claim says the same. Tense is held against tense apart from them."""
_PREPOSITIONS: Final = frozenset(
    {
        "to",
        "into",
        "onto",
        "from",
        "in",
        "on",
        "at",
        "by",
        "under",
        "over",
        "against",
        "for",
        "with",
        "within",
        "of",
    }
    | {"without", "through", "between", "before", "after", "since", "until", "above", "below", "per"}
)
_LOOSE: Final = frozenset({"", "of", "in", "on", "at", "into", "as", "for"})
"""What stands before a date or a number and says nothing about it; "from", "by", "to" and "over" do."""
_HAVE: Final = (["has"], ["have"], ["had"])
_JOINING: Final = frozenset({"of", "on", "for"})
_MUST: Final = "must"
_AS: Final = (
    {"shall": _MUST, _MUST: _MUST, "every": "all", "each": "all", "can't": "cannot", "cant": "cannot"}
    | dict.fromkeys(("isn't", "aren't", "wasn't", "weren't", "isnt", "arent", "wasnt", "werent"), "not")
    | dict.fromkeys(("doesn't", "don't", "didn't", "doesnt", "dont", "didnt"), "not")
    | dict.fromkeys(("hasn't", "haven't", "hadn't", "hasnt", "havent"), "not")
)
"""Small words that say the same as another one."""
_LONG_ENOUGH: Final = 4
_SIGNS: Final = re.compile(r"[<>≤≥≠±≈~+=]|(?<![\w)])[-−–](?=[\d$€£])|\bpoints?\b")
"""Signs that turn a number, which no word holds; and the "points" that part 5 percentage points from 5 percent."""
_YEAR: Final = re.compile(r"\d{4}")
"""The year of "Goods Act 1952", which its key leaves out."""
_ARTICLES: Final = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class _Word:
    """A word that tells: what it is compared by, and whether a preposition leads it in.

    `joined` is the "of", "on" or "for" that follows; `plain` says that it is no name.
    """

    key: str
    led: bool
    joined: str
    plain: bool


def same_claim(one: Reading, other: Reading, vocabulary: Vocabulary) -> bool:
    """Whether the two say the same, so that what is true of one is true of the other.

    Numbers, dates, names, words, their order, what is denied, scope and force must all be the same; then the judges are
    asked, with each as the other's source, and must find no disagreement and nothing unsaid. In doubt they are not.
    """
    if plain_words(one.text) == plain_words(other.text):
        return True
    return (
        _facts(one) == _facts(other)
        and _same_names(one, other)
        and _same_order(_words(one), _words(other))
        and _undisputed(one, other, vocabulary)
        and _undisputed(other, one, vocabulary)
    )


def _facts(reading: Reading) -> tuple[object, ...]:
    """Everything of a claim that must be equal, apart from its plain words."""
    marks = reading.marks
    dates = tuple(
        (date.year, date.month, date.day, date.quarter, date.fiscal, date.event, _before(reading, date.start))
        for date in reading.dates
    )
    quantities = tuple(
        (float(f"{quantity.value:.6g}"), quantity.dimension, quantity.bound, _before(reading, quantity.start))
        for quantity in reading.quantities
    )
    contraries = tuple((one is not None, other is not None) for one, other in reading.contraries)
    counts = tuple(
        len(part)
        for part in (marks.universal, marks.exclusive, marks.inclusive, marks.partial, marks.negations)
    )
    signs = tuple(_SIGNS.findall(reading.text.lower()))
    return dates, quantities, signs, contraries, counts, frozenset(marks.modality), marks.standing


def _same_names(one: Reading, other: Reading) -> bool:
    """Whether the same names stand in the same order behind the same prepositions, capital letters or not."""
    keys = {token.key for reading in (one, other) for token in names(reading)}
    mine, its = (
        [
            (token.key, *_YEAR.findall(token.text), _before(reading, token.start))
            for token in sorted((*reading.content, *reading.designators), key=lambda one: one.start)
            if token.key in keys
        ]
        for reading in (one, other)
    )
    return mine == its


def _before(reading: Reading, start: int) -> str:
    """The preposition that leads something in, "" for none and for those that say nothing about it."""
    before = [token.norm for token in reading.tokens if token.end <= start][-2:]
    if before and before[-1] in _ARTICLES:
        before = before[:-1]
    last = before[-1] if before else ""
    return "" if last in _LOOSE or last not in _PREPOSITIONS else last


def _words(reading: Reading) -> list[_Word]:
    """The words in order, without numbers, dates, names of documents and what says nothing."""
    parts: list[Placed] = [*reading.dates, *reading.quantities, *reading.designators]
    taken = [(part.start, part.end) for part in parts]
    mended = {token.start: token for token in reading.content}
    leading = {_leading(reading, start) for start, _ in taken}
    kept: list[_Word] = []
    for place, token in enumerate(reading.tokens):
        inside = any(token.start < end and token.end > start for start, end in taken)
        before = [each.norm for each in reading.tokens[max(0, place - 2) : place]]
        obliged = token.norm == "to" and before[-1:] in _HAVE
        if inside or token.norm in _SILENT or (token.start in leading and not obliged):
            continue
        behind = reading.tokens[place + 1].norm if place + 1 < len(reading.tokens) else ""
        key = _MUST if obliged else _key(mended.get(token.start, token))
        led = bool(_PREPOSITIONS & {*before, token.norm})
        plain = token.kind is TokenKind.WORD and (":" not in token.key or token.key.startswith("word:"))
        kept.append(_Word(key, led, behind if behind in _JOINING else "", plain))
    return kept


def _leading(reading: Reading, start: int) -> int:
    """Where the preposition stands that leads in a date or a number: it is compared with that (`_before`)."""
    before = [token for token in reading.tokens if token.end <= start][-1:]
    return before[0].start if before and before[0].norm in _PREPOSITIONS else -1


def _key(token: Token) -> str:
    if token.norm in _AS:
        return _AS[token.norm]
    family = lexicon().actions.get(token.norm)
    return f"action:{family}" if family else token.key


def _same_order(one: list[_Word], other: list[_Word]) -> bool:
    """Whether the words are the same in the same order, but for two ways to say a thing.

    "Sales of chips" are "chip sales"; and what a preposition leads in may stand first or last ("Under the rule, …").
    """
    return _equal(one, other) or any(_turned(one, other)) or _moved(one, other) or _moved(other, one)


def _turned(one: list[_Word], other: list[_Word]) -> Iterator[bool]:
    """For each cut of the first whose halves, swapped, make the second: whether a preposition leads one in, in both."""
    for cut in range(1, len(one)):
        if len(one) < _LONG_ENOUGH or not _equal(one[cut:] + one[:cut], other):
            continue
        led_mine = one[cut].led or one[0].led
        led_its = other[len(one) - cut].led or other[0].led
        yield led_mine and led_its


def _moved(one: list[_Word], other: list[_Word]) -> bool:
    """Whether a word of `one` before "of", "on" or "for" stands later in `other`, without that, all else in order.

    Over a name only an "of" goes: a "ban on AMD" is not an "AMD ban".
    """
    if sum(bool(word.joined) for word in one) != sum(bool(word.joined) for word in other) + 1:
        return False
    for place, word in enumerate(one):
        if not word.joined:
            continue
        silent = word.joined in _SILENT
        rest = one[:place] + one[place + (1 if silent else 2) :]
        for to in range(place + 1, len(rest) + 1):
            if not silent and not rest[to - 1].plain:
                break
            if _equal([*rest[:to], word, *rest[to:]], other):
                return True
    return False


def _equal(one: list[_Word], other: list[_Word]) -> bool:
    return [word.key for word in one] == [word.key for word in other]


def _undisputed(claim: Reading, other: Reading, vocabulary: Vocabulary) -> bool:
    """Whether the judges, with `other` as the source, find neither a disagreement nor anything that it leaves open."""
    source = Notice(id="known", publisher="", title="", statements=(Statement("known#s1", other.text),))
    judged = judge_notice(claim, read_notice(source, vocabulary), vocabulary)
    return (
        judged is not None
        and judged.evidence.own.coverage >= COVERAGE
        and all(finding.sign is Sign.AGREES for finding in judged.findings)
    )
