"""The verbs by which a text takes something away, and where one thing has been said of its subject."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.tokens import Token

# "The notice that shelved the rule": the verb tells which notice.
_OF_A_NOUN: Final = re.compile(r"[a-z] (?:that|which|who) (?:[a-z]+ly )?$")
# "The release about dropping the rule" tells what the release is on.
_ITS_TOPIC: Final = re.compile(r"\b(?:about|on) $")
# Where one thing has been said of the subject, and another begins.
_PREDICATE_END: Final = re.compile(
    r"[,;:](?=\s)| but | while | although "
    r"| and (?=(?:must|may|will|would|that|did|does|do|is|are|was|were|has|have|had|can|could|should|it|they|he|she)\b)"
)


@once
def turning_verbs(reading: Reading) -> tuple[Token, ...]:
    """The verbs that take something away, but for those that only say which thing is meant."""
    # "The release dropping the rule is a rule": what is spoken of is told which by it.
    subject = {token.start for told in reading.predications for token in told.subject}
    return tuple(
        action.token
        for action in reading.actions
        if action.family in lexicon().negative
        and not _OF_A_NOUN.search(before := reading.text[: action.token.start])
        and not (
            action.token.norm.endswith("ing") and (action.token.start in subject or _ITS_TOPIC.search(before))
        )
    )


@once
def predicate_ends(reading: Reading) -> tuple[int, ...]:
    """Where one thing has been said of the subject, and another begins."""
    return tuple(match.start() for match in _PREDICATE_END.finditer(reading.text))
