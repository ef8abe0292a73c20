"""What `crosscheck table add` does with a link: shows the draft, asks, and adds it."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from datetime import date

import click

from bot.curation.links import add_draft, draft_of_link, id_for, picked, same_link, upcoming
from bot.settings import Settings
from sources.draft import FIRST_TAKEN, Draft, Proposal
from sources.errors import InputError
from sources.notice import NoticeDate
from sources.table import SourceTable


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says beside the link; "" for what the page says."""

    notice_id: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    effective: str = ""
    statements: str = ""
    why: str = ""
    yes: bool = False


async def add_link(url: str, given: Given, who: str, table: SourceTable, settings: Settings) -> None:
    """Show the draft behind a link, and add it if a person says yes, here or with --yes.

    Raises:
        FetchError: the page did not come, or cannot be read.
        InputError: something that a notice needs is missing, or what was given is wrong.
        TableFaults: the notice has faults.
    """
    draft = _with_given(await draft_of_link(url, settings), given)
    notice_id = given.notice_id or await id_for(draft, table)
    chosen = picked(given.statements, draft) if given.statements else draft.proposals[:FIRST_TAKEN]
    notes = list(draft.notes)
    known = await same_link(draft, table)
    if known:
        notes.append(f"The table has this link already, as {known}.")
    if upcoming(draft, date.today()):
        notes.append("It is not published yet.")
    _show(draft, notice_id, notes)
    missing = draft.missing()
    if missing:
        options = {"title": "--title", "publisher": "--publisher", "published": "--published"}
        lacking = ", ".join(f"{name} ({options[name]})" if name in options else name for name in missing)
        raise InputError(f"The page does not say what a notice needs: {lacking}. Nothing was added.")
    if not given.yes:
        answer = _asked(draft, chosen)
        if answer is None:
            print("Nothing was added.")
            return
        chosen = answer
    difference = await add_draft(table, draft, notice_id, chosen, who, given.why)
    for near in difference.near:
        print(f"crosscheck: look at this: {near}", file=sys.stderr)
    print(f"Added {notice_id} with {len(chosen)} statement{'' if len(chosen) == 1 else 's'}.")


def on_terminal() -> bool:
    """Whether a person can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _with_given(draft: Draft, given: Given) -> Draft:
    return replace(
        draft,
        title=given.title.strip() or draft.title,
        publisher=given.publisher.strip() or draft.publisher,
        published=_day(given.published, "--published") or draft.published,
        effective=_day(given.effective, "--effective") or draft.effective,
    )


def _day(text: str, option: str) -> NoticeDate | None:
    try:
        return NoticeDate(text) if text else None
    except ValueError:
        raise InputError(f"{option}: {text!r} is no date; YYYY-MM-DD, YYYY-MM or YYYY is right.") from None


def _show(draft: Draft, notice_id: str, notes: list[str]) -> None:
    rows = {
        "id": notice_id,
        "title": draft.title or "(not found)",
        "publisher": draft.publisher or "(not found)",
        "kind": draft.kind,
        "identifier": "; ".join(draft.identifiers),
        "published": str(draft.published or "(not found)"),
        "effective": str(draft.effective or ""),
        "url": draft.url,
    }
    for name, value in rows.items():
        if value:
            print(f"{name + ':':12}{value}")
    for note in notes:
        print(f"{'note:':12}{note}")
    for place, proposal in enumerate(draft.proposals, start=1):
        print(f"\n{place:3}  {proposal.text}\n     [{proposal.locator}]")
    print()


def _asked(draft: Draft, chosen: tuple[Proposal, ...]) -> tuple[Proposal, ...] | None:
    """The statements that a person on a terminal takes, or None for a no. Nobody else is asked, and that is a no."""
    if not on_terminal():
        print("This is a draft; --yes adds it.")
        return None
    question = (
        f"Add it with {len(chosen)} of {len(draft.proposals)} statements? (y, n, or numbers such as 1,3-5)"
    )
    while True:
        answer = click.prompt(question, default="n").strip().lower()
        if answer in ("y", "yes"):
            return chosen
        if answer in ("n", "no"):
            return None
        try:
            return picked(answer, draft)
        except InputError as error:
            print(error)
