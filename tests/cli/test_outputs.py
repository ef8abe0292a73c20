"""Where commands write: links are followed, devices are written to, and a file keeps its mode."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bot.cli.outputs import write_out
from sources.errors import InputError
from tests.cli.runner import run


def _mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_what_is_no_file_is_written_to(tmp_path: Path) -> None:
    """A pipe (as a device is, such as /dev/stdout) stays one, by its name and behind a link, and gets the bytes."""
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_out(pipe, b"one,")
        write_out(link, b"two")
        assert os.read(reader, 100) == b"one,two"
    finally:
        os.close(reader)
    assert pipe.is_fifo()
    assert link.is_symlink()


def test_a_link_stays_and_its_file_keeps_its_mode(tmp_path: Path) -> None:
    """An export through a link changes the file behind it, which nobody else may read after it either."""
    (tmp_path / "there").mkdir()
    file, link = tmp_path / "there" / "secret.csv", tmp_path / "link.csv"
    file.write_bytes(b"old")
    file.chmod(0o600)
    link.symlink_to("there/secret.csv")
    assert run("table", "export", link).code == 0
    assert link.is_symlink()
    assert file.read_bytes().startswith(b"notice_id,")
    assert _mode(file) == 0o600
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, umask: int, mode: int) -> None:
    """A file that was not there is as open as any that the user makes, behind a link too."""
    file, link = tmp_path / "new.csv", tmp_path / "link.csv"
    link.symlink_to(file)
    before = os.umask(umask)
    try:
        write_out(link, b"new")
    finally:
        os.umask(before)
    assert (file.read_bytes(), _mode(file), link.is_symlink()) == (b"new", mode, True)


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    """A folder is refused by its name, and no half of a file lies about."""
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(InputError, match=r"folder cannot be written: is a directory\.$"):
        write_out(folder, b"new")
    assert list(tmp_path.iterdir()) == [folder]
