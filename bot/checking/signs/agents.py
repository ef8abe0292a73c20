"""Signs that a claim names somebody by whom, or at whose wish, a thing is done, and the statement does not."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.plain_words import anybody
from bot.checking.reading.tokens import lowered

_BY: Final = re.compile(r"\bby (?:the |a |an |its |their |his |some )?(?:[\w.-]+'s )?$", re.IGNORECASE)
_BY_ONE: Final = re.compile(r" (?:only )?by (?:the |its |their |an? )?")
_TOWARDS: Final = re.compile(r"\b(?P<deed>[a-z]+) (?P<part>by|to|from|against) (?:the |its |their |an? )?$")
# "At the request of Brenta": the notice must know of a wish.
_WISHED_BY: Final = re.compile(
    r"\b(?:at|on) the (?:request|behest|urging|insistence|initiative|invitation|suggestion|orders|instructions) of\b"
)
_WISH: Final = re.compile(
    r"\b(?:request|behest|urg|insist|initiative|invit|suggest|order|instruct|ask|demand|appl(?:y|ie|ic))"
)


def unknown_agent(evidence: Evidence) -> str:
    """Who does it in the claim, behind a "by", if the notice does not speak of them."""
    missing = {token.start for token in evidence.whole.missing}
    return next(
        (
            token.text
            for token in evidence.claim.content
            if token.start in missing
            and not token.norm.endswith(("ing", "ed"))
            and not anybody(token)
            and _BY.search(evidence.claim.text[: token.start])
        ),
        "",
    )


def unsaid_deed(evidence: Evidence) -> str:
    """What is done to a thing by somebody in the claim, if the notice has no such deed: "a laboratory chosen by it"."""
    claim, words = evidence.claim, lexicon()
    for token in claim.content:
        done = token.norm.endswith("ed") or token.norm in words.grammar.participles
        by = _BY_ONE.match(claim.text, token.end) if done else None
        if by is None or stem(token.norm) in words.grammar.neutral_stems:
            continue
        family = words.actions.get(token.norm)
        told = any(
            reading.words.same(token) is not None or (family and family in reading.words.families)
            for reading in (evidence.read.head, *evidence.read.statements)
        )
        if not told and _is_somebody(evidence, by.end()):
            return token.text
    return ""


def _is_somebody(evidence: Evidence, start: int) -> bool:
    """Whether the claim has the name of somebody, or an office, at a place; a rule does nothing by itself."""
    words = lexicon()
    who = next((token for token in evidence.claim.content if token.start == start), None)
    if who is None:
        return False
    return who in evidence.claim.names or who.norm in words.grammar.offices


def unknown_wish(evidence: Evidence) -> str:
    """The claim's "at the request of", if no statement of the notice has anybody ask for anything."""
    mine = _WISHED_BY.search(lowered(evidence.claim.text))
    asked = mine and any(_WISH.search(lowered(reading.text)) for reading in evidence.read.statements)
    return mine[0] if mine and not asked else ""


def other_side_of_deed(evidence: Evidence) -> str:
    """Who has done a deed in the claim, and undergoes it in the statement: "sold by the army", "sold to the army"."""
    claim, focus = evidence.claim, evidence.focus
    participles = lexicon().grammar.participles
    for mine, its in evidence.own.pairs:
        here = _TOWARDS.search(lowered(claim.text[: mine.start]))
        there = _TOWARDS.search(lowered(focus.text[: its.start])) if here else None
        if here is None or there is None or here["deed"] != there["deed"] or here["part"] == there["part"]:
            continue
        if "by" in (here["part"], there["part"]) and (
            here["deed"].endswith("ed") or here["deed"] in participles
        ):
            return f"{here[0]}{mine.text}"
    return ""
