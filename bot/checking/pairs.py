"""One claim beside one text, without a table: what the judges and the model make of the pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.checking.checker import Entailment
from bot.checking.confidence import pair_chance
from bot.checking.judges import Sign
from bot.checking.judging import judge_notice, read_notice
from bot.checking.reading.claims import find_claims
from bot.checking.reading.cleaning import MAX_CHARACTERS, clean
from bot.checking.reading.one_text import read
from bot.checking.reading.vocabulary import Vocabulary
from bot.checking.reasons import reasons_of
from bot.checking.result import Reason, Stance
from bot.checking.verdict import SILENCING, Opinion, Scores, decide
from sources.notice import Notice, Statement


@dataclass(frozen=True, slots=True)
class PairScores:
    """Chances of the three labels, summing to 1."""

    supports: float
    conflicts: float
    neither: float


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """A pair's stance (None: nothing to say), its confidence, reasons, and scores.

    `confidence` is the chance that the stance, or the lack of one, is right; `raw` is what it was before calibration.
    """

    stance: Stance | None
    confidence: float
    reasons: tuple[Reason, ...]
    scores: Scores
    raw: float = 0.0


_SENTENCES = 60
"""Of a long statement; what follows is not judged, and the model sees less than that."""
_NOTHING = PairScores(0.0, 0.0, 1.0)
_DOUBTED = 0.4
"""What the model's chance of a support is multiplied with where the judges alone find a conflict.

Of 210 such pairs among those that no training saw 13 in 100 were supports; the model gave them 26 in 100.
"""


def judge_pairs(pairs: Sequence[tuple[str, str]], model: Entailment | None) -> list[JudgedPair]:
    """Judge (claim, statement) pairs, in order. An empty side says nothing; what is too long is cut."""
    vocabulary = Vocabulary.plain()
    cleaned = [(_clean(claim), _clean(statement)) for claim, statement in pairs]
    scores: Sequence[Scores | None] = [None] * len(pairs)
    if model is not None:
        scores = model.score([(statement, claim) for claim, statement in cleaned])
    return [
        _judged(claim, statement, score, vocabulary)
        if claim and statement
        else JudgedPair(None, 0.0, (), _NOTHING)
        for (claim, statement), score in zip(cleaned, scores, strict=True)
    ]


def _clean(text: str) -> str:
    return " ".join(clean(text[:MAX_CHARACTERS]).text.split())


def _judged(claim: str, statement: str, score: Scores | None, vocabulary: Vocabulary) -> JudgedPair:
    texts = [found.text for found in find_claims(statement)][:_SENTENCES] or [statement]
    statements = tuple(Statement(f"pair#s{number}", text) for number, text in enumerate(texts, 1))
    notice = Notice(id="pair", publisher="", title="", statements=statements)
    judged = judge_notice(read(claim, vocabulary), read_notice(notice, vocabulary), vocabulary)
    if judged is None:
        return JudgedPair(None, 0.0, (), _NOTHING)
    opinion = decide(judged.evidence, judged.findings, score)
    if score is not None:
        score = _weighed(score, opinion.alone)
        opinion = _by_likeliest(opinion, score)
    reasons: tuple[Reason, ...] = ()
    if opinion.stance in (Stance.SUPPORTS, Stance.CONFLICTS):
        reasons = reasons_of(
            opinion.stance, opinion.findings, opinion.evidence.claim, by_model=opinion.by_model
        )
    if score is None:
        sure = pair_chance(opinion.stance, opinion.confidence)
        score = _by_judges(opinion.stance, sure)
    else:
        # The model's chances are calibrated as they come, also that of a stance which the judges hold against it.
        sure = _score_of(score, opinion.stance)
    return JudgedPair(opinion.stance, round(sure, 4), reasons, score, opinion.confidence)


def _weighed(scores: Scores, judged: Stance | None) -> PairScores:
    """The model's chances, that of a support the less where the judges alone find a conflict."""
    supports = scores.supports * (_DOUBTED if judged is Stance.CONFLICTS else 1.0)
    total = supports + scores.conflicts + scores.neither
    return PairScores(supports / total, scores.conflicts / total, scores.neither / total)


def _by_likeliest(opinion: Opinion, scores: Scores) -> Opinion:
    """What a pair comes to with a model: its likeliest label, but no stance without a word in common.

    The thresholds of `decide` are for a claim among notices that were searched; here somebody asks about the two. A
    support is held back by any value, name or denial that a judge finds to differ or to be missing. Claims made of 350
    labelled supports by changing such a thing stayed supported in 14 of 49 cases by the likeliest label where only firm
    differences held it back, in none of 30 so.
    """
    supported = scores.supports >= max(scores.conflicts, scores.neither)
    firm = any(finding.firm and finding.sign is Sign.DIFFERS for finding in opinion.findings)
    stance: Stance | None = Stance.RELATED
    if supported and not _held_back(opinion):
        stance = Stance.SUPPORTS
    elif scores.conflicts > scores.neither and (firm or not supported):
        stance = Stance.CONFLICTS
    if not opinion.evidence.whole.pairs:
        stance = Stance.RELATED
    if stance is Stance.RELATED and opinion.stance is None:
        stance = None
    return replace(opinion, stance=stance, by_model=opinion.by_model or stance is not opinion.stance)


def _held_back(opinion: Opinion) -> bool:
    return any(
        finding.kind in SILENCING
        if finding.sign is Sign.ABSENT
        else finding.sign is Sign.DIFFERS and (finding.firm or finding.kind in SILENCING)
        for finding in opinion.findings
    )


def _score_of(scores: Scores, stance: Stance | None) -> float:
    if stance is Stance.SUPPORTS:
        return scores.supports
    return scores.conflicts if stance is Stance.CONFLICTS else scores.neither


def _by_judges(stance: Stance | None, sure: float) -> PairScores:
    """Scores without a model: the judges' chance on what they say, the rest on neither, or evenly on both stances."""
    if stance is Stance.SUPPORTS:
        return PairScores(sure, 0.0, 1.0 - sure)
    if stance is Stance.CONFLICTS:
        return PairScores(0.0, sure, 1.0 - sure)
    return PairScores((1.0 - sure) / 2, (1.0 - sure) / 2, sure)
