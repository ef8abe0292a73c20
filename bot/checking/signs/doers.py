"""Signs that somebody else does in a claim what a statement says: another doer, or doer and receiver exchanged."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from bot.checking.alignment import align
from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.force import NOUN_ENDINGS
from bot.checking.reading.one_text import Reading
from bot.checking.reading.plain_words import anybody, plain
from bot.checking.reading.predication import is_past
from bot.checking.reading.tokens import Token, TokenKind, lowered
from bot.checking.signs.called import is_called, is_elsewhere, own_keys
from bot.checking.signs.roles import Deed, deeds_of, is_undergone, of_one_deed, same_verb

_JOINING: Final = frozenset({"unless", "whether", "although", "though", "till", "absent", "despite"})
"""They begin a clause: "unless extended" is no kind of extension."""
_HAVING: Final = frozenset({"have", "has", "had", "having"})
# "Brenta moved to the second group": what is moved is said to move.
_GOING: Final = frozenset({"move", "moves", "moved", "shift", "shifts", "shifted"})
_GOES: Final = re.compile(r" (?:to|into|from|out of|up to) ")
_TITLES: Final = frozenset({"president", "minister", "secretary"})
# What may stand between a verb and the thing that it is done to.
_OBJECT: Final = re.compile(r" (?:(?!(?:that|on|in|to|of|as|for|by|from|with)\b)[\w.'-]+ ){0,4}")
_KINDS: Final = frozenset({"kind", "sort", "type", "form"})
# "A permit to move lamps"; "licences to military ports" are for those.
_ALLOWED_TO: Final = re.compile(
    r"\b(?:permit|licen[cs]e|approval|permission|(?:green )?light) to $", re.IGNORECASE
)
_MUST: Final = re.compile(r"\b(?:must|shall|ha(?:s|ve) to|(?:is|are) (?:required|obliged) to)\b")
_BY_WHOM: Final = re.compile(
    r"(?: [\w-]+)? by (?P<who>(?:(?!\b(?:in|on|at|for|to|with|under|from|and|that|which|who)\b)[\w.'&-]+ ?){1,7})"
)
_DETERMINED: Final = re.compile(r"(?:'s|\b(?:the|its|their|an?)) $")
# As little as "a". Not among `grammar.empty`: "not a single lamp" is of another thing than "no lamps yet".
_SINGLE: Final = "single"
_INSISTING: Final = frozenset(
    {
        "insists",
        "insisted",
        "maintains",
        "maintained",
        "argues",
        "swears",
        "swore",
        "proved",
        "proves",
        "assured",
        "assures",
    }
)
"""Verbs by which somebody stands up for himself, beside those of saying."""
_NAMES: Final = 2
"""Words before a last name among which an office stands: "Minister Hal Brenner"."""
_FREQUENT: Final = 0.05
"""Share of a table's statements from which a word of theirs tells too little to stand against another one."""
_TOLD: Final = re.compile(
    r"\b(?:told|tells|informed|warned|assured) (?:the |its |their |an? )?(?P<whom>(?:[\w'-]+ ){1,3})that\b"
)


def unknown_doer(evidence: Evidence) -> str:
    """The claim's doer, if the notice knows nothing of them: "Congress imposed" against "the President imposed"."""
    missing = {token.start for token in evidence.whole.missing}
    heads = [
        told.head
        for told in evidence.claim.predications
        if told.head
        and not told.passive
        and told.head.norm not in _JOINING
        and not told.subject[0].norm.endswith("ing")
    ]
    return next(
        (
            head.text
            for head in heads
            if (head.start in missing and not (anybody(head) or _is_kind(head) or _is_paper(head)))
            or is_elsewhere(evidence, head)
        ),
        "",
    )


def _is_paper(head: Token) -> bool:
    """Whether a word may name the notice itself or what it lays down, as an idiom does: nobody who does anything."""
    return head.idiom or head.norm in lexicon().grammar.papers


def _is_kind(head: Token) -> bool:
    """Whether a word names only a kind of the thing behind it: "certain kinds of help"."""
    return head.norm.removesuffix("s") in _KINDS


def strange_doer(evidence: Evidence) -> str:
    """The claim's doer if the notice knows nothing of them, but for a document and who is named after its state."""
    head = unknown_doer(evidence)
    if not head or head.lower() in lexicon().numbered:
        return ""
    own = own_keys(evidence)
    subjects = [token for told in evidence.claim.predications for token in told.subject]
    return "" if any(token.key in own for token in subjects) else head


def another_voice(evidence: Evidence) -> str:
    """Who says it in the claim, by name, if the notice is not theirs and the statement does not let them speak.

    That the accused denies it contradicts no notice that accuses them.
    """
    told = next(iter(evidence.claim.predications), None)
    if (
        told is None
        or told.head is None
        or told.verb is None
        or told.verb.norm not in lexicon().grammar.saying | _INSISTING
    ):
        return ""
    speaker, own = told.head, own_keys(evidence)
    named = ":" in speaker.key or speaker.kind is TokenKind.NAME or speaker.key in evidence.read.names
    heard = _heard(evidence.focus)
    strange = named and not {token.key for token in told.subject} & (own | heard)
    return speaker.text if strange and not _is_spokesman(evidence, speaker) else ""


def _heard(focus: Reading) -> frozenset[str]:
    """The keys of who does or says something by a statement's own word: not of whom only somebody else speaks."""
    saying, found = lexicon().grammar.saying, focus.predications
    told = [its for place, its in enumerate(found) if not place or (its.verb and its.verb.norm in saying)]
    return frozenset(token.key for its in told for token in its.subject)


def _hearers(focus: Reading) -> frozenset[str]:
    """The keys of who is only told something: "told the court that"."""
    spans = [match.span("whom") for match in _TOLD.finditer(lowered(focus.text))]
    return frozenset(
        token.key for token in focus.content if any(start <= token.start < end for start, end in spans)
    )


def only_hears(evidence: Evidence) -> str:
    """Who says it in the claim, if the statement only has them told it: "Lumo told the court that"."""
    told, hearers = next(iter(evidence.claim.predications), None), _hearers(evidence.focus)
    if told is None or told.head is None or told.verb is None or told.head.key not in hearers:
        return ""
    # Who "was told" hears it in the claim too.
    if told.passive or told.verb.norm not in lexicon().grammar.saying:
        return ""
    return "" if told.head.key in _heard(evidence.focus) else told.head.text


def _is_spokesman(evidence: Evidence, speaker: Token) -> bool:
    """Whether the notice's head has somebody by name and office: "Spokesman Hal Brenner's remarks".

    Whom else it names, it may accuse.
    """
    head, offices = evidence.read.head, lexicon().grammar.offices
    there = [token for token in head.content if token.key == speaker.key]
    before = (lowered(head.text[: token.start]).split()[-_NAMES:] for token in there)
    return any(word in offices for words in before for word in words)


def other_doer(evidence: Evidence) -> str:
    """The claim's doer, if the same is done by another: "the exporter must screen", "the consignee must screen".

    The claim does not speak of the statement's doer; the statement does not speak of the claim's, or has them elsewhere
    in the sentence.
    """
    unspoken = {
        token.start for token in align(evidence.focus, (evidence.claim,), evidence.vocabulary).missing
    }
    for mine, its in of_one_deed(evidence):
        told = any(token.start not in unspoken for token in its.subject)
        if told or anybody(mine.head) or _undergoes(evidence, mine, its):
            continue
        if _speaks_for(evidence, mine.head) or is_called(evidence, mine.head, its.head):
            continue
        undergoes = is_undergone(mine.verb)
        if evidence.focus.words.same(mine.head) is None:
            other = not undergoes
        else:
            other = mine.verb.key == its.verb.key and not (mine.verb.idiom and undergoes)
        if other:
            return mine.head.text
    return ""


def other_bearer(evidence: Evidence) -> str:
    """Who must do it in the claim, if the statement puts that on another and the notice something else on them.

    "The exporter must screen buyers", where "the consignee must check buyers" and "the exporter must keep records".
    """
    mine, its = _bearer(evidence.claim), _bearer(evidence.focus)
    if mine is None or its is None or evidence.focus.words.same(mine) or evidence.claim.words.same(its):
        return ""
    others = (
        _bearer(reading) for place, reading in enumerate(evidence.read.statements) if place != evidence.place
    )
    return mine.text if any(other is not None and other.key == mine.key for other in others) else ""


def _bearer(reading: Reading) -> Token | None:
    """Who must do something by a text's first words."""
    told = next(iter(reading.predications), None)
    if told is None or told.head is None or told.verb is None or told.passive:
        return None
    return told.head if _MUST.search(reading.text[told.head.end : told.verb.start].lower()) else None


def other_agent(evidence: Evidence) -> str:
    """The claim's doer, if the statement says by whom else it was done: "the office filed", "filed by a maker"."""
    focus, claim = evidence.focus, evidence.claim
    own = own_keys(evidence)
    for mine in deeds_of(claim):
        if mine.passive or focus.words.same(mine.head) is not None or anybody(mine.head):
            continue
        for its in focus.predications:
            if not its.passive or its.verb is None or not same_verb(mine.verb, its.verb):
                continue
            by = _BY_WHOM.match(focus.text, its.verb.end)
            agents = [
                token for token in focus.content if by and by.start("who") <= token.start < by.end("who")
            ]
            known = any(token.key in own | claim.keys or token.norm in lexicon().numbered for token in agents)
            if not known and any(_is_somebody(focus, token) for token in agents):
                return mine.head.text
    return ""


def _is_somebody(reading: Reading, token: Token) -> bool:
    """Whether a word names who does something: "by 40 florins", "by letter" and "by adding lamps" name nobody."""
    return token in reading.names or ":" in token.key or token.norm in lexicon().grammar.offices


def _undergoes(evidence: Evidence, mine: Deed, its: Deed) -> bool:
    """Whether the claim's subject is no doer: it undergoes what is done, is the deed itself, or just has something.

    "Rule suspended for a year" leaves out who suspends it, "compliance was not required" who complies.
    """
    named = ":" in mine.head.key or mine.head.kind is TokenKind.NAME or mine.head.key in evidence.read.names
    if mine.verb.norm in _HAVING:
        return not named
    family = lexicon().actions.get(mine.head.norm, "")
    there = evidence.focus.words.same(mine.head) or evidence.focus.words.families.get(family)
    behind = there is not None and there.start > its.verb.start
    noun = mine.head.norm in lexicon().actions and mine.head.norm.endswith(NOUN_ENDINGS)
    by_title = its.head.norm in lexicon().numbered or its.head.norm in _TITLES
    of_title = not mine.head.key.startswith("place:") and evidence.read.head.words.same(mine.head) is not None
    if there is not None and behind and _goes(evidence, mine, its, there):
        return True
    if there is not None and behind and _is_done_to(evidence, mine, its, there):
        return not named or mine.verb.norm in lexicon().actions
    return bool((behind and noun) or (by_title and of_title))


def _goes(evidence: Evidence, mine: Deed, its: Deed, there: Token) -> bool:
    """Whether the claim's subject moves somewhere, and the statement has it moved: it stands right behind the verb."""
    between = evidence.focus.text[its.verb.end : there.start]
    goes = (
        mine.verb.norm in _GOING
        and its.verb.norm in _GOING
        and _GOES.match(evidence.claim.text, mine.verb.end)
    )
    return bool(goes) and not _GOES.search(f"{between} ")


def _is_done_to(evidence: Evidence, mine: Deed, its: Deed, there: Token) -> bool:
    """Whether the claim's subject is what the statement's verb is done to, and its own verb has nothing behind it."""
    headline = is_past(evidence.claim.text, mine.verb) and _takes_no_object(evidence.claim, mine)
    return headline and bool(_OBJECT.fullmatch(evidence.focus.text, its.verb.end, there.start))


def _takes_no_object(reading: Reading, deed: Deed) -> bool:
    """Whether nothing, or a preposition, follows a verb."""
    behind = next((token for token in reading.tokens if token.start >= deed.verb.end), None)
    return behind is None or behind.norm in lexicon().grammar.before_places or behind.norm == "by"


def _speaks_for(evidence: Evidence, head: Token) -> bool:
    """Whether the notice is the doer's own, or its head names the thing ("the rule")."""
    own = own_keys(evidence)
    # At the head of a sentence every word has a capital: the notice tells which is a name.
    if ":" in head.key or head.kind is TokenKind.NAME or head.key in evidence.read.names:
        return head.key in own
    return evidence.read.head.words.same(head) is not None


def other_modifier(evidence: Evidence) -> str:
    """The claim's word that tells more narrowly than the notice which thing is meant: "large amounts", "steel imports".

    A word that many statements have tells too little; before a name it counts if the statement has another one there.
    """
    claim, vocabulary = evidence.claim, evidence.vocabulary
    missing = {token.start for token in evidence.whole.missing}
    for mine, thing in pairwise(claim.content):
        if (
            mine.start in missing
            and thing.start not in missing
            and claim.text[mine.end : thing.start] in (" ", "-")
            and (plain(mine) or _is_attribute(claim, mine, thing))
            and not mine.idiom
            and mine.norm not in _JOINING
            and not _is_empty_or_verb(claim, mine)
            and vocabulary.frequency[mine.key] <= vocabulary.statements * _FREQUENT
            and (_is_common(thing) or _has_another_word(evidence, thing))
        ):
            return f"{mine.text} {thing.text}"
    return ""


def _is_attribute(claim: Reading, word: Token, thing: Token) -> bool:
    """Whether a form in -ing stands where only a word for a kind of thing can: "its gaming market".

    "Lumo's gaming markets" may be Lumo that is gaming them.
    """
    before = _DETERMINED.search(claim.text[: word.start].lower())
    doubtful = before is not None and before[0].startswith("'") and thing.norm.endswith("s")
    return word.norm.endswith("ing") and before is not None and not doubtful


def _is_empty_or_verb(claim: Reading, word: Token) -> bool:
    """Whether a word before a thing tells nothing of it ("pure transit"), or does something to it ("to send chips")."""
    verbs = {told.verb.start for told in claim.predications if told.verb is not None}
    does = word.start in verbs or bool(_ALLOWED_TO.search(claim.text[: word.start]))
    grammar = lexicon().grammar
    return (
        word.norm in grammar.empty
        or word.norm == _SINGLE
        or (does and stem(word.norm) not in grammar.weighty_stems)
    )


def _is_common(thing: Token) -> bool:
    return thing.text[:1].islower() and plain(thing)


def _has_another_word(evidence: Evidence, thing: Token) -> bool:
    """Whether the statement has a word of its own right before the thing."""
    focus = evidence.focus
    pairs = {mine.start: other for mine, other in evidence.own.pairs}
    taken = {other.start for other in pairs.values()}
    there = pairs.get(thing.start)
    return there is not None and any(
        focus.text[token.end : there.start] in (" ", "-") and token.start not in taken and plain(token)
        for token in focus.content
        if token.end < there.start
    )
