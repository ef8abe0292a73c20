"""The loopback Discord refuses what Discord refuses: its checks are tested on requests that are wrong."""

from __future__ import annotations

from typing import Any

import pytest

from tests.discord.rules import COMPONENTS_V2, command_problems, deferral_problems, message_problems
from tests.discord.spec import spec

QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}}


def display(text: str) -> dict[str, Any]:
    return {"type": 10, "content": text}


def button(custom_id: str) -> dict[str, Any]:
    return {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}


V2 = {"flags": COMPONENTS_V2, **QUIET}
WRONG: dict[str, dict[str, Any]] = {
    "4001 characters of text": V2 | {"components": [display("x" * 2000), display("x" * 2001)]},
    "41 components": V2
    | {"components": [{"type": 17, "components": [display("x")] * 20}, *[display("x")] * 20]},
    "beside components V2": V2 | {"content": "x", "components": [display("x")]},
    "without their flag": QUIET | {"components": [display("x")]},
    "empty message": QUIET,
    "custom_id a twice": V2 | {"components": [{"type": 1, "components": [button("a"), button("a")]}]},
    "are shown": V2 | {"components": [{"type": 13, "file": {"url": "attachment://x.txt"}}]},
    "mentions may ping": {"content": "x"},
}


@pytest.mark.parametrize("fault", WRONG)
def test_wrong_messages_are_found(fault: str) -> None:
    """Each rule finds its fault, and nothing but it."""
    assert [fault in problem for problem in message_problems(WRONG[fault], [])] == [True]


def test_wrong_answers_and_commands_are_found() -> None:
    """A deferral takes no other flag; commands are in small letters and described shortly."""
    assert list(deferral_problems({"data": {"flags": COMPONENTS_V2}})) != []
    assert list(deferral_problems({"data": {"flags": 64}})) == []
    assert len(list(command_problems([{"name": "Check", "description": "x" * 101}]))) == 2


@pytest.mark.skipif(spec() is None, reason="Discord's OpenAPI document is not at hand")
@pytest.mark.parametrize(
    ("method", "path", "body", "fault"),
    [
        ("POST", "/channels/1/messages", {"content": "x" * 4001}, "content"),
        ("POST", "/channels/1/messages", {"components": [button("x" * 101)]}, "components"),
        ("PUT", "/applications/1/commands", [{"name": "x", "description": "x" * 101}], "description"),
        ("POST", "/interactions/1/token/callback", {"type": 99}, "callback"),
        ("GET", "/no/such/route", None, "no such route"),
    ],
)
def test_the_document_is_followed(method: str, path: str, body: Any, fault: str) -> None:
    """What the document forbids is found, and its place is named."""
    document = spec()
    assert document is not None

    assert [fault in problem for problem in document.problems(method, path, body)] == [True]
