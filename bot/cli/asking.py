"""A notice's form asked for on a terminal, line by line: Enter keeps what stands there."""

from __future__ import annotations

from collections.abc import Iterator

import click

from bot.curation.notice_form import Form, read_day, statement_lines
from bot.texts import text
from sources.errors import InputError

_AWAY = "-"
"""What is typed to take something out."""


def asked_form(form: Form) -> Form:
    """The form as a person fills it in.

    Raises:
        click.Abort: they leave it, with Ctrl-C or Ctrl-D.
    """
    click.echo(text("table.asking"))
    publisher, title = _line("publisher", form.publisher), _line("title", form.title)
    url = _line("url", form.url)
    known = {
        name.strip(): day.strip()
        for name, _, day in (line.partition(":") for line in form.dates.splitlines())
    }
    dates = [(name, _line(name, known.get(name, ""), day=True)) for name in ("published", "effective")]
    click.echo(text("table.asking_statements"))
    lines = [*_kept(statement_lines(form)), *_more()]
    filled = "\n".join(f"{name}: {day}" for name, day in dates if day)
    return Form(publisher, title, url, filled, "\n".join(lines))


def _line(name: str, known: str, *, day: bool = False) -> str:
    label = text(f"table.field_{name}" if day else f"source.field_{name}")
    typed = click.prompt(
        label, default=known, show_default=bool(known), value_proc=_day if day else str.strip
    )
    return "" if typed == _AWAY else str(typed)


def _day(typed: str) -> str:
    if typed.strip() in ("", _AWAY):
        return typed.strip()
    try:
        return read_day(typed).text
    except InputError as error:
        raise click.BadParameter(str(error)) from None


def _kept(lines: list[str]) -> Iterator[str]:
    """Those statements that stay, in their old words or in new ones."""
    for number, line in enumerate(lines, 1):
        click.echo(f"{number}. {line}")
        typed = click.prompt("", default="", show_default=False, prompt_suffix="   ").strip()
        if typed != _AWAY:
            yield typed or line


def _more() -> Iterator[str]:
    """New statements, until there is no more."""
    while typed := click.prompt(text("table.one_more"), default="", show_default=False).strip():
        yield typed
