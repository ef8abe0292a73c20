"""A loopback Discord on 127.0.0.1: as much of its HTTP interface as the bot uses, with its refusals."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import discord.gateway
import discord.http
import yarl
from aiohttp import web

from tests.discord import payloads
from tests.discord.gateway import MESSAGE_CONTENT, Gateway
from tests.discord.payloads import APPLICATION, BOT, Payload
from tests.discord.rules import (
    COMPONENTS_V2,
    choice_problems,
    command_problems,
    deferral_problems,
    dialog_problems,
    file_problems,
    message_problems,
    walk,
)
from tests.discord.spec import spec
from tests.discord.wire import body_of, json_response, refusal

_Handler = Callable[..., Awaitable[web.Response]]
TOKEN = "a-token"
PATIENCE = 5.0
"""Seconds that anything may take on a busy machine."""


@dataclass
class Sent:
    """A message of the bot: the payload that Discord would store, and its files by name."""

    message: Payload
    data: dict[str, bytes] = field(default_factory=dict)
    ephemeral: bool = False
    deferred: bool = False
    earlier: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words of it that a person would read."""
        texts = [part["content"] for part in walk(self.message["components"]) if part["type"] == 10]
        return "\n".join([self.message["content"], *texts])

    @property
    def files(self) -> dict[str, str]:
        """Its files as text."""
        return {name: data.decode() for name, data in self.data.items()}

    @property
    def buttons(self) -> dict[str, str]:
        """Its buttons: custom_id by label."""
        parts = walk(self.message["components"])
        return {
            part["label"]: part["custom_id"] for part in parts if part["type"] == 2 and "custom_id" in part
        }


@dataclass
class _Pending:
    interaction: Payload
    answer: asyncio.Future[Sent]
    acknowledged: bool = False
    ephemeral: bool = False


class Loopback:
    """The state of one Discord, and the problems it found with what the bot asked of it."""

    def __init__(self) -> None:
        self.gateway = Gateway(self)
        self.message_content_allowed = True
        self.problems: list[str] = []
        self.requests: list[tuple[str, str]] = []
        self.commands: list[Payload] = []
        self.channels: dict[str, Payload] = {}
        self.roles: list[Payload] = []
        self.messages: dict[str, Payload] = {}
        self.files: dict[str, bytes] = {}
        self.sent: list[Sent] = []
        self.edits: list[Sent] = []
        self.follow_ups: list[Sent] = []
        self.refusals: list[tuple[str, web.Response]] = []
        self.bot = payloads.user(BOT, "crosscheck", bot=True)
        self.url = ""
        self._pending: dict[str, _Pending] = {}
        self._news = asyncio.Condition()

    @classmethod
    @asynccontextmanager
    async def running(cls) -> AsyncIterator[Loopback]:
        """Open it, and point discord.py at it. What it found wrong with the bot's requests fails the test."""
        loopback = cls()
        application = web.Application(client_max_size=32 * 2**20)
        application.router.add_get("/cdn/{name}", loopback._file)
        application.router.add_get("/", loopback.gateway.handle)
        application.router.add_route("*", "/api/v10{path:/.*}", loopback._request)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        loopback.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        base, default = discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY
        discord.http.Route.BASE = f"{loopback.url}/api/v10"
        discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(loopback.url.replace("http", "ws"))
        try:
            yield loopback
        finally:
            discord.http.Route.BASE, discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = base, default
            await loopback.gateway.close()
            await runner.cleanup()
        if loopback.problems:
            raise AssertionError("\n".join(["Discord would have refused:", *loopback.problems]))

    def refuse_next(self, path: str, status: int, body: Payload) -> None:
        """Answer the next request whose path fits the pattern with a refusal."""
        # discord.py takes a 429 without a Via header for a ban by Cloudflare.
        response = json_response(body, status)
        response.headers["Via"] = "1.1 google"
        self.refusals.append((path, response))

    def ready(self, shard: list[int]) -> Payload:
        """READY's data."""
        return {
            "v": 10,
            "user": self.bot,
            "guilds": [{"id": payloads.SERVER, "unavailable": True}],
            "session_id": "session",
            "resume_gateway_url": self.url.replace("http", "ws"),
            "shard": shard,
            "application": {"id": APPLICATION, "flags": 0},
        }

    def server(self) -> Payload:
        """The server with its channels."""
        return payloads.server(
            [channel for channel in self.channels.values() if "guild_id" in channel], self.bot, self.roles
        )

    def as_bot_sees(self, message: Payload, addressed: bool = False) -> Payload:
        """The message as the bot gets it: without the intent only what is addressed to it has words."""
        seen = dict(message)
        if seen.get("referenced_message"):
            seen["referenced_message"] = self.as_bot_sees(seen["referenced_message"])
        mine = seen["author"]["id"] == BOT or any(mention["id"] == BOT for mention in seen["mentions"])
        if not (self.gateway.intents & MESSAGE_CONTENT or addressed or mine or "guild_id" not in seen):
            seen |= {"content": "", "attachments": [], "embeds": [], "components": []}
        return seen

    async def interact(self, interaction: Payload) -> Sent:
        """Bring an interaction to the bot, and wait for its final answer."""
        pending = _Pending(interaction, asyncio.get_running_loop().create_future())
        self._pending[interaction["token"]] = pending
        await self.gateway.dispatch("INTERACTION_CREATE", interaction)
        return await asyncio.wait_for(pending.answer, PATIENCE)

    def attach(self, name: str, data: bytes) -> Payload:
        """Keep a file on the CDN, and describe it as an attachment."""
        stored = f"{payloads.new_id()}-{name}"
        self.files[stored] = data
        url = f"{self.url}/cdn/{stored}"
        return {"id": payloads.new_id(), "filename": name, "size": len(data), "url": url, "proxy_url": url}

    async def replies_to(self, message_id: str) -> Sent:
        """Wait for the bot's reply to a message."""
        async with self._news:
            async with asyncio.timeout(PATIENCE):
                while not (found := self.replied(message_id)):
                    await self._news.wait()
        return found[0]

    async def waits_for(self, wanted: Callable[[], bool]) -> None:
        """Wait until something that the bot sends makes it true."""
        async with self._news, asyncio.timeout(PATIENCE):
            while not wanted():
                await self._news.wait()

    def replied(self, message_id: str) -> list[Sent]:
        """The bot's replies to a message so far."""
        return [
            sent
            for sent in self.sent
            if (sent.message.get("message_reference") or {}).get("message_id") == message_id
        ]

    async def _file(self, request: web.Request) -> web.Response:
        return web.Response(body=self.files[request.match_info["name"]])

    async def _request(self, request: web.Request) -> web.Response:
        path, method = request.match_info["path"], request.method
        body, files = await body_of(request)
        self.requests.append((method, path))
        if (
            request.headers.get("Authorization", "") != f"Bot {TOKEN}"
            and "/callback" not in path
            and "/webhooks" not in path
        ):
            return refusal(401, 0, "401: Unauthorized")
        document = spec()
        self.problems += document.problems(method, path, body) if document else ()
        for scripted in self.refusals:
            if re.fullmatch(scripted[0], path):
                self.refusals.remove(scripted)
                return scripted[1]
        for wanted, pattern, handler in _ROUTES:
            if wanted == method and (match := re.fullmatch(pattern, path)):
                return await handler(self, match, body, files)
        self.problems.append(f"{method} {path}: the loopback Discord has no such route")
        return refusal(404, 0, "404: Not Found")

    async def _me(self, *_: Any) -> web.Response:
        return json_response(self.bot)

    async def _application(self, *_: Any) -> web.Response:
        described = {
            "id": APPLICATION,
            "name": "Crosscheck",
            "icon": None,
            "description": "",
            "flags": 0,
            "type": None,
        }
        bot = {
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "owner": self.bot,
            "team": None,
        }
        return json_response(described | bot | {"summary": "", "rpc_origins": []})

    async def _gateway(self, *_: Any) -> web.Response:
        limits = {"total": 1000, "remaining": 999, "reset_after": 1, "max_concurrency": 1}
        return json_response(
            {"url": self.url.replace("http", "ws"), "shards": 1, "session_start_limit": limits}
        )

    async def _put_commands(self, _: re.Match[str], body: Any, files: Any) -> web.Response:
        self.problems += command_problems(body)
        more: Payload = {"application_id": APPLICATION, "version": "1", "default_member_permissions": None}
        more |= {"type": 1, "options": [], "description": ""}
        self.commands = [more | command | {"id": payloads.new_id()} for command in body]
        return json_response(self.commands)

    async def _post_message(self, match: re.Match[str], body: Any, files: dict[str, bytes]) -> web.Response:
        reference = body.get("message_reference")
        # discord.py sends these ids as numbers, which Discord takes.
        reference = reference and {**reference, "message_id": str(reference["message_id"])}
        if reference and reference["message_id"] not in self.messages:
            return refusal(400, 50035, "Invalid Form Body: Unknown message")
        channel = self.channels[match[1]]
        sent = self._store(
            channel, body, files, message_reference=reference and reference | {"channel_id": match[1]}
        )
        async with self._news:
            self.sent.append(sent)
            self._news.notify_all()
        return json_response(sent.message)

    async def _edit_message(self, match: re.Match[str], body: Any, files: dict[str, bytes]) -> web.Response:
        message = self.messages.get(match[2])
        if message is None:
            return refusal(404, 10008, "Unknown Message")
        if message["author"]["id"] != BOT:
            return refusal(403, 50005, "Cannot edit a message authored by another user")
        body = {"flags": message["flags"], **body}
        edited = self._store(self.channels[match[1]], body, files)
        edited.message |= {"id": message["id"], "message_reference": message.get("message_reference")}
        self.messages[message["id"]] = edited.message
        async with self._news:
            self.edits.append(edited)
            self._news.notify_all()
        return json_response(edited.message)

    async def _follow_up(self, match: re.Match[str], body: Any, files: dict[str, bytes]) -> web.Response:
        pending = self._pending[match[1]]
        ephemeral = bool((body.get("flags") or 0) & 64)
        sent = self._store(pending.interaction["channel"], body, files, ephemeral=ephemeral)
        async with self._news:
            self.follow_ups.append(sent)
            self._news.notify_all()
        return json_response(sent.message)

    async def _get_message(self, match: re.Match[str], *_: Any) -> web.Response:
        message = self.messages.get(match[2])
        return json_response(self.as_bot_sees(message)) if message else refusal(404, 10008, "Unknown Message")

    async def _callback(self, match: re.Match[str], body: Any, files: dict[str, bytes]) -> web.Response:
        pending = self._pending[match[1]]
        if pending.acknowledged:
            self.problems.append("a second first answer to an interaction")
            return refusal(400, 40060, "Interaction has already been acknowledged.")
        pending.acknowledged = True
        data = body.get("data") or {}
        pending.ephemeral = bool(data.get("flags", 0) & 64)
        resource: Payload = {"type": body["type"]}
        if body["type"] == 5:
            self.problems += deferral_problems(body)
        elif body["type"] in (8, 9):
            # Choices of a completion, or a dialog: what is told to the person is no message.
            self.problems += dialog_problems(data)
            self.problems += choice_problems(data.get("choices") or [])
            pending.answer.set_result(Sent({"content": "", "components": [], **data}, ephemeral=True))
        else:
            sent = self._store(pending.interaction["channel"], data, files, ephemeral=pending.ephemeral)
            pending.answer.set_result(sent)
            resource["message"] = sent.message
        described = {"id": pending.interaction["id"], "type": pending.interaction["type"]}
        return json_response({"interaction": described, "resource": resource})

    async def _edit_original(self, match: re.Match[str], body: Any, files: dict[str, bytes]) -> web.Response:
        pending = self._pending[match[1]]
        if not pending.answer.done():
            sent = self._store(
                pending.interaction["channel"], body, files, ephemeral=pending.ephemeral, deferred=True
            )
            pending.answer.set_result(sent)
            return json_response(sent.message)
        # Edited once more: what was sent becomes what it is now, and its old words stay in `earlier`.
        sent = pending.answer.result()
        if (body.get("flags") or 0) & COMPONENTS_V2 and sent.message["content"] and "content" not in body:
            self.problems.append("a layout beside the words that the message had")
        now = self._store(pending.interaction["channel"], body, files, ephemeral=pending.ephemeral)
        sent.earlier.append(sent.message["content"])
        sent.message = self.messages[sent.message["id"]] = now.message | {"id": sent.message["id"]}
        sent.data = now.data
        return json_response(sent.message)

    def _store(
        self,
        channel: Payload,
        body: Payload,
        files: dict[str, bytes],
        ephemeral: bool = False,
        deferred: bool = False,
        message_reference: Payload | None = None,
    ) -> Sent:
        self.problems += message_problems(body, list(files))
        self.problems += file_problems(files)
        # Discord numbers the components that come without an id.
        components = body.get("components") or []
        for number, component in enumerate(walk(components), start=1):
            component.setdefault("id", number)
        message = payloads.message(self.bot, channel, body.get("content") or "", components=components)
        message["flags"] = (body.get("flags") or 0) & (COMPONENTS_V2 | 64)
        if not message["flags"] & COMPONENTS_V2:
            message["attachments"] = [self.attach(name, data) for name, data in files.items()]
        if message_reference:
            message |= {"message_reference": message_reference, "type": 19}
        self.messages[message["id"]] = message
        return Sent(message, files, ephemeral, deferred)


_ROUTES: Iterable[tuple[str, str, _Handler]] = (
    ("GET", r"/users/@me", Loopback._me),
    ("GET", r"/oauth2/applications/@me", Loopback._application),
    ("GET", r"/gateway/bot", Loopback._gateway),
    ("PUT", r"/applications/\d+/commands", Loopback._put_commands),
    ("POST", r"/channels/(\d+)/messages", Loopback._post_message),
    ("GET", r"/channels/(\d+)/messages/(\d+)", Loopback._get_message),
    ("PATCH", r"/channels/(\d+)/messages/(\d+)", Loopback._edit_message),
    ("POST", r"/webhooks/\d+/([^/]+)", Loopback._follow_up),
    ("POST", r"/interactions/\d+/([^/]+)/callback", Loopback._callback),
    ("PATCH", r"/webhooks/\d+/([^/]+)/messages/@original", Loopback._edit_original),
)
