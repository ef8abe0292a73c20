"""Signs that a "not" or a ban is of another deed: another doer's, an unknown one, one only for some, or of others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.plain_words import anybody, plain
from bot.checking.result import ReasonKind
from bot.checking.weighing.another_slot import OBJECT_END

# "Will grant exemptions": whoever is exempted is so from what is forbidden.
_EXEMPTING: Final = re.compile(r"\b(?:exemptions?|exceptions?|waivers?|carve-?outs?)\b")
_GIVES_ONE: Final = re.compile(
    r"(?: (?!(?:and|or|that|no|not)\b)[\w'-]+){0,3} (?:exemptions?|exceptions?|waivers?|carve-?outs?)\b"
)
_NEARLY: Final = re.compile(
    r"\b(?:effectively|virtually|practically|largely|mostly|all but|in effect|more or less|nearly|almost)\b"
)
_TO_SOME: Final = re.compile(
    r"\b(?:certain|some|specific|approved|eligible|selected|several|small amounts|limited)\b"
)
_LEAVE: Final = re.compile(r"\b(?:licen[cs]\w*|permits?|approv\w+|authori[sz]\w+)\b")
_FREE_TO: Final = re.compile(r"\b(?:may|can|cannot|can't|could|allow\w*|must|need\w*|have to|has to)\b")
# "A permit to sell lamps", "a new permit requirement, effective at once, for sales".
_NEEDS_LEAVE: Final = re.compile(
    r"\b(?:licen[cs]es?|permits?|approvals?|authori[sz]ations?)(?: requirements?)?"
    r"(?: (?:(?:is|are) (?:required|needed)|valid))?(?:,[^;:.,]{1,30},)? (?:to|for) "
)
_FOR_WHOM: Final = re.compile(r"(?: [\w'-]+){1,3} (?:to|for|by) ")
# "Owners urge a ban", "a bill to ban it".
_WISHING: Final = re.compile(
    r"^(?:[\w'.&-]+ ){1,4}(?P<wish>(?:urge|want|seek|ask|demand|propose|push|weigh|mull|float|oppose|back|call)s?"
    r"|to) (?=[a-z])"
)
# "Lamps stronger than the LX20", "stronger lamps than the LX20".
_THAN: Final = re.compile(
    r"\b(?:(?!(?:other|rather|never)\b)[a-z]{2,}er|(?:more|less) [a-z]+)(?: [a-z]+)? than "
)
_THAN_AT_ALL: Final = re.compile(r"\bthan\b")
_WHOM: Final = 3
"""Words behind a "to" or "for" among which stands for whom something is."""


def tells_of_another_deed(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether all that differs is what is done, allowed or denied, and that is another deed than the claim's."""
    kinds = {one.kind for one in telling}
    if kinds and kinds <= {ReasonKind.POLARITY, ReasonKind.MODALITY} and _wished_by_others(evidence):
        return True
    if kinds != {ReasonKind.POLARITY}:
        return False
    return (
        _by_nobody_known(evidence, telling)
        or _by_a_court(evidence, telling)
        or _exempts_from_it(evidence, telling)
        or _as_good_as_so(evidence)
        or _denies_an_unknown_deed(evidence)
        or _needs_leave_for_it(evidence, telling)
        or _bans_it_for_some(evidence, telling)
        or _number_is_not_there(evidence, telling)
        or _of_those_beyond(evidence)
    )


def _by_nobody_known(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the notice knows nothing of what stands before the claim's verb: "a court strikes down the fee".

    Of short sentences the doer is not always read. Not of a form in -ed, before which may stand whom it is done to.
    """
    claim = evidence.claim
    missing = {token.start for token in evidence.whole.missing}
    for one in telling:
        if one.claim_span is None or claim.lower[slice(*one.claim_span)].endswith(("ed", "ing")):
            continue
        start = one.claim_span[0]
        before = [token for token in (*claim.content, *claim.designators) if token.end <= start]
        strange = all(token.start in missing and not anybody(token) for token in before)
        if before and strange and claim.part(before[0].start) == claim.part(start):
            return True
    return False


def _exempts_from_it(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether what the statement allows is an exemption, of which the claim does not speak: it leaves the ban."""
    claim, focus = evidence.claim, evidence.focus
    if claim.marks.universal or claim.first_low(_EXEMPTING):
        return False
    words = [one for one in telling if not one.of_sentence and one.claim_span is not None]
    return bool(words) and all(
        one.source_span is not None and _GIVES_ONE.match(focus.lower, one.source_span[1]) for one in words
    )


def _as_good_as_so(evidence: Evidence) -> bool:
    """Whether the claim says that it is "effectively" so, and the statement the contrary of some."""
    return bool(evidence.claim.first_low(_NEARLY) and evidence.focus.first_low(_TO_SOME))


def _denies_an_unknown_deed(evidence: Evidence) -> bool:
    """Whether the claim denies a deed of which the notice has no word: "does not guarantee a permit"."""
    claim = evidence.claim
    if len(claim.marks.negations) != 1:
        return False
    no = claim.marks.negations[0]
    verb = next((token for token in claim.content if token.start >= no.end), None)
    return (
        (no.norm == "not" or no.norm.endswith("n't"))
        and verb is not None
        and verb in evidence.whole.missing
        and claim.text[no.end : verb.start] == " "
        and plain(verb)
        and stem(verb.norm) not in lexicon().grammar.neutral_stems
    )


def _needs_leave_for_it(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim says that something is not done for which by the statement one only needs a permit."""
    claim, focus = evidence.claim, evidence.focus
    leave = focus.first_low(_NEEDS_LEAVE)
    if leave is None or not claim.marks.negations or focus.marks.negations:
        return False
    if any(one.firm for one in telling) or claim.first_low(_LEAVE) or claim.first_low(_FREE_TO):
        return False
    there = {mine.start: its.start for mine, its in evidence.own.pairs}
    denied = (
        next((token.start for token in claim.content if token.start >= no.end), -1)
        for no in claim.marks.negations
    )
    return all(there.get(word, -1) >= leave.start() for word in denied)


def _bans_it_for_some(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim denies a ban, and the statement bans it for some of whom the claim does not speak."""
    claim, focus, negative = evidence.claim, evidence.focus, lexicon().negative
    if not claim.marks.negations or focus.marks.negations:
        return False
    mine = {one.claim_span[0] for one in telling if one.claim_span is not None}
    its = {one.source_span[0] for one in telling if one.source_span is not None}
    bans = [one for one in focus.actions if one.token.start in its]
    others = any(one.family in negative and one.token.start not in mine for one in claim.actions)
    if not bans or others or any(one.family not in negative for one in bans):
        return False
    return all(_is_for_others(evidence, one.token.end) for one in bans)


def _is_for_others(evidence: Evidence, place: int) -> bool:
    """Whether behind a place comes a "to" or "for" whose words the claim has not."""
    focus = evidence.focus
    match = _FOR_WHOM.match(focus.lower, place)
    if match is None:
        return False
    end = OBJECT_END.search(focus.text, match.end())
    last = end.start() if end is not None else len(focus.text)
    own = {its.start for _, its in evidence.own.pairs}
    whom = [
        token
        for token in focus.content
        if match.end() <= token.start < last and plain(token) and token.text.islower()
    ][:_WHOM]
    return bool(whom) and not any(token.start in own for token in whom)


def _number_is_not_there(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether the claim denies something of a number of which the statement does not speak: "no 25 percent in it"."""
    claim = evidence.claim
    if any(one.firm for one in telling):
        return False
    denied = {claim.part(no.start) for no in claim.marks.negations}
    return any(
        claim.part(mine.start) in denied
        and not any(
            mine.dimension == its.dimension and mine.same_value(its) for its in evidence.focus.quantities
        )
        for mine in claim.quantities
    )


def _of_those_beyond(evidence: Evidence) -> bool:
    """Whether the claim speaks of those beyond what the statement speaks of: "lamps stronger than the LX20"."""
    than = evidence.claim.first_low(_THAN)
    if than is None or evidence.focus.first_low(_THAN_AT_ALL):
        return False
    thing = next((token for token in evidence.claim.names if token.start >= than.end()), None)
    return (
        thing is not None
        and evidence.claim.lower[than.end() : thing.start] in ("", "the ")
        and any(mine.start == thing.start for mine, _ in evidence.own.pairs)
    )


def _wished_by_others(evidence: Evidence) -> bool:
    """Whether the claim says only what somebody wants of whom the notice knows nothing: "owners urge a ban"."""
    claim = evidence.claim
    wish = claim.first_low(_WISHING)
    if wish is None:
        return False
    missing = {token.start for token in evidence.whole.missing}
    before = [token for token in (*claim.content, *claim.designators) if token.end <= wish.start("wish")]
    return bool(before) and all(token.start in missing for token in before)


def _by_a_court(evidence: Evidence, telling: Sequence[Finding]) -> bool:
    """Whether a court or a parliament does it of which the notice has no word, though it has its place."""
    claim = evidence.claim
    missing = {token.start for token in evidence.whole.missing}
    return any(
        token.norm in lexicon().grammar.lawgiving
        and token.start in missing
        and claim.text[token.end : one.claim_span[0]] == " "
        for one in telling
        if one.claim_span is not None
        for token in claim.content
    )
