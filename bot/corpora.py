"""The index by words over a file of documents, kept by what stands in the file."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from platformdirs import user_cache_path

from bot.indexes import STORED_FROM
from bot.vocabulary_json import made_by
from sources.notice import Notice
from sources.search import Progress
from sources.search.lexical import LexicalIndex
from sources.search.stored import BusyError, StoredIndex

_log = logging.getLogger(__name__)
_CORPORA: Final = 4
"""Files whose indexes are kept, the last that were made."""


def corpus_words(data: bytes, documents: Callable[[], Sequence[Notice]], told: Progress) -> LexicalIndex:
    """The index by words over the documents of a file: kept in the user's cache by what stands in it, where large.

    Args:
        data: what stands in the file.
        documents: what reads it; not called where its index is kept.
        told: how far the making of a large index is.
    """
    folder = user_cache_path("crosscheck", appauthor=False) / "corpora"
    store = StoredIndex(folder / hashlib.blake2b(data, digest_size=16).hexdigest(), made_by())
    opened = store.open()
    if opened is None:
        notices = documents()
        if len(notices) < STORED_FROM:
            return LexicalIndex(notices)
        try:
            opened = store.make(notices, {}, None, None, told)
        except (BusyError, OSError) as error:
            _log.info("the index of a corpus is not kept: %s", error or "another process writes it")
            return LexicalIndex(notices)
        _keep_newest(folder)
    return opened.search(None)


def _keep_newest(folder: Path) -> None:
    kept = sorted(folder.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in kept[_CORPORA:]:
        shutil.rmtree(path, ignore_errors=True)
