"""A text in, a reply out: the same for posts, mentions, commands and buttons."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from bot.checking.result import Verdict, VerdictKind
from bot.discord.reply import Reply
from bot.discord.rest import RestButton, Source
from bot.discord.views.answer import answer_layout, checked, needs_attachment
from bot.discord.views.plain import answer_text
from bot.texts import text
from sources.errors import NotFoundError

if TYPE_CHECKING:
    from bot.service import Crosscheck

logger = logging.getLogger(__name__)


class Answering:
    """Checks texts and dresses the verdicts; `today` gives the day that a check is for by default."""

    def __init__(self, crosscheck: Crosscheck, today: Callable[[], date]) -> None:
        self._crosscheck = crosscheck
        self.today = today

    async def check(
        self, source: str, as_of: date | None, surface: str, server_id: int | None
    ) -> tuple[Verdict, ...]:
        """The verdicts on a text by the tables of a server, logged without its words.

        Raises:
            CrosscheckError: it cannot be checked, and why.
        """
        began = time.perf_counter()
        verdicts = await self._crosscheck.check(source, as_of or self.today(), server_id)
        kinds = Counter(str(verdict.kind) for verdict in verdicts)
        spent = round((time.perf_counter() - began) * 1000)
        logger.info("checked", extra={"surface": surface, "ms": spent, "verdicts": dict(kinds)})
        return verdicts

    async def reply(self, verdicts: Sequence[Verdict], source: Source | None, server_id: int | None) -> Reply:
        """The answer to a text that holds a claim, or a sentence that it holds none.

        What does not fit is behind a button where the text can be read again from `source`, else in a file.
        """
        if not checked(verdicts):
            return Reply(no_claim_sentence(verdicts), private=True)
        titles = await self._titles(verdicts, server_id)
        if source is not None:
            return Reply(layout=answer_layout(verdicts, titles, rest_button=RestButton.maker(source)))
        name = text("answer.file_name")
        layout = answer_layout(verdicts, titles, attachment=name)
        return Reply(
            layout=layout,
            attached=((name, answer_text(verdicts, titles)),) if needs_attachment(layout) else (),
        )

    async def rest(
        self, verdicts: Sequence[Verdict], source: Source, start: int, server_id: int | None
    ) -> Reply:
        """The claims of a text from the given place on."""
        if start >= len(checked(verdicts)):
            return Reply(text("rest.nothing"), private=True)
        titles = await self._titles(verdicts, server_id)
        return Reply(layout=answer_layout(verdicts, titles, start, RestButton.maker(source)))

    async def _titles(self, verdicts: Sequence[Verdict], server_id: int | None) -> dict[str, str]:
        references = [reference for verdict in verdicts for reference in verdict.references]
        titles = {reference.notice.id: reference.notice.title for reference in references}
        for notice_id in {reference.validity.by for reference in references}:
            if notice_id is None or notice_id in titles:
                continue
            try:
                titles[notice_id] = (await self._crosscheck.notice(notice_id, server_id)).title
            except NotFoundError:
                # Retired since the check; its id stands in for the title.
                continue
        return titles


def no_claim_sentence(verdicts: Sequence[Verdict]) -> str:
    """One friendly sentence to a text without a claim, by what its first sentence is instead."""
    for verdict in verdicts:
        if verdict.kind is VerdictKind.NOT_CHECKABLE and verdict.claim.not_a_claim is not None:
            return text(f"no_claim.{verdict.claim.not_a_claim}")
    return text("no_claim.empty")
