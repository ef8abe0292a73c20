"""The command line is tested with the judges alone: what a model adds has tests of its own."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _judges_alone(_plain_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CROSSCHECK_MODEL", "none")
