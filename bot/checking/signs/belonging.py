"""Signs that a claim has of a thing what its statement has of another: of its rival, of its hooks."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import plain
from bot.checking.reading.tokens import Token, TokenKind

# Behind a verb in -s stands what it is done to.
_DOES: Final = re.compile(r" (?:the|an?|its|their|his|her|how|that|[a-z]+(?:al|ed|ing|er) )\b", re.IGNORECASE)
_OF: Final = re.compile(r" (?:of|to) (?:the |its |their |an? )?(?:[A-Z][\w.&-]* ){0,2}")
_S: Final = re.compile(r"(?:'s?|’s?) (?:[\w-]+ ){0,2}")


def of_its_kin(evidence: Evidence) -> str:
    """Whom the claim speaks of, if the statement speaks only of their rival, owner, customer and the like."""
    focus, stems = evidence.focus, lexicon().grammar.kin_stems
    kin = [token for token in focus.content if stems & {stem(token.norm), stem(token.norm.removesuffix("s"))}]
    if not kin or any(token.key in evidence.claim.keys for token in kin):
        return ""
    return next(
        (
            mine.text
            for mine, its in evidence.own.pairs
            if its not in kin
            and all(
                any(_is_kin_of(focus, one, other) for other in kin)
                for one in (*focus.content, *focus.designators)
                if one.key == its.key
            )
        ),
        "",
    )


def _is_kin_of(reading: Reading, one: Token, kin: Token) -> bool:
    """Whether a text has somebody in a relation to one: "a rival of Lumo", "Lumo's rival"."""
    text = reading.text
    if kin.start < one.start:
        return bool(_OF.fullmatch(text, kin.end, one.start))
    return bool(_S.fullmatch(text, one.end, kin.start))


def only_modifies(evidence: Evidence) -> str:
    """The claim's things that the statement has only before another one, of which they tell the kind: "lamp hooks".

    Only things in the plural that stand alone there before a plural: what is told of lamp sales may be told of lamps.
    """
    focus = evidence.focus
    left = {token.start for token in evidence.unclaimed if _is_another_thing(focus, token)}
    if not left:
        return ""
    alone: dict[str, bool] = {}
    for one, two in zip_longest(focus.content, focus.content[1:]):
        before = two is not None and two.start in left and focus.text[one.end : two.start] == " "
        before = before and focus.text[max(0, one.start - 1)] != "-"
        alone[one.key] = alone.get(one.key, True) and before and not one.norm.endswith("s")
    return next(
        (
            mine.text
            for mine, its in evidence.own.pairs
            if mine.norm in (f"{its.norm}s", f"{its.norm}es", f"{its.norm[:-1]}ies")
            and plain(mine)
            and mine.kind is TokenKind.WORD
            and alone.get(its.key)
        ),
        "",
    )


def _is_another_thing(reading: Reading, token: Token) -> bool:
    """Whether a word is a thing in the plural of its own, and neither a verb nor what is told of the word before it."""
    verbs = {told.verb.start for told in reading.predications if told.verb is not None}
    return (
        token.norm.endswith("s")
        and token.start not in verbs
        and not _DOES.match(reading.text, token.end)
        and token.text[:1].islower()
        and token.norm not in lexicon().actions
        and token.norm not in lexicon().grammar.papers
        and stem(token.norm) not in lexicon().grammar.about_it_stems
    )
