"""Signs that a claim has a notice's numbers, days and codes in another place than the notice has them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.reading.dates import Date
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.signs.swapped import form

Value = Date | Quantity

_OF_A_DOCUMENT: Final = ("no:", "of:", "act:", "year:")
_AND: Final = re.compile(r"\band\b")
# "Rose by 5 percent", "rose to 5 percent".
_BY_OR_TO: Final = re.compile(
    r"(?<!\d )(?<!percent )\b(?P<side>by|to)(?: (?:about|around|nearly|roughly|some|just|only|at least))? $"
)
_UNTIL: Final = re.compile(r" (?:to|until|till|through) ")
# "4800 or more" joins nothing.
ALTERNATIVE: Final = re.compile(
    r"\bor\b(?! (?:more|less|higher|lower|greater|above|below|over|under|after|before|later|earlier|up|fewer)\b)"
)


def values_exchanged(evidence: Evidence) -> str:
    """The claim's day or number that stands by words which the statement has by another one of its own."""
    claim, focus = evidence.claim, evidence.focus
    for mine, its, others in _agreeing(evidence):
        here, there = _by_it(claim, mine), _by_it(focus, its)
        if _deed_of_another(evidence, mine, its) or _name_of_another(evidence, mine, its):
            return mine.text
        for other in others:
            if _names_a_thing(focus, other) or _ends_a_range(focus, other, its):
                continue
            beside = _by_it(focus, other)
            if here & (beside - there) and not here & (there - beside):
                return mine.text
    return ""


def _deed_of_another(evidence: Evidence, mine: Value, its: Value) -> bool:
    """Whether what the statement does with a value is done in the claim with another one: "adds 14, modifies 140"."""
    here, there = _deeds_by(evidence.claim, mine), _deeds_by(evidence.focus, its)
    elsewhere = {action.family for action in evidence.claim.actions} - here
    return bool(here and there and not here & there and there <= elsewhere)


def _deeds_by(reading: Reading, value: Value) -> frozenset[str]:
    part = reading.part(value.start)
    return frozenset(action.family for action in reading.actions if reading.part(action.token.start) == part)


def _name_of_another(evidence: Evidence, mine: Value, its: Value) -> bool:
    """Whether a number stands by another name on either side, and each side has the other's: "five in Brenta"."""
    here, there = _names_by(evidence.claim, mine), _names_by(evidence.focus, its)
    known = here <= evidence.focus.keys and there <= evidence.claim.keys
    return bool(here and there and not here & there and known)


def _names_by(reading: Reading, value: Value) -> frozenset[str]:
    part = reading.part(value.start)
    return frozenset(
        token.key for token in reading.names if token.start > value.end and reading.part(token.start) == part
    )


def _agreeing(evidence: Evidence) -> Iterator[tuple[Value, Value, Sequence[Value]]]:
    """Each value of the claim that the statement has, with that and with the statement's others of its kind."""
    for day in evidence.claim.dates:
        same = [one for one in evidence.focus.dates if day.agrees(one)]
        if len(same) == 1:
            yield day, same[0], [one for one in evidence.focus.dates if not day.agrees(one)]
    for mine in evidence.claim.quantities:
        alike = [one for one in evidence.focus.quantities if one.dimension == mine.dimension]
        its = [one for one in alike if mine.same_value(one)]
        if len(its) == 1:
            yield mine, its[0], [one for one in alike if not mine.same_value(one)]


def _names_a_thing(reading: Reading, value: Value) -> bool:
    """Whether a day only says which thing is meant: "the October 2022 controls"."""
    return isinstance(value, Date) and reading.text[: value.start].lower().endswith(
        ("the ", "its ", "their ")
    )


def _ends_a_range(reading: Reading, one: Value, other: Value) -> bool:
    """Whether the second value ends what the first one begins: "from 9 May 2030 until 27 May 2031"."""
    return bool(_UNTIL.fullmatch(reading.text[one.end : other.start]))


def _by_it(reading: Reading, value: Value) -> frozenset[str]:
    """The words of the part of the sentence that a value stands in, without its subject."""
    subject = {token.key for told in reading.predications for token in told.subject}
    return reading.part_keys(value.start) - subject


def changed_otherwise(evidence: Evidence) -> str:
    """The claim's number by which a thing changed, where the statement has it as what the thing changed to."""
    claim, focus = evidence.claim, evidence.focus
    for mine in claim.quantities:
        here = _BY_OR_TO.search(lowered(claim.text[: mine.start]))
        alike = [one for one in focus.quantities if one.dimension == mine.dimension and mine.same_value(one)]
        there = [_BY_OR_TO.search(lowered(focus.text[: one.start])) for one in alike]
        if here and there and all(other and other["side"] != here["side"] for other in there):
            return mine.text
    return ""


def joined_otherwise(evidence: Evidence) -> str:
    """Two numbers that the statement asks for together, and the claim either of the two, or the reverse."""
    claim, focus = evidence.claim, evidence.focus
    for one, two in pairwise(claim.quantities):
        ones, twos = ([its for its in focus.quantities if mine.same_value(its)] for mine in (one, two))
        for first, second in product(ones, twos):
            if first.start >= second.start:
                continue
            mine, its = claim.text[one.end : two.start], focus.text[first.end : second.start]
            either, both = bool(ALTERNATIVE.search(mine)), bool(ALTERNATIVE.search(its))
            if either != both and bool(_AND.search(mine)) != bool(_AND.search(its)):
                return claim.text[one.start : two.end]
    return ""


def other_code(evidence: Evidence) -> str:
    """The claim's code that only other statements have, where this one has another code of its form: "H20", "H200"."""
    head, focus = {token.key for token in evidence.vocabulary.tokens(evidence.notice.title)}, evidence.focus
    mine = [token for token in evidence.claim.content if token.kind is TokenKind.CODE]
    here = {token.key for token in mine}
    others = {
        form(_one_of(token))
        for token in focus.content
        if token.kind is TokenKind.CODE and token.key not in here
    }
    parts = {mark.key for mark in focus.designators if not mark.key.startswith(_OF_A_DOCUMENT)}
    kinds = {key.partition(":")[0] for key in parts if ":" in key}
    for mark in evidence.claim.designators:
        # "Clause 1" is not what the statement says of the second one.
        if mark.key not in parts and mark.key.partition(":")[0] in kinds and mark.key.count(":") == 1:
            return mark.text
    return next(
        (
            token.text
            for token in mine
            if token.key not in head and focus.words.same(token) is None and form(_one_of(token)) in others
        ),
        "",
    )


def _one_of(code: Token) -> str:
    """A code as it stands for one: of "H200s" that is "h200"."""
    plural = code.norm.endswith("s") and not code.key.endswith("s")
    return code.norm.removesuffix("s") if plural else code.norm


def of_another_clause(evidence: Evidence) -> str:
    """The claim's code or number that the statement has for something else than the claim's words; the claim lacks its.

    "Lamps go under 10.01 and pay 5 percent; bolts under 10.02 at 7": the claim's words stand by the code in whose
    clause more of them are that the other clause lacks.
    """
    claim, focus = evidence.claim, evidence.focus
    codes = [token for token in focus.content if token.kind is TokenKind.CODE]
    for mine in (token for token in claim.content if token.kind is TokenKind.CODE):
        its = focus.words.same(mine)
        others = (
            one for one in codes if its and one.key not in claim.keys and form(one.norm) == form(its.norm)
        )
        if its and any(_rather_by(evidence, other.start, its.start) for other in others):
            return mine.text
    for number, its_number, other_numbers in _agreeing(evidence):
        unclaimed = (other for other in other_numbers if not _is_claimed(claim, other))
        if any(_rather_by(evidence, other.start, its_number.start) for other in unclaimed):
            return number.text
    return ""


def _is_claimed(claim: Reading, value: Value) -> bool:
    if isinstance(value, Date):
        return any(day.agrees(value) for day in claim.dates)
    return any(one.dimension == value.dimension and one.same_value(value) for one in claim.quantities)


def _rather_by(evidence: Evidence, other: int, place: int) -> bool:
    """Whether the claim has more words of the clause at `other` alone than of the one at `place` alone."""
    beside, here = (_clause_keys(evidence.focus, at) for at in (other, place))
    claimed = evidence.claim.keys
    return len(claimed & (beside - here)) > len(claimed & (here - beside))


def _clause_keys(reading: Reading, place: int) -> frozenset[str]:
    start, end = next(span for span in reading.clauses if span[0] <= place < span[1])
    return frozenset(
        token.key
        for token in reading.content
        if start <= token.start < end and token.kind is not TokenKind.CODE
    )
