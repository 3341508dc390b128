"""A bot process and a Telegram for it."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.conversation.senpai import Senpai
from tests.conftest import Topics
from tests.e2e.process import BotProcess
from tests.e2e.telegram import TOKEN, Telegram

__all__ = ["StartBot", "Topics"]

StartBot = Callable[..., Awaitable[BotProcess]]


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    async with Telegram() as running:
        yield running


@pytest.fixture
async def start_bot(
    telegram: Telegram, tmp_path: Path, small_knowledge: Path, small_cache: Path, senpai: Senpai
) -> AsyncIterator[StartBot]:
    """Starts the bot and waits until it polls; everything started is ended after the test.

    `senpai` is there so that the bot finds in the cache what it has to learn.
    """
    async with AsyncExitStack() as stack:

        async def start(*, wait: bool = True, **settings: str) -> BotProcess:
            knowledge = settings.pop("knowledge", str(small_knowledge))
            bot = BotProcess(
                tmp_path,
                url=telegram.url,
                token=settings.pop("token", TOKEN),
                knowledge=Path(knowledge),
                cache=Path(settings.pop("cache", str(small_cache))),
                **settings,
            )
            before = telegram.calls["getUpdates"]
            await bot.start()
            stack.push_async_callback(bot.stop)
            if wait:
                await telegram.until(lambda: telegram.calls["getUpdates"] > before, 60)
            return bot

        yield start
