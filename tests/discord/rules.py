"""What Discord refuses and its OpenAPI document does not say: rules over the messages that the bot sends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

COMPONENTS_V2 = 1 << 15
EPHEMERAL = 1 << 6
_V2_TYPES = {9, 10, 11, 12, 13, 14, 17}


def walk(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every component, those within others included."""
    for component in components:
        yield component
        yield from walk(component.get("components") or [])
        if component.get("accessory"):
            yield from walk([component["accessory"]])


def message_problems(body: dict[str, Any], files: list[str]) -> Iterator[str]:
    """What is wrong with a message that is sent or edited."""
    components = list(walk(body.get("components") or []))
    v2 = bool((body.get("flags") or 0) & COMPONENTS_V2)
    texts = sum(
        len(component["content"].encode("utf-16-le")) // 2
        for component in components
        if component["type"] == 10
    )
    custom_ids = Counter(component["custom_id"] for component in components if "custom_id" in component)
    shown = {component["file"]["url"] for component in components if component["type"] == 13}
    if not (body.get("content") or components or files or body.get("embeds")):
        yield "an empty message"
    if v2 and (body.get("content") or body.get("embeds")):
        yield "content or embeds beside components V2"
    if not v2 and any(component["type"] in _V2_TYPES for component in components):
        yield "components V2 without their flag"
    if texts > 4000:
        yield f"{texts} characters of text, over 4000"
    if len(components) > 40:
        yield f"{len(components)} components, over 40"
    yield from (f"custom_id {custom_id} twice" for custom_id, count in custom_ids.items() if count > 1)
    if v2 and shown != {f"attachment://{name}" for name in files}:
        yield f"files {files} are sent and {sorted(shown)} are shown"
    if (body.get("allowed_mentions") or {"parse": None}).get("parse") != []:
        yield "mentions may ping"


def deferral_problems(callback: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an announcement that the answer comes later."""
    if (callback.get("data") or {}).get("flags", 0) & ~EPHEMERAL:
        yield "a deferred answer takes no flag but EPHEMERAL"


def dialog_problems(data: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a dialog; the choices of a completion have no rule that the document lacks."""
    components = data.get("components") or []
    if len(components) > 5:
        yield f"a dialog of {len(components)} parts, over 5"
    for label in components:
        field = label["component"]
        if len(field.get("value") or "") > field.get("max_length", 4000):
            yield f"a field of a dialog begins longer than its {field['max_length']} characters"


def command_problems(commands: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the commands that are registered."""
    for command in commands:
        if command.get("type", 1) == 1 and command["name"] != command["name"].lower():
            yield f"command {command['name']} in capitals"
        if len(str(command.get("description", ""))) > 100:
            yield f"command {command['name']}: its description is over 100"
    if len([command for command in commands if command.get("type", 1) == 3]) > 5:
        yield "over 5 message commands, which discord.py 2.7 refuses"
