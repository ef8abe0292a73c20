"""Signs that a claim of few words says more than the statement: where there are six, each of them counts."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.tokens import Token, lowered
from bot.checking.signs import deeds

_FEW: Final = 6
"""Content words up to which a claim is short. Longer ones that say one thing are borne out by most of their words."""
# What rises or falls by itself: who "drops" a rule lifts it, and sales that "drop" are fewer.
_FELL: Final = re.compile(
    r"\b(?:drop(?:s|ped)?|fell|falls|rose|rises|jump(?:s|ed)|slid(?:es)?|sank|sinks|plung(?:es|ed)|grew|grows|shr[aiu]nks?"
    r"|declin(?:es|ed)|increas(?:es|ed)|decreas(?:es|ed)|doubled?|tripled?|soar(?:s|ed)|slump(?:s|ed)|tumbl(?:es|ed)"
    r"|surg(?:es|ed))\b"
    r"(?= (?:after|by|in|on|as|from|since|when|because|amid|over|following|sharply)\b|[.,;!]|$)"
)
_MOVED: Final = re.compile(
    r"\b(?:drop|fell|fall|rose|rise|jump|slid|sank|sink|plung|grew|grow|shr[aiu]nk|declin|increas|decreas|doubl|tripl|soar|slump"
    r"|tumbl|surg|rais|cut|lower|reduc|lift|hik|less than|more than|higher|(?:down|up)\b)"
)
_BEGAN: Final = re.compile(
    r"\b(?:began|begun|started|introduced|originated|dates? (?:from|back)|goes back|born|created)\b"
)
# Who asks for a licence does something else than the rule by which it is given.
_APPLIED_FOR: Final = re.compile(r"\bappl(?:y|ies|ied|ying) (?:\w+ly )?for\b")
_ASKED: Final = re.compile(
    r"\b(?:appl(?:y|ies|ied|ying)\b(?! to\b)|applica|ask|request|seek|sought|fil(?:e[sd]?|ing)\b|petition)"
)
# What "was to" happen is a plan that a statement tells of as one.
_WAS_TO: Final = re.compile(
    r"\b(?:was|were) (?:(?:supposed|due|meant|scheduled|set|expected) )?to "
    r"(?:apply|take|come|enter|begin|start|go|kick)\b"
)
_HAPPENED: Final = re.compile(
    r"\b(?:took effect|(?:came|went|entered) into (?:force|effect)|went live|kicked in|began|started)\b"
)
# "Cleared the firm of fraud", "found nothing wrong": it was looked into, and that is all that most notices tell.
_CLEARED: Final = re.compile(
    r"\b(?:clear(?:s|ed)?|acquit(?:s|ted)?|absolve[sd]?) "
    r"(?:(?!the |sales?|exports?|imports?|shipments?|deliver)[\w'&-]+ ){0,3}of\b"
    r"|\b(?:exonerat|vindicat)\w+"
    r"|\b(?:gives?|gave|given|got|gets) (?:[\w'&-]+ ){0,3}(?:an? )?(?:all[ -]clear|clean bill)"
    r"|\bc[ao]mes? (?:[\w'&-]+ ){0,6}(?:out |off )?clean\b"
)


def lacks_a_word(evidence: Evidence) -> str:
    """The word of a short claim of which the notice has nothing: "the lamp rule is a gift to Brenta".

    Common words weigh next to nothing when words in common are counted, and a name or two carries a short claim. Not
    where the statement has its number or its day, which hardly stand there for another thing.
    """
    claim = evidence.claim
    if len(claim.content) > _FEW or not evidence.whole.missing or _tells_exactly(evidence):
        return ""
    if deeds.leaves_out(evidence):
        return ""
    put_so = {one.verb.start for one in claim.predications if one.verb and deeds.puts_it_so(evidence, one)}
    return next(
        (
            token.text
            for token in evidence.whole.missing
            if token.start not in put_so and not _says_little(evidence, token)
        ),
        "",
    )


def denied_beside(evidence: Evidence) -> str:
    """The word of a short claim that only another statement has, in a denial: "a vote does not make the bill law"."""
    claim = evidence.claim
    if len(claim.content) > _FEW or claim.marks.negations or _tells_exactly(evidence):
        return ""
    for mine, other, reading in evidence.beside:
        part = reading.part(other.start)
        denied = any(
            no.end <= other.start and reading.part(no.start) == part for no in reading.marks.negations
        )
        if denied and not _says_little(evidence, mine):
            return mine.text
    return ""


def of_another_day(evidence: Evidence) -> str:
    """The word of a short claim that only another statement has, with days that are not the claim's."""
    claimed = evidence.claim.dates
    if not claimed or len(evidence.claim.content) > _FEW or evidence.focus.dates:
        return ""
    for mine, _, reading in evidence.beside:
        other_days = bool(reading.dates) and not any(
            one.agrees(its) for one in claimed for its in reading.dates
        )
        if other_days and mine.norm not in lexicon().actions and not _says_little(evidence, mine):
            return mine.text
    return ""


def cleared(evidence: Evidence) -> str:
    """The claim's word that somebody is cleared of something, where the statement does not say so in such words."""
    found = _CLEARED.search(lowered(evidence.claim.text))
    return "" if found is None or _CLEARED.search(lowered(evidence.focus.text)) else found[0]


def fell(evidence: Evidence) -> str:
    """The claim's word that something became more or less by itself, where the statement tells of no such change."""
    found = _FELL.search(lowered(evidence.claim.text))
    if found is None or _MOVED.search(lowered(evidence.focus.text)):
        return ""
    before = evidence.claim.text[: found.start()].lower().split()[-1:]
    helped = bool(before) and before[0] in lexicon().grammar.helpers
    return "" if helped else found[0]


def applied_for(evidence: Evidence) -> str:
    """The claim's word that somebody asked for something, where the statement tells of no asking."""
    found = _APPLIED_FOR.search(lowered(evidence.claim.text))
    return "" if found is None or _ASKED.search(lowered(evidence.focus.text)) else found[0]


def only_was_to(evidence: Evidence) -> str:
    """The claim's word that something took effect, where the statement tells that it "was to" and no more."""
    found = _HAPPENED.search(lowered(evidence.claim.text))
    told = _WAS_TO.search(lowered(evidence.focus.text))
    return found[0] if found and told and not _WAS_TO.search(lowered(evidence.claim.text)) else ""


def began_elsewhere(evidence: Evidence) -> str:
    """The claim's word that something began on a day which only the notice's own columns have.

    They tell when the notice was published and takes effect: what it speaks of may be older.
    """
    claim = evidence.claim
    found = _BEGAN.search(lowered(claim.text))
    told = [day for reading in (evidence.focus, *evidence.context) for day in reading.dates]
    if found is None or not claim.dates or any(mine.agrees(day) for mine in claim.dates for day in told):
        return ""
    return "" if _BEGAN.search(lowered(evidence.focus.text)) else found[0]


def _tells_exactly(evidence: Evidence) -> bool:
    claim, focus = evidence.claim, evidence.focus
    numbers = any(mine.same_value(other) for mine in claim.quantities for other in focus.quantities)
    days = any(mine.agrees(other) for mine in claim.dates for other in focus.dates)
    # "The Lamp Act of 2018" has its year in its name.
    return numbers or days or any(mine.text in focus.text for mine in claim.dates)


def _says_little(evidence: Evidence, token: Token) -> bool:
    """Whether a word says nothing by itself, or is one that a good part of the table has ("rule", "licence")."""
    # Of "remain in place" and "as a rule" the first word tells whether it says anything.
    first = token.norm.split()[0]
    return (
        first in lexicon().light | lexicon().stop
        or stem(first) in lexicon().grammar.filling_stems
        or evidence.vocabulary.is_everywhere(token)
    )
