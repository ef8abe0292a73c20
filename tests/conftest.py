"""What all tests share: the shipped table, the data beside the repository, and an environment without settings."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bot.checking.checker import Checker
from bot.service import build_checker
from sources.notice import Notice
from sources.spreadsheet import SHIPPED, read_table

REPOSITORY = Path(__file__).parents[1]
_SHARED = "CROSSCHECK_SHARED"


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of whoever runs the tests is read, and the user's data directory is the test's own.

    The judges are alone: the model takes a quarter of a second at each start, and its tests set it.
    """
    for name in list(os.environ):
        if name.startswith("CROSSCHECK_") and name != _SHARED:
            monkeypatch.delenv(name)
    monkeypatch.setenv("CROSSCHECK_MODEL", "none")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="session")
def shipped() -> tuple[Notice, ...]:
    """The notices of the shipped table."""
    return read_table(SHIPPED)


@pytest.fixture(scope="session")
def shipped_checker(shipped: tuple[Notice, ...]) -> Checker:
    """A checker over the shipped table, without a model."""
    return build_checker(shipped)


@pytest.fixture
def shared_data() -> Path:
    """The folder of data beside the repository; the test is skipped where it is absent."""
    folder = Path(os.environ.get(_SHARED) or REPOSITORY.parent / "shared") / "data"
    if not folder.is_dir():
        pytest.skip("the shared data is not here")
    return folder
