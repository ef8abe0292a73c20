"""Denials: each "not" against the words that it denies, and sentences that one more turn makes contrary."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import (
    CLAUSE,
    INDIRECT,
    NOT_OF_IT,
    NOUN_ENDINGS,
    alike,
    same_sense,
    tells_which,
)
from bot.checking.reading.one_text import Reading, denied_by_each
from bot.checking.reading.tokens import Token
from bot.checking.reading.words import are_turned, without_prefix
from bot.checking.result import ReasonKind
from bot.checking.signs.afterwards import told_of_the_whole
from bot.checking.signs.no_longer import both_speak_of_licences, left_by, left_by_claim, turned_from
from bot.checking.signs.taking_away import predicate_ends, turning_verbs

_PROHIBIT: Final = "prohibit"
_DENIES: Final = 2
"""Words behind a "not" that it denies by itself."""
# "Lamps weren't in it": what is denied has its name before.
_DENIES_IT: Final = re.compile(
    r"(?:\bnot|n't)\b (?:\w+ ){0,2}(?:it|them|that|this|one)\b\W*(?:$|[,.;])", re.IGNORECASE
)
_OF_NONE: Final = re.compile(
    r"(?:\bnot|n't) (?:yet )?(?:state|announce|publish|impose|issue|provide for|name|set|contain) (?:an?|any) "
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
# Who says that a rule is wanting, or might come, or tells what there is instead of one, does not say that there is one.
_LACKING: Final = re.compile(
    r"\b(?:lack(?:s|ed|ing)?|missing|absen(?:t|ce)|fail(?:s|ed|ing)?|rather than|instead of|far from|yet to|short of"
    r"|want(?:s|ed)?|await\w*|pending|stopp?(?:s|ed|ing)?|refus\w+|declin\w+|omit\w*|if|whether|left open"
    r"|leaves open|could|might|(?-i:may)|avoid\w*|escap\w*|dodg\w*|spar(?:es?|ed|ing)|threat\w*|weigh\w*|consider\w*"
    r"|fear\w*|risk\w*|call(?:s|ed)? for|ask(?:s|ed)? for)\b",
    re.IGNORECASE,
)
# "Slapped a record fine", "hit Lumo with a hefty fine": the verb that gives it, and of what kind it is.
_THING: Final = re.compile(
    r"(?P<thing>\b(?:hits?|slap(?:s|ped)?|hand(?:s|ed)?|handing|got|gets?|receiv(?:es?|ed)|impos(?:es?|ed)|issu(?:es?|ed)|gave|gives?"
    r"|announc(?:es?|ed)|set|sets|carri(?:es|ed)|includ(?:es?|ed)|with|an?) (?:[\w'’-]+ ){0,5})$",
    re.IGNORECASE,
)
_NONE_BEHIND: Final = re.compile(
    r" (?:no|none|nothing|not a single)\b(?! (?:longer|later|more|less|fewer|doubt)\b)"
)
_IS_NOT_IN: Final = re.compile(
    r"[^,;:.]{0,40}? (?:is|are|was|were)(?: not|n['\u2019]t) (?:part of|in|among|on|included|covered|affected)\b"
)
_NOT_RIGHT_BEFORE: Final = re.compile(r"(?:\bnot|n't) (?:been |be |yet )?$", re.IGNORECASE)
# What might come is not what has not come.
_MIGHT: Final = re.compile(r"\b(?:could|might)\b", re.IGNORECASE)
_HOW_MUCH: Final = re.compile(r" of (?:[\w.,$€£]+ ?){1,4}(?=$|[,.;:]| (?:on|for|over|in|to|against|from)\b)")
_CLAUSE_END: Final = re.compile(r"[;:]|, (?:not|but|so|while|although)\b| and that | but | while ")


def judge_denials(evidence: Evidence) -> Iterator[Finding]:
    """Words that both have, denied on one side alone: "no drawback" against "as drawback"."""
    pairs = [
        (mine, other)
        for mine, other in evidence.own.pairs
        if ":" not in mine.key and _in(evidence.focus, other)
    ]
    for mine, other in _prefixed(evidence):
        if _denied_outright(evidence, mine, other):
            return  # "They are undisclosed", "did not disclose them": of all that is denied there.
        if _in_denied_clause(evidence.claim, mine) == _in_denied_clause(evidence.focus, other):
            yield facing(ReasonKind.POLARITY, Sign.DIFFERS, mine, other, firm=False)
            return
    if evidence.focus.denied and (_DENIES_IT.search(evidence.claim.text) or _gets_out(evidence)):
        return
    turned_words = {mine.start for mine, _ in _prefixed(evidence)}
    denied_here = evidence.claim.denied
    denied_there = evidence.focus.denied
    answered = _answered(evidence, pairs, denied_there)
    left = left_by_claim(evidence) | turned_from(evidence)
    licensed = both_speak_of_licences(evidence)
    taken_out = _takes_something_out(evidence)
    found: list[Finding] = []
    for mine, other in pairs:
        # What is not so "any more" is what the statement turns from.
        if mine.start in turned_words or mine.start in answered or {mine.key, other.key} & left:
            continue
        banned = lexicon().actions.get(mine.norm) == _PROHIBIT
        if banned and (licensed or tells_which(evidence.focus.text, other)):
            continue
        if taken_out and mine.start not in denied_here:
            continue
        alike = [token for token in evidence.focus.content if token.key == mine.key] or [other]
        if _denied_on_one_side(evidence, mine, alike):
            firm = _says_of_none(evidence, mine, other)
            one = facing(ReasonKind.POLARITY, Sign.DIFFERS, mine, other, firm=firm)
            found.append(_of_the_thing(evidence, mine, one) if firm else one)
    # "A published rule" against "did not publish a rule": what there is none of says more than the verb.
    yield from sorted(found, key=lambda one: not one.firm)[:1]


def _denied_outright(evidence: Evidence, mine: Token, other: Token) -> bool:
    """Whether right before the word without its "un" there stands a "not": "not disclosed" is "undisclosed"."""
    plain, word = (
        (evidence.focus, other)
        if without_prefix(mine.norm) and not without_prefix(other.norm)
        else (evidence.claim, mine)
    )
    return _NOT_RIGHT_BEFORE.search(plain.text[: word.start]) is not None


def _of_the_thing(evidence: Evidence, mine: Token, one: Finding) -> Finding:
    """A finding on all that the claim says of what there is none of: where there is no fine, none is a record one."""
    text = evidence.claim.text
    before = _THING.search(text[: mine.start])
    start = before.start("thing") if before is not None else mine.start
    behind = _HOW_MUCH.match(text, mine.end)
    end = behind.end() if behind is not None else mine.end
    return replace(one, claim=text[start:end], claim_span=(start, end))


def _says_of_none(evidence: Evidence, mine: Token, other: Token) -> bool:
    """Whether the statement says that there is no such thing ("did not state a fine"), and the claim denies nothing."""
    return stem(mine.norm) == stem(other.norm) and tells_of_none(evidence, other.start)


def tells_of_none(evidence: Evidence, place: int) -> bool:
    """Whether the statement says that there is none of what stands at a place ("did not announce a ban").

    Not where the claim denies something itself, or says that something is wanting.
    """
    claim = evidence.claim
    wanting = bool(claim.marks.negations) or _LACKING.search(claim.text) is not None
    return not wanting and bool(_OF_NONE.search(evidence.focus.text[:place]))


def _denied_on_one_side(evidence: Evidence, mine: Token, alike: list[Token]) -> bool:
    """Whether a word of the claim is denied, or else all words `alike` of the statement are.

    What a "not" denies by itself on one side may stand farther behind a "not" on the other.
    """
    claim, focus = evidence.claim, evidence.focus
    there = focus.denied
    if mine.start in claim.denied:
        return not any(
            token.start in there or _in_denied_clause(focus, token) or _is_what_is_denied(focus, token)
            for token in alike
        )
    denied = _in_denied_clause(claim, mine) or _is_what_is_denied(claim, mine)
    return all(token.start in there for token in alike) and not denied


def contrary_sense(evidence: Evidence) -> Finding | None:
    """The word that turns one sentence and not the other.

    It speaks for the whole sentence only where it is a plain "not", the only turn in it, and what it denies is said
    in the other: a second clause, or a verb that takes something away, may say the same in other words.
    """
    saying = lexicon().grammar.saying
    says = any(told.verb is not None and told.verb.norm in saying for told in evidence.claim.predications)
    pairs = evidence.own.pairs
    ended = told_of_the_whole(evidence)
    told = frozenset(one.token.key for one in evidence.claim.actions if one.token.start in ended)
    mine = _turns(evidence.claim, None, told, indirect=says)
    other = _turns(
        evidence.focus, frozenset(one.start for _, one in pairs), turned_from(evidence), indirect=says
    )
    # Who "escapes the levy" is one to whom it does not apply.
    escapes = _gets_out(evidence) and bool(evidence.focus.marks.negations)
    turns = (
        len(mine.first)
        + len(_prefixed(evidence))
        + len(other.first)
        + _told_by_contraries(evidence)
        + (0 if other.first else _said_later(evidence, mine.first))
        + escapes
    )
    if turns % 2 == 0:
        return None
    if (
        not (other.first or mine.first)
        or _denied_alike(evidence)
        or left_by_claim(evidence) & evidence.claim.keys
        or evidence.claim.turning.start & left_by(evidence.focus)
    ):
        return None
    source = (other.first or mine.first)[0]
    plain = (
        len(mine.all) + len(other.all) == 1
        and not (mine.verbs or other.verbs)
        and _denied_is_shared(evidence)
        and not _gets_out(evidence)
        and (not _MIGHT.search(evidence.claim.text) or _MIGHT.search(evidence.focus.text) is not None)
    )
    return Finding(
        ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, source, firm=False, of_sentence=plain
    )


def _told_by_contraries(evidence: Evidence) -> int:
    """How many deeds of the claim the statement tells by denying the contrary: "complied", "found no violation"."""
    words = lexicon()
    return sum(
        any(
            words.opposites[mine.family] == other.family
            and mine.negated != other.negated
            and not {mine.family, other.family} & words.negative
            for other in evidence.focus.actions
        )
        for mine in evidence.claim.actions
    )


def _said_later(evidence: Evidence, turning: Sequence[str]) -> int:
    """How many verbs that turn the claim's first clause the statement has in a later one of its own."""
    end = evidence.focus.first(_CLAUSE_END) if turning else None
    later = [one for one in evidence.focus.actions if end is not None and one.token.start >= end.start()]
    return sum(
        any(alike(mine, other) and same_sense(mine, other) for other in later)
        for mine in evidence.claim.actions
        if mine.token.text in turning
    )


def _gets_out(evidence: Evidence) -> bool:
    """Whether the claim has a verb that needs no "not", and the notice lacks: "escapes the levy"."""
    escaping = lexicon().grammar.escaping_stems
    return any(stem(token.norm) in escaping for token in evidence.whole.missing)


def _denied_alike(evidence: Evidence) -> bool:
    """Whether each "not" of the claim denies a word that the statement denies too, in whichever of its clauses."""
    focus, negations = evidence.focus, evidence.claim.marks.negations
    verbs = any(action.family in lexicon().negative for action in evidence.claim.actions)
    return (
        0 < len(negations) <= len(focus.marks.negations)
        and not verbs
        and all(
            any(
                (other := focus.words.same(token)) is not None and _in_denied_clause(focus, other)
                for token in _words_denied(evidence.claim, no)[:1]
            )
            for no in negations
        )
    )


def _denied_is_shared(evidence: Evidence) -> bool:
    """Whether what the only "not" denies is a word of the other side: else the two may say one thing in two ways."""
    for reading, other in ((evidence.claim, evidence.focus), (evidence.focus, evidence.claim)):
        for no in reading.marks.negations:
            near = _words_denied(reading, no)
            return any(other.words.same(token) for token in near)
    return False


def _words_denied(reading: Reading, no: Token) -> list[Token]:
    """The first two words behind a "not" in its clause; where there are none ("X is not"), the one before it."""
    behind = [token for token in reading.content if token.start >= no.end][:_DENIES]
    within = [token for token in behind if not CLAUSE.search(reading.text[no.end : token.start])]
    return within or [token for token in reading.content if token.end <= no.start][-1:]


@dataclass(frozen=True, slots=True)
class _Turns:
    """What turns the sense of a sentence: in its first clause, in all of it, and the verbs among them."""

    first: list[str]
    all: list[str]
    verbs: list[str]


def _turns(
    reading: Reading, shared: frozenset[int] | None, left: frozenset[str] = frozenset(), *, indirect: bool
) -> _Turns:
    """Each "not", and each verb that takes something away, but for those that only say which thing is meant.

    A noun ("denial") counts where a word that both sides have (`shared` says where they start; None: all do) stands in
    its predicate, and not the subject alone; what is turned from anyway (`left`) counts not.

    A "did not say" counts only where somebody says something on the other side (`indirect`): it leaves open what.
    """
    first = reading.first(_CLAUSE_END)
    end = first.start() if first is not None else len(reading.text)
    verbs = [verb for verb in turning_verbs(reading) if verb.key not in left]
    denials = [no for no in reading.marks.negations if indirect or not INDIRECT.match(reading.text, no.end)]
    subject = {token.start for told in reading.predications for token in told.subject}
    words = [*denials, *verbs]
    if shared is not None:
        ends = predicate_ends(reading)
        spoken_to = {bisect_right(ends, start) for start in shared - subject}
        told = Counter(bisect_right(ends, token.start) for token in reading.content)
        # "Must be of copper, must not be sold by weight": of the weight nobody spoke.
        words = [
            word
            for word in words
            if (place := bisect_right(ends, word.start)) in spoken_to
            or not (
                (word in verbs and word.norm.endswith(NOUN_ENDINGS))
                or (place and word in denials and told[place] >= _DENIES)
            )
        ]
        verbs = [verb for verb in verbs if verb in words]
    return _Turns(
        [word.text for word in words if word.start < end],
        [word.text for word in words],
        [verb.text for verb in verbs],
    )


def _prefixed(evidence: Evidence) -> list[tuple[Token, Token]]:
    """The words that both have in the same clause, one of them with an "un" or "non"."""
    return [
        (mine, other)
        for mine, other in evidence.own.pairs
        if _in(evidence.focus, other) and are_turned(mine, other)
    ]


def _takes_something_out(evidence: Evidence) -> bool:
    """Whether the claim has a verb that takes something away, of which the statement has none: "excludes", "not in"."""
    told = {action.family for action in evidence.focus.actions}
    families = {action.family for action in evidence.claim.actions if not action.negated}
    return any(
        family in lexicon().negative and not told & {family, lexicon().opposites[family]}
        for family in families
    )


def _answered(
    evidence: Evidence, pairs: list[tuple[Token, Token]], denied_there: frozenset[int]
) -> frozenset[int]:
    """The words behind a "not" of the claim that denies another word which the statement denies too."""
    if not evidence.claim.denied:
        return frozenset()
    both = {
        mine.start
        for mine, other in pairs
        if other.start in denied_there or _in_denied_clause(evidence.focus, other)
    }
    by_itself = evidence.claim.denied & both
    return frozenset(
        start
        for words in denied_by_each(evidence.claim)
        if words and min(words) in by_itself
        for start in words
    )


def _in_denied_clause(reading: Reading, token: Token) -> bool:
    before = [
        no
        for no in reading.marks.negations
        if no.end <= token.start and not CLAUSE.search(reading.text[no.end : token.start])
    ]
    # Each half of "is no ban and not aimed at" has a denial of its own.
    near = [no for no in before if reading.part(no.start) == reading.part(token.start)] or before
    return len(near) % 2 == 1


def _is_what_is_denied(reading: Reading, token: Token) -> bool:
    """Whether a word is of what a verb is denied of: "copper is not permitted", for "do not let copper in".

    A passive one, or one of reaching: "the levy does not apply to shops", for "shops do not pay the levy"; or a verb
    with "no" behind it: "sold no lamps".
    """
    if _NONE_BEHIND.match(reading.text, token.end):
        return True
    for told in reading.predications:
        left_out = NOT_OF_IT.match(reading.text, token.end) or _IS_NOT_IN.match(reading.text, token.end)
        if token in told.subject and left_out:
            return True
        if told.verb is not None and told.passive and token in told.subject:
            between = [no for no in reading.marks.negations if token.end <= no.start < told.verb.start]
            return len(between) == 1 and not CLAUSE.search(reading.text[token.end : between[0].start])
    return False


def _in(reading: Reading, token: Token) -> bool:
    return reading.text[token.start : token.end] == token.text
