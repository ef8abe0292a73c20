"""One text read once: its words, dates, quantities, names, actions and the small words that turn a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from bot.checking.dates import Date, find_dates
from bot.checking.lexicon import lexicon, stem
from bot.checking.quantities import Quantity, find_quantities
from bot.checking.result import Span
from bot.checking.tokens import Token, TokenKind
from bot.checking.vocabulary import Vocabulary

_DESIGNATOR: Final = re.compile(
    r"\b(?P<head>[Nn]os?\.|[A-Za-z][A-Za-z.]*(?=[ #]))(?: ?# ?| ?)"
    r"(?P<list>\d+(?:\.\d+)*(?:(?:, and |, | and | to |-)\d+(?:\.\d+)*)*)(?![\w%]|,\d)"
)
_ACT: Final = re.compile(
    r"\b((?:[A-Z][\w'-]+ (?:and |of |for |on )?){1,6})(?:Act|Law|Code)\b(?:,? (?:of )?((?:19|20)\d\d))?"
)
_CITATION: Final = re.compile(
    r"\b(\d{1,3}) (FR|CFR|USC|U\.S\.C\.|Stat\.|Fed\. Reg\.|OJ|SI) (?:§ ?)?(\d{1,6})\b", re.IGNORECASE
)
# Where a page stands is no word of what is said; its place is left blank, so that spans stay true.
_LINK: Final = re.compile(r"https?://\S+")
_CLAUSE: Final = re.compile(r"[,;:]| but | while | although | whereas ", re.IGNORECASE)
_NEGATION_REACH: Final = 5
_ROOT: Final = 6
"""Letters at the head of two words from which they may be of one root."""
# "banned", but not "are banned", "to be reviewed", "unpublished rules" or "listed entities".
_PAST_FORM: Final = re.compile(
    r"(?<!is )(?<!are )(?<!be )(?<!been )(?<!being )(?<!by )(?<!isn't )(?<!aren't )(?<!not )(?<!the )(?<!of )(?<!and )"
    r"\b(?!need|speed|feed|exceed|proceed|embed|indeed)[a-z]{2,}ed\b"
    r"(?= (?:the|a|an|its|their|to|that|in|on|of|from|all|for|at|with|under|no|it|as|into|[a-z]*\d+|[a-z]+s)\b)"
)


@dataclass(frozen=True, slots=True)
class Action:
    """A verb of a known family, and whether it is denied."""

    family: str
    negated: bool
    token: Token


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


class Words:
    """The words of a reading, to be looked up: by key, by root, joined with the one before, and by family of action."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.keys: dict[str, Token] = {}
        self.families: dict[str, Token] = {}
        self._roots: dict[str, Token] = {}
        before: Token | None = None
        for token in tokens:
            self.keys.setdefault(token.key, token)
            if before is not None:
                # "antimonopoly" is "anti-monopoly", "datacentre" is "data centre".
                self.keys.setdefault(stem(before.norm + token.norm), token)
            before = token
            if len(token.norm) >= _ROOT:
                self._roots.setdefault(token.norm[:_ROOT], token)
            if family := lexicon().actions.get(token.norm):
                self.families.setdefault(family, token)

    def same(self, token: Token) -> Token | None:
        """The token that is the same word, or of the same root: "economy" and "economic"."""
        found = self.keys.get(token.key)
        if found is None and len(token.norm) >= _ROOT and ":" not in token.key:
            akin = self._roots.get(token.norm[:_ROOT])
            if akin is not None and akin.norm.startswith(token.norm[: max(_ROOT, len(token.norm) - 3)]):
                return akin
        return found


@dataclass(frozen=True)
class Reading:
    """What was read out of one text. `content` are the tokens that carry its subject, numbers and dates left out."""

    text: str
    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    dates: tuple[Date, ...]
    quantities: tuple[Quantity, ...]
    designators: tuple[Token, ...]
    actions: tuple[Action, ...]
    marks: Marks

    @cached_property
    def words(self) -> Words:
        """Its content and designators, to be looked up."""
        return Words((*self.content, *self.designators))

    @cached_property
    def contraries(self) -> tuple[tuple[re.Match[str] | None, re.Match[str] | None], ...]:
        """Where each pair of words that exclude each other is found in it, one side and the other."""
        lower = self.text.lower()
        return tuple((pair.one.search(lower), pair.other.search(lower)) for pair in lexicon().contraries)

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of its content and designators."""
        return frozenset(token.key for token in (*self.content, *self.designators))


def read(text: str, vocabulary: Vocabulary) -> Reading:
    """Read a text. Pure; about 0.3 ms for a sentence."""
    text = _LINK.sub(lambda link: " " * len(link[0]), text)
    tokens = vocabulary.tokens(text)
    dates = find_dates(text)
    designators = _designators(text, dates)
    dates = tuple(
        date for date in dates if not any(mark.start <= date.start < mark.end for mark in designators)
    )
    taken = [(date.start, date.end) for date in dates] + [(mark.start, mark.end) for mark in designators]
    codes = [
        (token.start, token.end)
        for token in tokens
        if token.kind is TokenKind.CODE and not token.text[0].isdigit()
    ]
    quantities = find_quantities(text, [*taken, *codes])
    taken += [(quantity.start, quantity.end) for quantity in quantities]
    stop = lexicon().stop
    free = [
        token for token in tokens if not any(token.start < end and token.end > start for start, end in taken)
    ]
    content = tuple(
        vocabulary.mended(token)
        for token in free
        if token.kind is not TokenKind.NUMBER
        and (token.norm not in stop or ":" in token.key)
        and not token.norm.endswith("n't")
    )
    negations = _negations(text, tokens)
    return Reading(
        text,
        tokens,
        content,
        dates,
        quantities,
        designators,
        _actions(text, tokens, negations),
        _marks(text, negations),
    )


def _designators(text: str, dates: tuple[Date, ...]) -> tuple[Token, ...]:
    """Numbers that name: Announcement No. 70, section 232, RTX 4090. Their key is "head:number"."""
    found: list[Token] = []
    months = [(date.start, date.end) for date in dates]
    for match in _CITATION.finditer(text):
        source = match[2].lower().replace(".", "").replace("fed reg", "fr")
        found.append(
            Token(
                match[0], match[0].lower(), f"{source}:{match[1]}:{match[3]}", TokenKind.CODE, *match.span()
            )
        )
    for match in _ACT.finditer(text):
        words = re.sub(r"^(?:The|Under|This|That|An?|By|In) ", "", match[1]).strip()
        if words:
            start = match.start(1) + match[1].index(words)
            found.append(
                Token(
                    text[start : match.end()],
                    words.lower(),
                    f"act:{words.lower()}",
                    TokenKind.NAME,
                    start,
                    match.end(),
                )
            )
    cited = [(token.start, token.end) for token in found]
    for match in _DESIGNATOR.finditer(text):
        head = match["head"].lower().rstrip(".")
        named = head in lexicon().numbered or (
            match["head"][0].isupper() and match["head"][-1].isupper() and "." not in match["list"]
        )
        if not named or any(
            match.start("list") < end and match.end("list") > start for start, end in (*months, *cited)
        ):
            continue
        kind = "no" if head in lexicon().just_numbered else head.rstrip("s")
        for number in re.finditer(r"\d+(?:\.\d+)*", match["list"]):
            start = match.start("list") + number.start()
            digits = number[0]
            found.append(
                Token(digits, digits, f"{kind}:{digits}", TokenKind.CODE, start, start + len(digits))
            )
    return tuple(found)


def _negations(text: str, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    force = lexicon().force
    lower = text.lower()
    excepted = [match.span() for match in force.negation_exceptions.finditer(lower)]
    return tuple(
        token
        for token in tokens
        if (token.norm in force.negations or token.norm.endswith("n't"))
        and not any(start <= token.start < end for start, end in excepted)
        and not (token.norm == "no" and text[token.end : token.end + 1] == ".")
    )


def _actions(text: str, tokens: tuple[Token, ...], negations: tuple[Token, ...]) -> tuple[Action, ...]:
    families = lexicon().actions
    return tuple(
        Action(families[token.norm], _denied(text, tokens, negations, token), token)
        for token in tokens
        if token.norm in families
    )


def denied(reading: Reading) -> frozenset[int]:
    """Where the content words start that a "not" denies by itself: the first one or two behind it in its clause.

    A "not" that governs a verb of a known family is that verb's (see Action) and denies no other word.
    """
    acting = {action.token.start for action in reading.actions}
    found: set[int] = set()
    for no in reading.marks.negations:
        behind = [token for token in reading.content if token.start >= no.end][:2]
        within = [token for token in behind if not _CLAUSE.search(reading.text[no.end : token.start])]
        if not any(token.start in acting for token in within):
            found ^= {token.start for token in within}
    return frozenset(found)


def _denied(text: str, tokens: tuple[Token, ...], negations: tuple[Token, ...], token: Token) -> bool:
    """A negation reaches five words behind it, inside its clause."""
    reaching = 0
    for no in negations:
        if no.end <= token.start and not _CLAUSE.search(text[no.end : token.start]):
            between = sum(no.end <= other.start < token.start for other in tokens)
            reaching += between < _NEGATION_REACH
    return reaching % 2 == 1


def _marks(text: str, negations: tuple[Token, ...]) -> Marks:
    force = lexicon().force
    lower = text.lower()

    def finds(pattern: re.Pattern[str], outside: Sequence[Span] = ()) -> tuple[str, ...]:
        spans = ((match.span(), match[0]) for match in pattern.finditer(lower))
        return tuple(
            word for (start, end), word in spans if not any(s <= start and end <= e for s, e in outside)
        )

    inclusive = [match.span() for match in force.inclusive.finditer(lower)]
    return Marks(
        universal=finds(
            force.universal, [match.span() for match in force.universal_exceptions.finditer(lower)]
        ),
        exclusive=finds(force.exclusive, inclusive),
        inclusive=finds(force.inclusive),
        partial=finds(force.partial),
        modality={
            name: match[0] for name, pattern in force.modality.items() if (match := pattern.search(lower))
        },
        negations=negations,
        standing=_standing(lower),
    )


def _standing(lower: str) -> bool:
    """Whether the sentence says how things stand, by its first finite verb; a headline without one does too."""
    force = lexicon().force
    first = min(
        (match.start() for pattern in (force.past, _PAST_FORM) if (match := pattern.search(lower))),
        default=None,
    )
    present = force.standing.search(lower)
    return first is None or (present is not None and present.start() < first)
