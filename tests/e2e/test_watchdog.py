"""A bot that cannot do its work ends, says why, and never shows its token."""

import asyncio

import pytest
from aiohttp import web

from bot.telegram.run import BAD_TOKEN
from bot.telegram.watchdog import EXIT_CODE
from tests.e2e.conftest import StartBot
from tests.e2e.telegram import TOKEN, Handler, Telegram, refusal

pytestmark = pytest.mark.e2e


async def _silence(_request: web.Request, _handler: Handler) -> web.StreamResponse:
    await asyncio.sleep(3600)
    return web.Response()


async def test_a_deaf_process_ends(telegram: Telegram, start_bot: StartBot) -> None:
    bot = await start_bot(SENPAI_DEAF_AFTER_SECONDS="10")
    telegram.fault_for = lambda method, _fields: _silence if method == "getUpdates" else None
    assert await bot.ended(40) == EXIT_CODE
    assert "Telegram has not answered for" in bot.said()
    assert TOKEN not in bot.said()


async def test_a_refused_token_ends_the_process_with_the_remedy(
    telegram: Telegram, start_bot: StartBot
) -> None:
    telegram.fault_for = lambda _method, _fields: refusal(401, "Unauthorized")
    bot = await start_bot(wait=False)
    assert await bot.ended(30) == BAD_TOKEN
    assert "@BotFather" in bot.said()
    assert TOKEN not in bot.said()


async def test_a_token_that_is_taken_back_ends_the_process(
    telegram: Telegram, start_bot: StartBot
) -> None:
    bot = await start_bot()
    telegram.fault_for = lambda _method, _fields: refusal(401, "Unauthorized")
    assert await bot.ended(30) == BAD_TOKEN
    assert TOKEN not in bot.said()


async def test_the_token_stays_out_of_the_log_when_everything_fails(
    telegram: Telegram, start_bot: StartBot
) -> None:
    bot = await start_bot(SENPAI_LOG_LEVEL="DEBUG")
    telegram.faults["sendMessage"] += [refusal(400, f"Bad Request: bot{TOKEN} is odd")]
    await telegram.say(1, f"/token{TOKEN.replace(':', '')}")
    await telegram.say(1, "/help")
    await telegram.answer(1)
    await bot.stop()
    assert bot.said()
    assert TOKEN not in bot.said()
    assert TOKEN.partition(":")[2] not in bot.said()


async def test_without_a_token_the_command_says_what_to_do(start_bot: StartBot) -> None:
    bot = await start_bot(wait=False, token="")
    assert await bot.ended(30) == 1
    assert "SENPAI_TELEGRAM_TOKEN is not set" in bot.said()
