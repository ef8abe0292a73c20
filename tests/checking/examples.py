"""Tiny notices about nothing real, and the few steps from them to a finding or a verdict."""

from __future__ import annotations

from datetime import date

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Judge, Sign
from bot.checking.judging import read_notice
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.result import VerdictKind
from bot.service import build_checker
from sources.notice import EndManner, Notice, NoticeDate, Statement, Term

TODAY = date(2030, 10, 1)


def notice(
    *statements: str, name: str = "xx-lamp-rule", title: str = "Rule on Lamps", term: Term | None = None
) -> Notice:
    """A notice of the made-up Office of Lamps (OL)."""
    return Notice(
        id=name,
        publisher="Office of Lamps (OL)",
        title=title,
        jurisdiction="XX",
        kind="rule",
        identifiers=("12 LR 345",),
        url=f"https://lamps.example/{name}",
        published=NoticeDate("2030-01-15"),
        term=term or Term(effective=NoticeDate("2030-02-01")),
        statements=tuple(Statement(f"{name}#s{n}", text) for n, text in enumerate(statements, 1)),
    )


def findings(judge: Judge, claim: str, *statements: str) -> list[Finding]:
    """What one judge finds between a claim and the first statement of a notice."""
    one = notice(*statements)
    vocabulary = Vocabulary.of([one])
    return list(judge(Evidence(read(claim, vocabulary), read_notice(one, vocabulary), 0, vocabulary)))


def signs(judge: Judge, claim: str, *statements: str) -> list[Sign]:
    """The signs of what one judge finds, in order."""
    return [finding.sign for finding in findings(judge, claim, *statements)]


def replaced_pair() -> tuple[Notice, Notice]:
    """A rule of 2029, and the one that replaced it on 1 June 2030."""
    old = notice(
        "Every street lamp must have 40 copper bolts.",
        name="xx-lamp-rule-2029",
        title="Rule on Street Lamps of 2029",
        term=Term(
            NoticeDate("2029-02-01"), NoticeDate("2030-06-01"), EndManner.REPLACED, "xx-lamp-rule-2030"
        ),
    )
    new = notice(
        "Every street lamp must have 60 copper bolts.",
        name="xx-lamp-rule-2030",
        title="Rule on Street Lamps of 2030",
        term=Term(NoticeDate("2030-06-01")),
    )
    return old, new


def verdict(claim: str, *statements: str) -> VerdictKind:
    """What a table of one notice with these statements says to a claim."""
    (found,) = build_checker([notice(*statements)]).check(claim, TODAY)
    return found.kind
