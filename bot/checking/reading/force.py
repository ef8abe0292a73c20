"""The small words that turn a sentence: what is denied, of how much it speaks, with what force, and of which time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.checking.lexicon import lexicon
from bot.checking.reading.dates import MONTH, not_before
from bot.checking.reading.tokens import Token, lowered
from bot.checking.result import Span

CLAUSE: Final = re.compile(r"[,;:]| but | while | although | whereas ", re.IGNORECASE)
_ATTRIBUTES: Final = frozenset(
    {"prohibited", "permitted", "banned", "forbidden", "allowed", "blocked", "denied"}
)
# "The blacklist" is where somebody is; "to blacklist" puts him on it.
_LIST: Final = "blacklist"
# Who passes a test complies; what passes through a port does not.
_PASSING: Final = frozenset({"pass", "passes", "passed", "passing"})
_THROUGH: Final = re.compile(r"\w+ (?:through|along|into(?! law\b))\b|passes by (?!an?\b|\d)", re.IGNORECASE)
_VERB_BEFORE: Final = re.compile(
    r"\b(?:to|will|would|may|might|can|could|must|shall|should|do|does|did|not|\w+n't|they|we|you|also) $",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"\b(?:an?|any) $", re.IGNORECASE)
# "Is a banned good" bans it.
_IS_ONE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|as|remains?|became|becomes?)(?: not)?(?: an?| any)? $", re.IGNORECASE
)
_PERIOD: Final = re.compile(r"\b(?:quarter|year|half|month|week|period)s? $", re.IGNORECASE)
# "Ended up paying" ends nothing.
_UP: Final = re.compile(r" up\b")
_NOUN: Final = re.compile(
    r" (?!(?:to|from|in|by|for|on|at|under|and|or|as|until|since|it|the|a|an)\b)[a-z]{3,}"
)
_NEGATION_REACH: Final = 5
# "Not required, because of this, to stop", "nobody who runs a shop has to stop": what is between takes nothing away.
_DUTY_DENIED: Final = re.compile(
    r" (?:required|obliged|asked|told|ordered)(?:, [^,;:]{3,60},)? to (?:[a-z]+ly )?"
    r"|(?: one)? who(?: [\w'-]+){1,8} (?:has|have|had|needs?|needed) to (?:[a-z]+ly )?"
    r"|(?: [\w'-]+){0,8} (?:requires?|forces?|obliges?|compels?)(?: [\w'-]+){1,8} to (?:[a-z]+ly )?"
)
# "Compliance with it was not required": the noun's deed is what is denied.
_NOT_ASKED_FOR: Final = re.compile(r" (?:yet )?(?:required|needed|necessary|mandatory|asked)\b")
NOUN_ENDINGS: Final = ("ance", "ence", "ion", "al", "ment")
_ADJECTIVES: Final = frozenset({"legal", "illegal"})
# Another predicate begins, or a clause that tells which thing is meant.
_JOINED: Final = re.compile(r" (?:and|or|but|that|which|while) ")
# "Did not say whether it would allow", "never confirmed that it does": the saying is denied, the rest left open.
_ENDING: Final = frozenset({"lift", "suspend", "remove"})
_ITS_OBJECT: Final = re.compile(
    r" (?:the|its|their|this|that|an?|all|any) (?:(?!(?:and|or|that|which|to|from|of|in|on|for)\b)[\w'-]+ ){0,3}"
)
INDIRECT: Final = re.compile(
    r" (?:yet |even )?(?:say|tell|know|state|decide|disclose|comment|confirm)[a-z]* (?:[a-z]+ )?"
    r"(?:if|whether|when|how|why) "
    r"| (?:ever |even )?(?:disclose|mention|reveal|explain|clarify|acknowledge|detail|specify|specified|describe)"
    r"(?:d|ed)? (?:in (?:any |much |full |great )?detail |in full |fully |exactly )?(?:that|why|how|when) "
    r"| (?:[a-z]+ )?(?:details?|explanations?|reasons?|specifics|particulars) (?:on|of|about|as to|for|how|why) "
    r"| (?:yet )?(?:decided?|ruled?|voted?) (?:on|about|over) "
    r"| (?:officially |publicly |formally )?(?:confirm(?:ed|ing)?|say|said|saying|admit|admitted|acknowledged?) "
)
_DENIED: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|disput(?:e|es|ed|ing)) "
    r"(?:that|having|any|it |they |[a-z]{3,}ing\b|rumou?rs|reports|claims)"
)
# "Beijing put", "the ministry quietly cut": after a singular subject the present would end in -s.
_SAME_FORM: Final = re.compile(
    r"(?<![\w'-])(?!(?:to|will|would|can|could|may|might|must|shall|should|they|we|you|i|not|and|or|the|a|an|of|in|is|are|was|were|be"
    r"|been|has|have|had|which|that|who|do|does|did|people|police|[a-z]+ly)\b)"
    r"[a-z0-9][\w.'-]*[a-rt-z0-9](?: [a-z]+ly)? (?P<verb>put|set|cut|hit|let|shut)\b"
)
# "Not only China", "isn't a China-only rule", "does not apply only to": more than that one.
_NOT_ONLY: Final = re.compile(
    r"(?:\bnot|\b\w+n't) (?:[\w]+ ){0,2}?(?:[\w]+-)?(?:only|just|merely|solely|limited to|confined to|restricted to)\b"
)
# "Only took effect on 1 January", "only from the 31st": not before then. "Only on 1 May" may leave other days out.
_ONLY_THEN: Final = re.compile(
    r"\b(?:only (?:(?:from|since|as of|after) "
    r"|(?:goes|go|went|rises?|rose|took|takes|kick(?:s|ed)?|start(?:s|ed)?|begins?|began|came|comes|due|becomes?|became|effective"
    r"|enters?|entered|steps?|stepped|lands?|landed|climbs?|climbed|increases?|increased|lapses?|lapsed|expires?|expired)\b"
    r"(?: (?:up|in|into|out|effect|force|effective)\b)* (?:in|on|from|since|by|at) )"
    r"|(?:due|effective|in force) only (?:in|on|from|by|at) )(?:the )?"
    r"(?:(?:start|beginning|end|middle|first day|last day) of |early |mid-|late )?"
    rf"(?=\d{{1,2}}(?:st|nd|rd|th)\b|(?:\d{{1,2}} )?{MONTH}|new year)"
)
# "It raised the fee, only to drop it in May": what came of it, and nothing is shut out.
_ONLY_TO: Final = re.compile(
    r", only to (?:be |have |see |[a-z]+ (?:it|them|that|this|the|its|their|all|both)\b)"
)
# "Goes after all lamps" is of all lamps; "it is wrong after all" is of none.
_GOES_AFTER: Final = re.compile(r"\b(?:go(?:es|ing|ne)?|went|look(?:s|ed|ing)?|coming) after all [a-z]$")
# "Every part of the rule" is all of it.
_EVERY_PART: Final = re.compile(r"\b(?:every|each|all)\b(?: \w+)? parts?\b")
# "Even if they only pass through": whatever that is, it leaves nothing out.
_EVEN_IF_ONLY: Final = re.compile(r"\beven (?:if|when|where|for)\b[^,;:.]{0,60}\b(?:only|just)\b")
# "If nobody extends it" is "unless it is extended": what comes then is not denied.
_IF_NOBODY: Final = re.compile(r"\bif (?P<nobody>nobody|no one)\b")
# "Thirteen names in all".
_IN_ALL: Final = re.compile(r"\bin all(?=$|[,.;:!?])")
# "Lumo, Brand and Silk all lost it": each of them is named.
_EACH_NAMED: Final = re.compile(
    r"\band [A-Z][\w'.-]*(?: [\w().'-]+){0,2} (?P<all>all) "
    r"(?=[a-z]+ed\b|were\b|are\b|have\b|had\b|must\b|lost\b|fell\b|went\b)"
)
# "Goods made abroad need a licence": what stands behind a noun and before a present verb of its clause is no past.
_PARTICIPLE: Final = re.compile(
    r"(?<=[a-z] )(?<!it )(?<!they )(?<!we )(?<!who )(?<!had )(?<!has )(?:made|held|kept|sent|built|sold"
    r"|bought|owned|based|located|headquartered|listed|controlled)"
    r"(?= (?:[a-z]+ly |in |by |with |on |at |from |abroad|outside|there|here|elsewhere|anywhere|\d))"
)
# "No chip goes there without a licence" says that each needs one, and denies nothing.
_DENYING = r"(?:no|not|never|cannot|can't|nobody|nothing|none|\w+n't)"
_NOT_WITHOUT: Final = re.compile(
    rf"\b{_DENYING}\b(?=(?:(?!\b{_DENYING}\b| and | but | or )[^,;:.])*\bwithout\b)"
    rf"|\bwithout\b(?=(?:(?! and | but )[^;:.])*\b{_DENYING}\b)"
)
_WITHOUT: Final = re.compile(r"\bwithout\b")
_DENYING_WORD: Final = re.compile(rf"\b{_DENYING}\b")
_DENIED_WITHOUT: Final = re.compile(rf"\b{_DENYING}\b[^,;:.]*$")
# "In May", "May 5", "5 May": no permission.
_MONTH_OF_MAY: Final = re.compile(
    r"(?P<lead>(?i:\b(?:in|by|of|on|last|next|this|since|until|till|from|early|late|mid|before|after|during|through"
    r"|effective)[ -])|\d )(?:May|MAY)\b|\b(?:May|MAY)\b(?=,? \d)"
)
_MAY: Final = ("may", "can", "should")
_NOT_SO: Final = re.compile(
    r"(?:\bnot|\bno longer|\bnever|\bno|n't)\s+(?:(?:a|an|yet|been|be|got|being|any|legally|currently)\s+)*"
    r"(?:(?:part of|included in|covered by|affected by|touched by) (?:the|this|that) (?:[a-z]+ )?)?$"
)
# "Man-made" tells what a thing is; "re-imposed" is a deed.
_BEHIND_HYPHEN: Final = re.compile(r"(?<=[a-z]-)(?<!\bre-)(?<!\bco-)(?<!\bde-)(?<!\bpre-)[a-z]+")
# "The fee once stood at 5", not "once the lamps stand".
_ONCE: Final = re.compile(r"\bonce (?P<verb>[a-z]+)")
# "banned", but not "are banned", "to be reviewed", "unpublished rules" or "if listed entities own".
_PAST_FORM: Final = re.compile(
    r"(?<!is )(?<!are )(?<!be )(?<!been )(?<!being )(?<!by )(?<!isn't )(?<!aren't )(?<!not )(?<!the )(?<!of )(?<!and )"
    r"(?<!if )(?<!when )(?<!where )(?<!unless )(?<!while )"
    r"\b(?!need|speed|feed|exceed|proceed|embed|indeed)[a-z]{2,}ed\b"
    r"(?= (?:the|a|an|its|their|to|that|in|on|of|from|all|for|at|with|under|no|it|as|into|[a-z]*\d+|[a-z]+s)\b)"
)

# "Since May it has required a permit", "has required one since": so it still does.
_EVER_SINCE: Final = re.compile(
    r"\bsince\b[^;:]*\b(?:has|have) (?!not\b)[a-z]+|\b(?:has|have) (?!not\b)[a-z]+[^;:]*\bsince\b"
)


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of a known family, and whether it is denied."""

    family: str
    negated: bool
    token: Token


def alike(mine: Action, other: Action) -> bool:
    """Whether two verbs tell of the same kind of deed."""
    return other.family in (mine.family, lexicon().akin.get(mine.family))


def same_sense(mine: Action, other: Action) -> bool:
    """Whether two comparable verbs say the same, their denials taken in."""
    return alike(mine, other) == (mine.negated == other.negated)


@dataclass(frozen=True, slots=True)
class Marks:
    """The small words that a text holds, as lower-case finds: scope, force and tense."""

    universal: tuple[str, ...]
    exclusive: tuple[str, ...]
    inclusive: tuple[str, ...]
    partial: tuple[str, ...]
    modality: dict[str, str]
    negations: tuple[Token, ...]
    standing: bool
    denying: str = ""
    """The words that say that something is not so as told: "is false", "denied that"; empty where there are none."""


# A pause that does not cover a thing leaves it unpaused.
_STOPS: Final = frozenset({"pause", "suspension", "freeze", "moratorium", "stay"})
NOT_OF_IT: Final = re.compile(
    r"[^,;:.]{0,40}? (?:does|did|do)(?: not|n['\u2019]t) (?:cover|apply to|extend to|include|reach|touch|affect)\b"
)
# What is left out of a pause is not paused.
_LEFT_OUT_OF: Final = re.compile(
    r"\b(?:left|leaves?|kept|keeps?) (?:\w+ ){0,3}?out of (?:[\w'\u2019-]+ ){0,4}$"
    r"|\b(?:excluded|exempt|exempted|spared) from (?:[\w'\u2019-]+ ){0,4}$",
    re.IGNORECASE,
)


# "Truce or no truce": it is so in either case.
OR_NONE: Final = re.compile(r"\b(?P<what>\w+) or no (?P=what)\b")


def find_negations(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The words that deny something, without those that only seem to ("not only", "no later than", "No. 46")."""
    force = lexicon().force
    lower = lowered(text)
    excepted = [
        match.span()
        for pattern in (force.negation_exceptions, _NOT_ONLY)
        for match in pattern.finditer(lower)
    ]
    if "without" in lower:
        excepted += taken_back(lower)
    excepted += [match.span() for match in (*not_before(lower), *OR_NONE.finditer(lower))]
    excepted += [match.span("nobody") for match in _IF_NOBODY.finditer(lower)]
    return tuple(
        token
        for token in tokens
        if (token.norm in force.negations or token.norm.endswith("n't"))
        and not any(start <= token.start < end for start, end in excepted)
        and not (token.norm == "no" and text[token.end : token.end + 1] == ".")
        and not (token.norm == "nor" and "neither" in lower[: token.start])
    )


def taken_back(lower: str) -> list[Span]:
    """Where a "no" and the "without" that it takes back stand, in lower-case text: what is behind that is asked for."""
    found = []
    for match in _NOT_WITHOUT.finditer(lower):
        found.append(match.span())
        answer = (_DENYING_WORD if match[0] == "without" else _WITHOUT).search(lower, match.end())
        found += [answer.span()] if answer else []
    return found


def find_actions(text: str, tokens: tuple[Token, ...], negations: tuple[Token, ...]) -> tuple[Action, ...]:
    """The verbs of known families, in order."""
    families = lexicon().actions
    starts = [token.start for token in tokens]
    found: list[Action] = []
    for token in tokens:
        if token.norm in families and not tells_which(text, token):
            denied = _denied(text, starts, negations, token)
            if denied and found and _is_not_ended(text, found[-1], token):
                denied = False
            found.append(Action(families[token.norm], denied, token))
    return tuple(found)


def _is_not_ended(text: str, verb: Action, thing: Token) -> bool:
    """Whether a thing is what is not ended, and so stands: "did not lift the ban"."""
    return (
        verb.negated
        and verb.family in _ENDING
        and bool(_ITS_OBJECT.fullmatch(text, verb.token.end, thing.start))
    )


def tells_which(text: str, token: Token) -> bool:
    """Whether a word only says which thing is meant: "a prohibited end use", "the quarter ended", "a blacklist"."""
    if token.norm in ("ended", "ending") and (
        _PERIOD.search(text[: token.start]) or _UP.match(text, token.end)
    ):
        return True
    if token.norm in _PASSING:
        return _THROUGH.match(text, token.start) is not None
    if token.norm == _LIST:
        return not _VERB_BEFORE.search(text[: token.start])
    if token.norm not in _ATTRIBUTES or _IS_ONE.search(text[: token.start]):
        return False
    return bool(_ARTICLE.search(text[: token.start]) and _NOUN.match(text, token.end))


def _denied(text: str, starts: Sequence[int], negations: tuple[Token, ...], token: Token) -> bool:
    """A negation reaches five words behind it, inside its clause; `starts` are the places of all words, in order."""
    reaching = 0
    place = bisect_left(starts, token.start)
    for no in negations:
        near = no.end <= token.start and place - bisect_left(starts, no.end) < _NEGATION_REACH
        within = text[no.end : token.start] if near else ""
        if not near and no.end <= token.start and _DUTY_DENIED.fullmatch(text, no.end, token.start):
            near = not _JOINED.search(text, no.end, token.start)
        reaching += near and not (CLAUSE.search(within) or INDIRECT.search(within))
        reaching += _asked_for_by_none(text, token, no)
    reaching += token.norm in _STOPS and bool(NOT_OF_IT.match(text, token.end))
    reaching += token.norm in _STOPS and bool(_LEFT_OUT_OF.search(text[: token.start]))
    reaching += text[max(0, token.start - 4) : token.start].lower().endswith(("non-", "non "))
    return reaching % 2 == 1


def _asked_for_by_none(text: str, token: Token, no: Token) -> bool:
    """Whether a noun's deed is the subject of a "not required"."""
    within = text[token.end : no.start]
    if token.end > no.start or CLAUSE.search(within) or _JOINED.search(within):
        return False
    noun = token.norm.endswith(NOUN_ENDINGS) and token.norm not in _ADJECTIVES
    return noun and bool(_NOT_ASKED_FOR.match(text, no.end))


def without_months(text: str) -> str:
    """A text in lower case with blanks for the month of May, which allows nothing."""
    lower = lowered(text)
    if "may" not in lower:
        return lower
    return lowered(_MONTH_OF_MAY.sub(lambda may: f"{may['lead'] or ''}   ", text))


def find_marks(text: str, negations: tuple[Token, ...]) -> Marks:
    """Scope, force and tense of a text."""
    force = lexicon().force
    lower = without_months(text)

    def finds(pattern: re.Pattern[str], outside: Sequence[Span] = ()) -> tuple[str, ...]:
        spans = ((match.span(), match[0]) for match in pattern.finditer(lower))
        return tuple(word for (start, _), word in spans if not any(s <= start < e for s, e in outside))

    not_only = [match.span() for match in _NOT_ONLY.finditer(lower)]
    inclusive = [*not_only, *(match.span() for match in force.inclusive.finditer(lower))]
    return Marks(
        universal=finds(
            force.universal,
            [
                *(
                    match.span()
                    for match in force.universal_exceptions.finditer(lower)
                    if not _GOES_AFTER.search(lower, 0, match.end() + 2)
                ),
                *(match.span("all") for match in _EACH_NAMED.finditer(text)),
                *(match.span() for match in _IN_ALL.finditer(lower)),
            ],
        ),
        exclusive=finds(
            force.exclusive,
            [
                *inclusive,
                *(match.span() for match in force.exclusive_exceptions.finditer(lower)),
                *(match.span() for match in _ONLY_THEN.finditer(lowered(text))),
                *(match.span() for match in _EVEN_IF_ONLY.finditer(lower)),
                *(match.span() for match in _ONLY_TO.finditer(lower)),
            ],
        ),
        inclusive=(*finds(force.inclusive), *(lower[start:end] for start, end in not_only)),
        partial=finds(force.partial, [match.span() for match in _EVERY_PART.finditer(lower)]),
        modality={
            name: match[0]
            for name, pattern in force.modality.items()
            if (match := next(_asserted(pattern, lower), None))
        },
        negations=negations,
        standing=_standing(lower),
        denying=match[0] if (match := force.denying.search(lower) or _DENIED.search(lower)) else "",
    )


def _asserted(pattern: re.Pattern[str], lower: str) -> Iterator[re.Match[str]]:
    """The finds of a pattern without those that a "not" or "no longer" stands before, or behind a "may"."""
    return (
        match
        for match in pattern.finditer(lower)
        if not (_DENIED_WITHOUT if match[0].startswith("without") else _NOT_SO).search(lower[: match.start()])
        and not (match[0] in _MAY and lower.startswith(" not", match.end()))
    )


def _standing(lower: str) -> bool:
    """Whether the sentence says how things stand, by its first finite verb; a headline without one does too."""
    if _EVER_SINCE.search(lower):
        return True
    force = lexicon().force
    plain = _PARTICIPLE.sub(
        lambda verb: " " * len(verb[0]) if force.standing.search(lower, verb.end()) else verb[0], lower
    )
    plain = _BEHIND_HYPHEN.sub(lambda word: " " * len(word[0]), plain)
    found = [match.start() for pattern in (force.past, _PAST_FORM) if (match := pattern.search(plain))]
    found += [match.start("verb") for match in _SAME_FORM.finditer(lower)]
    found += [match.start() for match in _ONCE.finditer(plain) if match["verb"] in lexicon().grammar.past]
    first = min(found, default=None)
    present = force.standing.search(lower)
    return first is None or (present is not None and present.start() < first)
