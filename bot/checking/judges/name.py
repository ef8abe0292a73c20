"""Names: who, where, which product, which law; one in the claim that stands where the notice has another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from bot.checking.alignment import align
from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign, facing
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.one_text import Reading, once
from bot.checking.reading.plain_words import anybody
from bot.checking.reading.tokens import Token, TokenKind
from bot.checking.result import ReasonKind

_PREPOSITIONS = frozenset(
    {"to", "from", "in", "by", "under", "against", "for", "of", "on", "at", "into", "with"}
)

_NEARLY_ALL = 0.75
"""Share of the claim's weight in the statement from which a name in the same slot must be the same name, wherever else
the notice has it."""
SAYING = frozenset(
    {
        "said",
        "says",
        "states",
        "stated",
        "reported",
        "reports",
        "announced",
        "disclosed",
        "warned",
        "confirmed",
        "expects",
        "expected",
    }
)
_ANY_PLACE = re.compile(
    r"\b(?:any|no) (?:(?:specific|particular|single|one) )?(?:country|nation|state)\b", re.IGNORECASE
)
"""What speaks of every place, and so of one that it does not name."""
_NOT_ONLY = re.compile(
    r"\b(?:not|n't) (?:just|only|solely|limited to|confined to)(?: (?:to|for|from|in|by|on|those|the|of)){0,3} $",
    re.IGNORECASE,
)
_AND = ("and", "or", ", and", ", or")
_PINNED = 2
_RARE = 3.0
"""Weight from which a word is the name of a thing of its own."""
_HALF = 0.5
_AS_MUCH = 0.1
_DEED = 2
"""Words before a name that say what is done to what: "revised an entry under Norway"."""
# From the word that a name hangs on: "under the destination of", "for a company in".
_HANGS = re.compile(
    r",?(?: (?:under|for|of|in|from|at|the|an?|its|one|some|[a-z]+(?= (?:of|in|from|under) ))){1,6} "
)
# "The eleven firms listed in May are all Indian": of how many it is told, and that all of them are of a place.
_OPENS = re.compile(r"(?:all )?(?:of )?(?:the )?", re.IGNORECASE)
_ARE_OF = re.compile(r"\b(?:are|were)(?: all)?(?: (?:in|from|under|based in|located in))? $", re.IGNORECASE)
_ONE_ALONE = re.compile(r"\b(?:one|a single|the only) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_WHEREABOUTS = frozenset({"destination", "country", "territory", "heading", "region", "state"})
AGENT = "agent"
_RUN = 3
_OPENING = 5
"""Words at the head of a sentence among which its doer is named."""


def judge_names(evidence: Evidence) -> Iterator[Finding]:
    """Each name of the claim: in the statement, elsewhere in the notice, or nowhere in it."""
    focus = evidence.focus.keys
    notice = evidence.read.keys
    aligned = {token.start for token, _ in evidence.whole.pairs}
    for token in names(evidence.claim):
        span = (token.start, token.end)
        other = _other_code(evidence, token)
        if place := _counted_under(evidence, token):
            yield Finding(ReasonKind.NAME, Sign.DIFFERS, token.text, place, span)
        elif token.key in focus:
            yield Finding(ReasonKind.NAME, Sign.AGREES, token.text, token.text, span)
        elif other is not None and _told_beside(evidence, token):
            yield Finding(ReasonKind.NAME, Sign.ABSENT, token.text, claim_span=span)
        elif other is not None:
            yield facing(ReasonKind.NAME, Sign.DIFFERS, token, other)
        elif evidence.own.coverage >= _needed(evidence, token) and (other := _in_same_slot(evidence, token)):
            yield Finding(
                ReasonKind.NAME,
                Sign.DIFFERS,
                token.text,
                other.text,
                span,
                (other.start, other.end),
                firm=token.key not in notice
                and (kind_of(token) == "name" or _governed(evidence, token) is not None),
            )
        elif token.key in notice or (token.start in aligned and _plain(token)):
            yield Finding(ReasonKind.NAME, Sign.AGREES, token.text, claim_span=span, firm=False)
        elif other := _in_same_slot(evidence, token) or _left_over(evidence, token):
            yield Finding(
                ReasonKind.NAME, Sign.DIFFERS, token.text, other.text, span, (other.start, other.end)
            )
        elif not (kind_of(token) == "place" and _is_one_of_all(evidence, token)):
            yield Finding(ReasonKind.NAME, Sign.ABSENT, token.text, claim_span=span)
    for token, other in _namesakes(evidence):
        yield facing(ReasonKind.NAME, Sign.DIFFERS, token, other, firm=False)
    for token in (*_listed(evidence, aligned), *_speaker(evidence, aligned)):
        yield Finding(ReasonKind.NAME, Sign.ABSENT, token.text, claim_span=(token.start, token.end))


def _is_one_of_all(evidence: Evidence, place: Token) -> bool:
    """Whether the statement speaks of every place, or of all things and the claim of a place as not the only one."""
    if _ANY_PLACE.search(evidence.focus.text):
        return True
    besides = _NOT_ONLY.search(evidence.claim.text[: place.start])
    return besides is not None and bool(evidence.focus.marks.universal)


def _counted_under(evidence: Evidence, mine: Token) -> str:
    """The place under which a statement counts as many, where the claim has them of another: "eleven Indian firms"."""
    if kind_of(mine) != "place":
        return ""
    claim = evidence.claim
    if all(one.dimension != "count" for one in claim.quantities):
        return ""
    told = _ARE_OF.search(claim.text, 0, mine.start)
    counted = [
        one
        for one in claim.quantities
        if one.dimension == "count"
        and (
            one.end + 1 == mine.start
            or (told and told.end() == mine.start and _OPENS.fullmatch(claim.text, 0, one.start))
        )
    ]
    found = ""
    for reading in evidence.read.statements if counted else ():
        for other in reading.quantities:
            if other.dimension != "count" or not counted[0].same_value(other):
                continue
            # Up to the next number, which may count those of another place.
            end = next(
                (one.start for one in reading.quantities if one.start > other.start), len(reading.text)
            )
            places = [
                one for one in reading.content if kind_of(one) == "place" and other.end <= one.start < end
            ]
            if not places or mine.key in {one.key for one in places}:
                return ""
            found = places[0].text if len({one.key for one in places}) == 1 else ""
    return found


def _other_code(evidence: Evidence, mine: Token) -> Token | None:
    """The statement's codes of the claim's kind, where it has others: headings of one chapter, groups by one word."""
    if mine.kind is not TokenKind.CODE:
        return None
    claim, focus = evidence.claim, evidence.focus
    chapter, word = mine.key.rpartition(".")[0], _word_before(claim, mine)
    for other in names(focus):
        alike = other.kind is TokenKind.CODE and other.key not in claim.keys
        same_chapter = bool(chapter) and chapter == other.key.rpartition(".")[0] and mine.key.count(".") > 1
        same_word = (
            ":" not in mine.key and ":" not in other.key and bool(word) and word == _word_before(focus, other)
        )
        if alike and (same_chapter or same_word):
            return other
    return None


def _told_beside(evidence: Evidence, mine: Token) -> bool:
    """Whether another statement of the notice has the code and about as many words of the claim: which one is meant?"""
    return any(
        mine.key in reading.keys
        and align(evidence.claim, (reading,), evidence.vocabulary).coverage
        >= evidence.own.coverage - _AS_MUCH
        for place, reading in enumerate(evidence.read.statements)
        if place != evidence.place
    )


def _word_before(reading: Reading, token: Token) -> str:
    """The key of the capitalised word right before a code: "Group" of "Country Group D:5"."""
    before = [one for one in reading.tokens if one.end <= token.start][-1:]
    return next((one.key.rstrip("s") for one in before if one.text[:1].isupper()), "")


def _namesakes(evidence: Evidence) -> Iterator[tuple[Token, Token]]:
    """First words of two names that go on alike: the "Lake Fishery Board" is not the "Coast Fishery Board"."""
    claim, focus = evidence.claim, evidence.focus
    runs = _runs(claim)
    theirs = {tail: head for head, tail in _runs(focus)} if runs else {}
    for head, tail in runs:
        other = theirs.get(tail)
        if other and other.key != head.key and head.key not in focus.keys and other.key not in claim.keys:
            yield head, other


@once
def _runs(reading: Reading) -> tuple[tuple[Token, tuple[str, ...]], ...]:
    """Each name of three words or more: its first word, and the keys of the others."""
    found = []
    run: list[Token] = []
    for token in (*reading.tokens, None):
        capital = token is not None and token.text[:1].isupper() and token.kind is not TokenKind.CODE
        if token and capital and (not run or reading.text[run[-1].end : token.start] == " "):
            run.append(token)
            continue
        words = [one for one in run if one.norm not in ("the", "a", "an")]
        if len(words) >= _RUN:
            found.append((words[0], tuple(one.key for one in words[1:])))
        run = [token] if token and capital else []
    return tuple(found)


def _listed(evidence: Evidence, aligned: set[int]) -> Iterator[Token]:
    """Words that the notice does not have and that the claim lists beside one that it has: "tungsten and germanium"."""
    for first, second in _pairs_of_a_list(evidence.claim):
        if (first.start in aligned) == (second.start in aligned):
            continue
        lacking = second if first.start in aligned else first
        rare = evidence.vocabulary.weight(lacking) >= _RARE and lacking.kind is TokenKind.WORD
        things = not (_verb(first) or _verb(second) or anybody(lacking))
        if rare and things and ":" not in lacking.key:
            yield lacking


@once
def _pairs_of_a_list(claim: Reading) -> tuple[tuple[Token, Token], ...]:
    """Each two words that a claim lists one after the other: "tungsten and germanium"."""
    pairs = tuple(pairwise(claim.content))
    joints = [claim.text[first.end : second.start].lower().strip() for first, second in pairs]
    found = []
    for place, pair in enumerate(pairs):
        # Behind a comma an "and" goes on with a list only if one went before: "in the deal, and the office may".
        goes_on = joints[place] in _AND[2:] and "," in joints[max(0, place - 1) : place]
        if (
            joints[place] in _AND[:2]
            or goes_on
            or (joints[place] == "," and "".join(joints[place + 1 : place + 2]) in (*_AND, ","))
        ):
            found.append(pair)
    return tuple(found)


def _speaker(evidence: Evidence, aligned: set[int]) -> Iterator[Token]:
    """Who opens the sentence or says it, where the notice does not know the word and it is no word of every day."""
    return (token for token in _speakers(evidence.claim) if token.start not in aligned)


@once
def _speakers(claim: Reading) -> tuple[Token, ...]:
    """The words that open a claim or say it, but for those of every day."""
    found = []
    for place, token in enumerate(claim.tokens):
        following = claim.tokens[place + 1].norm if place + 1 < len(claim.tokens) else ""
        opens = place == 0 and token.text[:1].isupper()
        if not opens and following not in SAYING:
            continue
        inside = next((one for one in claim.content if one.start == token.start), None)
        if inside is None or inside.kind is not TokenKind.WORD or ":" in inside.key:
            continue
        ordinary = stem(inside.norm) in lexicon().common or inside.norm in lexicon().light
        if not (ordinary or _verb(inside) or inside.norm.endswith("s")):
            found.append(inside)
    return tuple(found)


def _verb(token: Token) -> bool:
    """Whether a word is a verb or an adverb, as far as lists and endings show; "brought in" is read as one word."""
    grammar = lexicon().grammar
    known = token.norm in lexicon().actions or token.norm in grammar.past | grammar.participles
    return known or token.idiom or token.norm.endswith(("ed", "ing", "ly"))


def _needed(evidence: Evidence, token: Token) -> float:
    """Where a thing is done ("in China") is less often said of the whole notice than where it goes to."""
    return _HALF if part_played(evidence.claim, token) == "in" else _NEARLY_ALL


def names(reading: Reading) -> tuple[Token, ...]:
    """The tokens of a reading that name something."""
    return reading.names


def _plain(token: Token) -> bool:
    return token.kind is TokenKind.NAME and ":" not in token.key


def _in_same_slot(evidence: Evidence, mine: Token) -> Token | None:
    """The statement's name of the same kind, behind the same preposition, that the claim does not have."""
    kind = kind_of(mine)
    if not kind:
        return None
    claimed = evidence.claim.keys
    slot = part_played(evidence.claim, mine)
    if kind == "name" and slot != AGENT:
        return None
    governed = _governed(evidence, mine) if kind == "place" else None
    facing = [
        other
        for other in names(evidence.focus)
        if kind_of(other) == kind
        and other.key not in claimed
        and (
            kind == "act"
            or part_played(evidence.focus, other) == slot
            or (governed is not None and governed == _governing(evidence.focus, other))
        )
    ]
    return facing[0] if len(facing) == 1 else None


def _governed(evidence: Evidence, mine: Token) -> str | None:
    """The key of the word that a name of the claim hangs on, where the statement does the same to one such thing alone.

    One lamp for Norway is none of "the eleven lamps for Sweden", and lamps may be sold in both.
    """
    claim, focus = evidence.claim, evidence.focus
    partners = {one.start: other for one, other in evidence.own.pairs}
    told = [one for one in claim.content if one.end <= mine.start and not _belongs(one)][-_DEED:]
    if len(told) < _DEED or any(one.start not in partners for one in told):
        return None
    deed, thing = told
    its = partners[thing.start]
    done = not _verb(thing) and not thing.text.endswith("s") and deed.start < thing.start
    return _governing(claim, mine) if done and _ONE_ALONE.search(focus.text[: its.start]) else None


def _governing(reading: Reading, name: Token) -> str | None:
    """The key of the word that a name hangs on by a preposition: "entry" of "an entry under the heading of Norway"."""
    ahead = [one for one in reading.content if one.end <= name.start and not _belongs(one)][-1:]
    hangs = ahead and _HANGS.fullmatch(reading.text, ahead[0].end, name.start)
    return ahead[0].key if hangs else None


def _belongs(token: Token) -> bool:
    """Whether a word only says that a place is one, or that somebody is there: "the destination of", "a firm in"."""
    return anybody(token) or token.norm in _WHEREABOUTS


def _left_over(evidence: Evidence, mine: Token) -> Token | None:
    """The one place of the statement that the claim lacks, where numbers and dates show that both are of one thing."""
    if kind_of(mine) != "place" or _pinned(evidence) < _PINNED:
        return None
    claimed = evidence.claim.keys
    facing = {
        other.key: other
        for other in names(evidence.focus)
        if kind_of(other) == "place" and other.key not in claimed
    }
    return next(iter(facing.values())) if len(facing) == 1 else None


def _pinned(evidence: Evidence) -> int:
    """How many numbers and dates of the claim the statement has."""
    focus = evidence.focus
    numbers = sum(
        any(mine.dimension == other.dimension and mine.same_value(other) for other in focus.quantities)
        for mine in evidence.claim.quantities
    )
    return numbers + sum(any(mine.agrees(other) for other in focus.dates) for mine in evidence.claim.dates)


def kind_of(token: Token) -> str:
    """What kind of thing a name names: places face places, sections sections, codes codes that begin alike."""
    if ":" in token.key:
        return token.key.split(":", 1)[0]
    if token.kind is TokenKind.CODE:
        return "code:" + "".join(character for character in token.key if character.isalpha())[:1]
    return ""


def part_played(reading: Reading, name: Token) -> str:
    """The word that says which part a name plays: the preposition before it, else that it opens the sentence."""
    tokens, before = reading.tokens, bisect_right(_ends(reading), name.start)
    for place in range(before - 1, max(before - 3, -1), -1):
        norm = tokens[place].norm
        infinitive = norm == "to" and any(one.norm in lexicon().actions for one in tokens[place + 1 : before])
        if norm in _PREPOSITIONS and not infinitive:
            return norm
    return AGENT if before < _OPENING else ""


@once
def _ends(reading: Reading) -> tuple[int, ...]:
    return tuple(token.end for token in reading.tokens)
