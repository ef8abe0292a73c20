"""Where commands write files: whole or not at all, or to standard output."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from pathlib import Path

from sources.errors import InputError


def write_out(file: Path, data: bytes) -> None:
    """Write a file, or standard output where it is called "-". A file that is there is replaced whole, or not at all.

    It keeps its mode. A link is followed, and what is no file (a device, a pipe) is written to.

    Raises:
        InputError: it cannot be written.
    """
    if str(file) == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        _write_whole(file, data)
    except OSError as error:
        raise InputError(f"{file} cannot be written: {(error.strerror or str(error)).lower()}.") from None


def _write_whole(file: Path, data: bytes) -> None:
    if file.exists() and not file.is_file():
        # A device or a pipe is written to: root could put a file in its place, and break what else uses it.
        with file.open("wb") as out:
            out.write(data)
        return
    # A link stays one, and leads to what is new.
    target = Path(os.path.realpath(file))
    mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
    made = target.with_name(f".crosscheck-{secrets.token_hex(8)}")
    try:
        _write_new(made, data, mode)
        made.replace(target)
    except BaseException:
        made.unlink(missing_ok=True)
        raise


def _write_new(file: Path, data: bytes, mode: int | None) -> None:
    """Write a file that is not there yet, until it is on the disk; without a mode it gets what the umask leaves."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666 if mode is None else mode)
    with os.fdopen(handle, "wb") as out:
        if mode is not None:
            os.fchmod(handle, mode)
        out.write(data)
        out.flush()
        os.fsync(handle)
