"""The word lists that reading and judging rest on: files beside this module, which a curator can read and extend."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import Stemmer

from bot.checking.lexicon.grammar import Grammar, read_grammar
from bot.checking.result import ReasonKind

# "Ban" becomes "banned" and "scrap" "scrapping".
_DOUBLING = re.compile(r"^[^aeiou]*[aeiou][bdgmnprt]$")
_STEMMER = Stemmer.Stemmer("english")


@cache
def stem(word: str) -> str:
    """English stem of a lower-case word (Snowball's porter2, through PyStemmer), or its own where that misleads."""
    return _own_stems().get(word) or str(_STEMMER.stemWord(word))


def stands_apart(word: str) -> bool:
    """Whether a lower-case word has a stem of its own, since its spelling is near to that of another word."""
    return word in _own_stems()


@cache
def _own_stems() -> dict[str, str]:
    return {form: own for own, forms in _read("stems").items() for form in forms}


def phrases(words: list[str]) -> re.Pattern[str]:
    """A pattern that finds any of the words or phrases whole, in lower-case text."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?<![\w'])(?:" + "|".join(re.escape(word) for word in longest_first) + r")(?![\w'])")


@dataclass(frozen=True, slots=True)
class NoClaim:
    """What marks a sentence that asserts nothing."""

    greetings: frozenset[str]
    answers: frozenset[str]
    before_questions: frozenset[str]
    questions: re.Pattern[str]
    question_ends: re.Pattern[str]
    exceptions: re.Pattern[str]
    opinions: re.Pattern[str]
    verdicts: re.Pattern[str]
    predictions: re.Pattern[str]

    def begins_question(self, plain: str) -> bool:
        """Whether lower-case words begin as a question does, or with "so" and the like and end as one."""
        first, _, rest = plain.partition(" ")
        if first in self.before_questions and self.question_ends.search(rest):
            return True
        return bool(self.questions.match(plain)) and not self.exceptions.match(plain)

    def is_opinion(self, plain: str) -> bool:
        """Whether lower-case words hold a mark of opinion."""
        return bool(self.opinions.search(plain))

    def is_verdict(self, plain: str) -> bool:
        """Whether lower-case words say what somebody makes of a thing."""
        return bool(self.verdicts.search(plain))

    def is_prediction(self, plain: str) -> bool:
        """Whether lower-case words hold a mark of prediction."""
        return bool(self.predictions.search(plain))


@dataclass(frozen=True, slots=True)
class Units:
    """Units and number words. `measures` maps a spelling to (dimension, factor)."""

    measures: dict[str, tuple[str, float]]
    signs: dict[str, str]
    scale: dict[str, float]
    words: dict[str, int]
    fractions: dict[str, float]
    comparators: dict[str, re.Pattern[str]]


@dataclass(frozen=True, slots=True)
class Force:
    """Negation, scope, modality and tense."""

    negations: frozenset[str]
    negation_exceptions: re.Pattern[str]
    denying: re.Pattern[str]
    universal: re.Pattern[str]
    universal_exceptions: re.Pattern[str]
    exclusive: re.Pattern[str]
    exclusive_exceptions: re.Pattern[str]
    because: re.Pattern[str]
    inclusive: re.Pattern[str]
    partial: re.Pattern[str]
    possible: re.Pattern[str]
    unsure: re.Pattern[str]
    modality: dict[str, re.Pattern[str]]
    differs: dict[str, tuple[str, ...]]
    standing: re.Pattern[str]
    past: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Contraries:
    """Two groups of words that exclude each other, the kind of that disagreement, and another that it is called.

    `apart`: they tell one thing from another, so what differs beside them need not disagree. `anywhere`: a notice has
    one of the two as a whole, so that its other statements may deny what the nearest one does not speak of.
    """

    kind: ReasonKind
    one: re.Pattern[str]
    other: re.Pattern[str]
    called: ReasonKind | None
    apart: bool
    anywhere: bool


@dataclass(frozen=True, slots=True)
class Idiom:
    """A phrase as stems, and the word that it is read as; each part of `behind` stands after one thing more.

    The word that follows must have the `ending`: "quit buying", not "quit the board".
    """

    word: str
    head: tuple[str, ...]
    behind: tuple[tuple[str, ...], ...]
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. `same` maps a word or a stem to the stem that stands for its group, `actions` a word to its family.

    `idioms` has the phrases that are read as one word by the stem of their first, longest first. `common` are the stems
    of words that all subjects share (bot/model/training/common_words.py makes the list).
    """

    no_claim: NoClaim
    stop: frozenset[str]
    common: frozenset[str]
    light: frozenset[str]
    numbered: frozenset[str]
    just_numbered: frozenset[str]
    same: dict[str, str]
    idioms: dict[str, list[Idiom]]
    actions: dict[str, str]
    opposites: dict[str, str]
    akin: dict[str, str]
    negative: frozenset[str]
    contraries: tuple[Contraries, ...]
    force: Force
    grammar: Grammar
    units: Units
    places: dict[str, str]
    jurisdictions: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The lists that ship, read once (about 10 ms)."""
    words = _read("words")
    places = _read("places")
    actions = _read("actions")
    return Lexicon(
        no_claim=_no_claim(_read("no_claim")),
        stop=frozenset(words["stop"]),
        common=frozenset(
            stem(word) for word in files(__name__).joinpath("common.txt").read_text("utf-8").split()
        ),
        light=frozenset(words["light"]),
        numbered=frozenset(words["numbered"]),
        just_numbered=frozenset(words["just_numbered"]),
        same=_same(words["same"]),
        idioms=_idioms(_read("phrases")),
        actions={word: name for name, family in actions.items() for word in _with_forms(family)},
        opposites={name: family["opposite"] for name, family in actions.items()},
        akin={name: family["akin"] for name, family in actions.items() if "akin" in family},
        negative=frozenset(name for name, family in actions.items() if family.get("negative")),
        contraries=tuple(
            Contraries(
                ReasonKind(pair["kind"]),
                phrases(pair["one"]),
                phrases(pair["other"]),
                ReasonKind(pair["called"]) if "called" in pair else None,
                pair.get("apart", False),
                pair.get("anywhere", False),
            )
            for pair in _read("contraries")["pair"]
        ),
        force=_force(_read("force")),
        grammar=read_grammar(_read("grammar"), stem),
        units=_units(_read("units")),
        places={form: group[0] for group in places["places"] for form in (group[0].lower(), *group[1:])},
        jurisdictions=places["codes"],
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))


def _same(groups: list[list[str]]) -> dict[str, str]:
    """Each word of the groups and its stem, with the stem that stands for its group.

    Words that only look akin share a stem ("regulator", "regulation"): the stem is the first group's, the word in
    full its own group's.
    """
    found: dict[str, str] = {}
    for group in groups:
        for word in group:
            found.setdefault(stem(word), stem(group[0]))
    return found | {word: stem(group[0]) for group in groups for word in group}


def _idioms(raw: dict[str, Any]) -> dict[str, list[Idiom]]:
    irregular: dict[str, list[str]] = raw["irregular"]
    found: dict[str, list[Idiom]] = {}
    for word, idioms in raw.items():
        for idiom in idioms if word != "irregular" else ():
            idiom, _, ending = idiom.partition(" ~")
            (verb, *head), *behind = (part.split() for part in idiom.split(" ... "))
            parts = tuple(tuple(stem(one) for one in part) for part in behind)
            for form in (verb, *irregular.get(verb, ())):
                stems = tuple(stem(one) for one in (form, *head))
                found.setdefault(stems[0], []).append(Idiom(word, stems, parts, ending))
    for choices in found.values():
        choices.sort(key=lambda idiom: -len(idiom.head) - sum(map(len, idiom.behind)))
    return found


def _with_forms(family: dict[str, Any]) -> set[str]:
    """The words of a family with their regular verb forms, less those that it names as `not`."""
    forms = {
        form
        for word in family["words"]
        for form in (
            word,
            word + "s",
            word + "ed",
            word.removesuffix("e") + "ing",
            *((word + word[-1] + "ed", word + word[-1] + "ing") if _DOUBLING.search(word) else ()),
        )
    }
    return forms - set(family.get("not", ()))


def _no_claim(raw: dict[str, Any]) -> NoClaim:
    return NoClaim(
        greetings=frozenset(raw["greetings"]),
        answers=frozenset(raw["answers"]),
        before_questions=frozenset(raw["before_questions"]),
        questions=phrases(raw["question_starts"]),
        question_ends=re.compile(phrases(raw["question_ends"]).pattern + "$"),
        exceptions=phrases(raw["question_exceptions"]),
        opinions=phrases(raw["opinions"]),
        verdicts=phrases(raw["verdicts"]),
        predictions=phrases(raw["predictions"]),
    )


def _force(raw: dict[str, Any]) -> Force:
    return Force(
        negations=frozenset(raw["negations"]),
        negation_exceptions=phrases(raw["negation_exceptions"]),
        denying=phrases(raw["denying"]),
        universal=phrases(raw["universal"]),
        universal_exceptions=phrases(raw["universal_exceptions"]),
        exclusive=phrases(raw["exclusive"]),
        exclusive_exceptions=phrases(raw["exclusive_exceptions"]),
        because=phrases(raw["because"]),
        inclusive=phrases(raw["inclusive"]),
        partial=phrases(raw["partial"]),
        possible=phrases(raw["possible"]),
        unsure=phrases(raw["unsure"]),
        modality={name: phrases(words) for name, words in raw["modality"].items()},
        differs={name: tuple(others) for name, others in raw["modality_differs"].items()},
        standing=phrases(raw["tense"]["standing"]),
        past=phrases(raw["tense"]["past"]),
    )


def _units(raw: dict[str, Any]) -> Units:
    measures: dict[str, tuple[str, float]] = {}
    measures |= dict.fromkeys(raw["percent"]["base"], ("percent", 1.0))
    signs: dict[str, str] = {}
    for currency, money in raw["money"].items():
        measures |= dict.fromkeys(money["words"], (currency, 1.0))
        signs |= dict.fromkeys(money["signs"], currency)
    for dimension, spellings in raw["measure"].items():
        measures |= {spelling: (dimension, factor) for spelling, factor in spellings.items()}
    return Units(
        measures=measures,
        signs=signs,
        scale=raw["scale"],
        words=raw["words"],
        fractions=raw["fractions"],
        comparators={name: phrases(words) for name, words in raw["comparators"].items()},
    )
