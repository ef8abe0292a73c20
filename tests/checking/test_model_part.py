"""The model is asked where its answer may change what is said, and for every near notice where somebody asks how."""

from collections.abc import Sequence
from datetime import date

import pytest

from bot.checking.checker import Checker
from bot.checking.result import VerdictKind
from bot.model.pair_model import PairModel, Scores, default_folder
from bot.service import build_checker
from sources.notice import Notice

AS_OF = date(2026, 10, 1)
SUPPORTED = "Proclamation 11002 imposes a duty of 25 percent on certain advanced chips."
CONTRADICTED = "Proclamation 11002 imposes a duty of 50 percent on certain advanced chips."


class Counted:
    """The model that ships, and how many pairs it was asked about."""

    def __init__(self, model: PairModel) -> None:
        self._model = model
        self.pairs = 0

    def score(self, pairs: Sequence[tuple[str, str]]) -> list[Scores]:
        """What the model says."""
        self.pairs += len(pairs)
        return self._model.score(pairs)


@pytest.fixture
def model() -> Counted:
    """One model for all tests of this file, which are skipped where its weights were left out."""
    folder = default_folder()
    if folder is None:
        pytest.skip("bot/model/weights is not there")
    return Counted(PairModel.load(folder))


@pytest.fixture
def checker(shipped: tuple[Notice, ...], model: Counted) -> Checker:
    """A checker over the shipped table with that model."""
    return build_checker(shipped, model)


def test_a_support_of_the_judges_is_asked_only_by_who_asks_how(checker: Checker, model: Counted) -> None:
    (verdict,) = checker.check(SUPPORTED, AS_OF)
    asked, model.pairs = model.pairs, 0
    (trace,) = checker.explain(SUPPORTED, AS_OF)
    assert verdict.kind is VerdictKind.SUPPORTED
    assert model.pairs > asked
    first = next(one for one in trace.considered if one.reference == verdict.references[0])
    assert first.opinion is not None
    assert first.opinion.scores is not None


def test_a_conflict_is_asked_since_the_model_may_keep_it_back(checker: Checker, model: Counted) -> None:
    (verdict,) = checker.check(CONTRADICTED, AS_OF)
    assert verdict.kind is VerdictKind.CONFLICTING
    assert model.pairs > 0


def test_asking_how_changes_no_verdict(checker: Checker, shipped: tuple[Notice, ...]) -> None:
    for notice in shipped[::4]:
        text = notice.statements[-1].text
        explained = tuple(trace.verdict for trace in checker.explain(text, AS_OF))
        assert checker.check(text, AS_OF) == explained
