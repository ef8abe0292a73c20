"""From a raw confidence (the share of words in common) to the chance that a stance is right, by fitted curves."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from bot.checking.result import ReasonKind, Reference, Stance

_FILE: Final = "confidence.toml"
_STATED: Final = (Stance.SUPPORTS, Stance.CONFLICTS)
NEITHER: Final = "neither"
"""What the curves call the label of a pair that gets no stance."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Log odds: `offset` plus `slope` times the raw confidence."""

    offset: float
    slope: float

    def chance(self, raw: float) -> float:
        """The chance, 0 to 1, for a raw confidence between 0 and 1."""
        return 1 / (1 + math.exp(-(self.offset + self.slope * raw)))


def with_chance(reference: Reference) -> Reference:
    """The reference with the chance that its stance is right in place of its raw confidence."""
    curve = curves("reference")[label_of(reference)]
    return replace(reference, confidence=round(curve.chance(reference.confidence), 3))


def label_of(reference: Reference) -> str:
    """Which curve a reference goes by: that of its stance; a successor is as sure as what it ended."""
    superseded = any(reason.kind is ReasonKind.SUPERSEDED for reason in reference.reasons)
    stated = reference.stance is not Stance.RELATED
    return (Stance.OUTDATED if stated and superseded else reference.stance).value


def pair_chance(stance: Stance | None, raw: float) -> float:
    """The chance that what the judges alone say of a pair is right: its stance, or `neither` where it has none."""
    return curves("pair")[label_of_pair(stance)].chance(raw)


def label_of_pair(stance: Stance | None) -> str:
    """Which curve a pair goes by: that of its stance, or NEITHER."""
    return stance.value if stance in _STATED else NEITHER


@cache
def curves(group: str) -> Mapping[str, Curve]:
    """The curves of a group of the file by label."""
    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    return {label: Curve(**curve) for label, curve in tomllib.loads(text)[group].items()}
