"""The gateway half of the loopback Discord: one WebSocket a shard, compressed as Discord does it."""

from __future__ import annotations

import asyncio
import json
import zlib
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

if TYPE_CHECKING:
    from tests.discord.server import Loopback

MESSAGE_CONTENT = 1 << 15
_DISALLOWED_INTENTS = 4014


class Gateway:
    """Greets whoever connects and passes events on to them."""

    def __init__(self, discord: Loopback) -> None:
        self._discord = discord
        self._sockets: list[_Socket] = []
        self.intents = 0
        self.connected = asyncio.Event()

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """One connection, from HELLO to its end."""
        socket = _Socket(request.query.get("compress") == "zlib-stream")
        await socket.response.prepare(request)
        await socket.send({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for frame in socket.response:
            if frame.type is WSMsgType.TEXT:
                await self._receive(socket, json.loads(frame.data))
        if socket in self._sockets:
            self._sockets.remove(socket)
        if not self._sockets:
            self.connected.clear()
        return socket.response

    async def dispatch(self, event: str, data: Any) -> None:
        """An event to all who are connected."""
        for socket in self._sockets:
            await socket.dispatch(event, data)

    async def close(self) -> None:
        """End all connections."""
        for socket in list(self._sockets):
            await socket.response.close()

    async def _receive(self, socket: _Socket, payload: dict[str, Any]) -> None:
        if payload["op"] == 1:
            await socket.send({"op": 11, "d": None})
        elif payload["op"] == 2:
            await self._identify(socket, payload["d"])

    async def _identify(self, socket: _Socket, data: dict[str, Any]) -> None:
        if data["intents"] & MESSAGE_CONTENT and not self._discord.message_content_allowed:
            await socket.response.close(code=_DISALLOWED_INTENTS, message=b"Disallowed intent(s).")
            return
        self.intents = data["intents"]
        self._sockets.append(socket)
        await socket.dispatch("READY", self._discord.ready(data.get("shard", [0, 1])))
        await socket.dispatch("GUILD_CREATE", self._discord.server())
        self.connected.set()


class _Socket:
    def __init__(self, compressed: bool) -> None:
        self.response = web.WebSocketResponse()
        self._deflate = zlib.compressobj() if compressed else None
        self._sequence = 0

    async def dispatch(self, event: str, data: Any) -> None:
        self._sequence += 1
        await self.send({"op": 0, "s": self._sequence, "t": event, "d": data})

    async def send(self, payload: dict[str, Any]) -> None:
        text = json.dumps(payload)
        if self._deflate is None:
            await self.response.send_str(text)
        else:
            data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
            await self.response.send_bytes(data)
