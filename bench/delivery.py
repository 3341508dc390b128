"""`python -m bench.delivery`: kill the bot again and again in a burst of messages, and count.

By hand, not in CI: it takes a minute or two. Users write to the third-party emulator on loopback; the
bot is a process of its own, ended by SIGKILL at random moments.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from bot.conversation.desk import Desk
from bot.settings import settings
from tests.e2e.process import BotProcess
from tests.e2e.telegram import TOKEN, Telegram, doubles


async def measure(users: int, messages: int, kills: int, seed: int, database: str | None) -> bool:
    """Run the burst and print what came of it.

    Returns:
        Whether every message was answered, in order.
    """
    chance = random.Random(seed)
    # What the bot has to learn is learnt before it is killed for the first time.
    Desk.open(settings().knowledge_dir, settings().cache_dir, lambda doing, _done: print(doing))
    asked: dict[int, list[str]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        async with Telegram() as telegram:
            extra = {"SENPAI_DATABASE_URL": database} if database else {}
            bot = BotProcess(
                Path(folder),
                url=telegram.url,
                token=TOKEN,
                knowledge=settings().knowledge_dir,
                cache=settings().cache_dir,
                **extra,
            )

            async def write() -> None:
                for number in range(messages):
                    user = 1000 + chance.randrange(users)
                    # An unknown command comes back in its answer, so each answer can be told apart.
                    text = f"/q{number:04d}"
                    asked[user].append(text)
                    await telegram.say(user, text)
                    await asyncio.sleep(chance.random() * 0.05)

            async def start() -> None:
                polls = telegram.calls["getUpdates"]
                await bot.start()
                await telegram.until(lambda: telegram.calls["getUpdates"] > polls, 60)

            began = time.monotonic()
            await start()
            writing = asyncio.create_task(write())
            for _ in range(kills):
                await asyncio.sleep(chance.random() * 0.8)
                await bot.kill()
                await start()
            await writing
            try:
                await telegram.until(lambda: _answered(telegram) >= messages, 120)
            except TimeoutError:
                print(
                    f"after {time.monotonic() - began:.0f} s answers are missing", file=sys.stderr
                )
            await telegram.quiet(2.0)
            await bot.stop()
            lost = messages - _answered(telegram)
            order = sum(not _in_order(telegram, user, texts) for user, texts in asked.items())
            print("# Delivery: burst with kills")
            print(
                f"{messages} messages of {users} users, {kills} kills: {lost} lost, "
                f"{doubles(telegram.shown)} doubled, {order} chats out of order, "
                f"{time.monotonic() - began:.0f} s"
            )
            return lost == 0 and order == 0


def _answered(telegram: Telegram) -> int:
    return len({(s.chat, s.text) for s in telegram.shown if s.method == "sendMessage"})


def _in_order(telegram: Telegram, user: int, texts: list[str]) -> bool:
    answers = [message.text for message in telegram.messages(user)]
    firsts = [
        next((at for at, answer in enumerate(answers) if text in answer), -1) for text in texts
    ]
    return -1 not in firsts and firsts == sorted(firsts)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", help="a database URL; by default a fresh SQLite file")
    given = parser.parse_args()
    good = asyncio.run(
        measure(given.users, given.messages, given.kills, given.seed, given.database)
    )
    sys.exit(0 if good else 1)
