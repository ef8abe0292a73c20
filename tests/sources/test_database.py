"""What goes wrong with a database: each a clear sentence, and nothing lost."""

from __future__ import annotations

import asyncio
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from sources.errors import CrosscheckError, InputError, StorageError
from sources.notice import Notice
from sources.table import SourceTable
from tests.sources.conftest import sqlite_url
from tests.sources.examples import SHIPPED_NOTICES, notice

ROOT = Path(__file__).parents[2]
MANY = 1000


def start(url: str, busy_seconds: float = 0.1) -> tuple[Notice, ...]:
    """Open the table, read it whole, close it."""

    async def run() -> tuple[Notice, ...]:
        async with await SourceTable.open(url, busy_seconds=busy_seconds) as table:
            return await table.notices()

    return asyncio.run(run())


def put(url: str, new: Notice) -> None:
    """Open the table, put a notice, close it."""

    async def run() -> None:
        async with await SourceTable.open(url, busy_seconds=0.1) as table:
            await table.put(new, "ann", "")

    asyncio.run(run())


def test_the_folder_is_made_on_the_first_start(tmp_path: Path) -> None:
    """Nobody has to make the data folder by hand."""
    start(sqlite_url(tmp_path / "a" / "b" / "crosscheck.db"))

    assert (tmp_path / "a" / "b" / "crosscheck.db").is_file()


@pytest.mark.parametrize(
    ("url", "kind", "sentence"),
    [
        ("mysql://host/x", InputError, "The database address begins with 'mysql'; use sqlite:///"),
        ("crosscheck.db", InputError, "The database address is not understood; sqlite:///"),
        ("sqlite://data/x.db", InputError, "The SQLite address needs three slashes, four before an absolute"),
        ("postgresql://ann:secret@127.0.0.1:1/x", StorageError, "cannot be reached; start it, or mend"),
    ],
)
def test_a_wrong_address_is_said(url: str, kind: type[CrosscheckError], sentence: str) -> None:
    """A wrong address, or one where nobody answers, is one sentence without the password."""
    with pytest.raises(kind) as error:
        start(url)

    assert sentence in str(error.value)
    assert "secret" not in str(error.value)


def test_what_a_postgresql_server_refuses_is_said(postgres_server: str) -> None:
    """A database or a user that is not there is named."""
    with pytest.raises(StorageError, match="has no database of that name; make it"):
        start(postgres_server.replace("/postgres?", "/nowhere?"))
    with pytest.raises(StorageError, match="refuses the user name or password"):
        start(postgres_server.replace("//postgres:", "//nobody:"))


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file where the folder should be is named."""
    (tmp_path / "file").write_text("")

    with pytest.raises(StorageError, match=r"file of the database cannot be made \(.*\); make it"):
        start(sqlite_url(tmp_path / "file" / "x.db"))


def test_a_locked_database_is_said(tmp_path: Path) -> None:
    """Another program that holds the database is waited for, then told; afterwards all is as before."""
    url = sqlite_url(tmp_path / "x.db")
    start(url)
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match=r"x\.db is locked by another program; end that one"):
            put(url, notice(1))
        assert start(url) == SHIPPED_NOTICES, "reading goes on meanwhile"

    put(url, notice(1))
    assert len(start(url)) == len(SHIPPED_NOTICES) + 1


def test_a_locked_first_start_is_said(tmp_path: Path) -> None:
    """A new database that another program holds is told too."""
    with closing(sqlite3.connect(tmp_path / "x.db", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(StorageError, match="is locked by another program"):
            start(sqlite_url(tmp_path / "x.db"))

    assert start(sqlite_url(tmp_path / "x.db")) == SHIPPED_NOTICES


def test_what_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """A file that is no database is told, and not written over."""
    file = tmp_path / "x.db"
    file.write_bytes(b"Dear diary, this is no database. " * 100)
    before = file.read_bytes()

    with pytest.raises(StorageError, match=r"x\.db is damaged or no database; move it away"):
        start(sqlite_url(file))

    assert file.read_bytes() == before


def test_a_damaged_database_is_said(tmp_path: Path) -> None:
    """A database whose pages were overwritten is told."""
    file = tmp_path / "x.db"
    start(sqlite_url(file))
    data = bytearray(file.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    file.write_bytes(data)

    with pytest.raises(StorageError, match=r"x\.db is damaged"):
        start(sqlite_url(file))


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """Where no room is left, the change is refused whole, and goes through once there is room."""
    url = sqlite_url(tmp_path / "x.db")
    start(url)
    long = replace(notice(1), title="long " * 400_000)
    with _file_size_limit(400_000), pytest.raises(StorageError, match=r"x\.db cannot .* full .*make room"):
        put(url, long)

    assert start(url) == SHIPPED_NOTICES
    put(url, long)
    assert len(start(url)) == len(SHIPPED_NOTICES) + 1


def test_a_full_disk_at_the_first_start_is_said(tmp_path: Path) -> None:
    """A first start without room leaves no half of a table behind."""
    url = sqlite_url(tmp_path / "x.db")
    with _file_size_limit(60_000), pytest.raises(StorageError, match="full"):
        start(url)

    assert start(url) == SHIPPED_NOTICES


def test_a_folder_without_the_right_to_write_is_said() -> None:
    """A database in a folder that may not be written is told."""
    folder = Path(tempfile.mkdtemp(prefix="crosscheck-"))
    try:
        url = sqlite_url(folder / "x.db")
        start(url)
        folder.chmod(0o555)
        with _nobody(), pytest.raises(StorageError, match=r"x\.db cannot be (written|opened); make"):
            put(url, notice(1))
        with (
            _nobody(),
            pytest.raises(StorageError, match=r"other\.db cannot be opened; make"),
        ):
            start(sqlite_url(folder / "other.db"))
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_an_import_that_is_killed_is_there_whole_or_not_at_all(url: str) -> None:
    """SIGKILL at any moment of an import leaves the old table or the new one, and a history to match."""
    code = (
        "import asyncio, sys\n"
        "from sources.table import SourceTable\n"
        "from tests.sources.examples import SHIPPED_NOTICES, notice\n"
        "async def main():\n"
        f"    many = [notice(number, 4) for number in range({MANY})]\n"
        f"    async with await SourceTable.open({url!r}) as table:\n"
        "        now = len(await table.notices())\n"
        "        print('begin', flush=True)\n"
        "        new = many if now < 100 else SHIPPED_NOTICES\n"
        "        await table.replace_all(new, 'ann', 'import')\n"
        "        print('end', flush=True)\n"
        "asyncio.run(main())"
    )
    random.seed(2)
    amid = 0
    for _ in range(3):
        before, number = _state(url)
        child = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        assert child.stdout.readline() == "begin\n"
        time.sleep(random.uniform(0.01, 0.3))  # noqa: S311 - any moment will do
        child.send_signal(signal.SIGKILL)
        ended = child.communicate()[0] == "end\n"
        amid += not ended

        after, change = _state(url)
        assert (after, change) in ((before, number), ({68: MANY, MANY: 68}[before], number + 1))
    assert amid, "no kill came in time; the import has become too fast for this test"


def _state(url: str) -> tuple[int, int]:
    """How many notices there are, and the last change; the history ends with that change."""

    async def run() -> tuple[int, int]:
        async with await SourceTable.open(url) as table:
            newest = await table.history(limit=1)
            number = await table.change_number()
            assert newest[0].change_number == number
            return len(await table.notices()), number

    return asyncio.run(run())


@contextmanager
def _file_size_limit(size: int) -> Iterator[None]:
    """No file of this process grows beyond `size` bytes: what a full disk is to SQLite."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _nobody() -> Iterator[None]:
    """Without root's right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_failed_start_prints_nothing_by_itself(tmp_path: Path) -> None:
    """The sentence is all that a person sees: no thread of a driver adds a traceback of its own."""
    (tmp_path / "x.db").write_bytes(b"no database " * 100)
    code = (
        "import asyncio\n"
        "from sources.database.engine import Database\n"
        "from sources.errors import StorageError\n"
        "try:\n"
        f"    asyncio.run(Database.open({sqlite_url(tmp_path / 'x.db')!r}))\n"
        "except StorageError as error:\n"
        "    print('said')\n"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)

    assert (done.stdout, done.stderr) == ("said\n", "")
