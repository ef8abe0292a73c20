"""Claims written for the evidence of public sets, which stays where it is: a block names it by its digest."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from bot.model.training.pairs import SIGNS, Pair

_HEADER = re.compile(r"@ ([0-9a-f]{12})")
_LINE = re.compile(r"([+0-]) (\S.*)")


def digest(evidence: str) -> str:
    """What names an evidence in a block: the first twelve hexadecimal digits of its SHA-256."""
    return hashlib.sha256(evidence.encode()).hexdigest()[:12]


def read_contrast(folder: Path, known: Iterable[Pair]) -> list[Pair]:
    """Pairs of the files `CONTRAST-NN.txt` in `folder`, with the evidence from `known`; others are left out.

    A block begins with `@ ` and the digest of an evidence; each line after it is a sign (`+` supports, `-` conflicts,
    `0` neither) and a claim. An evidence that is held out is not among `known`, so neither are its claims. After
    Gardner and others 2020, whose contrast sets tell readers of the evidence from those who know it by heart.

    Raises:
        ValueError: a line is none of these; the sentence names the file and the line.
    """
    evidence = {digest(pair.evidence): pair.evidence for pair in known}
    pairs: list[Pair] = []
    for path in sorted(folder.glob("*.txt")):
        block = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if header := _HEADER.fullmatch(line):
                block = header[1]
            elif block and (found := _LINE.fullmatch(line)):
                if block in evidence:
                    pairs.append(Pair(evidence[block], found[2].strip(), SIGNS[found[1]], "contrast"))
            elif line.strip():
                message = f"{path.name}, line {number}: neither a digest nor a claim: {line[:60]!r}"
                raise ValueError(message)
    return pairs
