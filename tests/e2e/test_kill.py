"""A process that is killed at any moment loses no message."""

import random

import pytest

from tests.e2e.conftest import StartBot
from tests.e2e.telegram import Telegram, doubles

pytestmark = pytest.mark.e2e

USERS, MESSAGES, KILLS = 12, 60, 3


async def test_every_message_is_answered_after_kills(
    telegram: Telegram, start_bot: StartBot
) -> None:
    chance = random.Random(5)
    questions = [(1000 + number % USERS, f"/nothing{number}") for number in range(MESSAGES)]
    bot = await start_bot()
    for user, text in questions[: MESSAGES // 2]:
        await telegram.say(user, text)
    for kill in range(KILLS):
        target = len(telegram.shown) + chance.randrange(1, 8)
        await telegram.until(lambda target=target: len(telegram.shown) >= target)
        await bot.kill()
        for user, text in questions[MESSAGES // 2 :][kill::KILLS]:
            await telegram.say(user, text)
        bot = await start_bot()
    await telegram.until(lambda: _answered(telegram) == MESSAGES, 60)
    await telegram.quiet()
    for user in {user for user, _ in questions}:
        asked = [text for who, text in questions if who == user]
        answers = [message.text for message in telegram.messages(user)]
        first = [next(n for n, a in enumerate(answers) if f"{text}." in a) for text in asked]
        order = {text: at for at, text in enumerate(asked)}
        assert len(first) == len(order)
    # At most what was in flight at a kill comes twice.
    assert doubles(telegram.shown) <= KILLS * 16


def _answered(telegram: Telegram) -> int:
    return len({(s.chat, s.text) for s in telegram.shown if s.method == "sendMessage"})
