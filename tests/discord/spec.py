"""Checks requests against Discord's OpenAPI document, where there is one at hand."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

_ADDRESS = "urn:discord"


def document_path() -> Path | None:
    """Where the document is: in CROSSCHECK_SHARED, or in the folder `shared` beside the repository."""
    beside = Path(__file__).parents[3] / "shared"
    path = Path(os.environ.get("CROSSCHECK_SHARED") or beside) / "discord" / "openapi.json"
    return path if path.is_file() else None


class Spec:
    """The document's routes, and what their bodies must look like."""

    def __init__(self, document: dict[str, Any]) -> None:
        resource = Resource.from_contents(document, default_specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource(_ADDRESS, resource)
        # "@me" and "@original" fit the templates too: the route with the fewest parameters is meant.
        templates = sorted(document["paths"].items(), key=lambda item: item[0].count("{"))
        self._routes = [
            (re.compile(re.sub(r"\{[^/]+\}", "[^/]+", path)), path, item) for path, item in templates
        ]
        self._validators: dict[str, Draft202012Validator] = {}

    def problems(self, method: str, path: str, body: Any) -> Iterator[str]:
        """What the document says against a request; `path` has no /api/v10 before it."""
        verb = method.lower()
        fitting = [route for route in self._routes if route[0].fullmatch(path) and verb in route[2]]
        if not fitting:
            yield f"{method} {path}: no such route"
            return
        _, template, operations = fitting[0]
        content = operations[verb].get("requestBody", {}).get("content", {})
        if body is None or "application/json" not in content:
            return
        place = template.replace("~", "~0").replace("/", "~1")
        pointer = f"{_ADDRESS}#/paths/{place}/{verb}/requestBody/content/application~1json/schema"
        validator = self._validators.get(pointer)
        if validator is None:
            validator = Draft202012Validator({"$ref": pointer}, registry=self._registry)
            self._validators[pointer] = validator
        documented = _as_documented(body)
        if validator.is_valid(documented):
            return
        error = best_match(validator.iter_errors(documented))
        if error is not None:
            where = "/".join(str(part) for part in error.absolute_path)
            yield f"{method} {template}: {where}: {error.message[:200]}"


def _as_documented(body: Any) -> Any:
    """The library sends some ids as numbers where the document wants text; Discord takes both."""
    if not isinstance(body, dict):
        return body
    plain = {key: _as_documented(value) for key, value in body.items()}
    if plain.get("attachments"):
        plain["attachments"] = [part | {"id": str(part["id"])} for part in plain["attachments"]]
    reference = plain.get("message_reference") or {}
    reference |= {key: str(value) for key, value in reference.items() if key.endswith("_id")}
    return plain


@cache
def spec() -> Spec | None:
    """The document, read once; None where it is not at hand."""
    path = document_path()
    return Spec(json.loads(path.read_text(encoding="utf-8"))) if path else None
