"""Labelled pairs of evidence and claim: reading them from folders, and keeping some of them back."""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.model.stretches import stretches

LABELS = ("supports", "conflicts", "neither")
KINDS = frozenset(
    [
        "match",
        "number",
        "date",
        "name",
        "polarity",
        "scope",
        "modality",
        "mechanism",
        "order",
        "validity",
        "cause",
        "other",
    ]
)
SIGNS = {"+": "supports", "-": "conflicts", "0": "neither"}
"""How a line of written pairs begins, and the label that it means."""
_LINE = re.compile(r"([+0-]) ([a-z]+) \| (\S.*)")
WORD = re.compile(r"[a-z0-9][a-z0-9.,'/%-]*[a-z0-9%]|[a-z0-9]")

# How many pairs of a large set are used: caption-like sets teach little about notices, and time is short.
CAPS = {"breakingnli": 400, "snli": 3000, "scitail": 300, "factcheckgpt": 900}
# All training shows this many words of evidence at most: a pair of 100 takes as long as three of 35, and the model
# reads what is longer in stretches.
LONGEST_EVIDENCE = 75
# Small sets close to the task are shown this many times, each time in other company (`augment.accompanied`).
REPEATS = {"feversym": 2, "checkcovid": 2, "fm2": 2, "contractnli": 2, "scifact": 2, "contrast": 2}
# Seventeen claims stand in all of ContractNLI, so sharing a claim does not make two of its pairs kin.
CLAIMS_SHARED_BY_ALL = frozenset({"contractnli"})


@dataclass(frozen=True, slots=True)
class Pair:
    """One labelled pair; `source` is the set it came from, `kind` the way it was made."""

    evidence: str
    claim: str
    label: str
    source: str
    kind: str = ""


def words(text: str) -> list[str]:
    """The lower-case words and numbers of `text`, in order."""
    return WORD.findall(text.lower())


def _rows(path: Path) -> Iterable[dict[str, str]]:
    """The JSON objects of a .jsonl or .jsonl.gz file."""
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_public(folder: Path) -> list[Pair]:
    """Every pair of the public sets in `folder` (files named `kind_SET_part.jsonl[.gz]`)."""
    return [
        Pair(row["evidence"], row["claim"], row["label"], path.name.split("_")[1])
        for path in sorted(folder.glob("*.jsonl*"))
        for row in _rows(path)
        if row["label"] in LABELS
    ]


def read_notice_pairs(folder: Path, pattern: str = "[!e]*.jsonl") -> list[Pair]:
    """The project's own pairs, the file's name being the subject; `extra_*` files have their own pattern."""
    return [
        Pair(row["statement"], row["claim"], row["label"], path.stem, row.get("kind", ""))
        for path in sorted(folder.glob(pattern))
        for row in _rows(path)
        if row["label"] in LABELS
    ]


def read_written(folder: Path) -> list[Pair]:
    """Pairs of the files `SUBJECT-NN.txt` in `folder`: blocks of an evidence and the claims that were written for it.

    A block begins with `# ` and the evidence; each line after it is a sign (`+` supports, `-` conflicts, `0` neither),
    a kind, ` | ` and a claim. `source` is the subject after "written_".

    Raises:
        ValueError: a line is none of these; the sentence names the file and the line.
    """
    pairs: list[Pair] = []
    for path in sorted(folder.glob("*.txt")):
        source, evidence = "written_" + path.stem.rpartition("-")[0], ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = _LINE.fullmatch(line)
            if line.startswith("# "):
                evidence = line[2:].strip()
            elif found and evidence and found[2] in KINDS:
                pairs.append(Pair(evidence, found[3].strip(), SIGNS[found[1]], source, found[2]))
            elif line.strip():
                message = f"{path.name}, line {number}: neither an evidence nor a claim: {line[:60]!r}"
                raise ValueError(message)
    return pairs


def hold_out(pairs: Sequence[Pair], share: float, seed: int) -> tuple[list[Pair], list[Pair]]:
    """Split off about `share` of `pairs`; pairs that share a claim or an evidence stay on the same side.

    FEVER-Symmetric repeats claims of FEVER, and NLI sets repeat premises: a split by rows would leak.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for pair in pairs:
        evidence, claim = root("e:" + pair.evidence), "c:" + pair.claim
        if pair.source not in CLAIMS_SHARED_BY_ALL:
            first, second = sorted((evidence, root(claim)))
            parent[second] = first
    kept: list[Pair] = []
    held: list[Pair] = []
    for pair in pairs:
        digest = hashlib.sha256(f"{seed}:{root('e:' + pair.evidence)}".encode()).digest()
        (held if digest[0] / 256 < share else kept).append(pair)
    return kept, held


def shortened(pair: Pair) -> Pair:
    """The pair with the stretch of a long evidence that has most of the claim's words."""
    parts = stretches(pair.evidence, LONGEST_EVIDENCE)
    claimed = set(words(pair.claim))
    best = max(parts, key=lambda part: len(claimed & set(words(part))))
    return pair if len(parts) == 1 else replace(pair, evidence=best)


def weigh(pairs: Sequence[Pair], seed: int) -> list[Pair]:
    """Thin large sets to CAPS (labels as even as they allow), cut long evidence to what matters, repeat small sets."""
    rng = random.Random(seed)
    by_source: dict[str, list[Pair]] = {}
    for pair in pairs:
        by_source.setdefault(pair.source, []).append(shortened(pair))
    chosen: list[Pair] = []
    for source, members in sorted(by_source.items()):
        cap = CAPS.get(source)
        if cap is not None and len(members) > cap:
            rng.shuffle(members)
            room = dict.fromkeys(LABELS, cap // 2 if source == "breakingnli" else cap // 3 + 1)
            picked = []
            for pair in members:
                if room[pair.label] > 0:
                    room[pair.label] -= 1
                    picked.append(pair)
            members = picked
        chosen += members * REPEATS.get(source, 1)
    return chosen
