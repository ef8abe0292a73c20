"""Signs that a claim binds its words otherwise than its statement: shut out, another of two, off instead of on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import plain
from bot.checking.reading.quantities import Quantity
from bot.checking.reading.tokens import Token, lowered
from bot.checking.signs.called import own_keys
from bot.checking.signs.left_out import EXCEPT
from bot.checking.signs.no_longer import turned_from
from bot.checking.signs.roles import same_verb

_NOT_THIS: Final = re.compile(
    rf"(?:\b(?:not|without|none|bar|minus|{EXCEPT})|n't)"
    r"(?: (?:for|in|to|from|of|on|under|by|the|also|yet|any)){0,3} $"
)
_ORDINAL: Final = re.compile(
    r"\b(?P<which>first|second|third|fourth|fifth|last|both|either|neither)\b (?:of the )?"
    r"(?P<what>(?!(?:years?|months?|weeks?|days?|times?|quarters?|half)\b)[a-z]{4,})"
)
_DEGREE: Final = re.compile(r"\b(more|less|fewer|most|least) (?!than\b)([a-z]{4,})\b")
_OF_WHAT: Final = re.compile(
    r" (?:or (?:more|less|fewer|above|below|under|over) )?(?:(?:of|in) )?(?:the |its |their )?"
)
_A_SUM_OF: Final = re.compile(
    r" (?:of|worth) (?:(?:about|around|up to|as much as|at least|at most|some|nearly|roughly|over|more than) )*$"
)
_OFF: Final = re.compile(r"\b(?:off|out of|away from|from) (?:the |its |their |any )?(?:[\w.'-]+ )?$")
_JOINING: Final = frozenset({"add", "impose", "raise"})
_ONTO: Final = re.compile(r"\b(?:to|on|onto|into|under|in) (?:the |its |their |a )?(?:[\w.'-]+ )?$")
# "Imposes a fee on ferries, lamps and buoys": the last of a list too.
_ONTO_A_LIST: Final = re.compile(r"\bon (?:[\w.'-]+,? ){0,6}$")
_PART: Final = re.compile(r"\b(by|to|from|against) (?:the |its |their |a )?$")
_OWNER: Final = re.compile(r"['\u2019]s\b")
_BESIDE: Final = re.compile(r" |(?:,? (?:and|or) |, )(?:[\w.]+(?:,? (?:and|or) |, | )){1,3}")
_TIMES: Final = frozenset({"year", "quarter", "month", "week", "day"})
_DOWN: Final = ("less", "fewer", "least")


def shut_out(evidence: Evidence) -> str:
    """A name that the claim shuts out and the statement has without a denial: "to China but not to Macau"."""
    claim, focus = evidence.claim, evidence.focus
    if focus.marks.negations:
        return ""
    names = (name for name in claim.names if name.key in focus.keys)
    return next((one.text for one in names if _NOT_THIS.search(lowered(claim.text[: one.start]))), "")


def other_ordinal(evidence: Evidence) -> str:
    """The claim's "first clause" or "both clauses" against "the second clause"."""
    mine, its = (
        {
            (match["what"].rstrip("s"), match["which"]): match[0]
            for match in _ORDINAL.finditer(lowered(reading.text))
        }
        for reading in (evidence.claim, evidence.focus)
    )
    told = {what for what, _ in its}
    return next(
        (words for (what, which), words in mine.items() if what in told and (what, which) not in its), ""
    )


def other_degree(evidence: Evidence) -> str:
    """The claim's "more advanced" against "less advanced"."""
    mine, its = (
        {(match[2], match[1] in _DOWN): match[0] for match in _DEGREE.finditer(lowered(reading.text))}
        for reading in (evidence.claim, evidence.focus)
    )
    return next(
        (
            words
            for (what, less), words in mine.items()
            if (what, not less) in its and (what, less) not in its
        ),
        "",
    )


def still_there(evidence: Evidence) -> str:
    """What the claim says is so and the statement turns from: "is in D:3" against "moves from D:3 to A:5"."""
    if evidence.claim.marks.negations:
        return ""
    left = turned_from(evidence)
    here = (*evidence.claim.content, *evidence.claim.designators)
    return next((token.text for token in here if token.key in left), "")


def unknown_sum(evidence: Evidence) -> str:
    """The claim's noun for a number, of which the notice has no word: "a $4 billion profit", "losses of $4"."""
    missing = {token.start for token in evidence.whole.missing}
    for mine in evidence.claim.quantities:
        if mine.dimension == "count":
            continue
        for noun in (*_behind_it(evidence.claim, mine), *_before_it(evidence.claim, mine)):
            if noun.start in missing and plain(noun) and noun.text[:1].islower():
                return f"{mine.text} {noun.text}"
    return ""


def _behind_it(claim: Reading, number: Quantity) -> Iterator[Token]:
    """The nouns behind a number: the first one, and the last that it only tells the kind of, if that says much."""
    behind = _OF_WHAT.match(claim.text, number.end)
    end, run = behind.end() if behind else number.end, list[Token]()
    for token in claim.content:
        if token.start >= end and claim.text[end : token.start] == ("" if not run else " "):
            run.append(token)
            end = token.end
    if run and run[0].norm not in _TIMES:
        yield run[0]
        # "4 million of surplus stock" is none of the stock; "a 5 percent tax credit" is no tax.
        if claim.text[number.end : run[0].start] == " " and stem(
            run[-1].norm
        ) not in lexicon().grammar.neutral_stems | {"year", "quarter"}:
            yield run[-1]


def _before_it(claim: Reading, number: Quantity) -> Iterator[Token]:
    """The noun before the "of" of a number."""
    of = _A_SUM_OF.search(lowered(claim.text[: number.start]))
    if of is not None:
        yield from (token for token in claim.content if token.end == of.start())


def moved_off(evidence: Evidence) -> str:
    """What the claim has something come off, out of or from, where the statement has it come to or on it.

    "Struck from the list" against "added to the list".
    """
    claim, focus = evidence.claim, evidence.focus
    families = {action.family for action in focus.actions if not action.token.norm.startswith("includ")}
    if not families & _JOINING or families & lexicon().negative or focus.turning.start:
        return ""
    for mine, its in evidence.own.pairs:
        off = _OFF.search(lowered(claim.text[: mine.start]))
        before = lowered(focus.text[: its.start]) if off else ""
        on_it = _ONTO.search(before) or (off and off[0].startswith("off ") and _ONTO_A_LIST.search(before))
        if off and on_it:
            return f"{off[0].strip()} {mine.text}"
    return ""


def other_part(evidence: Evidence) -> str:
    """Who does it in the claim, behind a "by", and whom the statement has it done to, behind a "to", or the reverse."""
    claim, focus = evidence.claim, evidence.focus
    if not _tell_of_one_deed(claim, focus):
        return ""
    for mine, its in evidence.own.pairs:
        here = _PART.search(lowered(claim.text[: mine.start]))
        there = _PART.search(lowered(focus.text[: its.start]))
        named = mine in claim.names or ":" in mine.key
        owns = _OWNER.match(claim.text, mine.end) or _OWNER.match(focus.text, its.end)
        if here and there and named and not owns and (here[1] == "by") != (there[1] == "by"):
            return f"{here[1]} {mine.text}"
    return ""


def _tell_of_one_deed(claim: Reading, focus: Reading) -> bool:
    """Whether both texts have one verb, other than one of saying."""
    saying = lexicon().grammar.saying
    mine, its = (
        [told.verb for told in reading.predications if told.verb is not None and told.verb.norm not in saying]
        for reading in (claim, focus)
    )
    return any(same_verb(one, other) for one in mine for other in its)


def other_origin(evidence: Evidence) -> str:
    """The claim's thing of a place, if the statement has the thing of another: "Chinese end users", "U.S. end users".

    An office of another place is another one, also where the statement leaves it to the notice whose it is.
    """
    claim, focus, grammar = evidence.claim, evidence.focus, lexicon().grammar
    there = {mine.start: its for mine, its in evidence.own.pairs}
    verbs = {told.verb.start for told in claim.predications if told.verb is not None}
    for place, thing in pairwise(claim.content):
        its = there.get(thing.start)
        beside = place.key.startswith("place:") and claim.text[place.end : thing.start] == " "
        if not beside or its is None or thing.start in verbs or not thing.text[:1].islower():
            continue
        places = {
            one.key for one in focus.content if one.key.startswith("place:") and _is_of(focus, one, its)
        }
        alone = thing.norm in grammar.offices and place.key not in own_keys(evidence) | focus.keys
        if place.key not in places and (places or alone):
            return claim.text[place.start : thing.end]
    return ""


def _is_of(reading: Reading, place: Token, thing: Token) -> bool:
    """Whether a thing is said to be of a place somewhere: "Japanese firms", "Japanese and Brazilian firms"."""
    return any(
        _BESIDE.fullmatch(reading.text[place.end : one.start])
        for one in reading.content
        if one.key == thing.key and one.start > place.end
    )
