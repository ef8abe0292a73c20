"""Signs that a statement does not say what a claim says, though it has nearly all of its words."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges.date import notice_dates
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import CLAUSE, Action, alike
from bot.checking.reading.one_text import Reading, are_turned
from bot.checking.reading.tokens import Token, lowered
from bot.checking.signs import (
    acting_state,
    agents,
    belonging,
    beyond,
    called,
    clauses,
    conditions,
    deeds,
    doers,
    exchanged,
    misplaced,
    occasions,
    rebound,
    roles,
    seasons,
    swapped,
)
from bot.checking.signs.afterwards import ENDING, speaks_of_a_part
from bot.checking.signs.elsewhere import excepts_another_number
from bot.checking.signs.left_out import denies_or_takes_away, speaks_of_what_is_left_out
from bot.checking.signs.votes import vote_of

_CLEFT: Final = re.compile(
    r"\bit(?:'s| is| was) (?P<point>[^,;:]{3,60}?) (?:that|who|which|whose)\b", re.IGNORECASE
)
_AGAINST: Final = re.compile(r"\bvot(?:e[sd]?|ing)\b[^.;]*\bagainst\b", re.IGNORECASE)
_FOR_IT: Final = re.compile(r"\b(?:for|favou?r|yeas?|ayes?|yes)\b", re.IGNORECASE)
# ", so check your list" tells nothing of anything.
_ADVICE: Final = re.compile(
    r"[,;:]? ?so (?:please |better |just )?(?:check|mind|keep|make sure|watch|remember|plan|don't|do|get|ask"
    r"|look|talk|read|be|stop|start|better)\b",
    re.IGNORECASE,
)
# "Must not be", "may", "was never": what stands right before a deed.
_BEFORE_A_DEED: Final = re.compile(
    r"(?:\b(?:(?P<may>may|can|might|could)|(?P<must>must|shall|ha(?:s|ve) to|needs? to))(?: not)?|\bnot|n't|\bnever)"
    r"(?: been| be)? $"
)
_CONDITION: Final = re.compile(r"\b(?:unless|provided that|(?:as|so) long as|on condition that)\b ")
_REMOVE: Final = "remove"
_FEWEST: Final = 2
"""Words that make a clause to be said."""
_EXEMPTED: Final = frozenset({"exempted", "excluded", "spared"})
"""Who is spared a duty is not freed by a licence that is revoked."""
_LASTING: Final = frozenset({"last", "lasted"})
_PAST: Final = frozenset({"lost", "gone", "broke", "froze", "frozen", "withdrew", "withdrawn"})


_NAMED: Final[tuple[Callable[[Evidence], str], ...]] = (
    doers.unknown_doer,
    called.other_than_publisher,
    called.unknown_lawgiver,
    doers.other_doer,
    doers.other_bearer,
    doers.other_agent,
    roles.exchanged,
    acting_state.other_state,
    doers.other_modifier,
    deeds.only_due,
    deeds.only_wished,
    deeds.unknown_deed,
    deeds.unknown_passive,
    deeds.unknown_right,
    deeds.kept_on,
    deeds.not_done_yet,
    deeds.only_in_part,
    deeds.only_open,
    deeds.only_conditional,
    misplaced.values_exchanged,
    swapped.exchanged_between,
    misplaced.joined_otherwise,
    misplaced.changed_otherwise,
    rebound.shut_out,
    rebound.other_ordinal,
    rebound.other_degree,
    agents.unknown_agent,
    agents.unsaid_deed,
    agents.unknown_wish,
    agents.other_side_of_deed,
    occasions.day_of_another,
    occasions.month_of_another,
    occasions.other_side_of_it,
    occasions.same_day,
    occasions.other_length,
    conditions.drops,
    conditions.only_unless,
    conditions.even_so,
    misplaced.other_code,
    misplaced.of_another_clause,
    rebound.still_there,
    rebound.unknown_sum,
    rebound.moved_off,
    rebound.other_part,
    rebound.other_origin,
    beyond.unknown_superlative,
    beyond.still_ahead,
    beyond.unknown_reason,
    beyond.outside_of_it,
    beyond.unknown_rate,
    beyond.set_aside,
    beyond.other_office,
    beyond.other_place,
    beyond.only_suspected,
    beyond.for_good,
    belonging.of_its_kin,
    belonging.only_modifies,
    exchanged.exchanged_word,
    exchanged.other_thing,
    exchanged.other_force,
    seasons.other_season,
    clauses.only_moved,
    clauses.denied_clause,
)
"""Signs that name the claim's words which the statement does not bear out."""


def left_open(evidence: Evidence) -> str:
    """The claim's words that the statement leaves open, all of it where no single ones do; empty where it leaves none.

    What the claim turns on may be missing: its deed, its point, its day or its place; or somebody else may do it, or
    something else of the statement be true of it.
    """
    signs = (
        _denies_the_unsaid,
        _leaves_out_a_clause,
        _lacks_the_deed,
        _ends_another_part,
        _lacks_the_denied,
        _lacks_the_point,
        _has_another_day,
        _has_an_untold_day,
        _has_another_place,
        _counts_elsewhere,
        _counts_others,
        _turned_elsewhere,
        _escapes,
        _told_otherwise_beside,
        _adds_a_condition,
        excepts_another_number,
        _votes_against,
        _says_so_of_what_is_left_out,
    )
    if any(sign(evidence) for sign in signs):
        return evidence.claim.text
    return next((words for sign in _NAMED if (words := sign(evidence))), "")


def _lacks_the_deed(evidence: Evidence) -> bool:
    """Whether the claim tells of something done ("cleared", "refused") that nothing in the notice speaks of."""
    return any(_is_deed(token) and not _akin(token, evidence) for token in evidence.whole.missing)


def _ends_another_part(evidence: Evidence) -> bool:
    """Whether the claim says that something ended, and the notice only that a part of it did: "the second clause"."""
    return any(
        mine.family in ENDING
        and not mine.negated
        and not speaks_of_a_part(evidence.claim, mine)
        and bool(told := _told_in(evidence, mine))
        and all(told)
        for mine in evidence.claim.actions
    )


def _told_in(evidence: Evidence, mine: Action) -> list[bool]:
    """For each statement with the deed, whether it stands behind the name of a part."""
    return [
        speaks_of_a_part(reading, other)
        for reading in evidence.read.statements
        for other in reading.actions
        if alike(mine, other)
    ]


def _is_deed(token: Token) -> bool:
    words = lexicon()
    past = token.norm.endswith("ed") or token.norm in _PAST
    return past and token.norm in words.actions and token.norm not in words.light


def _akin(token: Token, evidence: Evidence) -> bool:
    family = lexicon().actions[token.norm]
    if family == _REMOVE and deeds.leaves_out(evidence):
        return True
    if token.norm in _EXEMPTED:
        return False
    akin = lexicon().akin.get(family)
    return any(akin in reading.words.families for reading in (evidence.read.head, *evidence.read.statements))


def _lacks_the_denied(evidence: Evidence) -> bool:
    """Whether the claim says that something was not done, and the notice says nothing of doing it or undoing it.

    Another statement than the nearest must itself deny it.
    """
    words = lexicon()
    told = set(evidence.focus.words.families)
    denied = {action.family for one in evidence.read.statements for action in one.actions if action.negated}
    return any(
        not told & {deed.family, words.opposites[deed.family], words.akin.get(deed.family)}
        and deed.family not in denied
        for deed in evidence.claim.actions
        if deed.negated
    )


def _denies_the_unsaid(evidence: Evidence) -> bool:
    """Whether the word behind the claim's "no" is nothing that the notice speaks of: "no break from the duty"."""
    missing = {token.start for token in evidence.whole.missing}
    claim = evidence.claim
    for no in claim.marks.negations:
        behind = next((token for token in claim.content if token.start >= no.end), None)
        if (
            behind is not None
            and behind.start in missing
            and not CLAUSE.search(claim.text[no.end : behind.start])
            and not deeds.leaves_out(evidence)
            and not (_says_little(behind) and _takes_away(evidence.focus))
        ):
            return True
    return False


def _says_little(token: Token) -> bool:
    """Whether denying a word denies what is told beside it: "no longer enjoys", "doesn't matter"."""
    return token.norm in lexicon().light or token.norm in _LASTING


def _takes_away(reading: Reading) -> bool:
    """Whether a text denies something or takes it away, and does not deny the taking away: "does not remove"."""
    taking = [action for action in reading.actions if action.family in lexicon().negative]
    return bool(reading.marks.negations or taking) and not any(action.negated for action in taking)


def _leaves_out_a_clause(evidence: Evidence) -> bool:
    """Whether the notice lacks most of one of the claim's clauses: "…, and that is what it ended up booking"."""
    claim, missing = evidence.claim, {token.start for token in evidence.whole.missing}
    for start, end in claim.clauses:
        if _ADVICE.match(claim.text, start):
            continue
        inside = [token for token in claim.content if start <= token.start < end]
        lacking = [token for token in inside if token.start in missing]
        if len(inside) >= _FEWEST and len(lacking) * 2 > len(inside):
            return True
    return False


def _lacks_the_point(evidence: Evidence) -> bool:
    """Whether "it was the clerk that" has its clerk from elsewhere in the notice, or from nowhere."""
    cleft = _CLEFT.search(evidence.claim.text)
    return cleft is not None and any(
        cleft.start("point") <= token.start < cleft.end("point") for token in evidence.own.missing
    )


def _has_another_day(evidence: Evidence) -> bool:
    """Whether the claim's day is found only elsewhere in the notice, and the statement has a day of its own.

    Or whether the claim tells one twice, where the statement has another one beside it.
    """
    claimed, told = evidence.claim.dates, evidence.focus.dates
    days = {(one.year, one.month, one.day) for one in claimed}
    if len(days) < len(claimed) <= len({(one.year, one.month, one.day) for one in told}):
        return True
    known = (*told, *evidence.read.head.dates)
    elsewhere = any(one.day and not any(one.agrees(other) for other in known) for one in claimed)
    return elsewhere and any(other.day and not any(one.agrees(other) for one in claimed) for other in told)


def _has_an_untold_day(evidence: Evidence) -> bool:
    """Whether the claim names a day and the notice only its month or year."""
    told = [date for reading in (evidence.focus, *evidence.context) for date in reading.dates]
    told += notice_dates(evidence)
    for one in evidence.claim.dates:
        agreeing = [other for other in told if one.agrees(other)]
        if one.day and agreeing and not any(other.day for other in agreeing):
            return True
    return False


def _has_another_place(evidence: Evidence) -> bool:
    """Whether the claim's place is found only in other statements, and this one names a place of its own."""
    claimed, told = _places(evidence.claim), _places(evidence.focus)
    return bool(claimed - told - _places(evidence.read.head)) and bool(told - claimed)


def _counts_elsewhere(evidence: Evidence) -> bool:
    """Whether the claim's number is found only in statements that name other places than the claim's."""
    claimed = _places(evidence.claim)
    for mine in evidence.claim.quantities:
        holding = [
            reading
            for reading in (evidence.focus, *evidence.read.statements)
            if any(
                mine.dimension == other.dimension and mine.same_value(other) for other in reading.quantities
            )
        ]
        if claimed and holding and all(_places(one) and not claimed & _places(one) for one in holding):
            return True
    return False


def _counts_others(evidence: Evidence) -> bool:
    """Whether the claim counts those of a place of which the statement does not speak: "eleven Indian firms"."""
    claim, there = evidence.claim, evidence.focus.keys | _places(evidence.read.head)
    starts = {quantity.end + 1 for quantity in claim.quantities if quantity.dimension == "count"}
    return any(
        token.start in starts and token.key.startswith("place:") and token.key not in there
        for token in claim.content
    )


def _turned_elsewhere(evidence: Evidence) -> bool:
    """Whether another statement has the contrary of one of the claim's words: "reasonable", "unreasonable"."""
    own = {mine.start for mine, _ in evidence.own.pairs}
    return any(mine.start not in own and are_turned(mine, other) for mine, other in evidence.whole.pairs)


def _escapes(evidence: Evidence) -> bool:
    """Whether the claim has something escaped or dodged of which the statement frees nobody: "skips the levy"."""
    escaping, focus = lexicon().grammar.escaping_stems, evidence.focus
    frees = bool(focus.marks.negations) or bool(set(focus.words.families) & lexicon().negative)
    return not frees and any(stem(token.norm) in escaping for token in evidence.whole.missing)


def _told_otherwise_beside(evidence: Evidence) -> bool:
    """Whether only other statements have what the claim says must, may or does not happen, and they say otherwise.

    A claim of two clauses is judged by the statement of one of them. "Dropped enforcing it" beside "will not enforce
    it" says the same: only a "must", "may" or "not" right before the word is compared.
    """
    claim, own = evidence.claim, {mine.start for mine, _ in evidence.own.pairs}
    for mine in claim.content:
        if mine.start in own or not _BEFORE_A_DEED.search(lowered(claim.text[: mine.start])):
            continue
        told = [
            (_is_denied(reading, its), _duty_before(reading, its))
            for reading in evidence.read.statements
            if (its := reading.words.keys.get(mine.key)) is not None
        ]
        denied, duty = _is_denied(claim, mine), _duty_before(claim, mine)
        if told and not any(denied == no and (duty == other or not (duty and other)) for no, other in told):
            return True
    return False


def _adds_a_condition(evidence: Evidence) -> bool:
    """Whether the claim holds only if something else does, of which the notice does not speak."""
    claim, light = evidence.claim, lexicon().light
    missing = {token.start for token in evidence.whole.missing if token.norm not in light}
    return any(
        token.start in missing and claim.part(token.start) == claim.part(condition.end())
        for condition in _CONDITION.finditer(lowered(claim.text))
        for token in claim.content
        if token.start >= condition.end()
    )


def _is_denied(reading: Reading, token: Token) -> bool:
    negated = any(action.negated for action in reading.actions if action.token.start == token.start)
    return negated or token.start in reading.denied


def _duty_before(reading: Reading, token: Token) -> str:
    """Whether a verb is what "may" or "must" be done."""
    found = _BEFORE_A_DEED.search(lowered(reading.text[: token.start]))
    return "" if found is None else "may" if found["may"] else "must" if found["must"] else ""


def _votes_against(evidence: Evidence) -> bool:
    """Whether the claim has a vote against what the statement has no vote against."""
    mine, its = vote_of(evidence.claim), vote_of(evidence.focus)
    told = evidence.claim.text[mine.ayes.end : mine.noes.start] if mine is not None else ""
    if mine is not None and its is not None and mine.same(its) and _FOR_IT.search(told):
        # "369 for and 22 against" has nobody else against it.
        return False
    return bool(_AGAINST.search(evidence.claim.text)) and not _AGAINST.search(evidence.focus.text)


def _says_so_of_what_is_left_out(evidence: Evidence) -> bool:
    """Whether the claim says of a thing what the statement says of all but that."""
    return not denies_or_takes_away(evidence) and bool(speaks_of_what_is_left_out(evidence))


def _places(reading: Reading) -> frozenset[str]:
    return frozenset(key for key in reading.keys if key.startswith("place:"))
