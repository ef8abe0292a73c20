"""Counts that a claim gives in parts: "Brand, Lumo and five others" are seven."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import Token

_MORE: Final = re.compile(r" (?:more|others?|further|additional)\b(?! than\b)", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"(?:\b(?:and|plus|with)|,|&) (?P<the>the )?(?:other |another |remaining |further )?$", re.IGNORECASE
)
_THE_REST: Final = re.compile(r"\b(?:the other|the remaining|the rest of the) $", re.IGNORECASE)
_OTHERS: Final = re.compile(r"\b(?:other|another|remaining|further) $", re.IGNORECASE)
_TOGETHER: Final = re.compile(r"\b(?:together|along) with (?:another )?$", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"(?:, and |,? & |, | and | |-)")
_APART: Final = re.compile(r"(?:, and |,? & |, | and )")
_ADJECTIVES: Final = re.compile(r" (?:(?:more|others?|further|additional) )?", re.IGNORECASE)
_DOCUMENTS: Final = re.compile(
    r" (?:[\w-]+ ){0,3}(?:measures|announcements|notices|orders|rules|documents|decisions|circulars|proclamations)\b",
    re.IGNORECASE,
)
_LIST: Final = re.compile(r"(?::|,? (?:namely|including|such as)|, i\.e\.,?) ")
_ITEM: Final = re.compile(r",? and |, ")
_FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Sum:
    """Things that a claim names, and how many they are with the others that it counts.

    `all_of_them` says that it leaves out none: "and the other five".
    """

    named: int
    total: float
    all_of_them: bool


@dataclass(frozen=True, slots=True)
class _Listed:
    """A count, the names that are listed behind it, and whether there are as many."""

    count: Quantity
    items: tuple[frozenset[str], ...]


def others_in(claim: Reading, mine: Quantity) -> bool:
    """Whether a count is of the others beside things that the claim names before it: "Brand, Lumo and five more"."""
    before = claim.text[: mine.start]
    beside = _MORE.match(claim.text, mine.end) or _OTHERS.search(before)
    return bool(
        mine.dimension == "count"
        and ((beside and _OTHER.search(before)) or (beside and _TOGETHER.search(before)))
    )


def facing_sum(evidence: Evidence, mine: Quantity) -> tuple[Sum, Quantity] | None:
    """The sum that a claim makes of what a statement of the notice lists, and the count that the statement gives.

    All that the claim names right before the number must be listed there.
    """
    if not others_in(evidence.claim, mine):
        return None
    for reading in (evidence.focus, *evidence.read.statements):
        for listed in _lists(reading):
            if not _counts_the_same(evidence.claim, mine, reading, listed.count):
                continue
            named = _named_before(evidence.claim, mine, listed)
            if named:
                rest = bool(_THE_REST.search(evidence.claim.text[: mine.start]))
                return Sum(named, named + mine.value, rest), listed.count
    return None


def counts_the_listed(evidence: Evidence, mine: Quantity) -> bool:
    """Whether a count is that of the numbered documents which a statement lists: "the three orders", "Nos. 5, 6 and 8".

    What it counts must be documents, and the list in one row, beside which no other ones of the kind are named.
    """
    if (
        mine.dimension != "count"
        or mine.value <= _FEWEST
        or not _DOCUMENTS.match(evidence.claim.text, mine.end)
    ):
        return False
    for reading in evidence.read.statements:
        rows: list[list[Token]] = []
        for mark in sorted(reading.designators, key=lambda one: one.start):
            joined = rows and _BETWEEN.fullmatch(reading.text, rows[-1][-1].end, mark.start)
            if joined and mark.key.partition(":")[0] == rows[-1][-1].key.partition(":")[0]:
                rows[-1].append(mark)
            else:
                rows.append([mark])
        for row in rows:
            kinds = [one[0].key.partition(":")[0] for one in rows]
            if len(row) == mine.value and kinds.count(row[0].key.partition(":")[0]) == 1:
                return True
    return False


def _lists(reading: Reading) -> Iterator[_Listed]:
    """Each count of a text behind which as many things are listed: "seven metals: tin, zinc, …"."""
    for count in reading.quantities:
        start = _LIST.search(reading.text, count.end)
        if count.dimension != "count" or start is None or count.value < _FEWEST:
            continue
        end = min(
            (at for mark in ".;" if (at := reading.text.find(mark, start.end())) >= 0),
            default=len(reading.text),
        )
        places = [start.end()]
        for cut in _ITEM.finditer(reading.text, start.end(), end):
            places += [cut.start(), cut.end()]
        places.append(end)
        items = tuple(
            frozenset(token.key for token in reading.content if first <= token.start < last)
            for first, last in zip(places[::2], places[1::2], strict=True)
        )
        if all(items) and len(items) == count.value:
            yield _Listed(count, items)


def _counts_the_same(claim: Reading, mine: Quantity, reading: Reading, count: Quantity) -> bool:
    """Whether the others are of the kind that the list counts, or of none that is said: "12 further forms of it"."""
    behind = next((token for token in claim.content if token.start >= mine.end), None)
    joined = behind and _ADJECTIVES.fullmatch(claim.text, mine.end, behind.start)
    if behind is None or not joined:
        return True
    start = _LIST.search(reading.text, count.end)
    end = start.start() if start else count.end
    kind = {token.key for token in reading.content if count.end <= token.start < end}
    return behind.key in kind


def _named_before(claim: Reading, mine: Quantity, listed: _Listed) -> int:
    """How many of the listed things stand in a row right before a number of the claim; 0 where something else does."""
    before = [token for token in claim.content if token.end <= mine.start]
    row: list[Token] = []
    for token in reversed(before):
        if row and not _BETWEEN.fullmatch(claim.text, token.end, row[-1].start):
            break
        if not any(token.key in item for item in listed.items):
            # "The metals tin, zinc and two others": what stands right before the first thing is none of them.
            if row and _APART.fullmatch(claim.text, token.end, row[-1].start):
                return 0
            break
        row.append(token)
    if not row or _names_more(claim, mine, row[0]):
        return 0
    return len({place for token in row for place, item in enumerate(listed.items) if token.key in item})


def _names_more(claim: Reading, mine: Quantity, last: Token) -> bool:
    """Whether something else than the row stands between it and the number."""
    return not re.fullmatch(
        r",?(?: (?:and|plus|with|as well as|along with|together with))?(?: the)?"
        r"(?: (?:other|another|remaining|further))? ",
        claim.text[last.end : mine.start],
        re.IGNORECASE,
    )
