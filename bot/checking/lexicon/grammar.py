"""The words by which a sentence is taken apart, from grammar.toml."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Grammar:
    """Groups of lower-case words, as the comments in grammar.toml say; the patterns find words and phrases.

    `telling` has for each small word the number of the thing that it tells, and of the side on which it stands.
    """

    be: frozenset[str]
    helpers: frozenset[str]
    past: frozenset[str]
    present: frozenset[str]
    saying: frozenset[str]
    led_in: frozenset[str]
    before_nouns: frozenset[str]
    anybody: frozenset[str]
    undergone: frozenset[str]
    running: frozenset[str]
    wishes: frozenset[str]
    promises: frozenset[str]
    empty: frozenset[str]
    participles: frozenset[str]
    between: frozenset[str]
    offices: frozenset[str]
    lawgiving: frozenset[str]
    executive: frozenset[str]
    regulating: frozenset[str]
    papers: frozenset[str]
    foreseeing: frozenset[str]
    owing: frozenset[str]
    blaming: frozenset[str]
    finding: frozenset[str]
    weighty: frozenset[str]
    weighty_stems: frozenset[str]
    weighty_things: frozenset[str]
    weighty_thing_stems: frozenset[str]
    kin: frozenset[str]
    kin_stems: frozenset[str]
    about_it: frozenset[str]
    about_it_stems: frozenset[str]
    neutral: frozenset[str]
    neutral_stems: frozenset[str]
    turning_few: frozenset[str]
    filling: frozenset[str]
    filling_stems: frozenset[str]
    escaping: frozenset[str]
    escaping_stems: frozenset[str]
    before_places: frozenset[str]
    telling: dict[str, tuple[int, int]]
    due: re.Pattern[str]
    asks: re.Pattern[str]
    forecasts: re.Pattern[str]
    wished: re.Pattern[str]
    hedges: re.Pattern[str]
    wants: re.Pattern[str]
    evading: re.Pattern[str]


# "Must be reviewed", "will then also grant": what may stand between.
VERBS_IN_LY = ("comply", "apply", "supply", "resupply", "reply", "rely", "imply", "multiply", "fly")
"""Verbs in -ly: other words in -ly behind a helping verb tell how something is done."""
_BETWEEN = rf"(?: (?:be|not|also|then|later|(?!(?:{'|'.join(VERBS_IN_LY)})\b)[a-z]+ly)){{0,3}} (?=[a-z])"
_BEHIND_A_WISH = r"\b(?= (?:to|for|that|not|off|out)\b)"


def read_grammar(raw: dict[str, Any], stem: Callable[[str], str]) -> Grammar:
    """The groups of grammar.toml, phrases as patterns, with the stems of the verbs in three of them."""

    def either(words: list[str]) -> str:
        longest_first = sorted(words, key=len, reverse=True)
        return r"\b(?:" + "|".join(re.escape(word) for word in longest_first) + ")"

    groups: dict[str, Any] = {name: frozenset(words) for name, words in raw.items() if name != "telling"}
    groups["helpers"] |= groups["be"]
    return Grammar(
        **groups
        | {
            "weighty_stems": frozenset(stem(word) for word in raw["weighty"]),
            "neutral_stems": frozenset(stem(word) for word in raw["neutral"]),
            # What says nothing by itself in a claim of few words.
            "filling_stems": frozenset(
                stem(word) for word in [*raw["filling"], *raw["neutral"], *raw["escaping"]]
            )
            - {stem(word) for word in raw["turning_few"]},
            "escaping_stems": frozenset(stem(word) for word in raw["escaping"]),
            "weighty_thing_stems": frozenset(stem(word) for word in raw["weighty_things"]),
            "kin_stems": frozenset(stem(word) for word in raw["kin"]),
            "about_it_stems": frozenset(stem(word) for word in raw["about_it"]),
            "telling": {
                word: (thing, side)
                for thing, sides in enumerate(raw["telling"])
                for side, words in enumerate(sides)
                for word in words
            },
            "due": re.compile(either(raw["due"]) + _BETWEEN),
            "asks": re.compile(either(raw["asks"]) + r"\b"),
            "hedges": re.compile(either(raw["hedges"]) + r"\b"),
            "wants": re.compile(either(raw["wants"]) + r"\b"),
            "evading": re.compile(either(raw["evading"]) + r"\b"),
            "forecasts": re.compile(either(raw["forecasts"]) + r"\b"),
            "wished": re.compile(either([*raw["wishes"], *raw["promises"]]) + _BEHIND_A_WISH),
        }
    )
