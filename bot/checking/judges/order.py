"""Order: which of two events came first, where a statement says that its notice followed or preceded another event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.lexicon import lexicon
from bot.checking.reading.plain_words import anybody
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import ReasonKind, Span

_ITSELF: Final = (
    r"^(?:the|this) "
    r"(?:notice|announcement|order|rule|decision|press release|measure|letter|action|directive) "
)
_MADE: Final = r"(?:came|was (?:issued|published|made|taken|announced|given)) (?:[\w-]+ ){0,3}"
_FOLLOWED: Final = re.compile(rf"{_ITSELF}(?:followed|{_MADE}after) (?P<other>.+)$")
_PRECEDED: Final = re.compile(rf"{_ITSELF}(?:preceded|{_MADE}before) (?P<other>.+)$")
# What came later and what came earlier by a claim; the first that is found.
_ANSWER: Final = r"(?:answer|response|reaction|retaliation)"
_THEN: Final = rf"only (?:then|afterwards|as an? {_ANSWER} to (?:that|this|it))(?: did)?"
_ORDERS: Final = (
    re.compile(rf"^(?:first )?(?P<earlier>.+?)(?: first)?(?:,| and|;)+ {_THEN} (?P<later>.+)$"),
    re.compile(r"^(?:only )?(?:after|once) (?P<earlier>[^,]+), (?P<later>.+)$"),
    re.compile(
        rf"^(?P<later>[^,;:]+?) (?:came|was|is)\b[^,;:]*?\b{_ANSWER} (?:to|for|against) (?P<earlier>.+)$"
    ),
    re.compile(r"^(?P<later>[^;:]+?) only (?:after|once|when) (?P<earlier>.+)$"),
    re.compile(r"^(?P<later>[^;:]+?\bonly\b[^;:]+?) (?:after|once) (?P<earlier>.+)$"),
    re.compile(r"^(?P<earlier>[^,;:]+? had already [^,;:]+?) when (?P<later>.+)$"),
)
# What is done to what is there already is another event than that it came.
_CAME: Final = frozenset({"impose", "add", "comply", "prohibit"})
# What says no more of an event than that it came, or how long it had been there.
_ACTED: Final = frozenset(
    {
        "step",
        "stepped",
        "steps",
        "act",
        "acted",
        "move",
        "moved",
        "intervene",
        "intervened",
        "issue",
        "issued",
    }
    | {"day", "days", "week", "weeks", "month", "months", "year", "years"}
)


def judge_order(evidence: Evidence) -> Iterator[Finding]:
    """A claim that has first what by the statement came second: what the notice orders, and what it came upon."""
    followed = evidence.focus.first_low(_FOLLOWED)
    told = followed or evidence.focus.first_low(_PRECEDED)
    if told is None or evidence.claim.marks.negations or evidence.focus.marks.negations:
        return
    claim = lowered(evidence.claim.text).rstrip(" .!?")
    order = next((found for pattern in _ORDERS if (found := pattern.search(claim))), None)
    if order is None:
        return
    of_other, of_notice = ("later", "earlier") if followed else ("earlier", "later")
    other, notice = order.span(of_other), order.span(of_notice)
    if _speaks_of_other(evidence, told.span("other"), other) and _speaks_of_notice(evidence, notice, other):
        # The order is a slot of its own: where both events are the same two, only it can differ.
        later = order.span("later")
        yield Finding(
            *(ReasonKind.SCOPE, Sign.DIFFERS, evidence.claim.text[slice(*later)], evidence.focus.text),
            *(later, told.span()),
            called=ReasonKind.DATE,
            of_slot=True,
        )


def _speaks_of_other(evidence: Evidence, told: Span, here: Span) -> bool:
    """Whether the other event is the one in this part of the claim alone, and only came about there."""
    head = evidence.read.head.keys
    pairs = [
        mine
        for mine, its in evidence.own.pairs
        if _in(its, told) and (its.key not in head or _in(mine, here))
    ]
    telling = [mine for mine in pairs if _in(mine, here) and mine.key not in head]
    # "Lamps from Norway need a permit" speaks of Norway, and not of its order.
    names = {token.start for token in evidence.claim.names}
    came = any(mine.start not in names for mine in telling) or any(
        _in(token, here) and token.norm in _ACTED for token in evidence.claim.tokens
    )
    changed = any(
        _in(action.token, here) and (action.negated or action.family not in _CAME)
        for action in evidence.claim.actions
    )
    strange = any(
        _in(token, here) and not anybody(token) and token.norm not in _ACTED
        for token in evidence.whole.missing
    )
    return bool(telling) and came and all(_in(mine, here) for mine in pairs) and not (changed or strange)


def _speaks_of_notice(evidence: Evidence, here: Span, there: Span) -> bool:
    """Whether a word by which the notice is known stands in this part of the claim, and not in that one."""
    known = evidence.read.head.keys | evidence.read.called.keys
    content = [*evidence.claim.content, *evidence.claim.designators]
    elsewhere = {token.key for token in content if _in(token, there)}
    return any(
        _in(token, here)
        and token.key in known
        and token.key not in elsewhere
        and token.norm not in lexicon().light
        for token in content
    )


def _in(token: Token, span: Span) -> bool:
    return span[0] <= token.start < span[1]
