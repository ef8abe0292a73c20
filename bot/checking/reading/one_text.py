"""One text read once: its words, dates, quantities, names, actions and the small words that turn a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, wraps
from itertools import pairwise
from typing import Any, Final, TypeVar

from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.dates import Date, find_dates
from bot.checking.reading.designators import find_designators
from bot.checking.reading.force import (
    CLAUSE,
    INDIRECT,
    Action,
    Marks,
    find_actions,
    find_marks,
    find_negations,
    taken_back,
    without_months,
)
from bot.checking.reading.predication import Predication, find_predications, is_past
from bot.checking.reading.quantities import Quantity, find_quantities
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.reading.turning import Turning, find_turning
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.reading.words import Words
from bot.checking.result import Span

MOST_CHARACTERS: Final = 4_000
"""Of one statement or claim. The longest statement that ships has 283; more than a page makes no single point."""
# Where a page stands is no word of what is said; its place is left blank, so that spans stay true.
# "Document 2024-22587" counts nothing.
_NUMBERS: Final = re.compile(r"\d+(?:-\d+)+")
_LINK: Final = re.compile(r"https?://\S+")
_PART: Final = re.compile(
    r"[,;:](?=\s)| and | or | but | while | whereas | although | with | — | – | - ", re.IGNORECASE
)
# A clause tells something of its own; "and" within a list begins none.
_CLAUSE: Final = re.compile(
    r"[,;:] (?:and|but|so|while|though|although|which|yet)\b|; | and (?:that|it|they|this)\b| but | while "
)
# "The rule caught any lamp" tells what it did; "firms owned by others", "lamps sold the week before" only which.
_TO_A_THING: Final = re.compile(
    r" (?:any|every|all|an?|the|its|their|\d+|one|two|three|four|five|six|seven|eight|nine|ten) "
    r"(?!(?:[a-z]+ )?(?:day|week|month|quarter|year|time)s?\b)",
    re.IGNORECASE,
)
_NO_LONGER: Final = frozenset({("no", "longer"), ("any", "longer"), ("any", "more")})
_STRESSED: Final = 5
"""Words from a "not" to a "single" that only stresses it."""
_Found = TypeVar("_Found")


def value_key(quantity: Quantity) -> str:
    """A number as a key among those of words: the same for "25%" and "25 percent"."""
    return f"{quantity.dimension} {quantity.value:.4g}"


@dataclass(frozen=True)
class Reading:
    """What was read out of one text. `content` are the tokens that carry its subject, numbers and dates left out.

    `cut` says that the text went on, and was not read to its end.
    """

    text: str
    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    designators: tuple[Token, ...]
    actions: tuple[Action, ...]
    marks: Marks
    cut: bool = False

    @cached_property
    def worked_out(self) -> dict[object, Any]:
        """What is worked out of it once (see `once`, `first`) and kept for those who ask again."""
        return {}

    def first(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first find of a pattern in its text: a claim meets many statements, a statement many claims."""
        return self._first(pattern, "text")

    def first_low(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first find of a pattern in its text in lower case."""
        return self._first(pattern, "lower")

    def _first(self, pattern: re.Pattern[str], form: str) -> re.Match[str] | None:
        # A pattern's own hash goes through all of it.
        asked = pattern.pattern, pattern.flags, form
        kept = self.worked_out
        if asked not in kept:
            kept[asked] = pattern.search(getattr(self, form))
        found: re.Match[str] | None = kept[asked]
        return found

    @cached_property
    def lower(self) -> str:
        """Its text in lower case, every character in its place."""
        return lowered(self.text)

    @cached_property
    def without_months(self) -> str:
        """Its text in lower case with blanks for the month of May, which allows nothing."""
        return without_months(self.text)

    @cached_property
    def words(self) -> Words:
        """Its content and designators, to be looked up."""
        words = Words((*self.content, *self.designators))
        for one, two in pairwise(self.tokens):
            if self.text[one.end : two.start] == "-":
                # "Start-ups" are startups, though "start" alone carries no subject.
                words.keys.setdefault(stem(one.norm + two.norm), two)
        return words

    def spelled_out(self, short: str) -> Token | None:
        """The first of the words whose initials spell an abbreviation: "KYC" for "know-your-customer".

        Not of two letters: any two words in a title spell some. Nor of capitals and small letters: "Lumo exports
        dear" is no LED.
        """
        stop = lexicon().stop
        for match in re.finditer(f"(?={re.escape(short.lower())})", self._initials):
            run = self.tokens[match.start() : match.start() + len(short)]
            joints = {self.text[one.end : two.start] for one, two in pairwise(run)}
            small = {one.text[:1].islower() for one in run}
            plain = len(small) == 1 and not any(one.norm in stop for one in run)
            if joints == {"-"} or (joints <= {" ", "-"} and plain):
                return run[0]
        return None

    @cached_property
    def _initials(self) -> str:
        return "".join(token.norm[0] for token in self.tokens)

    @cached_property
    def names(self) -> tuple[Token, ...]:
        """What names something: capitals inside a sentence, codes, numbered titles, places, the table's names."""
        content = [
            token
            for token in self.content
            if token.kind in (TokenKind.NAME, TokenKind.CODE) or token.key.startswith(("place:", "name:"))
        ]
        return (*content, *self.designators)

    @cached_property
    def contraries(self) -> tuple[tuple[re.Match[str] | None, re.Match[str] | None], ...]:
        """Where each pair of words that exclude each other is found in it, one side and the other."""
        lower = self.lower
        return tuple((pair.one.search(lower), pair.other.search(lower)) for pair in lexicon().contraries)

    @cached_property
    def contraries_held(self) -> dict[int, tuple[re.Match[str] | None, re.Match[str] | None]]:
        """Of `contraries` those with a side that is found, by number."""
        return {number: sides for number, sides in enumerate(self.contraries) if any(sides)}

    @cached_property
    def turning(self) -> Turning:
        """What it has behind "from", "to" and "instead of"."""
        items = {token.start: token.key for token in (*self.content, *self.designators)}
        items |= {one.start: value_key(one) for one in self.quantities}
        items |= {one.start: f"{one.year} {one.month} {one.day}" for one in self.dates}
        return find_turning(self.text, self.tokens, items)

    @cached_property
    def predications(self) -> tuple[Predication, ...]:
        """Who does what in it first, and in what is said there."""
        return find_predications(self.text, self.tokens, self.content)

    @cached_property
    def conditions(self) -> tuple[Token, ...]:
        """What it asks for by "no … without": the first word that carries a subject behind each such "without"."""
        lower = self.lower
        ends = [end for start, end in taken_back(lower) if lower[start:end] == "without"]
        behind = (next((token for token in self.content if token.start >= end), None) for end in ends)
        return tuple(token for token in behind if token is not None)

    @cached_property
    def because(self) -> re.Match[str] | None:
        """The words that say why or upon what something was done."""
        return lexicon().force.because.search(self.lower)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its content and designators."""
        return frozenset(token.key for token in (*self.content, *self.designators))

    @cached_property
    def denied(self) -> frozenset[int]:
        """Where the content words start that one "not" or a "non-" denies by itself, and not two."""
        found = frozenset(
            token.start
            for token in self.content
            if self.text[max(0, token.start - 5) : token.start].lower().endswith(("non-", " non "))
        )
        for words in denied_by_each(self):
            found ^= words
        return found

    @cached_property
    def standing(self) -> bool:
        """Whether it says how things stand, and not what somebody once did: "bans", "has banned", not "China banned".

        Behind other words than a name a form in -ed may only say which thing is meant: "firms owned by others". Not
        where a thing stands right behind it, to which it was done.
        """
        if not self.marks.standing or "since" in self.text.lower():
            return self.marks.standing
        told = next(iter(self.predications), None)
        if told is None or told.verb is None or told.passive:
            return True
        if told.head not in self.names and not _TO_A_THING.match(self.text, told.verb.end):
            return True
        before = next((token.norm for token in reversed(self.tokens) if token.end <= told.verb.start), "")
        grammar = lexicon().grammar
        return before in grammar.helpers or not is_past(self.text, told.verb)

    @cached_property
    def clauses(self) -> tuple[Span, ...]:
        """Where its clauses stand, one after another."""
        ends = [0, *(match.start() for match in _CLAUSE.finditer(self.text)), len(self.text)]
        return tuple(pairwise(ends))

    @cached_property
    def _parts(self) -> list[int]:
        return [match.start() for match in _PART.finditer(self.text)]

    def part(self, place: int) -> int:
        """The number of the part of the sentence that a place stands in: parts end at commas, "and" and the like."""
        return bisect_right(self._parts, place)

    def part_keys(self, place: int) -> frozenset[str]:
        """The keys of the words, and the numbers, in the part of the sentence that a place stands in."""
        return frozenset(self._keys_by_part.get(self.part(place), ()))

    @cached_property
    def _keys_by_part(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        for token in (*self.content, *self.designators):
            found[self.part(token.start)].add(token.key)
        for quantity in self.quantities:
            found[self.part(quantity.start)].add(value_key(quantity))
        return found


def once(work: Callable[[Reading], _Found]) -> Callable[[Reading], _Found]:
    """A function of a reading alone that works once for each: one claim meets many statements, and they many claims."""

    @wraps(work)
    def kept(reading: Reading) -> _Found:
        done = reading.worked_out
        if work not in done:
            done[work] = work(reading)
        found: _Found = done[work]
        return found

    return kept


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Read a text, or the first MOST_CHARACTERS of it. Pure; about 0.3 ms for a sentence."""
    cut = len(text) > MOST_CHARACTERS
    text = text[:MOST_CHARACTERS]
    text = _LINK.sub(lambda link: " " * len(link[0]), text)
    tokens = vocabulary.tokens(text)
    dates = find_dates(text)
    designators = find_designators(text, [(date.start, date.end) for date in dates])
    dates = tuple(
        date for date in dates if not any(mark.start <= date.start < mark.end for mark in designators)
    )
    taken = [(date.start, date.end) for date in dates] + [(mark.start, mark.end) for mark in designators]
    codes = [
        (token.start, token.end)
        for token in tokens
        if token.kind is TokenKind.CODE and (not token.text[0].isdigit() or _NUMBERS.fullmatch(token.text))
    ]
    quantities = find_quantities(text, [*taken, *codes])
    taken += [(quantity.start, quantity.end) for quantity in quantities]
    stop = lexicon().stop
    free = [
        token for token in tokens if not any(token.start < end and token.end > start for start, end in taken)
    ]
    content = tuple(
        vocabulary.mended(token)
        for token in free
        if token.kind is not TokenKind.NUMBER
        and (token.norm not in stop or ":" in token.key)
        and not token.norm.endswith("n't")
    )
    no_more = {two.start for one, two in pairwise(tokens) if (one.norm, two.norm) in _NO_LONGER}
    negations = find_negations(text, tokens)
    stressing = no_more | _stressing(tokens, negations)
    content = tuple(token for token in content if token.start not in stressing)
    return Reading(
        text,
        tokens,
        content,
        dates,
        quantities,
        designators,
        find_actions(text, tokens, negations),
        find_marks(text, negations),
        cut,
    )


def _stressing(tokens: Sequence[Token], negations: Sequence[Token]) -> set[int]:
    """Where each "single" of "not a single lamp" and "every single lamp" starts: it counts nothing."""
    denying = {no.start for no in negations}
    found = set()
    for place, token in enumerate(tokens):
        if place and token.norm == "single":
            near = tokens[max(0, place - _STRESSED) : place]
            before = tokens[place - 1].norm
            if before == "every" or (before in ("a", "one") and any(one.start in denying for one in near)):
                found.add(token.start)
    return found


@once
def denied_by_each(reading: Reading) -> tuple[frozenset[int], ...]:
    """Of each "not", where the words start that it denies by itself: the first one or two behind it in its clause.

    A "not" that governs a verb of a known family is that verb's (see Action) and denies no other word.
    """
    acting = {action.token.start for action in reading.actions}
    found = []
    for no in reading.marks.negations:
        behind = [token for token in reading.content if token.start >= no.end][:2]
        ends = (CLAUSE, INDIRECT)
        within = [
            token
            for token in behind
            if not any(end.search(reading.text[no.end : token.start]) for end in ends)
        ]
        if not any(token.start in acting for token in within):
            found.append(frozenset(token.start for token in within))
    return tuple(found)
