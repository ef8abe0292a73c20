"""What pairs tell of their labels by habit, without being read, so that the network is not rewarded for learning that.

Whoever writes claims leaves habits in them: a "not" in what is right, a number in what is wrong, the evidence's own
words where one of them was changed. A network that knows these habits is right in two of three pairs with the evidence
of another pair before it. After Clark, Yatskar and Zettlemoyer (2019), "Don't Take the Easy Way Out": the network's
logits are added to the logarithms of what a model of the habits gives, and only the sum is held against the label; the
network is used without it.
"""

import re
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import SGDClassifier

from bot.model.training.pairs import LABELS, WORD, Pair

FOLDS = 4
_NUMBER = re.compile(r"\d[\d.,]*")
_MOST = 0.9
_SHORT = 3


def by_habit(pairs: Sequence[Pair], seed: int) -> NDArray[np.float32]:
    """For each pair, in order, the logarithms of its chances by habit alone, shape (pairs, 3).

    They come from the claim's words and from how many of them stand in the evidence, by a model that saw no pair of the
    same evidence. Only the two stances are weighed against each other: that little in common means `neither` is no
    habit. Chances are kept within 0.1 and 0.9, so that a claim whose wording gives it away still teaches a little.
    """
    texts = [_habits(pair) for pair in pairs]
    gold = np.array([LABELS.index(pair.label) for pair in pairs])
    fold = np.array([crc32(pair.evidence.encode()) % FOLDS for pair in pairs])
    counted = TfidfVectorizer(ngram_range=(1, 2), min_df=4, tokenizer=str.split, token_pattern=None)
    table = counted.fit_transform(texts)
    stated = gold < LABELS.index("neither")
    supported = np.full(len(pairs), 0.5)
    for number in range(FOLDS):
        apart = fold == number
        model = SGDClassifier(loss="log_loss", alpha=2e-6, max_iter=12, tol=None, random_state=seed)
        model.fit(table[~apart & stated], gold[~apart & stated] == LABELS.index("supports"))
        supported[apart] = model.predict_proba(table[apart])[:, 1]
    right = float(((supported > 0.5) == (gold == LABELS.index("supports")))[stated].mean())
    print(f"by habit: {right:.3f} of the stances right", flush=True)
    supported = np.clip(supported, 1 - _MOST, _MOST)
    return np.log(np.stack([supported, 1 - supported, np.full(len(pairs), 0.5)], axis=1)).astype(np.float32)


def _habits(pair: Pair) -> str:
    """A claim's words with every number made one, its length, the words shared: each by itself and with its set."""
    kind = pair.source.partition("_")[0]
    words = _NUMBER.sub("#", pair.claim.lower()).replace(",", " ,").replace(".", " .").split()
    content = [word for word in WORD.findall(pair.claim.lower()) if len(word) > _SHORT]
    found = set(WORD.findall(pair.evidence.lower()))
    shared = sum(word in found for word in content) / max(1, len(content))
    marks = [
        f"length{min(len(words) // 5, 6)}",
        f"numbers{min(words.count('#'), 3)}",
        f"upper{pair.claim[:1].isupper()}",
        f"shared{round(shared * 10)}",
    ]
    return " ".join([*words, *marks, *(f"{kind}:{word}" for word in (*words, *marks)), f"{kind}:"])
