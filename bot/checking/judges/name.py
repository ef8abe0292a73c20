"""Names: who, where, which product, which law; one in the claim that stands where the notice has another."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.reading import Reading
from bot.checking.result import ReasonKind
from bot.checking.tokens import Token, TokenKind

_PREPOSITIONS = frozenset({"to", "from", "in", "by", "under", "against", "for", "of", "on", "at", "into"})

_NEARLY_ALL = 0.75
"""Share of the claim's weight in the statement from which a name in the same slot must be the same name, wherever else
the notice has it."""
_AGENT = "agent"
_OPENING = 5
"""Words at the head of a sentence among which its doer is named."""


def judge_names(evidence: Evidence) -> Iterator[Finding]:
    """Each name of the claim: in the statement, elsewhere in the notice, or nowhere in it."""
    focus = evidence.focus.keys
    notice = focus.union(*(reading.keys for reading in evidence.context))
    aligned = {token.start for token, _ in evidence.whole.pairs}
    for token in names(evidence.claim):
        span = (token.start, token.end)
        if token.key in focus:
            yield Finding(ReasonKind.NAME, Sign.AGREES, token.text, token.text, span)
        elif evidence.own.coverage >= _NEARLY_ALL and (other := _in_same_slot(evidence, token)):
            yield Finding(
                ReasonKind.NAME,
                Sign.DIFFERS,
                token.text,
                other.text,
                span,
                (other.start, other.end),
                firm=False,
            )
        elif token.key in notice or (token.start in aligned and _plain(token)):
            yield Finding(ReasonKind.NAME, Sign.AGREES, token.text, claim_span=span, firm=False)
        elif other := _in_same_slot(evidence, token):
            yield Finding(
                ReasonKind.NAME, Sign.DIFFERS, token.text, other.text, span, (other.start, other.end)
            )
        else:
            yield Finding(ReasonKind.NAME, Sign.ABSENT, token.text, claim_span=span)


def names(reading: Reading) -> tuple[Token, ...]:
    """The tokens that name something: capitals inside a sentence, codes, numbered titles, places, the table's names."""
    content = [
        token
        for token in reading.content
        if token.kind in (TokenKind.NAME, TokenKind.CODE) or token.key.startswith(("place:", "name:"))
    ]
    return (*content, *reading.designators)


def _plain(token: Token) -> bool:
    return token.kind is TokenKind.NAME and ":" not in token.key


def _in_same_slot(evidence: Evidence, mine: Token) -> Token | None:
    """The statement's name of the same kind, behind the same preposition, that the claim does not have."""
    kind = _kind(mine)
    if not kind:
        return None
    claimed = evidence.claim.keys
    slot = _slot(evidence.claim, mine)
    if kind == "name" and slot != _AGENT:
        return None
    facing = [
        other
        for other in names(evidence.focus)
        if _kind(other) == kind
        and other.key not in claimed
        and (kind == "act" or _slot(evidence.focus, other) == slot)
    ]
    return facing[0] if len(facing) == 1 else None


def _kind(token: Token) -> str:
    """What kind of thing a name names: places face places, sections sections, codes codes that begin alike."""
    if ":" in token.key:
        return token.key.split(":", 1)[0]
    if token.kind is TokenKind.CODE:
        return "code:" + "".join(character for character in token.key if character.isalpha())[:1]
    return ""


def _slot(reading: Reading, name: Token) -> str:
    """The word that says which part a name plays: the preposition before it, else that it opens the sentence."""
    before = [token for token in reading.tokens if token.end <= name.start]
    for token in reversed(before[-2:]):
        if token.norm in _PREPOSITIONS:
            return token.norm
    return _AGENT if len(before) < _OPENING else ""
