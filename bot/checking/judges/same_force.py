"""Where a statement has a claim's force in other words, or the force needs no word of it: "already", "the very day"."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.alignment import align
from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.force import without_months
from bot.checking.reading.tokens import lowered
from bot.checking.reading.words import are_turned
from bot.checking.result import Span

# "If it is already abroad", "firms that have already paid": what is supposed, or which are meant.
_SUPPOSED: Final = re.compile(
    r"\b(?:if|when|where|even if|whether)\b[^,;:.]*\balready\b|\b(?:that|which|who) (?:have|has) already\b"
)
# "Was already in force when the other one came": which came first is what the claim tells.
_BY_THEN: Final = re.compile(r"\balready\b[^;:.]*\b(?:when|before|by the time|until)\b")
_WAS_ALREADY: Final = re.compile(r"\b(?:was|were) (?:[\w-]+ )?already\b")
_NOT_YET: Final = re.compile(
    r"\b(?:will|would|may|might|could|plan(?:s|ned)?|propos(?:es|ed|al)|intends?|begins?|draft|from|later|soon"
    r"|decided to)\b"
)
# "In force the very day it was announced": no time lies between the two.
_FROM_THAT_DAY: Final = re.compile(
    r"\b(?:the|on the|on that|that) (?:very same |very |same )?(?:day|minute|moment|hour|second|instant) "
    r"(?:when |that )?"
    r"(?:it|they|this|that|the [a-z]+(?: [a-z]+)?) (?:was|were|got) "
    r"(?:published|announced|issued|released|made public|made known|unveiled)\b"
    r"|\b(?:the|on the|on that|that) (?:very same |very |same )?(?:day|minute|moment) (?:when |that )?"
    r"(?:[\w-]+ ){1,2}(?:published|announced|issued|released|unveiled) (?:it|them)\b(?! (?:would|will|was|is|had))"
    r"|\b(?:upon|on) (?:its |the day of |the date of |the day of its |the date of its )?(?:publication|announcement)\b"
)
_THAT_DAY: Final = re.compile(
    r"\b(?:on|from|as of|upon) (?:the (?:day|date) of )?(?:its |their )?(?:publication|announcement|issuance)\b"
)
_IN_FORCE: Final = re.compile(
    r"\b(?:in force|into force|in effect|effect|effective|appl(?:ied|ies|y)|binding|kick(?:ed|s) in|bit|bites"
    r"|began|started)\b"
)
# "Had to be met from the day it took effect": no time was left.
_FROM_EFFECT: Final = re.compile(
    r"(?<!after )(?<!before )(?<!until )(?<!than )\bthe (?:very |same )*(?:day|minute|moment) "
    r"(?:when |that )?(?:it|they|the [a-z]+) "
    r"(?:took effect|came into (?:force|effect)|entered into force|became effective)"
)
_OBEYED: Final = re.compile(
    r"\b(?:obey(?:ed)?|compl(?:y|ied|iance)|met|meet|followed|follow|due|observed?)\b"
)
_NOT_UNTIL: Final = re.compile(
    r"\b(?:not (?:required|obliged) to (?:comply|obey|meet|follow)\b[^,;:.]*? until (?:the )?"
    r"|(?:delayed|later) compliance date of )"
)
_WHOLE_DAY: Final = 10
"""Characters of a date with its day: 2030-05-09."""
# What brings a thing about that was not there: who "will amend" a rule has it already.
_BRING: Final = (
    "(?:issue|impose|adopt|introduce|publish|order|sign|enact|launch|implement|set|bring in|put in place|make"
    "|propose)"
)
# "May later impose wider fees", "will issue another rule in the future".
_LATER: Final = re.compile(
    rf"\b(?:may|might|could|will|would) later {_BRING} (?P<what>(?!another|more|further|additional|new)[^,;:.]+)"
)
_IN_FUTURE: Final = re.compile(
    rf"\b(?:may|might|could|will|would|plans? to|intends? to) {_BRING} "
    r"(?P<what>(?!another|more|further|additional|a new|new|a second)"
    r"(?:(?!\b(?:will|would|may|plans?|again|anew)\b)[^,;:.])+?) "
    r"(?:in the (?:near )?future|at a later (?:date|time|stage)|later on|in due course)\b"
)
# What is there by the claim.
_THERE: Final = re.compile(
    r"\b(?:in place|in force|in effect|ordered|imposed|issued|published|adopted|introduced|decided|signed|enacted"
    r"|implemented|launched|came out|brought in)\b"
)
_THINGS: Final = 3
_DOCUMENTS: Final = frozenset(
    {"rule", "rules", "order", "regulation", "act", "measure", "measures", "notice"}
)
_MUST_NOT: Final = re.compile(
    r"\b(?:must|shall) not\b|\bmay not (?:be [a-z]+(?:ed|en|ld|nt|de)|(?:sell|export|import|buy|use|supply|ship))\b"
    r"|\bnot (?:allowed|permitted)\b"
    r"|\b(?:obligations?|conditions?|duties|commitments?|undertakings?)\b[^;:.]*\bnot (?:to [a-z]+|[a-z]+ing)\b"
)
_EXEMPTS: Final = re.compile(r"(?<!no )(?<!not )\bexempt(?:s|ed|ion|ions)?\b")
_ENDS: Final = re.compile(
    r"\b(?:end(?:s|ed|ing)?|den(?:y|ies|ied)|refus(?:e|es|ed)|reject(?:s|ed)?|withdr(?:aw|aws|ew)|revok(?:e|es|ed)"
    r"|repeal(?:s|ed)?|remov(?:e|es|ed)|scrap(?:s|ped)?|cancel(?:s|led|ed)?|suspend(?:s|ed)?|asks?|asked|wants?"
    r"|wanted|sought|lost|loses?)\b[^,;:.]*$"
)
_DUE: Final = re.compile(r"\b(?:will|would|may|plans?|intends?)\b")
_FREE_TO: Final = re.compile(r"\bfree to ")
_CAN: Final = re.compile(r"\b(?:can|could|may|might|(?:allowed|permitted|able|free) to)(?: [a-z]+ly)? $")
_BUT_MAY: Final = re.compile(r"\b(?:but|and|though) (?:[\w-]+ )?(?:may|can)\b(?! not)")
_WITHOUT: Final = re.compile(r"\b(?:without|unless|except)\b")
_BANS: Final = re.compile(r"\b(?:prohibit(?:s|ing|ion)?|ban(?:s|ning)?|forbid(?:s|ding)?)\b")
# A ban may be over, or only wanted: not where it is kept.
_STANDS: Final = re.compile(
    r"\b(?:stays?|stayed|remain(?:s|ed)?|continu(?:e|es|ed)|in force|in effect|kept|keeps|upheld|upholds|still)\b"
)
# "Of expected revenue" tells which revenue; "the bill would" tells what is in it.
_WHICH: Final = re.compile(r"\bof $")
_DRAFT: Final = re.compile(r"\b(?:bill|proposal|proposed rule|draft)\b")
# "Clarified that it would be paid when lamps arrive" tells the rule itself.
_EXPLAINED: Final = re.compile(r"\b(?:clarified|explained|specified|confirmed) that [^;:]*$")
_WHENEVER: Final = re.compile(r"\b(?:when|whenever|once)\b")


def told_otherwise(evidence: Evidence, family: str) -> str:
    """The statement's words that have a force of the claim which it has no word for; empty where it has none."""
    focus = evidence.focus
    if family == "ban":
        found = _MUST_NOT.search(without_months(focus.text))
        spared = _WITHOUT.search(lowered(focus.text)) or (
            found and _BUT_MAY.search(lowered(focus.text), found.end())
        )
        return found[0] if found and not spared else ""
    if family == "left_out":
        found = _EXEMPTS.search(lowered(focus.text))
        exempt = _EXEMPTS.search(lowered(evidence.claim.text))
        planned = _DUE.search(without_months(focus.text))
        due = lexicon().force.unsure.search(without_months(evidence.claim.text))
        # What "will" be exempted is to be, what "may" be need not; and who ends an exemption exempts nobody.
        uncertain = planned and (not due or planned[0] == "may")
        ends = found and _ENDS.search(lowered(focus.text[: found.start()]))
        return found[0] if found and exempt and not (uncertain or ends or focus.marks.negations) else ""
    if family == "at_once" and not _FROM_THAT_DAY.search(lowered(evidence.claim.text)):
        return ""
    if family == "at_once":
        found = next(
            (day for one in evidence.read.statements if (day := _THAT_DAY.search(lowered(one.text)))), None
        )
        return found[0] if found else ""
    return _may_do(evidence) if family == "free" else ""


def _may_do(evidence: Evidence) -> str:
    """The "can" or "may" of a statement before what somebody is "free to" do by the claim."""
    free = _FREE_TO.search(lowered(evidence.claim.text))
    if free is None:
        return ""
    verb = next((token for token in evidence.claim.content if token.start >= free.end()), None)
    for reading in evidence.read.statements:
        lower = without_months(reading.text)
        if verb is None or reading.marks.negations or _WITHOUT.search(lower):
            continue
        pairs = align(evidence.claim, (reading,), evidence.vocabulary).pairs
        for mine, other in pairs:
            can = _CAN.search(lower[: other.start]) if mine.start == verb.start else None
            # Who is free to must be who can.
            behind = any(one.start < free.start() and two.start > other.start for one, two in pairs)
            if can and not behind:
                return can[0].strip()
    return ""


def banned_still(evidence: Evidence) -> tuple[str, str] | None:
    """The claim's "free to", and the statement's ban on the same, that stands and has no exception."""
    claim, focus = evidence.claim, evidence.focus
    free, ban = _FREE_TO.search(lowered(claim.text)), _BANS.search(lowered(focus.text))
    limited = (
        focus.marks.partial or focus.marks.negations or claim.marks.negations or _WITHOUT.search(focus.text)
    )
    turned = any(are_turned(mine, other) for mine, other in evidence.own.pairs)
    if not (free and ban) or limited or turned or not _STANDS.search(lowered(focus.text)):
        return None
    names = {token.key for token in focus.names} - {token.key for token in claim.content}
    others = any(token.key in names and token.start > ban.end() for token in focus.content)
    return None if others else (free[0].strip(), ban[0])


def needs_no_word(evidence: Evidence, word: str) -> bool:
    """Whether an "already" only tells which are meant, or that it was so on the day of which the statement speaks."""
    claim, focus = lowered(evidence.claim.text), evidence.focus
    if word != "already" or _BY_THEN.search(claim):
        return False
    if _SUPPOSED.search(claim):
        return True
    days = [*focus.dates, *evidence.dated]
    dated = [one for one in evidence.claim.dates if one.year and one.month]
    same = bool(dated) and all(any(one.agrees(day) for day in days) for one in dated)
    alone = all(any(one.agrees(day) for one in dated) for day in focus.dates)
    yet = not _NOT_YET.search(without_months(focus.text))
    return bool(_WAS_ALREADY.search(claim)) and same and alone and yet


def comes_later(evidence: Evidence, word: str) -> tuple[str, str] | None:
    """The claim's "already" or "the very day" of what the statement only holds out for later."""
    claim, focus = evidence.claim, evidence.focus
    told = without_months(focus.text)
    later = _IN_FUTURE.search(told) or _LATER.search(told)
    lower = lowered(claim.text)
    if later is None or claim.marks.negations or not _THERE.search(lower) or _SUPPOSED.search(lower):
        return None
    start, stop = later.span("what")
    things = [token for token in focus.content if start <= token.start < stop][:_THINGS]
    own = {other.start for _, other in evidence.own.pairs}
    place = lower.find(word)
    there = _THERE.search(lower, place)
    behind = next((token for token in claim.content if token.start > place), None)
    end = behind.end if behind is not None else there.end() if there is not None else 0
    spoken = [token for token in things if token.start in own or token.norm in _DOCUMENTS]
    # One deal was signed, and others will be.
    number = {
        mine.text.endswith("s") is other.text.endswith("s")
        for mine, other in evidence.own.pairs
        if other in things
    }
    if False in number:
        return None
    if not end or len(spoken) < len(things) or not any(token.start in own for token in things[:1]):
        return None
    return claim.text[place:end], later[0]


def in_force_that_day(evidence: Evidence) -> tuple[str, str, bool] | None:
    """The claim's "in force the very day it was announced", the notice's day of effect, and whether they agree."""
    claim = lowered(evidence.claim.text)
    that_day = _FROM_THAT_DAY.search(claim)
    published, effective = evidence.notice.published, evidence.notice.term_of(evidence.statement).effective
    if not that_day or not published or not effective or evidence.claim.marks.negations:
        return None
    parts = (claim[: that_day.start()], claim[that_day.end() :])
    told = any(_IN_FORCE.search(part) for part in parts) or _takes_away(evidence, that_day.span())
    whole = len(published.text) == len(effective.text) == _WHOLE_DAY
    if not told or not whole or effective.first < published.first:
        return None
    return that_day[0], effective.text, effective == published


def complied_later(evidence: Evidence) -> tuple[str, str] | None:
    """The claim's "had to be met from the day it took effect", and the notice's later day from which it must be."""
    claim = lowered(evidence.claim.text)
    from_then, effective = (
        _FROM_EFFECT.search(claim),
        evidence.notice.term_of(evidence.statement).effective,
    )
    obeyed = [match.start() for match in _OBEYED.finditer(claim, 0, from_then.start())] if from_then else []
    if not from_then or effective is None or not obeyed:
        return None
    part = evidence.claim.part(obeyed[-1])
    if any(evidence.claim.part(no.start) == part for no in evidence.claim.marks.negations):
        return None
    for reading in evidence.read.statements:
        later = _NOT_UNTIL.search(lowered(reading.text))
        day = next((one for one in reading.dates if later and one.start == later.end()), None)
        if (
            day
            and day.year
            and later
            and f"{day.year}-{day.month or 0:02}-{day.day or 0:02}" > effective.text
        ):
            return from_then[0], f"{later[0]}{day.text}"
    return None


def _takes_away(evidence: Evidence, day: Span) -> bool:
    """Whether it is the notice's own taking away: "lost its permit the day the revocation was published"."""
    negative = lexicon().negative
    mine = [one for one in evidence.claim.actions if one.family in negative]
    its = [one for one in evidence.read.statements[0].actions if one.family in negative and not one.negated]
    told = any(one.token.start < day[0] for one in mine)
    named = any(day[0] <= one.token.start < day[1] for one in mine)
    return bool(its) and told and named and not any(one.negated for one in mine)


def tells_the_rule(evidence: Evidence, possible: re.Match[str], lower: str) -> bool:
    """Whether the statement's "would" or "expected" leaves nothing open that the claim says."""
    before = lower[: possible.start()]
    if possible[0] == "expected" and _WHICH.search(before):
        return True
    if possible[0] != "would" or lower.startswith(" have ", possible.end()):
        return False
    claim = lowered(evidence.claim.text)
    if _DRAFT.search(before) and _DRAFT.search(claim):
        return True
    return bool(
        _EXPLAINED.search(before) and _WHENEVER.search(lower, possible.end()) and _WHENEVER.search(claim)
    )
