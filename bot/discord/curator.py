"""Who asks, as an interaction tells it, and the notices that a curator can choose among."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Final

import discord
from discord import app_commands
from rapidfuzz import fuzz, process, utils

from bot.curation.permission import Curator
from bot.discord.views.words import cut
from bot.tables import Tables
from bot.texts import text
from sources.database.notices import Heading
from sources.errors import CrosscheckError, InputError

if TYPE_CHECKING:
    from bot.discord.client import Client

CHOICES: Final = 25
"""Discord's limit for a completion."""
_CHOICE: Final = 100
_ALIKE: Final = 60.0


def curator_of(interaction: discord.Interaction[Client]) -> Curator:
    """The person, with what Discord says of their rights.

    Raises:
        InputError: it is no server.
    """
    if interaction.guild_id is None:
        raise InputError(text("source.server_only"))
    user = interaction.user
    roles = [role.id for role in user.roles] if isinstance(user, discord.Member) else []
    return Curator(
        server_id=interaction.guild_id,
        user_id=user.id,
        name=f"{user.name} ({user.id})",
        manages_server=interaction.permissions.manage_guild,
        roles=frozenset(roles),
    )


async def own_choices(interaction: discord.Interaction[Client], typed: str) -> list[app_commands.Choice[str]]:
    """Notices of the server's own table, for its curators alone."""
    return await _offered(interaction, typed, _own)


async def all_choices(interaction: discord.Interaction[Client], typed: str) -> list[app_commands.Choice[str]]:
    """Notices of all tables that answer in the server, for its curators alone."""
    return await _offered(interaction, typed, all_headings)


async def retired_choices(
    interaction: discord.Interaction[Client], typed: str
) -> list[app_commands.Choice[str]]:
    """Notices that were retired from the server's own table, for its curators alone."""
    return await _offered(interaction, typed, _retired)


_Headings = Callable[[Tables, int], Awaitable[Sequence[Heading]]]


async def _offered(
    interaction: discord.Interaction[Client], typed: str, headings: _Headings
) -> list[app_commands.Choice[str]]:
    """Nothing to others, and nothing where the database fails: a completion has no place for a sentence."""
    try:
        curator = curator_of(interaction)
        # Not by `Curating.table`, which logs a refusal: this is asked at each key that is pressed.
        if not await interaction.client.curating.may(curator):
            return []
        found = await headings(interaction.client.crosscheck.tables, curator.server_id)
    except CrosscheckError:
        return []
    return await asyncio.to_thread(choices, found, typed)


async def _own(tables: Tables, server_id: int) -> Sequence[Heading]:
    return await tables.own(server_id).headings()


async def all_headings(tables: Tables, server_id: int) -> Sequence[Heading]:
    """Those of all tables that answer in the server; its own notice stands in for a shared one of the same id.

    Raises:
        StorageError: the database cannot be read.
    """
    found: dict[str, Heading] = {}
    for table in await tables.consulted(server_id):
        for heading in await table.headings():
            found.setdefault(heading.id, heading)
    return list(found.values())


async def _retired(tables: Tables, server_id: int) -> Sequence[Heading]:
    return [Heading(notice_id, "", "") for notice_id in await tables.own(server_id).retired()]


def choices(headings: Sequence[Heading], typed: str) -> list[app_commands.Choice[str]]:
    """At most 25 choices: those that hold what was typed, then those that are like it."""
    labels = {
        each.id: " · ".join(filter(None, (each.title or each.id, each.identifier))) for each in headings
    }
    found = _holding(headings, typed)
    if len(found) < CHOICES:
        found = list(dict.fromkeys([*found, *_like(headings, typed)]))
    return [app_commands.Choice(name=cut(labels[each], _CHOICE), value=each) for each in found[:CHOICES]]


def _holding(headings: Iterable[Heading], typed: str) -> list[str]:
    words = typed.casefold().split()
    return [
        each.id
        for each in headings
        if all(word in f"{each.id} {each.title} {each.identifier}".casefold() for word in words)
    ]


def _like(headings: Iterable[Heading], typed: str) -> list[str]:
    """With typing errors: rapidfuzz is asked only where something was typed."""
    if not typed.strip():
        return []
    texts = {each.id: f"{each.title} {each.identifier}" for each in headings}
    found = process.extract(
        typed,
        texts,
        scorer=fuzz.partial_ratio,
        processor=utils.default_process,
        score_cutoff=_ALIKE,
        limit=CHOICES,
    )
    return [notice_id for _, _, notice_id in found]
