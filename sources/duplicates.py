"""Which statements say almost what another notice's statement says already."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from rapidfuzz import fuzz, process, utils

from sources.notice import Notice
from sources.validation import Outline

ALIKE: Final = 95.0
"""Percent of rapidfuzz's ratio (of letters in common, in their order) from which two statements are pointed out."""
MOST: Final = 200
"""Pairs that are told. More are read by nobody."""
_WORD: Final = re.compile(r"\w+")
# Two texts that are 95 % alike share one of their rarest words, but for some of few words. 20,000 statements against
# each other are 200 million pairs, a minute's work; with this look-up they take about as long as reading them.
_RAREST: Final = 8
_COMMON: Final = 100
# So few are simply held against everything, which finds all: 25 ms each in a table of 20,000.
_FEW: Final = 20


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """`statement_id` is `percent` alike to `other_id`, a statement of another notice."""

    statement_id: str
    other_id: str
    percent: int

    def __str__(self) -> str:
        return f"{self.statement_id} is {self.percent}% like {self.other_id}"


def near_duplicates(new: Iterable[Outline], all_of_them: Sequence[Outline]) -> tuple[NearDuplicate, ...]:
    """For each of `new`, in order, the most alike statement of another notice of `all_of_them`, if any is.

    Two of `new` that are alike are told once. At most `MOST` are told.
    """
    new = list(new)
    texts = [utils.default_process(row.statement) for row in all_of_them]
    nearby = _Everything(texts) if len(new) <= _FEW else _SharedWords(texts)
    found: list[NearDuplicate] = []
    told: set[frozenset[str]] = set()
    for row in new:
        text = utils.default_process(row.statement)
        near = {
            place: texts[place]
            for place in nearby.places(text)
            if all_of_them[place].notice_id != row.notice_id
        }
        best = process.extractOne(text, near, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best is None:
            continue
        other = all_of_them[best[2]].statement_id
        if (pair := frozenset((row.statement_id, other))) not in told:
            told.add(pair)
            found.append(NearDuplicate(row.statement_id, other, int(best[1])))
        if len(found) == MOST:
            break
    return tuple(found)


class _Everything:
    def __init__(self, texts: Sequence[str]) -> None:
        self._places = range(len(texts))

    def places(self, text: str) -> Iterable[int]:
        return self._places


class _SharedWords:
    """Finds the texts that share one of a text's rarest words."""

    def __init__(self, texts: Sequence[str]) -> None:
        words = [frozenset(_WORD.findall(text)) for text in texts]
        self._frequency = Counter(word for each in words for word in each)
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(words):
            for word in each:
                if self._frequency[word] <= _COMMON:
                    self._holders[word].append(place)

    def places(self, text: str) -> Iterable[int]:
        rarest = sorted(set(_WORD.findall(text)), key=lambda word: (self._frequency[word], word))[:_RAREST]
        return {place for word in rarest if word in self._holders for place in self._holders[word]}


def outlines(notices: Iterable[Notice]) -> list[Outline]:
    """Every statement of the notices, as far as it is held against others."""
    return [
        Outline(notice.id, statement.id, statement.text)
        for notice in notices
        for statement in notice.statements
    ]
