"""What one side denies in a clause of its own, and the other says of the same thing in so many words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.dates import Date
from bot.checking.reading.force import NOUN_ENDINGS
from bot.checking.reading.one_text import Reading, once, value_key
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.reading.words import Words, are_turned
from bot.checking.result import ReasonKind, Span
from bot.checking.signs.left_out import LEAVING_OUT
from bot.checking.signs.no_longer import NO_MORE


class _Force(Enum):
    """With what force a verb is denied: as a duty, as a chance, or as a fact; or that there is any such thing."""

    DUTY = auto()
    CHANCE = auto()
    FACT = auto()
    NONE = auto()


# Behind one of these no word of the clause is denied any more: why, when, or something else is told.
_CLAUSE_END: Final = re.compile(
    r"[,;:](?=\s)|[.!?](?=\s|$)| [—–-] | so | but | while | although | though | whereas | since | because | which "
    r"| and (?=(?:that|it|they|there|this|he|she|is|are|was|were|has|have|had|must|may|will|can|could|does|do|did"
    r"|needs?|nothing|nobody)\b)"
)
_NOT = r"(?:n't|n’t| not)"
_DENIED: Final = re.compile(
    rf"\b(?P<duty>need(?: not|n't)|(?:do|does|did){_NOT} (?:have|need) to"
    rf"|(?:is|are|was|were){_NOT} (?:required|obliged|forced|bound) to)\b"
    rf"|\b(?P<chance>cannot|can't|could{_NOT}|(?:is|are|was|were){_NOT} able to|(?:is|are|was|were|been) unable to)\b"
    rf"|\b(?P<fact>(?:is|are|was|were|has|have|had|do|does|did){_NOT}|(?:is|are|was|were|has|have|had) never)\b"
    r"|\b(?P<none>not (?:a single|one|any)|(?<!with )(?<!or )no(?= [a-z])(?! one\b)|nobody|no one"
    r"|none of(?: the| its| their)?)\b"
)
# "Not until May", "not only lamps", "not all", "not because of it": something of it is so.
_IN_PART: Final = re.compile(
    r"\b(?:until|till|before|yet|due to|owing to|only|just|merely|all|every|each|both|always|exactly|necessarily|fully"
    r"|entirely|completely|automatically|same|more|less|fewer|longer|later|earlier|matter|doubt|than|as|unless|except"
    r"|without|other|another|if|when|whether|alone|first|once|either|quite|really|much|know|decide[ds]?"
    r"|confirm(?:ed)?|said|say|explain|sure|clear|new|likely|certain|enough|instead|rather|himself|herself|themselves"
    r"|personally|again|anew|(?<!not )itself)\b"
)
# Who was not so "then", or is not so "now", may be so at another time.
_AT_A_TIME: Final = re.compile(
    r"\b(?:until|till|before|previously|formerly|earlier|originally|initially|once|then|at the time|now|currently|today"
    r"|at present|so far|yet|if|when|unless|where|after)\b"
)
_CONDITION: Final = re.compile(r"\b(?:if|unless|without|except|only|until|provided|once|as soon as)\b")
# "Sells lamps to Norland and oil to Brenta": what stands behind is not said of what stands before.
_GOES_ON: Final = re.compile(r" (?:and|or|nor|but|that|which|who|whose) |[,;:] ")
_TWO: Final = re.compile(r" (?:and|or|but) ")
# In what part a thing has in the clause: "by the port" is not "to the port".
_PART_IN_IT: Final = re.compile(
    r".*(?<!definition )(?<!kind )(?<!form )(?<!sort )(?<!type )"
    r"\b(?P<by>by|to|into|from|for|against|of|in|on|at|with|under|than|about)(?: [\w'’-]+){0,2} $"
)
_LEAVE: Final = re.compile(r"\b(?:licen[cs]es?|permits?|approval|authori[sz]ation)\b")
# "Risks of fire" are no fire, nor is what somebody is suspected of.
_OF_IT: Final = re.compile(
    r"\b(?:of|over|about|for|on|against|from|risks?|threats?|dangers?|fears?|suspected|alleged|possible|potential"
    r"|licen[cs]es?)\b(?: [a-z-]+){0,4} $"
)
# What something is, said by a verb: "counts as a rule", "meets the definition of a rule".
_BEING: Final = frozenset(
    (
        *("count", "qualify", "amount", "constitute", "represent", "mean", "meet", "definition"),
        *("considered", "deemed", "treated", "regarded", "classed", "classified", "seen", "viewed"),
    )
)
_BUT_NOT: Final = re.compile(r"(?:[,;]| and| but) not\b|\bnor\b")
_AS_A: Final = re.compile(r" (?:(?:as|to|of|to be|as being) )?(?:an?|the) |,? as ")
_NAMING: Final = ("by", "from", "for", "against", "of", "under", "than", "about")
_UNSURE: Final = re.compile(
    r"\b(?:would|might|should|if|when|whether|unless|until|without|except|plan(?:s|ned)?|propos\w+|expect(?:s|ed)?"
    r"|ask(?:s|ed)?|want(?:s|ed)?|consider\w*|seek\w*|sought|intend\w*|not|no|never|only|presum\w+|fail\w*|denie[sd]"
    r"|deny|stop\w*|end(?:s|ed)?|what|how|whom|whose)\b"
)
_DUTY: Final = re.compile(
    r"\b(?:must|shall|ha[sd] to|have to|needs? to|(?:required|obliged|ordered|told) to)\b"
)
_CHANCE: Final = re.compile(r"\b(?:may|can|could|able to|free to|allowed to)\b")
_TO_COME: Final = re.compile(r"\b(?:will|to)\b")
_FEWEST: Final = 2
"""Words up to which a "no such thing" says too little to be held against what the other side says."""
_INSIDE: Final = re.compile(r"\b(?:of|in|from|for|at|on|to|by|with|under|that|which|who|whose|about)\b")
_SAYS: Final = re.compile(r"\b(?:that|says?|said|states?|stated|concluded?|found|told [a-z]+|decided)\b|:")


@dataclass(frozen=True, slots=True)
class _Denial:
    """A denied clause: who or what it is about, what is denied of it, and with what force."""

    force: _Force
    span: Span
    subject: tuple[Token, ...]
    words: tuple[Token, ...]


def judge_affirmed(evidence: Evidence) -> Iterator[Finding]:
    """A clause that one side denies, where the other side says all of it of the same thing.

    "A lamp guide isn't a rule" against "the lamp guide is a rule". What is denied may say more than "not": each word
    of it must be affirmed, with the force with which it is denied. Of what is over, or only reported false, nothing.
    """
    claim, focus = evidence.claim, evidence.focus
    if claim.marks.denying or focus.marks.denying or claim.first(NO_MORE):
        return
    head = evidence.read.head.words
    there = {mine.start: other for mine, other in evidence.own.pairs}
    here = {other.start: mine for mine, other in evidence.own.pairs}
    if not (_denials(claim) or _denials(focus)):
        return
    known = (
        *(one for reading in (focus, *evidence.context) for one in reading.dates),
        *evidence.dated,
    )
    for denying, other, facing in ((claim, focus, there), (focus, claim, here)):
        for denial in _denials(denying):
            word = _affirmed(denial, denying, other, facing, known if denying is claim else other.dates)
            if word is None or not _of_the_same(denial, denying, other, facing, word, head):
                continue
            mine, its = (denial.words[0], word) if denying is claim else (word, denial.words[0])
            yield Finding(
                ReasonKind.POLARITY,
                Sign.DIFFERS,
                mine.text,
                its.text,
                (mine.start, mine.end),
                (its.start, its.end),
            )
            return


@once
def _denials(reading: Reading) -> tuple[_Denial, ...]:
    """The clauses with a single denial in them, of a verb or of any such thing."""
    return tuple(_denials_in(reading))


def _denials_in(reading: Reading) -> Iterator[_Denial]:
    lower = reading.lower
    for match in _DENIED.finditer(lower):
        start, end = _clause(lower, match.start())
        within = [no for no in reading.marks.negations if start <= no.start < end]
        if [no for no in within if not match.start() <= no.start < match.end()] or (
            not within and not match["chance"]
        ):
            continue
        if (
            _AT_A_TIME.search(lower, start, match.start())
            or _IN_PART.search(lower, match.end(), end)
            or _takes_away(reading, (start, end))
        ):
            continue
        said = [mark.end() for mark in _SAYS.finditer(lower, start, match.start())]
        words = tuple(token for token in reading.content if match.end() <= token.start < end)
        while (
            len(words) > 1
            and words[0].norm in _BEING
            and _AS_A.fullmatch(lower, words[0].end, words[1].start)
        ):
            words = words[1:]
        subject = tuple(
            token for token in reading.content if max([start, *said]) <= token.start < match.start()
        )
        if words:
            yield _Denial(_Force[(match.lastgroup or "fact").upper()], (start, end), subject, words)


def _clause(lower: str, place: int) -> Span:
    ends = [(match.start(), match.end()) for match in _CLAUSE_END.finditer(lower)]
    start = max((end for _, end in ends if end <= place), default=0)
    return start, min((begin for begin, _ in ends if begin >= place), default=len(lower))


def _takes_away(reading: Reading, span: Span) -> bool:
    return any(
        action.family in lexicon().negative and span[0] <= action.token.start < span[1]
        for action in reading.actions
    )


def _affirmed(
    denial: _Denial, denying: Reading, other: Reading, facing: Mapping[int, Token], known: Sequence[Date]
) -> Token | None:
    """The other side's word for what is denied, where it affirms all of the denied clause of the same subject."""
    word = facing.get(denial.words[0].start)
    if word is None or denial.words[0].norm in lexicon().actions:
        return None
    lower = other.lower
    span = _clause(lower, word.start)
    denied = any(span[0] <= no.start < span[1] for no in other.marks.negations)
    if denied or _BUT_NOT.search(lower, word.end) or LEAVING_OUT.search(lower) or _takes_away(other, span):
        return None
    if word.norm.endswith(NOUN_ENDINGS) and not denial.words[0].norm.endswith(NOUN_ENDINGS):
        return None
    if _CONDITION.search(lower, *span) or (denial.force is _Force.CHANCE and _LEAVE.search(lower, *span)):
        return None
    if denial.force is _Force.NONE and _OF_IT.search(lower, span[0], word.start):
        return None
    dates = [one for one in denying.dates if denial.span[0] <= one.start < denial.span[1]]
    if not all(any(one.agrees(its) for its in known) for one in dates):
        return None
    if not _has_all(denial, denying, other, facing, span) or not _with_that_force(
        denial.force, lower, span, word
    ):
        return None
    return word


def _has_all(
    denial: _Denial, denying: Reading, other: Reading, facing: Mapping[int, Token], span: Span
) -> bool:
    """Whether the subject and every word and number that is denied stand in one clause of the other side."""
    neutral = lexicon().grammar.neutral
    if denial.force is _Force.NONE:
        asked = [*denial.subject, *denial.words]
        if len(asked) <= _FEWEST:
            return False
    elif denial.subject:
        told = (token for token in denial.words[1:] if token.norm not in neutral)
        asked = [_head(denying.text, denial.subject), denial.words[0], *told]
    else:
        return False
    found = [facing.get(token.start) for token in asked]
    starts = [one.start for one in found if one is not None]
    ordered = starts if denial.force is _Force.NONE else starts[:2]
    if len(set(starts)) < len(asked) or ordered != sorted(ordered):
        return False
    if any(one is not None and are_turned(token, one) for token, one in zip(asked, found, strict=True)):
        return False
    together = [(token, one) for token, one in zip(asked, found, strict=True) if one is not None]
    if _rearranged(denial, denying, other, together):
        return False
    within = all(span[0] <= start < span[1] for start in starts)
    numbers = {value_key(one) for one in denying.quantities if denial.span[0] <= one.start < denial.span[1]}
    return within and len(asked) > 1 and numbers <= {value_key(one) for one in other.quantities}


def _rearranged(
    denial: _Denial, denying: Reading, other: Reading, asked: Sequence[tuple[Token, Token]]
) -> bool:
    """Whether the other side says the same words of other things: "the lamps of Brand and a torch of Lumo"."""
    here, there = lowered(denying.text), lowered(other.text)
    verb = next(its for mine, its in asked if mine == denial.words[0])
    ends = [its.start for _, its in asked]
    if _GOES_ON.search(there, verb.end, max(ends)) or _TWO.search(there, min(ends), verb.start):
        return True
    denied = denial.words[0]
    behind = [(mine, its) for mine, its in asked if mine.start > denied.start]
    return _named_by(here, denied) != _named_by(there, verb) or any(
        its.start < verb.start or _part(here[denied.end : mine.start]) != _part(there[verb.end : its.start])
        for mine, its in behind
    )


def _of_a_part(denying: Reading, other: Reading, subject: Token, head: Words) -> bool:
    """Whether the other side's subject says more of which is meant: "the fee for desk lamps", "the deputy minister"."""
    return any(
        denying.words.same(token) is None and head.same(token) is None
        for told in other.predications
        if any(token.start == subject.start for token in told.subject)
        for token in told.subject
        if "," not in other.text[min(token.end, subject.end) : max(token.start, subject.start)]
        and " that " not in other.text[token.end : subject.start]
        and token.kind is not TokenKind.NUMBER
    )


def _part(before: str) -> str:
    found = _PART_IN_IT.match(before)
    return found["by"] if found is not None else ""


def _named_by(lower: str, denied: Token) -> str:
    """What stands before a thing that only names another one: "lamps made by a maker", "part of a rule"."""
    part = _part(lower[: denied.start])
    return part if part in _NAMING else ""


def _of_the_same(
    denial: _Denial, denying: Reading, other: Reading, facing: Mapping[int, Token], word: Token, head: Words
) -> bool:
    """Whether all that tells of whom or what a clause denies something is said by the other side, or by the title.

    "Street lamps are not covered" says nothing against "desk lamps are covered".
    """
    asked = _head(denying.text, denial.subject) if denial.subject else denial.words[0]
    subject = facing.get(asked.start)
    if subject is not None and _of_a_part(denying, other, subject, head):
        return False
    span = _clause(lowered(other.text), word.start)
    faced = (facing.get(token.start) for token in denial.subject)
    told = [one is not None and span[0] <= one.start < span[1] for one in faced]
    first = denial.words[0].start
    return all(
        here or head.same(token) is not None for here, token in zip(told, denial.subject, strict=True)
    ) and not any(denial.span[0] <= one.start < first for one in denying.quantities)


def _head(text: str, subject: Sequence[Token]) -> Token:
    """The word of a subject that names it: "guide" in "the guide on the lamp rule"."""
    for one, two in pairwise(subject):
        if _INSIDE.search(text, one.end, two.start):
            return one
    return subject[-1]


def _with_that_force(force: _Force, lower: str, span: Span, word: Token) -> bool:
    """Whether a word is said to be so with the force with which the other side denies it."""
    before = lower[span[0] : word.start]
    if _UNSURE.search(before):
        return False
    if force is _Force.DUTY:
        return bool(_DUTY.search(before))
    if force is _Force.CHANCE:
        return not _DUTY.search(before)
    return not (_DUTY.search(before) or _CHANCE.search(before) or _TO_COME.search(before))
