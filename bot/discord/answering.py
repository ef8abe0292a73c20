"""A text in, a reply out: the same for posts, mentions, commands and buttons."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from discord import ui

from bot.checking.result import Verdict, VerdictKind
from bot.discord.feedback import FeedbackButton
from bot.discord.reply import Reply
from bot.discord.rest import RestButton, Source
from bot.discord.views.answer import answer_layout, checked, needs_attachment
from bot.discord.views.plain import answer_text
from bot.discord.views.reference import Titles
from bot.discord.why import WhyButton
from bot.texts import text
from sources.errors import NotFoundError

if TYPE_CHECKING:
    from bot.service import Crosscheck

logger = logging.getLogger(__name__)


class Answering:
    """Checks texts and dresses the verdicts.

    `today` gives the day that a check is for by default; `serves` tells whether the bot is in a server, whose curators
    then get feedback, and are told by `unanswered` of what no notice speaks to.
    """

    def __init__(
        self,
        crosscheck: Crosscheck,
        today: Callable[[], date],
        serves: Callable[[int], bool],
        unanswered: Callable[[Sequence[Verdict], int], None],
    ) -> None:
        self._crosscheck = crosscheck
        self.today = today
        self._serves = serves
        self._unanswered = unanswered

    async def check(
        self, source: str, as_of: date | None, surface: str, server_id: int | None
    ) -> tuple[Verdict, ...]:
        """The verdicts on a text by the tables of a server, logged without its words.

        Raises:
            CrosscheckError: it cannot be checked, and why.
        """
        verdicts, _ = await self.check_seen(source, as_of, surface, server_id, seen=False)
        return verdicts

    async def check_seen(
        self, source: str, as_of: date | None, surface: str, server_id: int | None, *, seen: bool = True
    ) -> tuple[tuple[Verdict, ...], str]:
        """The same, with the state of the server's tables from before the check, where it is to be `seen`.

        Raises:
            CrosscheckError: it cannot be checked, and why.
        """
        began = time.perf_counter()
        day = as_of or self.today()
        verdicts, state = await self._crosscheck.check_seen(source, day, server_id, seen=seen)
        kinds = Counter(str(verdict.kind) for verdict in verdicts)
        spent = round((time.perf_counter() - began) * 1000)
        logger.info("checked", extra={"surface": surface, "ms": spent, "verdicts": dict(kinds)})
        return verdicts, state

    async def reply(
        self, verdicts: Sequence[Verdict], source: Source | None, server_id: int | None, seen: str = ""
    ) -> Reply:
        """The answer to a text that holds a claim, or a sentence that it holds none.

        What does not fit is behind a button where the text can be read again from `source`, else in a file. With the
        state of the tables by which it was checked, `seen`, it can be corrected later.
        """
        if not checked(verdicts):
            return Reply(no_claim_sentence(verdicts), private=True)
        feedback = self._feedback(verdicts, source, server_id)
        if server_id is not None and self._serves(server_id):
            self._unanswered(verdicts, server_id)
        titles = await self._titles(verdicts, server_id)
        if source is not None:
            layout = self._layout(verdicts, titles, source, feedback)
            return Reply(layout=layout, answered=(source, tuple(verdicts), seen) if seen else None)
        name = text("answer.file_name")
        layout = answer_layout(verdicts, titles, attachment=name, feedback_buttons=feedback)
        return Reply(
            layout=layout,
            attached=((name, answer_text(verdicts, titles)),) if needs_attachment(layout) else (),
        )

    async def mended(
        self, verdicts: Sequence[Verdict], source: Source, server_id: int, note: str
    ) -> ui.LayoutView:
        """The answer to a text that was answered before, with a note on what is new in it."""
        titles = await self._titles(verdicts, server_id)
        return self._layout(verdicts, titles, source, self._feedback(verdicts, source, server_id), note=note)

    async def rest(
        self, verdicts: Sequence[Verdict], source: Source, start: int, server_id: int | None
    ) -> Reply:
        """The claims of a text from the given place on."""
        if start >= len(checked(verdicts)):
            return Reply(text("rest.nothing"), private=True)
        titles = await self._titles(verdicts, server_id)
        feedback = self._feedback(verdicts, source, server_id)
        return Reply(layout=self._layout(verdicts, titles, source, feedback, start))

    def _layout(
        self,
        verdicts: Sequence[Verdict],
        titles: Titles,
        source: Source,
        feedback: Sequence[FeedbackButton],
        start: int = 0,
        note: str = "",
    ) -> ui.LayoutView:
        """The claims of a text that can be read again, with the buttons that need that."""
        rest, why = RestButton.maker(source), WhyButton.maker(source)
        return answer_layout(
            verdicts, titles, start, rest, why_button=why, feedback_buttons=feedback, note=note
        )

    def _feedback(
        self, verdicts: Sequence[Verdict], source: Source | None, server_id: int | None
    ) -> tuple[FeedbackButton, ...]:
        """The buttons for feedback, in a server whose curators can get it."""
        if server_id is None or not self._serves(server_id):
            return ()
        return FeedbackButton.both(verdicts[0].as_of, source)

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
