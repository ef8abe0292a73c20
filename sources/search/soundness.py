"""Whether the files of an index in a folder are what was written: by the checksums that tantivy puts at their ends."""

from __future__ import annotations

import json
import struct
import zlib
from pathlib import Path
from typing import Final

META: Final = "meta.json"
_MAGIC: Final = 1337
_BLOCK: Final = 1 << 20
_KINDS: Final = ("term", "idx", "pos", "store", "fast", "fieldnorm")


def is_sound(folder: Path) -> bool:
    """Whether every file of what was committed last is there and whole. Reads them all: about 1 s for each GB.

    tantivy itself checks lengths alone, and would search in overwritten files.
    """
    try:
        while True:
            before = (folder / META).read_bytes()
            if _all_whole(folder, before):
                return True
            # Another process may have committed meanwhile, and taken away the files that this one was reading.
            if (folder / META).read_bytes() == before:
                return False
    except OSError:
        return False


def _all_whole(folder: Path, meta: bytes) -> bool:
    try:
        segments = json.loads(meta)["segments"]
        names = [name for segment in segments for name in _names(segment)]
        return all(_is_whole(folder / name) for name in names)
    except (OSError, ValueError, KeyError, TypeError, struct.error):
        return False


def _names(segment: dict[str, object]) -> list[str]:
    id_ = str(segment["segment_id"]).replace("-", "")
    deletes = segment["deletes"]
    names = [f"{id_}.{kind}" for kind in _KINDS]
    return [*names, f"{id_}.{deletes['opstamp']}.del"] if isinstance(deletes, dict) else names


def _is_whole(path: Path) -> bool:
    """A file ends with a footer in JSON, the footer's length, and a number that says so."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(-8, 2)
        length, magic = struct.unpack("<II", file.read(8))
        left = size - 8 - length
        if magic != _MAGIC or left < 0:
            return False
        file.seek(left)
        wanted = json.loads(file.read(length))["crc"]
        file.seek(0)
        found = 0
        while left > 0:
            block = file.read(min(_BLOCK, left))
            if not block:
                return False
            found = zlib.crc32(block, found)
            left -= len(block)
    return bool(found == wanted)
