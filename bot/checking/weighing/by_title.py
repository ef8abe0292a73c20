"""Whether a statement of few words tells of what its notice's title names: an entry of a list, "these requirements"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind

_ON_A_LIST: Final = re.compile(
    r"(?:\b(?:is|are|been|puts?|placed|lands?|landed|goes)|'s) on(?:to)? (?:the |a )?(?:[\w-]+ ){0,5}list\b",
    re.IGNORECASE,
)
# "Lumo Works is among the firms added"; not "Brand, a rival of Lumo, is".
_ENTERED: Final = re.compile(
    r"(?: [A-Z][\w.&'-]*)* (?:is|are|was|were|has been|have been)(?: also)?(?: among [\w -]{0,30})? "
)
# "Rescinded these requirements": those that the title names.
_POINTED: Final = re.compile(
    r" (?:these|those|such|this) (?:[a-z]+ )?(?:requirement|rule|measure|control|order|restriction|dut(?:y|ies)\b)"
)


def points_back(evidence: Evidence, findings: Sequence[Finding]) -> bool:
    """Whether the statement does the claim's deed to "these requirements", which the title names."""
    done = [
        one.source_span[1]
        for one in findings
        if one.kind is ReasonKind.POLARITY and one.sign is Sign.AGREES and one.firm and one.source_span
    ]
    return any(_POINTED.match(evidence.focus.text, end) for end in done)


def tells_of_an_entry(evidence: Evidence) -> bool:
    """Whether "Lumo is on the list" meets "Lumo is among those added", the list being named by the title."""
    focus, removing = evidence.focus, {"remove", "lift"}
    listed = _ON_A_LIST.search(evidence.claim.text) and not evidence.claim.marks.negations
    taken_off = any(one.family in removing for reading in evidence.read.statements for one in reading.actions)
    entered = any(
        _ENTERED.fullmatch(focus.text, other.end, action.token.start)
        for _, other in evidence.own.pairs
        for action in focus.actions
        if action.family == "add" and action.token.norm.endswith("ed")
    )
    return bool(listed) and entered and not taken_off
