"""A Telegram to test against: the third-party emulator, with people in it and with faults.

The emulator (PyPI lo-bot-api-emulator) checks every call as the Bot API would. Round it stands a
middleware that gives the bot a username, which the emulator has not; notes what people were shown;
and spoils calls where a test wants it.
"""

import asyncio
import json
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from lo_bot_api_emulator import LoBotApiEmulator

TOKEN = "7000000:AAEmulatorTokenForTestsOnly-0123456789"
USERNAME = "senpai_test_bot"
BOT_ID = 7

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
Fault = Callable[[web.Request, Handler], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Shown:
    """A call that reached the emulator and that it accepted."""

    method: str
    fields: dict[str, Any]
    message_id: int | None = None

    @property
    def chat(self) -> int:
        return int(self.fields["chat_id"])

    @property
    def text(self) -> str:
        return str(self.fields.get("text", ""))

    @property
    def buttons(self) -> dict[str, str]:
        """Label to data."""
        markup = self.fields.get("reply_markup")
        rows = json.loads(markup)["inline_keyboard"] if markup else []
        return {button["text"]: button.get("callback_data", "") for row in rows for button in row}


def refusal(status: int, description: str, **parameters: Any) -> Fault:
    """A fault: the call is refused and does nothing."""

    async def fault(_request: web.Request, _handler: Handler) -> web.StreamResponse:
        body = {"ok": False, "error_code": status, "description": description}
        return web.json_response(
            body | ({"parameters": parameters} if parameters else {}), status=status
        )

    return fault


async def reset(request: web.Request, _handler: Handler) -> web.StreamResponse:
    """A fault: the connection is cut and the call does nothing."""
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def lost_answer(request: web.Request, handler: Handler) -> web.StreamResponse:
    """A fault: the message is delivered, but the bot never hears of it."""
    await handler(request)
    assert request.transport is not None
    request.transport.abort()
    return web.Response()


async def garbage(_request: web.Request, _handler: Handler) -> web.StreamResponse:
    """A fault: a proxy answers instead of Telegram."""
    return web.Response(text="<html>Bad Gateway</html>", status=502, content_type="text/html")


@dataclass
class Telegram:
    """The emulator on a loopback port.

    Args:
        faults: Faults for the next calls of a method, used up one a call.
        fault_for: Asked for a fault for every call; None lets it through.
    """

    faults: dict[str, list[Fault]] = field(default_factory=lambda: defaultdict(list))
    fault_for: Callable[[str, dict[str, Any]], Fault | None] = lambda _method, _fields: None
    shown: list[Shown] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    _emulator: LoBotApiEmulator = field(default_factory=lambda: LoBotApiEmulator(max_updates=5000))
    _runner: web.AppRunner | None = None
    _message_id: int = 100_000
    url: str = ""

    async def __aenter__(self) -> "Telegram":
        app = self._emulator.app()
        app.middlewares.append(self._middleware)
        self._runner = web.AppRunner(
            app, access_log=None, handler_cancellation=True, shutdown_timeout=1
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.url = f"http://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    # What people do

    async def say(self, user: int, text: str, **message: Any) -> int:
        """A person writes in their private chat."""
        return await self.send("message", {**self._private(user), "text": text, **message})

    async def press(self, user: int, shown: Shown, label: str) -> int:
        """A person presses a button."""
        return await self.send(
            "callback_query",
            {
                "id": str(self._message_id + 1),
                "from": person(user),
                "chat_instance": "1",
                "data": shown.buttons[label],
                "message": {
                    **self._private(user),
                    "message_id": shown.message_id,
                    "from": {"id": BOT_ID, "is_bot": True, "first_name": "Fixture"},
                },
            },
        )

    async def send(self, kind: str, content: dict[str, Any]) -> int:
        """Queue an update as Telegram would send it.

        The emulator queues three kinds only; others are put past its check.
        """
        self._message_id += 1
        update = {kind: content}
        if kind in {"message", "callback_query", "inline_query"}:
            return await self._emulator.enqueue_update(update, token=TOKEN)
        state = self._emulator._update_queues._state(TOKEN)
        async with state.condition:
            update["update_id"] = state.next_id
            state.next_id += 1
            state.updates.append(update)
            state.condition.notify_all()
        return int(update["update_id"])

    async def again(self, update: dict[str, Any]) -> None:
        """Deliver an update once more, under its old update_id."""
        state = self._emulator._update_queues._state(TOKEN)
        async with state.condition:
            state.updates.append(update)
            state.condition.notify_all()

    def _private(self, user: int) -> dict[str, Any]:
        return {
            "message_id": self._message_id,
            "date": 1_790_000_000,
            "chat": {"id": user, "type": "private", "first_name": f"User{user}"},
            "from": person(user),
        }

    # What people see

    def messages(self, chat: int) -> list[Shown]:
        """The messages that a chat has got."""
        return [s for s in self.shown if s.method == "sendMessage" and s.chat == chat]

    async def until(self, condition: Callable[[], object], seconds: float = 30.0) -> None:
        """Wait until something has happened, bounded in time."""
        async with asyncio.timeout(seconds):
            while not condition():  # noqa: ASYNC110 (what is waited for is in another process)
                await asyncio.sleep(0.02)

    async def answer(self, chat: int, count: int = 1, seconds: float = 30.0) -> list[Shown]:
        """Wait until a chat has got so many messages; the newest of them."""
        await self.until(lambda: len(self.messages(chat)) >= count, seconds)
        return self.messages(chat)[-count:]

    async def quiet(self, seconds: float = 0.6) -> None:
        """Wait until nothing more is sent."""
        before = -1
        while before != len(self.shown):
            before = len(self.shown)
            await asyncio.sleep(seconds)

    @web.middleware
    async def _middleware(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        method = request.match_info.get("method", "")
        fields = dict(await request.post())
        self.calls[method] += 1
        queue = self.faults.get(method)
        fault = queue.pop(0) if queue else self.fault_for(method, fields)

        async def deliver(request: web.Request) -> web.StreamResponse:
            response = await handler(request)
            if response.status == 200:
                self._note(method, fields, response)
            return response

        if fault:
            return await fault(request, deliver)
        response = await deliver(request)
        if method == "getMe" and isinstance(response, web.Response) and response.body:
            body = json.loads(bytes(response.body))  # type: ignore[arg-type]
            body["result"] |= {"username": USERNAME, "supports_inline_queries": True}
            return web.json_response(body)
        return response

    def _note(self, method: str, fields: dict[str, Any], response: web.StreamResponse) -> None:
        if method == "getUpdates" or not isinstance(response, web.Response):
            return
        result = json.loads(bytes(response.body))["result"]  # type: ignore[arg-type]
        message_id = result.get("message_id") if isinstance(result, dict) else None
        self.shown.append(Shown(method, fields, message_id))


def person(user: int) -> dict[str, Any]:
    """A user as the Bot API describes one."""
    return {"id": user, "is_bot": False, "first_name": f"User{user}"}


def doubles(shown: Iterable[Shown]) -> int:
    """How many messages a chat got more than once."""
    seen = Counter((s.chat, s.text) for s in shown if s.method == "sendMessage")
    return sum(count - 1 for count in seen.values())
