"""A notice as a form of five texts, as a dialog can show it, and the notice that a filled form describes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from bot.texts import text
from sources.errors import InputError
from sources.notice import Notice, NoticeDate, Statement
from sources.sheets.dates import iso_date

STATEMENTS_LIMIT: Final = 4000
"""Characters that a text field of Discord holds."""
LINE_LIMIT: Final = 400
_ID_WORDS: Final = 60
_NUMBER: Final = re.compile(r"#s(\d+)$")


@dataclass(frozen=True, slots=True)
class Form:
    """What a curator sees and fills in. `dates` has a line "published: …" and a line "effective: …"."""

    publisher: str = ""
    title: str = ""
    url: str = ""
    dates: str = ""
    statements: str = ""


def form_of(notice: Notice) -> Form:
    """The form of a notice.

    Raises:
        InputError: the notice does not fit into a form.
    """
    dates = {"published": notice.published, "effective": notice.term.effective}
    form = Form(
        notice.publisher,
        notice.title,
        notice.url or "",
        "\n".join(f"{name}: {day}" for name, day in dates.items() if day),
        "\n".join(statement.text for statement in notice.statements),
    )
    one_a_line = all("\n" not in statement.text for statement in notice.statements)
    heads = (form.publisher, form.title, form.url)
    if (
        not one_a_line
        or len(form.statements) > STATEMENTS_LIMIT
        or any(len(each) > LINE_LIMIT for each in heads)
    ):
        raise InputError(text("source.too_long_for_form", notice=notice.id))
    return form


def new_notice(form: Form, taken: Collection[str]) -> Notice:
    """The notice that a form describes, with an id made of issuer and title that is not `taken`.

    Raises:
        InputError: a date cannot be read, or there is no statement.
    """
    slug = _slug(f"{form.publisher} {form.title}") or "notice"
    notice_id, number = slug, 2
    while notice_id in taken:
        notice_id, number = f"{slug}-{number}", number + 1
    return edited(Notice(notice_id, "", ""), form)


def edited(notice: Notice, form: Form) -> Notice:
    """The notice with what the form says.

    A statement keeps its id, quote and dates where its words are the same, and where a line stands in its place; new
    lines are new statements.

    Raises:
        InputError: a date cannot be read, or there is no statement.
    """
    dates = _dates(form.dates)
    lines = [line.strip() for line in form.statements.splitlines() if line.strip()]
    if not lines:
        raise InputError(text("source.no_statement"))
    old_effective, effective = notice.term.effective, dates.get("effective")
    term = replace(notice.term, effective=effective)
    statements = tuple(
        replace(statement, term=replace(statement.term, effective=effective))
        if statement.term is not None and statement.term.effective == old_effective
        else statement
        for statement in _statements(notice, lines)
    )
    return replace(
        notice,
        publisher=form.publisher.strip(),
        title=" ".join(form.title.split()),
        url=form.url.strip() or None,
        published=dates.get("published"),
        term=term,
        statements=statements,
    )


def _statements(notice: Notice, lines: list[str]) -> list[Statement]:
    by_text = {statement.text: statement for statement in notice.statements}
    kept = {line for line in lines if line in by_text}
    # A line that was rewritten stands between the same neighbours as before: the left-over ones pair up in order.
    left = [statement for statement in notice.statements if statement.text not in kept]
    numbers = [int(found[1]) for each in notice.statements if (found := _NUMBER.search(each.id))]
    following = max(numbers, default=0) + 1
    made = []
    for line in lines:
        if line in by_text:
            made.append(by_text[line])
        elif left:
            made.append(replace(left.pop(0), text=line))
        else:
            made.append(Statement(f"{notice.id}#s{following}", line))
            following += 1
    return made


def _dates(written: str) -> dict[str, NoticeDate]:
    found = {}
    for line in filter(None, (line.strip() for line in written.splitlines())):
        name, sign, day = (part.strip() for part in line.partition(":"))
        if not sign:
            name, day = "published", line
        if name.lower() not in ("published", "effective"):
            raise InputError(text("source.bad_date_line", line=line))
        try:
            found[name.lower()] = NoticeDate(iso_date(day))
        except ValueError as error:
            raise InputError(f"{name}: {error}.") from None
    return found


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= _ID_WORDS else slug[:_ID_WORDS].rsplit("-", 1)[0]
