"""`crosscheck run`: the Discord bot."""

from __future__ import annotations

import click

from bot.settings import read_settings


@click.command("run")
@click.option(
    "--message-content",
    is_flag=True,
    help="Ask Discord for the message-content intent, which claims channels need.",
)
def command(message_content: bool) -> None:
    """Run the Discord bot (needs CROSSCHECK_DISCORD_TOKEN)."""
    from bot.discord.client import run

    settings = read_settings()
    if message_content:
        settings = settings.model_copy(update={"message_content": True})
    run(settings)
