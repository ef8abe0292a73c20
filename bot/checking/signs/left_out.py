"""What a statement leaves out of what it says: "lamps other than desk lamps", "all lamps but desk lamps"."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.tokens import lowered

EXCEPT: Final = r"except(?:ed|ing)?|apart from|aside from|other than|excluding|excludes|(?<=, )barring"
"""Words that leave something out wherever they stand."""
ALL_BUT: Final = rf"(?:{EXCEPT}|but|save|bar|minus)(?: for)?"
"""Words that leave something out behind an "all", or before a number: "all but two"."""
LEAVING_OUT: Final = re.compile(
    rf"\b(?:(?:{EXCEPT}|save(?= for)|but(?= for))(?: for)?|exceptions? (?:of|for)|rather than|instead of"
    r"|all (?:[\w-]+ ){1,3}(?:but|save)(?! (?:also|not|the rest)\b))\b"
)
# "It took effect in May, but a part of it only in June" leaves that out in its own words.
_TELLS_APART: Final = re.compile(r"\b(?:but|while|whereas|though|although|only)\b")
_END: Final = re.compile(r"[,;:.](?=\s|$)| (?:and|but|which|that|who) |$")


def speaks_of_what_is_left_out(evidence: Evidence) -> str:
    """The claim's word for what the statement only names to leave it out; empty where the claim leaves it out too.

    Of that the statement says the contrary of what it says of the rest.
    """
    claim, focus = evidence.claim, evidence.focus
    lower = lowered(claim.text)
    if LEAVING_OUT.search(lower) or _TELLS_APART.search(lower):
        return ""
    lower = lowered(focus.text)
    spans = [
        (mark.end(), end.start())
        for mark in LEAVING_OUT.finditer(lower)
        if (end := _END.search(lower, mark.end()))
    ]
    if not spans:
        return ""
    inside = {
        token.start for token in focus.content if any(start <= token.start < end for start, end in spans)
    }
    outside = {token.key for token in focus.content if token.start not in inside}
    head, light = evidence.read.head.words, lexicon().light
    return next(
        (
            mine.text
            for mine, its in evidence.own.pairs
            if its.start in inside
            and its.key not in outside
            and mine.norm not in light
            and head.same(mine) is None
        ),
        "",
    )


def denies_or_takes_away(evidence: Evidence) -> bool:
    """Whether the claim has a "not", or a verb that takes something away."""
    families = lexicon().negative
    return bool(evidence.claim.marks.negations) or any(
        one.family in families for one in evidence.claim.actions
    )


def says_so_of_what_is_left_out(evidence: Evidence) -> bool:
    """Whether the claim says of a thing what the statement says of all but that."""
    return not denies_or_takes_away(evidence) and bool(speaks_of_what_is_left_out(evidence))
