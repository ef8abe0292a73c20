"""Bodies of the HTTP interface as they go over the wire."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web


async def body_of(request: web.Request) -> tuple[Any, dict[str, bytes]]:
    """The JSON of a request, and the files that came with it."""
    if request.content_type != "multipart/form-data":
        raw = await request.text()
        return (json.loads(raw) if raw else None), {}
    form = await request.post()
    files = {part.filename: part.file.read() for part in form.values() if isinstance(part, web.FileField)}
    return json.loads(str(form["payload_json"])), files


def json_response(body: Any, status: int = 200) -> web.Response:
    """An answer of the HTTP interface."""
    # discord.py compares the content type for equality: no charset may follow.
    return web.Response(
        body=json.dumps(body).encode(), status=status, headers={"Content-Type": "application/json"}
    )


def refusal(status: int, code: int, message: str) -> web.Response:
    """An error with Discord's own number."""
    return json_response({"code": code, "message": message}, status)
