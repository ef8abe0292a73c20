"""What an answer showed, read back from its message: claims, and references with stance, title and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.checking.result import Reference, Stance, Verdict
from bot.texts import text
from bot.wording import stance_word
from sources.curation.same_words import plain_words

_HEADING: Final = "### "
_QUOTED: Final = "> "
_REFERENCE: Final = re.compile(r"\*\*(?P<stance>.+?)\*\* · (?:\[(?P<linked>.*)\]\(\S+\)|(?P<plain>.*))")
_ESCAPED: Final = re.compile(r"\\([\\*_~|`<>\[\]#+-])")
_ZERO_WIDTH: Final = "\u200b"
_CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class ShownReference:
    """A reference as it stood there; title and words may be cut, and end with an ellipsis then."""

    claim: str
    stance: Stance
    title: str
    words: str


def shown_references(components: Iterable[Any]) -> tuple[ShownReference, ...]:
    """The references with a stance that a message of ours shows, each with the claim that it stands under."""
    found: list[ShownReference] = []
    claim = ""
    for content in _texts(components):
        first, _, rest = content.partition("\n")
        quoted = [line.removeprefix(_QUOTED) for line in rest.split("\n") if line.startswith(_QUOTED)]
        match = _REFERENCE.fullmatch(first)
        if first.startswith(_HEADING):
            claim = _typed(quoted[0]) if quoted else ""
        elif (
            match
            and quoted
            and (stance := _STANCES.get(match["stance"], Stance.RELATED)) is not Stance.RELATED
        ):
            title = _typed(match["plain"] if match["linked"] is None else match["linked"])
            words = quoted[0].removeprefix(f"**{text('reference.quote')}:** ")
            found.append(ShownReference(claim, stance, title, _typed(words).strip("“”")))
    return tuple(found)


def found_again(
    shown: ShownReference, verdicts: Sequence[Verdict]
) -> tuple[Verdict, Reference | None] | None:
    """The verdict and the reference that were shown, in a check that was made again.

    The reference is None where the claim has it no more, and all is None where the claim is not there.
    """
    for verdict in verdicts:
        if not _same(shown.claim, verdict.claim.text):
            continue
        alike = [one for one in verdict.references if _same(shown.title, one.notice.title)]
        # A notice can be there twice: the statement and the stance tell which was meant.
        alike.sort(key=lambda one: (not _quotes(shown, one), one.stance is not shown.stance))
        return verdict, (alike[0] if alike else None)
    return None


def _quotes(shown: ShownReference, reference: Reference) -> bool:
    statement = reference.statement
    return _same(shown.words, statement.quote or statement.text)


def _same(shown: str, whole: str) -> bool:
    if shown.endswith(_CUT):
        return plain_words(whole).startswith(plain_words(shown.removesuffix(_CUT)))
    return plain_words(shown) == plain_words(whole)


def _typed(shown: str) -> str:
    return _ESCAPED.sub(r"\1", shown.replace(_ZERO_WIDTH, ""))


def _texts(components: Iterable[Any]) -> Iterator[str]:
    """The texts of a message's components, those within others included."""
    for component in components:
        content = getattr(component, "content", None)
        if isinstance(content, str):
            yield content
        yield from _texts(getattr(component, "children", ()))


_STANCES: Final = {stance_word(stance): stance for stance in Stance}
