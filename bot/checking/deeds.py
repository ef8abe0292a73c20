"""Signs that what a claim tells as done was only asked for, planned or allowed."""

from __future__ import annotations

from bot.checking.evidence import Evidence
from bot.checking.force import without_months
from bot.checking.lexicon import lexicon
from bot.checking.predication import is_past
from bot.checking.reading import Reading
from bot.checking.tokens import Token, lowered


def only_due(evidence: Evidence) -> str:
    """The claim's verb of something done that the statement only asks, plans or allows: "must be reviewed"."""
    claim, focus, grammar = evidence.claim, evidence.focus, lexicon().grammar
    if grammar.asks.search(without_months(claim.text)):
        return ""
    for mine, other in evidence.own.pairs:
        if mine.norm in grammar.running or not is_past(claim.text, mine):
            continue
        if all(_is_due(focus, one) for one in focus.content if one.key == other.key):
            return mine.text
    return ""


def _is_due(reading: Reading, verb: Token) -> bool:
    return bool(lexicon().grammar.due.search(lowered(reading.text[: verb.start])))


def only_wished(evidence: Evidence) -> str:
    """The claim's word for a wish or a promise of which the notice says nothing: "asked to be removed"."""
    grammar = lexicon().grammar
    wish = grammar.wished.search(lowered(evidence.claim.text))
    if wish is None or wish.start() not in {token.start for token in evidence.whole.missing}:
        return ""
    lower = lowered(evidence.focus.text)
    promised = wish[0] in grammar.promises and (" will " in lower or " shall " in lower or " to " in lower)
    return "" if promised else wish[0]
