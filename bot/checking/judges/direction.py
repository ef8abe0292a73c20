"""Direction: from one thing to another and not the reverse, this instead of that and not that instead of this."""

from __future__ import annotations

from collections.abc import Iterator

from bot.checking.evidence import Evidence
from bot.checking.judges import Finding, Sign
from bot.checking.result import ReasonKind


def judge_direction(evidence: Evidence) -> Iterator[Finding]:
    """What the claim has behind "from" alone against what the statement has behind "to" alone, and the reverse.

    Likewise what one side drops for something ("instead of") and the other side keeps.
    """
    mine, other = evidence.claim.turning, evidence.focus.turning
    start, goal = mine.start - mine.goal, mine.goal - mine.start
    its_start, its_goal = other.start - other.goal, other.goal - other.start
    if start & its_goal and goal & its_start and not start & its_start:
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "from … to", of_sentence=True)
    elif goal & its_start and not start and not goal & its_goal:
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "from … to", firm=False)
    turned = mine.kept & other.dropped
    if not turned:
        return
    if mine.dropped:
        if mine.dropped & other.kept and not mine.dropped & other.dropped:
            yield Finding(
                ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "instead of", of_sentence=True
            )
    elif not mine.kept & other.replacing:
        yield Finding(ReasonKind.POLARITY, Sign.DIFFERS, evidence.claim.text, "instead of", firm=False)
