"""`crosscheck doctor`: what is wrong with the settings, the database, the index and the model, and how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date

import click

from bot.settings import Settings, read_settings
from sources.errors import CrosscheckError, InputError
from sources.notice import Notice


@click.command("doctor")
def command() -> None:
    """Check settings, database, index and model; exit code 1 where something is wrong."""
    settings = read_settings()
    notices: list[Notice] = []
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("database", lambda: asyncio.run(_database(settings, notices))),
        ("model", lambda: _model(settings)),
        ("check", lambda: _check(notices)),
        ("discord", lambda: _discord(settings)),
    )
    wrong = 0
    for name, run in checks:
        try:
            print(f"{name + ':':10} {run()}")
        except CrosscheckError as error:
            wrong += 1
            print(f"{name + ':':10} WRONG: {error}")
    if wrong:
        raise click.exceptions.Exit(1)


async def _database(settings: Settings, notices: list[Notice]) -> str:
    from sources.table import SourceTable
    from sources.validation import notice_faults

    async with await SourceTable.open(settings.database()) as table:
        notices += await table.notices()
        change = await table.change_number()
    found = notice_faults(notices)
    where = _without_password(settings.database())
    if found:
        message = f"{len(found)} faults in the table ({where}); mend them, the first is: {found[0]}"
        raise InputError(message)
    return f"{len(notices)} notices, change {change}, no fault ({where})"


def _without_password(url: str) -> str:
    from sqlalchemy import make_url

    return make_url(url).render_as_string(hide_password=True)


def _model(settings: Settings) -> str:
    from bot.service import load_model

    if load_model(settings) is None:
        return "none: the judges decide alone (CROSSCHECK_MODEL=shipped puts the one that ships beside them)"
    return f"{settings.model or 'the one that ships'}, beside the judges"


def _check(notices: list[Notice]) -> str:
    from bot.service import build_checker

    if not notices:
        return "not tried: the table holds no notice"
    first = notices[0].statements[0]
    verdicts = build_checker(notices).check(first.text, date.today())
    found = any(
        reference.statement.id == first.id for verdict in verdicts for reference in verdict.references
    )
    if not found:
        message = (
            f"the statement {first.id} is not found by its own words; look at it with `crosscheck table show`"
        )
        raise InputError(message)
    return "the table's first statement is found by its own words"


def _discord(settings: Settings) -> str:
    if not settings.discord_token.get_secret_value():
        return "no token: `crosscheck run` needs CROSSCHECK_DISCORD_TOKEN; all else works without"
    intent = "asked for" if settings.message_content else "not asked for: claims channels stay silent"
    return f"a token is set; message-content intent {intent}"
