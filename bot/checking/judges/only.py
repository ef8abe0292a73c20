"""Where a claim's "only" leaves out nothing that the statement leaves in: it says the same without the word."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.force import without_months
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Bound, Quantity
from bot.checking.reading.tokens import Token, lowered
from bot.checking.signs.misplaced import ALTERNATIVE

_ONLY: Final = re.compile(r"\b(?:only|just|solely|exclusively)\b")
# "On its own initiative", "of their own accord": nobody is shut out; the notice must have the word.
_OWN: Final = re.compile(r"\bon (?:its|their|his|her|our) own (?P<what>initiative|motion|account|terms)\b")
# "Only with a permit", "possible only under a permit": a permit is needed.
_ONLY_WITH: Final = re.compile(
    r"(?:^only |(?<=.)\bonly (?:be )?(?:[a-z]+(?<!s) )?)(?:with|under|upon|against) "
    r"(?:(?:an?|the|its|their|some|prior) )?"
)
# Before what is needed, or behind it: "is subject to a permit", "a permit is required".
_NEEDS: Final = re.compile(
    r"\b(?:subject to|requires?|must have|must hold|must get|needs?|(?:not|no|never)\b[^;:.]*\bwithout)"
    r" (?:(?!and\b|for\b|to\b)[\w'-]+ ){0,3}$"
)
_IS_NEEDED: Final = re.compile(
    r"(?:'s|s)? (?:is|are|was|were) (?:required|needed|necessary|mandatory|compulsory)\b"
)
_ENDS: Final = re.compile(r"[,;:.]| (?:may|can|is|are|will|do|does|from|of|in|to)\b")
# "But only with conditions" tells how, where the statement has them too.
_BUT_ONLY_WITH: Final = re.compile(
    r"\b(?:but|though|and|albeit|if) only (?:with|under|on|subject to|against) (?:(?:an?|the|some) )?"
)
_WITH: Final = re.compile(r"\b(?:with|under|on|subject to|against) (?:[\w-]+[ ,]+){0,3}$")
# "Only lamps with a seal qualify": by a statement that asks for the seal.
_ONLY_THOSE: Final = re.compile(
    r"^[^,;:]{0,20}?\bonly (?P<which>(?:[^,;:]|(?<=\d),(?=\d))+?) (?:can |may |will |are |is |get |gets )?"
    r"(?:qualif(?:y|ies)|count|counts|eligible|covered|caught|through|in)\b"
)
_IF_THOSE: Final = re.compile(
    r"\b(?:if|when|where|once)\b[^,;:.]*\b(?:qualif(?:y|ies|ied)|count(?:s|ed)?|eligible|covered|caught)\b"
)
_UNLESS: Final = re.compile(r"\b(?:unless|except(?:ed|ion|ions)?|otherwise)\b")
_ASKED: Final = re.compile(r"\b(?:must|ha[sd] to|have to|needs? to|provided|required to|as long as|if)\b")
# "Both must be met".
NEEDED: Final = re.compile(r"\b(?:both|all|each)\b[^.;]*\b(?:must|had to|have to|has to)\b", re.IGNORECASE)
_JOINT: Final = re.compile(r"[,;:] | (?:and|or|but|while|plus) ")
_MORE_TOO: Final = re.compile(
    r"\b(?:also|too|as well|in addition|additional|similarly|likewise|one or more|besides|another|further|others?"
    r"|(?<!or )more(?! than\b)|(?:and|or) (?:before|after|earlier|later))\b"
)
# "Did not ban it, only asked about it": set against what is denied.
_SET_AGAINST: Final = re.compile(
    r"(?:\bnot|n't|\bnever)\b[^;:]*?[,;.] (?:but )?(?:it |they |he |she |[\w.]+ )?"
    r"(?:only|just|merely) (?P<verb>[a-z]+)\b"
)
# "A draft only, not a rule", where the statement says that it is no rule.
_NOT_THIS: Final = re.compile(
    r"\bonly, (?:and )?not (?P<no>[^,;:.]+)|\bonly [^,;:]+, (?:and )?not (?P<not>[^,;:.]+)"
)
_ON_A_DAY: Final = re.compile(
    r"\bonly (?:in|on|at|from|by) (?:the |(?:start|beginning|end) of |early |mid-|late )*$"
)
# What runs from a day or until one is not on that day alone.
_RUNS: Final = re.compile(
    r"\b(?:from|since|as of|until|till|through|by|starting|beginning)(?: on| in)?(?: the)? $"
)
# "Was only brought in by a rule of May 2030": not before then.
_ONLY_CAME: Final = re.compile(
    r"\b(?:was|were|got|had been|has been|have been) only [a-z]+\b(?! (?:for|with|against|if|when|among)\b)"
)
_BEFORE_THAT: Final = re.compile(
    r"\b(?:keeps?|kept|keeping|still|remain(?:s|ed)?|stay(?:s|ed)?|continue[sd]?|existing|already|extend(?:s|ed)?"
    r"|renew(?:s|ed)?|again|anew|once more|second|third|next|back|return(?:s|ed)?|restor(?:e|es|ed))\b"
)
# What stands between that verb and its day; "lamps made in May" tells which lamps.
_BY_THEN: Final = re.compile(
    r" (?:[^,;:]* )?by (?:an?|the) [^,;:]*(?:of|in|on|from|dated) (?:the )?"
    r"|(?: (?![a-z]+ed |made |sold |built |held )[\w-]+)*? (?:in|on|at the (?:start|beginning|end) of) "
    r"(?:early |mid-|late )?"
)
_REACH: Final = 3
"""Words behind an "only" among which a word of force is what it makes little of: "only a draft"."""
_WEAK: Final = ("proposed", "preliminary", "suspended", "voluntary", "bill")
_STRONG: Final = ("final", "repealed")
_IS: Final = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|remains?|remained|stays?|stayed|still|so far)|'s|'re) $"
)


def said_without(evidence: Evidence) -> tuple[str, str] | None:
    """The claim's words with its "only", and the statement's that say the same; None where it leaves more open."""
    if len(evidence.claim.marks.exclusive) != 1:
        return None
    signs: tuple[Callable[[Evidence], tuple[str, str] | None], ...] = (
        _by_itself,
        _as_many,
        _from_a_bound,
        _with_what_is_needed,
        _with_conditions,
        _those_that_meet,
        _weakly,
        _set_against,
        _not_the_other,
        _not_before,
        _on_its_day,
    )
    return next((found for sign in signs if (found := sign(evidence)) is not None), None)


def _only(reading: Reading) -> re.Match[str] | None:
    return reading.first_low(_ONLY)


def _partner(evidence: Evidence, token: Token) -> Token | None:
    """The statement's word for one of the claim's."""
    return next((other for mine, other in evidence.own.pairs if mine.start == token.start), None)


def _tells_of_more(evidence: Evidence) -> bool:
    """Whether the notice has "also" or "more", or the statement joins a thing to what it shares with the claim."""
    if any(reading.first_low(_MORE_TOO) for reading in evidence.read.statements):
        return True
    focus = evidence.focus
    shared = min((other.start for _, other in evidence.own.pairs), default=0)
    joints = (
        joint.end()
        for joint in _JOINT.finditer(focus.text, shared)
        if not any(day.start <= joint.start() < day.end for day in focus.dates)
    )
    first = next(joints, len(focus.text))
    return any(token.start >= first for token in evidence.unclaimed)


def _by_itself(evidence: Evidence) -> tuple[str, str] | None:
    own = _OWN.search(lowered(evidence.claim.text))
    if own is None:
        return None
    missing = {token.start for token in evidence.whole.missing}
    return None if own.start("what") in missing else (own[0], own["what"])


def _as_many(evidence: Evidence) -> tuple[str, str] | None:
    """A number right behind "only", where the statement has just that number and no other one: "only three firms"."""
    only, focus = _only(evidence.claim), evidence.focus
    if only is None or focus.marks.inclusive or _tells_of_more(evidence):
        return None
    mine = next((one for one in evidence.claim.quantities if one.start == only.end() + 1), None)
    if mine is None or mine.bound is not Bound.EXACT:
        return None
    theirs = [one for one in focus.quantities if one.dimension == mine.dimension]
    told = next((one for one in theirs if one.bound is Bound.EXACT and mine.same_value(one)), None)
    return (mine.text, told.text) if told and _has_each(evidence, theirs) else None


def _has_each(evidence: Evidence, theirs: list[Quantity]) -> bool:
    claimed = evidence.claim.quantities
    return all(any(one.dimension == my.dimension and my.same_value(one) for my in claimed) for one in theirs)


def _from_a_bound(evidence: Evidence) -> tuple[str, str] | None:
    """A bound behind "only" that is the statement's too, without an alternative to it: "only from 40 watts up"."""
    only, focus = _only(evidence.claim), evidence.focus
    if only is None or ALTERNATIVE.search(lowered(focus.text)):
        return None
    # A further condition lets in fewer still.
    if _tells_of_more(evidence) and not NEEDED.search(lowered(focus.text)):
        return None
    limits = (Bound.AT_LEAST, Bound.AT_MOST, Bound.MORE, Bound.LESS)
    for mine in evidence.claim.quantities:
        if mine.start < only.end() or mine.bound not in limits:
            continue
        for other in focus.quantities:
            if mine.dimension == other.dimension and mine.bound is other.bound and mine.same_value(other):
                return mine.text, other.text
    return None


def _with_what_is_needed(evidence: Evidence) -> tuple[str, str] | None:
    claim, focus = evidence.claim, evidence.focus
    asked, lower = _ONLY_WITH.search(lowered(claim.text)), without_months(focus.text)
    if not asked or focus.marks.partial or ALTERNATIVE.search(lower) or _UNLESS.search(lower):
        return None
    end = next((one.start() for one in _ENDS.finditer(claim.text, asked.end())), len(claim.text))
    behind = [token for token in claim.content if asked.end() <= token.start < end]
    partners = [_partner(evidence, token) for token in behind]
    for other in partners:
        needed = other and (_NEEDS.search(lower[: other.start]) or _IS_NEEDED.match(lower, other.end))
        if other and needed and None not in partners and _of_it(evidence, other):
            return claim.text[asked.start() : end], needed[0].strip()
    return None


def _of_it(evidence: Evidence, needed: Token) -> bool:
    """Whether the part of the statement that asks for something has another word of the claim, and none beside.

    "Ships need a permit, and lamps may leave" asks it of another thing, "copper lamps need one" not of all.
    """
    focus = evidence.focus
    part = focus.part(needed.start)
    spoken = any(
        other.start != needed.start and focus.part(other.start) == part for _, other in evidence.own.pairs
    )
    further: list[Token | Quantity] = [
        *evidence.unclaimed,
        *(
            one
            for one in focus.quantities
            if not any(one.same_value(mine) for mine in evidence.claim.quantities)
        ),
    ]
    return spoken and not any(focus.part(one.start) == part for one in further)


def _with_conditions(evidence: Evidence) -> tuple[str, str] | None:
    asked = _BUT_ONLY_WITH.search(lowered(evidence.claim.text))
    if asked is None or evidence.focus.marks.partial:
        return None
    first = next((token for token in evidence.claim.content if token.start >= asked.end()), None)
    other = _partner(evidence, first) if first else None
    if first is None or other is None or first.start - asked.end() > 1:
        return None
    if any(token.start > other.end for token in evidence.unclaimed):
        return None
    return (asked[0], other.text) if _WITH.search(lowered(evidence.focus.text[: other.start])) else None


def _those_that_meet(evidence: Evidence) -> tuple[str, str] | None:
    """Those that meet what is asked for: the statement has all of "only lamps with a seal", some behind its "must"."""
    claim, focus = evidence.claim, evidence.focus
    those = _ONLY_THOSE.search(lowered(claim.text))
    asked = _ASKED.search(without_months(focus.text))
    lower = lowered(focus.text)
    # "If it is covered, it must have a seal" tells what the covered have to do, and not which are covered.
    if (
        not those
        or not asked
        or ALTERNATIVE.search(lower)
        or _UNLESS.search(lower)
        or _IF_THOSE.search(lower)
    ):
        return None
    start, end = those.span("which")
    within = [token for token in claim.content if start <= token.start < end]
    partners = [_partner(evidence, token) for token in within]
    met = [other.start for other in partners if other is not None]
    for mine in claim.quantities:
        if start <= mine.start < end:
            met += [other.start for other in focus.quantities if mine.same_value(other)]
    if not within or None in partners or not any(place > asked.start() for place in met):
        return None
    return those[0], asked[0]


def _weakly(evidence: Evidence) -> tuple[str, str] | None:
    """A word of weak force behind "only" that the statement has too: "is only proposed", "only a draft"."""
    claim, only = evidence.claim, _only(evidence.claim)
    # "Only Lumo may", "suspended only the fee": that shuts others out.
    if only is None or not _IS.search(lowered(claim.text[: only.start()])):
        return None
    behind = [token for token in claim.tokens if token.start >= only.end()][:_REACH]
    end = behind[-1].end if behind else only.end()
    for family in _WEAK:
        told = evidence.focus.marks.modality.get(family)
        weak = lexicon().force.modality[family].search(without_months(claim.text)[:end], only.end())
        if told and weak and not any(strong in evidence.focus.marks.modality for strong in _STRONG):
            return weak[0], told
    return None


def _set_against(evidence: Evidence) -> tuple[str, str] | None:
    """What is said to have been done instead of what claim and statement both deny: "did not ban it, only asked"."""
    claim, focus = evidence.claim, evidence.focus
    found = _SET_AGAINST.search(lowered(claim.text))
    if found is None or not focus.marks.negations or _tells_of_more(evidence):
        return None
    verb = next((token for token in claim.content if token.start == found.start("verb")), None)
    denied = [token for token in claim.content if found.start() <= token.start < found.start("verb")]
    # The verb that is denied stands last but for what it is done to.
    its = [other for token in denied if (other := _partner(evidence, token)) is not None]
    no = focus.marks.negations[0]
    missing = {token.start for token in evidence.whole.missing}
    if verb is None or verb.start in missing or not its or not any(one.start > no.start for one in its):
        return None
    return found[0], no.text


def _not_before(evidence: Evidence) -> tuple[str, str] | None:
    """The day of "was only brought in by a rule of May 2030", where that is when the statement says it was.

    A notice of that day may well speak of what was there before.
    """
    claim = evidence.claim
    came = _ONLY_CAME.search(lowered(claim.text))
    if came is None:
        return None
    told_of = any(came.start() <= mine.start < came.end() for mine, _ in evidence.own.pairs)
    others = any(one.year and not any(one.agrees(two) for two in claim.dates) for one in evidence.focus.dates)
    before = _BEFORE_THAT.search(lowered(evidence.focus.text))
    if not told_of or others or before or _tells_of_more(evidence):
        return None
    for mine in claim.dates:
        if not (mine.start > came.end() and mine.year and mine.month):
            continue
        told = next(
            (one for one in evidence.focus.dates if mine.agrees(one) and one.year and one.month), None
        )
        if told is not None and _BY_THEN.fullmatch(lowered(claim.text), came.end(), mine.start):
            return came[0], told.text
    return None


def _not_the_other(evidence: Evidence) -> tuple[str, str] | None:
    """A "this only, not that", where the statement denies that, and has nothing more to it."""
    claim, focus = evidence.claim, evidence.focus
    other = _NOT_THIS.search(lowered(claim.text))
    if other is None or not focus.marks.negations or _MORE_TOO.search(lowered(focus.text)):
        return None
    start, end = other.span("no") if other["no"] else other.span("not")
    denied = [token for token in claim.content if start <= token.start < end]
    partners = [_partner(evidence, token) for token in denied]
    no = focus.marks.negations[0]
    # "For ships and kites, not for lamps" is not for ships only; "not for lamps of Brenta" may be for others.
    more = bool(evidence.unclaimed)
    all_denied = bool(denied) and all(one and one.start > no.start for one in partners)
    return (other[0], no.text) if all_denied and not more else None


def _on_its_day(evidence: Evidence) -> tuple[str, str] | None:
    """A day of a year right behind "only", where the claim has each day of the statement: "only on 1 May 2030"."""
    lower, told = lowered(evidence.claim.text), evidence.focus.dates
    for mine in evidence.claim.dates:
        if not (mine.year and _ON_A_DAY.search(lower[: mine.start])):
            continue
        its = next((one for one in told if one.year and mine.agrees(one)), None)
        if (
            its
            and _RUNS.search(lowered(evidence.focus.text[: its.start]))
            and not _RUNS.search(lower[: mine.start])
        ):
            continue
        if (
            its
            and not _MORE_TOO.search(lowered(evidence.focus.text))
            and all(any(one.agrees(two) for two in evidence.claim.dates) for one in told)
        ):
            return mine.text, its.text
    return None
