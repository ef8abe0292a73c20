"""Long work says how far it is, and work that is over at once says nothing."""

from __future__ import annotations

import pytest

import bot.cli.progress
from bot.cli.progress import progress


def test_says_now_and_then_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nobody watches, a line on standard error after each while, and none before the first is over."""
    with progress("Reading") as told:
        told(64, 2_000)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(bot.cli.progress, "_SECONDS", 0.0)
    with progress("Reading") as told:
        told(64, 2_000)
        told(2_000, 2_000)
    assert capsys.readouterr() == (
        "",
        "crosscheck: Reading: 64 / 2,000\ncrosscheck: Reading: 2,000 / 2,000\n",
    )
