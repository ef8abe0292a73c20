"""Says on 127.0.0.1 whether the bot is well, for Docker's HEALTHCHECK."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from aiohttp import web

from bot.texts import text
from sources.errors import InputError


@asynccontextmanager
async def health_endpoint(port: int, faults: Callable[[], Awaitable[list[str]]]) -> AsyncIterator[None]:
    """Answer GET /health with 200, or with 503 and what is wrong. Port 0 opens nothing.

    Raises:
        InputError: the port cannot be opened.
    """
    if not port:
        yield
        return

    async def health(_: web.Request) -> web.Response:
        wrong = await faults()
        return web.json_response({"well": not wrong, "faults": wrong}, status=503 if wrong else 200)

    application = web.Application()
    application.router.add_get("/health", health)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, "127.0.0.1", port).start()
        except OSError as error:
            raise InputError(text("run.port_taken", port=port, cause=error.strerror or error)) from None
        yield
    finally:
        await runner.cleanup()
