"""What a check comes to: claims, findings, reasons, references and verdicts, as every surface shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sources.notice import Notice, Statement, Validity


class Stance(StrEnum):
    """Of one statement toward one claim."""

    SUPPORTS = "supports"
    CONFLICTS = "conflicts"
    OUTDATED = "outdated"
    RELATED = "related"


class VerdictKind(StrEnum):
    """Of one claim."""

    SUPPORTED = "supported"
    CONFLICTING = "conflicting"
    MIXED = "mixed"
    OUTDATED = "outdated"
    NO_MATCH = "no_match"
    NOT_CHECKABLE = "not_checkable"


class ReasonKind(StrEnum):
    """In which respect a claim and a statement agree or differ."""

    WORDING = "wording"
    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    POLARITY = "polarity"
    SCOPE = "scope"
    MODALITY = "modality"
    ENTAILMENT = "entailment"
    SUPERSEDED = "superseded"


class NotAClaim(StrEnum):
    """Why a sentence is not checked."""

    QUESTION = "question"
    GREETING = "greeting"
    OPINION = "opinion"
    PREDICTION = "prediction"
    FRAGMENT = "fragment"


Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of what was pasted. `span` is [start, end) in the original text, in code points.

    `text` is the sentence cleaned of what Discord adds; `not_a_claim` says why it is left alone, else it is None.
    """

    text: str
    span: Span
    not_a_claim: NotAClaim | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding in words: what the claim says, what the source says, and one plain sentence.

    The spans are [start, end) in the claim's and in the statement's text, where the words stand in one place.
    """

    kind: ReasonKind
    claim: str
    source: str
    text: str
    claim_span: Span | None = None
    source_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A statement with its stance toward the claim; `confidence` is the estimated chance that the stance is right."""

    notice: Notice
    statement: Statement
    stance: Stance
    confidence: float
    reasons: tuple[Reason, ...]
    validity: Validity


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the table says to one claim as of a day; `references` are the strongest first."""

    claim: Claim
    kind: VerdictKind
    as_of: date
    references: tuple[Reference, ...] = ()
