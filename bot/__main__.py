"""`python -m bot` and the console script `crosscheck`."""

from __future__ import annotations

import os
import sys

import click

from bot.cli import crosscheck
from sources.errors import CrosscheckError, TableFaults

_FAULTS_SHOWN = 50


def main() -> None:
    """Run the command line; a person's mistake is one sentence on standard error and the exit code of its kind."""
    try:
        code = crosscheck(standalone_mode=False)
    except CrosscheckError as error:
        code = _say(error)
    except click.ClickException as error:
        click.echo(f"crosscheck: {error.format_message()}", err=True)
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:
        # The reader of a pipe has gone (`crosscheck … | head`): what is left to write has nobody to read it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _say(error: CrosscheckError) -> int:
    click.echo(f"crosscheck: {error}", err=True)
    if isinstance(error, TableFaults):
        for line in error.lines[:_FAULTS_SHOWN]:
            click.echo(f"  {line}", err=True)
        if len(error.lines) > _FAULTS_SHOWN:
            click.echo(f"  and {len(error.lines) - _FAULTS_SHOWN} more", err=True)
    return error.exit_code


if __name__ == "__main__":
    main()
