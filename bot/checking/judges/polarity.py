"""Polarity: done or not done, allowed or forbidden, imposed or lifted."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.checking.deeds import left_open_in
from bot.checking.evidence import Evidence
from bot.checking.force import CLAUSE, INDIRECT, NOUN_ENDINGS, Action, tells_which
from bot.checking.judges import Finding, Sign, facing
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading import Reading, denied, denied_by_each, without_prefix
from bot.checking.result import ReasonKind, Span
from bot.checking.tokens import Token, lowered
from bot.checking.turning import TURNED

_SAME_WORDS: Final = 0.95
"""Share of the claim's weight in the statement from which one "not" more can only mean the contrary."""
_TURNS_COUNTED: Final = 2
"""Turns in both sentences up to which their number tells whether the senses are contrary."""
PROHIBIT: Final = "prohibit"
SUSPEND: Final = "suspend"
_DENIES: Final = 2
"""Words behind a "not" that it denies by itself."""
# "Lamps weren't in it": what is denied has its name before.
_DENIES_IT: Final = re.compile(
    r"(?:\bnot|n't)\b (?:\w+ ){0,2}(?:it|them|that|this|one)\b\W*(?:$|[,.;])", re.IGNORECASE
)
# "The notice that shelved the rule": the verb tells which notice.
_OF_A_NOUN: Final = re.compile(r"[a-z] (?:that|which|who) (?:[a-z]+ly )?$")
# Who is asked to confirm has not confirmed yet.
_ASKED: Final = re.compile(r"\basked (?:\w+ ){0,3}to $", re.IGNORECASE)
_NO_MORE: Final = re.compile(r"\bno longer\b|\bany ?more\b|\bany longer\b|\bno more\b(?! than)", re.IGNORECASE)
_ENDING: Final = frozenset({"lift", "suspend", "remove"})
_STILL: Final = re.compile(r"\b(?:still|remains?|continues?|stays?)\b", re.IGNORECASE)
_STILL_THE_SAME: Final = 0.5
"""Share of the claim's weight in a statement from which its "still" is of the claim's own matter."""
_UNTIL: Final = re.compile(r"\b(?:until|till|before)\b", re.IGNORECASE)
_TIME_GIVEN: Final = re.compile(
    r"\b(?:ha[ds]|have|got|given|gets?|gives?|gave)\b(?: \w+){0,3} (?:until|till)\b", re.IGNORECASE
)
_FROM_THEN: Final = re.compile(r"\b(?:from|since|as of|starting|beginning|after)\b", re.IGNORECASE)
# Where one thing has been said of the subject, and another begins.
_PREDICATE_END: Final = re.compile(
    r"[,;:](?=\s)| but | while | although "
    r"| and (?=(?:must|may|will|would|that|did|does|do|is|are|was|were|has|have|had|can|could|should|it|they|he|she)\b)"
)
_CLAUSE_END: Final = re.compile(r"[;:]|, (?:not|but|so|while|although)\b| and that | but | while ")


def judge_polarity(evidence: Evidence) -> Iterator[Finding]:
    """The claim's verbs of known families against the statement's; then each "not" against the words that it denies.

    What is so "no more" agrees that it was so: only a statement that it still is contradicts that.
    """
    still = _STILL.search(evidence.focus.text) and evidence.own.coverage >= _STILL_THE_SAME
    over = _NO_MORE.search(evidence.claim.text) and not (still and not _ended_beside(evidence))
    for finding in _findings(evidence):
        yield replace(finding, sign=Sign.ABSENT) if over and finding.sign is Sign.DIFFERS else finding


def _ended_beside(evidence: Evidence) -> bool:
    """Whether another statement of the notice ends or turns from something that the claim speaks of."""
    keys = evidence.claim.keys
    ends = (
        reading.part_keys(action.token.start)
        for reading in evidence.read.statements
        for action in reading.actions
        if action.family in _ENDING and not action.negated
    )
    left = (
        reading.turning.start - reading.turning.goal
        for reading in evidence.read.statements
        if reading.turning.goal
    )
    return any(keys & ended for ended in (*ends, *left))


def _findings(evidence: Evidence) -> Iterator[Finding]:
    if (denying := evidence.claim.marks.denying) and not evidence.focus.marks.denying:
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, denying)
        return
    if (unsaid := _not_said(evidence.claim)) and not _not_said(evidence.focus):
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, unsaid)
        return
    if condition := _unmet(evidence):
        yield Finding(ReasonKind.POLARITY, Sign.ABSENT, condition)
        return
    left = _left(evidence)
    not_banned = _licensed_instead(evidence)
    open_here, open_there = (left_open_in(side.text) for side in (evidence.claim, evidence.focus))
    pairs = [
        (mine, _as_it_now_is(evidence, other))
        for mine in evidence.claim.actions
        for other in evidence.focus.actions
        if _comparable(mine, other)
        and mine.token.key not in left
        and not (not_banned and mine.family == PROHIBIT and mine.negated)
        and not _ASKED.search(evidence.focus.text[: other.token.start])
        and not _within(other.token, open_there)
        and not _within(mine.token, open_here)
    ]
    agreeing = [pair for pair in pairs if _same_sense(*pair)]
    if agreeing:
        yield facing(ReasonKind.POLARITY, Sign.AGREES, agreeing[0][0].token, agreeing[0][1].token)
        settled = {mine.token.start for mine, _ in agreeing}
        for mine, other in pairs:
            apart = _suspends_what_stays(mine, other) or not _said_beside(evidence, mine)
            if mine.token.start not in settled and apart:
                settled.add(mine.token.start)
                yield facing(ReasonKind.POLARITY, Sign.DIFFERS, mine.token, other.token, firm=False)
    elif pairs:
        first = pairs[0][0]
        beside = first.family == SUSPEND and _said_beside(evidence, first)
        unsure = beside or _same_until(evidence, *pairs[0])
        sign = Sign.ABSENT if unsure else Sign.DIFFERS
        yield facing(ReasonKind.POLARITY, sign, pairs[0][0].token, pairs[0][1].token)
        return
    yield from _denials(evidence)
    if (finding := _contrary_sense(evidence)) and (not agreeing or evidence.own.coverage >= _SAME_WORDS):
        yield finding


def _as_it_now_is(evidence: Evidence, action: Action) -> Action:
    """The statement's action, denied where the statement turns from it: "from a presumption of denial to a review"."""
    left = action.token.key in _turned_from(evidence)
    return replace(action, negated=not action.negated) if left else action


def _turned_from(evidence: Evidence) -> frozenset[str]:
    """What the statement turns from, where the claim does not say itself that something has changed."""
    turning = evidence.focus.turning
    turned = not turning.goal or TURNED.search(lowered(evidence.claim.text))
    return frozenset() if turned else turning.start - turning.goal


def _licensed_instead(evidence: Evidence) -> bool:
    """Whether the claim says "not banned, but licensed" where the statement speaks of licences: that is no contrary."""
    return all(
        {"licence", "case_by_case"} & reading.marks.modality.keys()
        for reading in (evidence.claim, evidence.focus)
    )


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

    "Not required to comply until May" is "had until May to comply"; "won't rise before June" is "rises on 23 June".
    """
    claim, focus = evidence.claim, evidence.focus
    told = [date for reading in (focus, *evidence.context) for date in reading.dates]
    agreed = any(one.agrees(other) for one in claim.dates for other in told)
    if mine.negated:
        return agreed and bool(_UNTIL.search(claim.text[mine.token.end :])) and not _UNTIL.search(focus.text)
    until = other.negated and bool(_UNTIL.search(focus.text[other.token.end :]))
    return agreed and until and bool(_TIME_GIVEN.search(claim.text) or _FROM_THEN.search(claim.text))


def _said_beside(evidence: Evidence, mine: Action) -> bool:
    """Whether another statement says what the claim's verb says, of a thing that stands by the claim's verb.

    A claim that some were added and others removed is told by two statements, and neither denies the other.
    """
    by_it = evidence.claim.part_keys(mine.token.start) - {mine.token.key}
    return any(
        _alike(mine, other) and _same_sense(mine, other) and by_it & reading.part_keys(other.token.start)
        for place, reading in enumerate(evidence.read.statements)
        if place != evidence.place
        for other in reading.actions
    )


def _comparable(mine: Action, other: Action) -> bool:
    opposites = lexicon().opposites
    return (
        _alike(mine, other)
        or opposites[mine.family] == other.family
        or opposites[other.family] == mine.family
        or _suspends_what_stays(mine, other)
    )


def _suspends_what_stays(mine: Action, other: Action) -> bool:
    """Whether one suspends and the other keeps, by a verb: "despite the suspension" suspends nothing more."""
    verb = not mine.token.norm.endswith(NOUN_ENDINGS)
    return verb and {mine.family, other.family} == {SUSPEND, "keep"}


def _alike(mine: Action, other: Action) -> bool:
    return other.family in (mine.family, lexicon().akin.get(mine.family))


def _same_sense(mine: Action, other: Action) -> bool:
    return _alike(mine, other) == (mine.negated == other.negated)


def _contrary_sense(evidence: Evidence) -> Finding | None:
    """The word that turns one sentence and not the other.

    It speaks for the whole sentence only where it is a plain "not", the only turn in it, and what it denies is said
    in the other: a second clause, or a verb that takes something away, may say the same in other words.
    """
    saying = lexicon().grammar.saying
    says = any(told.verb is not None and told.verb.norm in saying for told in evidence.claim.predications)
    pairs = evidence.own.pairs
    mine = _turns(evidence.claim, None, indirect=says)
    other = _turns(evidence.focus, frozenset(one.start for _, one in pairs), _turned_from(evidence), indirect=says)
    if (len(mine.first) + len(_prefixed(evidence))) % 2 == len(other.first) % 2:
        return None
    if not (other.first or mine.first) or _denied_alike(evidence) or _left(evidence) & evidence.claim.keys:
        return None
    if len(mine.all) + len(other.all) > _TURNS_COUNTED:
        return None
    source = (other.first or mine.first)[0]
    plain = (
        len(mine.all) + len(other.all) == 1
        and not (mine.verbs or other.verbs)
        and _denied_is_shared(evidence)
    )
    return Finding(
        ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, source, firm=False, of_sentence=plain
    )


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

    A noun ("denial") and a "not" count where a word that both sides have (`shared` says where they start) stands in their
    predicate, and not the subject alone; what is turned from anyway (`left`) counts not.

    A "did not say" counts only where somebody says something on the other side (`indirect`): it leaves open what.
    """
    end = next((match.start() for match in _CLAUSE_END.finditer(reading.text)), len(reading.text))
    verbs = [
        action.token
        for action in reading.actions
        if action.family in lexicon().negative
        and action.token.key not in left
        and not _OF_A_NOUN.search(reading.text[: action.token.start])
    ]
    denials = [
        no for no in reading.marks.negations if indirect or not INDIRECT.match(reading.text, no.end)
    ]
    subject = {token.start for told in reading.predications for token in told.subject}
    words = [*denials, *verbs]
    if shared is not None:
        ends = [match.start() for match in _PREDICATE_END.finditer(reading.text)]
        spoken_to = {bisect_right(ends, start) for start in shared - subject}
        words = [
            word
            for word in words
            if bisect_right(ends, word.start) in spoken_to
            or not (word in verbs and word.norm.endswith(NOUN_ENDINGS))
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
        if _in(evidence.focus, other)
        and (without_prefix(mine.norm) or without_prefix(other.norm))
        and stem(mine.norm) != stem(other.norm)
        and stem(mine.norm)
        in (
            stem(other.norm),
            stem(without_prefix(other.norm)),
            stem("un" + other.norm),
            stem("non" + other.norm),
        )
    ]


def _denials(evidence: Evidence) -> Iterator[Finding]:
    """Words that both have, denied on one side alone: "no drawback" against "as drawback"."""
    pairs = [
        (mine, other)
        for mine, other in evidence.own.pairs
        if ":" not in mine.key and _in(evidence.focus, other)
    ]
    for mine, other in _prefixed(evidence):
        if _in_denied_clause(evidence.claim, mine) == _in_denied_clause(evidence.focus, other):
            yield facing(ReasonKind.POLARITY, Sign.DIFFERS, mine, other, firm=False)
            return
    if _DENIES_IT.search(evidence.claim.text) and denied(evidence.focus):
        return
    turned_words = {mine.start for mine, _ in _prefixed(evidence)}
    denied_here = denied(evidence.claim)
    denied_there = denied(evidence.focus)
    answered = _answered(evidence, pairs, denied_there)
    left = _left(evidence) | _turned_from(evidence)
    licensed = _licensed_instead(evidence)
    taken_out = _takes_something_out(evidence)
    for mine, other in pairs:
        # What is not so "any more" is what the statement turns from.
        if mine.start in turned_words or mine.start in answered or {mine.key, other.key} & left:
            continue
        banned = lexicon().actions.get(mine.norm) == PROHIBIT
        if banned and (licensed or tells_which(evidence.focus.text, other)):
            continue
        alike = [token for token in evidence.focus.content if token.key == mine.key] or [other]
        # What a "not" denies by itself on one side may stand farther behind a "not" on the other.
        if taken_out and mine.start not in denied_here:
            continue
        if mine.start in denied_here:
            turned = not any(
                token.start in denied_there or _in_denied_clause(evidence.focus, token) for token in alike
            )
        else:
            turned = all(token.start in denied_there for token in alike) and not _in_denied_clause(
                evidence.claim, mine
            )
        if turned:
            yield facing(ReasonKind.POLARITY, Sign.DIFFERS, mine, other, firm=False)
            return


def _takes_something_out(evidence: Evidence) -> bool:
    """Whether the claim has a verb that takes something away, of which the statement has none: "excludes", "not in"."""
    told = set(evidence.focus.words.families)
    families = {action.family for action in evidence.claim.actions if not action.negated}
    return any(
        family in lexicon().negative and not told & {family, lexicon().opposites[family]} for family in families
    )


def _left(evidence: Evidence) -> frozenset[str]:
    """What the statement turns from, where the claim says that something is so no more."""
    turning = evidence.focus.turning
    return (
        turning.start - turning.goal if turning.goal and _NO_MORE.search(evidence.claim.text) else frozenset()
    )


def _answered(
    evidence: Evidence, pairs: list[tuple[Token, Token]], denied_there: frozenset[int]
) -> frozenset[int]:
    """The words behind a "not" of the claim that denies another word which the statement denies too."""
    both = {
        mine.start
        for mine, other in pairs
        if other.start in denied_there or _in_denied_clause(evidence.focus, other)
    }
    once = denied(evidence.claim) & both
    return frozenset(
        start for words in denied_by_each(evidence.claim) if words and min(words) in once for start in words
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


def _in(reading: Reading, token: Token) -> bool:
    return reading.text[token.start : token.end] == token.text
