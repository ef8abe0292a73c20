"""The command line: one file a command, or a group of them; each is imported only when it is called."""

from __future__ import annotations

import gc
import importlib
from typing import Final

import click

_COMMANDS: Final = {
    "check": "bot.cli.check",
    "chat": "bot.cli.chat",
    "run": "bot.cli.run",
    "judge": "bot.cli.judge",
    "search": "bot.cli.search",
    "table": "bot.cli.table",
    "eval": "bot.cli.evaluate",
    "doctor": "bot.cli.doctor",
}


class _Lazy(click.Group):
    """Commands by name, imported when they are asked for: `crosscheck search` need not pay for discord.py."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        # What is imported stays: looking through it for garbage, again and again, would take a tenth of a short run.
        gc.disable()
        command = importlib.import_module(_COMMANDS[cmd_name]).command
        gc.freeze()
        gc.enable()
        return command if isinstance(command, click.Command) else None


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="crosscheck", prog_name="crosscheck")
def crosscheck() -> None:
    """Check claims against a curated table of official notices."""
