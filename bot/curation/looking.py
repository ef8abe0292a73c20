"""Finding notices by words, as curators look for them: any part of a notice, typing errors forgiven."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz import fuzz, process, utils

from sources.notice import Notice

MOST_FOUND: Final = 10
_ALIKE: Final = 60.0


def found_notices(notices: Sequence[Notice], words: str) -> tuple[Notice, ...]:
    """The notices of which a statement, with title, issuer, id and identifiers, is like the words; best first."""
    owners = [notice for notice in notices for _ in notice.statements]
    texts = [
        " ".join((notice.id, notice.title, notice.publisher, *notice.identifiers, statement.text))
        for notice in notices
        for statement in notice.statements
    ]
    found = process.extract(
        words,
        texts,
        scorer=fuzz.token_set_ratio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        # All of them: one notice of many statements must not keep the others out.
        limit=None,
    )
    return tuple({owners[place].id: owners[place] for _, _, place in found}.values())[:MOST_FOUND]
