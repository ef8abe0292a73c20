"""Corrections: when a table changes, the bot looks at its own answers again, and mends those that are wrong now."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import discord

from bot.checking.result import Verdict
from bot.curation.corrections import (
    NEAR,
    CorrectionDays,
    Touched,
    changed_places,
    correction_lines,
    correction_of,
    first_day,
    outcome_of,
    state_of,
    to_check,
    touched_since,
)
from bot.discord.curator import curator_of
from bot.discord.rest import Source
from bot.discord.source_text import source_text
from bot.texts import text
from sources.curation.kept_checks import KeptCheck, KeptChecks
from sources.errors import CrosscheckError, StorageError

if TYPE_CHECKING:
    from bot.discord.client import Client

EVERY: Final = 60.0
"""Seconds after which it is looked whether another process changed a table."""
_ANYWAY: Final = 60
"""Waits without news after which the servers are gone through all the same, to forget what is too old."""
_LAST: Final = 5.0
"""Seconds that a stop waits for the answer under way; it is looked at again after the next start."""
_TEXTS_AT_ONCE: Final = 20
"""New statements that are searched with in one go: in between, people's checks get their turn."""
_LINKS: Final = 10
logger = logging.getLogger(__name__)


class Corrections:
    """Keeps where answers stand, and looks at them again: one after another, behind everything else."""

    def __init__(self, client: Client, every: float = EVERY) -> None:
        self._client = client
        self._every = every
        self.days = CorrectionDays(client.crosscheck.server_settings)
        self._kept = KeptChecks(client.crosscheck.table.database)
        self._news = asyncio.Event()
        self._closed = False
        self._one_at_a_time = asyncio.Lock()
        self._changes: tuple[int, ...] = ()
        self._idle = 0
        self._waiting: dict[tuple[int, str], discord.Interaction[Client]] = {}
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look now, and then whenever there is news. To be called when the client is ready, as often as it is."""
        self._news.set()
        if self._running is None:
            self._running = asyncio.create_task(self._run())

    async def close(self) -> None:
        """Stop; the answer under way is still mended, if that does not take long."""
        self._closed = True
        self._news.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=_LAST)
            self._running.cancel()

    def news(self, interaction: discord.Interaction[Client]) -> None:
        """Something was answered: where a curator had the table, look soon, and tell them what that corrected."""
        if interaction.guild_id is None:
            return
        if self._client.curating.gave(interaction.guild_id, interaction.user.id):
            self._waiting[interaction.guild_id, curator_of(interaction).name] = interaction
            self._news.set()

    async def keep(
        self, sent: discord.Message, source: Source, verdicts: Sequence[Verdict], seen: str
    ) -> None:
        """Remember an answer of the bot.

        Args:
            sent: the answer.
            source: the message that it answers, and for which day.
            verdicts: what it says.
            seen: the state of the tables from before the check.
        """
        if sent.guild is None:
            return
        server_id, today = sent.guild.id, self._client.answering.today()
        try:
            days = await self.days.of(server_id)
            if not days:
                return
            outcome = outcome_of(verdicts)
            check = KeptCheck(
                server_id, sent.id, source.channel, source.message, today, source.as_of, seen, outcome
            )
            await self._kept.keep(check, first_day(today, days))
        except CrosscheckError as error:
            logger.warning("not kept", extra={"server": server_id, "cause": str(error)})

    async def choose_days(self, server_id: int, days: int) -> None:
        """For how many days a server's answers are looked at again; those that are older are forgotten at once.

        Raises:
            InputError: they are out of range.
            StorageError: the database cannot be written.
        """
        await self.days.choose(server_id, days)
        if days:
            await self._kept.drop_before(server_id, first_day(self._client.answering.today(), days))
        else:
            await self._kept.drop(server_id)

    async def look(self) -> None:
        """Look at every server's answers that were given by another state of its tables than the present one.

        Raises:
            StorageError: the database cannot be read or written.
        """
        async with self._one_at_a_time:
            waiting, self._waiting = self._waiting, {}
            for server_id in await self._kept.servers():
                if self._closed:
                    return
                try:
                    who, mended = await self._look_at(server_id)
                    await self._tell(
                        [waiting[key] for key in waiting if key[0] == server_id and key[1] in who], mended
                    )
                except StorageError:
                    raise
                except Exception:
                    # What is wrong in one server must not keep the others from it.
                    logger.exception("unexpected", extra={"server": server_id})

    async def _run(self) -> None:
        while not self._closed:
            try:
                await asyncio.wait_for(self._news.wait(), self._every)
            except TimeoutError:
                self._idle += 1
            self._news.clear()
            try:
                await self._look_if_changed()
            except CrosscheckError as error:
                logger.warning("not corrected", extra={"cause": str(error)})
            except Exception:
                # Nobody starts this anew: whatever happens, the next look comes.
                logger.exception("unexpected")

    async def _look_if_changed(self) -> None:
        """Most news is none: only where a table changed anywhere are the servers gone through, or after a while."""
        changes = await self._kept.changes()
        if changes == self._changes and self._idle < _ANYWAY:
            self._waiting.clear()
            return
        await self.look()
        self._changes, self._idle = changes, 0

    async def _look_at(self, server_id: int) -> tuple[frozenset[str], list[KeptCheck]]:
        """Who changed the server's tables since, and the answers that were mended for it."""
        today = self._client.answering.today()
        await self._kept.drop_before(server_id, first_day(today, await self.days.of(server_id)))
        tables = await self._client.crosscheck.tables.consulted(server_id)
        state = await state_of(tables)
        behind = await self._kept.behind(server_id, state)
        if not behind:
            return frozenset(), []
        touched = await touched_since(tables, {check.seen for check in behind})
        near = await self._near(touched, server_id)
        again = to_check(behind, near, new=bool(touched.texts))
        mended: list[KeptCheck] = []
        later: set[int] = set()
        for check in again:
            if self._closed:
                return frozenset(), []
            try:
                if new := await self._mended(replace(check, seen=state)):
                    mended.append(new)
            except discord.HTTPException as error:
                # Discord fails: the answer stays as it is, and is looked at again next time.
                logger.warning("not corrected", extra={"reply": check.reply_id, "cause": str(error)})
                later.add(check.reply_id)
            except StorageError:
                raise
            except Exception:
                # One answer that cannot be mended must not keep the others from it.
                logger.exception("unexpected", extra={"reply": check.reply_id})
                later.add(check.reply_id)
        held = [check.reply_id for check in behind if check.reply_id not in later]
        await self._kept.mark(server_id, held, state)
        if again:
            logger.info(
                "looked again", extra={"server": server_id, "answers": len(again), "mended": len(mended)}
            )
        return touched.who, mended

    async def _near(self, touched: Touched, server_id: int) -> frozenset[str]:
        """The notices that were touched, and those that are near to what is new."""
        if not touched.texts:
            return touched.notices
        near: set[str] = set()
        for start in range(0, len(touched.texts), _TEXTS_AT_ONCE):
            part = touched.texts[start : start + _TEXTS_AT_ONCE]
            near.update(*await self._client.crosscheck.nearest(part, NEAR, server_id))
        return touched.notices | near

    async def _mended(self, check: KeptCheck) -> KeptCheck | None:
        """Check again what an answer was given to, and edit the answer where it is wrong now; None where it is not."""
        channel = self._client.get_partial_messageable(check.channel_id, guild_id=check.server_id)
        try:
            message = await channel.fetch_message(check.message_id)
            edited = message.edited_at
            if edited is not None and edited > discord.utils.snowflake_time(check.reply_id):
                await self._forget(check, "edited")
                return None
            own = self._client.user.id if self._client.user is not None else None
            words = await source_text(message, without_mention_of=own)
            verdicts = (
                await self._client.crosscheck.check(words, check.as_of, check.server_id) if words else ()
            )
            if len(verdicts) != len(check.outcome):
                await self._forget(check, "unreadable")
                return None
            outcome = outcome_of(verdicts)
            places = changed_places(check.outcome, outcome)
            if not places:
                return None
            correction = correction_of(check.outcome, outcome, places, self._client.answering.today())
            new = replace(check, outcome=outcome, corrections=(*check.corrections, correction))
            source = Source(check.channel_id, check.message_id, check.as_of)
            note = "\n".join(correction_lines(new.corrections))
            layout = await self._client.answering.mended(verdicts, source, check.server_id, note)
            await channel.get_partial_message(check.reply_id).edit(
                view=layout, allowed_mentions=discord.AllowedMentions.none()
            )
        except (discord.NotFound, discord.Forbidden) as error:
            await self._forget(check, str(error))
            return None
        await self._kept.change(new)
        return new

    async def _forget(self, check: KeptCheck, cause: str) -> None:
        logger.info("not corrected", extra={"reply": check.reply_id, "cause": cause})
        await self._kept.drop(check.server_id, [check.reply_id])

    async def _tell(
        self, waiting: Iterable[discord.Interaction[Client]], mended: Sequence[KeptCheck]
    ) -> None:
        """Tell those who made the changes which answers were mended."""
        if not mended:
            return
        sentence = told(mended)
        for interaction in waiting:
            if interaction.is_expired():
                continue
            try:
                await interaction.followup.send(sentence, ephemeral=True)
            except discord.HTTPException as error:
                logger.warning("not told", extra={"interaction": interaction.id, "cause": str(error)})


def told(mended: Sequence[KeptCheck]) -> str:
    """Which answers were mended, with a link to each."""
    links = [
        f"https://discord.com/channels/{check.server_id}/{check.channel_id}/{check.reply_id}"
        for check in mended[:_LINKS]
    ]
    more = len(mended) - len(links)
    lines = [text("corrections.told", count=len(mended)), *links]
    return "\n".join([*lines, text("corrections.more", count=more)] if more else lines)
