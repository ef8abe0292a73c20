"""What people call the publisher of a notice: "the government", "the regulator", and when they mean somebody else."""

from __future__ import annotations

import re
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.lexicon import lexicon
from bot.checking.reading.tokens import Token, lowered

_REGULATOR: Final = "regulator"
# "Fined by the regulator", "won approval from the regulator".
_ACTING: Final = re.compile(
    r"\b(?:by|according to|(?:approval|permission|licen[cs]e|clearance|nod|green light|go-ahead) from) (?:the )?$"
)
# "Another government", "the state government": not the one that everybody means.
_NOT_THE_ONE: Final = re.compile(
    r"\b(?:state|local|another|other|any|every|each|no|some|both|many|few|all|own) $"
)
# "How they judge it" names no judge.
_DOES: Final = re.compile(r"\b(?:to|they|we|you|who|will|would|can|could|may|must|should) $")
_GENITIVE: Final = re.compile(r"'s? ")


def called(publisher: str) -> str:
    """What people call a publisher that is no company: the government, and by its name also the regulator.

    Behind a bracket stands where a company filed its report.
    """
    grammar = lexicon().grammar
    words = set(publisher.partition("(")[0].lower().replace(",", " ").split())
    government = "government" if words & grammar.executive else ""
    return f"{government} {_REGULATOR if words & grammar.regulating else ''}".strip()


def own_keys(evidence: Evidence) -> frozenset[str]:
    """The keys of the notice's publisher and of its jurisdiction."""
    notice = evidence.notice
    place = lexicon().jurisdictions.get(notice.jurisdiction, notice.jurisdiction)
    return frozenset(token.key for token in evidence.vocabulary.tokens(f"{notice.publisher}; {place}"))


def is_called(evidence: Evidence, mine: Token, its: Token) -> bool:
    """Whether the claim calls the publisher its government or regulator where the statement calls it an office.

    Courts and parliaments are neither, and a minister is no regulator.
    """
    if evidence.read.called.words.same(mine) is None or _is_of_another_place(evidence, mine):
        return False
    grammar = lexicon().grammar
    government = evidence.vocabulary.tokens("government")[0].key
    if mine.key == government:
        office = its.norm in grammar.offices - grammar.lawgiving
    else:
        office = its.norm in grammar.regulating
    return office or its.key in own_keys(evidence)


def is_elsewhere(evidence: Evidence, head: Token) -> bool:
    """Whether the notice has a "government" only by what its publisher is, and the claim's is that of another place."""
    return _is_only_called(evidence, head) and _is_of_another_place(evidence, head)


def other_than_publisher(evidence: Evidence) -> str:
    """The claim's "government" or "regulator" if it cannot be the publisher, and nobody else in the notice is one.

    It is another one of several, it undergoes or owns what the statement tells of, or the statement has another doer.
    """
    claim = evidence.claim
    for place, token in enumerate(claim.content):
        if not _is_only_called(evidence, token):
            continue
        before, behind = lowered(claim.text[: token.start]), claim.text[token.end :]
        other = bool(_NOT_THE_ONE.search(before)) or token.norm in ("governments", "regulators")
        if other or _is_of_another_place(evidence, token):
            return token.text
        if _GENITIVE.match(behind):
            if not _names_a_deed(next(iter(claim.content[place + 1 :]), None)):
                return token.text
        elif not (_ACTING.search(before) or _leads(evidence, token)) or _done_by_another(evidence, token):
            return token.text
    return ""


def unknown_lawgiver(evidence: Evidence) -> str:
    """The claim's court, parliament or one of their members, if the notice has none: "a judge dropped the rule"."""
    found = (
        token.text
        for token in evidence.whole.missing
        if token.norm in lexicon().grammar.lawgiving
        and ":" not in token.key
        and not _DOES.search(lowered(evidence.claim.text[: token.start]))
    )
    return next(found, "")


def _is_only_called(evidence: Evidence, token: Token) -> bool:
    """Whether a notice has a word only by what people call its publisher."""
    read = evidence.read
    told = any(reading.words.same(token) is not None for reading in (read.head, *read.statements))
    return not told and read.called.words.same(token) is not None


def _is_of_another_place(evidence: Evidence, office: Token) -> bool:
    """Whether the place right before the claim's "government" is not the notice's own."""
    before = next((token for token in reversed(evidence.claim.content) if token.end < office.start), None)
    return before is not None and before.key.startswith("place:") and before.key not in own_keys(evidence)


def _names_a_deed(token: Token | None) -> bool:
    """Whether a word names what an office does or lays down: "the government's ban"."""
    words = lexicon()
    return token is not None and (
        token.norm in words.actions or token.norm in words.grammar.papers or token.norm in words.numbered
    )


def _leads(evidence: Evidence, office: Token) -> bool:
    """Whether the claim's office does something: it is the first in its part of the sentence."""
    claim = evidence.claim
    mine = next((told for told in claim.predications if told.head == office), None)
    part = claim.part(office.start)
    first = next(token for token in claim.content if claim.part(token.start) == part)
    if mine is not None:
        return not mine.passive
    return first == office or (first.key.startswith("place:") and claim.text[first.end : office.start] == " ")


def _done_by_another(evidence: Evidence, office: Token) -> bool:
    """Whether the statement begins with somebody else, of whom the claim does not speak."""
    focus, words = evidence.focus, lexicon()
    its = next((told.head for told in focus.predications), None) or next(iter(focus.content), None)
    return its is not None and not (
        is_called(evidence, office, its)
        or its.key in evidence.claim.keys
        or its.norm in words.grammar.papers | words.numbered
    )
