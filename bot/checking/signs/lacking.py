"""Signs that what a claim turns on is missing: its deed, its point, what it denies, a clause of it, its condition."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import CLAUSE, Action, alike
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token, lowered
from bot.checking.signs import deeds
from bot.checking.signs.afterwards import ENDING, speaks_of_a_part

_CLEFT: Final = re.compile(
    r"\bit(?:'s| is| was) (?P<point>[^,;:]{3,60}?) (?:that|who|which|whose)\b", re.IGNORECASE
)
# ", so check your list" tells nothing of anything.
_ADVICE: Final = re.compile(
    r"[,;:]? ?so (?:please |better |just )?(?:check|mind|keep|make sure|watch|remember|plan|don't|do|get|ask"
    r"|look|talk|read|be|stop|start|better)\b",
    re.IGNORECASE,
)
_CONDITION: Final = re.compile(r"\b(?:unless|provided that|(?:as|so) long as|on condition that)\b ")
_REMOVE: Final = "remove"
_FEWEST: Final = 2
"""Words that make a clause to be said."""
_EXEMPTED: Final = frozenset({"exempted", "excluded", "spared"})
"""Who is spared a duty is not freed by a licence that is revoked."""
_LASTING: Final = frozenset({"last", "lasted"})
# Not "was never enforced": that was up to a day.
_NEVER: Final = re.compile(r"\bnever (?!(?:was|has|does)\b)[a-z]+s\b")
# Verbs that carry no subject, and so are never missing.
_NO_LONGER: Final = re.compile(
    r"\bno longer (?P<what>makes?|runs?|keeps?|gives?|takes?|goes|go|works?|off|without|outside|out of)\b"
)
_FORCES: Final = re.compile(r"\b(?:forc(?:es?|ed)|oblig(?:es?|ed)|compel(?:s|led)?) \b")
_LETS: Final = re.compile(r"\b(?:lets?|allow(?:s|ed)?|permit(?:s|ted)?|enable[sd]?|may)\b")
_MUST: Final = re.compile(
    r"\b(?:must|shall|requir\w+|oblig\w+|forc\w+|compel\w*|ha(?:s|ve|d) to|order\w*|mandat\w+)\b"
)
_NOBODY: Final = re.compile(r"^(?:nobody|no one|none|nothing)\b(?! (?:who|that|but|except|other)\b)")
_LACKING: Final = frozenset({"lack", "lacks", "lacked", "omits", "omitted", "omit", "misses", "lacking"})
# An area is no length, whatever number they share.
_AREAS: Final = frozenset({"mm2", "km2"})
_HOPED: Final = re.compile(
    r"\b(?:doubts?|doubted|hope[sd]?|fear(?:s|ed)?|(?:expressed|voiced|in) (?:the|a|its|their) "
    r"(?:hope|fear|wish|doubt|expectation)s?) (?:that|whether)\b"
)
_HOPES: Final = re.compile(
    r"\b(?:doubt|hop(?:e|ing)|fear|wish|expect|want|may|might|could|should|perhaps|would)"
)
_PAST: Final = frozenset({"lost", "gone", "broke", "froze", "frozen", "withdrew", "withdrawn"})


def lacks_the_deed(evidence: Evidence) -> bool:
    """Whether the claim tells of something done ("cleared", "refused") that nothing in the notice speaks of."""
    return any(_is_deed(token) and not _akin(token, evidence) for token in evidence.whole.missing)


def ends_another_part(evidence: Evidence) -> bool:
    """Whether the claim says that something ended, and the notice only that a part of it did: "the second clause"."""
    return any(
        mine.family in ENDING
        and not mine.negated
        and not speaks_of_a_part(evidence.claim, mine)
        and bool(told := _told_in(evidence, mine))
        and all(told)
        for mine in evidence.claim.actions
    )


def _told_in(evidence: Evidence, mine: Action) -> list[bool]:
    """For each statement with the deed, whether it stands behind the name of a part."""
    return [
        speaks_of_a_part(reading, other)
        for reading in evidence.read.statements
        for other in reading.actions
        if alike(mine, other)
    ]


def _is_deed(token: Token) -> bool:
    words = lexicon()
    past = token.norm.endswith("ed") or token.norm in _PAST
    return past and token.norm in words.actions and token.norm not in words.light


def _akin(token: Token, evidence: Evidence) -> bool:
    family = lexicon().actions[token.norm]
    if family == _REMOVE and deeds.leaves_out(evidence):
        return True
    if token.norm in _EXEMPTED:
        return False
    akin = lexicon().akin.get(family)
    return any(akin in reading.words.families for reading in (evidence.read.head, *evidence.read.statements))


def lacks_the_denied(evidence: Evidence) -> bool:
    """Whether the claim says that something was not done, and the notice says nothing of doing it or undoing it.

    Another statement than the nearest must itself deny it.
    """
    words = lexicon()
    told = set(evidence.focus.words.families)
    denied = {action.family for one in evidence.read.statements for action in one.actions if action.negated}
    return any(
        not told & {deed.family, words.opposites[deed.family], words.akin.get(deed.family)}
        and deed.family not in denied
        for deed in evidence.claim.actions
        if deed.negated
    )


def denies_the_unsaid(evidence: Evidence) -> bool:
    """Whether the word behind the claim's "no" is nothing that the notice speaks of: "no break from the duty"."""
    missing = {token.start for token in evidence.whole.missing}
    claim = evidence.claim
    for no in claim.marks.negations:
        behind = next((token for token in claim.content if token.start >= no.end), None)
        if (
            behind is not None
            and behind.start in missing
            and not CLAUSE.search(claim.text[no.end : behind.start])
            and not deeds.leaves_out(evidence)
            and not (_says_little(behind) and _takes_away(evidence.focus) and not _undoes(claim, no))
        ):
            return True
    return False


def _says_little(token: Token) -> bool:
    """Whether denying a word denies what is told beside it: "no longer enjoys", "doesn't matter"."""
    return token.norm in lexicon().light or token.norm in _LASTING


def _undoes(claim: Reading, no: Token) -> bool:
    """Whether it is a taking away that a claim denies: "the revocation did not last"."""
    return any(one.family in lexicon().negative and one.token.start < no.start for one in claim.actions)


def _takes_away(reading: Reading) -> bool:
    """Whether a text denies something or takes it away, and does not deny the taking away: "does not remove"."""
    taking = [action for action in reading.actions if action.family in lexicon().negative]
    return bool(reading.marks.negations or taking) and not any(action.negated for action in taking)


def leaves_out_a_clause(evidence: Evidence) -> bool:
    """Whether the notice lacks most of one of the claim's clauses: "…, and that is what it ended up booking"."""
    claim, missing = evidence.claim, {token.start for token in evidence.whole.missing}
    for start, end in claim.clauses:
        if _ADVICE.match(claim.text, start):
            continue
        inside = [token for token in claim.content if start <= token.start < end]
        lacking = [token for token in inside if token.start in missing]
        if len(inside) >= _FEWEST and len(lacking) * 2 > len(inside):
            return True
    return False


def lacks_the_point(evidence: Evidence) -> bool:
    """Whether "it was the clerk that" has its clerk from elsewhere in the notice, or from nowhere."""
    cleft = _CLEFT.search(evidence.claim.text)
    return cleft is not None and any(
        cleft.start("point") <= token.start < cleft.end("point") for token in evidence.own.missing
    )


def escapes(evidence: Evidence) -> bool:
    """Whether the claim has something escaped or dodged of which the statement frees nobody: "skips the levy"."""
    escaping, focus = lexicon().grammar.escaping_stems, evidence.focus
    frees = bool(focus.marks.negations) or bool(set(focus.words.families) & lexicon().negative)
    return not frees and any(stem(token.norm) in escaping for token in evidence.whole.missing)


def lacks_what_goes_on(evidence: Evidence) -> bool:
    """Whether the notice lacks what by the claim is stopped or goes on: "quit buying", "keeps on selling"."""
    own, missing = (
        {mine.start for mine, _ in evidence.own.pairs},
        {one.start for one in evidence.whole.missing},
    )
    text = evidence.claim.text
    return any(
        one.start in own
        and two.start in missing
        and two.norm.endswith("ing")
        and text[one.end : two.start] == " "
        for one, two in pairwise(evidence.claim.content)
        if one.norm in lexicon().actions
    )


def no_longer_does(evidence: Evidence) -> bool:
    """Whether the claim has somebody do something no more, or be no more without it, of which the statement is silent.

    Who is removed from the list is no longer on it, and may make lamps as before.
    """
    found = _NO_LONGER.search(lowered(evidence.claim.text))
    return found is not None and not re.search(
        rf"\b{found['what'].rstrip('s')}s?\b", lowered(evidence.focus.text)
    )


def forced(evidence: Evidence) -> bool:
    """Whether the claim has somebody forced to what the statement lets them do."""
    return bool(
        _FORCES.search(lowered(evidence.claim.text))
        and _LETS.search(evidence.focus.without_months)
        and not _MUST.search(lowered(evidence.focus.text))
        and not evidence.claim.marks.negations
    )


def never_or_once(evidence: Evidence) -> bool:
    """Whether the claim says "never" of what the statement tells of a time: "in 2029"."""
    claim, focus = evidence.claim, evidence.focus
    timeless = bool(focus.dates) and not claim.dates
    return (
        timeless and _NEVER.search(lowered(claim.text)) is not None and not _NEVER.search(lowered(focus.text))
    )


def nobody_at_all(evidence: Evidence) -> bool:
    """Whether the claim says "nobody" and the statement speaks of some: "honest dealers do not have to stop"."""
    claim, focus = evidence.claim, evidence.focus
    if (
        not _NOBODY.search(lowered(claim.text))
        or _NOBODY.search(lowered(focus.text))
        or focus.marks.universal
    ):
        return False
    unclaimed = {token.start for token in evidence.unclaimed}
    told = next(iter(focus.predications), None)
    return told is not None and told.head is not None and told.head.start in unclaimed


def lacks_it(evidence: Evidence) -> bool:
    """Whether the claim has something lack what the statement does not say to be lacking."""
    focus = evidence.focus
    free = bool(focus.marks.negations) or bool(set(focus.words.families) & lexicon().negative)
    missing = {token.norm for token in evidence.whole.missing}
    return bool(missing & _AREAS) or (not free and bool(missing & _LACKING))


def only_hoped(evidence: Evidence) -> bool:
    """Whether the statement only doubts or hopes what the claim says: "doubts that", "expressed the hope that"."""
    return bool(_HOPED.search(lowered(evidence.focus.text))) and not _HOPES.search(
        evidence.claim.without_months
    )


def adds_a_condition(evidence: Evidence) -> bool:
    """Whether the claim holds only if something else does, of which the notice does not speak."""
    claim, light = evidence.claim, lexicon().light
    missing = {token.start for token in evidence.whole.missing if token.norm not in light}
    return any(
        token.start in missing and claim.part(token.start) == claim.part(condition.end())
        for condition in _CONDITION.finditer(lowered(claim.text))
        for token in claim.content
        if token.start >= condition.end()
    )
