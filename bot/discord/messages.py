"""Posts: which of them are answered, and with what."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

import discord

from bot.discord.reply import Reply, or_apology
from bot.discord.rest import Source
from bot.discord.source_text import source_text
from bot.discord.views.answer import checked
from bot.texts import text
from sources.errors import CrosscheckError

if TYPE_CHECKING:
    from bot.discord.client import Client

logger = logging.getLogger(__name__)
_POSTS = {discord.MessageType.default, discord.MessageType.reply}


async def answer_post(client: Client, message: discord.Message) -> None:
    """Answer a person's post: a direct message, a mention, or a claim in a claims channel."""
    if message.author.bot or message.webhook_id is not None or message.type not in _POSTS:
        return
    if message.guild is None:
        reply = await or_apology(_asked(client, message, "direct message"))
    elif _mentions(client, message):
        reply = await or_apology(_mention(client, message))
    elif (found := await _unasked(client, message, message.guild)) is not None:
        reply = found
    else:
        return
    try:
        sent = await reply.to_message(message)
    except discord.HTTPException as error:
        # Deleted meanwhile, or we may not write there: nobody is left to tell.
        logger.warning("not answered", extra={"channel": message.channel.id, "cause": str(error)})
        return
    if reply.answered is not None:
        client.work.beside(client.corrections.keep(sent, *reply.answered))


async def _asked(client: Client, message: discord.Message, surface: str) -> Reply:
    """The answer to somebody who addressed the bot: a claim's verdict, or what a claim would look like."""
    words = await source_text(message, without_mention_of=_own_id(client))
    server = _server(message)
    verdicts, seen = await client.answering.check_seen(words, None, surface, server, seen=server is not None)
    return await client.answering.reply(verdicts, _source(client, message), server, seen)


async def _mention(client: Client, message: discord.Message) -> Reply:
    """In reply to a message, that message is checked; where it makes no claim, the mention's own words."""
    own = await source_text(message, without_mention_of=_own_id(client))
    target = await _replied_to(message)
    if target is not None and target.author.id != _own_id(client):
        words = await source_text(target)
        server = _server(message)
        verdicts, seen = await client.answering.check_seen(words, None, "mention in reply", server)
        if checked(verdicts) or not own:
            if not words:
                return Reply(text("mention.unreadable"))
            return await client.answering.reply(verdicts, _source(client, target), server, seen)
    return await _asked(client, message, "mention") if own else Reply(text("mention.help"))


async def _unasked(client: Client, message: discord.Message, server: discord.Guild) -> Reply | None:
    """The answer to a post that addresses nobody; None where there is none. What fails is logged: nobody asked."""
    if not client.intents.message_content:
        return None
    try:
        if not await _in_claims_channel(client, server, message.channel):
            return None
        return await _claims(client, message)
    except (CrosscheckError, discord.HTTPException) as error:
        logger.warning("not checked", extra={"channel": message.channel.id, "cause": str(error)})
        return None


async def _claims(client: Client, message: discord.Message) -> Reply | None:
    """The answer to a post in a claims channel; None where it makes no claim, and nobody asked."""
    words = await source_text(message)
    if not words:
        return None
    server = _server(message)
    verdicts, seen = await client.answering.check_seen(words, None, "claims channel", server)
    if not checked(verdicts):
        return None
    return await client.answering.reply(verdicts, _source(client, message), server, seen)


async def _in_claims_channel(
    client: Client, server: discord.Guild, channel: discord.abc.MessageableChannel
) -> bool:
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return await client.claims_channels.includes(server.id, channel.id, parent)


async def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if message.type is not discord.MessageType.reply or reference is None or reference.message_id is None:
        return None
    if isinstance(reference.resolved, discord.Message):
        return reference.resolved
    try:
        return await message.channel.fetch_message(reference.message_id)
    except discord.HTTPException:
        return None


def _mentions(client: Client, message: discord.Message) -> bool:
    # A reply to one of our answers pings us without a word about it; only a mention that was typed counts.
    return re.search(rf"<@!?{_own_id(client)}>", message.content) is not None


def _source(client: Client, message: discord.Message) -> Source:
    return Source(message.channel.id, message.id, client.answering.today())


def _server(message: discord.Message) -> int | None:
    return message.guild.id if message.guild is not None else None


def _own_id(client: Client) -> int:
    return client.user.id if client.user is not None else 0
