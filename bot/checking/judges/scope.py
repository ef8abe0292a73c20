"""Scope: all or some, only or also, everywhere or somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.judges.everyone import said_of_all
from bot.checking.judges.only import NEEDED, said_without
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Bound
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import ReasonKind

_PAIR = 2
_OWN = " own"
_TRAILING = ("only", "alone", "exclusively")
_CLAUSE_ENDS = re.compile(r" ?(?:$|[.,;:!?)])")
_NEAR = 3
_SOME = frozenset(
    {"certain", "some", "several", "specific", "selected", "eligible", "part", "parts", "partly", "most"}
)
_ANY = frozenset({"any", "anyone", "anybody"})
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_JOINED = re.compile(rf",? ?(?:(?:and|or) ?)?(?:{_COUNT} )?(?:in|under|from)? ?", re.IGNORECASE)
# "Only if it meets both" says what "both must be met" says.
_ONLY_IF = re.compile(
    r"\bonly\b(?=[^.;]*\b(?:if|when|where|that|which|with)\b[^.;]*\b(?:both|all|each)\b)", re.IGNORECASE
)
_ONLY_SOME = re.compile(
    r"\bonly (?:some|certain|part|a few|a handful|selected|specific|half)\b"
    r"|(?:\bnot|n't) (?:all|every|everything|everyone|everybody|everywhere)\b"
    r"|(?:\bnot|\bno longer|n't) (?:\w+ )?(?:fully|completely|entirely|totally|wholly|outright)\b",
    re.IGNORECASE,
)
# "Only under a licence" says how, and not where or to whom.
_ON_CONDITION = re.compile(
    r"\bonly (?:possible |allowed |permitted )?"
    r"(?:under an?|with|if|when|after|by|through|once|upon|subject to|provided)\b",
    re.IGNORECASE,
)
_ONLY_WHEN = re.compile(r"\bonly (?:if|when|after|once|until|before)\b", re.IGNORECASE)
# "All under X", "each of them in X": what stands before the place.
_ALL_IN = re.compile(r"\b(?:all|each|both)(?: of (?:them|which|whom|these))? (?:in|under|from|of) (?:the )?$")
# "Exemptions for all": what is left out is all.
_EXEMPTS_ALL = re.compile(
    r"\b(?:exempt\w*|exceptions?|waive\w*)(?: (?:for|to|of|on|from))? (?:all|every|each|any)\b", re.IGNORECASE
)
# "Changes only how permits are reviewed" leaves open for what.
_ONLY_HOW = re.compile(r"\bonly (?:how|when|why|whether|what|the way)\b", re.IGNORECASE)
# "Only makes Brenta build its own": what is so limited is what it leads to, and not for whom.
_ONLY_LEADS_TO = re.compile(
    r"\b(?:only|just|merely) (?:makes?|forces?|push(?:es)?|drives?|teach(?:es)?|encourages?|spurs?|leads?)\b",
    re.IGNORECASE,
)
# "Only get one permit": not for whom, but how many.
_ONLY_SO_MANY = re.compile(r"\bonly (?:[a-z]+ )?(?:a single|one|two|three|four|five|six|\d[\d.,]*) (?!of\b)")
_EACH_OF_THEM = re.compile(r"\b(?:one|two|three|four|five|six|\d[\d.,]*) [\w-]+ each\b")
_LIMITED = "limited to"
_ANY_TIME = re.compile(r"\bany (?:time|moment|stage|point|way|case)\b")
# "The same approach will apply to Lumo, Brand and others".
_SAME_FOR = re.compile(
    r"\bthe same (?:[a-z]+ )?(?:(?:will|shall|would|also|now) )*(?:appl(?:y|ies|ied)|goes|holds?|held) (?:to|for) "
)
_EXEMPTION = ("exempt", "except", "waive")


def judge_scope(evidence: Evidence) -> Iterator[Finding]:
    """A claim of all or only against a statement of some, of conditions, of more places, or of the other one."""
    mine, other = evidence.claim.marks, evidence.focus.marks
    wider = _further_places(evidence) if mine.universal or mine.exclusive else ""
    only_some = evidence.claim.first(_ONLY_SOME)
    limited = mine.partial and not _EXEMPTS_ALL.search(evidence.claim.text)
    if mine.universal and not limited and not only_some:
        yield from _of_all(evidence, wider)
    if only_some and other.universal and not other.partial:
        part = only_some[0]
        if before_one_thing(evidence, part, other.universal[0]):
            yield Finding(ReasonKind.SCOPE, Sign.DIFFERS, part, other.universal[0], firm=False)
    if name := _one_of_both(evidence):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, name)
    if place := _outside(evidence):
        yield facing(ReasonKind.SCOPE, Sign.DIFFERS, *place)
    if condition := _condition(evidence):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, condition)
    if mine.exclusive:
        yield _of_only(evidence, wider)
    elif mine.inclusive and other.exclusive and not other.inclusive and not _is_of_how(evidence):
        yield Finding(ReasonKind.SCOPE, Sign.DIFFERS, mine.inclusive[0], other.exclusive[0])


def _is_of_how(evidence: Evidence) -> bool:
    """Whether the statement's "only" is of how or when, and the claim says nothing of that: "covers Japan too"."""
    claim, focus = evidence.claim.text, evidence.focus.text
    return bool(_ONLY_HOW.search(focus)) and not _ONLY_HOW.search(claim)


def _of_all(evidence: Evidence, wider: str) -> Iterator[Finding]:
    """What the statement says to the claim's "all"; `wider` is a place that it lists beside the claim's."""
    mine, other = evidence.claim.marks, evidence.focus.marks
    if wider and mine.universal[0] == "each" and _EACH_OF_THEM.search(lowered(evidence.claim.text)):
        return
    if wider and mine.universal[0] not in _ANY and not (other.universal and _either(evidence, wider)):
        yield Finding(ReasonKind.SCOPE, Sign.DIFFERS, mine.universal[0], wider)
    elif (everything := _of_the_same(evidence)) and (
        mine.exclusive or not other.exclusive or mine.universal[0] in other.universal
    ):
        yield Finding(ReasonKind.SCOPE, Sign.AGREES, mine.universal[0], everything[0])
    elif limit := _limits(evidence):
        sign = Sign.DIFFERS if _of_one_thing(evidence, mine.universal[0], limit[0]) else Sign.ABSENT
        yield Finding(ReasonKind.SCOPE, sign, mine.universal[0], limit[0], firm=False)
    elif not said_of_all(evidence):
        yield Finding(ReasonKind.SCOPE, Sign.ABSENT, mine.universal[0])


def _limits(evidence: Evidence) -> tuple[str, ...]:
    """The statement's words for a part or only some; where the claim exempts all, those alone that it lacks itself."""
    mine, other = evidence.claim.marks, evidence.focus.marks
    part = other.partial
    if _EXEMPTS_ALL.search(evidence.claim.text):
        part = tuple(word for word in part if word not in mine.partial and not word.startswith(_EXEMPTION))
    return (*part, *other.exclusive)


def _of_the_same(evidence: Evidence) -> tuple[str, ...]:
    """The statement's words of all; an "any" only before what the claim has all of: "any revenue" is no customer."""
    mine, other = evidence.claim.marks.universal, evidence.focus.marks.universal
    anybody = any(token.norm in lexicon().light for token in _behind(evidence.claim, mine[0])[:1])
    return tuple(
        word
        for word in other
        if word != "any"
        or anybody
        or before_one_thing(evidence, mine[0], word)
        or (word == mine[0] and _at_any_time(evidence))
    )


def _at_any_time(evidence: Evidence) -> bool:
    """Whether both say "at any time" and the like, behind which no word carries a subject."""
    mine, its = (_ANY_TIME.search(lowered(reading.text)) for reading in (evidence.claim, evidence.focus))
    return bool(mine and its and mine[0] == its[0])


def _of_only(evidence: Evidence, wider: str) -> Finding:
    """What the statement says to the claim's "only"; `wider` is a place that it lists beside the claim's."""
    mine, other = evidence.claim.marks, evidence.focus.marks
    everywhere = [
        word
        for word in other.universal
        if word not in ("any", "anyone", "each") and not mine.universal and not other.exclusive
    ]
    placed = bool(wider) and (mine.exclusive[0] not in other.exclusive or _beside_a_place(evidence.claim))
    if _ON_CONDITION.search(evidence.claim.text) or "provided" in other.partial:
        placed, everywhere = False, []
    placed = placed and not _ONLY_LEADS_TO.search(evidence.claim.text) and not _is_of_how_many(evidence.claim)
    # "Only after it was listed" says when, and "not limited to" says whom.
    apart = "provided" in other.partial or _ONLY_WHEN.search(evidence.claim.text)
    inclusive = () if apart else (*_beside_it(evidence), *_same_for_others(evidence))
    if more := (*inclusive, *((wider,) if placed else ()), *everywhere):
        return Finding(ReasonKind.SCOPE, Sign.DIFFERS, mine.exclusive[0], more[0])
    # "On its own initiative" is no "only".
    alike = [word for word in other.exclusive if word.endswith(_OWN) is mine.exclusive[0].endswith(_OWN)]
    if alike:
        return Finding(ReasonKind.SCOPE, Sign.AGREES, mine.exclusive[0], alike[0])
    if same := said_without(evidence):
        return Finding(ReasonKind.SCOPE, Sign.AGREES, *same)
    asked, needed = _ONLY_IF.search(evidence.claim.text), NEEDED.search(evidence.focus.text)
    if asked and needed:
        return Finding(ReasonKind.SCOPE, Sign.AGREES, asked[0], needed[0])
    return Finding(ReasonKind.SCOPE, Sign.ABSENT, mine.exclusive[0])


def _beside_it(evidence: Evidence) -> tuple[str, ...]:
    """The statement's words by which something else is meant too.

    Not of a kind that the claim does not name: what is "not limited to street lamps" may be so of lamps alone.
    """
    lower = lowered(evidence.focus.text)
    found = [(word, lower.find(word)) for word in evidence.focus.marks.inclusive]
    behind = {
        word: next((one for one in evidence.focus.content if one.start >= place + len(word)), None)
        for word, place in found
        if place >= 0 and word.endswith(_LIMITED)
    }
    strange = {
        word
        for word, one in behind.items()
        if one is not None and one.text.islower() and evidence.claim.words.same(one) is None
    }
    return tuple(word for word, _ in found if word not in strange)


def _is_of_how_many(claim: Reading) -> bool:
    """Whether an "only" stands before a number: "only get one permit"."""
    return bool(_ONLY_SO_MANY.search(lowered(claim.text)))


def _same_for_others(evidence: Evidence) -> tuple[str, ...]:
    """The statement's "the same will apply to Lumo", where by the claim only another one has it."""
    same = _SAME_FOR.search(lowered(evidence.focus.text))
    # "The same will apply to Brand in June" leaves May to the other one.
    if same is None or any(day.start >= same.end() for day in evidence.focus.dates):
        return ()
    held = {token.key for token in _beside_only(evidence.claim)}
    others = {token.key for token in evidence.focus.names if token.start >= same.end()}
    names = {token.key for token in evidence.claim.names}
    return (same[0],) if others and held & names and not held & others else ()


def _beside_only(claim: Reading) -> list[Token]:
    """The word that an "only" or "alone" is about: behind it, or before it."""
    word = claim.marks.exclusive[0]
    if word == "alone":
        place = lowered(claim.text).find(word)
        return [token for token in claim.content if token.end <= place][-1:]
    return _behind(claim, word)[:1] if not _trails(claim, word) else _behind(claim, word)[-1:]


def _of_one_thing(evidence: Evidence, whole: str, part: str) -> bool:
    """Whether "all" and "some" stand before the same thing; an exception or a condition needs none."""
    return part not in _SOME or before_one_thing(evidence, whole, part)


def before_one_thing(evidence: Evidence, mine: str, its: str) -> bool:
    """Whether a word of the claim and one of the statement stand before the same thing."""
    here, there = (
        {token.key for token in _behind(reading, word)}
        for reading, word in ((evidence.claim, mine), (evidence.focus, its))
    )
    return bool(here & there)


def _behind(reading: Reading, word: str) -> list[Token]:
    """The first words behind a word that carry a subject; those before one that ends its clause: "for ships only"."""
    found = re.search(rf"\b{re.escape(word)}\b", reading.text, re.IGNORECASE)
    if found and _trails(reading, word):
        return [token for token in reading.content if token.end <= found.start()][-_PAIR:]
    return [token for token in reading.content if found and token.start >= found.end()][:_NEAR]


def _trails(reading: Reading, word: str) -> bool:
    """Whether a word such as "only" stands at the end of its clause."""
    found = re.search(rf"\b{re.escape(word)}\b", reading.text, re.IGNORECASE)
    return bool(found and word in _TRAILING and _CLAUSE_ENDS.match(reading.text, found.end()))


def _beside_a_place(claim: Reading) -> bool:
    """Whether the claim's "only" stands in the same part of the sentence as a place."""
    only = claim.text.lower().find(claim.marks.exclusive[0])
    return any(key.startswith("place:") for key in claim.part_keys(max(0, only)))


def _either(evidence: Evidence, place: str) -> bool:
    """Whether the statement speaks of all to one place or the other: then also of all to one of them."""
    return bool(
        re.search(rf"\bto (?:[\w-]+ ){{1,4}}or (?:to )?(?:the )?{re.escape(place)}\b", evidence.focus.text)
    )


def _one_of_both(evidence: Evidence) -> str:
    """A word behind the claim's "both" that the statement lacks, though it has its partner: "both salt and cocoa"."""
    claim = evidence.claim
    both = next((token for token in claim.tokens if token.norm == "both"), None)
    if both is None:
        return ""
    aligned = {token.start for token, _ in evidence.own.pairs}
    behind = [token for token in claim.content if token.start >= both.end][:_PAIR]
    joined = len(behind) == _PAIR and claim.text[behind[0].end : behind[1].start].strip() == "and"
    lacking = [token.text for token in behind if token.start not in aligned]
    return lacking[0] if joined and len(lacking) == 1 else ""


def _outside(evidence: Evidence) -> tuple[Token, Token] | None:
    """A place of the claim beside the one where all is that the statement speaks of: "all of them in X"."""
    focus, keys = evidence.focus, evidence.claim.keys
    claimed = (token for token in evidence.claim.content if token.key.startswith("place:"))
    other = next((token for token in claimed if token.key not in focus.keys), None)
    for token in focus.content if other is not None else ():
        facing = token.key.startswith("place:") and token.key not in keys
        if facing and other is not None and _ALL_IN.search(focus.text[: token.start].lower()):
            return other, token
    return None


def _condition(evidence: Evidence) -> str:
    """A second bound that the statement puts on one of the claim's and the claim drops: "40 km or more with …"."""
    focus = evidence.focus
    for mine in evidence.claim.quantities:
        for other, further in pairwise(focus.quantities):
            bounded = Bound.EXACT not in (other.bound, further.bound) and mine.dimension == other.dimension
            with_ = re.search(r"\bwith\b", focus.text[other.end : further.start])
            dropped = not any(further.same_value(one) for one in evidence.claim.quantities)
            if bounded and mine.same_value(other) and with_ and dropped:
                return further.text
    return ""


def _further_places(evidence: Evidence) -> str:
    """A place that the statement lists beside one of the claim's: "China and Japan" against "all in China"."""
    claimed = {token.key for token in evidence.claim.content if token.key.startswith("place:")}
    places = [token for token in evidence.focus.content if token.key.startswith("place:")]
    for first, second in pairwise(places):
        joined = _JOINED.fullmatch(evidence.focus.text, first.end, second.start)
        if joined and len({first.key, second.key} & claimed) == 1:
            return (second if first.key in claimed else first).text
    return ""
