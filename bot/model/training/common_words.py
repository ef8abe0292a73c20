"""Which words all subjects share: the list that tells glue ("leaves", "put") from a subject ("herring").

Run: python -m bot.model.training.common_words bot/model/data bot/checking/lexicon/common.txt
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from bot.model.training.pairs import read_written

# A letter by itself is a sign or part of a name.
_WORD = re.compile(r"[a-z]{2,}(?:'[a-z]+)?")
_FEWEST_SUBJECTS = 10
"""Of twenty-five. With ten, "reach", "deal" and "pull" are in and "herring", "cobalt" and "illness" are out."""


def common_words(folder: Path) -> list[str]:
    """The words of the pairs that stand in those of at least ten subjects, in alphabetical order."""
    subjects: dict[str, set[str]] = defaultdict(set)
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            row = json.loads(line)
            for word in _WORD.findall(f"{row['claim']} {row['statement']}".lower()):
                subjects[word].add(file.stem)
    for pair in read_written(folder / "written"):
        for word in _WORD.findall(f"{pair.claim} {pair.evidence}".lower()):
            subjects[word].add(pair.source)
    return sorted(word for word, held in subjects.items() if len(held) >= _FEWEST_SUBJECTS)


if __name__ == "__main__":
    Path(sys.argv[2]).write_text("\n".join(common_words(Path(sys.argv[1]))) + "\n", "utf-8")
