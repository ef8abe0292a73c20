"""Conditions: two numbers that a statement asks for together, where the claim lets either of them do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Final

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.reading.quantities import Quantity
from bot.checking.result import ReasonKind
from bot.checking.signs.misplaced import ALTERNATIVE

_EITHER: Final = re.compile(
    r"\b(?:either(?:-or)?|enough|suffic(?:es?|ed|ient)|whichever|(?:any )?one of (?:the )?(?:two|them|these)|alone"
    r"|by itself|on its own)\b"
)
# "Both chips with this and chips with that are covered" asks for nothing: what must be met, all at once, does.
_ALL_AT_ONCE: Final = re.compile(
    r"\bboth (?:of )?(?:the |these |those )?(?:conditions?|criteria|requirements|thresholds|tests|limits|marks)\b"
    r"|\bcumulative(?:ly)?\b"
)


def judge_joined(evidence: Evidence) -> Iterator[Finding]:
    """Either of two numbers is enough by the claim, and the statement asks for both at once.

    Nothing where either side denies something: that neither is enough alone is what the statement says.
    """
    claim, focus = evidence.claim, evidence.focus
    either, both = claim.first_low(_EITHER), focus.first_low(_ALL_AT_ONCE)
    if not (either and both) or claim.marks.negations or focus.marks.negations:
        return
    for (one, two), (first, second) in product(pairwise(claim.quantities), pairwise(focus.quantities)):
        mine, its = claim.text[one.end : two.start], focus.text[first.end : second.start]
        same = _same(one, first) and _same(two, second)
        if same and ALTERNATIVE.search(mine) and not ALTERNATIVE.search(its):
            span = one.start, two.end
            yield Finding(
                ReasonKind.SCOPE, Sign.DIFFERS, claim.text[slice(*span)], both[0], span, both.span()
            )
            return


def _same(one: Quantity, other: Quantity) -> bool:
    return one.dimension == other.dimension and one.same_value(other)
