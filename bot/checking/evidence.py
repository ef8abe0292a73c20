"""A notice as evidence for one claim: the statement in question, read beside the rest of the notice."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.checking.alignment import Alignment, align
from bot.checking.lexicon import lexicon, stem
from bot.checking.reading.dates import Date, DateEvent
from bot.checking.reading.one_text import Reading
from bot.checking.reading.tokens import Token
from bot.checking.reading.vocabulary import Vocabulary
from sources.notice import Notice, NoticeDate, Statement


@dataclass(frozen=True)
class NoticeReading:
    """A notice read once: its head (title, publisher, place, identifiers, tags) and each of its statements.

    `called` has what people call its publisher: "government", "regulator".
    """

    notice: Notice
    head: Reading
    statements: tuple[Reading, ...]
    called: Reading
    ended: tuple[Date, ...] = ()
    """The days of the notices of its table that it ended or suspended: by them people name what it ended."""

    @cached_property
    def all(self) -> tuple[Reading, ...]:
        """Everything in which a claim's words may be found."""
        return (self.head, *self.statements, self.called)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys of what it names, without the words that it writes small too: titles have many capitals."""
        readings = (self.head, *self.statements)
        return frozenset(token.key for reading in readings for token in reading.names) - self.small

    @cached_property
    def keys(self) -> frozenset[str]:
        """The keys of all that its head and its statements speak of."""
        return self.head.keys.union(*(reading.keys for reading in self.statements))

    @cached_property
    def small(self) -> frozenset[str]:
        """The keys of the words that it writes small, places left out."""
        readings = (self.head, *self.statements)
        return frozenset(
            token.key
            for reading in readings
            for token in reading.content
            if token.text[:1].islower() and not token.key.startswith("place:")
        )


@dataclass(frozen=True)
class Evidence:
    """One statement of a notice beside a claim. What the rest of the notice says is context, not the point compared."""

    claim: Reading
    read: NoticeReading
    place: int
    vocabulary: Vocabulary
    shared: Alignment | None = None
    """`whole`, where it was made for another statement of the notice already."""

    @property
    def notice(self) -> Notice:
        """The notice."""
        return self.read.notice

    @property
    def statement(self) -> Statement:
        """The statement compared."""
        return self.read.notice.statements[self.place]

    @cached_property
    def focus(self) -> Reading:
        """The statement's reading."""
        return self.read.statements[self.place]

    @cached_property
    def context(self) -> tuple[Reading, ...]:
        """The readings of the notice's head and other statements."""
        return (
            self.read.head,
            *(reading for place, reading in enumerate(self.read.statements) if place != self.place),
        )

    @cached_property
    def dated(self) -> tuple[Date, ...]:
        """The days in the notice's own columns, as dates of what happened on them."""
        term = self.notice.term_of(self.statement)
        columns = (
            (self.notice.published, DateEvent.ISSUED),
            (term.effective, DateEvent.EFFECTIVE),
            (term.ended, DateEvent.UNTIL),
            (term.review_by, DateEvent.UNTIL),
        )
        return tuple(as_date(date, event) for date, event in columns if date is not None)

    @cached_property
    def own(self) -> Alignment:
        """The claim's words in the statement alone."""
        return align(self.claim, (self.focus,), self.vocabulary)

    @cached_property
    def unclaimed(self) -> tuple[Token, ...]:
        """The statement's words that the claim has nothing for, without those that say little by themselves."""
        words, own = lexicon(), {other.start for _, other in self.own.pairs}
        return tuple(
            token
            for token in self.focus.content
            if token.start not in own
            and token.key not in self.claim.keys
            and token.norm not in words.light
            and stem(token.norm) not in words.grammar.neutral_stems
        )

    @cached_property
    def headed(self) -> Alignment:
        """The claim's words in the statement and the notice's head."""
        return align(self.claim, (self.focus, self.read.head, self.read.called), self.vocabulary)

    @cached_property
    def beside(self) -> tuple[tuple[Token, Token, Reading], ...]:
        """The claim's words that another statement alone has: each with that one's word for it, and its reading."""
        own = {mine.start for mine, _ in self.headed.pairs}
        return tuple(
            (mine, other, reading)
            for mine, other in self.whole.pairs
            if mine.start not in own
            for reading in self.read.statements
            if any(one is other for one in reading.tokens)
        )

    @cached_property
    def whole(self) -> Alignment:
        """The claim's words in all of the notice."""
        return self.shared or align(self.claim, self.read.all, self.vocabulary)


def as_date(date: NoticeDate, event: DateEvent) -> Date:
    """A notice's day as one that a text names, of what happened on it."""
    parts = [int(part) for part in date.text.split("-")] + [None, None]
    return Date(date.text, parts[0], parts[1], parts[2], 0, 0, event=event)
