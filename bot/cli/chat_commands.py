"""What can be done in `chat` beside checking: each command of `crosscheck table`, by its name after a slash."""

from __future__ import annotations

import re
import shlex
from difflib import get_close_matches
from typing import Final

import click

from bot.cli.desk import Desk
from bot.cli.table import command as table
from bot.texts import text
from sources.errors import CrosscheckError, TableFaults

_LINE: Final = re.compile(r"/([a-z][a-z-]*)(?:\s+(.*))?")
_FAULTS: Final = 20


def commanded(typed: str, desk: Desk) -> bool:
    """Do what the line says. False where it is no command: a text may begin with a slash too.

    A person's mistake is told, and nothing is raised for it.
    """
    match = _LINE.fullmatch(typed.strip())
    if match is None:
        return False
    name, rest = match[1], match[2] or ""
    if name == "help":
        print("\n".join(_help()))
    elif name in table.commands:
        _do(table.commands[name], name, _words(rest), desk)
    elif rest and not get_close_matches(name, table.commands):
        return False
    else:
        near = get_close_matches(name, [*table.commands, "help"], n=1)
        print(text("chat.did_you_mean" if near else "chat.no_command", typed=name, near="".join(near)))
    return True


def _do(command: click.Command, name: str, words: list[str], desk: Desk) -> None:
    try:
        command.main(words, prog_name=f"/{name}", standalone_mode=False, obj=desk)
    except TableFaults as error:
        print("\n".join([str(error), *error.lines[1:_FAULTS]]))
    except CrosscheckError as error:
        print(error)
    except click.UsageError as error:
        usage = f"\n{error.ctx.get_usage()}" if error.ctx else ""
        print(f"{error.format_message()}{usage}")
    except click.ClickException as error:
        print(error.format_message())
    except (click.Abort, EOFError):
        print(f"\n{text('chat.stopped')}")


def _words(rest: str) -> list[str]:
    """As a shell parts them, but a backslash is a letter of a path, and a lone quotation mark one of a word."""
    lexer = shlex.shlex(rest, posix=True, punctuation_chars=False)
    lexer.whitespace_split, lexer.commenters, lexer.escape = True, "", ""
    try:
        return list(lexer)
    except ValueError:
        return rest.split()


def _help() -> list[str]:
    lines = [text("chat.help")]
    for name, command in table.commands.items():
        usage = " ".join(
            piece for piece in command.collect_usage_pieces(click.Context(command)) if piece != "[OPTIONS]"
        )
        lines.append(f"  {f'/{name} {usage}':24} {command.get_short_help_str(90)}")
    return [*lines, text("chat.help_end")]
