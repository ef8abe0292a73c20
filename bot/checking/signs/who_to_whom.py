"""Signs that a claim has the words of a deed and another doer, receiver or thing of it than its statement."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import plain
from bot.checking.reading.tokens import Token, lowered
from bot.checking.signs.roles import deeds_of, is_undergone, of_one_deed, same_verb

# Who is paid, told or sold something is not who pays, tells or sells it; a list that "was changed" may "change".
_GIVING: Final = frozenset(
    {"pay", "tell", "sell", "give", "send", "ask", "order", "promise", "owe", "offer", "grant"}
)
_PAST_GIVING: Final = frozenset({"paid", "told", "sold", "gave", "given", "sent", "asked", "ordered"})
_GIVEN: Final = _GIVING | _PAST_GIVING | {"promised", "owed", "offered", "granted"}
_THE: Final = r"(?:the |an? |its |their |his |her |any |all |every |some )?"
_OBJECT: Final = re.compile(rf" {_THE}$")
# "Removed three firms from the list", "issued a warning about lamps".
_ASIDE: Final = re.compile(rf"\b(?:from|about|against|to|on|for) {_THE}(?:[\w-]+ ){{0,2}}$")
_WAY: Final = re.compile(rf" (to|from) {_THE}$")
_PART: Final = re.compile(rf"\b(into|to|from|by|against|for|with|of|at|under) {_THE}$")
_BEHIND: Final = re.compile(r"\b(?:for|with|without|near|beside) ")
_ASKED: Final = re.compile(
    r"\b(?P<verb>ask|urg|order|instruct|direct|oblig|requir|allow|permit|authori[sz]|enabl|forc|compel|tell|told)"
    r"(?:s|ed|es|led|ing)?\b(?P<whom> (?:(?!(?:to|that|it|they|he|she|and|or|for|of|by)\b)[\w'.&-]+ ){0,5}| )to [a-z]"
)
_BE: Final = re.compile(r"\b(?:is|are|was|were|be|been|being|gets?|got) (?:[a-z]+ly |not )?$")
_TOGETHER: Final = re.compile(r"\b(?:together|altogether|combined|in total|in all|between them)\b")
_EACH: Final = re.compile(r"\b(?:each|apiece|per head|every one)\b")


def given_or_taken(evidence: Evidence) -> str:
    """Who is given something in the claim and gives it in the statement, or the reverse: "was paid", "paid"."""
    for mine in deeds_of(evidence.claim):
        for its in deeds_of(evidence.focus):
            alike = mine.verb.norm in _GIVEN and same_verb(mine.verb, its.verb)
            heads = {token.key for token in mine.subject} & {token.key for token in its.subject}
            if alike and mine.passive != its.passive and heads:
                return mine.verb.text
    return ""


def exchanged_with_object(evidence: Evidence) -> str:
    """The claim's doer, if the statement has them right behind the same verb, and the claim the statement's doer."""
    for mine, its in of_one_deed(evidence):
        if mine.passive or its.passive:
            continue
        here, there = _objects(evidence.claim, mine.verb), _objects(evidence.focus, its.verb)
        doers = {token.key for token in mine.subject}, {token.key for token in its.subject}
        met = doers[0] & there and doers[1] & here
        if met and not doers[0] & doers[1]:
            return mine.head.text
    return ""


def _objects(reading: Reading, verb: Token) -> frozenset[str]:
    """The keys of the words right behind a verb, up to the next small word."""
    return frozenset(token.key for token in _right_behind(reading, verb))


def other_object(evidence: Evidence) -> str:
    """What the claim has done to a thing that the statement has it only done from, about or on, with its own object.

    "Removed the list", where three firms were removed from the list.
    """
    claim, focus, grammar = evidence.claim, evidence.focus, lexicon().grammar
    pairs = evidence.own.pairs
    for verb, its_verb in pairs:
        if is_undergone(verb) or not (_is_verb(claim, verb) and _is_verb(focus, its_verb)):
            continue
        behind = [token for token in focus.content if token.start >= its_verb.end]
        for mine, its in pairs:
            near = _OBJECT.fullmatch(_between(claim, verb, mine)) if mine.start > verb.end else None
            if near is None or its.start <= its_verb.end:
                continue
            aside = _ASIDE.search(_between(focus, its_verb, its))
            own = [one for one in behind if aside and one.end <= its_verb.end + aside.start()]
            told = own and all(one.key not in claim.keys and ":" not in one.key for one in own)
            if told and stem(own[-1].norm) not in grammar.about_it_stems:
                return f"{verb.text} {mine.text}"
    return ""


def _is_verb(reading: Reading, token: Token) -> bool:
    verbs = [told.verb for told in reading.predications]
    return token in verbs or token.norm.endswith("ed") or any(one.token == token for one in reading.actions)


def other_subject(evidence: Evidence) -> str:
    """The claim's thing, if the statement says the same of what stands before it: "the fee for lamps is limited"."""
    focus = evidence.focus
    for mine in deeds_of(evidence.claim):
        for its in deeds_of(focus):
            if not (mine.passive and its.passive and same_verb(mine.verb, its.verb)):
                continue
            partner = next((one for one in its.subject if one.key == mine.head.key), None)
            if partner is None or partner.start <= its.head.start or its.head.key in evidence.claim.keys:
                continue
            told = stem(its.head.norm) not in lexicon().grammar.about_it_stems and ":" not in its.head.key
            if told and _BEHIND.search(_between(focus, its.head, partner)):
                return mine.head.text
    return ""


def unknown_object(evidence: Evidence) -> str:
    """The thing right behind the claim's verb, if the notice has no word of it: "abandoned its crew"."""
    missing, grammar = {token.start for token in evidence.whole.missing}, lexicon().grammar
    own = {mine.start for mine, _ in evidence.own.pairs}
    for told in evidence.claim.predications:
        if told.verb is None or told.passive or told.verb.start not in own:
            continue
        thing = _object(evidence.claim, told.verb)
        if (
            thing is not None
            and thing.start in missing
            and plain(thing)
            and thing.text[:1].islower()
            and thing.norm not in lexicon().light
            and not thing.norm.endswith(("ing", "ed", "ly"))
            and stem(thing.norm) not in grammar.about_it_stems | grammar.neutral_stems
        ):
            return f"{told.verb.text} {thing.text}"
    return ""


def _object(reading: Reading, verb: Token) -> Token | None:
    """The last of the words right behind a verb that stand together: of "its night ferry crew" the crew."""
    return next(reversed(_right_behind(reading, verb)), None)


def _right_behind(reading: Reading, verb: Token) -> list[Token]:
    """The words right behind a verb that stand together, up to the next small word."""
    found: list[Token] = []
    for token in reading.content:
        if token.start < verb.end:
            continue
        end = found[-1].end if found else verb.end
        if not re.fullmatch(" " if found else rf" {_THE}", reading.text[end : token.start]):
            break
        found.append(token)
    return found


def _between(reading: Reading, one: Token, other: Token) -> str:
    return lowered(reading.text[one.end : other.start])


def other_asked(evidence: Evidence) -> str:
    """Whom the claim has asked, ordered or allowed, if the statement has another one asked and speaks of both."""
    mine, its = _asked(evidence.claim), _asked(evidence.focus)
    if not mine or not its:
        return _asks_instead(evidence, mine) if mine else ""
    here, there = {one.key for one in mine}, {one.key for one in its}
    known = {one.key for one in evidence.focus.content}
    return mine[0].text if not here & there and here & known else ""


def _asks_instead(evidence: Evidence, asked: list[Token]) -> str:
    """Who asks another one in the claim, if by the statement they do it, or should do it, themselves."""
    asking = next(iter(evidence.claim.predications), None)
    doers = {token.key for its in evidence.focus.predications for token in its.subject}
    if asking is None or asking.head is None or asking.passive or asking.head.key not in doers:
        return ""
    return "" if {one.key for one in asked} & doers else asked[0].text


def _asked(reading: Reading) -> list[Token]:
    """Who is asked, told or allowed to do something."""
    found = _ASKED.search(lowered(reading.text))
    if found is None:
        return []
    start, end = found.span("whom")
    whom = [token for token in reading.content if start <= token.start < end]
    if whom or not _BE.search(lowered(reading.text[: found.start()])):
        return whom
    told = next((one for one in reading.predications if one.verb and one.verb.start == found.start()), None)
    return list(told.subject) if told else []


def other_way(evidence: Evidence) -> str:
    """The claim's way, if the statement has the other one: "the ferry from Brenta", "the ferry to Brenta"."""
    claim, focus, pairs = evidence.claim, evidence.focus, evidence.own.pairs
    for mine, its in pairs:
        here, there = _way(claim, mine), _way(focus, its)
        if not here or not there or here[1] == there[1] or here[0].key != there[0].key:
            continue
        # "From group two to group one" goes to a group.
        ways = [way[1] for one in focus.content if one.key == its.key and (way := _way(focus, one))]
        if mine.key == its.key and here[1] not in ways:
            return f"{here[1]} {mine.text}"
    return ""


def _way(reading: Reading, token: Token) -> tuple[Token, str] | None:
    """The word that goes "to" or "from" a thing, and which of them; None where none does."""
    found = _WAY.search(lowered(reading.text[: token.start]))
    before = [one for one in reading.content if found and one.end == found.start()]
    return (before[0], found[1]) if found and before else None


def exchanged_parts(evidence: Evidence) -> str:
    """A name of the claim that has in the statement the part of another one, which has its: "into Lumo, to Tarn"."""
    named = [
        (mine, _part(evidence.claim, mine), _part(evidence.focus, its))
        for mine, its in evidence.own.pairs
        if mine.key == its.key and (":" in mine.key or mine in evidence.claim.names)
    ]
    for one, here, there in named:
        if here and there and here != there and any((there, here) == (b, c) for _, b, c in named):
            return one.text
    return ""


def _part(reading: Reading, token: Token) -> str:
    found = _PART.search(lowered(reading.text[: token.start]))
    return found[1] if found else ""


def together_or_each(evidence: Evidence) -> str:
    """The claim's "together" for a number that the statement has for each, or the reverse."""
    claim, focus = lowered(evidence.claim.text), lowered(evidence.focus.text)
    numbers = any(
        mine.dimension != "count" and mine.same_value(its)
        for mine in evidence.claim.quantities
        for its in evidence.focus.quantities
    )
    for one, other in ((_TOGETHER, _EACH), (_EACH, _TOGETHER)):
        mine = one.search(claim) if numbers else None
        if mine and other.search(focus) and not one.search(focus) and not other.search(claim):
            return mine[0]
    return ""
