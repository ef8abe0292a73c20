"""The application commands, one file a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discord import app_commands

from bot.discord.commands import check, settings

if TYPE_CHECKING:
    from bot.discord.client import Client


def add_commands(tree: app_commands.CommandTree[Client]) -> None:
    """Put every command into the tree."""
    tree.add_command(check.check)
    tree.add_command(check.check_claims)
    tree.add_command(settings.settings)
