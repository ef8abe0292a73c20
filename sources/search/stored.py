"""An index by words that is kept in a folder, with its notices: opened at once, caught up by what changed."""

from __future__ import annotations

import json
import logging
import shutil
from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import tantivy

from sources.database.records import from_json
from sources.notice import Notice
from sources.search import Progress
from sources.search.documents import NOTICE, NOTICE_ID, Terms, documents, make_schema
from sources.search.lexical import LexicalIndex
from sources.search.soundness import META, is_sound

_log = logging.getLogger(__name__)
_FORMAT: Final = 1
"""Grows when the fields of a document, or what an index says of itself, change."""
_LABEL: Final = "*"
"""No notice's id: that of the one document that says what the index was made of."""
_FEW: Final = 2_000
_HEAP: Final = 15_000_000
_LARGE_HEAP: Final = 100_000_000
"""Bytes that the writer fills before it writes a part of the index: more for whole tables, which fall into fewer."""
_KEPT: Final = 2_000


class BusyError(Exception):
    """Another process is writing to this index."""


@dataclass(frozen=True, slots=True)
class Label:
    """What an index says of itself, in the same commit as its documents."""

    state: Mapping[str, Any]
    """Which state of which tables it holds, as whoever wrote it put it into JSON."""
    extra: Any
    """What else the writer needs again, as JSON."""
    statements: int


@dataclass(frozen=True, slots=True)
class Opened:
    """What was committed last."""

    label: Label
    notices: StoredNotices
    index: tantivy.Index

    def search(self, terms: Terms | None) -> LexicalIndex:
        """The search over it."""
        return LexicalIndex.over(self.index, self.notices, terms)


class StoredNotices(Mapping[str, Notice]):
    """The notices that an index holds, each read when it is asked for; all of one commit."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = index.schema
        self._searcher = index.searcher()
        self._read: OrderedDict[str, Notice] = OrderedDict()

    def __getitem__(self, notice_id: str) -> Notice:
        notice = self._read.get(notice_id)
        if notice is None:
            notice = next((from_json(text) for text in self._stored(notice_id)), None)
            if notice is None:
                raise KeyError(notice_id)
            self._read[notice_id] = notice
            if len(self._read) > _KEPT:
                self._read.popitem(last=False)
        return notice

    def __contains__(self, notice_id: object) -> bool:
        return isinstance(notice_id, str) and notice_id != _LABEL and bool(self._found(notice_id, 1))

    def __iter__(self) -> Iterator[str]:
        count = int(self._searcher.num_docs)
        hits = self._searcher.search(tantivy.Query.all_query(), limit=max(1, count), count=False).hits
        ids = (str(self._searcher.doc(address).get_first(NOTICE_ID)) for _, address in hits)
        return iter(dict.fromkeys(id_ for id_ in ids if id_ != _LABEL))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _stored(self, notice_id: str) -> Iterator[str]:
        """The notice, which stands in one document of its statements alone."""
        if notice_id != _LABEL:
            for _, address in self._found(notice_id, int(self._searcher.num_docs)):
                data = self._searcher.doc(address).get_first(NOTICE)
                if data is not None:
                    yield bytes(data).decode()

    def _found(self, notice_id: str, limit: int) -> Sequence[tuple[Any, tantivy.DocAddress]]:
        query = tantivy.Query.term_query(self._schema, NOTICE_ID, notice_id, index_option="basic")
        return self._searcher.search(query, limit=max(1, limit), count=False).hits


class StoredIndex:
    """The folder. It is derived data: what is missing, damaged or of another kind is made again.

    Args:
        folder: where; each combination of tables needs its own.
        made_by: what the documents depend on besides the notices; an index that says otherwise is not used.

    A change is one commit: whoever is killed leaves the state before it or the one after it, with its label. One
    process at a time writes; others go on reading what they opened.
    """

    def __init__(self, folder: Path, made_by: str) -> None:
        self.folder = folder
        self._made_by = made_by

    def open(self) -> Opened | None:
        """What was committed last; None where there is nothing, or nothing that can be used."""
        if not (self.folder / META).is_file():
            return None
        if not is_sound(self.folder):
            _log.warning("the index in %s is damaged, and is made again", self.folder)
            return None
        try:
            index = tantivy.Index(make_schema(), path=str(self.folder))
        except ValueError as error:
            _log.info("the index in %s is not used: %s", self.folder, error)
            return None
        label = self._label(index)
        return Opened(label, StoredNotices(index), index) if label else None

    def make(
        self,
        notices: Sequence[Notice],
        state: Mapping[str, Any],
        extra: Any,
        terms: Terms | None,
        progress: Progress | None = None,
    ) -> Opened:
        """Write the index anew; what there was before is there until all is written.

        Raises:
            BusyError: another process writes to it.
            OSError: the folder cannot be written.
        """
        index = self._opened_or_empty()
        with _writing(index, _LARGE_HEAP if len(notices) > _FEW else _HEAP) as writer:
            writer.delete_all_documents()
            for place, notice in enumerate(notices):
                if progress is not None and place % 1000 == 0:
                    progress(place, len(notices))
                for document in documents(notice, terms, whole=True):
                    writer.add_document(document)
            statements = sum(len(notice.statements) for notice in notices)
            writer.add_document(self._labelled(state, extra, statements))
        if progress is not None:
            progress(len(notices), len(notices))
        return self._again(index)

    def change(
        self,
        opened: Opened,
        ids: Collection[str],
        new: Iterable[Notice],
        state: Mapping[str, Any],
        extra: Any,
        terms: Terms | None,
    ) -> Opened:
        """Put `new` notices in the place of those with the `ids`, all in one commit.

        Raises:
            BusyError: another process writes to it, or has written since it was opened.
            OSError: the folder cannot be written.
        """
        old = [opened.notices[id_] for id_ in ids if id_ in opened.notices]
        new = list(new)
        statements = opened.label.statements + _statements(new) - _statements(old)
        index = self._opened_or_empty()
        with _writing(index, _LARGE_HEAP if len(new) > _FEW else _HEAP) as writer:
            there = self._label(index)
            if there is None or there.state != opened.label.state:
                raise BusyError
            for id_ in (*ids, _LABEL):
                writer.delete_documents_by_term(NOTICE_ID, id_)
            for notice in new:
                for document in documents(notice, terms, whole=True):
                    writer.add_document(document)
            writer.add_document(self._labelled(state, extra, statements))
        return self._again(index)

    def remove(self) -> None:
        """Take the folder away, with all that is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _opened_or_empty(self) -> tantivy.Index:
        if self.folder.is_dir() and not is_sound(self.folder):
            self.remove()
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(make_schema(), path=str(self.folder))
        except ValueError:
            # Of other fields: an older version wrote it.
            self.remove()
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(make_schema(), path=str(self.folder))
        except ValueError as error:
            raise OSError(str(error)) from error

    def _again(self, index: tantivy.Index) -> Opened:
        index.reload()
        label = self._label(index)
        if label is None:
            raise BusyError
        return Opened(label, StoredNotices(index), index)

    def _label(self, index: tantivy.Index) -> Label | None:
        searcher = index.searcher()
        query = tantivy.Query.term_query(index.schema, NOTICE_ID, _LABEL, index_option="basic")
        hits = searcher.search(query, limit=1, count=False).hits
        if not hits:
            return None
        record = json.loads(bytes(searcher.doc(hits[0][1]).get_first(NOTICE) or b"null"))
        if not record or record["format"] != _FORMAT or record["made_by"] != self._made_by:
            return None
        return Label(record["state"], record["extra"], record["statements"])

    def _labelled(self, state: Mapping[str, Any], extra: Any, statements: int) -> tantivy.Document:
        record = {
            "format": _FORMAT,
            "made_by": self._made_by,
            "state": state,
            "extra": extra,
            "statements": statements,
        }
        document = tantivy.Document(notice_id=[_LABEL], statement_id=[_LABEL])
        document.add_bytes(NOTICE, json.dumps(record, ensure_ascii=False).encode())
        return document


@contextmanager
def _writing(index: tantivy.Index, heap: int) -> Iterator[tantivy.IndexWriter]:
    """The one writer of an index: what was added is committed at the end, whole, or not at all."""
    try:
        writer = index.writer(heap_size=heap, num_threads=1)
    except ValueError as error:
        if "LockBusy" in str(error):
            raise BusyError from None
        raise OSError(str(error)) from error
    try:
        yield writer
        writer.commit()
        writer.wait_merging_threads()
    except ValueError as error:
        raise OSError(str(error)) from error
    finally:
        # What holds the lock of the folder.
        del writer


def _statements(notices: Iterable[Notice]) -> int:
    return sum(len(notice.statements) for notice in notices)
