"""Which state a claim lets act, and whether the statement lets the same one act: "China banned", "BIS banned"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading
from bot.checking.reading.predication import Predication
from bot.checking.reading.tokens import Token
from bot.checking.signs.called import own_keys
from bot.checking.signs.no_longer import left_by

_PLACE: Final = "place:"
_BY: Final = re.compile(r"\bby (?:the )?$", re.IGNORECASE)
_LEAVES: Final = frozenset({"left", "leave", "leaves", "quit", "quits", "exits", "exited"})
_MOVED: Final = re.compile(r" (?:to|into|from|out|up|off)\b")


def other_state(evidence: Evidence) -> str:
    """The state that acts in the claim, if the statement lets none or another one act and the notice is not its own."""
    own = own_keys(evidence)
    acting = {state.key for state in _acting(evidence.focus)}
    for told in evidence.claim.predications:
        state = _agent(evidence.claim, told) if told.passive else None
        if _acts(evidence.claim, told) and not _leaves_as_moved(evidence, told):
            state = state_of(told)
        if state is None or (state.key in acting and state.key not in own):
            continue
        if state.key not in own or _another_does_it(evidence, told, state):
            return state.text
    return ""


def _leaves_as_moved(evidence: Evidence, told: Predication) -> bool:
    """Whether the subject leaves what the statement moves it from: "Brenta left the second group"."""
    leaves = told.verb is not None and told.verb.norm in _LEAVES
    return leaves and bool(left_by(evidence.focus) & evidence.claim.keys)


def _agent(reading: Reading, told: Predication) -> Token | None:
    """The state by which something is done: "blocked by Beijing"."""
    verb_end = told.verb.end if told.verb is not None else 0
    behind = (token for token in reading.content if token.start >= verb_end and token.key.startswith(_PLACE))
    return next((token for token in behind if _BY.search(reading.text[: token.start])), None)


def _acts(reading: Reading, told: Predication) -> bool:
    """Whether the subject does something: it is not where it is, nor is it moved somewhere."""
    verb, grammar = told.verb, lexicon().grammar
    if told.passive or verb is None:
        return False
    small = verb.norm in lexicon().stop and verb.norm not in grammar.past and verb.norm not in grammar.present
    return not small and not _MOVED.match(reading.text, verb.end)


def state_of(told: Predication) -> Token | None:
    """The state that is the doer, by its name or by one of its offices: "China", "the Dutch minister"."""
    head = told.head
    if head is None:
        return None
    if head.key.startswith(_PLACE):
        return head
    places = [token for token in told.subject if token.key.startswith(_PLACE) and token.start < head.start]
    return places[0] if places and head.norm in lexicon().grammar.offices else None


def _another_does_it(evidence: Evidence, told: Predication, state: Token) -> bool:
    """Whether another state acts in the statement, and the claim's does not."""
    if told.verb is None or told.verb.norm in lexicon().grammar.saying:
        return False
    for its in evidence.focus.predications:
        other = None if its.passive else state_of(its)
        if other is not None and other.key != state.key:
            return all(token.key != state.key for token in _acting(evidence.focus))
    return False


def _acting(reading: Reading) -> Iterator[Token]:
    """The states in a text that may act: none behind "to" or "in", none that only tells whose goods are meant."""
    grammar = lexicon().grammar
    for place, token in enumerate(reading.tokens):
        if not token.key.startswith(_PLACE):
            continue
        before = reading.tokens[place - 1].norm if place else ""
        if before == "the" and place > 1:
            before = reading.tokens[place - 2].norm
        behind = reading.tokens[place + 1] if place + 1 < len(reading.tokens) else None
        between = reading.text[token.end : behind.start] if behind is not None else ""
        tells_whose = between == "-" or (
            behind is not None
            and between == " "
            and behind.text[:1].islower()
            and not _may_follow_a_doer(behind)
        )
        if before not in grammar.before_places and not tells_whose:
            yield token


def _may_follow_a_doer(token: Token) -> bool:
    grammar, words = lexicon().grammar, lexicon()
    verb = token.norm in grammar.helpers or token.norm in grammar.past or token.norm in grammar.present
    return verb or token.norm in grammar.offices or token.norm in words.actions or token.norm.endswith("ed")
