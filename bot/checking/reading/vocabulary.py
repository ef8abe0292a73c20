"""The words of one table: its names and their short forms, and how rare each word is in it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from rapidfuzz import fuzz, process

from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.idioms import idiom_at
from bot.checking.reading.tokens import Token, TokenKind, tokenize
from sources.notice import Notice

_SHORT: Final = re.compile(r"\(([A-Z][A-Z0-9]{1,9})\)")
_LONG: Final = re.compile(r"(?:[A-Za-z][\w'.-]*[ -]){1,9}$")
_LONGEST: Final = 120
_NO_TERM: Final = re.compile(r"\W+")
_EQUAL: Final = re.compile(r"\s+=\s+")
_KEPT: Final = 2_000
"""Statements whose tokens are kept, about 4 KB each; a larger table reads them again where they are found."""
_LONG_ENOUGH: Final = 6
_MISSPELLED: Final = 86.0
"""Similarity in percent (rapidfuzz's ratio) from which a word unknown to the table is taken for one of its own: one
letter in seven may be off. Shorter words have too many neighbours."""
_PLAIN: Final = "word:"
"""What keys of plain words begin with; those of names and places begin with "name:" and "place:"."""
_OWN: Final = "="
"""What the frequency of a word by itself is kept under, beside that of its group."""
_EVERYWHERE: Final = 0.25
"""Share of a table's statements beyond which a word is one of its subject."""
_SEVERAL: Final = 3
"""Statements up to which it is not, however small the table."""
_GLUE: Final = 0.5
_OTHER_SUBJECT: Final = 4.0
_HEADLINE: Final = 4
"""Words all with a capital from which a text is taken for a headline."""
_SMALL: Final = frozenset({"of", "and", "the", "for", "on", "in", "to", "a"})

Forms = dict[str, list[tuple[tuple[str, ...], str, bool]]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What reading needs to know of a table. Without a table, `Vocabulary.plain()`: places alone, every word alike."""

    forms: Forms
    frequency: Counter[str]
    statements: int
    spelled: dict[str, str] = field(default_factory=dict)
    """Each longer word of the table with its key: what typing errors are mended to."""
    kept: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    """The tokens of statements, which the index and the judges ask for again."""

    @classmethod
    def plain(cls) -> Vocabulary:
        """A vocabulary that knows no table."""
        return cls(_forms([]), Counter(), 0)

    @classmethod
    def of(cls, notices: Sequence[Notice]) -> Vocabulary:
        """The vocabulary of a table. Cost: about 15 microseconds a word of it."""
        vocabulary = cls(
            _forms(_aliases(notices)), Counter(), sum(len(notice.statements) for notice in notices)
        )
        for notice in notices:
            vocabulary._learn(notice)
        return vocabulary

    def changed(self, old: Sequence[Notice], new: Sequence[Notice]) -> Vocabulary:
        """The vocabulary after `old` notices made way for `new` ones; this one stays as it is.

        What `of` gives for the whole table, but for two things that only it finds out: other notices are not read
        anew for names that came with the new ones, and names that went with the old ones stay known.
        """
        forms = {**self.forms}
        for first, choices in _forms(_aliases(new)).items():
            more = [one for one in choices if one not in forms.get(first, ())]
            if more:
                forms[first] = sorted([*forms.get(first, ()), *more], key=lambda choice: -len(choice[0]))
        statements = sum(len(notice.statements) for notice in new) - sum(
            len(notice.statements) for notice in old
        )
        after = Vocabulary(forms, self.frequency.copy(), self.statements + statements, {**self.spelled})
        for notice in old:
            self._forget(notice, after)
        for notice in new:
            after._learn(notice)
        return after

    def _learn(self, notice: Notice) -> None:
        title = self._title(notice)
        for statement in notice.statements:
            own = self.tokens(statement.text)
            if len(self.kept) < _KEPT:
                self.kept[statement.text] = own
            tokens = (*title, *own)
            self.frequency.update(_counted(tokens).keys())
            self.spelled.update((token.norm, token.key) for token in tokens if _may_be_misspelled(token))

    def _forget(self, notice: Notice, after: Vocabulary) -> None:
        title = self._title(notice)
        for statement in notice.statements:
            tokens = _counted((*title, *self.tokens(statement.text)))
            for key, token in tokens.items():
                after.frequency[key] -= 1
                if after.frequency[key] <= 0:
                    del after.frequency[key]
                    after.spelled.pop(token.norm, None)

    def _title(self, notice: Notice) -> tuple[Token, ...]:
        return self.tokens(f"{notice.publisher}. {notice.title}. {'; '.join(notice.tags)}")

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The tokens of a text, names of several words as one, each keyed so that equal things have equal keys."""
        if (kept := self.kept.get(text)) is not None:
            return kept
        same = lexicon().same
        tokens = tokenize(text)
        found: list[Token] = []
        taken: set[int] = set()
        place = 0
        while place < len(tokens):
            token = tokens[place]
            if place in taken:
                place += 1
                continue
            length, key = self._form_at(tokens, place)
            if length:
                last = tokens[place + length - 1]
                kind = TokenKind.WORD if key.startswith(_PLAIN) else TokenKind.NAME
                found.append(
                    Token(text[token.start : last.end], token.norm, key, kind, token.start, last.end)
                )
                place += length
                continue
            if idiom := idiom_at(text, tokens, place):
                key, end = same.get(idiom.word) or stem(idiom.word), tokens[place + idiom.length - 1].end
                found.append(
                    Token(
                        text[token.start : end], idiom.word, key, TokenKind.WORD, token.start, end, idiom=True
                    )
                )
                taken.update(idiom.behind)
                place += idiom.length
                continue
            key = same.get(token.norm) or same.get(stem(token.norm)) or token.key
            found.append(replace(token, key=key) if key != token.key else token)
            place += 1
        return tuple(found)

    def terms(self, text: str) -> list[str]:
        """The keys of a text's words as search terms of letters, digits and "_"; words without a subject left out."""
        stop = lexicon().stop
        keys = [
            self.mended(token).key
            for token in self.tokens(text)
            if token.norm not in stop or ":" in token.key
        ]
        return [_NO_TERM.sub("_", key) for key in keys]

    def mended(self, token: Token) -> Token:
        """The token with the key of the table's word that it misspells ("semicondutor"), else as it is."""
        if self.frequency[token.key] or not _may_be_misspelled(token) or stem(token.norm) in lexicon().common:
            return token
        hit = process.extractOne(token.norm, self.spelled.keys(), scorer=fuzz.ratio, score_cutoff=_MISSPELLED)
        if hit is None or _turned(token.norm, hit[0]):
            return token
        return replace(token, key=self.spelled[hit[0]])

    def weight(self, token: Token) -> float:
        """How much a word tells, between 0.3 and about 6: its inverse document frequency over statements.

        A word that no statement has is weighed by what it is outside: glue ("leaves", "put") counts little, the
        name of another thing ("herring") as much as the table's own rare words.
        """
        if not self.statements:
            return 1.0
        frequency = self.frequency[token.key]
        if not frequency and token.kind is TokenKind.WORD and ":" not in token.key:
            return _GLUE if stem(token.norm) in lexicon().common else _OTHER_SUBJECT
        return max(0.3, math.log((self.statements + 1) / (frequency + 1)) + 0.3)

    def is_everywhere(self, token: Token) -> bool:
        """Whether a good part of the table's statements have a word: it tells which table it is, and little else."""
        return self.frequency[token.key] > max(_EVERYWHERE * self.statements, _SEVERAL)

    def weight_missing(self, token: Token) -> float:
        """How much a word of a claim tells that a text lacks: little where it says nothing of its own ("status").

        That its group or idiom has a word of the table helps it to be found; it must not cost more when it is not.
        """
        light = token.kind is TokenKind.WORD and (token.idiom or token.norm in lexicon().light)
        own = stem(token.norm)
        strange = (
            token.kind is TokenKind.WORD
            and own in lexicon().common
            and ":" not in token.key
            and not self.frequency[_OWN + own]
        )
        return _GLUE if light or (self.statements and strange) else self.weight(token)

    def _form_at(self, tokens: Sequence[Token], place: int) -> tuple[int, str]:
        for words, key, capital in self.forms.get(stem(tokens[place].norm), ()):
            window = tokens[place : place + len(words)]
            if tuple(stem(token.norm) for token in window) == words and not (
                capital and window[0].text.islower()
            ):
                if len(words) == 1 and _is_title_of_another(tokens, place, key):
                    continue
                return len(words), key
        return 0, ""


def _is_title_of_another(tokens: Sequence[Token], place: int, key: str) -> bool:
    """Whether a name that is a common word ("President") stands before another name, whose title it is then."""
    if not key.startswith("name:") or place + 1 >= len(tokens) or not tokens[place].text[:1].isupper():
        return False
    token, following = tokens[place], tokens[place + 1]
    named = following.text[:1].isupper() and following.start == token.end + 1
    # In a headline every word has a capital, a verb too.
    verb = following.norm in lexicon().actions or following.norm in lexicon().grammar.saying
    headline = all(one.text[:1].isupper() or one.norm in lexicon().stop for one in tokens[: place + 4])
    return (
        named
        and not verb
        and not (headline and len(tokens) > place + _HEADLINE)
        and (stem(token.norm) in lexicon().common)
    )


def _counted(tokens: Sequence[Token]) -> dict[str, Token]:
    """What a statement adds to the frequencies: each key, and each word by itself, whatever group it is of."""
    found = {token.key: token for token in tokens}
    return found | {_OWN + stem(token.norm): token for token in tokens if ":" not in token.key}


def _may_be_misspelled(token: Token) -> bool:
    return len(token.norm) >= _LONG_ENOUGH and token.kind is not TokenKind.CODE and ":" not in token.key


def _turned(one: str, other: str) -> bool:
    """Whether one is the other denied: "uncontrolled" is no misspelling of "controlled"."""
    short, long = sorted((one, other), key=len)
    return long.endswith(short) and long[: -len(short)] in ("un", "non", "dis", "in", "im", "anti")


def _aliases(notices: Iterable[Notice]) -> list[list[str]]:
    """Groups of forms that name one thing, the short form first.

    They come from "Long Name (LN)" anywhere in the table, and from tags such as "HBM = high bandwidth memory".
    """
    groups: dict[str, set[str]] = defaultdict(set)
    for notice in notices:
        for text in (notice.publisher, notice.title, *(statement.text for statement in notice.statements)):
            for match in _SHORT.finditer(text):
                before = _LONG.search(text, max(0, match.start() - _LONGEST), match.start())
                if before and (long := _long_form(before[0].strip(), match[1])):
                    groups[match[1].lower()].add(long.lower())
        for tag in notice.tags:
            if len(forms := _EQUAL.split(tag)) > 1:
                # "HBM = …" names a thing; "chips = semiconductors" are two words for it.
                first = forms[0].lower() if forms[0][0].isupper() else f"{_PLAIN}{forms[0]}"
                groups[first].update(form.lower() for form in forms)
    return [[first, *sorted(rest)] for first, rest in sorted(groups.items())]


def _long_form(words: str, short: str) -> str | None:
    """The end of `words` whose initials spell `short`, with small words skipped."""
    words = re.sub(r"^(?:The|the|A|An) ", "", words)
    parts = [part for part in re.split(r"[ -]", words) if part]
    for start in range(len(parts) - 1, -1, -1):
        initials = "".join(part[0] for part in parts[start:] if part.lower() not in _SMALL)
        if initials.lower() == short.lower() and parts[start].lower() not in _SMALL:
            return " ".join(parts[start:])
        if len(initials) > len(short):
            break
    # "Ministry of Commerce of the People's Republic of China (MOFCOM)" is no acronym, but stands for all before it.
    return (
        words
        if parts and parts[0][0].isupper() and len(parts) > 1 and short[0] == parts[0][0].upper()
        else None
    )


def _forms(groups: Iterable[list[str]]) -> Forms:
    forms: Forms = defaultdict(list)
    for form, name in lexicon().places.items():
        norms = tuple(stem(token.norm) for token in tokenize(form))
        # "us" in lower case is a pronoun.
        forms[norms[0]].append((norms, f"place:{name}", norms == ("us",)))
    for group in groups:
        key = group[0] if group[0].startswith(_PLAIN) else f"name:{group[0]}"
        for form in group[1:] if group[0].startswith(_PLAIN) else group:
            norms = tuple(stem(token.norm) for token in tokenize(form))
            if norms:
                forms[norms[0]].append((norms, key, False))
    for choices in forms.values():
        choices.sort(key=lambda choice: -len(choice[0]))
    return dict(forms)
