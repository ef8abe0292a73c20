"""Training pairs made from labelled ones, against the shortcuts that the plain sets teach."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.model.training.pairs import LONGEST_EVIDENCE, Pair, words
from bot.model.training.perturb import (
    change_month,
    change_number,
    change_place,
    cut,
    negate,
    reword,
    swap_opposite,
)

_STOP = frozenset(
    words(
        "the a an of to in on for and or by with from at as is are was were be been that this which it its "
        "their his her not no any all each every than more must shall may will would can has have had who "
        "under after before"
    )
)
_TITLE_OPENINGS = (
    "Notice on {}", "Order on {}", "{}", "{}: Final Rule", "Decision concerning {}",
    "Amendment to the Rules on {}", "Announcement No. {n} of {y} on {}", "Guidance on {}", "Regulation on {}",
    "{} (Consolidated)", "Measures for {}", "Implementation of {}", "Statement on {}", "Revision of {}",
    "Public Notice {n}: {}", "Press Release: {}",
)  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z0-9])")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}(?: [A-Z][a-z]{3,})*\b")


def title_for(statement: str, rng: random.Random) -> str:
    """A notice title made of the statement's longest run of content words, with an official opening."""
    runs: list[list[str]] = [[]]
    for word in re.findall(r"[\w-]+|[.,;:]", statement):
        if word.lower() in _STOP or not word[0].isalpha():
            runs.append([])
        else:
            runs[-1].append(word)
    longest = sorted((run[:5] for run in runs if run), key=len)[-2:] or [["this", "matter"]]
    subject = " ".join(rng.choice(longest)).title()
    opening = rng.choice(_TITLE_OPENINGS)
    return opening.format(subject, n=rng.randrange(1, 99), y=rng.randrange(2019, 2033))


def premise(statements: Sequence[str], rng: random.Random, titled: float = 0.7) -> str:
    """Statements as one premise, in the form that the product shows: usually with a title before them."""
    body = " ".join(text if text.endswith((".", "!", "?")) else text + "." for text in statements)
    return f"{title_for(statements[0], rng)}. {body}" if rng.random() < titled else body


def perturbed(pair: Pair, rng: random.Random) -> Pair | None:
    """A pair of the opposite stance, or None: a changed support conflicts, a denied conflict supports."""
    if pair.label == "neither":
        return None
    if pair.label == "conflicts":
        # Evidence that refutes a claim entails its denial; a number changed twice proves nothing.
        # Duties are left out: what refutes "must" is "need not", which supports no "must not".
        claim = None if re.search(r"\b(must|shall|should)\b", pair.claim) else negate(pair.claim)
        return None if claim is None else Pair(pair.evidence, claim, "supports", pair.source, "denied")
    ways: list[tuple[str, Callable[[], str | None]]] = [
        ("number", lambda: change_number(pair.claim, pair.evidence, rng)),
        ("date", lambda: change_month(pair.claim, pair.evidence, rng)),
        ("name", lambda: change_place(pair.claim, pair.evidence, rng)),
        ("polarity", lambda: negate(pair.claim)),
        ("modality", lambda: swap_opposite(pair.claim, rng)),
    ]
    rng.shuffle(ways)
    for kind, way in ways:
        claim = way()
        if claim is not None:
            return Pair(pair.evidence, claim, "conflicts", pair.source, kind)
    return None


def unrelated(pairs: Sequence[Pair], count: int, rng: random.Random) -> list[Pair]:
    """`count` pairs of a claim with another claim's evidence that shares a rare word with it: neither."""
    holders: dict[str, set[int]] = defaultdict(set)
    for number, pair in enumerate(pairs):
        for word in set(words(pair.evidence)) - _STOP:
            holders[word].add(number)
    linked: dict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        linked[pair.claim].add(pair.evidence)
    made: list[Pair] = []
    for pair in rng.sample(list(pairs), len(pairs)):
        claim_words = set(words(pair.claim)) - _STOP
        rare = sorted(
            (len(holders[word]), word) for word in claim_words if 2 <= len(holders.get(word, ())) < 60
        )
        if not rare:
            continue
        other = pairs[rng.choice(sorted(holders[rare[0][1]]))].evidence
        overlap = len(claim_words & set(words(other))) / len(claim_words)
        # Beyond half of its words the other evidence may well decide the claim.
        if other not in linked[pair.claim] and overlap <= 0.5:
            made.append(Pair(other, pair.claim, "neither", pair.source, "other"))
        if len(made) >= count:
            break
    return made


def renamed(pair: Pair, pool: Sequence[str], rng: random.Random) -> Pair | None:
    """A supported claim with a name of the statement exchanged for another of the same subject: conflicts."""
    shared = [
        name for name in sorted(set(_NAME.findall(pair.claim))) if name in pair.evidence and len(name) > 4
    ]
    if pair.label != "supports" or not shared:
        return None
    new = rng.choice(pool)
    if new in pair.evidence:
        return None
    return Pair(pair.evidence, pair.claim.replace(rng.choice(shared), new), "conflicts", pair.source, "name")


def notice_forms(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """One subject's pairs as in real use: titled, joined, cut, perturbed, mismatched, two claims in one."""
    statements = sorted({pair.evidence for pair in pairs})
    names = sorted({name for text in statements for name in _NAME.findall(text)})
    similar = {text: _nearest(text, statements, 8) for text in statements}
    made: list[Pair] = []

    def add(evidence: Sequence[str], claim: str, label: str, kind: str, titled: float = 0.7) -> None:
        made.append(Pair(premise(evidence, rng, titled), claim, label, pairs[0].source, kind))

    def among(text: str) -> list[str]:
        # More than two would be cut at the length trained with, and perhaps the one that decides.
        group = [text, *rng.sample(similar[text], rng.choice((0, 1, 1)))]
        rng.shuffle(group)
        return group

    for pair in pairs:
        add([pair.evidence], pair.claim, pair.label, pair.kind, titled=0.5)
        add(among(pair.evidence), pair.claim, pair.label, pair.kind)
        for other in (perturbed(pair, rng), renamed(pair, names, rng) if rng.random() < 0.5 else None):
            if other is not None:
                add(among(pair.evidence), other.claim, other.label, other.kind)
        if pair.label != "neither" and rng.random() < 0.45:
            add(rng.sample(similar[pair.evidence], rng.randrange(1, 3)), pair.claim, "neither", "other")
    for text in statements:
        # Supports that keep most of the statement's words, and conflicts one change away from them.
        for source in [text, cut(text, rng), cut(text, rng)]:
            if source is None:
                continue
            same = Pair(text, reword(source, rng), "supports", pairs[0].source, "match")
            add(among(text), same.claim, "supports", "match")
            flipped = perturbed(Pair(text, source, "supports", pairs[0].source), rng)
            if flipped is not None and rng.random() < 0.5:
                add(among(text), reword(flipped.claim, rng), "conflicts", flipped.kind)
        add(rng.sample(similar[text], 2), reword(text, rng), "neither", "other")
    made += _two_claims(pairs, rng)
    return made


def whole_notice_forms(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Pairs whose evidence is a titled notice already: as they are, without title, perturbed, mismatched."""
    notices = sorted({pair.evidence for pair in pairs})
    similar = {text: _nearest(text, notices, 5) for text in notices}
    made: list[Pair] = []
    for pair in pairs:
        made.append(pair)
        title, _, body = pair.evidence.partition(". ")
        # What names the matter may stand in the title alone; the label holds if the claim does not need it.
        bare = body and not (set(_NAME.findall(title)) & set(_NAME.findall(pair.claim)))
        if bare and rng.random() < 0.3:
            made.append(Pair(body, pair.claim, pair.label, pair.source, pair.kind))
        changed = perturbed(pair, rng)
        if changed is not None:
            made.append(changed)
        if pair.label != "neither" and rng.random() < 0.35:
            made.append(Pair(rng.choice(similar[pair.evidence]), pair.claim, "neither", pair.source, "other"))
    return made


def written_forms(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Pairs of one subject that were written out in full: as they are, some perturbed, some mismatched.

    Added to them are sentences of the evidence as claims. Those who wrote the pairs kept the evidence's words where
    they changed one, and went far from them elsewhere: without these, what is said in the same words is refuted.
    """
    evidences = sorted({pair.evidence for pair in pairs})
    similar = {text: _nearest(text, evidences, 4) for text in evidences}
    claims = {(pair.evidence, pair.claim) for pair in pairs}
    made: list[Pair] = []
    for pair in pairs:
        made.append(pair)
        # Supports above all: those who wrote the pairs denied more often where the claim is right.
        changed = perturbed(pair, rng) if rng.random() < (0.5 if pair.label == "supports" else 0.1) else None
        if changed is not None:
            made.append(changed)
        other = rng.choice(similar[pair.evidence])
        # The twin of an evidence has the same claims with labels of their own, and so may a notice on the same matter.
        apart = (other, pair.claim) not in claims and _shared(pair.claim, other) <= 0.34
        if pair.label != "neither" and apart and rng.random() < 0.15:
            made.append(Pair(other, pair.claim, "neither", pair.source, "other"))
    for text in evidences:
        made += _own_sentences(text, pairs[0].source, rng)
    return made


def _own_sentences(evidence: str, source: str, rng: random.Random) -> list[Pair]:
    """Up to four claims in the evidence's own words, and as many as can be changed with one thing changed."""
    sentences = _SENTENCE.split(evidence)
    body = sentences[1:] if len(sentences) > 2 else sentences
    made: list[Pair] = []
    for sentence in rng.sample(body, min(len(body), 4)):
        said = cut(sentence, rng) if rng.random() < 0.4 else None
        claim = reword(said or sentence, rng)
        made.append(Pair(evidence, claim, "supports", source, "match"))
        changed = perturbed(made[-1], rng) if rng.random() < 0.6 else None
        if changed is not None:
            made.append(changed)
    return made


def _shared(claim: str, evidence: str) -> float:
    """The share of a claim's content words that stand in an evidence."""
    mine = set(words(claim)) - _STOP
    return len(mine & set(words(evidence))) / max(1, len(mine))


def _two_claims(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Two claims said in one breath over two statements: a conflict decides, then what is not said."""
    worth = ("conflicts", "neither", "supports")
    made: list[Pair] = []
    for first, second in zip(pairs, rng.sample(list(pairs), len(pairs)), strict=True):
        if first.evidence == second.evidence or rng.random() < 0.55:
            continue
        # An unsaid half beside a refuted one is left out: people label it both ways.
        if {first.label, second.label} == {"conflicts", "neither"}:
            continue
        label = min(first.label, second.label, key=worth.index)
        claim = first.claim.rstrip(".") + rng.choice((", and ", "; ", ". ", " and ")) + second.claim
        evidence = premise(rng.sample([first.evidence, second.evidence], 2), rng)
        made.append(Pair(evidence, claim, label, first.source, "joined"))
    return made


def _nearest(text: str, others: Sequence[str], count: int) -> list[str]:
    """The `count` other statements that share most words with `text`."""
    own = set(words(text)) - _STOP
    ranked = sorted((text_ for text_ in others if text_ != text), key=lambda t: -len(own & set(words(t))))
    return ranked[:count]


def accompanied(pairs: Sequence[Pair], share: float, rng: random.Random) -> list[Pair]:
    """`pairs`, a `share` of them with a sentence from another evidence of their set before or behind their own.

    A set of a thousand pairs that is shown as it is for a dozen times is learnt by heart: right on 0.97 of
    Fool-Me-Twice as trained on, on 0.67 of what was held back. What is beside the point changes no label, and makes a
    pair look new.
    """
    by_source: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        by_source[pair.source].append(pair.evidence)
    made: list[Pair] = []
    for pair in pairs:
        other = rng.choice(_SENTENCE.split(rng.choice(by_source[pair.source])))
        room = LONGEST_EVIDENCE - len(pair.evidence.split())
        if rng.random() < share and len(other.split()) <= room and other not in pair.evidence:
            texts = rng.sample([pair.evidence, other], 2)
            pair = replace(pair, evidence=" ".join(texts))
        made.append(pair)
    return made


def public_forms(pairs: Sequence[Pair], rng: random.Random) -> list[Pair]:
    """Perturbed and mismatched pairs of the public sets, and some of them in the shape of a titled notice."""
    made: list[Pair] = []
    for source, share, mismatched in (
        ("feverdev", 0.2, 1500), ("fm2", 0.5, 400), ("feversym", 0.3, 120), ("scifact", 0.3, 150),
        ("checkcovid", 0.2, 0), ("mnli", 0.05, 0),
    ):  # fmt: skip
        members = [p for p in pairs if p.source == source and len(p.evidence.split()) <= LONGEST_EVIDENCE]
        changed = (perturbed(pair, rng) for pair in members if rng.random() < share)
        made += [pair for pair in changed if pair is not None]
        made += unrelated(members, mismatched, rng) if mismatched else []
    return made
