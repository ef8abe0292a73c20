"""The conversation on a terminal: verdicts as a person reads them there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.checking.result import Reference, Stance, Verdict, VerdictKind
from bot.checking.trace import Trace
from bot.explaining import explanation
from bot.texts import text
from bot.wording import (
    date_text,
    footer_text,
    stance_word,
    summary_text,
    validity_text,
    verdict_mark,
    verdict_word,
)

SHOWN: Final = 3
"""References shown for a claim; the rest is counted. More are read by nobody, and the strongest come first."""
_COLOURS: Final = {
    VerdictKind.SUPPORTED: "green",
    VerdictKind.CONFLICTING: "red",
    VerdictKind.MIXED: "yellow",
    VerdictKind.OUTDATED: "yellow",
    VerdictKind.NO_MATCH: "bright_black",
    VerdictKind.NOT_CHECKABLE: "bright_black",
}
_STANCE_COLOURS: Final = {
    Stance.SUPPORTS: "green",
    Stance.CONFLICTS: "red",
    Stance.OUTDATED: "yellow",
    Stance.RELATED: "bright_black",
}

_DEPTH_STYLES: Final = ("bold", "", "bright_black")


def console(stream: TextIO) -> Console:
    """A console on a stream; no colours where it is no terminal or NO_COLOR is set (rich sees to both)."""
    return _Console(file=stream, highlight=False, emoji=False, markup=False)


class _Console(Console):
    """A console that leaves a closed pipe to whoever wrote into it; rich itself would exit with 1."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def print_verdicts(out: Console, verdicts: Sequence[Verdict]) -> None:
    """Write the answer to one pasted text."""
    checked = [verdict for verdict in verdicts if verdict.kind is not VerdictKind.NOT_CHECKABLE]
    left = len(verdicts) - len(checked)
    if not checked:
        why = verdicts[0].claim.not_a_claim if verdicts else None
        out.print(text(f"no_claim.{why}" if why else "no_claim.empty"))
        return
    if len(verdicts) > 1:
        out.print(Text(summary_text(verdicts), style="bold"))
    for verdict in checked:
        _print_verdict(out, verdict)
    if left:
        out.print(Text(text("answer.left_alone", count=left), style="bright_black"))
    out.print(Text(footer_text(checked[0].as_of), style="italic bright_black"), soft_wrap=not out.is_terminal)


def print_explanations(out: Console, traces: Sequence[Trace]) -> None:
    """Write, for each claim, which notices were considered and what became of them."""
    for trace in traces:
        if trace.verdict.kind is VerdictKind.NOT_CHECKABLE:
            continue
        out.print()
        for line in explanation(trace):
            _print_indented(out, Text(line.words, style=_DEPTH_STYLES[line.depth]), line.depth)


def _print_verdict(out: Console, verdict: Verdict) -> None:
    head = Text()
    head.append(
        f"{verdict_mark(verdict.kind)} {verdict_word(verdict.kind)}", style=f"bold {_COLOURS[verdict.kind]}"
    )
    head.append(f"  {verdict.claim.text}")
    out.print(head, soft_wrap=not out.is_terminal)
    if verdict.kind is VerdictKind.NO_MATCH:
        key = "answer.no_match_here" if verdict.references else "answer.no_match"
        _print_indented(out, Text(text(key, count=1), style="bright_black"))
    titles = {reference.notice.id: reference.notice.title for reference in verdict.references}
    for reference in verdict.references[:SHOWN]:
        _print_indented(out, reference_text(reference, titles.get(reference.validity.by or "")))
    if len(verdict.references) > SHOWN:
        more = text("reference.more", count=len(verdict.references) - SHOWN)
        _print_indented(out, Text(more, style="bright_black"))
    out.print()


def _print_indented(out: Console, words: Text, depth: int = 1) -> None:
    """Indent by two for each of `depth`; wrapped to a terminal's width, not at all where lines go to a file or pipe."""
    if out.is_terminal:
        out.print(Padding(words, (0, 0, 0, 2 * depth)))
        return
    for line in words.split("\n"):
        out.print(Text("  " * depth) + line, soft_wrap=True)


def reference_text(reference: Reference, title_of_by: str | None) -> Text:
    """One reference: stance and reason, the words, where they stand, whether they bind, the link."""
    notice, statement = reference.notice, reference.statement
    lines = Text()
    lines.append(stance_word(reference.stance), style=f"bold {_STANCE_COLOURS[reference.stance]}")
    if reference.reasons:
        lines.append(f"  {reference.reasons[0].text}")
    if statement.quote:
        lines.append(f"\n  {text('reference.quote')}: “{statement.quote}”")
    else:
        lines.append(f"\n  {statement.text}")
    source = [notice.publisher, notice.title, *notice.identifiers[:1]]
    if notice.published:
        source.append(text("reference.published", date=date_text(notice.published)))
    lines.append("\n  " + " · ".join(source), style="bright_black")
    validity = text("reference.validity", validity=validity_text(reference.validity, title_of_by))
    lines.append(f"\n  {validity}", style="bright_black")
    if notice.url:
        lines.append(f"\n  {notice.url}", style="blue")
    return lines
