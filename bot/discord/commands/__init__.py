"""The application commands, one file a group, and how Discord learns of them."""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Final

from discord import app_commands

from bot.discord.commands import check, known, review, settings, source, source_change

if TYPE_CHECKING:
    from bot.discord.client import Client
    from sources.database.server_settings import ServerSettings

_SETTING: Final = "command_tree"
# Each of these puts its commands into the group of `source` when it is imported.
_OF_SOURCE: Final = (source_change, review, known)
logger = logging.getLogger(__name__)


def add_commands(tree: app_commands.CommandTree[Client]) -> None:
    """Put every command into the tree."""
    tree.add_command(check.check)
    tree.add_command(check.check_claims)
    tree.add_command(settings.settings)
    tree.add_command(source.source)


async def sync_if_changed(tree: app_commands.CommandTree[Client], memory: ServerSettings) -> None:
    """Tell Discord of the commands, unless they are those that it was told of last.

    Discord keeps them across restarts and allows 200 new ones a day, so most starts must not send them.

    Raises:
        StorageError: what was told last cannot be read or written.
        discord.HTTPException: Discord refuses them.
    """
    commands = [command.to_dict(tree) for command in tree.get_commands()]
    digest = hashlib.sha256(json.dumps(commands, sort_keys=True, default=str).encode()).hexdigest()
    # An application's id is of the same kind as a server's and never equals one.
    application = str(tree.client.application_id)
    if await memory.get(application, _SETTING) != digest:
        await tree.sync()
        await memory.set(application, _SETTING, digest)
        logger.info("commands synced", extra={"commands": len(commands)})
