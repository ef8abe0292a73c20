"""Where a statement says of all what a claim says of all, though not with the same word."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.alignment import align
from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import CLAUSE
from bot.checking.reading.one_text import Reading
from bot.checking.reading.quantities import Bound, Quantity
from bot.checking.reading.tokens import Token, lowered

# "Anyone who knows must tell": whom a duty or a risk meets, as "persons must tell" does.
_WHOEVER: Final = re.compile(
    r"\b(?:anyone|anybody|everyone|everybody) (?P<which>(?:who|with|that|[a-z]+ing)\b[^,;:]*)", re.IGNORECASE
)
_DUTY: Final = re.compile(
    r"\b(?:must|ha[sd] to|have to|needs? (?:to|an?)|risk(?:s|ed|ing)?|is required|are required)\b",
    re.IGNORECASE,
)
# "Wants notice from anyone who knows", "anyone who wishes to comment had until May".
_ASKED: Final = re.compile(
    r"\b(?:wants?|wanted|asks?|asked|demands?|demanded|expects?|requires?|required)\b[^,;:]*"
    r"\b(?:from|of|that) (?:anyone|anybody|everyone|everybody)\b"
    r"|\b(?:anyone|anybody|everyone|everybody)\b[^,;:]*\b(?:had|has|have) until\b",
    re.IGNORECASE,
)
# Whom a statement means who names nobody: "persons must tell", "using lamps risks".
_NOBODY_NAMED: Final = re.compile(
    r"^(?:[^;:]*\b(?:says?|said|warn(?:s|ed)|stat(?:es|ed)|not(?:es|ed)) that )?"
    r"(?:whoever|(?:an? |any )?persons?|people|those(?= who| that| [a-z]+ing)|[a-z]+ing)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"^(?:(?:the|an?|any|every|each|all) )?(?P<who>[\w' -]+?) (?:must|ha[sd] to|have to|shall)\b"
)
_AGENT: Final = re.compile(r"^(?P<verb>.{3,}?)(?:t?[eo]rs?)$")
_LEAST: Final = 3
_OF_ALL: Final = frozenset({"all", "every", "each"})
# "If a party is in Brenta": whoever it is.
_WHERE_ONE_IS: Final = re.compile(
    r"\b(?:when|if|where|whenever) (?:an?|any) (?:party|person|buyer|customer|recipient|consignee|importer|entity"
    r"|company|firm|end[- ]user|user) (?:is|are|sits)(?: located| based| established)? in\b"
)
_OR: Final = re.compile(r" or |[,;:] ")
_AND: Final = re.compile(r"\b(?:and|but) (?:(?:it|they|he|she) )?(?:is|are|has|have|does|do|holds?)\b")
_ANYONE_IN: Final = re.compile(r"\b(?:to|for|with|from) (?:anyone|anybody|any \w+)(?: located| based)? in\b")
# A time of which no number was read: "a week's notice".
_A_TIME: Final = re.compile(r"\b(?:an?|one) (?:day|week|fortnight|month|quarter|year|hour)\b")
# "All five of them", "are all in Brenta", "all of them".
_ALL_COUNTED: Final = re.compile(r"\b(?:all|each|every one)(?: of)?(?: the| those| these)? $")
_ALL_BACK: Final = re.compile(r"\b(?:(?:is|are|was|were) all|all of (?:them|which|whom|these|those))\b")
_MOSTLY: Final = re.compile(
    r"\b(?:mostly|mainly|chiefly|largely|primarily|majority|including|among|or"
    r"|(?:one|two|three|some|many|half|none|any|each|several|few|part) of)\b"
)
_NO_ONE: Final = re.compile(r"(?:\bnot|n't|\bnever|\bwithout)\b(?P<what>[^,;:]*?)\b(?:anyone|anybody|any)\b")


def said_of_all(evidence: Evidence) -> str:
    """The statement's words that say of everybody or everything what the claim does; empty where it has none."""
    return (
        _whoever_must(evidence)
        or _wherever_one_is(evidence)
        or _all_counted(evidence)
        or _nobody_at_all(evidence)
        or _elsewhere(evidence)
    )


def _whoever_must(evidence: Evidence) -> str:
    """Who has a duty or a risk, where that is the claim's only "all" and the statement names nobody in particular."""
    claim, focus = evidence.claim, evidence.focus
    which = _WHOEVER.search(claim.text)
    asked = _DUTY.search(claim.text) or _ASKED.search(claim.text)
    duty = _DUTY.search(focus.text)
    if len(claim.marks.universal) != 1 or not which or not asked or not duty or claim.marks.negations:
        return ""
    if _A_TIME.search(lowered(claim.text)) and any(one.dimension != "count" for one in focus.quantities):
        return ""
    if (nobody := _NOBODY_NAMED.search(focus.text)) and not _narrowed(evidence, nobody.end(), duty.start()):
        return duty[0]
    return duty[0] if _is_who_does(evidence, which["which"]) else ""


def _narrowed(evidence: Evidence, start: int, duty: int) -> bool:
    """Whether the statement says whom it means by more than the claim: "persons under 18"."""
    focus, claimed = evidence.focus, evidence.claim.quantities
    limits: list[Token | Quantity] = [
        *evidence.unclaimed,
        *(one for one in focus.quantities if not any(one.same_value(mine) for mine in claimed)),
    ]
    return any(start <= one.start < duty for one in limits)


def _is_who_does(evidence: Evidence, which: str) -> bool:
    """Whether the statement's duty is that of the doer of what the claim says: "the seller must", "anyone selling"."""
    subject = _SUBJECT.search(lowered(evidence.focus.text))
    if subject is None:
        return False
    start, end = subject.span("who")
    words = [token for token in evidence.focus.content if start <= token.start < end]
    verbs = [token.norm for token in evidence.claim.content if token.text in which.split()]
    own = {other.start for _, other in evidence.own.pairs}
    doers = [word for word in words if any(_does(word, verb) for verb in verbs)]
    # "Registered sellers" are not all who sell.
    return len(doers) == 1 and all(word in doers or word.start in own for word in words)


def _does(who: Token, verb: str) -> bool:
    agent = _AGENT.match(who.norm)
    root = stem(verb)
    return agent is not None and len(root) >= _LEAST and (who.norm.startswith(root) or agent["verb"] == root)


def _wherever_one_is(evidence: Evidence) -> str:
    """The statement's "when a party is in Brenta", where the claim has "to anyone in Brenta"."""
    focus = evidence.focus
    one = _WHERE_ONE_IS.search(lowered(focus.text))
    single = len(evidence.claim.marks.universal) == 1 and not evidence.claim.marks.negations
    if one is None or not single or not _ANYONE_IN.search(lowered(evidence.claim.text)):
        return ""
    # "Is in Brenta and has a permit", "is in debt": that is asked of him too.
    end = next((cut.start() for cut in _OR.finditer(focus.text, one.end())), len(focus.text))
    more = any(one.end() <= token.start < end for token in evidence.unclaimed)
    return "" if more or _AND.search(lowered(focus.text), one.end()) else one[0]


def _all_counted(evidence: Evidence) -> str:
    """The statement's only number, of as many as the claim says "all" of: "all five", "five, all of them"."""
    claim, focus = evidence.claim, evidence.focus
    lower = lowered(claim.text)
    back = _ALL_BACK.search(lower)
    counts = [one for one in focus.quantities if one.dimension == "count"]
    limited = focus.marks.partial or focus.marks.exclusive or _MOSTLY.search(lowered(focus.text))
    if len(counts) != 1 or counts[0].bound is not Bound.EXACT or limited or _may_be_elsewhere(evidence):
        return ""
    for mine in claim.quantities:
        of_all = _ALL_COUNTED.search(lower[: mine.start]) or (back and mine.end <= back.start())
        if (
            mine.dimension == "count"
            and mine.same_value(counts[0])
            and of_all
            and _in_one_part(evidence, counts[0])
        ):
            return counts[0].text
    return ""


def _in_one_part(evidence: Evidence, count: Quantity) -> bool:
    """Whether all that the statement has of the claim stands in the part with its number: "12 firms, and fined one"."""
    part = evidence.focus.part(count.start)
    return all(evidence.focus.part(other.start) == part for _, other in evidence.own.pairs)


def _may_be_elsewhere(evidence: Evidence) -> bool:
    """Whether the statement lacks the place where all are by the claim, or another one names more places beside it."""
    place = lowered(evidence.claim.text).find(evidence.claim.marks.universal[0])
    claimed = {
        token.key
        for token in evidence.claim.content
        if token.start > place and token.key.startswith("place:")
    }
    more = any(claimed & _places(one) and _places(one) - claimed for one in evidence.read.statements)
    return more or not claimed <= _places(evidence.focus)


def _places(reading: Reading) -> frozenset[str]:
    return frozenset(key for key in reading.keys if key.startswith("place:"))


def _nobody_at_all(evidence: Evidence) -> str:
    """The statement's "not", where the claim's "not ... anyone" only denies the same and no other thing is named."""
    claim, focus = evidence.claim, evidence.focus
    denied = _NO_ONE.search(lowered(claim.text))
    if denied is None or not focus.marks.negations or len(claim.marks.universal) != 1:
        return ""
    no = focus.marks.negations[0]
    end = next((one.start() for one in CLAUSE.finditer(focus.text, no.end)), len(focus.text))
    if any(not any(day.agrees(mine) for mine in claim.dates) for day in focus.dates):
        return ""
    spoken = {other.start for _, other in evidence.own.pairs}
    behind = [token for token in focus.content if no.end <= token.start < end]
    left = [
        token
        for token in evidence.unclaimed
        if no.end <= token.start < end
        and not any(token.norm.startswith(one[:6]) for one in lexicon().grammar.saying)
    ]
    return no.text if behind and not left and any(token.start in spoken for token in behind) else ""


def _elsewhere(evidence: Evidence) -> str:
    """Another statement's word of all, where that says of the same things what the claim says of all of them."""
    claim = evidence.claim
    mine = claim.marks.universal[0]
    if mine not in _OF_ALL:
        return ""
    place = lowered(claim.text).find(mine)
    part = claim.part_keys(place)
    first = next((token for token in claim.content if token.start >= place), None)
    for reading in evidence.read.statements:
        if reading is evidence.focus or not reading.marks.universal or reading.marks.partial or first is None:
            continue
        word = reading.marks.universal[0]
        behind = _first_behind(reading, word)
        its = align(claim, (reading,), evidence.vocabulary)
        shared = {token.key for token, _ in its.pairs} & part
        # What it says of all must be what the claim says of them, and not only be said of the same things.
        tells = {
            token.key for told in claim.predications if (token := told.verb) and token.key in part
        } <= shared
        if first.key in {token.key for token in behind} and len(shared) >= _LEAST - 1 and tells:
            return word
    return ""


def _first_behind(reading: Reading, word: str) -> list[Token]:
    place = lowered(reading.text).find(word)
    return [token for token in reading.content if token.start >= place][: _LEAST - 1]
