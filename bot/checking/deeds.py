"""Signs that what a claim tells as done was only asked for, planned or allowed."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.force import without_months
from bot.checking.lexicon import lexicon
from bot.checking.predication import is_past
from bot.checking.tokens import lowered

_AND_ANOTHER: Final = re.compile(r"[a-z-]+ (?:and|or) ")


def only_due(evidence: Evidence) -> str:
    """The claim's verb of something done that the statement only asks, plans or allows: "must be reviewed"."""
    claim, focus, grammar = evidence.claim, evidence.focus, lexicon().grammar
    if grammar.asks.search(without_months(claim.text)):
        return ""
    lower = without_months(focus.text)
    due = {match.end() for match in grammar.due.finditer(lower)}
    # "Must test and report": both are due.
    due |= {match.end() for start in tuple(due) if (match := _AND_ANOTHER.match(lower, start))}
    done = {token.key for token in focus.content if token.start not in due}
    return next(
        (
            mine.text
            for mine, other in evidence.own.pairs
            if other.key not in done and mine.norm not in grammar.running and is_past(claim.text, mine)
        ),
        "",
    )


def only_wished(evidence: Evidence) -> str:
    """The claim's word for a wish or a promise of which the notice says nothing: "asked to be removed"."""
    grammar = lexicon().grammar
    missing = {token.start for token in evidence.whole.missing}
    kept = grammar.due.search(without_months(evidence.focus.text)) is not None
    for wish in grammar.wished.finditer(lowered(evidence.claim.text)):
        if wish.start() in missing and not (kept and wish[0] in grammar.promises):
            return wish[0]
    return ""
