"""Binding: which number and which name a part of the sentence gives to which thing, where both texts have several."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, islice
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.judges.name import AGENT, SAYING, kind_of, names, part_played
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading, once, value_key
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import Token, TokenKind
from bot.checking.result import ReasonKind

_NEAR: Final = 4
"""Words between a number and a name that it may be given to."""
_HEAD: Final = 6
"""Words at the head of a sentence among which "the Ministry of Brenta" is its doer."""
# "Most of the 16": what is said is said of a part of them.
_PART_OF: Final = re.compile(
    r"\b(?:most|some|many|few|half|all|none|each|any|several|majority|one|two|three|four|five|\d+)(?: out)? of "
    r"(?:the |its |these |those |all |their )*$",
    re.IGNORECASE,
)
_IN_TURN: Final = "respectively"
_PLURAL: Final = re.compile(r"[A-Z]{2,}s")
# "To Brenta and Korda", "to Brenta (with its ports) and Korda": one part for both.
_JOINED: Final = re.compile(r"(?: \([^)]*\))?,? ?(?:and|or)? ?(?:the )?")
# What somebody else does, before the sentence's own doer.
_LED_IN: Final = re.compile(
    r"(?:when|after|before|while|if|since|although|though|because|once|as) [^,;:.]+, ", re.IGNORECASE
)
_NEXT: Final = 1
"""Words between a comma and the doer: "the"."""
_BESIDE: Final = frozenset({"to", "from", "in", "under", "against", "for", "on", "at", "into", "with", "of"})


def judge_binding(evidence: Evidence) -> Iterator[Finding]:
    """Numbers given to another thing than in the statement, and names that changed places."""
    if _IN_TURN in evidence.focus.lower or _IN_TURN in evidence.claim.lower:
        return
    for mine in evidence.claim.quantities:
        if mine.dimension == "count" and mine.start in _where_parts_are_told(evidence.claim):
            continue
        if other := _given_to_another(evidence, mine):
            yield facing(ReasonKind.NUMBER, Sign.DIFFERS, mine, other)
        elif other := _told_twice(evidence, mine) or _left_behind(evidence, mine):
            yield facing(ReasonKind.NUMBER, Sign.DIFFERS, mine, other, firm=False)
    yield from _exchanged(evidence)
    if token := _plays_another_part(evidence):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, token.text, claim_span=(token.start, token.end))


@once
def _where_parts_are_told(reading: Reading) -> frozenset[int]:
    """Where the numbers stand of which only a part is meant: "most of the 16"."""
    return frozenset(one.start for one in reading.quantities if _PART_OF.search(reading.text[: one.start]))


def _given_to_another(evidence: Evidence, mine: Quantity) -> Quantity | None:
    """The statement's number for the thing that the claim gives `mine` to, where `mine` is another thing's there."""
    theirs = [other for other in evidence.focus.quantities if other.dimension == mine.dimension]
    same = [other for other in theirs if mine.same_value(other)]
    others = [other for other in theirs if not mine.same_value(other)]
    if (
        not same
        or not others
        or _joined(evidence.claim, mine)
        or any(_joined(evidence.focus, one) for one in same)
    ):
        return None
    for things in (_named, _counted):
        wanted = things(evidence.claim, mine)
        holding = frozenset().union(*(things(evidence.focus, other) for other in same))
        bound = [other for other in others if wanted & things(evidence.focus, other)]
        if len(bound) == 1 and not wanted & holding and holding - evidence.claim.part_keys(mine.start):
            return bound[0]
    return None


def _told_twice(evidence: Evidence, mine: Quantity) -> Quantity | None:
    """The statement's number that the claim lacks, where the claim has `mine` more often than the statement has it."""
    claimed = [other for other in evidence.claim.quantities if other.dimension == mine.dimension]
    theirs = [other for other in evidence.focus.quantities if other.dimension == mine.dimension]
    here, there = (sum(mine.same_value(other) for other in side) for side in (claimed, theirs))
    if not 0 < there < here or any(one.start in _where_parts_are_told(evidence.claim) for one in claimed):
        return None
    return next((other for other in theirs if not any(other.same_value(one) for one in claimed)), None)


def _left_behind(evidence: Evidence, mine: Quantity) -> Quantity | None:
    """The number to which the statement changes `mine`, where the claim says that it stands: "from 25 to 12.5"."""
    turning, key = evidence.focus.turning, value_key(mine)
    if not evidence.claim.marks.standing or key in evidence.claim.turning.start or key not in turning.start:
        return None
    goals = [
        other
        for other in evidence.focus.quantities
        if other.dimension == mine.dimension and value_key(other) in turning.goal - turning.start
    ]
    claimed = {value_key(other) for other in evidence.claim.quantities}
    return goals[0] if len(goals) == 1 and value_key(goals[0]) not in claimed else None


def _joined(reading: Reading, quantity: Quantity) -> bool:
    """Whether it is one of a row: "41 and 57", "from 160 to 80"."""
    return any(
        reading.text[min(quantity.end, other.end) : max(quantity.start, other.start)].strip(" ,")
        in ("and", "or", "to", "-", "")
        for other in reading.quantities
        if other is not quantity
    )


def _counted(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The word behind a number in its part of the sentence, which is what it counts."""
    part = reading.part(quantity.start)
    behind = (
        token
        for token in reading.content
        if token.start >= quantity.end and reading.part(token.start) == part
    )
    return frozenset(token.key for token in islice(behind, 1))


def _named(reading: Reading, quantity: Quantity) -> frozenset[str]:
    """The names beside a number in its part of the sentence."""
    part = reading.part(quantity.start)
    return frozenset(
        token.key
        for token in names(reading)
        if reading.part(token.start) == part and _steps(reading, quantity, token) <= _NEAR
    )


def _steps(reading: Reading, quantity: Quantity, token: Token) -> int:
    first, last = sorted(((quantity.start, quantity.end), (token.start, token.end)))
    return sum(first[1] <= other.start < last[0] for other in reading.tokens)


def _exchanged(evidence: Evidence) -> Iterator[Finding]:
    """Two names that each have in the claim what the statement says of the other one."""
    mine, theirs = _unique_names(evidence.claim), _unique_names(evidence.focus)
    both = [token for key, token in mine.items() if key in theirs]
    for one, two in combinations(sorted(both, key=lambda token: token.start), 2):
        if kind_of(one) != kind_of(two):
            continue
        if _parts_exchanged(evidence, one, two, theirs):
            yield facing(ReasonKind.NAME, Sign.DIFFERS, one, theirs[two.key], firm=False)
            return
        if _roles_exchanged(evidence, one, two, theirs):
            yield Finding(ReasonKind.NAME, Sign.ABSENT, one.text, claim_span=(one.start, one.end))
            return


@once
def _unique_names(reading: Reading) -> dict[str, Token]:
    found: dict[str, Token] = {}
    twice: set[str] = set()
    for token in names(reading):
        if token.key in found:
            twice.add(token.key)
        found[token.key] = token
    return {key: token for key, token in found.items() if key not in twice}


def _plays_another_part(evidence: Evidence) -> Token | None:
    """A name of the claim that stands where the statement has another one, which plays another part in the claim.

    "Brenta bans sales to Stannum" against "Stannum bans sales to Brenta", "warns of Lindmark" against "of Asmer".
    """
    claim, focus = evidence.claim, evidence.focus
    known = _known_names(evidence)
    mine, its = _by_part(claim, known), _by_part(focus, known)
    if "by" in mine or "by" in its:
        # Who does it and to whom it is done stand the other way round in a passive sentence.
        return None
    for part in sorted((mine.keys() & its.keys()) - {""}):
        ours, theirs = mine[part], its[part]
        others = {key for other, held in mine.items() if other != part for key in held}
        kinds = {kind_of(token) for token in ours.values()} & {kind_of(token) for token in theirs.values()}
        if kinds and not ours.keys() & theirs.keys() and theirs.keys() & others:
            return next(iter(ours.values()))
    return _another_doer(evidence, mine.get(AGENT, {}), its.get(AGENT, {}))


def _another_doer(evidence: Evidence, mine: dict[str, Token], its: dict[str, Token]) -> Token | None:
    """A doer of which the statement does not speak, though the notice does, where the statement names its own one.

    Who publishes a notice does all of it.
    """
    claim, focus = evidence.claim.keys, evidence.focus.keys
    told = any(token.norm in SAYING for token in evidence.focus.tokens)
    if told or not mine or not its or claim & its.keys() or focus & mine.keys():
        return None
    alike = {kind_of(token) for token in mine.values()} & {kind_of(token) for token in its.values()}
    if not alike:
        return None
    publisher = {token.key for token in evidence.vocabulary.tokens(evidence.notice.publisher)}
    return None if publisher & mine.keys() else next(iter(mine.values()))


def _known_names(evidence: Evidence) -> frozenset[str]:
    """What claim and notice name, without the words that the notice writes small too: titles have many capitals."""
    claimed = frozenset(token.key for token in names(evidence.claim)) - evidence.read.small
    common = lexicon().common
    return frozenset(
        key for key in claimed | evidence.read.names if key not in common or key.startswith("place:")
    )


def _by_part(reading: Reading, known: frozenset[str]) -> dict[str, dict[str, Token]]:
    """The names of a text by the part that they play in it; "the Ministry of Brenta" that opens it is Brenta.

    `known` tells that the first word of a sentence is a name: there every word has a capital.
    """
    found: dict[str, dict[str, Token]] = {}
    last = "", 0
    for token, part in _parts_played(reading):
        if token.key not in known:
            continue
        if not part and _JOINED.fullmatch(reading.text, last[1], token.start):
            part = last[0]
        found.setdefault(part, {})[token.key] = token
        last = part, token.end
    return found


@once
def _parts_played(reading: Reading) -> tuple[tuple[Token, str], ...]:
    """The words of a text that may be names, each with the part that it plays by itself."""
    found = []
    clause = _LED_IN.match(reading.text)
    for token in reading.content:
        # "GPUs" and the like are things that are counted, and no doer's name.
        if _PLURAL.fullmatch(token.text) or kind_of(token) not in ("", "place", "name"):
            continue
        part = part_played(reading, token)
        part = AGENT if part == "of" and _opens(reading, token) else part
        if clause and part in (AGENT, "", "in", "on"):
            part = _behind_clause(reading, token, clause.end())
        found.append((token, part))
    return tuple(found)


def _behind_clause(reading: Reading, name: Token, end: int) -> str:
    """The part of a name behind "When the office cleared it in May,": its doer follows right upon the comma."""
    between = [token for token in reading.tokens if end <= token.start and token.end <= name.start]
    return AGENT if name.start >= end and len(between) <= _NEXT else ""


def _opens(reading: Reading, token: Token) -> bool:
    return sum(other.end <= token.start for other in reading.tokens) < _HEAD


def _parts_exchanged(evidence: Evidence, one: Token, two: Token, theirs: dict[str, Token]) -> bool:
    claim, focus = evidence.claim, evidence.focus
    mine = claim.part_keys(one.start), claim.part_keys(two.start)
    its = focus.part_keys(theirs[one.key].start), focus.part_keys(theirs[two.key].start)
    apart = claim.part(one.start) != claim.part(two.start)
    if not apart or focus.part(theirs[one.key].start) == focus.part(theirs[two.key].start):
        return False
    first, second = mine[0] - mine[1] - {one.key}, mine[1] - mine[0] - {two.key}
    its_first, its_second = its[0] - its[1] - {one.key}, its[1] - its[0] - {two.key}
    crossed = bool(first & its_second) and bool(second & its_first)
    return crossed and not (first & its_first or second & its_second)


def _roles_exchanged(evidence: Evidence, one: Token, two: Token, theirs: dict[str, Token]) -> bool:
    """Whether `one` does to `two` in the claim what `two` does to `one` in the statement, by order around a word."""
    its_one, its_two = theirs[one.key], theirs[two.key]
    claim, focus = evidence.claim, evidence.focus
    if claim.part(one.start) != claim.part(two.start) or focus.part(its_one.start) != focus.part(
        its_two.start
    ):
        return False
    if any(
        _behind_preposition(reading, token)
        for reading, token in ((claim, one), (claim, two), (focus, its_one), (focus, its_two))
    ):
        return False
    shared = _between(claim, one, two) & _between(focus, *sorted((its_one, its_two), key=lambda t: t.start))
    if not shared:
        return False
    turned = its_two.start < its_one.start
    passive = _by(claim, one, two) != _by(focus, *sorted((its_one, its_two), key=lambda t: t.start))
    return turned != passive


def _between(reading: Reading, first: Token, last: Token) -> frozenset[str]:
    return frozenset(
        token.key
        for token in reading.content
        if first.end <= token.start < last.start and token.kind is TokenKind.WORD and ":" not in token.key
    )


def _by(reading: Reading, first: Token, last: Token) -> bool:
    return any(token.norm == "by" for token in reading.tokens if first.end <= token.start < last.start)


def _behind_preposition(reading: Reading, name: Token) -> bool:
    before = [token for token in reading.tokens if token.end <= name.start][-2:]
    return any(token.norm in _BESIDE for token in before)
