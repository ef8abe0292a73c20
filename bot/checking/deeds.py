"""Signs that what a claim tells as done was only asked for, planned or allowed."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.predication import is_past
from bot.checking.reading import Reading
from bot.checking.tokens import Token, lowered

_DUE: Final = re.compile(
    r"\b(?:must|shall|may|will|would|should|can|could|might|cannot|(?:is|are|was|were) to|(?:required|expected|has|have|had|plans"
    r"|planned|intends|expects|agreed|asked|ordered|decide whether|directed|obliged|able) to)(?: (?:be|not|also|then|later|[a-z]+ly)){0,3} (?:[a-z-]+ (?:and|or) )?$"
)
_ASKS: Final = re.compile(
    r"\b(?:must|shall|may|will|would|should|can|could|might|has to|have to|had to|required|requires|require|obliged|ordered|told|needs?|needed|supposed"
    r"|expects?|expected|plans?|planned|intends|promised|promises|agreed|agrees|pledged|asked|wants|allowed|permitted|is to|are to|was to|were to|if|when|unless)\b"
)
_RUNS: Final = frozenset(
    "applied apply applies started start began begin expired expire ended end lapsed returned resumed took effective entered".split()
)
_WISHES: Final = re.compile(
    r"\b(?P<wish>asked|agreed|applied|offered|refused|wanted|decided|tried|promised|pledged|volunteered|sought|threatened|vowed|declined)\b(?= (?:to|for|that|not)\b)"
)
_PROMISES: Final = frozenset("agreed decided promised pledged threatened vowed".split())
_DUE_WORD: Final = re.compile(r"\b(?:will|shall|plans|agreed|intends|to)\b")


def only_due(evidence: Evidence) -> bool:
    """Whether the claim tells as done what the statement only asks, plans or allows: "reviewed" against "must be reviewed"."""
    claim, focus = evidence.claim, evidence.focus
    if _ASKS.search(lowered(claim.text)):
        return False
    return any(
        is_past(claim.text, mine) and mine.norm not in _RUNS and all(_is_due(focus, one) for one in focus.content if one.key == other.key)
        for mine, other in evidence.own.pairs
    )


def _is_due(reading: Reading, verb: Token) -> bool:
    return bool(_DUE.search(lowered(reading.text[: verb.start])))


def only_wished(evidence: Evidence) -> bool:
    """Whether the claim tells of a wish or a promise of which the notice says nothing: "asked to be removed"."""
    wish = _WISHES.search(lowered(evidence.claim.text))
    if wish is None:
        return False
    missing = {token.start for token in evidence.whole.missing}
    promised = wish["wish"] in _PROMISES and _DUE_WORD.search(lowered(evidence.focus.text))
    return wish.start() in missing and not promised
