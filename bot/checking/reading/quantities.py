"""Quantities in a text: money, percentages, measures and counts, brought to one scale, with what they are bounds of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Final

from bot.checking.lexicon import lexicon

Span = tuple[int, int]

_CLOSE: Final = 0.004
"""Relative difference up to which two values are the same: 5.5 and 5.52 billion are not, 33.3 and a third are."""
_CLOSE_ABOUT: Final = 0.06
"""The same where one side says "about": 4.6 may be called about 4.5, 5.5 may not."""
_CLOSE_DURATION: Final = 0.025
_CODE: Final = 1000.0
"""Count from which a number with decimals counts nothing."""
_LARGEST: Final = 1e30
_WHOLE: Final = ("full", "whole", "entire")
_A_HALF: Final = " and a half"
_ORDINALS: Final = ("a third", "a fifth", "a tenth")
# "A third country" is one more country, "a third of them" is a share.
_NOUN: Final = re.compile(
    r" (?!(?:of|the|more|less|higher|lower|to|from|in|on|and|or|by|cut|share|as)\b)[a-z]", re.IGNORECASE
)
# "Pages 80 to 93" counts no pages, and "clause two" no clauses.
_NUMBERED: Final = re.compile(
    r"\b(?:pages?|pp\.|volumes?|vol\.|chapters?|columns?|rows?) (?:[\d,]+ ?(?:to|and|through|-|\u2013) ?)?$"
    r"|\b(?:clause|section|article|paragraph|annex|phase|tier|schedule|option) $",
    re.IGNORECASE,
)
# "The second half of 2025" is a time, "the other half of the act" no share.
_HALF_OF: Final = re.compile(
    r"\b(?:first|second|third|fourth|latter|last|next|other|top|bottom|better|final|this|that|previous|same)[ -]$",
    re.IGNORECASE,
)
_OF_A_PERCENT: Final = r" of (?:a|one|1) (?:percent|per cent|%)"
# "Starts at zero and rises", but not "at zero cost".
_ZERO: Final = (
    r"(?:(?<=\bat )|(?<=\bto )|(?<=\bfrom ))zero"
    r"(?! (?!(?:and|or|but|until|till|now|today|for|in|on|before|after|so|then|while|from|to|right|at|goes|will)\b)\w)"
)
# "For a year" lasts one, "twice a year" does not.
_A_TIME: Final = (
    r"(?:year|month|week|fortnight|day|decade)"
    r"(?:'s (?:notice|time|grace|pause|delay|warning|wait|suspension|reprieve)"
    r"| beforehand| in advance| ahead| long|-long)\b"
)
_THING_BETWEEN: Final = re.compile(
    r"(?: (?!or\b|and\b)[a-z]+){1,2} "
    r"(?P<bound>or (?:more|less|fewer|above|below|higher|lower|larger|smaller|older|younger))"
    r"(?=$|[,.;:)]| (?:are|is|need|needs|must|may|in|of|at|for|to|have|has|was|were|will|should|shall|per|on|by)\b)"
)
_NO_LATER: Final = re.compile(r"\bnot? (later|earlier) than$")
_GAP: Final = 2
"""Characters that may stand between a limiting word and its number: a sign, a blank."""
_BEHIND: Final = ("or ", "and ")


class Bound(StrEnum):
    """How a number limits what it counts."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE = "more"
    LESS = "less"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value in the base unit of its dimension, as written at [start, end).

    `dimension` is "percent", a currency, a measure such as "rate", or "count" where only the counted noun tells.
    """

    text: str
    value: float
    dimension: str
    bound: Bound
    start: int
    end: int

    def same_value(self, other: Quantity) -> bool:
        """Whether both say the same number, within rounding, and more loosely where one says "about"."""
        coded = any(one.value >= _CODE and not one.value.is_integer() for one in (self, other))
        if self.dimension == "count" and coded:
            # Nobody counts hundredths of thousands: "8471.50" is a code, and 8471.40 another one.
            return self.value == other.value
        # A month is now 30 days, now 31.
        about = Bound.ABOUT in (self.bound, other.bound)
        close = _CLOSE_ABOUT if about else _CLOSE_DURATION if self.dimension == "duration" else _CLOSE
        return abs(self.value - other.value) <= max(abs(self.value), abs(other.value)) * close

    def within(self, other: Quantity) -> bool:
        """Whether it is one of the values that the other's bound lets in: 40 lies in "less than 50"."""
        if other.bound in (Bound.LESS, Bound.AT_MOST):
            return self.value < other.value
        return other.bound in (Bound.MORE, Bound.AT_LEAST) and self.value > other.value


@cache
def _pattern() -> re.Pattern[str]:
    units = lexicon().units
    words = sorted(units.words, key=len, reverse=True)
    tens = "|".join(word for word in words if 20 <= units.words[word] < 100)
    ones = "|".join(word for word in words if units.words[word] < 10)
    number = (
        r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?"
        rf"|(?:{tens})[ -](?:one|{ones})|(?:{'|'.join(words)})|one(?=[ -](?:{_either(units.measures)})\b)"
        rf"|(?:a|an|one) (?:{'|'.join(_WHOLE)})(?=[ -](?:{_either(units.measures)})\b)"
        rf"|zero(?=[ -](?:{_either(units.measures)})\b)|{_ZERO}"
        rf"|(?<=\bfor )an?(?= (?:year|month|week|fortnight|decade)\b(?! (?:and a half|or|now)\b))|an?(?= {_A_TIME})"
        rf"|an?(?= (?:million|billion|trillion) (?:{_either(units.measures)})\b)"
        rf"|half an?(?=[ -](?:{_either((*units.measures, *(word for word in units.scale if len(word) > 1)))})\b)"
    )
    number = rf"(?:\d+|{'|'.join(words)}|one) and a half|{number}"
    signs = _either(units.signs)
    return re.compile(
        rf"(?<![\w.,/:#])(?<![A-Za-z]-)(?<!half a )(?!(?<=half )dozen)(?P<sign>(?:{signs}) ?)?(?P<number>{number})"
        rf"(?P<scale>(?:[ -]?(?:{_either(word for word in units.scale if len(word) > 1)})|(?:k|m|b))\b)?"
        rf"(?:[ -]?(?P<unit>{_either(units.measures)})(?!\w|/\w))?(?![\w]|[:/.]\d|-(?-i:[KQ])\b)",
        re.IGNORECASE,
    )


@cache
def _fractions() -> re.Pattern[str]:
    words = _either(lexicon().units.fractions)
    return re.compile(
        rf"(?<!\w)(?P<words>{words})(?![\w-])(?P<small>{_OF_A_PERCENT})?"
        r"(?! (?:ended|ending|earlier|later|ago|(?:of )?(?:fiscal|20\d\d|that year|the year|this year|last year)))",
        re.IGNORECASE,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def find_quantities(text: str, taken: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """Every quantity of a text outside the `taken` spans (its dates and designators), in order."""
    units = lexicon().units
    spans = list(taken)
    found = []
    for match in _fractions().finditer(text):
        ordinal = match[0].lower() in _ORDINALS and _NOUN.match(text, match.end())
        ordinal = ordinal or ("half" in match[0].lower() and _HALF_OF.search(text[: match.start()]))
        if not ordinal and not any(match.start() < e and match.end() > s for s, e in spans):
            value = units.fractions[match["words"].lower()] / (100.0 if match["small"] else 1.0)
            found.append(Quantity(match[0], value, "percent", _bound(text, *match.span()), *match.span()))
            spans.append(match.span())
    for match in _pattern().finditer(text):
        start, end = match.span()
        if any(start < e and end > s for s, e in spans) or _NUMBERED.search(text[:start]):
            continue
        value = _value(match["number"].lower())
        scale = (match["scale"] or "").strip(" -").lower()
        if scale == "m" and not match["sign"]:
            # "40m" alone may be metres or millions: it is read as neither.
            continue
        # 8.2 million is 8,200,000, and not a hair less.
        value = round(value * units.scale.get(scale, 1.0), 6)
        dimension, factor = "count", 1.0
        if match["sign"]:
            dimension = units.signs[match["sign"].strip().lower()]
        elif match["unit"]:
            dimension, factor = units.measures[match["unit"].lower()]
        if value * factor >= _LARGEST:
            # A number that nobody means is still one that no notice has.
            value, factor, dimension = 0.0, 1.0, "beyond counting"
        found.append(
            Quantity(match[0].strip(), value * factor, dimension, _bound(text, start, end), start, end)
        )
    return _with_shared_units(text, sorted(found, key=lambda quantity: quantity.start))


def _with_shared_units(text: str, found: list[Quantity]) -> tuple[Quantity, ...]:
    """Of "between 5,800 and 6,200 GB/s" the first number has the second one's unit, and its "billion" too."""
    for place in range(len(found) - 1, 0, -1):
        first, second = found[place - 1], found[place]
        joined = text[first.end : second.start].strip().lower() in ("and", "to", "or", "-")
        if joined and first.dimension == "count" and second.dimension != "count":
            factor = _factor(second.text, with_scale=not _scaled(first.text))
            found[place - 1] = replace(first, value=first.value * factor, dimension=second.dimension)
    return tuple(found)


def _scaled(written: str) -> str:
    match = _pattern().search(written)
    return (match["scale"] or "").strip(" -").lower() if match else ""


def _factor(written: str, *, with_scale: bool) -> float:
    """What a number that is written so is multiplied by: its unit's factor, and its scale's where that is wanted."""
    units = lexicon().units
    match = _pattern().search(written)
    unit = match["unit"].lower() if match and match["unit"] else ""
    factor = units.measures.get(unit, ("", 1.0))[1]
    return factor * units.scale.get(_scaled(written), 1.0) if with_scale else factor


def _value(number: str) -> float:
    words = lexicon().units.words | {"one": 1, "zero": 0}
    if number.endswith(_A_HALF):
        return _value(number.removesuffix(_A_HALF)) + 0.5
    if number[0].isdigit():
        return float(number.replace(",", ""))
    if number.startswith("half "):
        return 0.5
    if number.endswith(_WHOLE) or number in ("a", "an"):
        return 1.0
    return float(sum(words[part] for part in re.split("[ -]", number)))


def _bound(text: str, start: int, end: int) -> Bound:
    """How the words around a number limit it; "up to about" limits it as "up to" does."""
    before = text[max(0, start - 32) : start].lower().rstrip()
    after = text[end : end + 12].lower().lstrip()
    # "5 lamps or more are taxed": the thing may stand before the words that bound its number.
    thing = _THING_BETWEEN.match(text, end)
    apart = thing["bound"].lower() if thing else ""
    comparators = lexicon().units.comparators
    about = _at_end(comparators[Bound.ABOUT], before)
    before = before if about is None else before[: about.start()].rstrip()
    if bordering := _NO_LATER.search(before):
        # "No later than 5 days before" is 5 days before or more.
        latest = (bordering[1] == "later") is not after.startswith(("before", "prior", "ahead"))
        return Bound.AT_MOST if latest else Bound.AT_LEAST
    for name, pattern in comparators.items():
        behind = pattern.match(after) or pattern.match(apart)
        if _at_end(pattern, before) is not None or (behind and behind[0].startswith(_BEHIND)):
            return Bound(name)
    return Bound.EXACT if about is None else Bound.ABOUT


def _at_end(pattern: re.Pattern[str], before: str) -> re.Match[str] | None:
    """The word before a number that limits it, if it stands right there."""
    found = [match for match in pattern.finditer(before) if not match[0].startswith(_BEHIND)]
    return found[-1] if found and len(before) - found[-1].end() <= _GAP else None
