"""Signs that a disagreement is none: the claim is of another thing or event, foresees one, or denies the contrary."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding
from bot.checking.lexicon import lexicon
from bot.checking.reading.force import without_months
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import plain
from bot.checking.reading.predication import is_past
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.result import ReasonKind
from bot.checking.signs.acting_state import other_state
from bot.checking.signs.deeds import verbs_to_come
from bot.checking.signs.doers import another_voice, strange_doer
from bot.checking.signs.left_out import ALL_BUT, denies_or_takes_away, speaks_of_what_is_left_out
from bot.checking.weighing.another_matter import tells_of_another_matter
from bot.checking.weighing.another_slot import stands_in_another_slot
from bot.checking.weighing.another_time import tells_of_another_time
from bot.checking.weighing.denied_of import denies_of_another
from bot.checking.weighing.other_deeds import tells_of_another_deed

_VALUES: Final = (ReasonKind.NUMBER, ReasonKind.DATE)
_BEGUN: Final = re.compile(
    r"\b(?:start|begin|began|begun|stopp?|resum|ceas|finish|continu|kept?|keep)(?:s|e|ed|es|ning|ting|ing)? "
    r"(?=[a-z]+ing\b)",
    re.IGNORECASE,
)
_IN_THE_END: Final = re.compile(
    r"\b(?:ended up|ends up|turned out|in the end|came (?:in|out) at|eventually)\b", re.IGNORECASE
)
# "Could send comments": what stands behind is done, and is no thing.
_DOES: Final = re.compile(
    r"\b(?:to|can|could|may|might|must|will|would|should|they|you|we|who) $", re.IGNORECASE
)
_MIGHT: Final = re.compile(r"\b(?:could|might|warned|expected|estimated|anticipated|feared|braced)\b")
_BOOKED: Final = "booked"
_NO_ADVERBS: Final = ("supply", "assembly", "monopoly", "family", "anomaly", "ally", "reply", "fly")
# "All but two", "all makers except two".
_EXCEPTED: Final = re.compile(
    r"\b(?:all|every|everyone|everybody|any|anyone|none|nobody|no one)\b(?: [\w-]+){0,4} "
    rf"{ALL_BUT}(?: the)? (?P<one>one\b)?"
)
_OF: Final = re.compile(
    r"\b(?:on|for|against|into|about) (?:the |all |its |their |some )*$",
    re.IGNORECASE,
)


def speaks_of_another(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what seems to disagree is of another thing, event or value, a forecast, or somebody else's deed."""
    return (
        another_event(telling)
        or adjoining_time(evidence, telling)
        or another_thing(evidence, telling)
        or only_foreseen(evidence, telling)
        or another_hand(evidence, telling)
        or mostly_unspoken(evidence, telling)
        or another_deed(evidence, telling)
        or another_code(evidence, telling)
        or excepts_another_number(evidence)
        or still_to_come(evidence, telling)
        or denies_what_is_left_out(evidence, telling)
        or denies_the_contrary(evidence, telling)
        or denies_a_value(evidence, telling)
        or tells_of_another_matter(evidence, telling)
        or tells_of_another_time(evidence, telling)
        or denies_of_another(evidence, telling)
        or stands_in_another_slot(evidence, telling)
        or tells_of_another_deed(evidence, telling)
    )


def another_thing(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim's value is of a thing that the notice does not know: steel, where it speaks of chips."""
    if not any(one.kind in _VALUES for one in telling):
        return False
    at_issue = {word for one in telling for word in one.claim.lower().split()}
    claim = evidence.claim
    missing = {token.start for token in evidence.whole.missing}
    for token, behind in zip_longest(claim.content, claim.content[1:]):
        own = token.start in missing and not at_issue & set(token.text.lower().split()) and _is_thing(token)
        own = own and not _DOES.search(claim.text[: token.start])
        before_it = (
            behind is not None
            and claim.text[token.end : behind.start] == " "
            and behind.start not in missing
            and behind.norm not in lexicon().actions
            # "Bound Brand to supply it": a small word before a name is a verb, and names no kind of it.
            and not (_is_verb(claim, token) and behind.text[0].isupper() and behind in claim.names)
        )
        if own and (before_it or _OF.search(claim.text[: token.start])):
            return True
    return False


def _is_verb(claim: Reading, token: Token) -> bool:
    """Whether a small word right before a name does something to it: no article or the like stands before it."""
    before = next((one.norm for one in reversed(claim.tokens) if one.end <= token.start), "")
    return token.text.islower() and before not in lexicon().grammar.before_nouns


def _is_thing(token: Token) -> bool:
    # "Narrowly passed": how it was done is no thing.
    adverb = token.norm.endswith("ly") and not token.norm.endswith(_NO_ADVERBS)
    return plain(token) and not adverb and not token.idiom and token.norm not in lexicon().grammar.empty


def mostly_unspoken(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the notice lacks more of the claim's words than the statement has, those at issue left out."""
    at_issue = {word for one in telling if not one.of_sentence for word in one.claim.lower().split()}
    light = lexicon().light
    missing = [
        token
        for token in evidence.whole.missing
        if token.norm not in light and not at_issue & set(token.text.lower().split())
    ]
    return len(missing) > len(evidence.headed.pairs) + 1


def another_deed(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a day is held against that of another deed: "started shipping in May", "got a licence in April"."""
    if {one.kind for one in telling} != {ReasonKind.DATE}:
        return False
    own = {mine.start for mine, _ in evidence.own.pairs}
    begun = _BEGUN.search(evidence.claim.text)
    return begun is not None and any(
        token.start == begun.end() and token.start not in own for token in evidence.claim.content
    )


def another_code(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what is denied of one code the statement says of another alone: of LX20, where the claim has LX200."""
    if any(one.kind is not ReasonKind.POLARITY for one in telling):
        return False
    mine, its = (
        {token.key for token in reading.content if token.kind is TokenKind.CODE}
        for reading in (evidence.claim, evidence.focus)
    )
    return bool(mine and its) and not mine & its


def excepts_another_number(evidence: Evidence) -> bool:
    """Whether one side tells of "all but two" and the other not: then its "two" are those that are left out."""
    return _excepts_a_number(evidence.claim) != _excepts_a_number(evidence.focus)


def _excepts_a_number(reading: Reading) -> bool:
    counted = {one.start for one in reading.quantities}
    found = _EXCEPTED.finditer(lowered(reading.text))
    return any(match["one"] or match.end() in counted for match in found)


def still_to_come(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether all that is denied is what the claim has still to come, and the statement says that it was not done."""
    if any(one.kind is not ReasonKind.POLARITY or one.claim_span is None for one in telling):
        return False
    expected = {verb.start for verb in verbs_to_come(evidence.claim)}
    undone = [one.token for one in evidence.focus.actions if one.negated]
    return all(one.claim_span and one.claim_span[0] in expected for one in telling) and any(
        is_past(evidence.focus.text, verb) for verb in undone
    )


def denies_what_is_left_out(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim denies of a thing what the statement says of all others: "other than desk lamps"."""
    values = any(one.kind in _VALUES for one in telling)
    return not values and denies_or_takes_away(evidence) and bool(speaks_of_what_is_left_out(evidence))


def denies_the_contrary(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether one side denies the contrary of what the other says: "none stays below it", "all exceed it".

    Or says the contrary of other numbers: "up to 40 watts it is free", "above 40 watts it is subject to a fee".
    """
    numbers = {(one.start, one.end) for one in evidence.claim.quantities}
    contrary = any(one.kind is ReasonKind.NUMBER and one.claim_span not in numbers for one in telling)
    mine, its = (len(reading.marks.negations) % 2 for reading in (evidence.claim, evidence.focus))
    firm = any(one.firm and one.kind is not ReasonKind.POLARITY for one in telling)
    beyond = any(_same_value(evidence, one) for one in telling)
    others = {one.kind for one in telling} - {ReasonKind.NUMBER}
    return (contrary and mine != its and not firm) or (beyond and bool(others))


def _same_value(evidence: Evidence, finding: Finding) -> bool:
    """Whether a number at issue is the same on both sides: then what differs is on which side of it one is."""
    mine, its = (
        next((one.value for one in reading.quantities if (one.start, one.end) == span), None)
        for reading, span in ((evidence.claim, finding.claim_span), (evidence.focus, finding.source_span))
    )
    return finding.kind is ReasonKind.NUMBER and mine is not None and mine == its


def denies_a_value(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim denies another number or day than the statement has: "not in March", "in April"."""
    if len(evidence.claim.marks.negations) % 2 == len(evidence.focus.marks.negations) % 2:
        return False
    denied = {evidence.claim.part(no.start) for no in evidence.claim.marks.negations}
    return any(
        one.kind in _VALUES
        and one.claim_span is not None
        and evidence.claim.part(one.claim_span[0]) in denied
        for one in telling
    )


def another_event(telling: Sequence[Finding]) -> bool:
    """Whether both the number and the day are others: then it is not the same event told wrongly."""
    kinds = {one.kind for one in telling}
    return set(_VALUES) <= kinds


def only_foreseen(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a forecast, or what others want, is held against what was, or what was against a forecast, by a value."""
    kinds = {one.kind for one in telling}
    if not kinds <= set(_VALUES):
        return False
    grammar = lexicon().grammar
    claim, focus = (without_months(reading.text) for reading in (evidence.claim, evidence.focus))
    if grammar.forecasts.search(claim):
        return not grammar.forecasts.search(focus)
    if kinds != {ReasonKind.NUMBER}:
        return False
    if grammar.wants.search(claim):
        return bool(strange_doer(evidence))
    # What might come is no measure of what came.
    if _BOOKED in evidence.focus.marks.modality and all(_might_be(evidence.claim, one) for one in telling):
        return True
    # What was booked in the end need not be what was expected.
    if _IN_THE_END.search(claim) and grammar.hedges.search(focus):
        return True
    return bool(grammar.forecasts.search(focus) and not grammar.hedges.search(claim))


def _might_be(claim: Reading, finding: Finding) -> bool:
    """Whether a value at issue is what might come, by the words before it in its part of the claim."""
    if finding.claim_span is None:
        return False
    start = finding.claim_span[0]
    found = (match.start() for match in _MIGHT.finditer(claim.text, 0, start))
    return any(claim.part(place) == claim.part(start) for place in found)


def shares_a_day(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a day at issue stands in the statement all the same, in another part: as an end, and not as a start."""
    spans = {one.claim_span for one in telling if one.kind is ReasonKind.DATE}
    days = [day for day in evidence.claim.dates if (day.start, day.end) in spans]
    return any(day.agrees(other) for day in days for other in evidence.focus.dates)


def adjoining_time(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a time ends where the statement's begins, or the reverse: both its days are others, and one is there."""
    days = [one for one in telling if one.kind is ReasonKind.DATE]
    return len(days) > 1 and len(days) == len(telling) and shares_a_day(evidence, telling)


def another_hand(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim's deed is another state's, or of a doer of whom the notice knows nothing.

    What one allows another may block.
    """
    by_deed = all(one.kind is ReasonKind.POLARITY for one in telling)
    return by_deed and bool(strange_doer(evidence) or other_state(evidence) or another_voice(evidence))
