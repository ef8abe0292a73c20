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
    if len((body.get("content") or "").encode("utf-16-le")) // 2 > 2000:
        yield "words over 2000 characters"
    for component in components:
        yield from _part_problems(component)
    if len(files) > 10:
        yield f"{len(files)} files, over 10"
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


def _part_problems(part: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one part of a message or dialog."""
    limits = {
        "custom_id": 100,
        "label": 80 if part["type"] == 2 else 45,
        "placeholder": 150 if part["type"] == 3 else 100,
    }
    for name, limit in limits.items():
        if len(part.get(name) or "") > limit:
            yield f"{name} of a part {part['type']} over {limit} characters"
    if part["type"] == 1 and not 1 <= len(part["components"]) <= 5:
        yield f"a row of {len(part['components'])} parts"
    if part["type"] == 3:
        options = part["options"]
        if not 1 <= len(options) <= 25 or part.get("max_values", 1) > len(options):
            yield f"a menu of {len(options)} options"
        if any(
            len(option.get(name) or "") > 100
            for option in options
            for name in ("label", "value", "description")
        ):
            yield "an option of a menu over 100 characters"


def file_problems(files: dict[str, bytes]) -> Iterator[str]:
    """What is wrong with the files of a message."""
    for name, data in files.items():
        if len(data) > 10 * 2**20:
            yield f"{name} is over 10 MiB"


def choice_problems(choices: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with what a completion offers."""
    if len(choices) > 25:
        yield f"{len(choices)} choices, over 25"
    if any(not 1 <= len(choice[name]) <= 100 for choice in choices for name in ("name", "value")):
        yield "a choice that is empty, or over 100 characters"


def deferral_problems(callback: dict[str, Any]) -> Iterator[str]:
    """What is wrong with an announcement that the answer comes later."""
    if (callback.get("data") or {}).get("flags", 0) & ~EPHEMERAL:
        yield "a deferred answer takes no flag but EPHEMERAL"


def dialog_problems(data: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a dialog."""
    components = data.get("components") or []
    if len(data.get("title") or "") > 45 or len(data.get("custom_id") or "") > 100:
        yield "a dialog whose title or custom_id is too long"
    for part in walk(components):
        yield from _part_problems(part)
    if len(components) > 5:
        yield f"a dialog of {len(components)} parts, over 5"
    for label in components:
        field = label["component"]
        yield from _part_problems(field)
        if len(label.get("description") or "") > 100:
            yield "a label's description over 100 characters"
        if field.get("max_length", 0) > 4000:
            yield "a field of over 4000 characters"
        if len(field.get("value") or "") > field.get("max_length", 4000):
            yield f"a field of a dialog begins longer than its {field['max_length']} characters"


def command_problems(commands: list[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with the commands that are registered."""
    for command in commands:
        if command.get("type", 1) == 1 and command["name"] != command["name"].lower():
            yield f"command {command['name']} in capitals"
        if len(str(command.get("description", ""))) > 100:
            yield f"command {command['name']}: its description is over 100"
        if (length := _length(command)) > 8000:
            yield f"command {command['name']}: {length} characters with its options, over 8000"
        for part in _levels(command):
            if len(part.get("options") or []) > 25 or len(part.get("choices") or []) > 25:
                yield f"{part['name']}: over 25 options or choices"
    if len([command for command in commands if command.get("type", 1) == 3]) > 5:
        yield "over 5 message commands, which discord.py 2.7 refuses"


def _levels(command: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield command
    for option in command.get("options") or []:
        yield from _levels(option)


def _length(command: dict[str, Any]) -> int:
    """Of a command with its options and choices: names, descriptions and values together."""
    return sum(
        len(part["name"])
        + len(part.get("description") or "")
        + sum(len(choice["name"]) + len(str(choice["value"])) for choice in part.get("choices") or [])
        for part in _levels(command)
    )
