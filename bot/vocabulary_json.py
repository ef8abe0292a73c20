"""A vocabulary as JSON and back, and what tells whether it is still read as it was written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import bot.checking
import sources.search
from bot.checking.reading.vocabulary import Forms, Vocabulary


@cache
def made_by() -> str:
    """What the documents of an index depend on besides the notices: the code and the word lists that make them."""
    here, there = Path(bot.checking.__file__).parent, Path(sources.search.__file__).parent
    files = [here / "tokens.py", here / "vocabulary.py", *(here / "lexicon").rglob("*"), *there.rglob("*.py")]
    digest = hashlib.blake2b(digest_size=16)
    for file in sorted(file for file in files if file.is_file() and "__pycache__" not in file.parts):
        digest.update(f"{file.name}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()


def vocabulary_record(vocabulary: Vocabulary) -> dict[str, Any]:
    """The vocabulary as JSON that `vocabulary_of` reads."""
    return {
        "forms": vocabulary.forms,
        "frequency": vocabulary.frequency,
        "statements": vocabulary.statements,
        "spelled": vocabulary.spelled,
    }


def vocabulary_of(record: Mapping[str, Any]) -> Vocabulary:
    """The vocabulary of `vocabulary_record`."""
    forms: Forms = {
        first: [(tuple(words), key, capital) for words, key, capital in choices]
        for first, choices in record["forms"].items()
    }
    return Vocabulary(forms, Counter(record["frequency"]), record["statements"], record["spelled"])
