"""What `table add` and `table edit` do: show a draft or ask for each part of a notice, and put it into the table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import click

from bot.cli.asking import asked_form
from bot.cli.desk import Desk, on_terminal, print_contradictions, print_difference, print_done, who
from bot.curation.links import add_draft, draft_of_link, id_for, notes_on, picked
from bot.curation.notice_form import Form, dates_text, edited, form_of, new_notice, read_day, wanted_id
from bot.settings import Settings
from bot.texts import text
from sources.draft import FIRST_TAKEN, Draft, Proposal, begun_notice
from sources.errors import ChangedError, InputError
from sources.notice import Notice, NoticeDate, Term
from sources.validation import id_fault


@dataclass(frozen=True, slots=True)
class Given:
    """What a person says in the call; "" for what the page says, or what is asked for."""

    notice_id: str = ""
    title: str = ""
    publisher: str = ""
    published: str = ""
    effective: str = ""
    statements: str = ""
    why: str = ""
    yes: bool = False


def add_link(url: str, given: Given, desk: Desk, settings: Settings) -> None:
    """Show the draft behind a link, and add it if a person says yes, here or with --yes.

    Raises:
        FetchError: the page did not come, or cannot be read.
        InputError: something that a notice needs is missing, or what was given is wrong.
        TableFaults: the notice has faults.
    """
    _refuse_taken(given.notice_id, desk)
    draft = _with_given(desk.do(draft_of_link(url, settings)), given)
    notice_id = given.notice_id or desk.do(id_for(draft, desk.table))
    chosen = picked(given.statements, draft) if given.statements else draft.proposals[:FIRST_TAKEN]
    _show(draft, notice_id, desk.do(notes_on(draft, desk.table, date.today())))
    asking = on_terminal() and not given.yes
    if missing := draft.missing():
        options = {"title": "--title", "publisher": "--publisher", "published": "--published"}
        lacking = ", ".join(f"{name} ({options[name]})" if name in options else name for name in missing)
        if not asking:
            raise InputError(f"The page does not say what a notice needs: {lacking}. Nothing was added.")
        print(text("table.page_lacks", missing=", ".join(missing)))
        _add_asked(begun_notice(draft, notice_id, chosen), given, desk)
        return
    if not given.yes:
        answer = _asked(draft, chosen)
        if answer is None:
            print("Nothing was added.")
            return
        chosen, by_form = answer
        if by_form:
            _add_asked(begun_notice(draft, notice_id, chosen), given, desk)
            return
    difference = desk.do(add_draft(desk.table, draft, notice_id, chosen, who(), given.why))
    print_difference(replace(difference, added=()))
    print(f"Added {notice_id} with {len(chosen)} statement{'' if len(chosen) == 1 else 's'}.")
    print_contradictions(difference)


def add_form(given: Given, desk: Desk) -> None:
    """Ask for each part of a new notice, and add it.

    Raises:
        InputError: there is nobody to ask, or what was given is wrong.
    """
    _refuse_unasked()
    _refuse_taken(given.notice_id, desk)
    term = Term(effective=_day(given.effective, "--effective"))
    published = _day(given.published, "--published")
    begun = Notice(given.notice_id, given.publisher, given.title, published=published, term=term)
    _add_asked(begun, given, desk)


def edit_form(notice_id: str, why: str, desk: Desk) -> None:
    """Ask for each part of a notice, as it is where nothing is typed, and change it.

    Raises:
        NotFoundError: there is no such notice.
        InputError: there is nobody to ask.
    """
    seen = desk.do(desk.table.notice(notice_id))
    _refuse_unasked()
    form = form_of(seen, most=None)
    while True:
        form = asked_form(form)
        try:
            reason = why or text("source.why_form_edited")
            given = desk.do(desk.table.statement_ids_given(notice_id))
            notice = edited(seen, form, given)
            difference = desk.do(desk.table.put(notice, who(), reason, expected=seen))
            break
        except InputError as error:
            print(error)
            if isinstance(error, ChangedError):
                seen = desk.do(desk.table.notice(notice_id))
    print_done(difference)
    if not difference:
        print(text("source.unchanged", notice=notice_id))


def _add_asked(begun: Notice, given: Given, desk: Desk) -> None:
    """Ask until it can be added; what was typed is there again each time, and Ctrl-C leaves it."""
    form = Form(
        begun.publisher,
        begun.title,
        begun.url or "",
        dates_text(begun),
        "\n".join(statement.text for statement in begun.statements),
    )
    reason = given.why or (f"from {begun.url}" if begun.url else text("source.why_form_added"))
    while True:
        form = asked_form(form)
        drafted = begun if begun.id else None
        try:
            taken = desk.do(desk.table.ids_like(wanted_id(form, drafted)))
            notice = new_notice(form, taken, drafted)
            difference = desk.do(desk.table.put(notice, who(), reason, expected=None))
            break
        except InputError as error:
            print(error)
    print_done(difference)


def _refuse_taken(notice_id: str, desk: Desk) -> None:
    if not notice_id:
        return
    if fault := id_fault(notice_id):
        raise InputError(f"--id: {fault}.")
    if any(heading.id == notice_id for heading in desk.do(desk.table.headings())):
        raise InputError(f"--id: there is a notice {notice_id} already; nothing was added.")
    # What was pinned to the old statements would stand behind other words.
    if notice_id in desk.do(desk.table.ids_like(notice_id)):
        raise InputError(
            f"--id: {notice_id} was given before (retired); `crosscheck table restore {notice_id}` brings it back, "
            "or choose another id."
        )


def _refuse_unasked() -> None:
    if not on_terminal():
        raise InputError(text("table.nobody_to_ask"))


def _with_given(draft: Draft, given: Given) -> Draft:
    return replace(
        draft,
        title=given.title.strip() or draft.title,
        publisher=given.publisher.strip() or draft.publisher,
        published=_day(given.published, "--published") or draft.published,
        effective=_day(given.effective, "--effective") or draft.effective,
    )


def _day(written: str, option: str) -> NoticeDate | None:
    try:
        return read_day(written) if written else None
    except InputError as error:
        raise InputError(f"{option}: {error}") from None


def _show(draft: Draft, notice_id: str, notes: tuple[str, ...]) -> None:
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


def _asked(draft: Draft, chosen: tuple[Proposal, ...]) -> tuple[tuple[Proposal, ...], bool] | None:
    """The statements that a person on a terminal takes, and whether they want to change them first; None for a no.

    Nobody else is asked, and that is a no.
    """
    if not on_terminal():
        print("This is a draft; --yes adds it.")
        return None
    question = text("table.add_it", taken=len(chosen), proposed=len(draft.proposals))
    while True:
        answer = click.prompt(question, default="n").strip().lower()
        if answer in ("y", "yes", "e", "edit"):
            return chosen, answer.startswith("e")
        if answer in ("n", "no"):
            return None
        try:
            return picked(answer, draft), False
        except InputError as error:
            print(error)
