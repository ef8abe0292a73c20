"""Signs that what differs is told of another matter than the claim's: one model of it, another deed, another place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.judges.contrary import is_of_before
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import without_months
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.predication import is_past
from bot.checking.reading.tokens import TokenKind, lowered
from bot.checking.result import ReasonKind
from bot.checking.signs.deeds import left_open_in

_VALUES: Final = frozenset({ReasonKind.NUMBER, ReasonKind.DATE})
# "60 million in LX20 sales", "400 LX20 lamps".
_IN: Final = re.compile(r" (?:(?:in|of|worth of|for) )?")
# "Plans a fee of 40": not "the plans for it".
_PLANNING: Final = re.compile(
    r"\b(?:plans?|planned|proposes|considers|mulls|eyes|floats|weighs) (?:an?|new|another|to)\b"
)
# "An exemption from the lamp fee": what is freed or kept, up to the next small word.
_WHAT: Final = re.compile(
    r"(?: out)? (?:from|to|of|on|for) (?:(?:the|an?|all|any|its) )?(?P<what>[^,;:.]+?)"
    r"(?= (?:from|to|of|on|for|in|by|with|and|or|as|at|after|until)\b|[,;:.]|$)"
)
# "Fell by about 7 percent": how much less it is, and not how much; "made up 7 percent" is how much.
_CHANGED_BY: Final = re.compile(
    r"\b(?:fell|falls?|fallen|rose|rises?|risen|dropped|drops?|jump(?:ed|s)|climb(?:ed|s)|slid|slipped|gained|gains|lost"
    r"|plunge[ds]|surge[ds]|soar(?:ed|s)|tumble[ds]|sank|increase[ds]|decrease[ds]|decline[ds]|grew|grows|shrank"
    r"|shrunk|crashed|(?<!made )(?:up|down))(?: (?:by|about|around|some|roughly|nearly|almost|over|another|an?))* $"
)
_CHANGE: Final = re.compile(
    r" (?:of )?(?:an? )?(?:cut|rise|drop|increase|decrease|reduction|fall|gain|loss|decline|more|less|higher|lower)\b"
)
_WILL: Final = re.compile(r"\b(?:will|shall|going to)\b")
# "Office to set the fee at 40": a headline's future.
_TO_DO: Final = re.compile(
    r"(?!(?i:according|thanks|due|owing|contrary|prior|in|as|next|up|subject)\b)(?:[\w.'\u2019&-]+ ){1,5}to"
    r" (?!(?:the|an?|its|their|this|that|these|all|any)\b)(?=[a-z])",
)
_LATER: Final = re.compile(
    r"\b(?:next (?:year|month|week|quarter|spring|summer|autumn|fall|winter)|later|soon|eventually)\b"
)
# "The initial fee is 5 florins and increases in June."
_AT_FIRST: Final = re.compile(r"\b(?:initial|starting|current|present)\b[^,;:.]{0,40}$")
_CHANGES: Final = re.compile(r"\b(?:increase|rise|grow|go(?:es)? up|step(?:s)? up|change|fall|drop|decrease)")


def tells_of_another_matter(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what seems to disagree speaks of something else than the claim does."""
    kinds = {one.kind for one in telling}
    if _of_as_many_others(evidence, telling) or (kinds & _VALUES and _only_planned(evidence)):
        return True
    if kinds <= _VALUES:
        return (
            _of_one_kind(evidence, telling)
            or _of_what_was_before(evidence, telling)
            or _by_how_much(evidence, telling)
            or _of_an_unknown_deed(evidence, telling)
            or _on_the_day_of_an_unknown_deed(evidence, kinds)
        )
    if kinds == {ReasonKind.POLARITY}:
        return _of_what_is_only_asked(evidence) or _freed_from_something_else(evidence, telling)
    if ReasonKind.NAME in kinds:
        return _by_names_alone(evidence, telling) if len(kinds) == 1 else _elsewhere(evidence, telling)
    return False


def _of_as_many_others(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether neither as many are counted nor the same is done to them: that is not one event told wrongly."""
    counts = {(one.start, one.end) for one in evidence.claim.quantities if one.dimension == "count"}
    firm = [one for one in telling if one.firm]
    counted = any(one.kind is ReasonKind.NUMBER and one.claim_span in counts for one in firm)
    return counted and any(one.kind is ReasonKind.POLARITY for one in firm)


def _of_one_kind(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the statement's number is of one model of a thing of which the claim does not speak.

    That "LX20 sales" were 60 million tells nothing of what all sales were, nor of those of the LX200.
    """
    focus = evidence.focus
    codes = [token for token in focus.names if token.kind is TokenKind.CODE]
    ends = [one.source_span[1] for one in telling if one.kind is ReasonKind.NUMBER and one.source_span]
    return any(
        code.key not in evidence.claim.keys
        and _IN.fullmatch(focus.text, end, code.start)
        and any(
            focus.text[code.end : thing.start] == " " for thing in focus.content if thing.start > code.start
        )
        for end in ends
        for code in codes
    )


def _of_what_was_before(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a number that will be is held against that of "the existing" thing."""
    claim, focus = evidence.claim, evidence.focus
    comes = _is_headline_of_what_comes(claim)
    if not (comes or _WILL.search(without_months(claim.text))):
        return False
    if comes and _LATER.search(claim.lower) and not _WILL.search(without_months(focus.text)):
        return True
    return any(
        is_of_before(claim, focus, one.source_span[0])
        or (
            _AT_FIRST.search(focus.lower, 0, one.source_span[0])
            and _CHANGES.search(focus.lower, one.source_span[1])
            and not _AT_FIRST.search(claim.lower)
        )
        for one in telling
        if one.kind is ReasonKind.NUMBER and one.source_span is not None
    )


@once
def _is_headline_of_what_comes(claim: Reading) -> bool:
    """Whether no verb stands before a "to": "Office to set the fee at 40"."""
    to = _TO_DO.match(claim.text)
    told = next(iter(claim.predications), None)
    return to is not None and (told is None or told.verb is None or told.verb.start >= to.end())


def _by_how_much(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a number by which something changed is held against how much something is."""
    claim, focus = (lowered(reading.text) for reading in (evidence.claim, evidence.focus))
    counted = {(one.start, one.end) for one in evidence.claim.quantities}
    return any(
        one.claim_span in counted
        and one.claim_span is not None
        and one.source_span is not None
        and _CHANGED_BY.search(claim[: one.claim_span[0]])
        and not _CHANGED_BY.search(focus[: one.source_span[0]])
        and not _CHANGE.match(focus, one.source_span[1])
        for one in telling
        if one.kind is ReasonKind.NUMBER
    )


def _of_an_unknown_deed(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the notice knows neither whose number it is nor the verb that leads to it: "shares fell 7 percent".

    Of a verb that is always the point of what is said it need not know whose: "retaliated with a duty of 10 percent".
    """
    told = next(iter(evidence.claim.predications), None)
    if told is None or told.head is None or told.verb is None:
        return False
    missing = {token.start for token in evidence.whole.missing}
    behind = any(one.claim_span and one.claim_span[0] > told.verb.start for one in telling)
    grammar = lexicon().grammar
    weighty = stem(told.verb.norm) in grammar.weighty_stems and told.verb.norm not in grammar.promises
    return behind and told.verb.start in missing and (weighty or told.head.start in missing)


def _on_the_day_of_an_unknown_deed(evidence: Evidence, kinds: set[ReasonKind]) -> bool:
    """Whether only days differ, and the notice has no word for what was done on the claim's: "visited the yard in May".

    A verb that says little by itself may stand for the statement's, unless it takes away: when something was dropped
    is not when it was opened.
    """
    told = next(iter(evidence.claim.predications), None)
    if kinds != {ReasonKind.DATE} or told is None or told.verb is None:
        return False
    verb = told.verb
    if verb.idiom or not is_past(evidence.claim.text, verb) or verb not in evidence.whole.missing:
        return False
    family = lexicon().actions.get(verb.norm)
    ends = family in lexicon().negative and not any(
        family in reading.words.families for reading in (evidence.read.head, *evidence.read.statements)
    )
    return ends or stem(verb.norm) not in lexicon().grammar.neutral_stems


def _only_planned(evidence: Evidence) -> bool:
    """Whether somebody only plans the claim's value, and the statement tells of no plan: it may be 0 today."""
    if not _PLANNING.search(without_months(evidence.claim.text)):
        return False
    grammar, focus = lexicon().grammar, evidence.focus
    text = without_months(focus.text)
    plans = any(words.search(text) for words in (grammar.forecasts, grammar.wants, grammar.hedges))
    return not plans and "proposed" not in focus.marks.modality


def _by_names_alone(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether nothing but names differ, and the notice lacks as many other words of the claim as the statement has."""
    at_issue = {word for one in telling for word in one.claim.lower().split()}
    light = lexicon().light
    missing = [
        token
        for token in evidence.whole.missing
        if token.norm not in light and not at_issue & set(token.text.lower().split())
    ]
    return len(missing) >= len(evidence.headed.pairs)


def _elsewhere(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether more than a name differs, and that is one of which the notice knows nothing: "passed it in Brenta"."""
    names = {one.claim.lower() for one in telling if one.kind is ReasonKind.NAME and one.sign is Sign.DIFFERS}
    return any(lowered(token.text) in names for token in evidence.whole.missing)


def _of_what_is_only_asked(evidence: Evidence) -> bool:
    """Whether the statement has all that it shares with the claim as what it leaves open: "did not say whether".

    Who claims that somebody said so is contradicted by that.
    """
    told = next(iter(evidence.claim.predications), None)
    if told is None or (told.verb is not None and told.verb.norm in lexicon().grammar.saying):
        return False
    spans = left_open_in(evidence.focus.text)
    places = [its.start for _, its in evidence.own.pairs]
    return bool(spans and places) and all(any(start <= one < end for start, end in spans) for one in places)


def _freed_from_something_else(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what stands right behind the word at issue is nothing that the notice speaks of."""
    claim = evidence.claim
    missing = {token.start for token in evidence.whole.missing}
    lower = lowered(claim.text)
    for one in telling:
        what = _WHAT.match(lower, one.claim_span[1]) if one.claim_span and not one.of_sentence else None
        if what is not None:
            start, end = what.span("what")
            inside = [token.start for token in claim.content if start <= token.start < end]
            if inside and missing.issuperset(inside):
                return True
    return False
