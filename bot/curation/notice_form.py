"""A notice as a form of five texts, as a dialog can show it, and the notice that a filled form describes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from rapidfuzz import fuzz, process

from bot.texts import text
from sources.errors import InputError
from sources.notice import Notice, NoticeDate, Statement
from sources.sheets.dates import iso_date

STATEMENTS_LIMIT: Final = 4000
"""Characters that a text field of Discord holds."""
LINE_LIMIT: Final = 1000
"""Of the fields of one line: a title as a gazette has it, a link with its parameters."""
_ID_WORDS: Final = 60
_NUMBER: Final = re.compile(r"#s(\d+)$")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_REWRITTEN: Final = 60.0
"""Percent of rapidfuzz's ratio from which a line counts as a statement rewritten, where its place does not tell."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a curator sees and fills in. `dates` has a line "published: …" and a line "effective: …"."""

    publisher: str = ""
    title: str = ""
    url: str = ""
    dates: str = ""
    statements: str = ""


def form_of(notice: Notice, most: int | None = STATEMENTS_LIMIT) -> Form:
    """The form of a notice, in which the statements have room for `most` characters; None for as many as there are.

    Raises:
        InputError: the notice does not fit into a form.
    """
    form = Form(
        notice.publisher,
        notice.title,
        notice.url or "",
        dates_text(notice),
        "\n".join(statement.text for statement in notice.statements),
    )
    one_a_line = all("\n" not in statement.text for statement in notice.statements)
    heads = (form.publisher, form.title, form.url)
    too_long = most is not None and (
        len(form.statements) > most or any(len(each) > LINE_LIMIT for each in heads)
    )
    if not one_a_line or too_long:
        raise InputError(text("source.too_long_for_form", notice=notice.id))
    return form


def dates_text(notice: Notice) -> str:
    """The dates of a notice as a form has them, a line each."""
    dates = {"published": notice.published, "effective": notice.term.effective}
    return "\n".join(f"{name}: {day}" for name, day in dates.items() if day)


def wanted_id(form: Form, begun: Notice | None = None) -> str:
    """The id that a new notice would like to have: that of the draft it was begun as, else of issuer and title."""
    return begun.id if begun else _slug(f"{form.publisher} {form.title}") or "notice"


def new_notice(form: Form, taken: Collection[str], begun: Notice | None = None) -> Notice:
    """The notice that a form describes, with the id that it wants or, where that is `taken`, a number after it.

    Of the draft that it was `begun` as it keeps what the form does not show, quotes and locators among it. Its
    statements are numbered from #s1 on.

    Raises:
        InputError: a date cannot be read, or there is no statement.
    """
    wanted = notice_id = wanted_id(form, begun)
    number = 2
    while notice_id in taken:
        notice_id, number = f"{wanted}-{number}", number + 1
    made = edited(begun or Notice(wanted, "", ""), form)
    statements = tuple(
        replace(statement, id=f"{notice_id}#s{place}") for place, statement in enumerate(made.statements, 1)
    )
    return replace(made, id=notice_id, statements=statements)


def edited(notice: Notice, form: Form, given: Collection[str] = ()) -> Notice:
    """The notice with what the form says.

    A statement keeps its id, quote and dates where its words are the same, and where a line stands in its place; new
    lines are new statements, numbered after all ids `given` before, for what was pinned to one must not come to stand
    behind other words.

    Raises:
        InputError: a date cannot be read, or there is no statement.
    """
    dates = _dates(form.dates)
    lines = statement_lines(form)
    if not lines:
        raise InputError(text("source.no_statement"))
    old_effective, effective = notice.term.effective, dates.get("effective")
    term = replace(notice.term, effective=effective)
    statements = tuple(
        replace(statement, term=replace(statement.term, effective=effective))
        if statement.term is not None and statement.term.effective == old_effective
        else statement
        for statement in _statements(notice, lines, given)
    )
    return replace(
        notice,
        publisher=form.publisher.strip(),
        # One that nobody touched is left as it is: it may hold spaces of another kind.
        title=notice.title if form.title == notice.title else " ".join(form.title.split()),
        url=form.url.strip() or None,
        published=dates.get("published"),
        term=term,
        statements=statements,
    )


def statement_lines(form: Form) -> list[str]:
    """The form's statements, one a line; blank lines are left out.

    Not splitlines: a statement may hold U+2028, U+2029 or U+0085, at which that would make two of it.
    """
    return [line.strip() for line in _LINE_END.split(form.statements) if line.strip()]


def _statements(notice: Notice, lines: Sequence[str], given: Collection[str]) -> list[Statement]:
    by_text = {statement.text: statement for statement in notice.statements}
    rewritten = _rewritten(list(by_text), lines)
    ids = {*given, *(statement.id for statement in notice.statements)}
    numbers = [int(found[1]) for each in ids if (found := _NUMBER.search(each))]
    following = max(numbers, default=0) + 1
    made = []
    for line in lines:
        old = by_text.get(line) or by_text.get(rewritten.get(line, ""))
        if old is None:
            old = Statement(f"{notice.id}#s{following}", line)
            following += 1
        made.append(replace(old, text=line))
    return made


def _rewritten(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """The line that each line was, where it is a statement rewritten and no new one.

    It stands between the same neighbours as before, or is like none so much as that one: a statement has a quote, which
    must not come to stand behind other words.
    """
    left = [line for line in old if line not in new]
    fresh = [line for line in new if line not in old]
    found: dict[str, str] = {}
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was = [line for line in old[i:j] if line in left]
        now = [line for line in new[k:m] if line in fresh]
        if kind == "replace" and len(was) == len(now):
            found |= dict(zip(now, was, strict=True))
    left = [line for line in left if line not in found.values()]
    for line in fresh:
        like = process.extractOne(line, left, scorer=fuzz.ratio, score_cutoff=_REWRITTEN)
        if line not in found and like:
            found[line] = like[0]
            left.remove(like[0])
    return found


def _dates(written: str) -> dict[str, NoticeDate]:
    found = {}
    for line in filter(None, (line.strip() for line in written.splitlines())):
        name, sign, day = (part.strip() for part in line.partition(":"))
        if not sign:
            name, day = "published", line
        if name.lower() not in ("published", "effective"):
            raise InputError(text("source.bad_date_line", line=line))
        try:
            found[name.lower()] = read_day(day)
        except InputError as error:
            raise InputError(f"{name}: {error}") from None
    return found


def read_day(written: str) -> NoticeDate:
    """The date that a curator wrote: 2026-01-15, 2026-01, 2026, 15 Jan 2026 or 15/01/2026.

    Raises:
        InputError: it is none, or can be read in two ways.
    """
    try:
        return NoticeDate(iso_date(written.strip()))
    except ValueError as error:
        raise InputError(f"{error}.") from None


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return slug if len(slug) <= _ID_WORDS else slug[:_ID_WORDS].rsplit("-", 1)[0]
