"""Polarity: done or not done, allowed or forbidden, imposed or lifted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.judges.affirmed import judge_affirmed
from bot.checking.judges.denial import contrary_sense, judge_denials
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import INDIRECT, NOUN_ENDINGS, Action, alike, same_sense
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.tokens import Token
from bot.checking.result import ReasonKind, Span
from bot.checking.signs.afterwards import ends_something, over_since, told_of_the_whole
from bot.checking.signs.deeds import left_open_in
from bot.checking.signs.no_longer import (
    NO_MORE,
    both_speak_of_licences,
    gives_up,
    left_by,
    left_by_claim,
    turned_from,
)

_SAME_WORDS: Final = 0.95
"""Share of the claim's weight in the statement from which one "not" more can only mean the contrary."""
_PROHIBIT: Final = "prohibit"
_SUSPEND: Final = "suspend"
_KEEP: Final = "keep"
# "Keeps its …", "gets to keep", "left … untouched", "held on to"; not "remains in force".
_KEEPS_IT: Final = re.compile(
    r"(?:keeps?|kept|keeping|gets?|got|leaves?|left|holds?|held|hangs?|hung) ?", re.IGNORECASE
)
_ENDED_OR_CONTINUED: Final = frozenset({"lift", "resume"})
# Who is asked to confirm has not confirmed yet.
_ASKED: Final = re.compile(r"\basked (?:\w+ ){0,3}to $", re.IGNORECASE)
_RIGHT_BEHIND: Final = 5
"""Characters between a verb and what it is done to: a blank and an article."""
_KEPT_OR_REMOVED: Final = frozenset({_KEEP, "remove"})
_ENDING: Final = frozenset({"lift", "suspend", "remove"})
_STILL: Final = re.compile(r"\b(?:still|remains?|continues?|stays?)\b", re.IGNORECASE)
_STILL_THE_SAME: Final = 0.5
"""Share of the claim's weight in a statement from which its "still" is of the claim's own matter."""
_UNTIL: Final = re.compile(r"\b(?:until|till|before)\b", re.IGNORECASE)
_TIME_GIVEN: Final = re.compile(
    r"\b(?:ha[ds]|have|got|given|gets?|gives?|gave|wait(?:ed)?)\b(?: \w+){0,3} (?:until|till)\b",
    re.IGNORECASE,
)
# "A month later", "had a month to comply": a time passes first, of whatever length.
_LATER: Final = re.compile(
    r"\b(?:days?|weeks?|months?|years?) (?:later|after|afterwards|from)\b|\blater than\b"
    r"|\b(?:had|have|has|got|gets?|given) (?:\w+ ){1,3}(?:days?|weeks?|months?|years?) to\b",
    re.IGNORECASE,
)
# Who "fights to keep" it, or keeps it "only if" something comes to pass, may lose it; "other" things are others.
_WISHES: Final = re.compile(
    r"\b(?:want|hop|fight|fought|seek|sought|ask|tr(?:y|ie)|struggl|battl|wish|plan|plead|beg|sue|campaign|lobb)"
    r"(?:s|e|es|ed|d|ing|ied|ies|y)?\b[^,;:.]{0,20}\bto $",
    re.IGNORECASE,
)
_ON_TERMS: Final = re.compile(
    r"\b(?:until|till|before|if|unless|as long as|so long as|provided|for now)\b", re.IGNORECASE
)
_OTHERS: Final = re.compile(
    r" (?:other|remaining|rest|(?:most|much|some|many|half|part) of)\b", re.IGNORECASE
)
# What may be done, or is only planned, has not been done for that.
_MIGHT: Final = re.compile(
    r"\b(?:could|may|might|(?:plans?|planned|wants?|intends?|hopes?|seeks?|aims?|proposes?) to)(?: [a-z]+){0,2} $",
    re.IGNORECASE,
)
_HAS_NOT: Final = re.compile(
    r"\b(?:did|has|have|had|was|were)(?: not|n['’]t)(?: [a-z]+){0,3} $", re.IGNORECASE
)
_UNDOING: Final = frozenset({"lift", "prohibit"})
"""Families of verbs that end something, or strike it down: "a court overturned it", "blocked it"."""
_NEAR: Final = 4
"""Words between a verb of ending and what it ends."""
_FROM_THEN: Final = re.compile(r"\b(?:from|since|as of|starting|beginning|after|by)\b", re.IGNORECASE)


def judge_polarity(evidence: Evidence) -> Iterator[Finding]:
    """The claim's verbs of known families against the statement's; then each "not" against the words that it denies.

    What is so "no more" agrees that it was so: only a statement that it still is contradicts that, and one that ends
    it says the same.
    """
    no_more = evidence.claim.first(NO_MORE)
    if no_more and _is_over(evidence):
        return
    still = evidence.focus.first(_STILL) and evidence.own.coverage >= _STILL_THE_SAME
    over = gives_up(evidence) or (no_more and not (still and not _ended_beside(evidence)))
    found = list(_findings(evidence))
    if not any(one.firm and one.sign is Sign.DIFFERS for one in found):
        found += judge_affirmed(evidence)
    for finding in found:
        yield replace(finding, sign=Sign.ABSENT) if over and finding.sign is Sign.DIFFERS else finding


def _is_over(evidence: Evidence) -> bool:
    """Whether the statement ends or turns from what the claim says to be no more, or another one ends it."""
    claim, focus = evidence.claim, evidence.focus
    if len(claim.marks.negations) > 1 or any(one.family in lexicon().negative for one in claim.actions):
        return False
    left = left_by(focus) & claim.keys
    turned = bool(left) and not (focus.turning.goal - focus.turning.start) & claim.keys
    return turned or ends_something(focus) or over_since(evidence) is not None


def _ended_beside(evidence: Evidence) -> bool:
    """Whether another statement of the notice ends or turns from something that the claim speaks of."""
    keys = evidence.claim.keys
    ends = (
        reading.part_keys(action.token.start)
        for reading in evidence.read.statements
        for action in reading.actions
        if action.family in _ENDING and not action.negated
    )
    left = (left_by(reading) for reading in evidence.read.statements)
    return any(keys & ended for ended in (*ends, *left))


def _findings(evidence: Evidence) -> Iterator[Finding]:
    if (denying := evidence.claim.marks.denying) and not evidence.focus.marks.denying:
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, denying)
        return
    if (unsaid := _not_said(evidence.claim)) and not _not_said(evidence.focus):
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, unsaid)
        return
    if evidence.focus.marks.denying and not denying and (noes := evidence.claim.marks.negations):
        # Who "denied that it had sold any" said that it had not.
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, noes[0].text)
        return
    if condition := _unmet(evidence):
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, condition)
        return
    pairs = _comparable_deeds(evidence)
    agreeing = [pair for pair in pairs if same_sense(*pair)]
    if agreeing:
        yield facing(ReasonKind.POLARITY, Sign.AGREES, agreeing[0][0].token, agreeing[0][1].token)
        settled = {mine.token.start for mine, _ in agreeing}
        for mine, other in pairs:
            stays = _suspends_what_stays(mine, other) and not _of_another_part(evidence, mine)
            beside = _said_beside(evidence, mine) or _suspends_what_stays(mine, other)
            apart = stays or not beside
            if mine.token.start not in settled and apart:
                settled.add(mine.token.start)
                firm = (stays and _all_of_it(evidence, mine)) or _denied_of_what_agrees(mine, other, agreeing)
                yield facing(ReasonKind.POLARITY, Sign.DIFFERS, mine.token, other.token, firm=firm)
    elif pairs:
        first = pairs[0][0]
        beside = first.family in (_SUSPEND, _KEEP) and _said_beside(evidence, first)
        unsure = beside or _same_until(evidence, *pairs[0])
        sign = Sign.ABSENT if unsure else Sign.DIFFERS
        yield facing(ReasonKind.POLARITY, sign, pairs[0][0].token, pairs[0][1].token)
        return
    yield from judge_denials(evidence)
    if (finding := contrary_sense(evidence)) and (not agreeing or evidence.own.coverage >= _SAME_WORDS):
        yield finding


def _denied_of_what_agrees(mine: Action, other: Action, agreeing: Sequence[tuple[Action, Action]]) -> bool:
    """Whether one side denies the very verb of the other, and what both agree on is the noun right behind it.

    "Lifted the freeze" against "did not lift the freeze".
    """
    one_verb = stem(mine.token.norm) == stem(other.token.norm) and mine.negated != other.negated
    return one_verb and any(
        0 < here.token.start - mine.token.end <= _RIGHT_BEHIND
        and 0 < there.token.start - other.token.end <= _RIGHT_BEHIND
        for here, there in agreeing
    )


def _comparable_deeds(evidence: Evidence) -> list[tuple[Action, Action]]:
    """The claim's deeds with those of the statement that say the same or the contrary; what is left open is none."""
    left = left_by_claim(evidence)
    ended = told_of_the_whole(evidence)
    not_banned = both_speak_of_licences(evidence)
    open_here, open_there = _left_open(evidence.claim), _left_open(evidence.focus)
    return [
        (mine, _as_it_now_is(evidence, other))
        for mine in evidence.claim.actions
        for other in evidence.focus.actions
        if (_comparable(mine, other) or _ends_what_goes_on(evidence, mine, other))
        and _of_what_is_kept(mine, evidence.claim, evidence.focus)
        and _of_what_is_kept(other, evidence.focus, evidence.claim)
        and mine.token.key not in left
        and mine.token.start not in ended
        and not (not_banned and mine.family == _PROHIBIT and mine.negated)
        and not _ASKED.search(evidence.focus.text[: other.token.start])
        and not _might_and_has_not(evidence, mine, other)
        and not _undoes_what_is_undone(evidence, mine, other)
        and not _within(other.token, open_there)
        and not _within(mine.token, open_here)
    ]


@once
def _left_open(reading: Reading) -> tuple[Span, ...]:
    return left_open_in(reading.text)


def _as_it_now_is(evidence: Evidence, action: Action) -> Action:
    """The statement's action, denied where the statement turns from it: "from a presumption of denial to a review"."""
    left = action.token.key in turned_from(evidence)
    return replace(action, negated=not action.negated) if left else action


def _might_and_has_not(evidence: Evidence, mine: Action, other: Action) -> bool:
    """Whether one side says that something might be done, which the other says was not done so far."""
    here = evidence.claim.text[: mine.token.start]
    there = evidence.focus.text[: other.token.start]
    return any(_MIGHT.search(one) and _HAS_NOT.search(two) for one, two in ((here, there), (there, here)))


def _undoes_what_is_undone(evidence: Evidence, mine: Action, other: Action) -> bool:
    """Whether one side ends a stop and the other goes on: "lifted the freeze on lamp sales", "lamp sales resume"."""
    return any(
        one.token in (verb, noun.token) and _says_it_goes_on(noun, two, reading)
        for one, two, side, reading in (
            (mine, other, evidence.claim, evidence.focus),
            (other, mine, evidence.focus, evidence.claim),
        )
        for verb, noun in _ended_stops(side)
    )


def _ended_stops(reading: Reading) -> Iterator[tuple[Token, Action]]:
    """Each verb of ending with the noun of a stop that it ends: "lifted the ban", "the pause ended"."""
    for one, two in pairwise(reading.actions):
        verb, noun = (one, two) if one.family in _UNDOING else (two, one)
        between = reading.text[one.token.end : two.token.start]
        near = (
            reading.part(one.token.start) == reading.part(two.token.start) and len(between.split()) <= _NEAR
        )
        if verb.family in _UNDOING and not verb.negated and noun.family in lexicon().negative and near:
            yield verb.token, noun


def _says_it_goes_on(noun: Action, other: Action, reading: Reading) -> bool:
    opposite = lexicon().opposites[noun.family]
    if any(alike(noun, one) and not one.negated for one in reading.actions):
        return False
    return other.negated if other.family == noun.family else other.family == opposite and not other.negated


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(start <= token.start < end for start, end in spans)


def _unmet(evidence: Evidence) -> str:
    """What one side asks for by "no … without" and the other does not speak of: that may be allowed and forbidden."""
    sides = (evidence.claim, evidence.focus), (evidence.focus, evidence.claim)
    return next(
        (token.text for one, other in sides for token in one.conditions if other.words.same(token) is None),
        "",
    )


def _not_said(reading: Reading) -> str:
    """The "not" that denies that something was said, and leaves open what."""
    return next((no.text for no in reading.marks.negations if INDIRECT.match(reading.text, no.end)), "")


def _same_until(evidence: Evidence, mine: Action, other: Action) -> bool:
    """Whether a deed denied up to a day on one side may be the deed with the time until then, or from then on.

    "Not required to comply until May" is "had until May to comply", and may be "had to comply a month later"; "won't
    rise before June" is "rises on 23 June".
    """
    claim, focus = evidence.claim, evidence.focus
    told = [date for reading in (focus, *evidence.context) for date in reading.dates]
    agreed = any(one.agrees(other) for one in claim.dates for other in told)
    if mine.negated:
        return agreed and bool(_UNTIL.search(claim.text[mine.token.end :])) and not _UNTIL.search(focus.text)
    until = other.negated and bool(_UNTIL.search(focus.text[other.token.end :]))
    if until and _LATER.search(claim.text):
        return True
    return agreed and until and bool(_TIME_GIVEN.search(claim.text) or _FROM_THEN.search(claim.text))


def _said_beside(evidence: Evidence, mine: Action) -> bool:
    """Whether another statement says what the claim's verb says, of a thing that stands by the claim's verb.

    A claim that some were added and others removed is told by two statements, and neither denies the other.
    """
    by_it = evidence.claim.part_keys(mine.token.start) - {mine.token.key}
    return any(
        alike(mine, other) and same_sense(mine, other) and by_it & reading.part_keys(other.token.start)
        for place, reading in enumerate(evidence.read.statements)
        if place != evidence.place
        for other in reading.actions
    )


def _of_another_part(evidence: Evidence, mine: Action) -> bool:
    """Whether what stands by the claim's verb is no matter of the statement, and one of the rest of the notice.

    "The ban on copper lamps is suspended", where the clause on street lamps remains in force.
    """
    place = evidence.claim.part(mine.token.start)
    focus, own = evidence.focus, {one.start for one, _ in evidence.own.pairs}
    return any(
        one.start not in own and one.text[:1].islower() and not focus.words.same(one)
        for one, _ in evidence.whole.pairs
        if evidence.claim.part(one.start) == place
        and ":" not in one.key
        and one.norm not in lexicon().actions
    )


def _all_of_it(evidence: Evidence, mine: Action) -> bool:
    """Whether a claim that something "was suspended" has all the words by that verb from the statement."""
    claim, own = evidence.claim, {one.start for one, _ in evidence.own.pairs}
    place = claim.part(mine.token.start)
    by_it = [
        one
        for one in (*claim.content, *claim.designators)
        if claim.part(one.start) == place and one.start != mine.token.start
    ]
    things = [one for one in by_it if not one.key.startswith("place:")]
    return mine.token.norm.endswith("ed") and len(things) > 1 and all(one.start in own for one in things)


def _comparable(mine: Action, other: Action) -> bool:
    opposites = lexicon().opposites
    return (
        alike(mine, other)
        or opposites[mine.family] == other.family
        or opposites[other.family] == mine.family
        or _suspends_what_stays(mine, other)
        or {mine.family, other.family} == _KEPT_OR_REMOVED
    )


def _of_what_is_kept(action: Action, reading: Reading, other: Reading) -> bool:
    """Whether a "keeps its …" names a thing that the other side has too: what else is kept is another matter."""
    if action.family != _KEEP or not _KEEPS_IT.match(action.token.text):
        return True
    start, end = action.token.start, action.token.end
    if (
        _ON_TERMS.search(reading.text, end)
        or _WISHES.search(reading.text[:start])
        or _OTHERS.match(reading.text, end)
    ):
        # What is kept until a day may be taken away on it.
        return False
    thing = next((token for token in reading.content if token.start >= action.token.end), None)
    return thing is not None and other.words.same(thing) is not None


def _ends_what_goes_on(evidence: Evidence, mine: Action, other: Action) -> bool:
    """Whether one ends and the other continues a thing that both name by the verb: "had to stop its sales"."""
    keys = {mine.token.key, other.token.key}
    by_them = evidence.claim.part_keys(mine.token.start) & evidence.focus.part_keys(other.token.start)
    return {mine.family, other.family} == _ENDED_OR_CONTINUED and bool(by_them - keys)


def _suspends_what_stays(mine: Action, other: Action) -> bool:
    """Whether one suspends and the other keeps, by a verb: "despite the suspension" suspends nothing more."""
    verb = not mine.token.norm.endswith(NOUN_ENDINGS)
    return verb and {mine.family, other.family} == {_SUSPEND, _KEEP}
