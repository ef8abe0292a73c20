"""Signs that what a claim tells as done was only asked for, planned, allowed or left open, or is not spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import CLAUSE, without_months
from bot.checking.reading.one_text import Reading
from bot.checking.reading.predication import Predication, is_past
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import Span
from bot.checking.signs.called import own_keys
from bot.checking.signs.roles import same_verb

_LEFT_OPEN: Final = re.compile(
    r"\b(?:whether|(?:ask|say|said|know|decide|confirm|see)\w* if|unsure|unclear|uncertain)\b"
    r"|\basked (?:\w+ ){0,2}(?:about\b|to (?:confirm|say|comment)\b)"
    r"|(?:\bnot|n't|\bnever)(?: once| yet| officially| publicly| formally)? "
    r"(?:confirm(?:ed)?|say|said|known?|sure|certain)\b"
)
# Who is urged to do it is told that he should.
_URGING: Final = frozenset({"urge", "urges", "urged", "urging", "advise", "advised", "advises"})
_SHOULD: Final = re.compile(r"\bshould\b")
_ASKING: Final = frozenset({"ask", "tell", "apply", "request"})
# What is no part of a thing is left out of it.
_NO_PART: Final = re.compile(
    r"(?:\bnot|n't) (?:\w+ )?(?:(?P<behind>(?:extend(?:ed)?|appl(?:y|ies)) to)|part of|among"
    r"|include[ds]?|cover(?:ed|s)?|extend(?:ed)?|appl(?:y|ies))\b"
)
_CLAUSE_BEGUN: Final = re.compile(r"[;:.] |\b(?:said|says|that|states?)\b")
_FINITE: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|do|does|did|may|must|will|can)\b")
_AND_MORE: Final = re.compile(r", | and | or | but ")
_KEPT: Final = frozenset({"kept", "retained", "maintained", "remained", "survived"})
_PAYING: Final = frozenset({"pay", "owe"})
_NO_VERBS: Final = frozenset({"unless", "whether", "although", "though", "till"})
_PERHAPS: Final = re.compile(r"\b(?:might|could|perhaps|possibly|maybe)\b")
_ASKED_OF_ONE: Final = re.compile(
    r"\b(?:must|should|ha(?:s|ve|d) to|need(?:s|ed)? to|(?:requir|oblig)ed to) $"
)
# "Asked the office to lift it": what somebody is asked or let to do.
_ASKED_OF: Final = re.compile(
    r"\b(?:ask(?:s|ed)|urge[sd]|told|tells|invite[sd]|order(?:s|ed)|instruct(?:s|ed)|direct(?:s|ed)|oblige[sd]"
    r"|require[sd]|want(?:s|ed)|expect(?:s|ed)|beg(?:s|ged)|call(?:s|ed) on|allow(?:s|ed)|permit(?:s|ted)"
    r"|authori[sz]e[sd]|enable[sd]) (?:the |its |their |an? )?(?:(?!(?:to|that|and|or)\b)[\w'.&-]+ ){1,5}to (?:not )?"
    r"(?=[a-z])"
)
# "Lets Brenta import it": who is let to need not do it.
_LET: Final = tuple(
    re.compile(rf"\blets? (?:the |its |their |an? )?(?:[\w'.&-]+ ){{{words}}}(?=[a-z])")
    for words in (1, 2, 3)
)
_ASKS_NOT: Final = re.compile(r"\b(?:wo|would|should|could|must|need|might)n't\b")
_NOT: Final = re.compile(r"\bnot\b")
_WAS: Final = re.compile(r"\b(?:was|were|has been|have been) $")
# "Could" and "may" before a verb that stands for itself; what "may be" sold is what is allowed.
_STILL_TO_COME: Final = re.compile(
    r"\b(?:(?:ha(?:s|ve)|is|are) (?:still |yet )?(?:yet|still) to"
    r"|(?:is|are) (?:just )?(?:about|poised|set|preparing) to"
    r"|could|might|may)(?: soon| yet)? (?:be )?(?=[a-z])"
)
_BEEN: Final = re.compile(r"\b(?:was|were|been|being) (?:[a-z]+ly )?(?=[a-z]+(?:ed|en|t|ld)\b)")
_ABLE_TO: Final = re.compile(r"\b(?:able|allowed|permitted|free|entitled|cleared) to ")
# "Absent a further extension": whether there will be one is left open.
_ABSENT: Final = re.compile(
    r"\b(?:absent|in the absence of|failing|barring) (?:an?|any|such|further)\b[^,;:.]*"
)
_IF: Final = re.compile(r"\b(?:if|unless|without|absent|barring|failing|until|should)\b")
_IN_PART: Final = re.compile(r"\b(?:in part|partly|partially)\b(?! (?:because|due|by|to|on|thanks)\b)")
_AND_ANOTHER: Final = re.compile(r"[a-z-]+(?: [\w-]+){0,3} (?:and|or) (?:continue to )?")


def only_due(evidence: Evidence) -> str:
    """The claim's verb of something done that the statement only asks, plans or allows: "must be reviewed"."""
    claim, focus, grammar = evidence.claim, evidence.focus, lexicon().grammar
    if grammar.asks.search(without_months(claim.text)) or _ASKS_NOT.search(lowered(claim.text)):
        return ""
    lower = without_months(focus.text)
    due = {
        match.end()
        for match in grammar.due.finditer(lower)
        if not _will_not(claim, match[0]) and not _was_able(lower, match)
    }
    due |= {match.end() for match in _ASKED_OF.finditer(lower)}
    due |= {match.end() for let in _LET for match in let.finditer(lower)}
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


def _will_not(claim: Reading, due: str) -> bool:
    """Whether somebody "would not" do what is not done by the claim: leaving it off needs no other day."""
    return bool(claim.marks.negations) and due.startswith(("will", "would")) and bool(_NOT.search(due))


def _was_able(lower: str, due: re.Match[str]) -> bool:
    """Whether somebody "was able to" do it, and so did it."""
    return due[0].startswith("able to") and bool(_WAS.search(lower[: due.start()]))


def only_wished(evidence: Evidence) -> str:
    """The claim's word for a wish or a promise of which the notice says nothing: "asked to be removed"."""
    grammar = lexicon().grammar
    missing = {token.start for token in evidence.whole.missing}
    told = without_months(evidence.focus.text)
    kept = grammar.due.search(told) is not None
    wishes = grammar.wished.search(told) or grammar.wants.search(told)
    content = {token.start for token in evidence.claim.content}
    lower = lowered(evidence.claim.text)
    for wish in grammar.wished.finditer(lower):
        # A rule that is "due to apply" wishes for nothing, and "who wants to fish" is whom it is for.
        if lower[: wish.start()].endswith(("due to ", "who ", "whoever ", "you ", "anyone ")):
            continue
        # "Wants" carries no subject and is never missing: it counts where the statement wishes for nothing either.
        unsaid = wish.start() in missing or (wish.start() not in content and not (kept or wishes))
        if unsaid and not (kept and wish[0] in grammar.promises):
            return wish[0]
    return ""


def only_in_part(evidence: Evidence) -> str:
    """The claim's "in part", where the statement tells of the whole."""
    found = _IN_PART.search(lowered(evidence.claim.text))
    return found[0] if found and not evidence.focus.marks.partial else ""


def unknown_deed(evidence: Evidence) -> str:
    """The claim's verb of which the notice has no word, unless it says little by itself: "smuggles", "offered".

    The statement itself must have a word for a verb that is always the point of what is claimed ("buy", "praise").
    """
    grammar = lexicon().grammar
    unspoken = {token.start for token in evidence.whole.missing}
    missing = {token.start for token in evidence.headed.missing}
    due = grammar.due.search(without_months(evidence.focus.text)) is not None
    claim = evidence.claim
    for place, told in enumerate(claim.predications):
        verb = told.verb
        if (
            verb is None
            or verb.norm in _NO_VERBS
            or verb.start not in (missing if _is_weighty(verb) else unspoken)
        ):
            continue
        said = claim.predications[place + 1 :]
        borne_out = (
            verb.norm in grammar.saying and said and said[0].verb and said[0].verb.start not in missing
        )
        kept = verb.norm in grammar.promises | grammar.owing | grammar.foreseeing and due
        kept |= (
            verb.norm in _URGING
            and _SHOULD.search(evidence.focus.text) is not None
            and _is_urged(evidence, told)
        )
        asked = verb.norm in _ASKING and _ASKED_OF_ONE.search(lowered(claim.text[: verb.start]))
        if _is_deed(claim, verb) and not (
            _says_little(verb)
            or _akin(evidence, verb)
            or borne_out
            or kept
            or asked
            or puts_it_so(evidence, told)
        ):
            return verb.text
    return ""


def _is_urged(evidence: Evidence, told: Predication) -> bool:
    """Whether it is not the one who should do it that urges somebody by the claim."""
    should = {token.key for its in evidence.focus.predications for token in its.subject}
    return told.passive or told.head is None or told.head.key not in should


def unknown_passive(evidence: Evidence) -> str:
    """What was done by the claim, if it is always the point of what is said and the notice has no word of it.

    Whatever stands before it: "the duty for firms seated abroad was invented in May".
    """
    missing = {token.start: token for token in evidence.whole.missing}
    found = (missing.get(match.end()) for match in _BEEN.finditer(lowered(evidence.claim.text)))
    return next((verb.text for verb in found if verb is not None and _is_weighty(verb)), "")


def unknown_right(evidence: Evidence) -> str:
    """What somebody is able or allowed to do in the claim, if the notice has no word of it: "was able to buy"."""
    missing = {token.start for token in evidence.whole.missing}
    for right in _ABLE_TO.finditer(lowered(evidence.claim.text)):
        verb = next((token for token in evidence.claim.content if token.start >= right.end()), None)
        if (
            verb is not None
            and verb.start == right.end()
            and verb.start in missing
            and not _says_little(verb)
        ):
            return verb.text
    return ""


def _is_deed(claim: Reading, verb: Token) -> bool:
    """Whether the word that a helping verb led to is a verb: not "are among", "is sufficient"."""
    grammar = lexicon().grammar
    before = claim.text[: verb.start].lower().split()
    participle = verb.norm.endswith(("ed", "ing")) or verb.norm in grammar.participles
    return participle or not any(word in grammar.be for word in before[-2:])


def _akin(evidence: Evidence, verb: Token) -> bool:
    """Whether the notice has a deed of the family that says the same of other things: "lifted", "removed"."""
    family = lexicon().actions.get(verb.norm)
    unpaid = verb.norm in _PAYING and bool(evidence.claim.marks.negations)
    if (family == "remove" or unpaid) and leaves_out(evidence):
        return True
    akin = lexicon().akin.get(family) if family else None
    return akin is not None and any(
        akin in reading.words.families for reading in (evidence.read.head, *evidence.read.statements)
    )


def puts_it_so(evidence: Evidence, told: Predication) -> bool:
    """Whether a verb is another word for what the statement says: "blames", where its own publisher names a cause.

    "Found" is one where the statement tells what was concluded.
    """
    grammar, norm = lexicon().grammar, told.verb.norm if told.verb else ""
    if norm in grammar.blaming:
        own = any(token.key in own_keys(evidence) for token in told.subject)
        return own and evidence.focus.words.keys.get(stem("cause")) is not None
    concluded = [one.verb.norm for one in evidence.focus.predications if one.verb]
    return norm in ("found", "finds") and bool(concluded) and concluded[0] in grammar.finding


def leaves_out(evidence: Evidence) -> bool:
    """Whether something is no part of a thing by the statement, and that something is what the claim leaves out.

    It stands before "is not part of" and behind "does not apply to"; in the claim it is the subject of "are spared" and
    the object of "leaves out".
    """
    focus, claim = evidence.focus, evidence.claim
    if (no := _NO_PART.search(focus.text)) is None:
        return False
    if no["behind"]:
        out = {token.key for token in focus.content if token.start >= no.end()}
        told = next(iter(claim.predications), None)
        if told is None or told.verb is None:
            return False
        behind = (token for token in claim.content if token.start >= told.verb.end)
        subject = told.passive or told.verb.norm in _PAYING
        return any(token.key in out for token in (told.subject if subject else behind))
    begun = max((match.end() for match in _CLAUSE_BEGUN.finditer(focus.text, 0, no.start())), default=0)
    starts = [begun, *(match.end() for match in _AND_MORE.finditer(focus.text, begun, no.start()))]
    if len(_FINITE.findall(focus.text, begun, no.start())) > 1:
        # "Glass lamps are part of it and silk lamps are not": of the former that is not said.
        starts = starts[-1:]
    each = (next((one for one in focus.content if one.start >= start), None) for start in starts)
    return any(one is not None and one.start < no.start() and one.key in claim.keys for one in each)


def _is_weighty(verb: Token) -> bool:
    return stem(verb.norm) in lexicon().grammar.weighty_stems


def _says_little(verb: Token) -> bool:
    words = {verb.norm, verb.text.lower().split()[0]}
    return any(stem(word) in lexicon().grammar.neutral_stems or word in lexicon().light for word in words)


def kept_on(evidence: Evidence) -> str:
    """The claim's "kept" of what the statement says was ended or suspended, whatever else the claim says of that."""
    mine, focus = next(iter(evidence.claim.predications), None), evidence.focus
    if mine is None or mine.verb is None or mine.verb.norm not in _KEPT or evidence.claim.marks.negations:
        return ""
    subject = {token.key for token in mine.subject}
    for deed in focus.actions:
        before = {token.key for token in focus.content if token.end <= deed.token.start}
        ended = deed.family in lexicon().negative and deed.token.norm.endswith("ed") and not deed.negated
        if ended and subject & before:
            return mine.verb.text
    return ""


def not_done_yet(evidence: Evidence) -> str:
    """The claim's deed that is still to come, where the statement tells that it was done: "has yet to approve"."""
    claim, focus = evidence.claim, evidence.focus
    if claim.marks.negations or focus.marks.negations:
        return ""
    passive = [told.verb for told in focus.predications if told.verb is not None and told.passive]
    verbs = [told.verb for told in focus.predications if told.verb is not None]
    past = [verb for verb in (*verbs, *(one.token for one in focus.actions)) if is_past(focus.text, verb)]
    done = [verb for verb in (*passive, *past) if not _is_due(focus, verb)]
    found = (verb for verb in verbs_to_come(claim) if any(same_verb(verb, its) for its in done))
    return next((verb.text for verb in found), "")


def verbs_to_come(claim: Reading) -> Iterator[Token]:
    """What stands behind "could" and the like: a verb, or all behind "left the door open to"."""
    for still in _STILL_TO_COME.finditer(without_months(claim.text)):
        yield from [token for token in claim.content if token.start >= still.end()][:1]
    for open_to in (token for token in claim.tokens if token.idiom and token.norm == "may"):
        yield from (token for token in claim.content if token.start >= open_to.end)


def only_conditional(evidence: Evidence) -> str:
    """The claim's verb, if the statement has it only for what may fail to come: "absent an extension"."""
    claim = evidence.claim
    spans = [match.span() for match in _ABSENT.finditer(lowered(evidence.focus.text))]
    if not spans or _IF.search(lowered(claim.text)) or claim.marks.negations:
        return ""
    verbs = {told.verb.start for told in claim.predications if told.verb is not None}
    return next(
        (
            mine.text
            for mine, its in evidence.own.pairs
            if mine.start in verbs and any(start <= its.start < end for start, end in spans)
        ),
        "",
    )


def _is_due(reading: Reading, verb: Token) -> bool:
    ends = (match.end() for match in lexicon().grammar.due.finditer(without_months(reading.text)))
    return verb.start in ends


def only_open(evidence: Evidence) -> str:
    """The claim's deed of which the statement says only that it is not known or told: "did not say whether"."""
    claim = without_months(evidence.claim.text)
    if _LEFT_OPEN.search(claim) or _PERHAPS.search(claim) or lexicon().grammar.evading.search(claim):
        return ""
    spans = left_open_in(evidence.focus.text)
    told = {told.verb.start for told in evidence.claim.predications if told.verb is not None}
    deeds = told | {action.token.start for action in evidence.claim.actions}
    within = [
        mine for mine, other in evidence.own.pairs if any(start <= other.start < end for start, end in spans)
    ]
    if within and len(within) == len(evidence.own.pairs):
        return evidence.claim.text
    return next((mine.text for mine in within if mine.start in deeds), "")


@lru_cache(maxsize=4096)
def left_open_in(text: str) -> tuple[Span, ...]:
    """Where a text says what it leaves open: from a "whether" or a "did not say" to the end of its clause."""
    lower = lowered(text)
    return tuple(
        (match.end(), end.start() if (end := CLAUSE.search(lower, match.end())) else len(lower))
        for match in _LEFT_OPEN.finditer(lower)
    )
